"""What needs attention first: off before watch before on track before none; within each, what has a signal."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.signals.signals import Signal

T = TypeVar("T")

_ORDER = (Status.OFF, Status.WATCH, Status.ON_TRACK, Status.NONE)


def urgency(status: Status, signal: Signal | None) -> tuple[int, bool]:
    """A key to sort by, the most urgent first."""
    return _ORDER.index(status), signal is None


def most_urgent_first(rows: Iterable[T], of_row: Callable[[T], tuple[Status, Signal | None]]) -> list[T]:
    """The rows in order of urgency; equally urgent ones stay in the order they came in."""
    return sorted(rows, key=lambda row: urgency(*of_row(row)))


def needs_attention(status: Status, signal: Signal | None) -> bool:
    """Whether the owner should look at it: it misses its goal or is not as usual."""
    return status in {Status.OFF, Status.WATCH} or signal is not None
