"""How a value comes about, step by step, with the numbers put in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.definitions import Checked, Formula
from kpidesk.formula.evaluator import Evaluator, Scene
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import At, Call, Comparison, Name, Negative, Node, Number, Power, Product, Sum, children
from kpidesk.formula.writing import number, show, substituted

Typed = Callable[[Cell], float | None]


@dataclass(frozen=True, slots=True)
class MonthPart:
    """One month of an input figure; ``stands_in``: nothing was typed, the value is carried on, filled in or 0."""

    month: Month
    value: float | None
    weight: float | None = None
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value and what it is made of.

    ``formula`` is written with labels and ``substituted`` with the numbers in their place; both are "" for an input
    figure, whose ``months`` are put together by ``rollup``. ``steps`` explain what the formula reads, each once;
    ``times`` tells how the step is read when it is not simply the same period: the function's name. A step that was
    explained further up is ``repeated`` and has no steps of its own.
    """

    indicator: str
    label: str
    period: Period
    segment: Segment | None
    value: Value
    formula: str = ""
    substituted: str = ""
    rollup: Rollup | None = None
    months: tuple[MonthPart, ...] = ()
    steps: tuple["Explanation", ...] = ()
    repeated: bool = False

    @property
    def reason(self) -> NoValue | None:
        """Why there is no value; None when there is one."""
        return self.value if isinstance(self.value, NoValue) else None


def explain(
    evaluator: Evaluator,
    indicator: str,
    period: Period,
    segment: Segment | None = None,
    *,
    typed: Typed | None = None,
    decimal: str = ".",
) -> Explanation:
    """Explain a value. ``typed`` tells what the owner entered, so that a value that only stands in can be said.

    Raises KeyError for an id that is not defined.
    """
    return _Explainer(evaluator, typed, decimal).indicator(indicator, period, segment)


def explain_checked(
    evaluator: Evaluator,
    checked: Checked,
    period: Period,
    segment: Segment | None = None,
    *,
    decimal: str = ".",
) -> Explanation:
    """The same for a formula that is still being typed."""
    value = evaluator.value_of(checked, period, segment)
    explainer = _Explainer(evaluator, None, decimal)
    empty = Explanation(checked.replacing, "", period, segment, value)
    return explainer.calculated(empty, checked.formula, segment)


class _Explainer:
    def __init__(self, evaluator: Evaluator, typed: Typed | None, decimal: str) -> None:
        self._evaluator, self._typed, self._decimal = evaluator, typed, decimal
        self._definitions = evaluator.definitions
        self._seen: set[tuple[str, Month, Month, Segment | None]] = set()

    def indicator(self, id_: str, period: Period, segment: Segment | None) -> Explanation:
        about = self._definitions.indicators[id_]
        value = self._evaluator.value(id_, period, segment)
        empty = Explanation(id_, about.name, period, segment, value)
        if about.kind is Kind.INPUT:
            return replace(empty, rollup=about.rollup, months=self._months(about, period, segment))
        formula = self._definitions.formula(id_)
        key = (id_, period.first, period.last, segment)
        if formula is None or key in self._seen:
            return replace(empty, repeated=formula is not None)
        self._seen.add(key)
        return self.calculated(empty, formula, segment)

    def calculated(self, empty: Explanation, formula: Formula, segment: Segment | None) -> Explanation:
        scene = Scene(empty.period, None if formula.focus else segment, segment, empty.indicator)
        return replace(
            empty,
            formula=show(formula.node, self._definitions.labels, self._decimal),
            substituted=_Numbers(self._evaluator, self._decimal).text(formula.node, scene),
            steps=tuple(self._steps(formula.node, scene)),
        )

    def _steps(self, node: Node, scene: Scene) -> Iterator[Explanation]:
        read = dict.fromkeys(_read(self._evaluator, node, scene))
        for id_, first, last, segment in read:
            period = scene.period if (first, last) == (scene.period.first, scene.period.last) else _period(first, last)
            yield self.indicator(id_, period, segment)

    def _months(self, about: Indicator, period: Period, segment: Segment | None) -> tuple[MonthPart, ...]:
        figures = self._evaluator.figures
        parts = []
        for month in period.months:
            value = figures.value(about.id, month, segment)
            weight = figures.value(about.weight, month, segment) if about.weight and period.length > 1 else None
            typed = value if self._typed is None else self._typed(Cell(about.id, month, segment))
            parts.append(MonthPart(month, value, weight, value is not None and typed is None))
        return tuple(parts)
