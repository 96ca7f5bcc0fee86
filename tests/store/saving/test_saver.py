"""Whoever types is not held up, and what is not in the file yet is never forgotten."""

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetGoals, SetSegments, SetValues, Several
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.store.saving.queue import Entry
from kpidesk.store.saving.saver import Saver
from kpidesk.store.store import Store
from tests.store.faulty import Diary, FaultyStore, Shelf

LONG = 20.0
"""Seconds; a test that waits for so long has failed."""
MAY = Month.of(2026, 5)


def figure(number: float, month: Month = MAY) -> Change:
    return SetValues({Cell("revenue", month): number})


class Desk:
    """A saver with all that it works with, and the states that it announced."""

    def __init__(self, path: Path, patience: float, retries: tuple[float, ...]) -> None:
        self.path, self.shelf, self.diary = path, Shelf(), Diary()
        self.store = FaultyStore.open(path)
        self.saver = Saver(self.store, self.shelf, self.diary, patience, retries)
        self._states: SimpleQueue[SaveState] = SimpleQueue()
        self.saver.subscribe(self._states.put)

    def full(self) -> None:
        self.store.fault = FileRefused(self.path, FileProblem.DISK_FULL)

    def write(self, change: Change, made_by: MadeBy = MadeBy.TYPED) -> None:
        self.saver.write(change, dt.datetime.now(dt.UTC), made_by)

    def until(self, is_it: Callable[[SaveState], bool]) -> SaveState:
        """The first announced state that is it; queue.Empty when none comes."""
        while not is_it(state := self._states.get(timeout=LONG)):
            pass
        return state

    def held_after_close(self) -> dict[Cell, float]:
        self.saver.close()
        return self.held()

    def held(self) -> dict[Cell, float]:
        with Store.open(self.path) as store:
            return store.read().values


Open = Callable[..., Desk]


@pytest.fixture
def desk(closed: Path) -> Iterator[Open]:
    made: list[Desk] = []

    def open_desk(patience: float = LONG, retries: tuple[float, ...] = (LONG,)) -> Desk:
        made.append(Desk(closed, patience, retries))
        return made[-1]

    yield open_desk
    for each in made:
        each.store.gate.set()
        each.saver.close()


def test_a_change_is_on_the_disk_when_writing_it_returns(desk: Open) -> None:
    open_desk = desk()
    before = dt.datetime.now(dt.UTC)
    open_desk.write(figure(1.0))
    assert open_desk.saver.state.kind is SaveKind.SAVED
    assert before <= (open_desk.saver.state.at or before) <= dt.datetime.now(dt.UTC)
    assert open_desk.store.read().values == {Cell("revenue", MAY): 1.0}
    assert open_desk.shelf.kept == []


def test_a_change_is_written_in_the_thread_of_the_saver(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    open_desk = desk()
    threads: list[str] = []
    monkeypatch.setattr(open_desk.diary, "before", lambda *_: threads.append(threading.current_thread().name))
    open_desk.write(figure(1.0))
    assert threads == [f"saver of {open_desk.path.name}"]


def test_a_change_that_the_file_cannot_hold_is_refused_at_once_and_nowhere(desk: Open) -> None:
    open_desk = desk()
    nowhere = SetValues({Cell("revenue", MAY, Segment(SegmentKind.CHANNEL, "Fair")): 1.0})
    for refused in (nowhere, figure(float("nan"))):
        with pytest.raises(ChangeRefused):
            open_desk.write(refused)
        assert open_desk.saver.state.kind is SaveKind.SAVED
    assert open_desk.saver.unsaved == []
    assert open_desk.diary.errors == []


def test_a_slow_stick_holds_nobody_up(desk: Open) -> None:
    open_desk = desk(patience=0.01)
    open_desk.store.gate.clear()
    for number in (1.0, 2.0, 3.0):
        open_desk.write(figure(number))
    assert open_desk.saver.state == SaveState(SaveKind.SAVING, 3)
    assert open_desk.saver.unsaved == [figure(1.0), figure(2.0), figure(3.0)]
    assert not open_desk.saver.wait(0)
    open_desk.store.gate.set()
    assert open_desk.saver.wait(LONG)
    assert open_desk.until(lambda state: state.waiting == 0).kind is SaveKind.SAVED
    assert [entry.new for entry in open_desk.saver.value_history("revenue")] == [1.0, 2.0, 3.0]


def test_whoever_needs_everything_in_the_file_waits_for_a_slow_stick(desk: Open) -> None:
    open_desk = desk(patience=0.01)
    open_desk.store.gate.clear()
    open_desk.write(figure(1.0))
    with pytest.raises(FileRefused):
        open_desk.saver.settle(0.01)
    threading.Timer(0.05, open_desk.store.gate.set).start()
    open_desk.saver.settle(LONG)
    assert open_desk.store.read().values == {Cell("revenue", MAY): 1.0}


def test_whoever_needs_everything_in_the_file_hears_why_it_cannot_be(desk: Open) -> None:
    open_desk = desk()
    open_desk.full()
    open_desk.write(figure(1.0))
    with pytest.raises(FileRefused) as refused:
        open_desk.saver.settle(LONG)
    assert refused.value.problem is FileProblem.DISK_FULL


def test_what_a_full_disk_does_not_take_is_kept_and_told(desk: Open) -> None:
    open_desk = desk()
    open_desk.full()
    open_desk.write(figure(1.0))
    state = open_desk.saver.state
    assert (state.kind, state.waiting, state.problem) == (SaveKind.UNSAVED, 1, FileProblem.DISK_FULL)
    assert open_desk.shelf.kept == [figure(1.0)]
    open_desk.write(figure(2.0))
    assert open_desk.until(lambda state: state.waiting == 2).kind is SaveKind.UNSAVED
    assert open_desk.store.tries == 1
    open_desk.saver.close()
    assert open_desk.shelf.kept == [figure(1.0), figure(2.0)]


def test_it_is_saved_in_its_order_once_there_is_room_and_somebody_asks(desk: Open) -> None:
    open_desk = desk()
    open_desk.full()
    open_desk.write(figure(1.0))
    open_desk.write(figure(2.0))
    open_desk.store.fault = None
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)
    open_desk.until(lambda state: state.kind is SaveKind.SAVED)
    assert open_desk.shelf.kept == []
    assert open_desk.held_after_close() == {Cell("revenue", MAY): 2.0}


