"""One formula between two periods: what it reads in both, so that each figure can be taken from either of them.

A formula is unfolded once, with both periods side by side: where it looks back, at a window or at the year so far, both
look from their own place. What is left are readings of typed figures, each with its value before and after. Any mix of
them then has a result, by the same rules as in `formula.evaluator`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpidesk.analysis.causes import mixed_terms as terms
from kpidesk.analysis.causes.mixed_terms import TIME, Key, Reading, Term
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula import arithmetic
from kpidesk.formula.aggregation import Blank, NoWeight, aggregate, aggregate_present
from kpidesk.formula.definitions import Formula
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import At, Call, Comparison, Name, Negative, Node, Number, Power, Product, Stated, Sum
from kpidesk.formula.scene import Scene
from kpidesk.formula.writing import show
from kpidesk.workbook.answers import Answers


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part of a formula is read, before and after; the rest as in `Scene`."""

    before: Scene
    after: Scene

    def at(self, move: Callable[[Period], Period]) -> "_Place":
        return _Place(self.before.at(move(self.before.period)), self.after.at(move(self.after.period)))

    def of(self, segment: Segment | None) -> "_Place":
        return _Place(self.before.of(segment), self.after.of(segment))

    @property
    def key(self) -> tuple[object, ...]:
        before, after = self.before.period, self.after.period
        return (before.first, before.last, after.first, after.last, self.after.segment, self.after.focus)


def unfold(answers: Answers, indicator: str, before: Period, after: Period, segment: Segment | None = None) -> Term:
    """The indicator between the two periods. Raises KeyError for an id that is not defined."""
    return _Unfolding(answers).indicator(indicator, before, after, segment)


