"""Where a column can go: the figures that are typed, by group, and what is like what was written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.indicator import Indicator
from kpidesk.exchange.settings import NOWHERE, Target
from kpidesk.exchange.synonyms import plain, synonyms
from kpidesk.ui import wording
from kpidesk.ui.importing.words import tr


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
        result += [Choice(Kind.FIGURE, about.label, about.id, _sought(about, found)) for about in held]
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
    """Those that the words fit, the headings of their groups with them; all for no words."""
    wanted = plain(text).split()
    if not wanted:
        return list(found)
    kept = [choice for choice in found if choice.kind is not Kind.HEADING and _fits(choice, wanted)]
    begins = [choice for choice in kept if plain(choice.text).startswith(" ".join(wanted))]
    others = [choice for choice in kept if choice not in begins]
    always = [choice for choice in found if choice.kind is Kind.OWN and choice not in kept]
    return begins + others + always


def _fits(choice: Choice, wanted: Sequence[str]) -> bool:
    words = f"{plain(choice.text)} {choice.words}"
    return all(word in words for word in wanted)


def name_of(target: Target, indicators: Mapping[str, Indicator]) -> str:
    """Sales, net; Visits: Search; Leave out."""
    if target == NOWHERE or target.is_nowhere:
        return tr("Leave out")
    about = indicators.get(target.indicator)
    name = about.name if about is not None else target.label or target.indicator
    return f"{name}: {target.segment.name}" if target.segment is not None else name


def unit_words(about: Indicator | None, currency: str) -> str:
    return wording.unit(about.unit, currency) if about is not None else ""
