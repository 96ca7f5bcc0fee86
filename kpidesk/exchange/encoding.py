"""The text of a file, and which of the usual encodings it was written in."""

import codecs
import unicodedata

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CODE_PAGES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "mac_roman": "Mac Roman", "cp850": "DOS 850"}
"""Western Europe, central Europe, an old Mac, an old DOS program. The first one that fits as well as any is taken."""
_LETTERS = frozenset("äöüßéèêëàâçîïôùûñáíóúìòãõœæåøąćęłńśźżºªÿ")
_PUNCTUATION = frozenset("€£¥§°²·«»–—…„“”‘’•\u00a0\u202f±×÷−¿¡½")
_LOOKED_AT = 200_000
"""Bytes that decide."""


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and what its encoding is called: UTF-8, UTF-16, or the code page in which its letters make words."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw.decode(codec, errors="replace"), codec.upper().removesuffix("-SIG")
    if codec := _unmarked_utf16(raw):
        return raw.decode(codec, errors="replace"), "UTF-16"
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        page = max(_CODE_PAGES, key=lambda page: _sense(raw[:_LOOKED_AT], page))
        return raw.decode(page, errors="replace"), _CODE_PAGES[page]


def _unmarked_utf16(raw: bytes) -> str:
    """In text that is mostly Latin every second byte is zero."""
    beginning = raw[:2_000]
    half = len(beginning) // 2
    if len(raw) % 2 or half < 4:
        return ""
    if beginning[1::2].count(0) > 0.8 * half and not beginning[::2].count(0):
        return "utf-16-le"
    if beginning[::2].count(0) > 0.8 * half and not beginning[1::2].count(0):
        return "utf-16-be"
    return ""


def _sense(raw: bytes, page: str) -> int:
    """How many foreign characters are letters among letters, less those that no one writes."""
    text = raw.decode(page, errors="replace")
    sense = 0
    for place, character in enumerate(text):
        if character.isascii():
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if character.lower() in _LETTERS and _suits(character, before, after):
            sense += 1
        elif character not in _PUNCTUATION or (before.isalpha() and after.isalpha() and character not in "’·"):
            sense -= 1
    return sense


def _suits(character: str, before: str, after: str) -> bool:
    """A capital does not follow a small letter."""
    beside = before.isalpha() or after.isalpha()
    return beside and not (unicodedata.category(character) == "Lu" and before.islower())
