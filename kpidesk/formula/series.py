"""Columns that remember: each keeps its values, knows what it is made of, and works out again only stale months."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.formula.aggregation import Blank, NoWeight, aggregate, aggregate_present, total
from kpidesk.formula.compiler import ColumnFunction
from kpidesk.formula.figures import Figures

NAN = math.nan
_FEW = 24  # up to so many months are asked for one by one
_TOP = 1.7976931348623157e308


class Series:
    """Values for the months ``start`` to ``last``, NaN where there is none.

    `fresh` answers them; `mark` says that some months may have changed; `reach_back` asks for earlier months.
    """

    may_overflow = True

    def __init__(self, start: int, last: int, sources: Sequence[tuple["Series", int]] = ()) -> None:
        self.start, self.last = start, last
        self.evaluated = 0
        self._values = [NAN] * (last - start + 1)
        self._stale: tuple[int, int] | None = (start, last)
        self._unchecked = False
        self._renewed: tuple[int, int] | None = None
        self._sources = tuple(sources)
        self._users: list[tuple[Series, int]] = []
        for source, back in self._sources:
            source.join(self, back)
            source.reach_back(self.needs(start) - back)

    def join(self, user: "Series", back: int) -> None:
        """Take in a series that reads this one ``back`` months earlier."""
        self._users.append((user, back))

    def needs(self, month: int) -> int:
        """The earliest month of a source that the value of ``month`` takes."""
        return month

    def touched(self, first: int, last: int) -> tuple[int, int]:
        """The months that may change when these months of a source do."""
        return first, last

    def compute(self, first: int, last: int) -> list[float]:
        raise NotImplementedError

    def fresh(self) -> list[float]:
        """All values, brought up to date. The list is this series' own: read, do not keep."""
        self.update()
        if self._unchecked:
            self._values, self._unchecked = _finite(self._values), False
        return self._values

    def update(self) -> None:
        """Work out the stale months. What has grown too large is still in there: only `fresh` takes it out."""
        if self._stale is not None:
            first, last = self._stale
            self._values[first - self.start : last + 1 - self.start] = self.compute(first, last)
            self._stale, self._unchecked = None, self.may_overflow
            self.evaluated += last - first + 1
            self._renewed = _hull(self._renewed, first, last)

    def shown(self, first: int, last: int) -> list[float | None]:
        """These months as the world outside sees them: None where there is no finite number."""
        values = self._values[first - self.start : last + 1 - self.start]
        if math.isfinite(sum(values)):
            return list[float | None](values)
        return [value if -_TOP <= value <= _TOP else None for value in values]

    def take_renewed(self) -> tuple[int, int] | None:
        """The months worked out again since this was last asked."""
        renewed, self._renewed = self._renewed, None
        return renewed

    def mark(self, first: int, last: int) -> None:
        """These months, and all that follows from them, have to be worked out again."""
        first, last = max(first, self.start), min(last, self.last)
        if first > last:
            return
        stale = self._stale
        if stale is not None and stale[0] <= first and last <= stale[1]:
            return
        self._stale = first, last = _hull(stale, first, last)
        self.mark_users(first, last)  # the whole stretch: a user never knows less than its source

    def mark_users(self, first: int, last: int) -> None:
        for user, back in self._users:
            user.mark(*user.touched(first + back, last + back))

    def reach_back(self, start: int) -> None:
        """Begin no later than ``start``."""
        if start >= self.start:
            return
        self._values[:0] = [NAN] * (self.start - start)
        stale, self._stale = self._stale, _hull(self._stale, start, self.start - 1)
        self.start = start
        if stale is not None:
            self.mark_users(*self._stale)
        for source, back in self._sources:
            source.reach_back(self.needs(start) - back)


def _hull(stretch: tuple[int, int] | None, first: int, last: int) -> tuple[int, int]:
    return (first, last) if stretch is None else (min(stretch[0], first), max(stretch[1], last))


def _finite(values: list[float]) -> list[float]:
    """The same with NaN for what has grown too large. A finite sum shows in one go that nothing has."""
    if math.isfinite(sum(values)):
        return values
    return [value if -_TOP <= value <= _TOP else NAN for value in values]


class FormulaSeries(Series):
    """A compiled formula, or a part of one."""

    def __init__(self, start: int, last: int, sources: Sequence[tuple[Series, int]], function: ColumnFunction) -> None:
        super().__init__(start, last, sources)
        self._function = function

    def compute(self, first: int, last: int) -> list[float]:
        count = last - first + 1
        if not self._sources:
            return self._function(count)
        columns = []
        for source, back in self._sources:
            values = source.fresh()
            place = first - back - source.start
            columns.append(values if count == len(values) else values[place : place + count])
        return self._function(*columns)


