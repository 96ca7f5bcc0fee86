"""The owner's own indicators, and which indicators show."""

import json
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.change import ChooseIndicators, SetIndicators
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Texts, Unit
from kpidesk.domain.segment import SegmentKind
from kpidesk.store.rows.keys import Keys
from kpidesk.store.rows.limits import with_limits, write_limits
from kpidesk.store.rows.usage import refuse_used
from kpidesk.store.schema.aim_tables import further_benchmark, period_goal, series_break
from kpidesk.store.schema.later_tables import confirmed, own_limit, total_rule
from kpidesk.store.schema.tables import benchmark, goal, indicator, own_indicator, value, value_note

_PLAIN = ("label", "short_label", "group", "decimals", "weight", "formula", "carried_from")
_FLAGS = ("core", "standing", "blank_is_zero")
_TEXTS = (
    "definition", "tells_you", "if_off", "variants", "undefined_when", "caution", "example", "look_up_in", "checks",
)  # fmt: skip
_WORDS = ("unit", "kind", "direction", "rollup")
_IN_USE = (value, value_note, goal, period_goal, benchmark, further_benchmark, series_break)


def write_indicators(connection: Connection, keys: Keys, change: SetIndicators) -> None:
    for id_, definition in change.indicators.items():
        if definition is None:
            _remove(connection, keys, id_)
        else:
            _put(connection, keys, definition)


def read_indicators(connection: Connection, keys: Keys) -> dict[str, Indicator]:
    ids = keys.ids
    rows = connection.execute(select(own_indicator).order_by(own_indicator.c.indicator)).all()
    found = {row.indicator: _from_row(ids[row.indicator], row) for row in rows}
    return {own.id: own for own in with_limits(connection, found)}


def write_chosen(connection: Connection, keys: Keys, change: ChooseIndicators) -> None:
    connection.execute(update(indicator).where(indicator.c.position.is_not(None)).values(position=None))
    if not change.chosen:
        return
    keys.make_indicators(connection, change.chosen)
    place = update(indicator).where(indicator.c.key == bindparam("of")).values(position=bindparam("at"))
    connection.execute(place, [{"of": keys.indicators[id_], "at": at} for at, id_ in enumerate(change.chosen)])


def read_chosen(connection: Connection) -> tuple[str, ...]:
    shown = select(indicator.c.id).where(indicator.c.position.is_not(None)).order_by(indicator.c.position)
    return tuple(connection.execute(shown).scalars())


def _put(connection: Connection, keys: Keys, definition: Indicator) -> None:
    keys.make_indicators(connection, [definition.id])
    row = _to_row(definition)
    put = insert(own_indicator).values(indicator=keys.indicators[definition.id], **row)
    connection.execute(put.on_conflict_do_update(index_elements=["indicator"], set_=row))
    write_limits(connection, keys.indicators[definition.id], definition)


def _remove(connection: Connection, keys: Keys, id_: str) -> None:
    """Its row among the indicators stays: the log names it."""
    key = keys.indicators.get(id_)
    if key is not None:
        refuse_used(connection, "indicator", key, id_, *_IN_USE)
        for table in (own_indicator, own_limit, total_rule, confirmed):
            connection.execute(delete(table).where(table.c.indicator == key))
        connection.execute(update(indicator).where(indicator.c.key == key).values(position=None))


def _to_row(definition: Indicator) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(definition, name) for name in _PLAIN}
    row |= {name: int(getattr(definition, name)) for name in _FLAGS}
    row |= {name: str(getattr(definition, name)) for name in _WORDS}
    row |= {name: getattr(definition.texts, name) for name in _TEXTS}
    row["segment_kinds"] = ",".join(sorted(definition.segment_kinds))
    row["balance"] = ",".join(definition.balance or ())
    row["sources"] = json.dumps(definition.texts.sources, ensure_ascii=False)
    return row


def _from_row(id_: str, row: Row[Any]) -> Indicator:
    stored = row._mapping
    return Indicator(
        id=id_,
        label=row.label,
        short_label=row.short_label,
        unit=Unit(row.unit),
        group=row.group,
        kind=Kind(row.kind),
        direction=Direction(row.direction),
        decimals=row.decimals,
        rollup=Rollup(row.rollup),
        weight=row.weight,
        formula=row.formula,
        segment_kinds=frozenset(SegmentKind(kind) for kind in row.segment_kinds.split(",") if kind),
        core=bool(row.core),
        standing=bool(row.standing),
        blank_is_zero=bool(row.blank_is_zero),
        carried_from=row.carried_from,
        balance=_three(row.balance),
        own=True,
        texts=Texts(**{name: stored[name] for name in _TEXTS}, sources=_sources(row.sources)),
    )


def _sources(text: str) -> tuple[str, ...]:
    """Raises ValueError for anything but a list of texts."""
    try:
        held = json.loads(text)
    except RecursionError:
        raise ValueError("the sources of an indicator are lists in lists without end") from None
    if not isinstance(held, list) or not all(isinstance(source, str) for source in held):
        raise ValueError("the sources of an indicator are no list of texts")
    return tuple(held)


def _three(text: str) -> tuple[str, str, str] | None:
    if not text:
        return None
    opening, gains, losses = text.split(",")
    return opening, gains, losses
