"""Reads a formula: a Pratt parser over the tokens that says exactly where it stumbles and what it expected."""

import math
import re
from collections.abc import Mapping
from itertools import islice

from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula import mistakes
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.functions import FUNCTIONS, Function
from kpidesk.formula.names import Names
from kpidesk.formula.nodes import At, Call, Comparison, Name, Negative, Node, Number, Power, Product, Stated, Sum, walk
from kpidesk.formula.tokens import Token, TokenKind, tokenize

LONGEST = 2000
"""Characters a formula may have."""
DEEPEST = 64
"""Brackets, functions, minus signs and powers inside each other."""
MOST_PARTS = 500
"""Names, numbers, signs and functions of one formula: as many as its tree has nodes."""
DIGITS = 15
"""Significant digits that a float keeps exactly as written."""

_SUM, _PRODUCT, _SIGN = 1, 2, 3


def parse(text: str, known: Names | Mapping[str, Indicator]) -> Node:
    """The tree of a formula. Raises FormulaError for everything that is not one."""
    if len(text) > LONGEST:
        raise FormulaError(
            FormulaProblem.TOO_LONG, LONGEST, len(text), found=f"{len(text):,}", expected=f"at most {LONGEST:,}"
        )
    node = _Parser(text, known if isinstance(known, Names) else Names(known)).formula()
    if one_too_many := next(islice(walk(node), MOST_PARTS, None), None):
        place = one_too_many.start, one_too_many.end
        raise FormulaError(FormulaProblem.TOO_MANY_PARTS, *place, expected=str(MOST_PARTS))
    return node