def test_it_is_tried_again_by_itself(desk: Open) -> None:
    open_desk = desk(retries=(0.0, 0.001, 0.002))
    open_desk.full()
    open_desk.write(figure(1.0))
    while open_desk.store.tries < 6:
        assert open_desk.saver.state.kind is SaveKind.UNSAVED
    open_desk.store.fault = None
    assert open_desk.saver.wait(LONG)


def test_an_error_of_the_driver_that_nobody_knows_is_tried_again_too(desk: Open) -> None:
    open_desk = desk()
    open_desk.store.fault = sqlite3.OperationalError("unheard of")
    open_desk.write(figure(1.0))
    assert (open_desk.saver.state.kind, open_desk.saver.state.detail) == (SaveKind.UNSAVED, "unheard of")
    open_desk.store.fault = None
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)


def test_a_bug_is_reported_and_stops_no_later_change(desk: Open) -> None:
    open_desk = desk()
    open_desk.store.fault = ZeroDivisionError("a bug")
    open_desk.write(figure(1.0))
    assert [str(error) for error in open_desk.diary.errors] == ["a bug"]
    open_desk.store.fault = None
    open_desk.write(figure(2.0, MAY.next))
    assert open_desk.store.read().values == {Cell("revenue", MAY.next): 2.0}
    state = open_desk.saver.state
    assert (state.kind, state.waiting, state.detail) == (SaveKind.UNSAVED, 1, "a bug")
    assert (open_desk.saver.unsaved, open_desk.shelf.kept) == ([figure(1.0)], [figure(1.0)])


def test_a_change_that_is_refused_when_nobody_waits_any_more_is_kept(desk: Open) -> None:
    open_desk = desk(patience=0.01)
    open_desk.store.gate.clear()
    open_desk.write(SetValues({Cell("revenue", MAY, Segment(SegmentKind.CHANNEL, "Fair")): 1.0}))
    open_desk.store.gate.set()
    state = open_desk.until(lambda state: state.kind is SaveKind.UNSAVED)
    assert (state.waiting, len(open_desk.shelf.kept), len(open_desk.diary.errors)) == (1, 1, 1)


def test_closing_saves_what_waits(desk: Open) -> None:
    open_desk = desk()
    open_desk.full()
    open_desk.write(figure(1.0))
    open_desk.store.fault = None
    open_desk.saver.close()
    assert open_desk.shelf.kept == []
    assert open_desk.held() == {Cell("revenue", MAY): 1.0}


def test_closing_leaves_what_cannot_be_saved_on_the_shelf(desk: Open) -> None:
    open_desk = desk()
    open_desk.full()
    open_desk.write(figure(1.0))
    open_desk.saver.close()
    open_desk.saver.close()
    assert open_desk.shelf.kept == [figure(1.0)]
    assert "at the end" not in open_desk.diary.deeds
    assert open_desk.held() == {}


def test_nothing_is_taken_after_closing(desk: Open) -> None:
    open_desk = desk()
    open_desk.saver.close()
    with pytest.raises(FileRefused):
        open_desk.write(figure(1.0))


