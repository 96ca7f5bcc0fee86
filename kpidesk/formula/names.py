"""The names a formula may use: ids, labels and short labels, and the nearest to one that is misspelt."""

import difflib
from collections.abc import Iterable, Mapping
from functools import cached_property

from kpidesk.domain.indicator import Indicator
from kpidesk.formula.functions import FUNCTIONS, OTHER_NAMES

_NEAR = 0.68  # below this share of common letters a suggestion is a guess
_BEGUN = 0.85  # a word written out in full counts as much as this


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class Names:
    """Looks names up without regard to capitals. Labels are indexed only when one is asked for."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._indicators = indicators

    def id(self, word: str) -> str | None:
        """The id that is written like this; None when there is none."""
        if word in self._indicators:
            return word
        lower = word.lower()
        return lower if lower in self._indicators else None

    def labelled(self, label: str) -> tuple[str, ...]:
        """Every id with this label, short label or id."""
        return self._labels.get(_folded(label), ())

    def named(self, word: str) -> str | None:
        """The one id with this label, short label or id; None when there is none, or several."""
        found = self.labelled(word)
        return found[0] if len(found) == 1 else None

    def label(self, indicator: str) -> str:
        return self._indicators[indicator].name

    def nearest(self, text: str) -> str:
        """The id whose id, label or short label is most like the text; "" when none is."""
        found = closest(_folded(text.replace("_", " ")), self._spelt)
        return self._spelt[found] if found else ""

    @cached_property
    def _labels(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for indicator in self._indicators.values():
            for name in (indicator.id, indicator.label, indicator.short_label):
                if name:
                    found.setdefault(_folded(name), {})[indicator.id] = None
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """The same as words, the first id of each."""
        return {_folded(name.replace("_", " ")): ids[0] for name, ids in self._labels.items()}


def nearest_function(word: str) -> str:
    """The function that was probably meant; "" when none is like it."""
    lower = word.lower().replace("_", "")
    return OTHER_NAMES.get(lower) or closest(lower, FUNCTIONS)


def closest(wanted: str, candidates: Iterable[str]) -> str:
    """The candidate most like ``wanted``, "" when none is: shared letters in order, or one of its words begun."""
    candidates = list(candidates)
    near = difflib.get_close_matches(wanted, candidates, n=1, cutoff=_NEAR)
    likeness = difflib.SequenceMatcher(None, near[0], wanted).ratio() if near else 0.0
    begun = [name for name in candidates if len(wanted) > 2 and f" {wanted}" in f" {name}"]
    if begun and likeness < _BEGUN:
        return min(begun, key=len)
    return near[0] if near else ""
