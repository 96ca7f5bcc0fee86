"""The tree of a formula. Every node knows where it stands in the text; two nodes are equal when they mean the same."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kpidesk.domain.segment import SegmentKind


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; ``5 %`` is the amount 5 with ``percent``."""

    amount: float
    percent: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def value(self) -> float:
        return self.amount / 100 if self.percent else self.amount


@dataclass(frozen=True, slots=True)
class Name:
    """An input figure or a calculated one, by id."""

    id: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Node"
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Added or subtracted in order; ``operators`` has one ``+`` or ``-`` before each operand but the first."""

    operands: tuple["Node", ...]
    operators: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Product:
    """Multiplied or divided in order; ``operators`` has a ``*`` or ``/`` before each operand but the first."""

    operands: tuple["Node", ...]
    operators: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def divisors(self) -> list["Node"]:
        return [operand for operator, operand in zip(self.operators, self.operands[1:], strict=True) if operator == "/"]


@dataclass(frozen=True, slots=True)
class Power:
    base: "Node"
    exponent: "Node"
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The condition of an ``if``; ``operator`` is one of ``< <= > >= = <>``."""

    operator: str
    left: "Node"
    right: "Node"
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of values; the first argument of ``if`` is a `Comparison`."""

    function: str
    arguments: tuple["Node", ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class At:
    """The operand for one segment: the one called ``segment``, or the one being looked at, of ``kind``."""

    operand: "Node"
    segment: str = ""
    kind: SegmentKind | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Stated:
    """No value, for the reason given: ``none("...")``."""

    reason: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Node = Number | Name | Negative | Sum | Product | Power | Comparison | Call | At | Stated


def children(node: Node) -> tuple[Node, ...]:
    match node:
        case Sum() | Product():
            return node.operands
        case Call():
            return node.arguments
        case Negative() | At():
            return (node.operand,)
        case Power():
            return (node.base, node.exponent)
        case Comparison():
            return (node.left, node.right)
        case Number() | Name() | Stated():
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in the order of the text."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


def names(node: Node) -> frozenset[str]:
    """The ids that the formula reads."""
    return frozenset(part.id for part in walk(node) if isinstance(part, Name))
