"""One typed figure that is turned to change a result: which months take it, and what else has to be supposed.

In a longer period what is entered stays. The months that are still to come share what is missing equally; when no
month is left, all months are scaled alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kpidesk.analysis.causes.mixed_terms import Key
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.workbook.workbook import Workbook

_MOST_ASSUMED = 200


@dataclass(frozen=True, slots=True)
class Assumed:
    """Another figure that is not entered for months to come: supposed to be ``each`` in every one of ``months``."""

    figure: Key
    months: tuple[Month, ...]
    each: float


@dataclass(frozen=True, slots=True)
class Lever:
    """``figure`` is turned in ``months``: to a number each, or where ``shape`` tells how the months differ, to that
    number on average. ``now`` is that number as things stand, None when there is none to start from; with
    ``is_ahead`` the months are still to come and it is the usual one.
    """

    figure: Key
    months: tuple[Month, ...]
    shape: tuple[float, ...]
    now: float | None
    is_ahead: bool = False
    assumed: tuple[Assumed, ...] = ()

    def cells(self, each: float) -> dict[Cell, float]:
        """What is supposed to be typed when the lever stands at this number."""
        return {**self.others, **self.turned(each)}

    def turned(self, each: float) -> dict[Cell, float]:
        """Of that, what is different at another number."""
        id_, segment = self.figure
        return {Cell(id_, month, segment): each * factor for month, factor in zip(self.months, self.shape, strict=True)}

    @property
    def others(self) -> dict[Cell, float]:
        """Of that, what is the same at every number."""
        return {Cell(a.figure[0], month, a.figure[1]): a.each for a in self.assumed for month in a.months}


def lever_of(workbook: Workbook, indicator: str, figure: Key, period: Period, segment: Segment | None = None) -> Lever:
    """The lever for a typed figure. Other figures that the indicator needs for months to come are supposed to be as in
    the months of the period that are entered, or else as in the last twelve; levels stay as they are."""
    months = _turned(workbook, figure, period)
    is_ahead = all(_is_open(workbook, figure, month) for month in months)
    if is_ahead:
        lever = Lever(figure, months, (1.0,) * len(months), _usual(workbook, figure, period), is_ahead)
    else:
        lever = Lever(figure, months, *_shape(workbook, figure, months))

    def result(lever: Lever) -> Value:
        at = 1.0 if lever.now is None else lever.now
        return workbook.supposing(lever.cells(at)).value(indicator, period, segment)

    return _with_others(workbook, lever, period, result)


def _turned(workbook: Workbook, figure: Key, period: Period) -> tuple[Month, ...]:
    rollup = workbook.indicator(figure[0]).rollup
    if rollup in {Rollup.LAST, Rollup.FIRST}:
        return (period.last if rollup is Rollup.LAST else period.first,)
    still_open = tuple(month for month in period.months if _is_open(workbook, figure, month))
    return still_open or tuple(period.months)


def _is_open(workbook: Workbook, figure: Key, month: Month) -> bool:
    """Nothing was entered yet; what only stands in can still become something else."""
    id_, segment = figure
    if workbook.typed(Cell(id_, month, segment)) is not None:
        return False
    is_ahead = workbook.last_entered is None or month > workbook.last_entered
    return is_ahead or isinstance(workbook.month_value(id_, month, segment), NoValue)


def _shape(workbook: Workbook, figure: Key, months: Sequence[Month]) -> tuple[tuple[float, ...], float | None]:
    """How the months differ, as factors with a mean of 1, and that mean."""
    values = _known(workbook, figure, months)
    mean = sum(values) / len(values) if values else 0.0
    if len(values) < len(months) or not mean:
        return (1.0,) * len(months), mean if values else None
    return tuple(value / mean for value in values), mean


def _known(workbook: Workbook, figure: Key, months: Sequence[Month]) -> list[float]:
    values = [workbook.month_value(figure[0], month, figure[1]) for month in months]
    return [value for value in values if not isinstance(value, NoValue)]


def _usual(workbook: Workbook, figure: Key, period: Period) -> float | None:
    """The mean of the period's complete months, else of the twelve before; of a level the last one."""
    last = workbook.last_entered
    if last is None:
        return None
    for months in (period.months, Period.rolling(last).months):
        complete = [month for month in months if month <= last and month not in workbook.calendar.unfinished]
        values = _known(workbook, figure, complete)
        if values:
            is_level = workbook.indicator(figure[0]).rollup in {Rollup.LAST, Rollup.FIRST}
            return values[-1] if is_level else sum(values) / len(values)
    return None


def _with_others(workbook: Workbook, lever: Lever, period: Period, result: Callable[[Lever], Value]) -> Lever:
    for _ in range(_MOST_ASSUMED):
        found = _assumption(workbook, result(lever), lever, period)
        if found is None:
            break
        lever = replace(lever, assumed=(*lever.assumed, found))
    return lever


def _assumption(workbook: Workbook, value: Value, lever: Lever, period: Period) -> Assumed | None:
    if not isinstance(value, NoValue) or value.cause is not Cause.MISSING or value.month is None:
        return None
    figure = value.indicator, value.segment
    held = {month for assumed in lever.assumed if assumed.figure == figure for month in assumed.months}
    is_ahead = workbook.last_entered is not None and value.month > workbook.last_entered
    each = _usual(workbook, figure, period)
    if figure == lever.figure or not is_ahead or value.month in held or each is None:
        return None
    months = tuple(month for month in period.months if month >= value.month and _is_open(workbook, figure, month))
    return Assumed(figure, months, each) if value.month in months else None
