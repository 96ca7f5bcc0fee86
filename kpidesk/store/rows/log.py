"""The log of figures and month states: written with every change, read as the history of a figure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind, seen_name
from kpidesk.store.database.engine import within
from kpidesk.store.rows.keys import Keys, Months
from kpidesk.store.schema.later_tables import month_reason, reason_log
from kpidesk.store.schema.log_tables import commit_log, month_log, value_log
from kpidesk.store.schema.tables import indicator, month_state, segment

# The old value is read where the row is written. A cell that one change sets twice keeps its first old value.
_LOG_VALUE = (
    "INSERT INTO value_log (month, indicator, segment, seq, old, new)"
    " SELECT :month, :indicator, :segment, :seq, before, :new FROM"
    " (SELECT (SELECT value FROM value WHERE month = :month AND indicator = :indicator AND segment = :segment)"
    " AS before) WHERE before IS NOT :new OR EXISTS (SELECT 1 FROM value_log WHERE month = :month"
    " AND indicator = :indicator AND segment = :segment AND seq = :seq)"
    " ON CONFLICT (month, indicator, segment, seq) DO UPDATE SET new = excluded.new"
)


# min() makes SQLite take `old` from the first row after the closing (https://www.sqlite.org/lang_select.html#bareagg)
_AFTER_CLOSING = (
    "WITH closed AS (SELECT month, min(seq) AS seq FROM month_log WHERE status = 'closed' GROUP BY month)"
    " SELECT line.month, line.indicator, line.segment, line.old, min(line.seq) FROM closed CROSS JOIN value_log AS line"
    " ON line.month = closed.month AND line.seq > closed.seq GROUP BY line.month, line.indicator, line.segment"
)

_BEGIN = "INSERT INTO commit_log (seq, rev, at, made_by) VALUES (:seq, :rev, :at, :made_by)"


@dataclass(frozen=True, slots=True)
class Commit:
    """One change that is being saved: its number, its `rev`, when, and how it came about."""

    seq: int
    rev: str
    at: dt.datetime
    made_by: MadeBy


def begin_commit(connection: Connection, commit: Commit) -> None:
    row = {"seq": commit.seq, "rev": commit.rev, "at": int(commit.at.timestamp()), "made_by": str(commit.made_by)}
    within(connection).execute(_BEGIN, row)


def log_values(connection: Connection, commit: Commit, rows: Iterable[dict[str, Any]]) -> None:
    """Before the figures change: rows with the keys `month`, `indicator`, `segment` and `new` (None: a blank)."""
    numbered = [row | {"seq": commit.seq} for row in rows]
    if numbered:
        within(connection).executemany(_LOG_VALUE, numbered)


def log_months(connection: Connection, commit: Commit, states: Mapping[Month, MonthState | None]) -> None:
    """Before the states of months change."""
    for month, state in states.items():
        old = connection.execute(select(month_state).where(month_state.c.month == int(month))).one_or_none()
        row = {
            "month": int(month),
            "seq": commit.seq,
            "old_status": old.status if old else None,
            "old_until_day": old.until_day if old else None,
            "status": str(state.status) if state else None,
            "until_day": state.until_day if state else None,
        }
        connection.execute(insert(month_log).prefix_with("OR REPLACE").values(row))
        _log_reason(connection, commit, int(month), (state.reason if state else "") or None)


def _log_reason(connection: Connection, commit: Commit, month: int, new: str | None) -> None:
    """A month that one change sets twice keeps its first old reason."""
    old = connection.execute(select(month_reason.c.reason).where(month_reason.c.month == month)).scalar()
    this = reason_log.c.month == month, reason_log.c.seq == commit.seq
    if connection.execute(update(reason_log).where(*this).values(new=new)).rowcount == 0 and old != new:
        connection.execute(insert(reason_log).values(month=month, seq=commit.seq, old=old, new=new))


def read_closed_values(connection: Connection, keys: Keys) -> dict[Cell, float | None]:
    """Figures that were set after their month was first closed, and what each was when it was."""
    parts, ids, months = keys.segments_by_key, keys.ids, Months()
    rows = connection.exec_driver_sql(_AFTER_CLOSING).all()
    return {Cell(ids[of], months[month], parts[part]): old for month, of, part, old, _ in rows if part in parts}


def read_once_closed(connection: Connection) -> frozenset[Month]:
    return frozenset(map(Month, _closings(connection)))


def has_rev(connection: Connection, rev: str) -> bool:
    """Whether the file has ever been in this state."""
    return connection.execute(select(commit_log.c.seq).where(commit_log.c.rev == rev)).first() is not None


def revs_since(connection: Connection, rev: str) -> list[str] | None:
    """The states after the state `rev`, in order; None when the file was never in that one."""
    seq = connection.execute(select(commit_log.c.seq).where(commit_log.c.rev == rev)).scalar()
    if seq is None:
        return None
    later = select(commit_log.c.rev).where(commit_log.c.seq > seq).order_by(commit_log.c.seq)
    return list(connection.execute(later).scalars())


def read_value_log(connection: Connection, id_: str, month: Month | None = None) -> list[ValueEntry]:
    """Every change of the figures of one indicator, oldest first; of one month, or of all."""
    closed, names = _closings(connection), Keys(connection).segments_by_key
    return [_entry(row, closed, names) for row in connection.execute(_log_of(id_, month))]


def moment_of(seconds: int) -> dt.datetime:
    """What the log calls a moment, in UTC. Raises ValueError for what is beyond the calendar."""
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(f"{seconds} seconds are no moment") from error


def _log_of(id_: str, month: Month | None) -> Select[Any]:
    lines = (
        select(value_log, commit_log.c.at, commit_log.c.made_by, segment.c.kind, segment.c.name, indicator.c.id)
        .join(commit_log, commit_log.c.seq == value_log.c.seq)
        .join(segment, segment.c.key == value_log.c.segment)
        .join(indicator, indicator.c.key == value_log.c.indicator)
        .where(indicator.c.id == id_)
        .order_by(value_log.c.seq, value_log.c.month, value_log.c.segment)
    )
    return lines if month is None else lines.where(value_log.c.month == int(month))


def _closings(connection: Connection) -> dict[int, int]:
    """The change that closed a month first, by month."""
    first = select(month_log.c.month, func.min(month_log.c.seq).label("seq"))
    closed = first.where(month_log.c.status == str(MonthStatus.CLOSED)).group_by(month_log.c.month)
    return {row.month: row.seq for row in connection.execute(closed)}


def _entry(row: Row[Any], closed: Mapping[int, int], names: Mapping[int, Segment | None]) -> ValueEntry:
    """``names`` are those of the segments that there are, as the program shows them; others are gone."""
    part = names[row.segment] if row.segment in names else Segment(SegmentKind(row.kind), seen_name(row.name))
    return ValueEntry(
        Cell(row.id, Month(row.month), part),
        moment_of(row.at),
        MadeBy(row.made_by),
        row.old,
        row.new,
        restated=closed.get(row.month, row.seq) < row.seq,
    )