class _Unfolding:
    """Every formula and every look at another time is unfolded once."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._definitions, self._calendar = answers.definitions, answers.calendar
        self._known: dict[tuple[object, ...], Term] = {}

    def indicator(self, id_: str, before: Period, after: Period, segment: Segment | None) -> Term:
        about = self._definitions.indicators[id_]
        key = (id_, before.first, before.last, after.first, after.last, segment)
        if key not in self._known:
            made = self._input if about.kind is Kind.INPUT else self._calculated
            self._known[key] = made(about, before, after, segment)
        return self._known[key]

    def _calculated(self, about: Indicator, before: Period, after: Period, segment: Segment | None) -> Term:
        formula = self._definitions.formula(about.id)
        if formula is None or not self._can_be_asked(about, formula, before, after, segment):
            return self._read((), lambda _: self._answers.value(about.id, after, segment))
        seen_by = None if formula.focus else segment
        place = _Place(Scene(before, seen_by, segment, about.id), Scene(after, seen_by, segment, about.id))
        return self.node(formula.node, place)

    def _can_be_asked(
        self, about: Indicator, formula: Formula, before: Period, after: Period, segment: Segment | None
    ) -> bool:
        if about.rollup is Rollup.MONTHS_ONLY and max(before.length, after.length) > 1:
            return False
        if formula.focus is not None and (segment is None or segment.kind is not formula.focus):
            return False
        return segment is None or segment.kind in self._definitions.segment_kinds(about.id)

    # -- typed figures ------------------------------------------------------------------------------------------

    def _input(self, about: Indicator, before: Period, after: Period, segment: Segment | None) -> Term:
        if filled := self._balance(about, before, after, segment):
            return filled
        key = (about.id, segment)
        if about.rollup is Rollup.WEIGHTED_MEAN and before.length == after.length > 1:
            keys = (key, (about.weight, segment))
            return self._read(keys, lambda mix: self._weighted(about, before, after, segment, mix))
        return self._read((key,), lambda mix: self._answers.value(about.id, after if mix else before, segment))

    @staticmethod
    def _read(keys: tuple[Key, ...], value: Callable[[int], Value]) -> Reading:
        return Reading(keys, tuple(value(mix) for mix in range(1 << len(keys))))

    def _weighted(self, about: Indicator, before: Period, after: Period, segment: Segment | None, mix: int) -> Value:
        """A mean whose values come from one period and whose weights may come from the other, month for month."""
        if mix in {0, 3}:
            return self._answers.value(about.id, after if mix else before, segment)
        own = after.first - before.first if mix == 2 else 0
        weight = after.first - before.first - own

        def read(id_: str, month: Month) -> float | None:
            return self._figure(id_, month.plus(-own if id_ == about.id else -weight), segment)

        return self._answer(about, aggregate(about, after.months, read), segment)

    def _answer(self, about: Indicator, found: float | Blank | NoWeight, segment: Segment | None) -> Value:
        if isinstance(found, NoWeight):
            return NoValue(Cause.ZERO_DIVISOR, about.id, detail=self._definitions.label(about.weight))
        if isinstance(found, Blank):
            return NoValue(Cause.MISSING, found.indicator, found.month, segment, have=found.have, of=found.of)
        return found

    def _figure(self, id_: str, month: Month, segment: Segment | None) -> float | None:
        value = self._answers.month_value(id_, month, segment)
        return None if isinstance(value, NoValue) else value

    def _balance(self, about: Indicator, before: Period, after: Period, segment: Segment | None) -> Term | None:
        """A filled figure as what it was filled from, when it is in both periods: opening + gains - losses."""
        if about.balance is None or segment is not None or about.rollup is not Rollup.LAST:
            return None
        if not (self._is_filled(about, before) and self._is_filled(about, after)):
            return None
        parts = tuple(self.indicator(id_, before, after, None) for id_ in about.balance)
        return terms.added(parts, "+-", about.id)

    def _is_filled(self, about: Indicator, period: Period) -> bool:
        assert about.balance is not None
        if not self._answers.stands_in(Cell(about.id, period.last)):
            return False
        parts = [self._answers.value(id_, period) for id_ in about.balance]
        numbers = [part for part in (self._answers.value(about.id, period), *parts) if not isinstance(part, NoValue)]
        if len(numbers) < 4:
            return False
        end, opening, gains, losses = numbers
        return abs(opening + gains - losses - end) <= 1e-12 * max(map(abs, numbers))

    # -- formulas -----------------------------------------------------------------------------------------------

    def node(self, node: Node, place: _Place) -> Term:
        owner = place.after.owner
        match node:
            case Number():
                return Reading((), (node.value,))
            case Name():
                return self.indicator(node.id, place.before.period, place.after.period, place.after.segment)
            case Negative():
                return terms.negated(self.node(node.operand, place), owner)
            case Sum():
                return terms.added(self._nodes(node.operands, place), node.operators, owner)
            case Product():
                return self._product(node, place)
            case Power():
                return self._function(node, "^", (node.base, node.exponent), place)
            case At():
                return self._at(node, place)
            case Call():
                return self._call(node, place)
            case Stated():
                return Reading((), (NoValue(Cause.STATED, owner, detail=node.reason),))
        raise AssertionError(node)  # a comparison stands in an `if` only

    def _nodes(self, nodes: Sequence[Node], place: _Place) -> tuple[Term, ...]:
        return tuple(self.node(node, place) for node in nodes)

    def _product(self, node: Product, place: _Place) -> Term:
        owner = place.after.owner
        zeros = [
            NoValue(Cause.ZERO_DIVISOR, owner, detail=show(operand, self._definitions.labels))
            for operand in node.operands[1:]
        ]
        return terms.multiplied(self._nodes(node.operands, place), node.operators, owner, zeros)

    def _function(self, node: Node, name: str, arguments: Sequence[Node], place: _Place) -> Term:
        owner = place.after.owner
        outside = NoValue(Cause.OUT_OF_DOMAIN, owner, detail=show(node, self._definitions.labels))
        return terms.computed(self._nodes(arguments, place), arithmetic.FUNCTIONS[name], outside, owner)

    def _at(self, node: At, place: _Place) -> Term:
        if node.kind is not None:
            return self.node(node.operand, place.of(place.after.focus))
        segment = self._answers.segment_named(node)
        if segment is None:
            return Reading((), (NoValue(Cause.NO_SEGMENT, place.after.owner, detail=node.segment),))
        return self.node(node.operand, place.of(segment))

    def _call(self, node: Call, place: _Place) -> Term:
        special = _SPECIAL.get(node.function)
        if special is None:
            return self._function(node, node.function, node.arguments, place)
        key = (id(node), *place.key)
        if key not in self._known:
            self._known[key] = special(self, node, place)
        return self._known[key]

    def _prev(self, node: Call, place: _Place) -> Term:
        return self.node(node.arguments[0], place.at(lambda period: period.previous))

    def _yago(self, node: Call, place: _Place) -> Term:
        return self.node(node.arguments[0], place.at(lambda period: period.year_earlier))

    def _change(self, node: Call, place: _Place) -> Term:
        parts = (self.node(node.arguments[0], place), self._prev(node, place))
        return terms.added(parts, "-", place.after.owner)

    def _pchange(self, node: Call, place: _Place) -> Term:
        owner = place.after.owner
        detail = show(Call("prev", node.arguments), self._definitions.labels)
        zero = NoValue(Cause.ZERO_DIVISOR, owner, detail=detail)

        def whole(mix: int) -> Value:
            period = (place.after if mix else place.before).period
            running = self._calendar.running(period) or self._calendar.running(period.previous)
            return 1.0 if running is None else NoValue(Cause.UNFINISHED, owner, running)

        parts = (self.node(node.arguments[0], place), self._prev(node, place), self._read((TIME,), whole))
        return terms.grown(parts, zero, owner)

    def _days(self, _: Call, place: _Place) -> Term:
        days = self._calendar.days
        return Reading((TIME,), (float(days(place.before.period)), float(days(place.after.period))))

    def _months(self, _: Call, place: _Place) -> Term:
        count = self._calendar.month_count
        return Reading((TIME,), (count(place.before.period), count(place.after.period)))

    def _window(self, node: Call, place: _Place) -> Term:
        count = WINDOWS[node.function]
        parts = tuple(self.node(node.arguments[0], place.at(_back(months))) for months in reversed(range(count)))
        return terms.over_months(parts, 1 if node.function == "sum12" else count, place.after.owner)

    def _ytd(self, node: Call, place: _Place) -> Term:
        return self.node(node.arguments[0], place.at(lambda period: self._calendar.year_to_date(period.last)))

    def _nz(self, node: Call, place: _Place) -> Term:
        inner = node.arguments[0]
        about = self._definitions.indicators[inner.id] if isinstance(inner, Name) else None
        if about is not None and about.kind is Kind.INPUT:
            return self._present(about, place)
        return terms.or_zero(self.node(inner, place), place.after.owner)

    def _present(self, about: Indicator, place: _Place) -> Term:
        """A typed figure of which blank months count as nothing."""
        segment = place.after.segment
        if segment is not None and segment.kind not in about.segment_kinds:
            return Reading((), (NoValue(Cause.NOT_BY_SEGMENT, about.id, segment=segment),))

        def value(mix: int) -> Value:
            months = (place.after if mix else place.before).period.months
            found = aggregate_present(about, months, lambda id_, month: self._figure(id_, month, segment))
            return self._answer(about, found, segment)

        return self._read(((about.id, segment),), value)

    def _if(self, node: Call, place: _Place) -> Term:
        condition, *branches = node.arguments
        assert isinstance(condition, Comparison)  # the parser lets nothing else in
        holds = arithmetic.COMPARISONS[condition.operator]

        parts = self._nodes((condition.left, condition.right, *branches), place)
        return terms.chosen(parts, holds, place.after.owner)


def _back(months: int) -> Callable[[Period], Period]:
    return lambda period: Period.month(period.last.plus(-months))


_SPECIAL: dict[str, Callable[[_Unfolding, Call, _Place], Term]] = {
    "prev": _Unfolding._prev,
    "yago": _Unfolding._yago,
    "change": _Unfolding._change,
    "pchange": _Unfolding._pchange,
    "days": _Unfolding._days,
    "months": _Unfolding._months,
    "sum12": _Unfolding._window,
    "avg12": _Unfolding._window,
    "avg3": _Unfolding._window,
    "ytd": _Unfolding._ytd,
    "nz": _Unfolding._nz,
    "if": _Unfolding._if,
}