def test_care_is_taken_before_a_change_now_and_then_and_at_the_end(desk: Open) -> None:
    open_desk = desk()
    open_desk.write(figure(1.0), MadeBy.IMPORTED)
    open_desk.saver.close()
    assert open_desk.diary.deeds == ["now and then", "before imported", "at the end"]


def test_care_that_fails_keeps_nothing_out_of_the_file(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    open_desk = desk()
    for name in ("before", "now_and_then", "at_the_end"):
        monkeypatch.setattr(open_desk.diary, name, fail)
    open_desk.write(figure(1.0))
    assert open_desk.held_after_close() == {Cell("revenue", MAY): 1.0}
    assert [str(error) for error in open_desk.diary.errors] == ["a bug", "a bug"]


def test_each_state_is_announced_once_and_no_more_after_the_end(desk: Open) -> None:
    open_desk = desk()
    heard: list[SaveState] = []
    end = open_desk.saver.subscribe(heard.append)
    open_desk.full()
    open_desk.write(figure(1.0))
    open_desk.saver.retry()
    open_desk.saver.wait(0.05)
    end()
    end()
    open_desk.store.fault = None
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)
    assert [state.kind for state in heard] == [SaveKind.UNSAVED]


def test_the_history_of_goals_has_what_is_not_saved_yet_and_waits_for_no_slow_stick(desk: Open) -> None:
    open_desk = desk(patience=0.01)
    goals = [SetGoals({GoalKey("revenue", MAY): Goal(number)}) for number in (5.0, 6.0)]
    open_desk.write(goals[0])
    assert open_desk.saver.wait(LONG)
    assert [entry.goal for entry in open_desk.saver.goal_history("revenue")] == [Goal(5.0)]
    open_desk.full()
    open_desk.write(Several((goals[1],)))
    assert [entry.goal for entry in open_desk.saver.goal_history("revenue")] == [Goal(5.0), Goal(6.0)]
    with open_desk.store.still():
        told: SimpleQueue[int] = SimpleQueue()
        asking = threading.Thread(target=lambda: told.put(len(open_desk.saver.goal_history("revenue"))))
        asking.start()
        assert told.get(timeout=LONG) == 2
        asking.join()


def test_who_asks_for_the_history_of_a_goal_when_the_file_is_closed_hears_what_was_told_before(desk: Open) -> None:
    open_desk = desk()
    open_desk.write(SetGoals({GoalKey("revenue", MAY): Goal(5.0)}))
    assert open_desk.saver.wait(LONG)
    told = open_desk.saver.goal_history("revenue")
    open_desk.saver.close()
    open_desk.store.close()
    assert open_desk.saver.goal_history("revenue") == told
    with pytest.raises(FileRefused, match="it is closed"):
        open_desk.saver.value_history("revenue")


# -- what others do to the file -----------------------------------------------------------------------------------


def elsewhere(path: Path, change: Change) -> None:
    """Another kpidesk on another computer saves something."""
    with Store(path) as other:
        other.write(change, dt.datetime.now(dt.UTC))


def diverged(open_desk: Desk) -> Divergence | None:
    open_desk.saver.retry()
    return open_desk.until(lambda state: state.kind is SaveKind.DIVERGED).divergence


def test_a_file_that_went_on_elsewhere_is_ahead_and_not_written(desk: Open) -> None:
    open_desk = desk()
    elsewhere(open_desk.path, figure(9.0))
    open_desk.write(figure(1.0))
    state = open_desk.saver.state
    assert (state.kind, state.divergence, state.waiting) == (SaveKind.DIVERGED, Divergence.AHEAD, 1)
    assert open_desk.shelf.kept == [figure(1.0)]
    open_desk.saver.close()
    assert open_desk.held() == {Cell("revenue", MAY): 9.0}


