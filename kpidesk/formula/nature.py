"""What kind of quantity an indicator is: does it add up over months, is it a level, does it look back."""

from collections.abc import Callable
from enum import StrEnum

from kpidesk.domain.indicator import Indicator, Rollup
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import At, Call, Name, Negative, Node, Number, Product, Sum, children


class Nature(StrEnum):
    FLOW = "flow"  # the months of a quarter add up to the quarter
    STOCK = "stock"  # a level at one moment
    WINDOW = "window"  # looks back over a fixed or running stretch of months
    RATE = "rate"  # everything else: a ratio, a mean, a growth


def of_input(indicator: Indicator) -> Nature:
    """By the way its months are put together."""
    if indicator.rollup is Rollup.SUM:
        return Nature.FLOW
    return Nature.STOCK if indicator.rollup in {Rollup.LAST, Rollup.FIRST} else Nature.RATE


def of_formula(node: Node, known: Callable[[str], Nature]) -> Nature:
    """A linear combination of flows is a flow, one of stocks a stock; ``known`` tells about the names used."""
    nature = _linear(node, known)
    return nature or (Nature.WINDOW if _looks_back(node, known) else Nature.RATE)


def _looks_back(node: Node, known: Callable[[str], Nature]) -> bool:
    if isinstance(node, Call) and (node.function in WINDOWS or node.function == "ytd"):
        return True
    if isinstance(node, Name):
        return known(node.id) is Nature.WINDOW
    return any(_looks_back(part, known) for part in children(node))


def _linear(node: Node, known: Callable[[str], Nature]) -> Nature | None:
    """FLOW or STOCK when the formula is a linear combination of nothing but such; None for all else."""
    match node:
        case Name():
            nature = known(node.id)
            return nature if nature in {Nature.FLOW, Nature.STOCK} else None
        case Negative() | At():
            return _linear(node.operand, known)
        case Sum():
            natures = {_linear(part, known) for part in node.operands}
            return natures.pop() if len(natures) == 1 else None
        case Product():
            return _scaled(node, known)
        case Call(function="nz" | "yago", arguments=(operand,)):
            return _linear(operand, known)
        case Call(function="days" | "months"):
            return Nature.FLOW
    return None


def _scaled(node: Product, known: Callable[[str], Nature]) -> Nature | None:
    """One quantity times or divided by plain numbers."""
    quantities = [part for part in node.operands if not _is_constant(part)]
    if len(quantities) != 1 or quantities[0] in node.divisors:
        return None
    return _linear(quantities[0], known)


def _is_constant(node: Node) -> bool:
    return isinstance(node, Number) or (isinstance(node, Negative) and _is_constant(node.operand))