class InputSeries(Series):
    """Typed figures of one line, as `Figures` gives them."""

    may_overflow = False  # what is typed is finite

    def __init__(self, start: int, figures: Figures, indicator: Indicator, segment: Segment | None) -> None:
        super().__init__(start, figures.last)
        self._figures, self._indicator, self._segment = figures, indicator, segment

    def compute(self, first: int, last: int) -> list[float]:
        begin = self._figures.first
        column: Sequence[float | None]
        if last - first < _FEW or last < begin:
            column = self._asked(first, last)
        else:
            inside = max(first, begin)
            column = self._figures.column(self._indicator.id, self._segment)[inside - begin : last + 1 - begin]
            if first < begin:
                column = [*self._asked(first, begin - 1), *column]
        return [NAN if value is None else value for value in column]

    def _asked(self, first: int, last: int) -> list[float | None]:
        figures, indicator, segment = self._figures, self._indicator.id, self._segment
        return [figures.value(indicator, Month(month), segment) for month in range(first, last + 1)]

    def reread(self, first: int, last: int) -> None:
        """Look again at these months and mark what follows from those that are different."""
        first, last = max(first, self.start), min(last, self.last)
        if self._stale is not None or first > last:
            self.mark(first, last)
            return
        old, new = self._values[first - self.start : last + 1 - self.start], self.compute(first, last)
        different = [
            place
            for place, (was, now) in enumerate(zip(old, new, strict=True))
            if was != now and not (math.isnan(was) and math.isnan(now))
        ]
        if different:
            self._values[first - self.start : last + 1 - self.start] = new
            self._renewed = _hull(self._renewed, first + different[0], first + different[-1])
            self.mark_users(first + different[0], first + different[-1])


class WindowSeries(Series):
    """Sum or mean over the last ``count`` months of another series."""

    def __init__(self, start: int, last: int, source: tuple[Series, int], count: int, mean: bool) -> None:
        self._count, self._mean = count, mean
        super().__init__(start, last, [source])

    def needs(self, month: int) -> int:
        return month - self._count + 1

    def touched(self, first: int, last: int) -> tuple[int, int]:
        return first, last + self._count - 1

    def compute(self, first: int, last: int) -> list[float]:
        (source, back), count = self._sources[0], self._count
        values = source.fresh()
        place = self.needs(first) - back - source.start
        months = last - first + 1
        columns = [values[place + step : place + step + months] for step in range(count)]
        try:
            sums = list(map(math.fsum, zip(*columns, strict=True)))
        except (OverflowError, ValueError):
            sums = list(map(total, zip(*columns, strict=True)))
        return [value / count for value in sums] if self._mean else sums


@dataclass(frozen=True, slots=True)
class YearStart:
    """First and last months of the business year around a month; ``number`` is its first month, 1 to 12."""

    number: int

    def first(self, month: int) -> int:
        return month - (month % 12 + 1 - self.number) % 12

    def last(self, month: int) -> int:
        return self.first(month) + 11


class ToDateSeries(Series):
    """An input figure from the start of the business year, by its own rule; ``present`` leaves blanks out."""

    def __init__(
        self, start: int, last: int, monthly: Sequence[Series], *, indicator: Indicator, year: YearStart, present: bool
    ) -> None:
        self._indicator, self._year, self._present = indicator, year, present
        super().__init__(start, last, [(series, 0) for series in monthly])

    def needs(self, month: int) -> int:
        return self._year.first(month)

    def touched(self, first: int, last: int) -> tuple[int, int]:
        return first, self._year.last(last)

    def compute(self, first: int, last: int) -> list[float]:
        source = self._sources[0][0]
        values = source.fresh()
        if self._indicator.rollup is Rollup.SUM and not self._present:
            return [
                total(values[self._year.first(month) - source.start : month + 1 - source.start])
                for month in range(first, last + 1)
            ]
        return [self._aggregated(month) for month in range(first, last + 1)]

    def _aggregated(self, month: int) -> float:
        months = Month(self._year.first(month)).until(Month(month))
        rule = aggregate_present if self._present else aggregate
        found = rule(self._indicator, months, self._value)
        return NAN if isinstance(found, Blank | NoWeight) else found

    def _value(self, indicator: str, month: Month) -> float | None:
        source = self._sources[0 if indicator == self._indicator.id else 1][0]
        value = source.fresh()[month - source.start]
        return None if math.isnan(value) else value


class AskedSeries(Series):
    """What no column can say, month by month; the months after a change are all asked again.

    With ``inner``, only its blanks are asked about.
    """

    def __init__(
        self, start: int, last: int, inputs: Sequence[Series], ask: Callable[[Month], float], inner: Series | None
    ) -> None:
        super().__init__(start, last, [(series, 0) for series in inputs] + ([(inner, 0)] if inner else []))
        self._ask, self._inner = ask, inner

    def touched(self, first: int, last: int) -> tuple[int, int]:
        return first, last if self._inner else self.last

    def compute(self, first: int, last: int) -> list[float]:
        for source, _ in self._sources:
            source.fresh()  # a source that is not up to date would not pass on what changes
        if self._inner is None:
            return [self._ask(Month(month)) for month in range(first, last + 1)]
        at = self._inner.start
        values = self._inner.fresh()[first - at : last + 1 - at]
        return [self._ask(Month(month)) if math.isnan(value) else value for month, value in enumerate(values, first)]


class ClockSeries(Series):
    """Days or months of the period that ends with each month."""

    def __init__(self, start: int, last: int, tell: Callable[[Month], float]) -> None:
        super().__init__(start, last)
        self._tell = tell

    def compute(self, first: int, last: int) -> list[float]:
        return [self._tell(Month(month)) for month in range(first, last + 1)]
