"""The value of any indicator for any period and segment, or the reason why there is none."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kpidesk.domain.indicator import Indicator, Kind, Rollup
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula import arithmetic
from kpidesk.formula.aggregation import Blank, NoWeight, aggregate, aggregate_present, total
from kpidesk.formula.definitions import Checked, Definitions, Formula
from kpidesk.formula.figures import Figures
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import At, Call, Comparison, Name, Negative, Node, Number, Power, Product, Stated, Sum, names
from kpidesk.formula.scene import Scene
from kpidesk.formula.writing import show

Rule = Callable[..., float | Blank | NoWeight]
"""How the months of a typed figure become one value."""


class Evaluator:
    """Answers from scratch each time; nothing is kept between two questions."""

    def __init__(
        self, definitions: Definitions, figures: Figures, calendar: Calendar, segments: Sequence[Segment]
    ) -> None:
        self.definitions, self.figures, self.calendar = definitions, figures, calendar
        self.segments = tuple(segments)

    def value(self, indicator: str, period: Period, segment: Segment | None = None) -> Value:
        """The indicator's value; NoValue says why there is none. Raises KeyError for an id that is not defined."""
        return Walk(self).indicator(indicator, period, segment)

    def value_of(self, checked: Checked, period: Period, segment: Segment | None = None) -> Value:
        """What a formula that is still being typed would give."""
        return Walk(self).formula(checked.replacing, checked.formula, checked.segment_kinds, period, segment)

    def value_at(self, node: Node, scene: Scene) -> Value:
        """The value of a part of a formula."""
        return Walk(self).value(node, scene)

    def segment_of(self, node: At) -> Segment | None:
        """The segment that ``at(x, "name")`` means, ``search`` or ``channel:search``; None when there is none.

        Of several with this name it is one that x can be split by.
        """
        wanted = node.segment.casefold()
        found = [segment for segment in self.segments if wanted in (segment.name.casefold(), str(segment).casefold())]
        kinds = frozenset().union(*(self.definitions.segment_kinds(id_) for id_ in names(node.operand)))
        return next((segment for segment in found if segment.kind in kinds), found[0] if found else None)


