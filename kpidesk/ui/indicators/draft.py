"""An own figure or KPI as it stands in the editor, before it is kept."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from kpidesk.domain.indicator import ID_PATTERN, Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.functions import FUNCTIONS

LONGEST_ID = 60
LONGEST_NAME = 120
TAKEN_BY_FORMULAS = frozenset({*FUNCTIONS, *SegmentKind, "and", "or", "not"})
"""Words that mean something in a formula, so no figure may be called so."""


class Blank(StrEnum):
    """What a month counts as in which nothing is typed."""

    MISSING = "missing"
    REPEATED = "repeated"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Draft:
    """``unit`` None: as the formula says. ``decimals`` None: as the unit usually has. ``formula`` is as typed."""

    id: str = ""
    label: str = ""
    is_kpi: bool = True
    formula: str = ""
    unit: Unit | None = None
    decimals: int | None = None
    direction: Direction = Direction.HIGHER
    rollup: Rollup = Rollup.SUM
    weight: str = ""
    blank: Blank = Blank.MISSING
    segment_kinds: frozenset[SegmentKind] = frozenset()
    group: str = ""
    definition: str = ""
    if_off: str = ""
    look_up_in: str = ""


def draft_of(about: Indicator, found: Unit | None) -> Draft:
    """``found`` is the unit that its formula suggests: a unit that is the same was not chosen by the owner."""
    return Draft(
        id=about.id,
        label=about.label,
        is_kpi=about.is_calculated,
        formula=about.formula,
        unit=None if about.is_calculated and about.unit is found else about.unit,
        decimals=about.decimals,
        direction=about.direction,
        rollup=Rollup.SUM if about.is_calculated else about.rollup,
        weight=about.weight,
        blank=Blank.REPEATED if about.standing else Blank.ZERO if about.blank_is_zero else Blank.MISSING,
        segment_kinds=about.segment_kinds,
        group=about.group,
        definition=about.texts.definition,
        if_off=about.texts.if_off,
        look_up_in=about.texts.look_up_in,
    )


def indicator_of(draft: Draft, formula: str, found: Unit | None, before: Indicator | None = None) -> Indicator:
    """What is to be kept. ``formula`` is canonical; ``before`` keeps what the editor does not ask for.

    A KPI loses what belongs to typed figures and the other way round.
    """
    held = before or Indicator(draft.id, draft.label, Unit.RATIO, draft.group, own=True)
    common = replace(
        held,
        id=draft.id,
        label=" ".join(draft.label.split()),
        unit=draft.unit or found or Unit.RATIO,
        group=draft.group,
        direction=draft.direction,
        decimals=draft.decimals,
        own=True,
        texts=replace(
            held.texts,
            definition=draft.definition.strip(),
            if_off=draft.if_off.strip(),
            look_up_in=draft.look_up_in.strip(),
        ),
    )
    return _calculated(common, formula, held) if draft.is_kpi else _typed(common, draft, held)


def _calculated(common: Indicator, formula: str, held: Indicator) -> Indicator:
    return replace(
        common,
        kind=Kind.KPI,
        formula=formula,
        rollup=held.rollup if held.rollup is Rollup.MONTHS_ONLY else Rollup.RECOMPUTED,
        weight="",
        segment_kinds=frozenset(),
        standing=False,
        blank_is_zero=False,
        carried_from="",
        balance=None,
    )


def _typed(common: Indicator, draft: Draft, held: Indicator) -> Indicator:
    was_typed = not held.is_calculated
    return replace(
        common,
        kind=Kind.INPUT,
        formula="",
        rollup=draft.rollup,
        weight=draft.weight if draft.rollup is Rollup.WEIGHTED_MEAN else "",
        segment_kinds=draft.segment_kinds,
        standing=draft.blank is Blank.REPEATED,
        blank_is_zero=draft.blank is Blank.ZERO,
        carried_from=held.carried_from if was_typed else "",
        balance=held.balance if was_typed else None,
    )


def id_for(label: str, taken: Collection[str]) -> str:
    """An id made from a name: small letters without accents, words joined by _, none that is taken."""
    plain = unicodedata.normalize("NFKD", label.replace("ß", "ss").replace("&", " and "))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain.casefold() if not unicodedata.combining(c)))
    base = "_".join(words)
    if not base or not base[0].isalpha():
        base = f"figure_{base}".rstrip("_")
    base = base[:LONGEST_ID].rstrip("_")
    found, number = base, 1
    while found in taken or found in TAKEN_BY_FORMULAS:
        number += 1
        found = f"{base[: LONGEST_ID - len(str(number)) - 1]}_{number}"
    return found


def is_id(text: str) -> bool:
    """Whether a formula can name a figure so."""
    return ID_PATTERN.fullmatch(text) is not None and text not in TAKEN_BY_FORMULAS
