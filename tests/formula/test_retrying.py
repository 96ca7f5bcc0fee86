"""One result asked for again and again while a figure takes other numbers."""

from collections import Counter
from collections.abc import Sequence

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.retrying import Retrying

JAN = Month.of(2025, 1)
MAY = JAN.plus(4)


class Counted:
    """Figures that are their place in the year; ``turned`` is another. Counts how often each is read."""

    first, last = JAN, MAY

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()
        self.turned = 5.0

    def value(self, indicator: str, month: Month, segment: Segment | None) -> float | None:
        self.read[indicator] += 1
        return self.turned if (indicator, month) == ("x", MAY) else float(month - JAN + 1)

    def column(self, indicator: str, segment: Segment | None) -> Sequence[float | None]:
        return [self.value(indicator, month, segment) for month in JAN.until(MAY)]

    def cause_of_blank(self, indicator: str, month: Month, segment: Segment | None) -> Cell:
        return Cell(indicator, month, segment)


def _kpi(id_: str, formula: str) -> Indicator:
    return Indicator(id_, id_.title(), Unit.RATIO, "Shop", Kind.KPI, formula=formula, rollup=Rollup.RECOMPUTED)


def test_only_what_reads_the_figure_that_moves_is_worked_out_again() -> None:
    figures = Counted()
    typed = [Indicator(id_, id_.upper(), Unit.RATIO, "Shop") for id_ in ("x", "y")]
    known = [*typed, _kpi("fixed", "avg3(y) * y"), _kpi("moving", "avg3(x) + fixed"), _kpi("all", "moving * fixed + x")]
    definitions = Definitions({about.id: about for about in known})
    asked = Retrying(definitions, figures, Calendar(), (), moves=lambda id_, month: id_ == "x" and month == MAY)

    assert asked.indicator("all", Period.month(MAY), None) == (4 + 20) * 20 + 5
    assert figures.read == {"x": 3, "y": 3}
    figures.turned = 8.0
    asked.again()
    assert asked.indicator("all", Period.month(MAY), None) == (5 + 20) * 20 + 8
    assert figures.read == {"x": 4, "y": 3}
    assert asked.indicator("all", Period.month(JAN.plus(3)), None) == (3 + 12) * 12 + 4
