"""Text as it is let in: one way to write each letter, and nothing that cannot be seen."""

import re
import unicodedata

NAME_LENGTH = 120
"""Characters that a name may have. A name is one line."""
NOTE_LENGTH = 20_000
"""Characters that a note may have."""
SENTENCE_LENGTH = 500
"""Characters of a sentence that quotes what a file holds."""

_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_MOST_MARKS = 16
"""More marks on one letter are no letter of any script."""


def clean_text(text: str, longest: int = NAME_LENGTH) -> str:
    """The text in normal form C, without blanks around it and without characters that cannot be seen.

    Control, format and half characters (surrogates) go, and what Unicode says is no character; line breaks and tabs
    stay, but a text that is no longer than a name is one line: there they become blanks. What is longer than
    ``longest`` characters is cut before the letter that does not fit. Letters newer than this Python stay.
    Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable() and len(text) <= longest:
        return text.strip()
    seen = _LINE_ENDS.sub("\n", text)
    unseen = [character for character in set(seen) if _is_unseen(character)]  # a long text has few different ones
    if unseen:
        seen = seen.translate(dict.fromkeys(map(ord, unseen)))
    if longest <= NAME_LENGTH:
        seen = seen.replace("\n", " ").replace("\t", " ")
    return _cut(unicodedata.normalize("NFC", seen).strip(), longest).rstrip()


def _is_unseen(character: str) -> bool:
    if character in "\n\t":
        return False
    code = ord(character)
    return unicodedata.category(character) in _UNSEEN or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _cut(text: str, longest: int) -> str:
    """Not between a letter and its marks."""
    end = longest
    while 0 < end < len(text) and longest - end < _MOST_MARKS and unicodedata.combining(text[end]):
        end -= 1
    whole = end < len(text) and not unicodedata.combining(text[end])
    return text[: end if whole else longest]
