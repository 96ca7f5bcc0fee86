"""Edit after edit on one connection: each whole or not at all, and nothing left of it for the next."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from kpidesk.store.database import engine
from kpidesk.store.database.pen import Pen
from kpidesk.store.schema.tables import month_note


@pytest.fixture
def connected(closed: Path) -> Iterator[Engine]:
    connected = engine.connect(closed)
    yield connected
    connected.dispose()


@pytest.fixture
def pen(connected: Engine) -> Iterator[Pen]:
    pen = Pen(connected)
    yield pen
    pen.put_down()


def write(pen: Pen, month: int, through_sqlalchemy: bool) -> None:
    with pen.transaction() as connection:
        if through_sqlalchemy:
            connection.execute(insert(month_note).values(month=month, note="n"))
        else:
            engine.within(connection).execute("INSERT INTO month_note VALUES (?, 'n')", (month,))


def months_in(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as other:
        return [month for (month,) in other.execute("SELECT month FROM month_note ORDER BY month")]


@pytest.mark.parametrize("through_sqlalchemy", [True, False])
def test_each_edit_is_in_the_file_when_its_transaction_ends(pen: Pen, closed: Path, through_sqlalchemy: bool) -> None:
    for month in (24000, 24001, 24002):
        write(pen, month, through_sqlalchemy)
        assert months_in(closed)[-1] == month


@pytest.mark.parametrize("through_sqlalchemy", [True, False])
def test_edit_that_fails_is_taken_back_and_the_next_one_is_written(
    pen: Pen, closed: Path, through_sqlalchemy: bool
) -> None:
    with pytest.raises(RuntimeError), pen.transaction() as connection:
        connection.execute(insert(month_note).values(month=24000, note="half"))
        engine.within(connection).execute("INSERT INTO month_note VALUES (24001, 'half')")
        raise RuntimeError("stop")
    write(pen, 24002, through_sqlalchemy)
    assert months_in(closed) == [24002]


def test_edit_that_something_took_back_does_not_seem_written(pen: Pen, closed: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no transaction"), pen.transaction() as connection:
        engine.within(connection).execute("INSERT INTO month_note VALUES (24000, 'n')")
        engine.within(connection).execute("ROLLBACK")
    write(pen, 24001, through_sqlalchemy=True)
    assert months_in(closed) == [24001]


def test_nobody_else_can_write_meanwhile(pen: Pen, closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None, timeout=0)) as other:
        with pen.transaction(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")


def test_edit_that_did_not_get_the_lock_is_written_when_it_is_free(pen: Pen, connected: Engine, closed: Path) -> None:
    engine.raw_connection(connected).execute("PRAGMA busy_timeout=0")
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            write(pen, 24000, through_sqlalchemy=True)
        other.execute("ROLLBACK")
    write(pen, 24001, through_sqlalchemy=True)
    assert months_in(closed) == [24001]


def test_reading_between_two_edits_sees_the_first(pen: Pen, connected: Engine) -> None:
    for month in (24000, 24001):
        write(pen, month, through_sqlalchemy=True)
        with connected.begin() as connection:
            assert connection.exec_driver_sql("SELECT max(month) FROM month_note").scalar() == month


def test_pen_is_put_down_before_the_file_is_closed(
    pen: Pen, connected: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        write(pen, 24000, through_sqlalchemy=True)
        pen.put_down()
        pen.put_down()
        engine.disconnect(connected)
    assert caplog.records == []
