"""What a figure of one of the owner's own indicators may be, and the program in which it is found."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.indicator import Indicator
from kpidesk.store.schema.later_tables import own_limit

_NONE = {"program": "", "lowest": None, "highest": None, "excludes_lowest": False, "whole": False, "checks": ()}
"""What most have."""


def write_limits(connection: Connection, key: int, definition: Indicator) -> None:
    """Most have none, and no row."""
    connection.execute(delete(own_limit).where(own_limit.c.indicator == key))
    if any(getattr(definition, name) != plain for name, plain in _NONE.items()):
        connection.execute(insert(own_limit).values(indicator=key, **_to_row(definition)))


def with_limits(connection: Connection, indicators: Mapping[int, Indicator]) -> list[Indicator]:
    """By their keys. Raises ValueError, KeyError or TypeError for checks that this version does not know."""
    rows = {row.indicator: row for row in connection.execute(select(own_limit))}
    return [replace(about, **_of_row(rows[key])) if key in rows else about for key, about in indicators.items()]


def _to_row(definition: Indicator) -> dict[str, Any]:
    row = {name: getattr(definition, name) for name in _NONE}
    row |= {name: int(row[name]) for name in ("excludes_lowest", "whole")}
    return row | {"checks": json.dumps([_given(check) for check in definition.checks])}


def _given(check: Check) -> list[Any]:
    return [str(check.relation), check.formula, str(check.severity), check.within]


def _of_row(row: Row[Any]) -> dict[str, Any]:
    return {
        "program": row.program,
        "lowest": row.lowest,
        "highest": row.highest,
        "excludes_lowest": bool(row.excludes_lowest),
        "whole": bool(row.whole),
        "checks": checks_of(row.checks),
    }


def checks_of(text: str) -> tuple[Check, ...]:
    """Raises ValueError for anything but a list of checks."""
    try:
        held = json.loads(text)
        return tuple(_check(*each) for each in held)
    except (TypeError, RecursionError) as error:
        raise ValueError(f"the checks of an indicator cannot be read: {error}") from None


def _check(relation: str, formula: str, severity: str, within: float) -> Check:
    if not isinstance(formula, str) or not 0 <= float(within) < 1e15:
        raise TypeError(f"{formula!r}, {within!r}")
    return Check(Relation(relation), formula, Severity(severity), float(within))
