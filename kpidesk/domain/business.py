"""The business that a file belongs to, its months and its saved charts."""

from dataclasses import dataclass, field
from enum import StrEnum

from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey


@dataclass(frozen=True, slots=True)
class Business:
    """``currency`` is an ISO 4217 code, ``year_start`` the first month (1 to 12) of the business year."""

    name: str
    currency: str = "EUR"
    year_start: int = 1
    is_example: bool = False


class MonthStatus(StrEnum):
    OPEN = "open"
    UNFINISHED = "unfinished"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class MonthState:
    """``until_day`` is the last day whose figures are entered; only for an unfinished month.

    ``reason`` says why a closed month was opened again; only for an open one.
    """

    status: MonthStatus
    until_day: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SavedChart:
    """A chart the owner kept. ``settings`` is JSON text that `charts` understands."""

    title: str
    kind: str
    indicator: str
    settings: str = "{}"
    position: int = 0


@dataclass(slots=True)
class Contents:
    """Everything that one file holds, as read once on opening.

    ``totals``: of which kind the parts make a blank total of an indicator. ``confirmed``: odd figures, and the value
    that was confirmed. ``mappings``: how files of a shape were taken in, as JSON. ``further_benchmarks``: those of
    other kinds than the one in ``benchmarks``. ``traits``: what is known of the business, by name, as JSON. What its
    log tells: ``once_closed`` are the months that were ever closed, ``closed_values`` the cells that were set since
    then with their value as first closed (None: blank). A closed value may be the one that is typed again. Two
    businesses with the same figures are equal, whatever became of them on the way.
    """

    business: Business
    own_indicators: dict[str, Indicator] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    values: dict[Cell, float] = field(default_factory=dict)
    notes: dict[Cell, str] = field(default_factory=dict)
    goals: dict[GoalKey, Goal] = field(default_factory=dict)
    benchmarks: dict[str, Benchmark] = field(default_factory=dict)
    months: dict[Month, MonthState] = field(default_factory=dict)
    month_notes: dict[Month, str] = field(default_factory=dict)
    saved_charts: dict[int, SavedChart] = field(default_factory=dict)
    segment_cards: dict[Segment, SegmentCard] = field(default_factory=dict)
    totals: dict[str, SegmentKind] = field(default_factory=dict)
    confirmed: dict[Cell, float] = field(default_factory=dict)
    mappings: dict[str, str] = field(default_factory=dict)
    breaks: dict[BreakKey, Break] = field(default_factory=dict)
    further_benchmarks: dict[BenchmarkKey, Benchmark] = field(default_factory=dict)
    traits: dict[str, str] = field(default_factory=dict)
    closed_values: dict[Cell, float | None] = field(default_factory=dict, compare=False)
    once_closed: frozenset[Month] = field(default=frozenset(), compare=False)
