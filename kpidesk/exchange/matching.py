"""Which heading of a file is which figure of a business."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.segment import Segment
from kpidesk.exchange.other_words import is_another
from kpidesk.exchange.series import SourceSeries
from kpidesk.exchange.settings import NOWHERE, Target
from kpidesk.exchange.synonyms import plain, synonyms
from kpidesk.formula.names import closest
from kpidesk.workbook.workbook import Workbook

_LONGEST = 80
"""Characters of a heading that may be misspelt; a longer one is a sentence."""
SURE = 0.8
"""From this score on a match is taken without asking."""
_NAME, _SYNONYM, _BARE, _REPEATED, _PART, _NEAR = 1.0, 0.95, 0.9, 0.85, 0.82, 0.6
_PARTS = re.compile(r"\s*[–—:|/>()\[\]]\s*|\s+-\s+")
_BESIDE = re.compile(
    r"\b(?:eur|euro|usd|gbp|chf|pln|net|netto|nett|ht|hors taxe|neto|netta|total|gesamt|monthly|monatlich|number of"
    r"|no of|anzahl|nombre de|nb de|numero de|numero di|aantal|liczba|in|actual|ist|excl vat|ohne mwst|zzgl mwst|k"
    r"|tsd)\b|[€$£%]"
)
_MONEY = re.compile(r"[€$£¥]|\b(?:eur|euro|usd|gbp|chf|pln|zl|sek|nok|dkk)\b")


@dataclass(frozen=True, slots=True)
class Match:
    """``score`` 0 to 1 says how sure the match is; ``target`` is nowhere below `SURE`, and ``nearest`` the id that
    may be meant. ``kpi`` is the KPI that the heading names: it is compared and not imported. ``rival`` is the key of
    another series that the same figure was found for, and that it went to, or that is as likely.
    """

    target: Target
    score: float = 0.0
    nearest: str = ""
    kpi: str = ""
    rival: str = ""


def match_all(workbook: Workbook, series: Sequence[SourceSeries]) -> dict[str, Match]:
    """The match of every series, by key. No two of them go to one figure."""
    dictionary = _Dictionary(workbook)
    found = {each.key: _match(dictionary, each) for each in series}
    claims: dict[Target, list[str]] = defaultdict(list)
    for key, match in found.items():
        if not match.target.is_nowhere:
            claims[match.target].append(key)
    for keys in claims.values():
        if len(keys) > 1:
            found |= _settled(found, keys)
    return found


def _settled(found: Mapping[str, Match], keys: list[str]) -> dict[str, Match]:
    """The surest of the rivals gets the figure; none, when two are as sure."""
    ranked = sorted(keys, key=lambda key: -found[key].score)
    first, second = ranked[:2]
    losers = keys if found[first].score == found[second].score else ranked[1:]
    return {
        key: Match(NOWHERE, found[key].score, found[key].target.indicator, rival=second if key == first else first)
        for key in losers
    }


def _match(dictionary: "_Dictionary", series: SourceSeries) -> Match:
    if series.target:
        return Match(Target(series.target, series.segment), 1.0)
    found, score, segment = dictionary.look_up(series)
    if found is None:
        return Match(NOWHERE, 0.0, dictionary.nearest(series.heading))
    if found.is_calculated:
        return Match(NOWHERE, score, found.id, kpi=found.id)
    if score < SURE or not _suits(found, series.unit):
        return Match(NOWHERE, min(score, _NEAR), found.id)
    return Match(Target(found.id, segment), score)


def _suits(about: Indicator, unit: str) -> bool:
    """A heading in % is no amount of money, and one in euro no number of visits."""
    if "%" in unit:
        return about.unit is Unit.PERCENT
    return not _MONEY.search(plain(unit) or unit) or about.unit in {Unit.MONEY, Unit.MONEY_PER_HOUR}


class _Dictionary:
    """Every word that the indicators of a business go by."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._indicators = workbook.indicators

    @cached_property
    def _names(self) -> dict[str, str]:
        """Ids, labels and short labels; a word for an input figure and a KPI is the figure's."""
        found: dict[str, str] = {}
        for about in sorted(self._indicators.values(), key=lambda about: (about.is_calculated, not about.own)):
            for name in (about.id, about.label, about.short_label):
                if name:
                    found.setdefault(plain(name), about.id)
        return found

    @cached_property
    def _segments(self) -> dict[str, list[Segment]]:
        found: dict[str, list[Segment]] = defaultdict(list)
        for segment in self._workbook.segments:
            found[plain(segment.name)].append(segment)
        return found

    def look_up(self, series: SourceSeries) -> tuple[Indicator | None, float, Segment | None]:
        """The indicator, how sure that is, and the segment that the heading names."""
        heading = series.heading
        whole = self._word(heading)
        if whole is not None:
            return *whole, series.segment
        parts = [part for part in _PARTS.split(heading) if part.strip()]
        for parted in (parts, heading.split()):
            if (found := self._with_segment(parted)) is not None:
                return found
        known = {part: word for part in parts if (word := self._word(part)) is not None}
        if len(known) == 1 and len(parts) > 1:
            ((about, score),) = known.values()
            is_another_figure = any(is_another(heading, part) for part in parts if part not in known)
            return about, min(score, _NEAR if is_another_figure else _PART), series.segment
        return None, 0.0, None

    def _with_segment(self, parts: Sequence[str]) -> tuple[Indicator, float, Segment] | None:
        """A heading of which one end names a figure and the other a segment that the figure is split by."""
        for place in range(1, len(parts)):
            ends = " ".join(parts[:place]), " ".join(parts[place:])
            for name, part in (ends, ends[::-1]):
                word = self._word(name)
                segment = self._segment(part, word[0]) if word else None
                if word and segment:
                    return *word, segment
        return None

    def _segment(self, text: str, about: Indicator) -> Segment | None:
        fitting = [segment for segment in self._segments.get(plain(text), ()) if segment.kind in about.segment_kinds]
        return fitting[0] if len(fitting) == 1 else None

    def _word(self, text: str) -> tuple[Indicator, float] | None:
        word = plain(text)
        bare = " ".join(_BESIDE.sub(" ", word).split())
        for sought, names in ((word, _NAME), (bare, _BARE)):
            if name := self._names.get(sought):
                return self._meant(name, names)
            if (name := synonyms().get(sought)) and name in self._indicators:
                return self._meant(name, min(names, _SYNONYM))
        return None

    def _meant(self, name: str, score: float) -> tuple[Indicator, float]:
        """A KPI that only repeats a figure is that figure, unless another heading names it."""
        about = self._indicators[name]
        repeated = self._indicators.get(about.formula.strip())
        return (about, score) if repeated is None else (repeated, min(score, _REPEATED))

    def nearest(self, heading: str) -> str:
        """The id of the input figure whose name is most like the heading; "" when none is."""
        found = closest(plain(heading), self._inputs) if len(heading) <= _LONGEST else ""
        return self._inputs.get(found, "")

    @cached_property
    def _inputs(self) -> dict[str, str]:
        words = {**synonyms(), **self._names}
        indicators = self._indicators
        return {w: name for w, name in words.items() if name in indicators and not indicators[name].is_calculated}
