"""A sum typed where a number is expected, such as ``=412+223``: worked out once, from numbers only."""

import math
import re
from collections.abc import Callable
from decimal import Decimal

from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import is_storable
from kpidesk.exchange.amount import SPACES, AmountRefused, Marks, parse_amount
from kpidesk.formula.errors import FormulaError
from kpidesk.formula.nodes import Negative, Node, Number, Power, Product, Sum, walk
from kpidesk.formula.parser import parse

_NUMBER = re.compile(rf"\d(?:[\d.,'’{SPACES}]*\d)?")
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-"})
_NUMBERS_ONLY = re.compile(rf"[\d.,'’{SPACES}+*/^()%-]*")


class SumRefused(Refusal):
    """A text that begins like a sum and is none."""

    def __init__(self, text: str, sentence: str) -> None:
        self.text = text
        super().__init__(f"“{text}” {sentence}")


def is_sum(text: str) -> bool:
    return text.lstrip().startswith("=")


def work_out(text: str, marks: Marks, percent: bool = False) -> float:
    """The result of ``=`` and a sum of numbers written with ``marks``.

    With ``percent`` the result is meant in percent, unless the sum writes % itself. Raises SumRefused for names,
    functions, mistakes, division by 0 and results that cannot be kept; AmountRefused for a number in another form.
    """
    rest = text.strip().removeprefix("=").translate(_SIGNS)
    if not rest.strip():
        raise SumRefused(text, "is not a sum yet; write for example =412+223")
    if not _NUMBERS_ONLY.fullmatch(rest):
        raise SumRefused(text, "cannot be worked out: a sum in a cell takes numbers, + − * / ^ and ( ) only")
    try:
        # Each number keeps its width, so that a position in a message is one in the text that was typed.
        node = parse(" " + _NUMBER.sub(lambda match: _plain(match[0], marks), rest), {})
        result = _value(node)
    except FormulaError as error:
        raise SumRefused(text, f"is not a sum yet: {error}") from None
    except ZeroDivisionError:
        raise SumRefused(text, "divides by 0; change the number after the /") from None
    except (OverflowError, ValueError):
        raise SumRefused(text, "has no result that a number can hold") from None
    in_percent = percent and not any(isinstance(part, Number) and part.percent for part in walk(node))
    return _storable(text, result / 100 if in_percent else result)


def _storable(text: str, result: float) -> float:
    if not is_storable(result):
        raise SumRefused(text, "has no result that a number can hold")
    return float(f"{result:.15g}") + 0.0


def _plain(chunk: str, marks: Marks) -> str:
    number = parse_amount(chunk, marks)
    if number is None:
        raise AmountRefused(chunk, "is not a number")
    return f"{Decimal(f'{number:.15g}'):f}".ljust(len(chunk))


def _value(node: Node) -> float:
    match node:
        case Number():
            return node.value
        case Negative():
            return -_value(node.operand)
        case Power():
            return math.pow(_value(node.base), _value(node.exponent))
        case Sum() | Product():
            return _chain(node)
    raise ValueError("a sum in a cell has numbers only")


def _chain(node: Sum | Product) -> float:
    first, *others = node.operands
    result = _value(first)
    for operator, operand in zip(node.operators, others, strict=True):
        result = _STEPS[operator](result, _value(operand))
    return result


_STEPS: dict[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
}
