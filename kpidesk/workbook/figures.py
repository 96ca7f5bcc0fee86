"""The typed figures in memory, and what stands in for a blank: its parts, carried forward, filled in, or zero."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from typing import Self, cast

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.workbook.totals import Totals

Line = tuple[str, Segment | None]
"""One row of figures: an indicator, for the whole business or one segment."""


NO_TOTALS = Totals()


class FigureTable:
    """Typed values by line and month; answers any month, and whole columns for ``first`` to ``last``.

    A blank is None, never 0. The owner may have a blank total be the sum of its parts; it then counts as if it was
    typed. Besides that there are three exceptions that the indicator itself states: a standing figure is carried
    forward from the last month in which it was typed; a figure with a balance or an opening value is filled in; a
    figure whose blank is zero counts as 0 in months in which its group is in use.
    """

    def __init__(
        self,
        indicators: Mapping[str, Indicator],
        values: Mapping[Cell, float],
        today: Month,
        totals: Totals = NO_TOTALS,
    ) -> None:
        self._indicators = indicators
        self._today = today
        self._totals = totals
        self._summed: dict[str, dict[Month, float]] = {}
        self._typed: dict[Line, dict[Month, float]] = defaultdict(dict)
        self._in_use: dict[str, Counter[Month]] = defaultdict(Counter)
        self._months: Counter[Month] = Counter()
        self._filled: dict[str, dict[Month, float]] = {}
        self._still_filled: dict[str, dict[Month, float]] = {}
        self._filled_since: Month | None = None
        self._columns: dict[Line, list[float | None]] = {}
        for cell, value in values.items():
            self._put(cell, value)
        self.first, self.last = today, today
        self._measure()

    @property
    def typed_months(self) -> tuple[Month, Month] | None:
        """First and last month with a typed figure; None when there is none."""
        return (min(self._months), max(self._months)) if self._months else None

    def has_figures(self, month: Month) -> bool:
        return month in self._months

    def cells(self, wanted: Callable[[Line], bool]) -> list[Cell]:
        """Cells with a typed figure in the lines that are wanted, by line and month."""
        lines = [(line, series) for line, series in self._typed.items() if wanted(line)]
        return [Cell(line[0], month, line[1]) for line, series in lines for month in sorted(series)]

    def all_values(self) -> dict[Cell, float]:
        """Every typed figure by its cell."""
        return {Cell(line[0], m, line[1]): v for line, series in self._typed.items() for m, v in series.items()}

    def typed(self, cell: Cell) -> float | None:
        series = self._typed.get((cell.indicator, cell.segment))
        return None if series is None else series.get(cell.month)

    def set(self, values: Mapping[Cell, float | None]) -> dict[Line, tuple[Month, Month]]:
        """Take the values in; answers which lines changed, from which month to which."""
        changed: dict[Line, tuple[Month, Month]] = {}
        for cell, value in values.items():
            in_use = self._group_in_use(cell)
            self._put(cell, value)
            self._mark(changed, (cell.indicator, cell.segment), cell.month)
            if cell.segment in self._totals.parts.get(cell.indicator, ()):
                self._mark(changed, (cell.indicator, None), cell.month)
            if in_use != self._group_in_use(cell):
                for line in self._zero_lines(cell):
                    self._mark(changed, line, cell.month)
        self._filled.clear()
        self._still_filled, self._filled_since = {}, None
        self._columns.clear()
        self._measure()
        return changed

    def renumber(self, values: Mapping[Cell, float]) -> None:
        """Other numbers in cells that have one already: nothing begins or ceases to count, so it is quick."""
        for cell, value in values.items():
            self._typed[cell.indicator, cell.segment][cell.month] = value
            self._summed.pop(cell.indicator, None)
        self._columns.clear()
        starts = [*(cell.month for cell in values), *([self._filled_since] if self._filled_since else [])]
        since = self._filled_since = min(starts, default=self.first)
        known = {**self._still_filled, **self._filled}
        self._still_filled = {name: {m: v for m, v in line.items() if m < since} for name, line in known.items()}
        self._filled = {}

    def supposing(self, values: Mapping[Cell, float | None]) -> tuple[Self, dict[Line, tuple[Month, Month]]]:
        """The same figures with these on top, and what `set` says; what stays is shared, so it is quick."""
        made = copy(self)
        made._typed = self._typed.copy()
        made._in_use = self._in_use.copy()
        made._months = self._months.copy()
        for line in {(cell.indicator, cell.segment) for cell in values}:
            made._typed[line] = self._typed.get(line, {}).copy()
        for group in {about.group for cell in values if (about := self._indicators.get(cell.indicator))}:
            made._in_use[group] = self._in_use[group].copy()
        made._filled, made._columns, made._summed = {}, {}, self._summed.copy()
        return made, made.set(values)

    def value(self, indicator: str, month: Month, segment: Segment | None = None) -> float | None:
        """What counts for this month: typed, or what the indicator says stands in for a blank."""
        value = self._counting((indicator, segment)).get(month)
        if value is not None:
            return value
        about = self._indicators.get(indicator)
        if about is None:
            return None
        if about.standing:
            return self._carried((indicator, segment), month)
        if about.blank_is_zero and self._in_use[about.group][month]:
            return 0.0
        if about.filled_from and segment is None:
            return self._fill(indicator).get(month)
        return None

    def column(self, indicator: str, segment: Segment | None = None) -> list[float | None]:
        """`value` for every month from ``first`` to ``last``. Kept until a figure changes: not to be altered."""
        line = indicator, segment
        if line not in self._columns:
            # Plain ints hash like months and need not be made.
            months = cast("Sequence[Month]", range(self.first, self.last + 1))
            self._columns[line] = self._read_column(line, months)
        return self._columns[line]

    def _read_column(self, line: Line, months: Sequence[Month]) -> list[float | None]:
        about, series = self._indicators.get(line[0]), self._counting(line)
        if about is None:
            return list(map(series.get, months))
        if about.standing:
            return self._carried_column(line, months)
        if about.blank_is_zero:
            used = self._in_use[about.group]
            return [series.get(month, 0.0 if month in used else None) for month in months]
        if about.filled_from and line[1] is None:
            series = {**self._fill(line[0]), **series}
        return list(map(series.get, months))

    def cause_of_blank(self, indicator: str, month: Month, segment: Segment | None = None) -> Cell:
        """The cell to type so that this one gets a value: itself, a part of it, or the missing source of a filled."""
        cell = self._blank_source(indicator, month, segment)
        part = self._totals.cause(cell.indicator, cell.month) if cell.segment is None else None
        return cell if part is None else cell._replace(segment=part)

    def _blank_source(self, indicator: str, month: Month, segment: Segment | None) -> Cell:
        about = self._indicators.get(indicator)
        while about is not None and about.filled_from and segment is None:
            if about.carried_from:
                if month <= self.first:
                    break
                about, month = self._indicators[about.carried_from], month.previous
                continue
            blank = [name for name in about.balance or () if self.value(name, month) is None]
            plain = [name for name in blank if not self._indicators[name].filled_from]
            if plain or not blank:
                return Cell(plain[0] if plain else about.id, month)
            about = self._indicators[blank[0]]
        return Cell(about.id if about else indicator, month, segment)

    def stands_in(self, cell: Cell) -> bool:
        """Whether a blank cell shows a value that follows from others: of its parts, carried or filled."""
        return self.typed(cell) is None and self.value(*cell) is not None

    def _counting(self, line: Line) -> Mapping[Month, float]:
        """What counts as typed: of a total that follows from its parts, their sums too."""
        indicator, segment = line
        if segment is not None or indicator not in self._totals.parts:
            return self._typed.get(line, {})
        if indicator not in self._summed:
            parts = {part: self._typed.get((indicator, part), {}) for part in self._totals.parts[indicator]}
            self._summed[indicator] = self._totals.series(indicator, self._typed.get(line, {}), parts)
        return self._summed[indicator]

    def _put(self, cell: Cell, value: float | None) -> None:
        self._summed.pop(cell.indicator, None)
        series = self._typed[cell.indicator, cell.segment]
        before = series.pop(cell.month, None)
        if value is not None:
            series[cell.month] = value
        step = (value is not None) - (before is not None)
        if step:
            self._months[cell.month] += step
            if not self._months[cell.month]:
                del self._months[cell.month]
            if about := self._indicators.get(cell.indicator):
                used = self._in_use[about.group]
                used[cell.month] += step
                if not used[cell.month]:
                    del used[cell.month]

    def _measure(self) -> None:
        months = self.typed_months or (self._today, self._today)
        self.first, self.last = min(months[0], self._today), max(months[1], self._today)

    def _group_in_use(self, cell: Cell) -> bool:
        about = self._indicators.get(cell.indicator)
        return about is not None and self._in_use[about.group][cell.month] > 0

    def _zero_lines(self, cell: Cell) -> Iterable[Line]:
        group = self._indicators[cell.indicator].group
        return ((i.id, None) for i in self._indicators.values() if i.blank_is_zero and i.group == group)

    @staticmethod
    def _mark(changed: dict[Line, tuple[Month, Month]], line: Line, month: Month) -> None:
        first, last = changed.get(line, (month, month))
        changed[line] = (min(first, month), max(last, month))

    def _carried(self, line: Line, month: Month) -> float | None:
        series = self._counting(line)
        if not series:
            return None
        months = sorted(series)
        place = bisect_right(months, month)
        return series[months[place - 1]] if place else None

    def _carried_column(self, line: Line, months: Sequence[Month]) -> list[float | None]:
        series, value = self._counting(line), self._carried(line, self.first)
        column: list[float | None] = []
        for month in months:
            value = series.get(month, value)
            column.append(value)
        return column

    def _fill(self, indicator: str) -> dict[Month, float]:
        """Work out openings and balances together, month by month, since each opens with the other's end."""
        if indicator not in self._filled:
            family = [self._indicators[name] for name in self._family(indicator)]
            since, filled = self._before_renumbered([about.id for about in family])
            named = {name for about in family for name in (about.id, *about.filled_from)}
            values = {name: {**filled.get(name, {}), **self._counting((name, None))} for name in named}
            for month in since.until(self.last.next):
                for about in family:
                    value = values[about.id].get(month)
                    if value is None:
                        value = _filled_value(about, month, values)
                    if value is not None:
                        values[about.id][month] = filled[about.id][month] = value
            self._filled.update(filled)
        return self._filled[indicator]

    def _before_renumbered(self, family: Sequence[str]) -> tuple[Month, dict[str, dict[Month, float]]]:
        """What stays of a family's filled figures, and the month from which they are to be filled."""
        if self._filled_since is None or any(name not in self._still_filled for name in family):
            return self.first, {name: {} for name in family}
        return max(self._filled_since, self.first), {name: self._still_filled[name].copy() for name in family}

    def _family(self, indicator: str) -> list[str]:
        """Filled figures that open with each other, the carried ones before the balances they feed."""
        found, ahead = [indicator], [indicator]
        while ahead:
            for name in self._indicators[ahead.pop()].filled_from:
                if name not in found and self._indicators[name].filled_from:
                    found.append(name)
                    ahead.append(name)
        return sorted(found, key=lambda name: self._indicators[name].balance is not None)


def _filled_value(about: Indicator, month: Month, values: Mapping[str, Mapping[Month, float]]) -> float | None:
    """What follows from the figures of the month, or for an opening from the month before."""
    if not about.balance:
        return values[about.carried_from].get(month.previous)
    opening, gains, losses = (values[source].get(month) for source in about.balance)
    return None if opening is None or gains is None or losses is None else opening + gains - losses
