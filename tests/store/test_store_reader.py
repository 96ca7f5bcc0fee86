"""Looking at a file changes nothing, and needs no right to."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store

NOW = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
CELL = Cell("revenue", Month.of(2026, 8))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop.kpidesk"
    with Store.create(path, Business("Shop")) as store:
        store.write(SetValues({CELL: 5.0}), NOW)
    return path


def test_a_reader_sees_everything_and_leaves_every_byte(path: Path) -> None:
    before = path.read_bytes()
    with Reader(path) as reader:
        assert reader.read().values == {CELL: 5.0}
        assert reader.goal_history("revenue") == []
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["shop.kpidesk"]


def test_a_reader_writes_nothing(path: Path) -> None:
    with Reader(path) as reader, pytest.raises(FileRefused) as refused:
        reader.write(SetValues({CELL: 6.0}), NOW)
    assert refused.value.problem is FileProblem.NOT_WRITABLE


def test_a_file_of_no_kind_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.kpidesk").write_text("Dear bank")
    with pytest.raises(FileRefused) as refused:
        Reader(tmp_path / "x.kpidesk")
    assert refused.value.problem is FileProblem.NOT_KPIDESK


def test_a_damaged_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1024])
    with pytest.raises(FileRefused) as refused:
        Reader(path)
    assert refused.value.problem is FileProblem.DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_a_file_where_nothing_can_be_written_is_read(drawer: Path) -> None:
    drawer.chmod(0o500)
    with Reader(drawer / "b.kpidesk") as reader:
        assert reader.read().business == Business("B")
    with pytest.raises(FileRefused):
        Store.open(drawer / "b.kpidesk")