class Walk:
    """One question: every formula and every look at another time is evaluated once for each period and segment."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._definitions = evaluator.definitions
        self._figures, self._calendar = evaluator.figures, evaluator.calendar
        self._known: dict[tuple[object, ...], Value] = {}

    def indicator(self, id_: str, period: Period, segment: Segment | None) -> Value:
        definition = self._definitions.indicators[id_]
        if definition.kind is Kind.INPUT:
            return self._input(definition, period, segment, aggregate)
        if definition.kind is Kind.MODEL:
            return NoValue(Cause.MODEL, id_)
        key = (id_, period.first, period.last, segment)
        return self._once(key, lambda: self._calculated(definition, period, segment))

    def _once(self, key: tuple[object, ...], work: Callable[[], Value]) -> Value:
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]

    def _calculated(self, definition: Indicator, period: Period, segment: Segment | None) -> Value:
        if definition.rollup is Rollup.MONTHS_ONLY and period.length > 1:
            return NoValue(Cause.MONTHS_ONLY, definition.id)
        formula = self._definitions.formula(definition.id)
        assert formula is not None  # every helper and KPI was read
        return self.formula(definition.id, formula, self._definitions.segment_kinds(definition.id), period, segment)

    def formula(
        self, owner: str, formula: Formula, kinds: frozenset[SegmentKind], period: Period, segment: Segment | None
    ) -> Value:
        """A whole formula: where it may be asked, then its result."""
        if formula.focus is not None and (segment is None or segment.kind is not formula.focus):
            return NoValue(Cause.NEEDS_SEGMENT, owner, detail=str(formula.focus))
        if segment is not None and segment.kind not in kinds:
            return NoValue(Cause.NOT_BY_SEGMENT, self._whole_only(owner, formula, segment.kind), segment=segment)
        scene = Scene(period, None if formula.focus else segment, segment, owner)
        return self.value(formula.node, scene)

    def _whole_only(self, owner: str, formula: Formula, kind: SegmentKind) -> str:
        """The figure that exists for the whole business only: the first in the formula, else the formula itself."""
        if formula.names_segment:
            return owner
        for part in formula.in_order:
            if kind not in self._definitions.segment_kinds(part):
                below = self._definitions.formula(part)
                return self._whole_only(part, below, kind) if below else part
        return owner

    def value(self, node: Node, scene: Scene) -> Value:
        """The value of a part of a formula; a result that is no finite number is TOO_LARGE."""
        result = _EVALUATE[type(node)](self, node, scene)
        if isinstance(result, NoValue) or math.isfinite(result):
            return result
        return NoValue(Cause.TOO_LARGE, scene.owner)

    def _name(self, node: Name, scene: Scene) -> Value:
        return self.indicator(node.id, scene.period, scene.segment)

    def _input(
        self,
        definition: Indicator,
        period: Period,
        segment: Segment | None,
        rule: Rule,
    ) -> Value:
        if segment is not None and segment.kind not in definition.segment_kinds:
            return NoValue(Cause.NOT_BY_SEGMENT, definition.id, segment=segment)
        result = rule(definition, period.months, lambda id_, month: self._figures.value(id_, month, segment))
        if isinstance(result, NoWeight):
            return NoValue(Cause.ZERO_DIVISOR, definition.id, detail=self._definitions.label(definition.weight))
        if isinstance(result, Blank):
            return self._missing(result, segment)
        return result

    def _missing(self, blank: Blank, segment: Segment | None) -> NoValue:
        cell = self._figures.cause_of_blank(blank.indicator, blank.month, segment)
        have, of = (blank.have, blank.of) if blank.of > 1 else (0, 0)
        return NoValue(Cause.MISSING, cell.indicator, cell.month, cell.segment, have=have, of=of)

    def _negative(self, node: Negative, scene: Scene) -> Value:
        value = self.value(node.operand, scene)
        return value if isinstance(value, NoValue) else -value

    def _sum(self, node: Sum, scene: Scene) -> Value:
        result = self.value(node.operands[0], scene)
        if isinstance(result, NoValue):
            return result
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            value = self.value(operand, scene)
            if isinstance(value, NoValue):
                return value
            result = result + value if operator == "+" else result - value
        return result

    def _product(self, node: Product, scene: Scene) -> Value:
        result = self.value(node.operands[0], scene)
        if isinstance(result, NoValue):
            return result
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            value = self.value(operand, scene)
            if isinstance(value, NoValue):
                return value
            if operator == "*":
                result *= value
            elif value == 0:
                return self._zero(operand, scene)
            else:
                result /= value
        return result

    def _zero(self, divisor: Node, scene: Scene) -> NoValue:
        return NoValue(Cause.ZERO_DIVISOR, scene.owner, detail=show(divisor, self._definitions.labels))

    def _power(self, node: Power, scene: Scene) -> Value:
        return self._applied(node, "^", (node.base, node.exponent), scene)

    def _applied(self, node: Node, function: str, arguments: Sequence[Node], scene: Scene) -> Value:
        """Functions of numbers. Raises nothing: what has no result is OUT_OF_DOMAIN."""
        values: list[float] = []
        for argument in arguments:
            value = self.value(argument, scene)
            if isinstance(value, NoValue):
                return value
            values.append(value)
        try:
            return arithmetic.FUNCTIONS[function](*values)
        except OverflowError:
            return NoValue(Cause.TOO_LARGE, scene.owner)
        except ValueError:
            return NoValue(Cause.OUT_OF_DOMAIN, scene.owner, detail=show(node, self._definitions.labels))

    def _at(self, node: At, scene: Scene) -> Value:
        if node.kind is not None:
            return self.value(node.operand, scene.of(scene.focus))
        segment = self._evaluator.segment_of(node)
        if segment is None:
            return NoValue(Cause.NO_SEGMENT, scene.owner, detail=node.segment)
        return self.value(node.operand, scene.of(segment))

    def _stated(self, node: Stated, scene: Scene) -> Value:
        return NoValue(Cause.STATED, scene.owner, detail=node.reason)

    def _call(self, node: Call, scene: Scene) -> Value:
        special = _SPECIAL.get(node.function)
        if special is None:
            return self._applied(node, node.function, node.arguments, scene)
        key = (id(node), scene.period.first, scene.period.last, scene.segment, scene.focus)
        return self._once(key, lambda: special(self, node, scene))

    def _prev(self, node: Call, scene: Scene) -> Value:
        return self.value(node.arguments[0], scene.at(scene.period.previous))

    def _yago(self, node: Call, scene: Scene) -> Value:
        return self.value(node.arguments[0], scene.at(scene.period.year_earlier))

    def _change(self, node: Call, scene: Scene) -> Value:
        now = self.value(node.arguments[0], scene)
        if isinstance(now, NoValue):
            return now
        before = self._prev(node, scene)
        return before if isinstance(before, NoValue) else now - before

    def _pchange(self, node: Call, scene: Scene) -> Value:
        now = self.value(node.arguments[0], scene)
        if isinstance(now, NoValue):
            return now
        before = self._prev(node, scene)
        if isinstance(before, NoValue):
            return before
        running = self._calendar.running(scene.period) or self._calendar.running(scene.period.previous)
        if running is not None:  # a part of a month is no base and no match for a whole one
            return NoValue(Cause.UNFINISHED, scene.owner, running)
        return self._zero(Call("prev", node.arguments), scene) if before == 0 else (now - before) / abs(before)

    def _days(self, _: Call, scene: Scene) -> Value:
        return float(self._calendar.days(scene.period))

    def _months(self, _: Call, scene: Scene) -> Value:
        return self._calendar.month_count(scene.period)

    def _window(self, node: Call, scene: Scene) -> Value:
        count = WINDOWS[node.function]
        last = scene.period.last
        values = [
            self.value(node.arguments[0], scene.at(Period.month(month))) for month in last.plus(1 - count).until(last)
        ]
        there = [value for value in values if not isinstance(value, NoValue)]
        if len(there) < count:
            return _first_reason(values, len(there))
        return total(there) if node.function == "sum12" else total(there) / count

    def _ytd(self, node: Call, scene: Scene) -> Value:
        period = self._calendar.year_to_date(scene.period.last)
        return self.value(node.arguments[0], scene.at(period))

    def _nz(self, node: Call, scene: Scene) -> Value:
        inner = node.arguments[0]
        if isinstance(inner, Name):
            definition = self._definitions.indicators[inner.id]
            if definition.kind is Kind.INPUT:
                return self._input(definition, scene.period, scene.segment, aggregate_present)
        value = self.value(inner, scene)
        return 0.0 if isinstance(value, NoValue) and value.cause is Cause.MISSING else value

    def _if(self, node: Call, scene: Scene) -> Value:
        condition, then, otherwise = node.arguments
        assert isinstance(condition, Comparison)  # the parser lets nothing else in
        left = self.value(condition.left, scene)
        if isinstance(left, NoValue):
            return left
        right = self.value(condition.right, scene)
        if isinstance(right, NoValue):
            return right
        return self.value(then if arithmetic.COMPARISONS[condition.operator](left, right) else otherwise, scene)


def _first_reason(values: Sequence[Value], have: int) -> NoValue:
    """The first month's reason; a figure that is missing also tells for how many months it is there."""
    reason = next(value for value in values if isinstance(value, NoValue))
    if reason.cause is Cause.MISSING and not reason.of:
        return replace(reason, have=have, of=len(values))
    return reason


def _number(_walk: Walk, node: Number, _scene: Scene) -> Value:
    return node.value


_EVALUATE: dict[type, Callable[[Walk, Any, Scene], Value]] = {
    Number: _number,
    Name: Walk._name,
    Negative: Walk._negative,
    Sum: Walk._sum,
    Product: Walk._product,
    Power: Walk._power,
    Call: Walk._call,
    At: Walk._at,
    Stated: Walk._stated,
}

_SPECIAL: dict[str, Callable[[Walk, Call, Scene], Value]] = {
    "prev": Walk._prev,
    "yago": Walk._yago,
    "change": Walk._change,
    "pchange": Walk._pchange,
    "days": Walk._days,
    "months": Walk._months,
    "sum12": Walk._window,
    "avg12": Walk._window,
    "avg3": Walk._window,
    "ytd": Walk._ytd,
    "nz": Walk._nz,
    "if": Walk._if,
}
