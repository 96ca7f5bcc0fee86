"""Checks a file that is not open in this process, without changing a byte of it."""

from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from kpidesk.domain.business import Contents, MonthStatus
from kpidesk.domain.check_report import CheckReport, CheckStep, Finding
from kpidesk.domain.file_facts import Identity
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.value import is_storable
from kpidesk.store.checking.examination import OF_THE_FILE, broken_off, findings
from kpidesk.store.checking.untouched import untouched
from kpidesk.store.checking.unused_room import room_faults
from kpidesk.store.database.header import Header, identify
from kpidesk.store.guarding.identity import read_identity
from kpidesk.store.places.places import notices
from kpidesk.store.problems import refusing
from kpidesk.store.rows.contents import read_contents
from kpidesk.store.rows.goals import read_history
from kpidesk.store.rows.log import moment_of
from kpidesk.store.schema.aim_tables import period_goal_history
from kpidesk.store.schema.allow_list import allowed
from kpidesk.store.schema.log_tables import commit_log
from kpidesk.store.schema.schema import FIRST_WITH_IDENTITY, SCHEMA
from kpidesk.store.schema.tables import goal_history

_Looked: TypeAlias = tuple[list[Finding], Identity | None, dict[str, int]]
_OF_THE_HEADER = (*OF_THE_FILE, FileProblem.NOT_KPIDESK)


def check(path: Path) -> list[str]:
    """What is wrong with the file, in plain sentences; empty when all is well, or will be once it is opened.

    Raises FileRefused when it cannot be looked at: missing, a folder, not readable, not ours, from a newer version.
    """
    told = report(path)
    if told.problem is None or told.problem in OF_THE_FILE:
        return told.faults
    raise FileRefused(path, told.problem, "; ".join(told.faults))


def report(path: Path) -> CheckReport:
    """Everything that is looked at before a file is opened, and more: every row of it is read. Never raises Refusal.

    A file is called damaged only when it still is at a second look.
    """
    told = _report(path)
    return _report(path) if told.problem is FileProblem.DAMAGED else told


def _report(path: Path) -> CheckReport:
    try:
        header, size = _begin(path)
    except FileRefused as refused:
        return CheckReport(path, _before_opening(refused), SCHEMA)
    around = tuple(notices(path))
    try:
        found, identity, rows = _looked_through(path, header)
    except FileRefused as refused:
        step = CheckStep.SCHEMA if refused.problem in OF_THE_FILE else CheckStep.FILE
        found, identity, rows = [Finding(step, (refused.detail,), refused.problem)], None, {}
    found = [Finding(CheckStep.FILE), Finding(CheckStep.HEADER), *found]
    return CheckReport(path, tuple(found), SCHEMA, size, header.schema, identity, rows, around)


def _begin(path: Path) -> tuple[Header, int]:
    with refusing(path, looking=True):
        return identify(path), path.stat().st_size


def _before_opening(refused: FileRefused) -> tuple[Finding, ...]:
    said = (refused.detail,) if refused.detail else ()
    if refused.problem in _OF_THE_HEADER:
        return Finding(CheckStep.FILE), Finding(CheckStep.HEADER, said, refused.problem)
    return (Finding(CheckStep.FILE, said, refused.problem),)


def _looked_through(path: Path, header: Header) -> _Looked:
    with refusing(path, looking=True), untouched(path.resolve(), header) as (place, connect):
        engine = connect(place)
        try:
            return _looked_at(engine, header)
        finally:
            engine.dispose()


def _looked_at(engine: Engine, header: Header) -> _Looked:
    found = findings(engine, header.schema)
    if found[-1].passed:
        found.append(_contents_finding(engine, header.schema))
    if not found[-1].passed:
        return found, None, {}
    with engine.begin() as connection:
        identity = read_identity(connection) if header.schema >= FIRST_WITH_IDENTITY else None
        return found, identity, {name: _count(connection, name) for name in _tables(header.schema)}


def _tables(schema: int) -> list[str]:
    return sorted(part.name for part in allowed(min(schema, SCHEMA)) if part.kind == "table")


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def _contents_finding(engine: Engine, schema: int) -> Finding:
    try:
        odd = _odd_contents(engine, schema)
    except (DBAPIError, UnicodeError, MemoryError, OverflowError) as error:
        return broken_off(CheckStep.CONTENTS, error)
    return Finding(CheckStep.CONTENTS, tuple(odd), FileProblem.DAMAGED if odd else None)


def _odd_contents(engine: Engine, schema: int) -> list[str]:
    try:
        with engine.begin() as connection:
            for table in _tables(schema):
                for _ in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                    pass  # a text that is none shows when it is read
            if schema < SCHEMA:
                return []  # its rows make sense once it has been brought up to date
            contents = read_contents(connection)
            _read_histories(connection)
            room = room_faults(connection)
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, UnicodeError):
            raise
        return [f"a row in it cannot be understood: {error}"]
    return _odd_figures(contents) + _odd_months(contents) + room


def _read_histories(connection: Connection) -> None:
    """Raises ValueError, KeyError or TypeError when an entry says what this version does not know."""
    told = select(goal_history.c.indicator).union(select(period_goal_history.c.indicator))
    for id_ in connection.execute(told).scalars().all():
        read_history(connection, id_)
    for made_by in connection.execute(select(commit_log.c.made_by).distinct()).scalars():
        MadeBy(made_by)
    for at in connection.execute(select(func.min(commit_log.c.at), func.max(commit_log.c.at))).one():
        moment_of(at)


def _odd_figures(contents: Contents) -> list[str]:
    return [
        f"{cell.indicator} {cell.month}: {figure} is no figure"
        for cell, figure in contents.values.items()
        if not is_storable(figure)
    ]


def _odd_months(contents: Contents) -> list[str]:
    return [
        f"{month}: it is unfinished, but the last day with figures is {state.until_day}"
        for month, state in contents.months.items()
        if state.status is MonthStatus.UNFINISHED and not 1 <= (state.until_day or 0) <= month.days
    ]
