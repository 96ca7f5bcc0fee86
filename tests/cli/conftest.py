"""The command line as a function: run it, look at what it said."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.cli import care, checked, edit, export, look, opened
from kpidesk.cli.main import main


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A test sees no backups of the machine's user, and leaves none."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command; wrong usage is code 2 as from a shell."""

    def call(*arguments: object) -> Said:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session", autouse=True)
def catalogue_read_once() -> Iterator[None]:
    """What ships does not change between two commands; reading it takes longer than most of them."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(read_catalogue)
        for room in (care, checked, edit, export, look, opened):
            patch.setattr(room, "read_catalogue", once)
        yield


@pytest.fixture(scope="session")
def new_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "shop.kpidesk"
    assert main(["new", str(path), "--starter", "shop", "--currency", "GBP"]) == 0
    return path


@pytest.fixture
def shop(new_shop: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(new_shop, tmp_path / "shop.kpidesk")


@pytest.fixture(scope="session")
def new_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "sample.kpidesk"
    assert main(["new", str(path), "--sample"]) == 0
    return path


@pytest.fixture
def sample(new_sample: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(new_sample, tmp_path / "sample.kpidesk")
