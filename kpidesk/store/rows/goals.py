"""Goals and their history."""

import datetime as dt
from collections.abc import Mapping
from heapq import merge
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, literal, select
from sqlalchemy.dialects import sqlite

from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind, seen_name
from kpidesk.store.rows.keys import Keys
from kpidesk.store.schema.aim_tables import period_goal, period_goal_history
from kpidesk.store.schema.tables import goal, goal_history, indicator, segment

_GOAL_COLUMNS = ("value", "upper", "tolerance", "reason", "set_on", "review_on")
_REMOVED = dict.fromkeys(_GOAL_COLUMNS) | {"reason": ""}

_MONTHLY, _FURTHER = ("month", "indicator"), ("month", "indicator", "kind", "segment")
"""The addresses of the two tables."""


def _put(table: Table, address: tuple[str, ...]) -> Any:
    statement = sqlite.insert(table)
    new = {name: statement.excluded[name] for name in _GOAL_COLUMNS}
    return statement.on_conflict_do_update(index_elements=address, set_=new)


def _clear(table: Table, address: tuple[str, ...]) -> Any:
    return delete(table).where(*(table.c[name] == bindparam(f"at_{name}") for name in address))


_PUT_GOAL, _CLEAR_GOAL = _put(goal, _MONTHLY), _clear(goal, _MONTHLY)
_PUT_FURTHER, _CLEAR_FURTHER = _put(period_goal, _FURTHER), _clear(period_goal, _FURTHER)


def write_goals(connection: Connection, keys: Keys, change: SetGoals, at: dt.datetime) -> None:
    """Set and clear goals, and add a line of history for each. Raises ChangeRefused for a segment that is not there."""
    goals = change.goals
    keys.make_indicators(connection, dict.fromkeys(key.indicator for key, aim in goals.items() if aim is not None))
    monthly = {key: aim for key, aim in goals.items() if _is_monthly(key)}
    further = {key: aim for key, aim in goals.items() if not _is_monthly(key)}
    _write(connection, keys, monthly, _PUT_GOAL, _CLEAR_GOAL)
    _write(connection, keys, further, _PUT_FURTHER, _CLEAR_FURTHER)
    _note(connection, goal_history, [_entry_of(key) | _row_of(aim, at) for key, aim in monthly.items()])
    entries = [(_entry_of(key), keys.segments.get(key.segment), aim) for key, aim in further.items()]
    lines = [named | {"segment": part} | _row_of(aim, at) for named, part, aim in entries if part is not None]
    _note(connection, period_goal_history, lines)


def forget_goals_in(connection: Connection, part: int, at: dt.datetime) -> None:
    """The goals of the segment with that key go, and their history says so."""
    columns = [indicator.c.id, period_goal.c.month, period_goal.c.kind, period_goal.c.segment]
    gone = select(*columns, literal(at.isoformat()), literal("")).join(
        indicator, indicator.c.key == period_goal.c.indicator
    )
    names = ["indicator", "month", "kind", "segment", "at", "reason"]
    there = period_goal.c.segment == part
    ordered = gone.where(there).order_by(period_goal.c.month, period_goal.c.indicator, period_goal.c.kind)
    connection.execute(insert(period_goal_history).from_select(names, ordered))
    connection.execute(delete(period_goal).where(there))


def read_goals(connection: Connection, keys: Keys) -> dict[GoalKey, Goal]:
    """Raises KeyError for a segment that is not there."""
    ids, parts = keys.ids, keys.segments_by_key
    rows = connection.execute(select(goal).order_by(goal.c.month, goal.c.indicator)).all()
    goals = {GoalKey(ids[row.indicator], Month(row.month)): _goal(row) for row in rows}
    for row in connection.execute(select(period_goal).order_by(*(period_goal.c[name] for name in _FURTHER))):
        key = GoalKey(ids[row.indicator], Month(row.month), PeriodKind(row.kind), parts[row.segment])
        goals[key] = _goal(row)
    return goals


def read_history(connection: Connection, indicator: str) -> list[GoalEntry]:
    """Oldest first."""
    lines = select(goal_history).where(goal_history.c.indicator == indicator).order_by(goal_history.c.key)
    monthly = [_entry(row) for row in connection.execute(lines)]
    further = _further_history(connection, indicator)
    return list(merge(monthly, further, key=lambda entry: entry.at.isoformat())) if further else monthly


def _further_history(connection: Connection, of: str) -> list[GoalEntry]:
    table = period_goal_history
    lines = (
        select(table, segment.c.kind.label("part_kind"), segment.c.name)
        .join(segment, segment.c.key == table.c.segment)
        .where(table.c.indicator == of)
        .order_by(table.c.key)
    )
    rows = connection.execute(lines).all()
    there = Keys(connection).segments_by_key if rows else {}
    return [_entry(row, PeriodKind(row.kind), _part(row, there)) for row in rows]


def _part(row: Row[Any], there: Mapping[int, Segment | None]) -> Segment | None:
    """By the name that the program shows; one that is gone by the one it had."""
    return there[row.segment] if row.segment in there else Segment(SegmentKind(row.part_kind), seen_name(row.name))


def _write(connection: Connection, keys: Keys, goals: Mapping[GoalKey, Goal | None], put: Any, clear: Any) -> None:
    gone = [key for key, aim in goals.items() if aim is None and _is_known(keys, key)]
    if gone:
        rows = [{f"at_{name}": at for name, at in _address(keys, key).items()} for key in gone]
        connection.execute(clear, rows)
    if rows := [_address(keys, key) | _to_row(aim) for key, aim in goals.items() if aim is not None]:
        connection.execute(put, rows)


def _note(connection: Connection, history: Table, lines: list[dict[str, Any]]) -> None:
    if lines:
        connection.execute(insert(history), lines)


def _is_monthly(key: GoalKey) -> bool:
    return key.kind is PeriodKind.MONTH and key.segment is None


def _is_known(keys: Keys, key: GoalKey) -> bool:
    return key.indicator in keys.indicators and key.segment in keys.segments


def _address(keys: Keys, key: GoalKey) -> dict[str, Any]:
    address = {"month": int(key.month), "indicator": keys.indicators[key.indicator]}
    return address if _is_monthly(key) else address | {"kind": str(key.kind), "segment": keys.segment(key.segment)}


def _to_row(aim: Goal) -> dict[str, Any]:
    return {
        "value": aim.value,
        "upper": aim.upper,
        "tolerance": aim.tolerance,
        "reason": aim.reason,
        "set_on": _iso(aim.set_on),
        "review_on": _iso(aim.review_on),
    }


def _entry_of(key: GoalKey) -> dict[str, Any]:
    """Whose goal a line of history tells of."""
    named = {"indicator": key.indicator, "month": int(key.month)}
    return named if _is_monthly(key) else named | {"kind": str(key.kind)}


def _row_of(aim: Goal | None, at: dt.datetime) -> dict[str, Any]:
    return (_REMOVED if aim is None else _to_row(aim)) | {"at": at.isoformat()}


def _entry(row: Row[Any], kind: PeriodKind = PeriodKind.MONTH, part: Segment | None = None) -> GoalEntry:
    aim = None if row.value is None else _goal(row)
    return GoalEntry(Month(row.month), aim, dt.datetime.fromisoformat(row.at), kind, part)


def _goal(row: Row[Any]) -> Goal:
    return Goal(row.value, row.upper, row.tolerance, row.reason, _day(row.set_on), _day(row.review_on))


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
