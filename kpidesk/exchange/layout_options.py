"""What can be decided about the layout of a file, and what was left out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kpidesk.domain.month import Month
from kpidesk.exchange.month_words import DayOrder


class Direction(StrEnum):
    DOWN = "down"  # a line is a month
    ACROSS = "across"  # a column is a month


class Why(StrEnum):
    """Why something of a file is left out."""

    TOTAL = "total"
    COMMENT = "comment"
    INDEX = "index"
    DATES = "dates"  # a second column of dates
    HIDDEN = "hidden"  # a hidden sheet
    NO_MONTHS = "no months"  # a sheet or a part of it
    ASKED = "asked"  # the owner left it out


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``key`` names it in the options, ``label`` is what it says of itself, ``place`` like "line 14" or "column F".

    ``needs_month``: to take it in, the owner must say which month it is. ``can_be_taken`` is False for what holds
    no figures.
    """

    key: str
    label: str
    place: str
    why: Why
    needs_month: bool = False
    can_be_taken: bool = True


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """What the owner said about the layout. Keys are those of `LeftOut` and `SourceSeries`.

    ``year`` is for months without one; ``sheets`` None means all that are not hidden; ``months`` are lines that were
    taken in as the month.
    """

    direction: Direction | None = None
    year: int | None = None
    day_order: DayOrder | None = None
    sheets: tuple[str, ...] | None = None
    taken_in: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    months: Mapping[str, Month] = field(default_factory=dict)
