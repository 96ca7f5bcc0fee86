"""A small business to try formulas on: typed figures in a dict, with the rules for blanks written out plainly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Value
from kpidesk.formula.columns import Columns
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.evaluator import Evaluator


@dataclass
class TypedFigures:
    """Figures in memory. Every rule is looked up afresh, month by month, so that it is easy to believe."""

    indicators: Mapping[str, Indicator]
    values: dict[Cell, float]
    first: Month
    last: Month
    asked: list[str] = field(default_factory=list)

    def value(self, indicator: str, month: Month, segment: Segment | None) -> float | None:
        self.asked.append(indicator)
        return self._value(indicator, month, segment)

    def _value(self, indicator: str, month: Month, segment: Segment | None) -> float | None:
        about = self.indicators[indicator]
        typed = self.values.get(Cell(indicator, month, segment))
        if typed is not None or month < self.first:
            return typed
        if about.standing:
            return self._value(indicator, month.previous, segment)
        if about.carried_from:
            return self._value(about.carried_from, month.previous, segment)
        if about.balance:
            opening, gains, losses = (self._value(id_, month, segment) for id_ in about.balance)
            return None if opening is None or gains is None or losses is None else opening + gains - losses
        return 0.0 if about.blank_is_zero and self._in_use(about.group, month) else None

    def _in_use(self, group: str, month: Month) -> bool:
        return any(cell.month == month and self.indicators[cell.indicator].group == group for cell in self.values)

    def column(self, indicator: str, segment: Segment | None) -> list[float | None]:
        return [self.value(indicator, month, segment) for month in self.first.until(self.last)]

    def cause_of_blank(self, indicator: str, month: Month, segment: Segment | None) -> Cell:
        about = self.indicators[indicator]
        if about.carried_from and month > self.first:
            return self.cause_of_blank(about.carried_from, month.previous, segment)
        blank = [id_ for id_ in about.balance or () if self._value(id_, month, segment) is None]
        return self.cause_of_blank(blank[0], month, segment) if blank else Cell(indicator, month, segment)


CHANNEL = frozenset({SegmentKind.CHANNEL})
SPLIT = frozenset(SegmentKind)


def _inputs() -> list[Indicator]:
    def figure(id_: str, label: str, unit: Unit = Unit.MONEY, **more: object) -> Indicator:
        return Indicator(id_, label, unit, "Finance", **more)  # type: ignore[arg-type]

    return [
        figure("revenue", "Sales, net", segment_kinds=SPLIT),
        figure("cogs", "Direct cost", segment_kinds=frozenset({SegmentKind.PRODUCT})),
        figure("expenses", "Running costs"),
        figure("extra", "Extra costs", blank_is_zero=True, segment_kinds=CHANNEL),
        figure("cash", "Cash at the end", rollup=Rollup.LAST),
        figure("visitors", "Visits", Unit.COUNT, segment_kinds=CHANNEL),
        figure("orders", "Orders placed", Unit.COUNT, segment_kinds=CHANNEL),
        figure("price", "Unit price", rollup=Rollup.WEIGHTED_MEAN, weight="orders", standing=True),
        figure("active", "Active customers", Unit.COUNT, rollup=Rollup.MEAN),
        figure("opening", "Customers at the start", Unit.COUNT, rollup=Rollup.FIRST, carried_from="closing"),
        figure("won", "Customers won", Unit.COUNT, segment_kinds=CHANNEL),
        figure("lost", "Customers lost", Unit.COUNT),
        figure("closing", "Customers at the end", Unit.COUNT, rollup=Rollup.LAST, balance=("opening", "won", "lost")),
        figure("target", "Pay wanted", standing=True),
        figure("hours", "Hours worked", Unit.HOURS),
    ]


def _kpi(id_: str, formula: str, unit: Unit = Unit.RATIO, **more: object) -> Indicator:
    label = id_.replace("_", " ").capitalize()
    return Indicator(id_, label, unit, "Finance", kind=Kind.KPI, formula=formula, rollup=Rollup.RECOMPUTED, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def kpi() -> Callable[..., Indicator]:
    """Make a KPI from an id and a formula."""
    return _kpi


@pytest.fixture(scope="session")
def inputs() -> dict[str, Indicator]:
    """Typed figures of every kind of rollup and of every rule for blanks."""
    return {indicator.id: indicator for indicator in _inputs()}


@pytest.fixture(scope="session")
def business(inputs: dict[str, Indicator]) -> dict[str, Indicator]:
    """The typed figures with a few KPIs that build on each other."""
    kpis = [
        _kpi("profit", "revenue - cogs - expenses", Unit.MONEY),
        _kpi("margin", "profit / revenue", Unit.PERCENT),
        _kpi("aov", "revenue / orders", Unit.MONEY),
        _kpi("growth", "pchange(revenue)", Unit.PERCENT),
        _kpi("search_share", 'at(visitors, "search") / visitors', Unit.PERCENT),
        _kpi("source_share", "at(visitors, channel) / visitors", Unit.PERCENT),
        _kpi("runway", 'if(avg3(expenses) <= 0, none("no costs"), cash / avg3(expenses))', Unit.MONTHS),
        _kpi("revenue_year", "sum12(revenue)", Unit.MONEY),
        Indicator("step", "Step", Unit.RATIO, "Finance", Kind.KPI, formula="change(price)", rollup=Rollup.MONTHS_ONLY),
        Indicator("curve", "Demand curve", Unit.RATIO, "Finance", Kind.MODEL),
    ]
    return inputs | {indicator.id: indicator for indicator in kpis}


@pytest.fixture(scope="session")
def typed() -> type[TypedFigures]:
    """The class of the figures: ``typed(indicators, values, first, last)``."""
    return TypedFigures


JANUARY = Month.of(2025, 1)


@pytest.fixture(scope="session")
def months() -> Callable[..., dict[Cell, float]]:
    """Cells from January 2025 on: ``months(revenue=[100, None, 120])`` leaves February blank."""

    def cells(start: Month = JANUARY, segment: Segment | None = None, **rows: list[float | None]) -> dict[Cell, float]:
        return {
            Cell(id_, start.plus(place), segment): float(value)
            for id_, row in rows.items()
            for place, value in enumerate(row)
            if value is not None
        }

    return cells


SEARCH, SOCIAL = Segment(SegmentKind.CHANNEL, "search"), Segment(SegmentKind.CHANNEL, "Social")
MUG = Segment(SegmentKind.PRODUCT, "mug")


@dataclass
class Desk:
    """Definitions and figures, and what answers about them."""

    definitions: Definitions
    figures: TypedFigures
    calendar: Calendar
    segments: tuple[Segment, ...]

    @property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.definitions, self.figures, self.calendar, self.segments)

    @property
    def columns(self) -> Columns:
        return Columns(self.definitions, self.figures, self.calendar, self.segments)

    def value(self, indicator: str, period: str, segment: Segment | None = None) -> Value:
        return self.evaluator.value(indicator, self.calendar.parse(period), segment)

    def preview(self, formula: str, period: str, segment: Segment | None = None) -> Value:
        checked = self.definitions.check(formula)
        return self.evaluator.value_of(checked, self.calendar.parse(period), segment)


@pytest.fixture(scope="session")
def desk(business: dict[str, Indicator]) -> Callable[..., Desk]:
    """``desk(values, profit_share="profit / 2", year_start=4)``: the business with more KPIs and these figures."""

    def build(
        values: dict[Cell, float],
        *,
        year_start: int = 1,
        unfinished: Mapping[Month, int] | None = None,
        last: Month | None = None,
        **formulas: str,
    ) -> Desk:
        known = business | {id_: _kpi(id_, formula) for id_, formula in formulas.items()}
        months = [cell.month for cell in values] or [JANUARY]
        figures = TypedFigures(known, values, min(months), last or max(months))
        return Desk(Definitions(known), figures, Calendar(year_start, unfinished or {}), (SEARCH, SOCIAL, MUG))

    return build
