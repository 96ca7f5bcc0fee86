"""Whole columns of monthly values, evaluated when they are asked for and forgotten where a figure changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from kpidesk.domain.indicator import Kind, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula import graph
from kpidesk.formula.compiler import WHOLE, Translator, View
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.evaluator import Evaluator
from kpidesk.formula.figures import Figures
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import Call, Name, Node, names
from kpidesk.formula.scene import Scene
from kpidesk.formula.series import (
    NAN,
    AskedSeries,
    ClockSeries,
    FormulaSeries,
    InputSeries,
    Series,
    ToDateSeries,
    WindowSeries,
    YearStart,
)
from kpidesk.formula.writing import canonical

Line = tuple[str, Segment | None]
_Key = tuple[object, ...]
_DEEP = 50


class Columns:
    """Months `Figures.first` to `Figures.last` of every indicator; exactly what `Evaluator` says, without reasons.

    A column is worked out when it is first asked for; after `forget`, only the months that can have changed.
    """

    def __init__(
        self, definitions: Definitions, figures: Figures, calendar: Calendar, segments: Sequence[Segment]
    ) -> None:
        self._definitions, self._figures, self._calendar = definitions, figures, calendar
        self._segments = tuple(segments)
        self._evaluator = Evaluator(definitions, figures, calendar, segments)
        self._year = YearStart(calendar.year_start)
        self._clear()

    @property
    def evaluated(self) -> int:
        """How many monthly results of calculated indicators have been worked out so far."""
        return self._counted + sum(series.evaluated for key, series in self._series.items() if key[0] == "result")

    def column(self, indicator: str, segment: Segment | None = None) -> list[float | None]:
        """One value a month, None where there is none (`Evaluator` has the reason). The list is never changed later."""
        if (self._figures.first, self._figures.last) != self._span:
            self._clear()
        series = self._shown.get((indicator, segment))
        if series is None:
            series = self._shown[indicator, segment] = self._indicator(indicator, View(segment, segment))
        series.update()
        renewed = series.take_renewed()
        if renewed or (indicator, segment) not in self._lists:
            self._lists[indicator, segment] = self._list(self._lists.get((indicator, segment)), series, renewed)
        return self._lists[indicator, segment]

    def forget(self, changed: Mapping[Line, tuple[Month, Month]]) -> None:
        """Typed figures of these lines changed in these months: what follows from them is worked out again when asked.

        Figures that are filled from them, carried on, or zero because their group is in use are looked at, too.
        """
        if (self._figures.first, self._figures.last) != self._span:
            self._clear()
            return
        for (indicator, segment), (first, last) in changed.items():
            about = self._definitions.indicators[indicator]
            end = self._figures.last if about.standing else last
            self._reread(self._inputs.get(indicator, {}).items(), segment, first, end)
            for filled in self._filled_from(indicator):
                self._reread(self._inputs.get(filled, {}).items(), segment, first, self._figures.last)
            for mate in self._zeros.get(about.group, ()):
                for series in self._inputs.get(mate, {}).values():
                    series.reread(first, last)

    def forget_all(self) -> None:
        """Every figure may have changed: all months of all columns are worked out again when asked."""
        if (self._figures.first, self._figures.last) != self._span:
            self._clear()
        for lines in self._inputs.values():
            for series in lines.values():
                series.mark(series.start, series.last)

    @staticmethod
    def _reread(
        lines: Iterable[tuple[Segment | None, InputSeries]], segment: Segment | None, first: int, last: int
    ) -> None:
        for line_segment, series in lines:
            if line_segment == segment:
                series.reread(first, last)

    def _clear(self) -> None:
        self._counted = self.evaluated if hasattr(self, "_series") else 0
        self._span = self._figures.first, self._figures.last
        self._series: dict[_Key, Series] = {}
        self._inputs: dict[str, dict[Segment | None, InputSeries]] = defaultdict(dict)
        self._shown: dict[Line, Series] = {}
        self._lists: dict[Line, list[float | None]] = {}

    def _list(
        self, old: list[float | None] | None, series: Series, renewed: tuple[int, int] | None
    ) -> list[float | None]:
        """The public list with the renewed months put in."""
        begin, end = self._span
        if old is None or renewed is None or (renewed[0] <= begin and renewed[1] == end):
            return series.shown(begin, end)
        first, last = max(renewed[0], begin), renewed[1]
        if last < begin:
            return old
        new = old.copy()
        new[first - begin : last + 1 - begin] = series.shown(first, last)
        return new

    @cached_property
    def _zeros(self) -> dict[str, list[str]]:
        """By group, the figures whose blank is zero once the group is in use."""
        found: dict[str, list[str]] = {}
        for indicator in self._definitions.indicators.values():
            if indicator.blank_is_zero:
                found.setdefault(indicator.group, []).append(indicator.id)
        return found

    @cached_property
    def _fills(self) -> dict[str, frozenset[str]]:
        return graph.turned({id_: frozenset(about.filled_from) for id_, about in self._definitions.indicators.items()})

    def _filled_from(self, indicator: str) -> frozenset[str]:
        return graph.reachable((indicator,), self._fills) if self._fills.get(indicator) else frozenset()

    # -- what a column is made of -----------------------------------------------------------------------------

    def _get(self, key: _Key) -> Series | None:
        return self._series.get(key)

    def _keep(self, key: _Key, series: Series) -> Series:
        self._series[key] = series
        return series

    def _indicator(self, id_: str, view: View) -> Series:
        about = self._definitions.indicators[id_]
        if about.kind is Kind.INPUT:
            return self._to_date(id_, view.segment, False) if view.to_date else self._input(id_, view.segment)
        key = ("result", id_, view.segment, view.to_date)
        return self._get(key) or self._keep(key, self._result(id_, view))

    def _result(self, id_: str, view: View) -> Series:
        formula = self._definitions.formula(id_)
        segment = view.segment
        kinds = self._definitions.segment_kinds(id_)
        if formula is None or (formula.focus and segment is None) or (segment and segment.kind not in kinds):
            return self._nothing()
        own = View(None if formula.focus else segment, segment, 0, view.to_date, id_)
        if view.to_date and self._definitions.indicators[id_].rollup is Rollup.MONTHS_ONLY:
            return self._asked(Name(id_), View(segment, segment, 0, True, id_))
        self._build_below(id_, own)
        return self._formula(formula.node, own)

    def _build_below(self, id_: str, view: View) -> None:
        """Of a long chain the deepest first: building must not meet Python's limit of recursion."""
        if self._definitions.depth(id_) > _DEEP:
            for below in self._definitions.below(id_):
                self._indicator(below, view)

    def _formula(self, node: Node, view: View) -> FormulaSeries:
        translator: Translator[tuple[Series, int]] = Translator(self._read, self._evaluator.segment_of, self._is_typed)
        function = translator.function(node, view)
        return FormulaSeries(*self._span, translator.sources, function)

    def _nothing(self) -> Series:
        key = ("nothing",)
        return self._get(key) or self._keep(key, ClockSeries(*self._span, lambda _: NAN))

    def _input(self, id_: str, segment: Segment | None) -> Series:
        if not self._is_typed(id_, segment):
            return self._nothing()
        if segment not in self._inputs[id_]:
            about = self._definitions.indicators[id_]
            self._inputs[id_][segment] = InputSeries(self._span[0], self._figures, about, segment)
        return self._inputs[id_][segment]

    def _to_date(self, id_: str, segment: Segment | None, present: bool) -> Series:
        key = ("to date", id_, segment, present)
        if found := self._get(key):
            return found
        about = self._definitions.indicators[id_]
        monthly = [self._input(id_, segment)]
        if about.rollup is Rollup.WEIGHTED_MEAN:
            monthly.append(self._input(about.weight, segment))
        return self._keep(key, ToDateSeries(*self._span, monthly, indicator=about, year=self._year, present=present))

    def _is_input(self, id_: str) -> bool:
        return self._definitions.indicators[id_].kind is Kind.INPUT

    def _is_typed(self, id_: str, segment: Segment | None) -> bool:
        """Whether figures can be typed for this line."""
        about = self._definitions.indicators[id_]
        return about.kind is Kind.INPUT and (segment is None or segment.kind in about.segment_kinds)

    def _read(self, node: Node, view: View) -> tuple[Series, int]:
        """The series for a node that arithmetic cannot express, and how many months earlier it is looked at."""
        if isinstance(node, Name):
            return self._indicator(node.id, view), view.back
        if isinstance(node, Call):
            if node.function in {"days", "months"}:
                return self._clock(node.function, view.to_date), view.back
            if node.function == WHOLE.function:
                return self._whole(), view.back
            if node.function in WINDOWS:
                return self._window(node, view), view.back
            if node.function == "nz":
                return self._nz(node, view), view.back
            if view.to_date and node.function in {"prev", "change", "pchange"}:
                return self._asked(node, view), view.back
        return self._part(node, view), view.back

    def _part(self, node: Node, view: View) -> Series:
        key = ("part", canonical(node), view.segment, view.focus, view.to_date)
        return self._get(key) or self._keep(key, self._formula(node, view.now))

    def _window(self, node: Call, view: View) -> Series:
        inner, back = self._read(node.arguments[0], replace(view.now, to_date=False))
        key = ("window", node.function, id(inner), back)
        if found := self._get(key):
            return found
        count = WINDOWS[node.function]
        return self._keep(key, WindowSeries(*self._span, (inner, back), count, node.function != "sum12"))

    def _clock(self, function: str, to_date: bool) -> Series:
        key = ("clock", function, to_date)
        count = self._calendar.days if function == "days" else self._calendar.month_count
        period = self._calendar.year_to_date if to_date else Period.month
        return self._get(key) or self._keep(key, ClockSeries(*self._span, lambda month: float(count(period(month)))))

    def _whole(self) -> Series:
        """1 in months that can be compared with the one before in percent; no value while one of the two runs."""

        def factor(month: Month) -> float:
            return NAN if month in self._calendar.unfinished or month.previous in self._calendar.unfinished else 1.0

        return self._get(("whole",)) or self._keep(("whole",), ClockSeries(*self._span, factor))

    def _nz(self, node: Call, view: View) -> Series:
        inner = node.arguments[0]
        if isinstance(inner, Name) and self._is_input(inner.id):
            if not self._is_typed(inner.id, view.segment):
                return self._nothing()
            return self._to_date(inner.id, view.segment, True) if view.to_date else self._part(node, view)
        return self._asked(node, view, self._read(inner, view.now)[0])

    def _asked(self, node: Node, view: View, inner: Series | None = None) -> Series:
        key = ("asked", canonical(node), view.segment, view.focus, view.to_date)
        if found := self._get(key):
            return found
        period = self._calendar.year_to_date if view.to_date else Period.month

        def ask(month: Month) -> float:
            value = self._evaluator.value_at(node, Scene(period(month), view.segment, view.focus, view.owner))
            return NAN if isinstance(value, NoValue) else value

        inputs = [] if inner else self._everything_below(node)
        return self._keep(key, AskedSeries(*self._span, inputs, ask, inner))

    def _everything_below(self, node: Node) -> list[Series]:
        ids = frozenset().union(*(self._definitions.inputs_of(id_) for id_ in names(node)))
        ids |= {self._definitions.indicators[id_].weight for id_ in ids} - {""}
        return [self._input(id_, segment) for id_ in sorted(ids) for segment in (None, *self._segments)]
