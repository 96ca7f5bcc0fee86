"""One entry of a catalogue file, checked and made an indicator."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from kpidesk.catalogue import validation
from kpidesk.catalogue.malformed import CatalogueMalformed
from kpidesk.domain.indicator import ID_PATTERN, Direction, Indicator, Kind, Rollup, Texts, Unit
from kpidesk.domain.segment import SegmentKind

_TYPES: dict[str, type] = {
    **dict.fromkeys(("id", "label", "short_label", "unit", "group", "kind", "direction", "rollup"), str),
    **dict.fromkeys(("weight", "formula", "carried_from", "definition", "tells_you", "if_off", "variants"), str),
    **dict.fromkeys(("undefined_when", "caution", "example", "look_up_in", "checks", "program"), str),
    **dict.fromkeys(("core", "standing", "blank_is_zero"), bool),
    **dict.fromkeys(("segments", "balance", "sources"), list),
    "decimals": int,
    **validation.FIELDS,
}
_NEEDED: dict[Kind, tuple[str, ...]] = {
    Kind.INPUT: ("rollup", "definition", "look_up_in"),
    Kind.HELPER: ("formula", "definition"),
    Kind.KPI: ("formula", "direction", "definition", "tells_you", "if_off", "sources"),
    Kind.MODEL: ("direction", "definition", "tells_you", "if_off", "sources"),
}
_OF_FORMULAS = frozenset(
    ("formula", "direction", "tells_you", "if_off", "variants", "caution", "example", "undefined_when", "sources")
)
_OF_INPUTS = frozenset(
    ("segments", "core", "standing", "blank_is_zero", "carried_from", "balance", "weight", "look_up_in", "checks")
) | frozenset(("program", *validation.FIELDS))
_FORMULA_ROLLUPS = (Rollup.RECOMPUTED, Rollup.MONTHS_ONLY)
_BALANCE_PARTS = 3

Word = TypeVar("Word", bound=StrEnum)
Refuse = Callable[[str], CatalogueMalformed]


def indicator_from(
    table: Mapping[str, Any],
    file: str,
    groups: tuple[str, ...],
    sources: Mapping[str, str],
    programs: tuple[str, ...] = (),
) -> Indicator:
    """The indicator that an ``[[indicator]]`` table describes.

    ``programs`` are the keys that figures are looked up by, ``sources`` gives the name of each source document by its
    key. Raises CatalogueMalformed with file and entry.
    """

    def refuse(problem: str) -> CatalogueMalformed:
        return CatalogueMalformed(file, str(table.get("id", table.get("label", "an entry without id"))), problem)

    _check_keys(table, refuse)
    kind = _word(Kind, table.get("kind", "input"), "kind", refuse)
    _check_kind(table, kind, refuse)
    if table["group"] not in groups:
        raise refuse(f"“{table['group']}” is none of the groups: {', '.join(groups)}")
    if table.get("program", "") not in ("", *programs):
        raise refuse(f"“{table['program']}” is none of the programs: {', '.join(programs)}")
    return Indicator(
        id=table["id"],
        label=table["label"],
        short_label=table.get("short_label", ""),
        unit=_word(Unit, table["unit"], "unit", refuse),
        group=table["group"],
        kind=kind,
        direction=_word(Direction, table.get("direction", "neutral"), "direction", refuse),
        decimals=table.get("decimals"),
        rollup=_rollup(table, kind, refuse),
        weight=table.get("weight", ""),
        formula=table.get("formula", ""),
        segment_kinds=frozenset(_word(SegmentKind, word, "segments", refuse) for word in table.get("segments", ())),
        core=table.get("core", False),
        standing=table.get("standing", False),
        blank_is_zero=table.get("blank_is_zero", False),
        carried_from=table.get("carried_from", ""),
        balance=_balance(table, refuse),
        texts=_texts(table, sources, refuse),
        program=table.get("program", ""),
        checks=validation.checks_from(table, refuse),
        **validation.limits_from(table, refuse),
    )


def _check_keys(table: Mapping[str, Any], refuse: Refuse) -> None:
    for key, value in table.items():
        if key not in _TYPES:
            raise refuse(f"“{key}” is no field of an entry")
        if type(value) is not _TYPES[key]:
            raise refuse(f"{key} must be {_TYPES[key].__name__}, not {type(value).__name__}")
        if type(value) is list and any(type(part) is not str for part in value):
            raise refuse(f"{key} must be a list of words")
        if value in ("", []):
            raise refuse(f"{key} is empty; leave it out")
    _check_needed(table, ("id", "label", "unit", "group"), refuse)
    if not ID_PATTERN.fullmatch(table["id"]):
        raise refuse("an id has small letters, digits and _ and starts with a letter")


def _check_needed(table: Mapping[str, Any], keys: tuple[str, ...], refuse: Refuse) -> None:
    for key in keys:
        if key not in table:
            raise refuse(f"{key} is missing")


def _check_kind(table: Mapping[str, Any], kind: Kind, refuse: Refuse) -> None:
    _check_needed(table, _NEEDED[kind], refuse)
    for key in table.keys() & (_OF_FORMULAS if kind is Kind.INPUT else _OF_INPUTS):
        raise refuse(f"{key} does not belong to an entry of kind {kind}")
    if kind is Kind.MODEL and "formula" in table:
        raise refuse("a model has no formula")


def _word(words: type[Word], text: str, field: str, refuse: Refuse) -> Word:
    try:
        return words(text)
    except ValueError:
        raise refuse(f"{field} “{text}” is none of: {', '.join(words)}") from None


def _rollup(table: Mapping[str, Any], kind: Kind, refuse: Refuse) -> Rollup:
    rollup = _word(Rollup, table.get("rollup", "recomputed"), "rollup", refuse)
    if (kind is Kind.INPUT) == (rollup in _FORMULA_ROLLUPS):
        raise refuse(f"rollup “{rollup}” does not suit an entry of kind {kind}")
    if (rollup is Rollup.WEIGHTED_MEAN) != ("weight" in table):
        raise refuse("a weighted mean needs a weight, and nothing else has one")
    return rollup


def _balance(table: Mapping[str, Any], refuse: Refuse) -> tuple[str, str, str] | None:
    if "balance" not in table:
        return None
    if len(table["balance"]) != _BALANCE_PARTS:
        raise refuse("a balance is [opening, gains, losses]")
    opening, gains, losses = table["balance"]
    return opening, gains, losses


def _texts(table: Mapping[str, Any], sources: Mapping[str, str], refuse: Refuse) -> Texts:
    unknown = [key for key in table.get("sources", ()) if key not in sources]
    if unknown:
        raise refuse(f"the source “{unknown[0]}” has no name")
    return Texts(
        definition=table.get("definition", ""),
        tells_you=table.get("tells_you", ""),
        if_off=table.get("if_off", ""),
        variants=table.get("variants", ""),
        undefined_when=table.get("undefined_when", ""),
        caution=table.get("caution", ""),
        example=table.get("example", ""),
        look_up_in=table.get("look_up_in", ""),
        checks=table.get("checks", ""),
        sources=tuple(sources[key] for key in table.get("sources", ())),
    )
