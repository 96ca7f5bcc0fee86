"""The words for figures that ship with the program, in the languages of the owners' sheets."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from kpidesk import paths
from kpidesk.exchange.month_words import folded

_MARKS = re.compile(r"[^\w%&+#]+")


def plain(text: str) -> str:
    """A heading as headings are compared: small letters, no accents, single blanks, no marks."""
    return " ".join(_MARKS.sub(" ", folded(text).replace("'", " ").replace("’", " ").replace("_", " ")).split())


@cache
def synonyms() -> Mapping[str, str]:
    """The indicator's id by each plain word; a word that two of them claim is nobody's."""
    text = (paths.resources() / "catalogue" / "synonyms.toml").read_text("utf-8")
    found: dict[str, str] = {}
    claimed: set[str] = set()
    for words in tomllib.loads(text).values():
        for indicator, line in words.items():
            for word in line.split("|"):
                if found.setdefault(plain(word), indicator) != indicator:
                    claimed.add(plain(word))
    return {word: indicator for word, indicator in found.items() if word not in claimed}
