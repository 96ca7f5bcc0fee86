"""What a typed figure may be, as a catalogue entry writes it: limits, and relations to other figures."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kpidesk.catalogue.malformed import CatalogueMalformed
from kpidesk.domain.check import Check, Relation, Severity

Refuse = Callable[[str], CatalogueMalformed]

FIELDS: dict[str, type] = {
    **dict.fromkeys(("lowest", "more_than", "highest"), float),
    "whole": bool,
    **dict.fromkeys(("refuse", "ask"), list),
}
_RELATIONS = {"at most": Relation.AT_MOST, "at least": Relation.AT_LEAST, "equal to": Relation.NEAR}
_WRITTEN = re.compile(r"(at most|at least|equal to|within (\d+(?:\.\d+)?) % of) (\S.*)")
_WORD = re.compile(r"[a-z_][a-z0-9_]*(?!\w)(?P<call> *\()?")
_SEGMENTS = frozenset(("channel", "campaign", "product"))
_SAME_MONTH = frozenset(("at", "nz", "min", "max", "abs"))
_OTHER_MONTHS = frozenset(("prev", "yago", "sum12", "avg12", "avg3"))


def limits_from(table: Mapping[str, Any], refuse: Refuse) -> dict[str, Any]:
    """``lowest``, ``highest``, ``excludes_lowest`` and ``whole`` of an indicator."""
    if "lowest" in table and "more_than" in table:
        raise refuse("lowest and more_than exclude each other")
    lowest, highest = table.get("lowest", table.get("more_than")), table.get("highest")
    if lowest is not None and highest is not None and lowest >= highest:
        raise refuse(f"lowest {lowest} is not below highest {highest}")
    return {
        "lowest": lowest,
        "highest": highest,
        "excludes_lowest": "more_than" in table,
        "whole": table.get("whole", False),
    }


def checks_from(table: Mapping[str, Any], refuse: Refuse) -> tuple[Check, ...]:
    """The relations of an entry, those that refuse first."""
    return tuple(
        _check(text, severity, refuse)
        for key, severity in (("refuse", Severity.REFUSE), ("ask", Severity.ASK))
        for text in table.get(key, ())
    )


def names_in(check: Check) -> Iterator[str]:
    """The ids in its formula."""
    for word in _WORD.finditer(check.formula):
        if not word["call"] and word[0] not in _SEGMENTS:
            yield word[0]


def _check(text: str, severity: Severity, refuse: Refuse) -> Check:
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise refuse(f"“{text}” is no relation; write “at most”, “at least”, “equal to” or “within 2 % of” a formula")
    words, percent, formula = written.groups()
    allowed = _SAME_MONTH if severity is Severity.REFUSE else _SAME_MONTH | _OTHER_MONTHS
    for word in _WORD.finditer(formula):
        if word["call"] and word[0].rstrip(" (") not in allowed:
            raise refuse(f"“{text}”: {word[0]}) cannot stand here")
    within = float(percent) / 100 if percent else 0.0
    return Check(_RELATIONS.get(words, Relation.NEAR), formula, severity, within)
