"""The unit that a formula's result has, found from the units of its figures; and sums of things that do not add."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from kpidesk.domain.indicator import Unit
from kpidesk.formula.nodes import (
    At,
    Call,
    Comparison,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Stated,
    Sum,
)

_PURE = frozenset({Unit.PERCENT, Unit.RATIO})
_TIMES = (Unit.HOURS, Unit.DAYS, Unit.MONTHS, Unit.YEARS)
_SAME = frozenset({"prev", "yago", "change", "ytd", "nz", "sum12", "avg12", "avg3", "abs"})


@dataclass(frozen=True, slots=True)
class UnitConflict:
    """Two different things added, subtracted or compared; the place is that of the second."""

    left: Unit
    right: Unit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inference:
    """``unit`` None: the formula does not tell. ``alternatives`` fit as well (a share may be a percent or a ratio)."""

    unit: Unit | None
    alternatives: tuple[Unit, ...] = ()
    conflicts: tuple[UnitConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Quantity:
    """Powers of the base units (`powers`), how a pure number is shown, and whether it is a plain number."""

    powers: tuple[tuple[Unit, int], ...] = ()
    pure: Unit = Unit.RATIO
    plain: bool = False
    known: bool = True

    def power(self, unit: Unit) -> int:
        return dict(self.powers).get(unit, 0)

    @property
    def unit(self) -> Unit | None:
        """The unit it is shown in; None when it has no name. A piece or a month below the line is left out."""
        if not self.known or self.plain:
            return None
        if self.power(Unit.MONEY) == 1:
            return Unit.MONEY_PER_HOUR if self.power(Unit.HOURS) == -1 else Unit.MONEY
        if self.power(Unit.MONEY):
            return None
        for single in (Unit.SCORE, Unit.INDEX, Unit.COUNT, *_TIMES):
            if self.power(single) == 1:
                return single
        return None if self.powers else self.pure


_UNKNOWN = _Quantity(known=False)
_NUMBER = _Quantity(plain=True)


def infer(node: Node, unit_of: Callable[[str], Unit]) -> Inference:
    """The unit of a formula; ``unit_of`` gives that of every id in it."""
    reader = _Reader(unit_of)
    unit = reader.quantity(node).unit
    alternatives = tuple(_PURE - {unit}) if unit in _PURE else ()
    return Inference(unit, alternatives, tuple(reader.conflicts))


def _of_unit(unit: Unit) -> _Quantity:
    if unit in _PURE:
        return _Quantity(pure=unit)
    if unit is Unit.MONEY_PER_HOUR:
        return _Quantity(((Unit.HOURS, -1), (Unit.MONEY, 1)))
    return _Quantity(((unit, 1),))


def _times(left: _Quantity, right: _Quantity, sign: int) -> _Quantity:
    """The product (``sign`` 1) or quotient (-1) of two quantities."""
    if not left.known or not right.known:
        return _UNKNOWN
    if right.plain:
        return left if left.plain or sign < 0 or left.powers else replace(left, pure=Unit.RATIO)
    powers = dict(left.powers)
    for unit, power in right.powers:
        powers[unit] = powers.get(unit, 0) + sign * power
    left_over = tuple(sorted((unit, power) for unit, power in powers.items() if power))
    return _Quantity(left_over, _shown_as(left, right, sign))


def _shown_as(left: _Quantity, right: _Quantity, sign: int) -> Unit:
    """A share of like in like is a percent, so is a percent of a percent; all else is a plain ratio."""
    if sign < 0:
        return Unit.PERCENT if left.powers and left.powers == right.powers else Unit.RATIO
    percents = left.pure is right.pure is Unit.PERCENT and not left.powers and not right.powers
    return Unit.PERCENT if percents else Unit.RATIO


@dataclass(slots=True)
class _Reader:
    unit_of: Callable[[str], Unit]
    conflicts: list[UnitConflict] = field(default_factory=list)

    def quantity(self, node: Node) -> _Quantity:
        match node:
            case Number():
                return _Quantity(pure=Unit.PERCENT) if node.percent else _NUMBER
            case Stated():
                return _NUMBER
            case Name():
                return _of_unit(self.unit_of(node.id))
            case Negative() | At():
                return self.quantity(node.operand)
            case Sum():
                return self._alike(node.operands)
            case Product():
                return self._product(node)
            case Power():
                return self._power(node)
            case Comparison():
                return self._alike((node.left, node.right))
            case Call():
                return self._call(node)

    def _call(self, node: Call) -> _Quantity:
        if node.function == "days":
            return _of_unit(Unit.DAYS)
        if node.function == "months":
            return _of_unit(Unit.MONTHS)
        if node.function == "if":
            self.quantity(node.arguments[0])
            return self._alike(node.arguments[1:])
        if node.function in {"min", "max"}:
            return self._alike(node.arguments)
        inner = self.quantity(node.arguments[0])
        if node.function in _SAME:
            return inner
        return _Quantity(pure=Unit.PERCENT) if node.function == "pchange" else _Quantity()

    def _product(self, node: Product) -> _Quantity:
        result = self.quantity(node.operands[0])
        for operator, operand in zip(node.operators, node.operands[1:], strict=True):
            result = _times(result, self.quantity(operand), 1 if operator == "*" else -1)
        return result

    def _power(self, node: Power) -> _Quantity:
        self.quantity(node.exponent)
        base = self.quantity(node.base)
        return _Quantity(pure=base.pure, plain=base.plain) if not base.powers and base.known else _UNKNOWN

    def _alike(self, nodes: Iterable[Node]) -> _Quantity:
        """The quantity that several have in common; plain numbers fit everything."""
        result, first = _NUMBER, None
        for node in nodes:
            quantity = self.quantity(node)
            unit = quantity.unit
            if result.plain and not quantity.plain:
                result, first = quantity, unit
            elif unit and first and unit is not first and not {unit, first} <= _PURE:
                self.conflicts.append(UnitConflict(first, unit, node.start, node.end))
            elif unit is Unit.PERCENT and first is Unit.RATIO:
                result, first = quantity, unit
        return result
