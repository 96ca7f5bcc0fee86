"""Texts as nobody would type them, and as somebody might who means harm."""

import random

_PIECES = (
    *"=+-@|%'\"\t\r\n,; \u00a0.~$&<>/\\:*?\x00\x07\x1b\x7f\x85_-",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\u2028",
    "\ud800",
    "\udfff",
    "\ufffe",
    "\U0001ffff",
    "\U0001f600",
    "\u0308",
    "e\u0301",
    "=1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "#REF!",
    "{=1}",
    "_x0041_",
    "_x000D_",
    "<r>",
    "</r>",
    "<t>",
    "&amp;",
    "]]>",
    "https://example.org",
    "file:///etc/passwd",
    "1e400",
    "NaN",
    "..",
    "../",
    "..\\",
    "C:",
    "\\\\host\\share\\",
    "CON",
    "nul",
    "com1",
    "LPT9",
    "com\u00b9",
    "aux.txt",
    "con.",
    ".kpidesk",
    "~$",
    "Revenue",
    "Gr\u00f6\u00dfe",
    "\u58f2\u4e0a",
    "x" * 200,
    "\u8a9e" * 90,
    "a\u0323" * 40,
)


def fuzzed_text(dice: random.Random) -> str:
    """Up to eight pieces, most of them with a meaning somewhere, some of them any character at all."""
    return "".join(_piece(dice) for _ in range(dice.randint(0, 8)))


def _piece(dice: random.Random) -> str:
    if dice.random() < 0.7:
        return dice.choice(_PIECES)
    return chr(dice.randrange(0x300 if dice.random() < 0.7 else 0x110000))
