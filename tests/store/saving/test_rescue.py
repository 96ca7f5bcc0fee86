"""What the file did not take waits on this computer, and is put back when it fits and not otherwise."""

import datetime as dt
from pathlib import Path

import pytest

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    Confirm,
    RenameSegment,
    SetMappings,
    SetMonths,
    SetSegmentCards,
    SetSegments,
    SetTotals,
    SetValues,
    Several,
)
from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.store.saving.queue import Entry
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.store import Store

MAY = Month.of(2026, 5)
UUID = "00000000-0000-0000-0000-000000000001"


def figure(number: float) -> Change:
    return SetValues({Cell("revenue", MAY): number})


def entry(change: Change, minute: int = 0) -> Entry:
    return Entry(change, dt.datetime(2026, 8, 3, 9, minute, 30, 500, tzinfo=dt.UTC), MadeBy.TYPED)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "rescue" / "log.jsonl"


def left(place: Path, store: Store, *numbers: float) -> list[Entry]:
    """Changes that a saver could not save before the program ended."""
    entries = [entry(figure(number), minute) for minute, number in enumerate(numbers)]
    RescueLog(place, UUID).keep(store.identity.rev, entries)
    return entries


def put_back(place: Path, store: Store) -> list[Notice]:
    return RescueLog(place, UUID).put_back(store)


def test_nothing_waits_where_nothing_failed(place: Path, store: Store) -> None:
    log = RescueLog(place, UUID)
    log.keep(store.identity.rev, [])
    assert log.earlier == ()
    assert log.put_back(store) == []
    assert not place.exists()


def test_what_waits_is_read_as_it_was_kept(place: Path, store: Store) -> None:
    left(place, store, 1.0, 2.0)
    assert RescueLog(place, UUID).earlier == (figure(1.0), figure(2.0))


def test_a_change_more_is_put_at_the_end_and_saved_ones_go(place: Path) -> None:
    log, entries = RescueLog(place, UUID), [entry(figure(number)) for number in (1.0, 2.0, 3.0)]
    log.keep("a" * 32, entries[:1])
    first = place.read_bytes()
    log.keep("a" * 32, entries)
    assert place.read_bytes().startswith(first)
    log.keep("b" * 32, entries[1:])
    assert RescueLog(place, UUID).earlier == (figure(2.0), figure(3.0))
    log.keep("c" * 32, [])
    assert not place.exists()


def test_what_fits_is_put_back_in_order_and_dated_as_it_was_made(place: Path, store: Store) -> None:
    entries = left(place, store, 1.0, 2.0)
    assert put_back(place, store) == [Notice(NoticeKind.RESCUED, count=2)]
    assert not place.exists()
    told = [(log.old, log.new, log.made_by, log.at) for log in store.value_history("revenue")]
    dates = [waited.at.replace(microsecond=0) for waited in entries]
    assert told == [(None, 1.0, MadeBy.RESCUED, dates[0]), (1.0, 2.0, MadeBy.RESCUED, dates[1])]
    assert put_back(place, store) == []


def test_parts_totals_confirmations_mappings_and_reasons_are_put_back(place: Path, store: Store) -> None:
    web, post = (Segment(SegmentKind.CHANNEL, name) for name in ("Web", "Post"))
    sold, card = Cell("revenue", MAY, post), SegmentCard(dt.date(2026, 5, 1), None, "ads")
    reopened = MonthState(MonthStatus.OPEN, None, "a bill came late")
    row: list[Change] = [
        SetSegments((web,)),
        RenameSegment(web, "Post"),
        SetSegmentCards({post: card}),
        Several((SetValues({sold: 7.0}), SetTotals({"revenue": SegmentKind.CHANNEL}), Confirm({sold: 7.0}))),
        SetMappings({"month|sales": '{"x": 1}'}),
        SetMonths({MAY: MonthState(MonthStatus.CLOSED)}),
        SetMonths({MAY: reopened}),
    ]
    RescueLog(place, UUID).keep(store.identity.rev, [entry(change, minute) for minute, change in enumerate(row)])
    assert put_back(place, store) == [Notice(NoticeKind.RESCUED, count=7)]
    held = store.read()
    assert (held.segments, held.segment_cards, held.values, held.confirmed) == (
        (post,),
        {post: card},
        {sold: 7.0},
        {sold: 7.0},
    )
    assert (held.totals, held.mappings) == ({"revenue": SegmentKind.CHANNEL}, {"month|sales": '{"x": 1}'})
    assert (held.months, held.once_closed) == ({MAY: reopened}, frozenset({MAY}))


def test_what_was_saved_before_a_crash_could_be_noted_is_not_made_twice(place: Path, store: Store) -> None:
    entries = left(place, store, 1.0, 2.0, 3.0)
    store.write(entries[0].change, entries[0].at, entries[0].made_by, entries[0].rev)
    store.write(entries[1].change, entries[1].at, MadeBy.RESCUED, entries[1].rev)
    assert put_back(place, store) == [Notice(NoticeKind.RESCUED, count=1)]
    assert [log.new for log in store.value_history("revenue")] == [1.0, 2.0, 3.0]


