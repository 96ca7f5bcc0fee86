"""The checks of all figures with their formulas read, and which figures take part in each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Severity
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.functions import WINDOWS
from kpidesk.formula.nodes import Call, Name, Node, Number, Product, Sum, children

if TYPE_CHECKING:
    from kpidesk.formula.definitions import Checked, Definitions


@dataclass(frozen=True, slots=True)
class ReadCheck:
    """``check`` of the figure ``owner``. ``operands`` are the figures in its formula, with how many months back.

    ``terms`` are (factor, figure, months back) of a formula that only adds such; the figure of a number by itself is
    "". They are empty for any other formula.
    """

    owner: str
    check: Check
    formula: "Checked"
    operands: tuple[tuple[str, int], ...]
    terms: tuple[tuple[float, str, int], ...] = ()

    def against(self, month: Month, segment: Segment | None) -> tuple[Cell, ...]:
        """The other figures that take part."""
        others = [operand for operand in self.operands if operand != (self.owner, 0)]
        return tuple(Cell(name, month.plus(-back), segment) for name, back in others)


class ReadChecks:
    """Read when first asked for. A check that names a figure which is not there is left out."""

    def __init__(self, definitions: "Definitions") -> None:
        self._definitions = definitions

    def of(self, indicator: str) -> tuple[ReadCheck, ...]:
        """What the figure is held against. Raises FormulaError when a formula is wrong."""
        return self._by_owner.get(indicator, ())

    def refusing(self, indicator: str) -> tuple[ReadCheck, ...]:
        """Checks that make a figure impossible and in which this one takes part, on either side."""
        return self._refusing.get(indicator, ())

    @cached_property
    def _by_owner(self) -> dict[str, tuple[ReadCheck, ...]]:
        checked = [about for about in self._definitions.indicators.values() if about.checks]
        return {about.id: tuple(self._read(about)) for about in checked}

    def _read(self, about: Indicator) -> Iterator[ReadCheck]:
        for check in about.checks:
            try:
                formula = self._definitions.check(check.formula)
            except FormulaError as error:
                if error.problem is FormulaProblem.UNKNOWN_NAME:
                    continue
                raise error.of(about.id) from None
            operands = tuple(dict.fromkeys(_operands(formula.node)))
            yield ReadCheck(about.id, check, formula, operands, tuple(_terms(formula.node) or ()))

    @cached_property
    def _refusing(self) -> dict[str, tuple[ReadCheck, ...]]:
        found: dict[str, list[ReadCheck]] = defaultdict(list)
        for check in (check for checks in self._by_owner.values() for check in checks):
            if check.check.severity is Severity.REFUSE:
                for name in dict.fromkeys((check.owner, *(name for name, _ in check.operands))):
                    found[name].append(check)
        return {name: tuple(checks) for name, checks in found.items()}


def _operands(node: Node, back: int = 0) -> Iterator[tuple[str, int]]:
    if isinstance(node, Name):
        yield node.id, back
    is_earlier = isinstance(node, Call) and node.function == "prev"
    for child in children(node):
        yield from _operands(child, back + is_earlier)


def _terms(node: Node, factor: float = 1.0, back: int = 0) -> list[tuple[float, str, int]] | None:
    """None for anything but sums of figures of this or an earlier month, each times a number, and of numbers."""
    match node:
        case Number():
            return [(factor * node.value, "", 0)]
        case Name():
            return [(factor, node.id, back)]
        case Call(function="prev", arguments=(earlier,)):
            return _terms(earlier, factor, back + 1)
        case Call(function="sum12", arguments=(part,)):
            return _together([_terms(part, factor, back + earlier) for earlier in range(WINDOWS["sum12"])])
        case Product(operands=(part, Number() as times), operators="*"):
            return _terms(part, factor * times.value, back)
        case Sum():
            signs = ("+", *node.operators)
            signed = [
                (factor if sign == "+" else -factor, part) for sign, part in zip(signs, node.operands, strict=True)
            ]
            return _together([_terms(part, times, back) for times, part in signed])
    return None


def _together(parts: list[list[tuple[float, str, int]] | None]) -> list[tuple[float, str, int]] | None:
    return None if None in parts else [term for terms in parts if terms for term in terms]
