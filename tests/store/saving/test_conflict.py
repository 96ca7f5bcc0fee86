"""Our way of a file that went two ways is kept whole, with what it remembers where that is still at hand."""

import datetime as dt
from pathlib import Path

import pytest

from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, ChooseIndicators, SetBusiness, SetValues, Several
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.saving.conflict import Ours, copy_beside, save_whole
from kpidesk.store.saving.queue import Entry
from kpidesk.store.store import Store

MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
REVENUE = Cell("revenue", MAY)
AT = dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)


def figure(number: float) -> Change:
    return SetValues({REVENUE: number})


def ours(values: dict[Cell, float]) -> Ours:
    anew = Several((SetBusiness(Business("Bäckerei")), ChooseIndicators(("revenue", "visitors")), SetValues(values)))
    return Ours(anew, lambda contents: contents.values == values)


def remembered(path: Path) -> list[float | None]:
    with Store.open(path) as store:
        return [entry.new for entry in store.value_history("revenue")]


def identity(path: Path) -> tuple[str, dict[Cell, float]]:
    with Store.open(path) as store:
        return store.identity.file_uuid, store.read().values


def test_a_copy_has_the_history_and_what_is_unsaved(store: Store, tmp_path: Path) -> None:
    store.write(figure(1.0), AT)
    save_whole(store, tmp_path / "copy", [Entry(figure(2.0), AT, MadeBy.TYPED)], ours({REVENUE: 2.0}))
    assert remembered(tmp_path / "copy") == [1.0, 2.0]
    assert identity(tmp_path / "copy") == (store.identity.file_uuid, {REVENUE: 2.0})
    assert store.read().values == {REVENUE: 1.0}


def test_it_is_made_of_a_file_that_is_gone(store: Store, tmp_path: Path) -> None:
    store.write(figure(1.0), AT)
    store.path.unlink()
    save_whole(store, tmp_path / "copy", [], ours({REVENUE: 1.0}))
    assert remembered(tmp_path / "copy") == [1.0]


def test_it_is_made_anew_where_the_file_was_written_over(store: Store, tmp_path: Path) -> None:
    store.write(figure(1.0), AT)
    store.path.write_bytes(b"")
    save_whole(store, tmp_path / "copy", [Entry(figure(2.0), AT, MadeBy.TYPED)], ours({REVENUE: 2.0}))
    assert identity(tmp_path / "copy") == (store.identity.file_uuid, {REVENUE: 2.0})


def test_what_is_copied_must_be_what_we_hold(store: Store, tmp_path: Path) -> None:
    store.write(figure(1.0), AT)
    save_whole(store, tmp_path / "copy", [], ours({REVENUE: 7.0}))
    assert identity(tmp_path / "copy") == (store.identity.file_uuid, {REVENUE: 7.0})


def test_another_file_is_a_business_of_its_own(store: Store, tmp_path: Path) -> None:
    save_whole(store, tmp_path / "copy", [], ours({}), as_another=True)
    assert identity(tmp_path / "copy")[0] != store.identity.file_uuid


def test_the_open_file_itself_is_never_replaced(store: Store) -> None:
    with pytest.raises(FileRefused) as refused:
        save_whole(store, store.path, [], ours({}))
    assert refused.value.problem is FileProblem.EXISTS


def test_a_place_that_does_not_exist_is_refused_and_nothing_is_left(store: Store, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileRefused):
        save_whole(store, tmp_path / "nowhere" / "copy", [], ours({}))
    assert sorted(tmp_path.iterdir()) == before


def test_the_name_beside_it_is_free_and_says_when(tmp_path: Path) -> None:
    path, day = tmp_path / "Shop 1.kpidesk", dt.date(2026, 11, 21)
    first = copy_beside(path, day)
    assert first.name == "Shop 1 (kpidesk conflict 2026-11-21).kpidesk"
    first.touch()
    assert copy_beside(path, day).name == "Shop 1 (kpidesk conflict 2026-11-21) 2.kpidesk"
