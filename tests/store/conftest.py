"""A new file for each test, and a look at a folder byte by byte."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kpidesk.domain.business import Business
from kpidesk.store.store import Store

Folder = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Bäckerei 100 % #1?.kpidesk"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.create(path, Business("Bäckerei")) as store:
        yield store


@pytest.fixture
def closed(path: Path) -> Path:
    """A sound file that nobody has open."""
    Store.create(path, Business("Bäckerei"), ("revenue", "visitors")).close()
    return path


@pytest.fixture
def at() -> dt.datetime:
    return dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def everything_in() -> Callable[[Path], Folder]:
    """Names and bytes of all files in a folder; only for files that no store has open."""
    return lambda folder: {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
