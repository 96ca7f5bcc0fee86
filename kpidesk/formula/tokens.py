"""A formula's text cut into tokens. Nothing is refused here: what means nothing becomes a token that says so."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    NUMBER = "number"
    WORD = "word"  # an id or a function
    LABEL = "label"  # [in square brackets]
    TEXT = "text"  # "in quotes"
    OPERATOR = "operator"  # + - * / ^
    COMPARISON = "comparison"
    OPEN = "("
    CLOSE = ")"
    COMMA = ","
    PERCENT = "%"
    UNCLOSED = "unclosed"  # a text or label without an end
    UNKNOWN = "unknown"
    END = "end"


class Token(NamedTuple):
    """``value`` is what it means (a label without brackets, ``*`` for ``×``); ``text`` is what was written."""

    kind: TokenKind
    value: str
    start: int
    end: int
    text: str


_PATTERN = re.compile(
    r"""(?P<space>\s+)
    | (?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<word>(?!\d)(?:(?![¹²³¼½¾])\w)+)
    | (?P<comparison><=|>=|<>|==|!=|[<>=≤≥≠])
    | (?P<operator>[-+*/^−–×·÷])
    | (?P<open>\()
    | (?P<close>\))
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<label>\[[^\]\[]*\])
    | (?P<text>"(?:[^"]|"")*"|[“„][^”“]*[”“])
    | (?P<unclosed>["“„\[].*)
    | (?P<unknown>.)""",
    re.VERBOSE | re.DOTALL,
)

_SAME = {
    "−": "-",
    "–": "-",
    "×": "*",
    "·": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "<>",
    "==": "=",
    "!=": "<>",
}

_KINDS = {
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "comparison": TokenKind.COMPARISON,
    "operator": TokenKind.OPERATOR,
    "open": TokenKind.OPEN,
    "close": TokenKind.CLOSE,
    "comma": TokenKind.COMMA,
    "percent": TokenKind.PERCENT,
    "label": TokenKind.LABEL,
    "text": TokenKind.TEXT,
    "unclosed": TokenKind.UNCLOSED,
    "unknown": TokenKind.UNKNOWN,
}


def _meaning(kind: TokenKind, text: str) -> str:
    if kind is TokenKind.LABEL:
        return " ".join(text[1:-1].split())
    if kind is TokenKind.TEXT:
        return text[1:-1].replace('""', '"') if text[0] == '"' else text[1:-1]
    return _SAME.get(text, text)


def _tokens(text: str) -> Iterator[Token]:
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or ""
        if group != "space":
            kind = _KINDS[group]
            yield Token(kind, _meaning(kind, match[0]), match.start(), match.end(), match[0])
    yield Token(TokenKind.END, "", len(text), len(text), "")


def tokenize(text: str) -> list[Token]:
    """Every token with its place, the last one `END`. Never raises: an editor colours half a formula with it."""
    return list(_tokens(text))
