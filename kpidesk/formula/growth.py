"""How a value grows with the length of its period.

Customers lost in a quarter, over customers at its start, is three times the monthly figure, while a margin is the same
for any length. A goal for a month can be held against a quarter of the second, never of the first.
"""

from collections.abc import Callable

from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.formula.nodes import At, Call, Name, Negative, Node, Power, Product, Stated, Sum

_SAME = {"nz", "prev", "yago", "change", "abs"}


def of_input(indicator: Indicator) -> float:
    """1 for what is summed over months, 0 for levels and means."""
    return 1.0 if indicator.rollup is Rollup.SUM else 0.0


def of_formula(node: Node, known: Callable[[str], float | None]) -> float | None:
    """The power of the length that the value grows with; None when its parts grow differently."""
    match node:
        case Name():
            return known(node.id)
        case Negative() | At():
            return of_formula(node.operand, known)
        case Sum():
            return _common([of_formula(part, known) for part in node.operands])
        case Product():
            return _product(node, known)
        case Power():
            base = of_formula(node.base, known)
            return 0.0 if base == 0.0 else None
        case Call(function="days" | "months"):
            return 1.0
        case Call(function="if", arguments=(_, yes, no)):
            return _common([of_formula(part, known) for part in (yes, no) if not isinstance(part, Stated)])
        case Call(function="min" | "max", arguments=parts):
            return _common([of_formula(part, known) for part in parts])
        case Call(function=name, arguments=(operand,)) if name in _SAME:
            return of_formula(operand, known)
    return 0.0  # numbers, windows, growth rates


def _product(node: Product, known: Callable[[str], float | None]) -> float | None:
    total = 0.0
    for operator, part in zip("*" + node.operators, node.operands, strict=True):
        power = of_formula(part, known)
        if power is None:
            return None
        total += power if operator == "*" else -power
    return total


def _common(powers: list[float | None]) -> float | None:
    found = set(powers)
    return found.pop() if len(found) == 1 else None
