"""How a value comes about, step by step, with the numbers put in."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.formula.definitions import Formula
from kpidesk.formula.evaluator import Evaluator
from kpidesk.formula.nodes import Call, Name, Node
from kpidesk.formula.readings import Reading, readings, spelt_out, worked_out
from kpidesk.formula.scene import Scene
from kpidesk.formula.writing import labelled, show, write

Typed = Callable[[Cell], float | None]


@dataclass(frozen=True, slots=True)
class MonthPart:
    """One month of a value that is put together from months; ``value`` None is blank or not defined.

    ``stands_in``: nothing was typed, the value is carried on, filled in or 0.
    """

    month: Month
    value: float | None
    weight: float | None = None
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value and what it is made of.

    ``formula`` is written with labels and ``substituted`` with the numbers in their place; both are "" for a value
    that is put together from ``months`` by ``rollup``: an input figure, or anything over 12 or 3 single months.
    ``steps`` explain what the formula reads, each once and in the order of the text; of an ``if`` only the branch that
    was taken. One that was explained before is ``repeated`` and has no steps of its own.
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
        steps = [self._step(reading) for reading in readings(formula.node, scene, self._evaluator)]
        return replace(
            empty,
            formula=show(formula.node, self._definitions.labels, self._decimal),
            substituted=write(spelt_out(formula.node), lambda part: self._put_in(part, scene), self._decimal),
            steps=tuple(steps),
        )

    def _put_in(self, node: Node, scene: Scene) -> str | None:
        """The number for a part that is read as a whole; its name where there is none."""
        if not worked_out(node):
            return None
        value = self._evaluator.value_at(node, scene)
        if isinstance(value, NoValue):
            return write(node, labelled(self._definitions.labels), self._decimal)
        return f"{value:.12g}".replace(".", self._decimal)

    def _step(self, reading: Reading) -> Explanation:
        if reading.window:
            return self._window(reading)
        return self.indicator(reading.indicator, reading.period, reading.segment)

    def _window(self, reading: Reading) -> Explanation:
        """Sum or mean over single months; of the first month without a value there is a step that says why."""
        id_, segment = reading.indicator, reading.segment
        values = {month: self._evaluator.value(id_, Period.month(month), segment) for month in reading.period.months}
        without = next((month for month, value in values.items() if isinstance(value, NoValue)), None)
        call = Call(reading.window, (Name(id_),))
        month = Period.month(reading.period.last)
        return Explanation(
            id_,
            self._definitions.label(id_),
            reading.period,
            segment,
            self._evaluator.value_at(call, Scene(month, segment, segment, id_)),
            rollup=Rollup.SUM if reading.window == "sum12" else Rollup.MEAN,
            months=tuple(self._part(id_, month, value, segment) for month, value in values.items()),
            steps=() if without is None else (self.indicator(id_, Period.month(without), segment),),
        )

    def _months(self, about: Indicator, period: Period, segment: Segment | None) -> tuple[MonthPart, ...]:
        figures, weighted = self._evaluator.figures, about.weight and period.length > 1
        return tuple(
            replace(
                self._part(about.id, month, figures.value(about.id, month, segment), segment),
                weight=figures.value(about.weight, month, segment) if weighted else None,
            )
            for month in period.months
        )

    def _part(self, id_: str, month: Month, value: Value | None, segment: Segment | None) -> MonthPart:
        if value is None or isinstance(value, NoValue):
            return MonthPart(month, None)
        is_input = self._definitions.indicators[id_].kind is Kind.INPUT
        stands_in = is_input and self._typed is not None and self._typed(Cell(id_, month, segment)) is None
        return MonthPart(month, value, stands_in=stands_in)
