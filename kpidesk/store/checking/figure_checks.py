"""Whether a file agrees with itself: which state it says it is in, and each figure with the log of its changes."""

from typing import Any

from sqlalchemy import Connection

from kpidesk.domain.month import Month
from kpidesk.store.checking.row_checks import MOST

# max() makes SQLite take the other columns from the newest row (https://www.sqlite.org/lang_select.html#bareagg)
_NEWEST = (
    "(SELECT month, indicator, segment, new, max(seq) FROM value_log GROUP BY month, indicator, segment) AS newest"
)
_SAME_CELL = "USING (month, indicator, segment)"
_COUNTS = (
    f"SELECT total(newest.new IS NOT value.value), count(value.value), (SELECT count(*) FROM value)"
    f" FROM {_NEWEST} LEFT JOIN value {_SAME_CELL}"
)
_OTHER_THAN_LOGGED = (
    f"SELECT month, indicator.id, newest.new, value.value FROM {_NEWEST} LEFT JOIN value {_SAME_CELL}"
    f" JOIN indicator ON indicator.key = newest.indicator WHERE newest.new IS NOT value.value LIMIT {MOST}"
)
_NEVER_LOGGED = (
    "SELECT month, indicator.id, NULL, value.value FROM value JOIN indicator ON indicator.key = value.indicator"
    " WHERE NOT EXISTS (SELECT 1 FROM value_log AS line WHERE line.month = value.month"
    f" AND line.indicator = value.indicator AND line.segment = value.segment) LIMIT {MOST}"
)
_OTHER_MONTHS = (
    "SELECT month FROM (SELECT month, status, until_day, max(seq) FROM month_log GROUP BY month) AS newest"
    " LEFT JOIN month_state AS state USING (month)"
    " WHERE newest.status IS NOT state.status OR newest.until_day IS NOT state.until_day"
    f" UNION SELECT month FROM month_state WHERE month NOT IN (SELECT month FROM month_log) LIMIT {MOST}"
)
_OTHER_REASONS = (
    "SELECT month FROM (SELECT month, new, max(seq) FROM reason_log GROUP BY month) AS newest"
    " LEFT JOIN month_reason AS stated USING (month) WHERE newest.new IS NOT stated.reason"
    f" UNION SELECT month FROM month_reason WHERE month NOT IN (SELECT month FROM reason_log) LIMIT {MOST}"
)
_ODD_STATES = f"SELECT seq FROM commit_log WHERE length(rev) <> 32 OR rev GLOB '*[^0-9a-f]*' OR seq < 1 LIMIT {MOST}"


def identity_faults(connection: Connection) -> list[str]:
    if odd := connection.exec_driver_sql(_ODD_STATES).scalars().all():
        return [f"change {seq}: it does not say which state it left" for seq in odd]
    rows = connection.exec_driver_sql("SELECT seq, rev FROM meta").all()
    if len(rows) != 1:
        return ["the row that says which file this is is missing"]
    stated = tuple(rows[0])
    newest = connection.exec_driver_sql("SELECT seq, rev FROM commit_log ORDER BY seq DESC LIMIT 1").one_or_none()
    if newest is None:
        return [] if stated[0] == 0 else [f"it says that {stated[0]} changes were saved, and its log has none"]
    if tuple(newest) == stated:
        return []
    return [f"it says that change {stated[0]} was the last, and its log tells otherwise (change {newest[0]})"]


def log_faults(connection: Connection) -> list[str]:
    """A figure and its log are two copies: a bit that turned in one of them shows here."""
    differing, logged, there = connection.exec_driver_sql(_COUNTS).one()
    odd: list[tuple[Any, ...]] = []
    if differing:
        odd += map(tuple, connection.exec_driver_sql(_OTHER_THAN_LOGGED))
    if logged != there:
        odd += map(tuple, connection.exec_driver_sql(_NEVER_LOGGED))
    months = connection.exec_driver_sql(_OTHER_MONTHS).scalars().all()
    return [_sentence(*row) for row in odd] + [f"{Month(each)}: its state is not what its log says" for each in months]


def reason_faults(connection: Connection) -> list[str]:
    months = connection.exec_driver_sql(_OTHER_REASONS).scalars().all()
    return [f"{Month(each)}: why it was opened again is not what its log says" for each in months]


def _sentence(month: int, indicator: str, logged: float | None, there: float | None) -> str:
    return f"{Month(month)}, {indicator}: the figure is {_said(there)}, its log says {_said(logged)}"


def _said(figure: float | None) -> str:
    return "blank" if figure is None else repr(figure)
