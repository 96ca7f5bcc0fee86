"""The forecast of an indicator of a business: by itself, or worked out from the figures it follows from.

Sums, counts and balances are carried forward as they are, month by month: a longer month is part of the season. A
ratio, a score or a window is not: its typed figures are carried forward and it is worked out from them; where they
cannot be, there is its usual range and no line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from kpidesk.analysis.forecast.forecast import (
    FURTHEST,
    NOTHING_KNOWN,
    Ahead,
    Basis,
    Forecast,
    Known,
    NoForecast,
    Stage,
    Why,
    fits,
    forecast,
    range_only,
    stage_for,
    usable,
)
from kpidesk.analysis.forecast.projection import project
from kpidesk.analysis.forecast.seasonal import YEAR
from kpidesk.analysis.goals.goal_year import EnteredSource
from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.analysis.signals.signals import bounds_of
from kpidesk.analysis.source import Source
from kpidesk.analysis.traits import seasonal_of
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature

_RATIOS = frozenset({Unit.PERCENT, Unit.RATIO, Unit.SCORE, Unit.INDEX})
_STAGES = list(Stage)


class SupposingSource(EnteredSource, Protocol):
    """A business that can answer as if other figures were typed. A `Workbook` is one."""

    def supposing(self, values: Mapping[Cell, float | None], /) -> Source: ...


@dataclass(frozen=True, slots=True)
class History:
    """One figure a month from ``first``, up to the last finished one; None is a month without."""

    values: tuple[float | None, ...]
    first: Month
    known: Known

    @property
    def last(self) -> Month:
        return self.first.plus(len(self.values) - 1)


def forecast_of(
    source: SupposingSource,
    indicator: str,
    months: int = FURTHEST,
    *,
    last: Month | None = None,
    segment: Segment | None = None,
    known: Known = NOTHING_KNOWN,
) -> Forecast | NoForecast:
    """The months after ``last`` (None: after the last finished month with figures). A month that runs is left out.

    Of ``known``, bounds that are not given are those of the indicator. Of one channel, campaign or product only what
    is carried forward by itself has a line.
    """
    past = history_of(source, indicator, last, segment, known)
    if is_carried(source, indicator):
        return forecast(past.values, past.first, months, past.known)
    is_typed = source.indicator(indicator).kind is Kind.INPUT
    worked_out = None if segment or is_typed else _from_inputs(source, indicator, past, months)
    return worked_out or range_only(past.values, past.first, months, past.known)


def is_carried(source: Source, indicator: str) -> bool:
    """Whether it is carried forward by itself: neither a ratio nor a score nor a look back over months."""
    about = source.indicator(indicator)
    if about.unit in _RATIOS or about.rollup is Rollup.WEIGHTED_MEAN:
        return False
    return about.kind is Kind.INPUT or source.nature(indicator) in {Nature.FLOW, Nature.STOCK}


def history_of(
    source: EnteredSource,
    indicator: str,
    last: Month | None = None,
    segment: Segment | None = None,
    known: Known = NOTHING_KNOWN,
) -> History:
    """Its finished months up to ``last``. Where no last one is given, one that has no figure yet is left out, too.

    Whether it is seasonal, and from when on it means what it means now, is what the owner said, unless it is given.
    """
    running = source.calendar.unfinished
    end = last or source.last_entered or source.current_month
    first = min(source.first_month, end)

    def figure(month: Month) -> float | None:
        value = source.month_value(indicator, month, segment)
        return None if isinstance(value, NoValue) or month in running else value

    while end in running and end > first:
        end = end.previous
    if last is None and end > first and figure(end) is None:
        end = end.previous
    values = tuple(map(figure, first.until(end)))
    seasonal = seasonal_of(source, indicator) if known.seasonal is None else known.seasonal
    anew = known.redefined or redefined_by(source, indicator, end.next)
    return History(
        values, first, _bounded(source, indicator, values, replace(known, seasonal=seasonal, redefined=anew))
    )


def _bounded(source: Source, indicator: str, values: tuple[float | None, ...], known: Known) -> Known:
    floor, ceiling = bounds_of(source, indicator, [value for value in values if value is not None])
    return Known(
        floor if known.floor is None else known.floor,
        ceiling if known.ceiling is None else known.ceiling,
        known.seasonal,
        known.redefined,
    )


# -- worked out from what it follows from -----------------------------------------------------------------------


def _from_inputs(source: SupposingSource, indicator: str, past: History, months: int) -> Forecast | None:
    """Worked out from its figures carried forward, as wide as its own past is uneven; None where that cannot be."""
    window = usable(past.values, past.first, months, past.known)
    carried = None if isinstance(window, NoForecast) else supposed_inputs(source, indicator, past, months)
    if isinstance(window, NoForecast) or not isinstance(carried, Carried) or len(window.values) < YEAR:
        return None
    supposed = source.supposing(carried.cells)
    made = project(window.values, months, past.known.seasonal)
    ahead = []
    for count in range(1, months + 1):
        month = past.last.plus(count)
        value = supposed.month_value(indicator, month)
        if isinstance(value, NoValue) or (value <= 0 and not made.additive):
            return None
        low, high = made.range_around(value, count)
        ahead.append(Ahead(past.known.held(value), past.known.held(low), past.known.held(high), month))
    if not all(map(fits, ahead)):
        return None
    stage = min(carried.stage, stage_for(len(window.values)), key=_STAGES.index)
    return Forecast(tuple(ahead), stage, (window.first, window.last), made.season, Basis.INPUTS)


@dataclass(frozen=True, slots=True)
class Carried:
    """Typed figures of months to come, and the least that any of their forecasts can tell."""

    cells: dict[Cell, float | None]
    stage: Stage


def supposed_inputs(source: SupposingSource, indicator: str, past: History, months: int) -> Carried | NoForecast:
    """The figures it follows from, carried forward from its own last month; the reason of the first that is not."""
    cells: dict[Cell, float | None] = {}
    stages = [Stage.SEASONAL]
    for name in _names(source, indicator):
        values = history_of(source, name, past.last)
        recent = values.values[-YEAR:]
        if not any(recent):
            # Never typed, or never anything but zero: it stays like that.
            still = None if None in recent else 0.0
            cells |= {Cell(name, past.last.plus(ahead)): still for ahead in range(1, months + 1) if still is not None}
            continue
        made = _line(source, name, values, months)
        if isinstance(made, NoForecast):
            return made
        stages.append(made.stage)
        cells |= {Cell(name, month.month): month.value for month in made.months}
    return Carried(cells, min(stages, key=_STAGES.index))


def _names(source: Source, indicator: str) -> list[str]:
    """The typed figures it comes down to. A standing one stays; one that opens with another's end follows that."""
    definitions = source.definitions
    abouts: list[Indicator] = [source.indicator(name) for name in sorted(definitions.inputs_of(indicator))]
    names = [about.carried_from or about.id for about in abouts if not about.standing]
    return list(dict.fromkeys(names))


def _line(source: Source, name: str, past: History, months: int) -> Forecast | NoForecast:
    if not is_carried(source, name):
        return NoForecast(Why.RATIO, indicator=name)
    made = forecast(past.values, past.first, months, past.known)
    if isinstance(made, NoForecast):
        return NoForecast(made.why, made.have, made.need, made.month, name)
    if not made.has_line:
        return NoForecast(Why.TOO_SHORT, made.month_count, YEAR, indicator=name)
    return made
