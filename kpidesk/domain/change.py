"""A change as data: what becomes what. Its inverse is a change of the same kind with the old values."""

from collections.abc import Mapping
from dataclasses import dataclass

from kpidesk.domain.business import Business, MonthState, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey

# In every mapping, None (or "" for a note) takes the entry away.


@dataclass(frozen=True, slots=True)
class SetValues:
    values: Mapping[Cell, float | None]


@dataclass(frozen=True, slots=True)
class SetNotes:
    notes: Mapping[Cell, str]


@dataclass(frozen=True, slots=True)
class SetGoals:
    goals: Mapping[GoalKey, Goal | None]


@dataclass(frozen=True, slots=True)
class SetBenchmarks:
    benchmarks: Mapping[str, Benchmark | None]


@dataclass(frozen=True, slots=True)
class SetFurtherBenchmarks:
    """Those of other kinds than the one that `SetBenchmarks` sets."""

    benchmarks: Mapping[BenchmarkKey, Benchmark | None]


@dataclass(frozen=True, slots=True)
class SetBreaks:
    breaks: Mapping[BreakKey, Break | None]


@dataclass(frozen=True, slots=True)
class SetIndicators:
    """The owner's own indicators, whole."""

    indicators: Mapping[str, Indicator | None]


@dataclass(frozen=True, slots=True)
class ChooseIndicators:
    """Which indicators show, in their order."""

    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetSegments:
    """All segments, in their order. A segment can only go when no value uses it."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SetSegmentCards:
    """A card without dates and type is none."""

    cards: Mapping[Segment, SegmentCard | None]


@dataclass(frozen=True, slots=True)
class RenameSegment:
    """The segment with all that it has, under another name: figures, notes, card, history."""

    segment: Segment
    name: str


@dataclass(frozen=True, slots=True)
class SetTotals:
    """Of which kind the parts make a blank total of an indicator; None: it is typed or blank."""

    totals: Mapping[str, SegmentKind | None]


@dataclass(frozen=True, slots=True)
class Confirm:
    """An odd figure is right at this value."""

    figures: Mapping[Cell, float | None]


@dataclass(frozen=True, slots=True)
class SetMappings:
    """How files of a shape are taken in, as JSON text that `exchange` understands; "" forgets it."""

    mappings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SetTraits:
    """What is known of the business, as JSON text; "" forgets it."""

    traits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SetMonths:
    months: Mapping[Month, MonthState | None]


@dataclass(frozen=True, slots=True)
class SetMonthNotes:
    notes: Mapping[Month, str]


@dataclass(frozen=True, slots=True)
class SetBusiness:
    business: Business


@dataclass(frozen=True, slots=True)
class SetSavedCharts:
    charts: Mapping[int, SavedChart | None]


@dataclass(frozen=True, slots=True)
class Several:
    """Changes that the owner sees as one: made, stored and undone together, in this order."""

    changes: tuple["Change", ...]


Change = (
    SetValues
    | SetNotes
    | SetGoals
    | SetBenchmarks
    | SetFurtherBenchmarks
    | SetBreaks
    | SetIndicators
    | ChooseIndicators
    | SetSegments
    | SetSegmentCards
    | RenameSegment
    | SetTotals
    | Confirm
    | SetMappings
    | SetTraits
    | SetMonths
    | SetMonthNotes
    | SetBusiness
    | SetSavedCharts
    | Several
)
