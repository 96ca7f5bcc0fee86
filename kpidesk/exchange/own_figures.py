"""Input figures of the owner's own that an import brings along."""

import re
from collections.abc import Iterable, Mapping

from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.exchange.settings import Target
from kpidesk.exchange.synonyms import plain
from kpidesk.workbook.rules import RESERVED

GROUP = "Own"
_LONGEST_ID, _LONGEST_LABEL = 60, 120
_ADDED_UP = frozenset({Unit.MONEY, Unit.COUNT, Unit.HOURS})


def own_figures(targets: Iterable[Target], known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """A figure for each label that is not there yet, by its new id. A label that is taken is that figure."""
    made: dict[str, Indicator] = {}
    labels = {about.label.casefold() for about in known.values()}
    for target in targets:
        label = target.label.strip()[:_LONGEST_LABEL]
        if target.indicator or not label or label.casefold() in labels:
            continue
        labels.add(label.casefold())
        name = _free_id(label, {*known, *made})
        unit = target.unit or Unit.COUNT
        rollup = Rollup.SUM if unit in _ADDED_UP else Rollup.LAST
        kinds = frozenset({target.segment.kind}) if target.segment else frozenset()
        made[name] = Indicator(name, label, unit, GROUP, own=True, rollup=rollup, segment_kinds=kinds)
    return made


def settled(target: Target, indicators: Mapping[str, Indicator]) -> str:
    """The id that a target means among these indicators; "" when there is none."""
    if target.indicator:
        return target.indicator if target.indicator in indicators else ""
    label = target.label.strip()[:_LONGEST_LABEL].casefold()
    return next((about.id for about in indicators.values() if label and about.label.casefold() == label), "")


def _free_id(label: str, taken: Iterable[str]) -> str:
    """A word of small letters and digits made of the label."""
    word = re.sub(r"[^a-z0-9]+", "_", plain(label)).strip("_")
    word = word if word[:1].isalpha() else f"own_{word}".rstrip("_")
    taken, free, number = set(taken) | RESERVED, word[: _LONGEST_ID - 5], 1
    while free in taken:
        number += 1
        free = f"{word[: _LONGEST_ID - 5]}_{number}"
    return free