def test_all_saved_before_a_crash_leaves_nothing_to_tell(place: Path, store: Store) -> None:
    entries = left(place, store, 1.0)
    store.write(entries[0].change, entries[0].at, entries[0].made_by, entries[0].rev)
    assert put_back(place, store) == []
    assert not place.exists()


def test_a_file_that_went_on_otherwise_is_not_touched_be_it_in_the_same_second(place: Path, store: Store) -> None:
    entries = left(place, store, 1.0, 2.0)
    store.write(figure(9.0), entries[0].at, entries[0].made_by)
    before = store.identity
    assert put_back(place, store) == [Notice(NoticeKind.RESCUE_WAITING, (place,), 2)]
    assert store.identity == before
    assert RescueLog(place, UUID).earlier == (figure(1.0), figure(2.0))


def test_a_file_that_never_was_in_that_state_is_not_touched(place: Path, store: Store) -> None:
    RescueLog(place, UUID).keep("e" * 32, [entry(figure(1.0))])
    assert put_back(place, store) == [Notice(NoticeKind.RESCUE_WAITING, (place,), 1)]
    assert store.read().values == {}


def test_a_change_that_the_file_refuses_waits_with_all_that_follow(place: Path, store: Store) -> None:
    fair = Segment(SegmentKind.CHANNEL, "Fair")
    changes = [figure(1.0), SetValues({Cell("revenue", MAY, fair): 2.0}), figure(3.0)]
    RescueLog(place, UUID).keep(store.identity.rev, [entry(change, n) for n, change in enumerate(changes)])
    told = put_back(place, store)
    assert told == [Notice(NoticeKind.RESCUED, count=1), Notice(NoticeKind.RESCUE_WAITING, (place,), 2)]
    assert store.read().values == {Cell("revenue", MAY): 1.0}
    RescueLog(place, UUID).keep(store.identity.rev, [])
    waiting = RescueLog(place, UUID)
    assert waiting.earlier == tuple(changes[1:])
    assert SetSegments(()) not in waiting.earlier


def test_a_change_of_an_earlier_time_that_is_made_again_waits_no_more(place: Path, store: Store) -> None:
    left(place, store, 1.0, 2.0)
    log = RescueLog(place, UUID)
    log.has_saved(figure(2.0))
    log.has_saved(figure(5.0))
    assert RescueLog(place, UUID).earlier == (figure(1.0),)
    log.has_saved(figure(1.0))
    assert not place.exists()


def test_new_trouble_keeps_what_waits_since_earlier_times(place: Path, store: Store) -> None:
    left(place, store, 1.0)
    log = RescueLog(place, UUID)
    log.keep(store.identity.rev, [entry(figure(2.0))])
    assert RescueLog(place, UUID).earlier == (figure(1.0), figure(2.0))
    log.keep(store.identity.rev, [])
    assert RescueLog(place, UUID).earlier == (figure(1.0),)


def test_what_is_safe_elsewhere_is_forgotten_until_something_new_waits(place: Path) -> None:
    log, entries = RescueLog(place, UUID), [entry(figure(1.0)), entry(figure(2.0))]
    log.keep("a" * 32, entries[:1])
    log.forget()
    assert not place.exists()
    log.keep("a" * 32, entries[:1])
    assert not place.exists()
    log.keep("a" * 32, entries)
    assert RescueLog(place, UUID).earlier == (figure(1.0), figure(2.0))


GARBAGE = ("no line of ours", "{", "[]", "null", '{"rev": 1}', "\x00\ud7ff", '{"at": "yesterday"}', "[" * 100_000)


@pytest.mark.parametrize("line", GARBAGE, ids=range(len(GARBAGE)))
def test_a_line_that_cannot_be_read_is_put_aside_and_the_others_are_used(place: Path, store: Store, line: str) -> None:
    left(place, store, 1.0)
    with place.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert put_back(place, store) == [Notice(NoticeKind.RESCUED, count=1)]
    assert place.with_suffix(".unreadable").read_text("utf-8") == line + "\n"
    assert put_back(place, store) == []


def test_a_line_that_was_cut_off_by_a_crash_does_not_spoil_the_next(place: Path, store: Store) -> None:
    left(place, store, 1.0, 2.0)
    whole = place.read_bytes()
    place.write_bytes(whole[:-20])
    log = RescueLog(place, UUID)
    log.keep(store.identity.rev, [entry(figure(3.0))])
    assert RescueLog(place, UUID).earlier == (figure(1.0), figure(3.0))


def test_bytes_of_any_kind_raise_nothing(place: Path, store: Store) -> None:
    place.parent.mkdir()
    place.write_bytes(bytes(range(256)) * 50)
    assert put_back(place, store) == []
    assert not place.exists()
