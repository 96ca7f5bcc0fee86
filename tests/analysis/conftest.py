"""A business made of plain dictionaries, for asking the analysis without a workbook."""

from collections.abc import Mapping, Sequence

import pytest

from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.nature import Nature

START = Month.of(2025, 1)


class Business:
    """Figures by id and month. Flows add up over months, balances take the last; other values must be given whole."""

    def __init__(self, calendar: Calendar | None = None) -> None:
        self.calendar = calendar or Calendar()
        self.segments: tuple[Segment, ...] = ()
        self._indicators: dict[str, Indicator] = {}
        self._natures: dict[str, Nature] = {}
        self._values: dict[tuple[str, Month, Segment | None], Value] = {}
        self._long_values: dict[tuple[str, Period], Value] = {}
        self._goals: dict[tuple[str, Period, Segment | None], Goal] = {}
        self.breaks: dict[tuple[str, Month], Break] = {}
        self.traits: dict[str, str] = {}

    @property
    def definitions(self) -> Definitions:
        return Definitions(self._indicators)

    @property
    def first_month(self) -> Month:
        return min(month for _, month, _ in self._values)

    def add(  # noqa: PLR0917 -- figures read like a table
        self,
        name: str,
        values: Sequence[float | None] = (),
        unit: Unit = Unit.MONEY,
        direction: Direction = Direction.HIGHER,
        nature: Nature = Nature.FLOW,
        start: Month = START,
        segment: Segment | None = None,
        **more: object,
    ) -> str:
        kind = Kind.KPI if more.get("formula") else Kind.INPUT
        rollup = more.pop("rollup", Rollup.RECOMPUTED if more.get("formula") else Rollup.SUM)
        self._indicators[name] = Indicator(
            name,
            name.title(),
            unit,
            "Test",
            kind,
            direction,
            rollup=rollup,
            **more,  # type: ignore[arg-type]
        )
        self._natures[name] = nature
        for index, value in enumerate(values):
            if value is not None:
                self._values[name, start.plus(index), segment] = value
        return name

    def put(self, name: str, month: Month, value: Value) -> None:
        self._values[name, month, None] = value

    def put_period(self, name: str, period: Period, value: Value) -> None:
        self._long_values[name, period] = value

    def aim(
        self,
        name: str,
        goals: Mapping[Month, Goal] | Goal,
        months: Sequence[Month] = (),
        segment: Segment | None = None,
    ) -> None:
        aims = dict.fromkeys(months, goals) if isinstance(goals, Goal) else goals
        self._goals |= {(name, Period.month(month), segment): goal for month, goal in aims.items()}

    def aim_for(self, name: str, period: Period, goal: Goal, segment: Segment | None = None) -> None:
        """For just that period."""
        self._goals[name, period, segment] = goal

    def indicator(self, name: str) -> Indicator:
        return self._indicators[name]

    def nature(self, name: str) -> Nature:
        return self._natures[name]

    def month_goal(self, name: str, month: Month, segment: Segment | None = None) -> Goal | None:
        return self._goals.get((name, Period.month(month), segment))

    def period_goal(self, name: str, period: Period, segment: Segment | None = None) -> Goal | None:
        return self._goals.get((name, period, segment))

    @property
    def broken(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.breaks)

    def breaks_of(self, name: str) -> dict[Month, Break]:
        return dict(sorted((month, held) for (of, month), held in self.breaks.items() if of == name))

    def trait(self, name: str) -> str:
        return self.traits.get(name, "")

    def month_value(self, name: str, month: Month, segment: Segment | None = None) -> Value:
        missing = NoValue(Cause.MISSING, name, month, segment)
        return self._values.get((name, month, segment), missing)

    def value(self, name: str, period: Period, segment: Segment | None = None) -> Value:
        if period.length == 1:
            return self.month_value(name, period.first, segment)
        if (name, period) in self._long_values:
            return self._long_values[name, period]
        values = [self.month_value(name, month, segment) for month in period.months]
        there = [value for value in values if not isinstance(value, NoValue)]
        if len(there) < len(values):
            first = next(month for month, v in zip(period.months, values, strict=True) if isinstance(v, NoValue))
            return NoValue(Cause.MISSING, name, first, segment, have=len(there), of=len(values))
        return sum(there) if self._natures[name] is Nature.FLOW else there[-1]


@pytest.fixture
def business() -> Business:
    return Business()
