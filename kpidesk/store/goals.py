"""Goals, their history, and benchmarks."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select
from sqlalchemy.dialects import sqlite

from kpidesk.domain.change import SetBenchmarks, SetGoals
from kpidesk.domain.goal import Benchmark, Goal, GoalEntry, GoalKey
from kpidesk.domain.month import Month
from kpidesk.store.keys import Keys
from kpidesk.store.tables import benchmark, goal, goal_history

_GOAL_COLUMNS = ("value", "upper", "tolerance", "reason", "set_on", "review_on")
_REMOVED = dict.fromkeys(_GOAL_COLUMNS) | {"reason": ""}

_insert_goal = sqlite.insert(goal)
_PUT_GOAL = _insert_goal.on_conflict_do_update(
    index_elements=["month", "indicator"], set_={name: _insert_goal.excluded[name] for name in _GOAL_COLUMNS}
)
_CLEAR_GOAL = delete(goal).where(goal.c.month == bindparam("at"), goal.c.indicator == bindparam("of"))


def write_goals(connection: Connection, keys: Keys, change: SetGoals, at: dt.datetime) -> None:
    """Set and clear goals, and add a line of history for each."""
    put = {key: aim for key, aim in change.goals.items() if aim is not None}
    gone = [key for key, aim in change.goals.items() if aim is None and key.indicator in keys.indicators]
    if gone:
        connection.execute(_CLEAR_GOAL, [{"at": int(k.month), "of": keys.indicators[k.indicator]} for k in gone])
    if put:
        keys.make_indicators(connection, dict.fromkeys(key.indicator for key in put))
        connection.execute(_PUT_GOAL, [_address(keys, key) | _to_row(aim) for key, aim in put.items()])
    if change.goals:
        connection.execute(insert(goal_history), [_history_row(key, aim, at) for key, aim in change.goals.items()])


def read_goals(connection: Connection, keys: Keys) -> dict[GoalKey, Goal]:
    ids = keys.ids
    rows = connection.execute(select(goal).order_by(goal.c.month, goal.c.indicator)).all()
    return {GoalKey(ids[row.indicator], Month(row.month)): _goal(row) for row in rows}


def read_history(connection: Connection, indicator: str) -> list[GoalEntry]:
    """Oldest first."""
    lines = select(goal_history).where(goal_history.c.indicator == indicator).order_by(goal_history.c.key)
    return [_entry(row) for row in connection.execute(lines)]


def write_benchmarks(connection: Connection, keys: Keys, change: SetBenchmarks) -> None:
    for id_, reference in change.benchmarks.items():
        if reference is not None:
            keys.make_indicators(connection, [id_])
        if (key := keys.indicators.get(id_)) is None:
            continue
        connection.execute(delete(benchmark).where(benchmark.c.indicator == key))
        if reference is not None:
            connection.execute(insert(benchmark).values(indicator=key, **_benchmark_row(reference)))


def read_benchmarks(connection: Connection, keys: Keys) -> dict[str, Benchmark]:
    ids = keys.ids
    rows = connection.execute(select(benchmark).order_by(benchmark.c.indicator)).all()
    return {
        ids[row.indicator]: Benchmark(row.value, row.upper, row.kind, row.source, _day(row.noted_on)) for row in rows
    }


def _address(keys: Keys, key: GoalKey) -> dict[str, Any]:
    return {"month": int(key.month), "indicator": keys.indicators[key.indicator]}


def _to_row(aim: Goal) -> dict[str, Any]:
    return {
        "value": aim.value,
        "upper": aim.upper,
        "tolerance": aim.tolerance,
        "reason": aim.reason,
        "set_on": _iso(aim.set_on),
        "review_on": _iso(aim.review_on),
    }


def _history_row(key: GoalKey, aim: Goal | None, at: dt.datetime) -> dict[str, Any]:
    row = _REMOVED if aim is None else _to_row(aim)
    return {"indicator": key.indicator, "month": int(key.month), "at": at.isoformat(), **row}


def _entry(row: Row[Any]) -> GoalEntry:
    aim = None if row.value is None else _goal(row)
    return GoalEntry(Month(row.month), aim, dt.datetime.fromisoformat(row.at))


def _goal(row: Row[Any]) -> Goal:
    return Goal(row.value, row.upper, row.tolerance, row.reason, _day(row.set_on), _day(row.review_on))


def _benchmark_row(reference: Benchmark) -> dict[str, Any]:
    return {
        "value": reference.value,
        "upper": reference.upper,
        "kind": reference.kind,
        "source": reference.source,
        "noted_on": _iso(reference.noted_on),
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