class _Parser:
    """One pass over the tokens; `_at` is the next one to read."""

    def __init__(self, text: str, known: Names) -> None:
        self._text, self._known = text, known
        self._tokens = tokenize(text)
        self._at = 0
        self._depth = 0
        self._in_arguments = False

    def formula(self) -> Node:
        if self._next.kind is TokenKind.END:
            raise FormulaError(FormulaProblem.EMPTY, expected="revenue - cogs")
        if self._next.value == "=":
            raise mistakes.leading_equals(self._next)
        node = self._expression(0)
        rest = self._next
        if rest.kind is not TokenKind.END:
            raise self._stray()
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    @property
    def _before(self) -> Token:
        return self._tokens[self._at - 1]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _expression(self, binding: int) -> Node:
        """Operands and operators that bind tighter than ``binding``."""
        left = self._operand()
        while True:
            operator = self._next.value if self._next.kind is TokenKind.OPERATOR else ""
            if operator and operator in "+-" and binding < _SUM:
                left = self._chain(left, "+-", _SUM)
            elif operator and operator in "*/" and binding < _PRODUCT:
                left = self._chain(left, "*/", _PRODUCT)
            else:
                return left

    def _chain(self, first: Node, operators: str, binding: int) -> Node:
        operands, signs = [first], ""
        while self._next.kind is TokenKind.OPERATOR and self._next.value in operators:
            signs += self._take().value
            operands.append(self._expression(binding))
        kind = Sum if binding == _SUM else Product
        return kind(tuple(operands), signs, first.start, operands[-1].end)

    def _operand(self) -> Node:
        """One value with its sign and power: ``^`` binds tighter than the sign and to the right."""
        if self._next.kind is TokenKind.OPERATOR and self._next.value == "-":
            sign = self._take()
            self._deeper(sign)
            operand = self._operand()
            self._depth -= 1
            return Negative(operand, sign.start, operand.end)
        base = self._atom()
        if self._next.kind is not TokenKind.OPERATOR or self._next.value != "^":
            return base
        self._deeper(self._take())
        exponent = self._operand()
        self._depth -= 1
        return Power(base, exponent, base.start, exponent.end)

    def _atom(self) -> Node:
        token = self._take()
        match token.kind:
            case TokenKind.NUMBER:
                return self._number(token)
            case TokenKind.WORD:
                return self._word(token)
            case TokenKind.LABEL:
                return self._label(token)
            case TokenKind.OPEN:
                return self._group(token)
        self._at -= 1
        raise mistakes.no_operand(self._tokens, self._at)

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(FormulaProblem.TOO_DEEP, token.start, token.end, expected=str(DEEPEST))

    def _number(self, token: Token) -> Number:
        follower = self._next
        if follower.start == token.end and mistakes.continues_number(follower):
            raise mistakes.number_run(self._text, token)
        digits = re.split("[eE]", token.text)[0].replace(".", "").strip("0")
        amount = float(token.text)
        if len(digits) > DIGITS or not math.isfinite(amount) or (digits and amount == 0):
            raise mistakes.inexact_number(token, DIGITS)
        if follower.kind is TokenKind.PERCENT:
            return Number(amount, True, token.start, self._take().end)
        return Number(amount, False, token.start, token.end)

    def _group(self, opening: Token) -> Node:
        self._deeper(opening)
        outside, self._in_arguments = self._in_arguments, False
        node = self._expression(0)
        self._close(opening)
        self._in_arguments = outside
        self._depth -= 1
        return node

    def _close(self, opening: Token) -> Token:
        if self._next.kind is TokenKind.CLOSE:
            return self._take()
        if self._next.kind is TokenKind.END:
            raise FormulaError(FormulaProblem.UNCLOSED, opening.start, opening.end, found="(", expected=")")
        raise self._stray()

    def _word(self, token: Token) -> Node:
        if self._next.kind is TokenKind.OPEN:
            function = FUNCTIONS.get(token.value.lower())
            if function is None:
                raise mistakes.not_a_function(self._known, token)
            return self._call(function, token)
        found = self._known.id(token.value)
        if found is None:
            raise mistakes.unknown_word(self._known, self._tokens, self._at - 1)
        return Name(found, token.start, token.end)

    def _label(self, token: Token) -> Name:
        found = self._known.labelled(token.value)
        if len(found) != 1:
            raise mistakes.unknown_label(self._known, token, found)
        return Name(found[0], token.start, token.end)

    def _call(self, function: Function, token: Token) -> Node:
        opening = self._take()
        self._deeper(opening)
        outside, self._in_arguments = self._in_arguments, True
        node = self._arguments(function, token, opening)
        self._in_arguments = outside
        self._depth -= 1
        return node

    def _arguments(self, function: Function, token: Token, opening: Token) -> Node:
        if function.name == "none":
            reason = self._reason(function)
            return Stated(reason, token.start, self._end(function, token, opening, [], 1))
        arguments: list[Node] = []
        if self._next.kind is not TokenKind.CLOSE:
            arguments.append(self._condition(token, opening) if function.name == "if" else self._expression(0))
        if function.name == "at" and len(arguments) == 1 and self._next.kind is TokenKind.COMMA:
            self._take()
            segment, kind = self._segment(function)
            return At(arguments[0], segment, kind, token.start, self._end(function, token, opening, arguments, 2))
        while arguments and self._next.kind is TokenKind.COMMA:
            self._take()
            arguments.append(self._expression(0))
        end = self._end(function, token, opening, arguments, len(arguments))
        return Call(function.name, tuple(arguments), token.start, end)

    def _end(self, function: Function, token: Token, opening: Token, arguments: list[Node], count: int) -> int:
        """Where the call ends, once its bracket is closed and it has as many values as it takes."""
        if self._next.kind is TokenKind.COMMA:
            raise mistakes.wrong_count(function, token, self._next.end, None, self._text)
        closing = self._close(opening)
        if not function.takes(count):
            raise mistakes.wrong_count(function, token, closing.end, len(arguments), self._text)
        return closing.end

    def _reason(self, function: Function) -> str:
        token = self._next
        if token.kind is not TokenKind.TEXT or not token.value.strip():
            raise mistakes.needs_text(self._tokens, self._at, function, 'a reason in quotes: none("nothing was sold")')
        return self._take().value

    def _segment(self, function: Function) -> tuple[str, SegmentKind | None]:
        token = self._next
        if token.kind is TokenKind.WORD and token.value.lower() in set(SegmentKind):
            return "", SegmentKind(self._take().value.lower())
        if token.kind is TokenKind.TEXT and token.value.strip():
            return self._take().value.strip(), None
        wanted = 'the name of a channel, campaign or product in quotes: at(visitors, "search")'
        raise mistakes.needs_text(self._tokens, self._at, function, wanted)

    def _condition(self, token: Token, opening: Token) -> Node:
        left = self._expression(0)
        if self._next.kind is TokenKind.COMPARISON:
            operator = self._take().value
            right = self._expression(0)
            return Comparison(operator, left, right, left.start, right.end)
        if self._next.kind in {TokenKind.COMMA, TokenKind.CLOSE}:
            raise FormulaError(
                FormulaProblem.NEEDS_COMPARISON, left.start, left.end, expected=FUNCTIONS["if"].usage, found=token.text
            )
        self._close(opening)
        raise self._stray()

    def _stray(self) -> FormulaError:
        """What is wrong with a token that comes after a finished operand."""
        return mistakes.stray(self._text, self._known, self._tokens, self._at, self._in_arguments)
