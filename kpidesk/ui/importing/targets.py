"""Where a column can go: the figures that are typed, by group, and what is like what was written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.indicator import Indicator
from kpidesk.exchange.settings import NOWHERE, Target
from kpidesk.exchange.synonyms import plain, synonyms
from kpidesk.ui.importing.words import tr
from kpidesk.ui.wording import wording


class Kind(StrEnum):
    HEADING = "heading"
    FIGURE = "figure"
    NOWHERE = "nowhere"
    OWN = "own"
    OTHER = "other"  # something that is no figure, as the own transfers of a bank


@dataclass(frozen=True, slots=True)
class Choice:
    """``key`` is the indicator's id; ``words`` are what it is found by."""

    kind: Kind
    text: str
    key: str = ""
    words: str = ""


def choices(indicators: Mapping[str, Indicator], chosen: Sequence[str], without: Iterable[str] = ()) -> list[Choice]:
    """Leaving out, a new figure, then the typed figures by group; groups with figures that show come first."""
    left_out = frozenset(without)
    typed = [about for about in indicators.values() if not about.is_calculated and about.id not in left_out]
    shown = frozenset(chosen)
    groups: dict[str, list[Indicator]] = {}
    for about in sorted(typed, key=lambda about: about.id not in shown):
        groups.setdefault(about.group, []).append(about)
    found = _words_of(about.id for about in typed)
    result = [Choice(Kind.NOWHERE, tr("Leave out")), Choice(Kind.OWN, tr("New own figure…"))]
    for group, held in groups.items():
        result.append(Choice(Kind.HEADING, group))
        result += [Choice(Kind.FIGURE, about.name, about.id, _sought(about, found)) for about in held]
    return result


def _words_of(names: Iterable[str]) -> dict[str, list[str]]:
    wanted = {name: list[str]() for name in names}
    for word, name in synonyms().items():
        if name in wanted:
            wanted[name].append(word)
    return wanted


def _sought(about: Indicator, found: Mapping[str, list[str]]) -> str:
    return " | ".join([plain(about.label), plain(about.short_label), *found.get(about.id, ())])


def fitting(found: Sequence[Choice], text: str) -> list[Choice]:
    """Those of which each word that was written begins one, the surest first; all for no words."""
    wanted = plain(text)
    if not wanted:
        return list(found)
    ranked = [(rank, choice) for choice in found if (rank := _rank(choice, wanted)) is not None]
    return [choice for _, choice in sorted(ranked, key=lambda one: one[0])]


def _rank(choice: Choice, wanted: str) -> int | None:
    """0 for a name that begins so; None for what does not fit. A new figure is always there, at the end."""
    if choice.kind is Kind.HEADING:
        return None
    name = plain(choice.text)
    if name.startswith(wanted):
        return 0
    if _fits(name, wanted):
        return 1
    if _fits(choice.words, wanted):
        return 2
    return 3 if choice.kind is Kind.OWN else None


def _fits(words: str, wanted: str) -> bool:
    return all(f" {word}" in f" {words}" for word in wanted.split())


def name_of(target: Target, indicators: Mapping[str, Indicator]) -> str:
    """Sales, net; Visits: Search; Leave out."""
    if target == NOWHERE or target.is_nowhere:
        return tr("Leave out")
    about = indicators.get(target.indicator)
    name = about.name if about is not None else target.label or target.indicator
    return f"{name}: {target.segment.name}" if target.segment is not None else name


def unit_words(about: Indicator | None, currency: str) -> str:
    return wording.unit(about.unit, currency) if about is not None else ""
