"""How the numbers of one series are written: by what its own cells show, else by what the rest of the file shows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kpidesk.exchange.amount import COMMA, POINT, AmountRefused, Marks, parse_amount
from kpidesk.exchange.series import SourceSeries
from kpidesk.exchange.sheet import CellKind

_DIGITS = 15


class Told(StrEnum):
    """What told a number form."""

    CELLS = "cells"  # its own cells can be read in one way only, or there is nothing to tell
    WHOLE_NUMBERS = "whole numbers"  # a count has no decimals
    FILE = "file"  # the other series of the file
    OWNER = "owner"  # it was chosen
    NOTHING = "nothing"  # both readings are possible: the cells in doubt are refused until one is chosen


@dataclass(frozen=True, slots=True)
class Reading:
    form: Marks
    value: float


@dataclass(frozen=True, slots=True)
class FormFinding:
    """``form`` is used. ``is_ambiguous``: some cell is another number in the other form; ``example`` is one such cell
    and ``readings`` are its two values, the one that is used first. ``contradiction`` are two cells of the series that
    are written in different forms.
    """

    form: Marks
    told: Told
    example: str = ""
    readings: tuple[Reading, ...] = ()
    contradiction: tuple[str, str] | None = None

    @property
    def is_ambiguous(self) -> bool:
        return bool(self.readings)

    @property
    def is_decided(self) -> bool:
        return self.told is not Told.NOTHING


def find_forms(
    series: Sequence[SourceSeries], counts: Iterable[str] = (), chosen: dict[str, Marks] | None = None
) -> dict[str, FormFinding]:
    """The finding of every series, by key. ``counts`` are the keys of series that go to whole numbers."""
    whole, chosen = frozenset(counts), chosen or {}
    texts = {each.key: _texts(each) for each in series}
    shown = {key: _shown(found) for key, found in texts.items()}
    forms = Counter(found for found in shown.values() if isinstance(found, Marks))
    common = next(iter(forms)) if len(forms) == 1 else None
    return {key: _finding(texts[key], shown[key], key in whole, chosen.get(key), common) for key in texts}


def _texts(series: SourceSeries) -> list[str]:
    return [cell.text for cell in series.cells if cell.kind is CellKind.TEXT]


def looks_numeric(text: str) -> bool:
    """Whether it is a number in any form, or would be one with fewer digits."""
    if any(value is not None for value in both(text)):
        return True
    return sum(map(str.isdigit, text)) > _DIGITS and not any(map(str.isalpha, text))


@lru_cache(maxsize=100_000)
def both(text: str) -> tuple[float | None, float | None]:
    """What the text is with a decimal point and with a decimal comma; None where it is no number, or blank."""
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return float(text), float(text)
    if not any(character.isdigit() for character in text):
        return None, None
    return _value(text, POINT), _value(text, COMMA)


def _value(text: str, form: Marks) -> float | None:
    try:
        return parse_amount(text, form)
    except AmountRefused:
        return None


def _shown(texts: Iterable[str]) -> Marks | tuple[str, str] | None:
    """The form that some cell can only be written in; two cells when they contradict; None when none tells."""
    found: dict[Marks, str] = {}
    for text in texts:
        with_point, with_comma = both(text)
        if (with_point is None) != (with_comma is None):
            found.setdefault(COMMA if with_point is None else POINT, text)
    if len(found) > 1:
        return found[POINT], found[COMMA]
    return next(iter(found), None)


def _finding(
    texts: list[str], shown: Marks | tuple[str, str] | None, whole: bool, chosen: Marks | None, common: Marks | None
) -> FormFinding:
    if chosen is not None:
        return _told(texts, chosen, Told.OWNER)
    if isinstance(shown, Marks):
        return FormFinding(shown, Told.CELLS)
    if shown is not None:
        return _told(texts, common or POINT, Told.NOTHING, shown)
    doubt = _doubt(texts)
    if doubt is None:
        return FormFinding(common or POINT, Told.CELLS)
    if whole:
        return _told(texts, COMMA if "." in doubt else POINT, Told.WHOLE_NUMBERS)
    return _told(texts, common or POINT, Told.FILE if common else Told.NOTHING)


def _told(texts: list[str], form: Marks, told: Told, contradiction: tuple[str, str] | None = None) -> FormFinding:
    doubt = _doubt(texts)
    if doubt is None:
        return FormFinding(form, told, contradiction=contradiction)
    other = COMMA if form == POINT else POINT
    values = [(each, _value(doubt, each)) for each in (form, other)]
    readings = tuple(Reading(each, value) for each, value in values if value is not None)
    return FormFinding(form, told, doubt, readings, contradiction)


def _doubt(texts: Iterable[str]) -> str | None:
    """The last cell that is one number in one form and another number in the other."""
    return next((text for text in reversed(list(texts)) if is_doubtful(text)), None)


def is_doubtful(text: str) -> bool:
    with_point, with_comma = both(text)
    return with_point is not None and with_comma is not None and with_point != with_comma
