"""What needs attention comes first."""

import pytest

from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.overview.attention import most_urgent_first, needs_attention
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import Signal
from kpidesk.domain.month import Month

SIGNAL = Signal(Month.of(2026, 8), Rule.RUN, (Rule.RUN,), Trend.DOWN, 8, Merit.BAD)


def test_off_before_watch_before_on_track_before_none_and_signalled_first() -> None:
    rows = [
        ("no goal", Status.NONE, None),
        ("on track", Status.ON_TRACK, None),
        ("watch", Status.WATCH, None),
        ("off", Status.OFF, None),
        ("no goal, signal", Status.NONE, SIGNAL),
        ("on track, signal", Status.ON_TRACK, SIGNAL),
        ("watch, signal", Status.WATCH, SIGNAL),
        ("off, signal", Status.OFF, SIGNAL),
    ]
    assert [row[0] for row in most_urgent_first(rows, lambda row: row[1:])] == [
        "off, signal",
        "off",
        "watch, signal",
        "watch",
        "on track, signal",
        "on track",
        "no goal, signal",
        "no goal",
    ]


def test_equally_urgent_rows_keep_their_order() -> None:
    rows = [("b", Status.OFF, None), ("a", Status.OFF, None)]
    assert most_urgent_first(rows, lambda row: row[1:]) == rows


@pytest.mark.parametrize(
    ("status", "signal", "needed"),
    [
        (Status.OFF, None, True),
        (Status.WATCH, None, True),
        (Status.ON_TRACK, None, False),
        (Status.NONE, None, False),
        (Status.ON_TRACK, SIGNAL, True),
        (Status.NONE, SIGNAL, True),
    ],
)
def test_a_missed_goal_or_a_signal_needs_attention(status: Status, signal: Signal | None, needed: bool) -> None:
    assert needs_attention(status, signal) is needed
