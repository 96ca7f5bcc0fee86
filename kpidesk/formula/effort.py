"""How much work a formula is to work out, counted before it is ever evaluated."""

from collections.abc import Mapping
from typing import NamedTuple, Optional

from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import At, Call, Name, Node, children

MOST_STEPS = 5000
"""Steps that one value may take, everything the formula uses included."""
_TIMES = WINDOWS | {"change": 2, "pchange": 2}
_REMEMBERED = frozenset({*_TIMES, "prev", "yago", "days", "months", "ytd", "nz", "if"})


def written_out(node: Node, known: Mapping[str, int]) -> int:
    """Steps when nothing is ever remembered; ``known`` has those of the formulas it names. Ends above MOST_STEPS."""
    if isinstance(node, Name):
        return 1 + known[node.id]
    parts = sum(written_out(part, known) for part in children(node))
    return min(1 + parts * (_TIMES.get(node.function, 1) if isinstance(node, Call) else 1), MOST_STEPS + 1)


def steps(node: Node, formulas: Mapping[str, Node]) -> int:
    """The most steps that a value takes for any period, where both branches of every ``if`` are needed.

    What a value asks for twice is worked out once, as in the evaluator. Counting ends just above MOST_STEPS.
    """
    counted = 0
    waiting: list[tuple[Node, _When, str]] = [(node, _When(), "")]
    seen: set[tuple[str | int, _When, str]] = set()
    while waiting and counted <= MOST_STEPS:
        counted += 1
        part, when, segment = waiting.pop()
        if isinstance(part, Name):
            if part.id in formulas and (part.id, when, segment) not in seen:
                seen.add((part.id, when, segment))
                waiting.append((formulas[part.id], when, segment))
        elif isinstance(part, At):
            waiting.append((part.operand, when, part.segment or f"one {part.kind}"))
        elif not isinstance(part, Call) or part.function not in _REMEMBERED:
            waiting.extend((child, when, segment) for child in children(part))
        elif (id(part), when, segment) not in seen:
            seen.add((id(part), when, segment))
            waiting.extend((child, then, segment) for child in children(part) for then in when.asked_by(part.function))
    return counted


def heaviest(node: Node, known: Mapping[str, int]) -> Node:
    """The smallest part that is too much by itself, to point at."""
    too_much = [part for part in children(node) if written_out(part, known) > MOST_STEPS]
    return heaviest(too_much[0], known) if too_much else node


class _When(NamedTuple):
    """A period in relation to the one asked for: ``kind`` "" is that one, and "month" and "to date" end where
    ``end`` does. ``back`` counts periods of its own length (of a month: months), ``years`` the years before that.
    """

    kind: str = ""
    end: Optional["_When"] = None
    back: int = 0
    years: int = 0

    def asked_by(self, function: str) -> list["_When"]:
        """The periods for which this function needs its value."""
        if function in WINDOWS:
            return [self._month(back) for back in range(WINDOWS[function])]
        match function:
            case "prev":
                return [self._replace(back=self.back + 1)]
            case "change" | "pchange":
                return [self, self._replace(back=self.back + 1)]
            case "yago" if self.kind == "month":
                return [self._replace(back=self.back + 12)]
            case "yago":
                return [self._replace(years=self.years + 1)]
            case "ytd":
                return [_When("to date", self._ends_as)]
        return [self]

    @property
    def _ends_as(self) -> "_When":
        """An earlier one that ends in the same month."""
        moved = self.kind != "to date" or self.back or self.years
        return self if moved or self.end is None else self.end

    def _month(self, back: int) -> "_When":
        end = self._ends_as
        return end._replace(back=end.back + back) if end.kind == "month" else _When("month", end, back)
