"""When a formula has no result although every figure is there: found from the formula itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kpidesk.domain.value import Cause
from kpidesk.formula.nodes import Call, Name, Node, Number, Power, Product, Stated, names, walk
from kpidesk.formula.writing import show


@dataclass(frozen=True, slots=True)
class Condition:
    """``ZERO_DIVISOR``: ``text`` is 0. ``OUT_OF_DOMAIN``: ``text`` has no result. ``STATED``: the formula's reason.

    ``text`` is written with labels; ``uses`` are the ids in it.
    """

    cause: Cause
    text: str
    uses: frozenset[str] = frozenset()


def undefined_when(node: Node, labels: Mapping[str, str]) -> tuple[Condition, ...]:
    """Every condition once, in the order of the text. What the names used are undefined for is not repeated."""
    found = dict.fromkeys(
        Condition(cause, part.reason if isinstance(part, Stated) else show(part, labels), names(part))
        for cause, part in _conditions(node)
    )
    return tuple(found)


def _conditions(node: Node) -> Iterator[tuple[Cause, Node]]:
    for part in walk(node):
        match part:
            case Product():
                yield from ((Cause.ZERO_DIVISOR, divisor) for divisor in part.divisors if _may_be_zero(divisor))
            case Call(function="pchange"):
                yield Cause.ZERO_DIVISOR, Call("prev", part.arguments)
            case Call(function="sqrt" | "ln"):
                yield Cause.OUT_OF_DOMAIN, part
            case Power() if not (isinstance(part.exponent, Number) and part.exponent.value.is_integer()):
                yield Cause.OUT_OF_DOMAIN, part
            case Stated():
                yield Cause.STATED, part


def _may_be_zero(node: Node) -> bool:
    """Whether a divisor depends on figures at all, or is a plain 0."""
    if isinstance(node, Number):
        return node.value == 0
    return any(isinstance(part, Name) for part in walk(node)) or not isinstance(node, Call)
