"""Few cases: figures that rest on so little that their change says nothing.

A count of which the earlier figure is under 10, a survey with under 30 answers, a rate with under 5 cases above the
line.
"""

from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.numbers.rounding import exact
from kpidesk.analysis.source import Source
from kpidesk.domain.indicator import Rollup, Unit
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.formula.nodes import At, Name, Negative, Node, Number, Product, Sum, names, walk

LEAST_COUNT = 10
LEAST_ANSWERS = 30
LEAST_NUMERATOR = 5

_ANSWERS = ("_responses", "_answers")
"""How the ids of figures end that count the answers to a survey."""


def has_few_cases(
    source: Source, indicator: str, before: Period, period: Period, segment: Segment | None = None
) -> bool:
    """Whether the change from ``before`` to ``period`` rests on too few cases.

    For a count only the base of the percentage matters; from 0 there is no percentage, so there it is the count
    reached. For surveys and rates both periods do.
    """
    about = source.indicator(indicator)
    if about.unit is Unit.COUNT and source.nature(indicator) in {Nature.FLOW, Nature.STOCK}:
        base = source.value(indicator, before, segment) or source.value(indicator, period, segment)
        return not isinstance(base, NoValue) and abs(base) < LEAST_COUNT
    if about.unit not in {Unit.PERCENT, Unit.SCORE}:
        return False
    basis = _Basis.of(source, indicator)
    return any(_Counter(source, basis.whole, at, segment).is_thin(basis) for at in (before, period))


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a rate or score is made of: cases over all, or the complement of that; ``answers`` count a survey."""

    whole: Node
    numerator: Node | None = None
    divisor: Node | None = None
    is_complement: bool = False
    answers: tuple[Node, ...] = ()

    @staticmethod
    def of(source: Source, indicator: str) -> "_Basis":
        about = source.indicator(indicator)
        formula = source.definitions.formula(indicator)
        node = Name(indicator) if formula is None else formula.node
        quotient = _complement(node) or node
        numerator, divisor = _quotient(quotient)
        answers: tuple[Node, ...] = tuple(Name(weight) for weight in _weights(source, node))
        if divisor is not None and not answers and (about.unit is Unit.SCORE or _counts_answers(divisor)):
            answers = (divisor,)
        return _Basis(node, numerator, divisor, quotient is not node, answers)


def _complement(node: Node) -> Node | None:
    """x of ``1 - x``."""
    match node:
        case Sum(operands=(Number(amount=1.0, percent=False), rest), operators="-"):
            return rest
        case _:
            return None


def _quotient(node: Node) -> tuple[Node | None, Node | None]:
    """a and b of ``a / b`` and of ``100 * a / b``."""
    match node:
        case Product(operands=(above, below), operators="/"):
            return above, below
        case Product(operands=(Number(), above, below), operators="*/"):
            return above, below
        case _:
            return None, None


def _weights(source: Source, node: Node) -> list[str]:
    """Figures by which the averages in the formula are weighted: how many answered."""
    about = [source.indicator(name) for name in sorted(names(node))]
    return [one.weight for one in about if one.rollup is Rollup.WEIGHTED_MEAN and one.unit is Unit.SCORE]


def _counts_answers(divisor: Node) -> bool:
    return any(name.endswith(_ANSWERS) for name in names(divisor))


@dataclass(frozen=True, slots=True)
class _Counter:
    """Adds up counted figures of one period."""

    source: Source
    whole: Node
    period: Period
    segment: Segment | None

    def is_thin(self, basis: _Basis) -> bool:
        if basis.answers:
            return any(_is_under(self.amount(answers), LEAST_ANSWERS) for answers in basis.answers)
        if basis.numerator is None or basis.divisor is None:
            return False
        cases, of_all = self.amount(basis.numerator), self.amount(basis.divisor)
        if cases is None or of_all is None:
            return False
        return _is_under(of_all - cases if basis.is_complement else cases, LEAST_NUMERATOR)

    def amount(self, node: Node) -> Decimal | None:
        """The sum of counted figures; None when it is something else or has no value."""
        match node:
            case Number():
                return exact(node.value)
            case Name():
                reads_parts = any(isinstance(part, At) for part in walk(self.whole))
                return self._count(node.id, None if reads_parts else self.segment)
            case At(operand=Name(id=name)):
                part = self.segment if node.kind is not None else self._named(node.segment)
                return None if part is None else self._count(name, part)
            case Negative():
                inner = self.amount(node.operand)
                return None if inner is None else -inner
            case Sum():
                return self._sum(node)
            case _:
                return None

    def _sum(self, node: Sum) -> Decimal | None:
        total = Decimal(0)
        for operator, operand in zip("+" + node.operators, node.operands, strict=True):
            part = self.amount(operand)
            if part is None:
                return None
            total += part if operator == "+" else -part
        return total

    def _count(self, name: str, segment: Segment | None) -> Decimal | None:
        if self.source.indicator(name).unit is not Unit.COUNT:
            return None
        value = self.source.value(name, self.period, segment)
        return None if isinstance(value, NoValue) else exact(value)

    def _named(self, text: str) -> Segment | None:
        wanted = text.casefold()
        return next((s for s in self.source.segments if wanted in {s.name.casefold(), str(s).casefold()}), None)


def _is_under(amount: Decimal | None, least: int) -> bool:
    return amount is not None and abs(amount) < least
