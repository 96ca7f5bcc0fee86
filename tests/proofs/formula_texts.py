"""Texts to try formulas with: well made, well made with accidents, and rows of pieces; and the hostile ones."""

import random
from collections.abc import Sequence

NUMBERS = ("0", "1", "2", "12", "0.5", "1e3", "1e300", "1e-300", "123456789012345", "5 %", "1,5", "1.000", "1e999")
CALLS = ("prev", "yago", "change", "pchange", "sum12", "avg12", "avg3", "ytd", "nz", "abs", "sqrt", "ln", "exp")
SEGMENTS = ('"search"', '"nothing like it"', "channel", "product", '"channel:search"')
PIECES = (
    "(", ")", ",", "+", "-", "*", "/", "^", "%", "<", ">=", "=", "<>", "if(", "prev(", "sum12(", "at(", "none(", "min(",
    "days()", "months", "[", "]", '"', "“", "”", "1", "2.5", ".", ";", "€", " ", "\n", "\x00", "’", "²", "−", "\u202e",
    "\ud800", "٣", "and", "not", "__class__", "lambda", "**", "//", ":=", "e", "1e", "0x10", "1_000", "[nothing]",
)  # fmt: skip


class Texts:
    """An endless row of texts, the same for the same seed; ``names`` are ids and labels in brackets."""

    def __init__(self, names: Sequence[str], seed: int) -> None:
        self._names, self._random = names, random.Random(seed)

    def text(self) -> str:
        kind = self._random.random()
        if kind < 0.4:
            return self._made()
        if kind < 0.75:
            return self._with_accidents(self._made())
        if kind < 0.99:
            return self._row(self._random.randrange(14))
        return self._row(self._random.randrange(600))

    def _made(self) -> str:
        return self._expression(self._random.choice((1, 1, 2, 2, 3, 4)))

    def _expression(self, depth: int) -> str:
        pick = self._random.random()
        if depth <= 0 or pick < 0.2:
            return self._leaf()
        if pick < 0.55:
            sign = self._random.choice("+-*/^")
            return f"{self._expression(depth - 1)} {sign} {self._expression(depth - 1)}"
        if pick < 0.62:
            return f"({self._expression(depth - 1)})"
        if pick < 0.67:
            return f"-{self._expression(depth - 1)}"
        return self._call(depth)

    def _leaf(self) -> str:
        choice = self._random.choice
        return choice(NUMBERS[:9]) if self._random.random() < 0.3 else choice(self._names)

    def _call(self, depth: int) -> str:
        inner = self._expression(depth - 1)
        match self._random.randrange(10):
            case 0:
                sign = self._random.choice(("<", "<=", ">", "=", "<>"))
                return f"if({inner} {sign} {self._leaf()}, {self._expression(depth - 1)}, {self._leaf()})"
            case 1:
                return f"at({inner}, {self._random.choice(SEGMENTS)})"
            case 2:
                return f"{self._random.choice(('min', 'max'))}({inner}, {self._leaf()})"
            case 3:
                return self._random.choice(("days()", "months()", 'none("why")'))
            case 4:
                return f"{self._random.choice(CALLS)}(" * 9 + inner + ")" * 9
        return f"{self._random.choice(CALLS)}({inner})"

    def _with_accidents(self, text: str) -> str:
        for _ in range(self._random.choice((1, 1, 2, 3))):
            at = self._random.randrange(len(text) + 1)
            gone = self._random.choice((0, 0, 1, 2, 5))
            text = text[:at] + self._piece() + text[at + gone :]
        return text

    def _row(self, count: int) -> str:
        between = self._random.choice(("", " "))
        return between.join(self._piece() for _ in range(count))

    def _piece(self) -> str:
        pick = self._random.random()
        if pick < 0.25:
            return self._random.choice(self._names)
        if pick < 0.4:
            return self._random.choice(NUMBERS)
        if pick < 0.97:
            return self._random.choice(PIECES)
        return chr(self._random.randrange(0x110000))


HOSTILE = (
    "'%1000000000d' % 1",
    "9**4000000",
    "9^9^9^9^9^9",
    "9**9**9",
    "-" * 20_000,
    "-" * 2_000 + "1",
    "1" + "+1" * 500_000,
    "1" + "+1" * 999,
    "(" * 2_000,
    "(" * 500_000,
    "(" * 64 + "1" + ")" * 64,
    "sum12(" * 60 + "revenue" + ")" * 60,
    "sum12(" * 60 + "revenue + 1" + ")" * 60,
    "avg12(yago(prev(" * 20 + "revenue + orders" + ")))" * 20,
    "change(" * 60 + "revenue" + ")" * 60,
    "pchange(pchange(" * 30 + "revenue" + "))" * 30,
    "ytd(change(" * 30 + "revenue" + "))" * 30,
    "if(" * 60 + "1 < 2, 3, 4" + ")" * 60,
    "exp(exp(exp(exp(9))))",
    "exp(" * 60 + "1" + ")" * 60,
    "(revenue + 1e300)^9 * 1e300",
    "sqrt(-1) + ln(0) + 0^-1 + (0 - 8)^0.5",
    "1 / 0",
    "1e999999999",
    "9" * 1_999,
    "0" * 1_999,
    "sqrt(" + "0" * 1_900 + " , 2)",
    "1" + " 111" * 499,
    "1" + ".111" * 499,
    "[" * 2_000,
    '"' * 1_999,
    "“" * 2_000,
    'none("' + "x" * 1_900 + '")',
    "a" * 2_000,
    "a_" * 999,
    "a " * 999,
    "net_revenue " * 150,
    "[" + "net revenue " * 150 + "]",
    "revenu" * 300,
    "min(" + "1," * 900 + "1)",
    "max()",
    "max(1)",
    "__import__('os').system('id')",
    "().__class__.__bases__[0].__subclasses__()",
    "(lambda: 1)()",
    "[x for x in range(10**9)]",
    "sum(x for x in iter(int, 1))",
    "[1] * 100000000",
    "factorial(1000000)",
    "'{0.__class__}'.format(1)",
    "open('/etc/passwd').read()",
    "revenue; import os",
    "revenue := 1",
    "\x00revenue",
    "rev\u202eenue",
    "\ud800",
    "revenue" + "\u0301" * 1_900,
    "٣ + ３ + ²",
    "\n" * 1_990 + "revenue",
    "%" * 2_000,
    "revenue, orders",
    'at(at(revenue, "x"), "y")',
    'at(revenue, "' + "x" * 1_900 + '")',
)
