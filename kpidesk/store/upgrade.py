"""Gives a file its tables: a new one all of them, an older one what it lacks. The only importer of Alembic."""

import datetime as dt
import logging
import math
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from kpidesk import paths
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.landing import flush, flush_folder
from kpidesk.store.backups.archive import Archive
from kpidesk.store.checking.examination import examine, faults
from kpidesk.store.database.engine import connect, connect_to_migrate, connect_to_read, disconnect, writing
from kpidesk.store.database.sidecars import remove_forgotten, remove_sidecars
from kpidesk.store.database.transfer import copy_pages
from kpidesk.store.guarding.identity import read_identity
from kpidesk.store.guarding.moment import Moment
from kpidesk.store.places.local_data import LocalData

if TYPE_CHECKING:  # a quarter of a second that opening an up-to-date file does not pay
    from alembic.config import Config
    from alembic.script import Script

log = logging.getLogger(__name__)

_TRIES = 5
_FIRST_WAIT = 0.1
"""Seconds; twice as long after each try. A virus scanner or a sync client may hold a file for a moment."""

Keeps = Mapping[str, Sequence[str]]
"""What a migration promises to leave as it is: by table, columns whose sums stay, and so does the number of rows."""


def make_tables(part: Path) -> None:
    """Bring a new file under construction to the newest schema, in one transaction.

    Raises FileRefused (DAMAGED) when the result is not sound; the file is then of no use.
    """
    engine = connect_to_migrate(part)
    try:
        with writing(engine).begin() as connection:
            _run(connection, "head")
    finally:
        engine.dispose()
    _refuse_unsound(part)


def bring_up_to_date(path: Path, data: LocalData | None = None) -> None:
    """Upgrade a file of an older schema: on a copy, examined, then put in its place.

    The original stays as it is until then, and for good when anything fails: it is damaged, a migration breaks off or
    does not keep what it promises, there is no room. With ``data`` a backup of it is made before it goes. Nobody else
    may have the file open. Raises FileRefused, OSError, sqlite3.Error or DBAPIError.
    """
    with _under_way(path) as part:
        engine = connect(path)
        try:
            examine(path, engine, _schema_of(engine))
            with engine.begin() as connection:
                moment = Moment.of(connection)
                copy_pages(part, moment.raw)
                file_uuid = migrate(part)
                if data is not None:
                    moment = moment.of_file(file_uuid)
                    Archive(data, path).keep_moment(moment, BackupReason.MIGRATION, dt.datetime.now(dt.UTC))
        finally:
            disconnect(engine)
        shutil.copymode(path, part)
        flush(part)
        remove_sidecars(path)  # nothing is in them: the file was open and was closed
        _put_in_place(part, path)
        flush_folder(path.parent)


def migrate(part: Path) -> str:
    """Bring a copy of an older file to the newest schema, in one transaction; answers which file it is.

    Raises FileRefused (DAMAGED) when a migration loses something or the result is not sound.
    """
    engine = connect_to_migrate(part)
    try:
        with writing(engine).begin() as connection:
            step_by_step(part, connection)
            _refuse_lost_references(part, connection)
        with engine.begin() as connection:
            file_uuid = read_identity(connection).file_uuid
    finally:
        engine.dispose()
    _refuse_unsound(part)
    return file_uuid


def unfinished_of(path: Path) -> Path:
    """Where an upgrade of the file is made; what is there when none runs was left by one that broke off."""
    return path.with_name(f"{path.name}.migrating")


def remove_unfinished(path: Path) -> None:
    """What a crash left of making this file, or another one in its folder. Raises OSError."""
    part = unfinished_of(path)
    part.unlink(missing_ok=True)
    remove_sidecars(part)
    remove_forgotten(path.parent)


@contextmanager
def _under_way(path: Path) -> Iterator[Path]:
    remove_unfinished(path)
    part = unfinished_of(path)
    part.touch(exist_ok=False)
    try:
        yield part
    finally:
        remove_unfinished(path)


def _schema_of(engine: Engine) -> int:
    with engine.begin() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _refuse_unsound(part: Path) -> None:
    """By a connection that has seen nothing of it yet."""
    engine = connect_to_read(part)
    try:
        if found := faults(engine):
            raise FileRefused(part, FileProblem.DAMAGED, found[0])
    finally:
        engine.dispose()


def _refuse_lost_references(part: Path, connection: Connection) -> None:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost is not None:
        raise FileRefused(part, FileProblem.DAMAGED, f"a row of “{lost[0]}” lost the row of “{lost[2]}” it points to")


def step_by_step(part: Path, connection: Connection) -> None:
    """Run each migration that is missing, and see that it keeps what it promises. Raises FileRefused (DAMAGED)."""
    stated = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    for script in _following(str(stated)):
        keeps: Keeps = getattr(script.module, "keeps", {})
        before = _tally(connection, keeps)
        _run(connection, script.revision)
        for what, amount in _tally(connection, keeps).items():
            if amount != before[what]:
                told = f"the upgrade to schema {script.revision} changed {what} from {before[what]} to {amount}"
                raise FileRefused(part, FileProblem.DAMAGED, told)


def _tally(connection: Connection, keeps: Keeps) -> dict[str, float]:
    """Rows of each table, and sums over its columns: of numbers exact to the last bit, of texts their lengths."""
    amounts: dict[str, float] = {}
    for table, columns in keeps.items():
        measured = ["1", *(f"CASE typeof({each}) WHEN 'text' THEN length({each}) ELSE {each} END" for each in columns)]
        rows = connection.exec_driver_sql(f'SELECT {", ".join(measured)} FROM "{table}"').all()
        amounts[f"the rows of “{table}”"] = len(rows)
        for place, column in enumerate(columns, 1):
            amounts[f"the sum of “{table}.{column}”"] = math.fsum(row[place] or 0 for row in rows)
    return amounts


def _put_in_place(part: Path, path: Path) -> None:
    """Raises PermissionError when another program holds the old file for seconds; it is then as it was."""
    wait = _FIRST_WAIT
    for left in reversed(range(_TRIES)):
        try:
            part.replace(path)
        except PermissionError:
            if not left:
                raise
            log.warning("%s is held by another program; trying again", path)
            time.sleep(wait)
            wait *= 2
        else:
            return


def _following(revision: str) -> "list[Script]":
    """The migrations after that one, in their order."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config())
    return list(reversed(list(scripts.iterate_revisions("head", revision))))


def _run(connection: Connection, revision: str) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
