"""The business, the states and notes of its months, and its saved charts."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import sqlite

from kpidesk.domain.business import Business, MonthState, MonthStatus, SavedChart
from kpidesk.domain.change import SetBusiness, SetMonthNotes, SetMonths, SetSavedCharts
from kpidesk.domain.month import Month
from kpidesk.store.rows.log import Commit, log_months
from kpidesk.store.schema.later_tables import month_reason
from kpidesk.store.schema.tables import business, month_note, month_state, saved_chart


def write_business(connection: Connection, change: SetBusiness, at: dt.datetime) -> None:
    """The first one is noted as made `at`; later ones keep that time."""
    stated = change.business
    row: dict[str, Any] = {
        "name": stated.name,
        "currency": stated.currency,
        "year_start": stated.year_start,
        "is_example": int(stated.is_example),
    }
    put = sqlite.insert(business).values(key=1, created=at.isoformat(), **row)
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=row))


def read_business(connection: Connection) -> Business:
    """Raises ValueError when the file has none."""
    row = connection.execute(select(business)).one_or_none()
    if row is None:
        raise ValueError("the row of the business is missing")
    return Business(row.name, row.currency, row.year_start, bool(row.is_example))


def write_months(connection: Connection, change: SetMonths, commit: Commit) -> None:
    log_months(connection, commit, change.months)
    for month, state in change.months.items():
        connection.execute(delete(month_state).where(month_state.c.month == int(month)))
        if state is not None:
            put = insert(month_state).values(month=int(month), status=str(state.status), until_day=state.until_day)
            connection.execute(put)
        connection.execute(delete(month_reason).where(month_reason.c.month == int(month)))
        if state is not None and state.reason:
            connection.execute(insert(month_reason).values(month=int(month), seq=commit.seq, reason=state.reason))


def read_months(connection: Connection) -> dict[Month, MonthState]:
    reasons = {row.month: row.reason for row in connection.execute(select(month_reason))}
    rows = connection.execute(select(month_state).order_by(month_state.c.month)).all()
    return {
        Month(row.month): MonthState(MonthStatus(row.status), row.until_day, reasons.get(row.month, "")) for row in rows
    }


def write_month_notes(connection: Connection, change: SetMonthNotes) -> None:
    for month, note in change.notes.items():
        connection.execute(delete(month_note).where(month_note.c.month == int(month)))
        if note:
            connection.execute(insert(month_note).values(month=int(month), note=note))


def read_month_notes(connection: Connection) -> dict[Month, str]:
    rows = connection.execute(select(month_note).order_by(month_note.c.month)).all()
    return {Month(row.month): row.note for row in rows}


def write_saved_charts(connection: Connection, change: SetSavedCharts) -> None:
    for key, chart in change.charts.items():
        connection.execute(delete(saved_chart).where(saved_chart.c.key == key))
        if chart is not None:
            put = insert(saved_chart).values(
                key=key,
                title=chart.title,
                kind=chart.kind,
                indicator=chart.indicator,
                settings=chart.settings,
                position=chart.position,
            )
            connection.execute(put)


def read_saved_charts(connection: Connection) -> dict[int, SavedChart]:
    rows = connection.execute(select(saved_chart).order_by(saved_chart.c.position, saved_chart.c.key)).all()
    return {row.key: SavedChart(row.title, row.kind, row.indicator, row.settings, row.position) for row in rows}