def test_closing_leaves_nothing_of_a_file_that_diverged_out_of_the_shelf(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed while the log is being kept comes too late for it, and closing comes before the next time."""
    open_desk = desk(patience=0.01)
    kept, go_on = threading.Event(), threading.Event()
    keep = open_desk.shelf.keep

    def keep_slowly(rev: str, entries: Sequence[Entry]) -> None:
        keep(rev, entries)
        kept.set()
        assert go_on.wait(LONG)

    monkeypatch.setattr(open_desk.shelf, "keep", keep_slowly)
    elsewhere(open_desk.path, figure(9.0))
    open_desk.write(figure(1.0))
    assert kept.wait(LONG)
    open_desk.write(figure(2.0))
    closing = threading.Thread(target=open_desk.saver.close)
    closing.start()
    go_on.set()
    closing.join()
    assert open_desk.shelf.kept == [figure(1.0), figure(2.0)]


def test_it_is_seen_when_asked_for_though_nothing_waits(desk: Open) -> None:
    open_desk = desk()
    elsewhere(open_desk.path, figure(9.0))
    assert diverged(open_desk) is Divergence.AHEAD
    assert open_desk.saver.unsaved == []


def test_a_file_that_lacks_our_last_change_has_parted(desk: Open) -> None:
    open_desk = desk()
    older = open_desk.path.read_bytes()
    open_desk.write(figure(1.0))
    open_desk.path.unlink()
    open_desk.path.write_bytes(older)
    elsewhere(open_desk.path, figure(9.0))
    assert diverged(open_desk) is Divergence.PARTED


def test_another_business_in_its_place_is_another_file(desk: Open, new_file: Path, tmp_path: Path) -> None:
    open_desk = desk()
    with Store.open(new_file) as another:
        another.copy_to(tmp_path / "another")
    (tmp_path / "another").replace(open_desk.path)
    assert diverged(open_desk) is Divergence.ANOTHER


def test_a_file_that_is_no_file_any_more_is_broken(desk: Open) -> None:
    open_desk = desk()
    open_desk.path.write_bytes(b"")
    assert diverged(open_desk) is Divergence.BROKEN


def test_a_file_that_comes_back_as_it_was_left_is_written_again(desk: Open, tmp_path: Path) -> None:
    open_desk = desk()
    open_desk.path.rename(tmp_path / "away")
    open_desk.write(figure(1.0))
    assert open_desk.saver.state.divergence is Divergence.GONE
    (tmp_path / "away").rename(open_desk.path)
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)
    open_desk.saver.close()
    assert open_desk.held() == {Cell("revenue", MAY): 1.0}


def test_a_copy_in_its_place_is_gone_on_with(desk: Open, tmp_path: Path) -> None:
    open_desk = desk()
    open_desk.write(figure(1.0))
    (tmp_path / "copy").write_bytes(open_desk.path.read_bytes())
    (tmp_path / "copy").replace(open_desk.path)
    open_desk.write(figure(2.0))
    assert open_desk.saver.wait(LONG)
    open_desk.saver.close()
    assert open_desk.held() == {Cell("revenue", MAY): 2.0}
    assert sorted(file.name for file in tmp_path.iterdir()) == [open_desk.path.name]


def test_segments_come_and_go_through_the_saver_as_through_the_store(desk: Open) -> None:
    open_desk = desk()
    fair = Segment(SegmentKind.CHANNEL, "Fair")
    open_desk.write(SetSegments((fair,)))
    open_desk.write(SetValues({Cell("visitors", MAY, fair): 3.0}))
    assert open_desk.store.read().segments == (fair,)


def test_a_listener_that_fails_ends_neither_saving_nor_the_news_for_others(desk: Open) -> None:
    open_desk = desk()
    heard: list[SaveKind] = []

    def fail(_state: SaveState) -> None:
        raise RuntimeError("the window is gone")

    open_desk.saver.subscribe(fail)
    open_desk.saver.subscribe(lambda state: heard.append(state.kind))
    open_desk.full()
    open_desk.write(figure(1.0))
    open_desk.store.fault = None
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)
    assert open_desk.held_after_close() == {Cell("revenue", MAY): 1.0}
    assert heard[0] is SaveKind.UNSAVED and heard[-1] is SaveKind.SAVED
    assert {str(error) for error in open_desk.diary.errors} == {"the window is gone"}


@pytest.mark.parametrize("name", ["keep", "has_saved"])
def test_a_rescue_log_that_fails_in_any_way_holds_nobody_up(
    desk: Open, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a bug")

    open_desk = desk()
    monkeypatch.setattr(open_desk.shelf, name, fail)
    open_desk.full()
    open_desk.write(figure(1.0))
    assert open_desk.saver.state.kind is SaveKind.UNSAVED
    open_desk.store.fault = None
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)
    assert open_desk.held_after_close() == {Cell("revenue", MAY): 1.0}


def test_saving_goes_on_after_a_look_at_the_file_that_fails_as_nobody_expected(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("a bug")

    open_desk = desk()
    with monkeypatch.context() as patch:
        patch.setattr(open_desk.store, "look_again", fail)
        open_desk.saver.retry()
        assert open_desk.saver.wait(LONG)
    open_desk.saver.retry()
    assert open_desk.saver.wait(LONG)
    open_desk.write(figure(1.0))
    assert open_desk.held_after_close() == {Cell("revenue", MAY): 1.0}
    assert [str(error) for error in open_desk.diary.errors] == ["a bug"]


def test_a_file_that_cannot_even_be_looked_at_is_told_and_what_waits_is_kept(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("a bug")

    open_desk = desk()
    monkeypatch.setattr(open_desk.store, "divergence", fail)
    open_desk.store.fault = FileRefused(open_desk.path, FileProblem.DAMAGED)
    open_desk.write(figure(1.0))
    state = open_desk.saver.state
    assert (state.kind, state.divergence) == (SaveKind.DIVERGED, Divergence.BROKEN)
    assert open_desk.shelf.kept == [figure(1.0)]
