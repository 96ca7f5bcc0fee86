"""How a file is laid out: which of its lines are months, which are figures, and what is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kpidesk.domain.month import Month
from kpidesk.exchange.series import SourceSeries


class Direction(StrEnum):
    DOWN = "down"  # a line is a month
    ACROSS = "across"  # a column is a month


class DayOrder(StrEnum):
    """How 03/04/2011 is read."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


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


@dataclass(frozen=True, slots=True)
class Layout:
    """``needs_year``, ``needs_day_order``: the months cannot be known before the owner says so; no series has cells.

    ``is_daily``: months come more than once, by day: they have to be totalled. ``reader`` is the name of the
    ready-made reader that made this, "" for none. ``notes`` are sentences about what was found.
    """

    name: str
    series: tuple[SourceSeries, ...]
    left_out: tuple[LeftOut, ...] = ()
    direction: Direction = Direction.DOWN
    needs_year: bool = False
    needs_day_order: bool = False
    is_daily: bool = False
    reader: str = ""
    notes: tuple[str, ...] = ()

    @property
    def months(self) -> list[Month]:
        """Every month that a cell belongs to, in order."""
        return sorted({cell.month for series in self.series for cell in series.cells})
