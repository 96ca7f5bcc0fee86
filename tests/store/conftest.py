"""A new file for each test, and a look at a folder byte by byte."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kpidesk.domain.business import Business
from kpidesk.store.store import Store
from tests.drawer import plain_drawer

Folder = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Bäckerei 100 % #1?.kpidesk"


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "new.kpidesk"
    Store.create(path, Business("Bäckerei"), ("revenue", "visitors")).close()
    return path


@pytest.fixture
def closed(path: Path, new_file: Path) -> Path:
    """A sound file that nobody has open; its indicators are revenue (key 1) and visitors (key 2)."""
    return Path(shutil.copy(new_file, path))


@pytest.fixture
def store(closed: Path) -> Iterator[Store]:
    with Store.open(closed) as store:
        yield store


@pytest.fixture
def drawer() -> Iterator[Path]:
    with plain_drawer() as folder:
        yield folder


@pytest.fixture
def at() -> dt.datetime:
    return dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def everything_in() -> Callable[[Path], Folder]:
    """Names and bytes of all files in a folder; only for files that no store has open."""
    return lambda folder: {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
