"""The lines of the KPI table: one KPI each, with all that is known of it in the period, in the order shown."""

from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.comparison.row import KpiRow, judged
from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.overview.attention import most_urgent_first, needs_attention
from kpidesk.analysis.signals.signals import Signal
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue


class Order(StrEnum):
    """``URGENT``: off with a signal first. ``GROUPS``: as in the list of KPIs, under the names of their groups.
    ``ASKED``: as they were asked for by name, which says nothing of them.
    """

    URGENT = "what needs attention first"
    GROUPS = "by group"
    ASKED = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    """``note`` is what the owner noted on the figure; "" for nothing."""

    row: KpiRow
    note: str = ""

    @property
    def about(self) -> Indicator:
        return self.row.comparison.indicator

    @property
    def status(self) -> Status:
        return self.row.judgement.status

    @property
    def against(self) -> Judgement:
        """The figure against the goal that stands beside it: a month's own, also where its year is what counts."""
        is_month = self.row.comparison.period.kind is PeriodKind.MONTH
        return judged(self.row.comparison) if self.row.pace is not None and is_month else self.row.judgement

    @property
    def is_paced(self) -> bool:
        """Whether the status is that of the year so far, and not of the figure beside it."""
        return self.against is not self.row.judgement and self.status is not Status.NONE

    @property
    def signal(self) -> Signal | None:
        return self.row.signal

    @property
    def has_value(self) -> bool:
        return not isinstance(self.row.comparison.value, NoValue)

    @property
    def has_figures(self) -> bool:
        """In the period, or at least in one of the months of its line."""
        return self.has_value or any(value is not None for value in self.row.spark.values)

    @property
    def needs_attention(self) -> bool:
        return needs_attention(self.status, self.signal)

    @property
    def is_lower_better(self) -> bool:
        return self.about.direction is Direction.LOWER


@dataclass(frozen=True, slots=True)
class TableFacts:
    """``lines`` are those shown, of ``of_all``. ``when`` names the period, ``so_far`` how much is entered, "" when
    it is over; ``month`` is its newest. Without ``has_trend`` the lines of 13 months are left out.
    ``left_out`` counts KPIs without any figure.
    """

    lines: tuple[TableLine, ...]
    of_all: int
    period: Period
    month: Month
    when: str
    so_far: str
    order: Order
    currency: str
    form: NumberForm
    source: str
    segment: Segment | None = None
    has_trend: bool = True
    left_out: int = 0

    @property
    def judged(self) -> list[TableLine]:
        return [line for line in self.lines if line.status is not Status.NONE]

    @property
    def urgent(self) -> list[TableLine]:
        """Those that need attention, the most urgent first."""
        return urgent_first([line for line in self.lines if line.needs_attention])


def urgent_first(lines: list[TableLine]) -> list[TableLine]:
    """Among those that are equally urgent the ones without a figure come last."""
    ordered = sorted(lines, key=lambda line: not line.has_value)
    return most_urgent_first(ordered, lambda line: (line.status, line.signal))


def in_groups(lines: list[TableLine]) -> list[TableLine]:
    """Together with those of the same group; groups and their KPIs in the order they came in."""
    groups = list(dict.fromkeys(line.about.group for line in lines))
    return sorted(lines, key=lambda line: groups.index(line.about.group))
