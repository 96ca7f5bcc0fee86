"""What is said about a file: what is entered, what is missing, how its goals stand, when it was open."""

import datetime as dt
from pathlib import Path

import pytest

from kpidesk.ui.settings import RecentFile
from kpidesk.ui.welcome.recent_row import counts_in_words, opened, row_of, where

NOW = dt.datetime(2026, 9, 3, 16, 0)
HOME = Path("/home/ada")


def file(**facts: object) -> RecentFile:
    known: dict[str, object] = {
        "path": "/home/ada/Documents/shop.kpidesk",
        "name": "Alder & Wren",
        "opened": "2026-09-03T14:32",
        "last_month": "2026-08",
        "counts": (5, 2, 5),
    }
    return RecentFile(**{**known, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("last_month", "state", "icon"),
    [
        ("2026-08", "August 2026 entered", ""),
        ("2026-09", "September 2026 entered", ""),
        ("2026-07", "August 2026 is missing", "clock"),
        ("2026-06", "missing since Jul 2026", "clock"),
        ("2025-11", "missing since Dec 2025", "clock"),
        ("", "nothing entered yet", ""),
        ("2026-13", "nothing entered yet", ""),
        ("nonsense", "nothing entered yet", ""),
    ],
)
def test_state_says_what_is_entered_or_since_when_it_is_missing(last_month: str, state: str, icon: str) -> None:
    row = row_of(file(last_month=last_month), False, NOW, HOME)

    assert (row.state, row.icon) == (state, icon)


def test_december_is_due_in_january() -> None:
    row = row_of(file(last_month="2026-11"), False, dt.datetime(2027, 1, 2), HOME)

    assert row.state == "December 2026 is missing"


def test_a_gone_file_says_so_whatever_was_entered() -> None:
    row = row_of(file(), True, NOW, HOME)

    assert (row.state, row.icon, row.gone) == ("not found there now", "circle-alert", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-09-03T14:32", "today, 14:32"),
        ("2026-09-03T00:00:00", "today, 00:00"),
        ("2026-09-02T09:05:59", "yesterday, 09:05"),
        ("2026-08-06T10:00", "6 August 2026"),
        ("2026-12-24T10:00", "24 December 2026"),
        ("", ""),
        ("last week", ""),
    ],
)
def test_opened_is_told_as_a_person_would(text: str, words: str) -> None:
    assert opened(text, NOW) == words


def test_a_time_with_a_zone_is_told_in_the_time_of_this_computer() -> None:
    utc = dt.datetime(2026, 9, 3, 10, 15, tzinfo=dt.UTC)
    here = utc.astimezone().replace(tzinfo=None)

    assert opened(utc.isoformat(), here) == f"today, {here.hour}:15"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((5, 2, 5), "5 on track, 2 watch, 5 off"),
        ((0, 0, 1), "1 off"),
        ((12, 0, 3), "12 on track, 3 off"),
        ((0, 0, 0), "no goals yet"),
    ],
)
def test_counts_are_also_words(counts: tuple[int, int, int], words: str) -> None:
    assert counts_in_words(counts) == words


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/home/ada/Documents/shop.kpidesk", ("Documents", "shop.kpidesk")),
        ("/home/ada/shop.kpidesk", ("shop.kpidesk",)),
        ("/media/usb/old.kpidesk", ("media", "usb", "old.kpidesk")),
    ],
)
def test_a_path_is_told_from_the_home_folder(path: str, parts: tuple[str, ...]) -> None:
    assert where(Path(path), HOME) == parts


def test_a_screen_reader_hears_the_row_as_one_sentence() -> None:
    assert row_of(file(), False, NOW, HOME).spoken == (
        "Alder & Wren, Documents / shop.kpidesk, August 2026 entered, 5 on track, 2 watch, 5 off, opened today, 14:32"
    )


def test_a_screen_reader_hears_what_can_be_done_about_a_gone_file() -> None:
    spoken = row_of(file(), True, NOW, HOME).spoken

    assert spoken.endswith("Enter looks for it, Delete takes it off the list")
    assert "on track" not in spoken
