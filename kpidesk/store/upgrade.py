"""Gives a file its tables: a new one all of them, an older one what it lacks. The only importer of Alembic."""

from pathlib import Path

from sqlalchemy import Engine

from kpidesk import paths
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.engine import connect, connect_to_migrate, disconnect, writing
from kpidesk.store.examination import faults
from kpidesk.store.sidecars import database_landing
from kpidesk.store.transfer import copy_into


def make_tables(part: Path) -> None:
    """Bring a file under construction to the newest schema, in one transaction.

    Raises FileRefused (DAMAGED) when the result is not sound; the file is then of no use.
    """
    engine = connect_to_migrate(part)
    try:
        _migrate(engine)
        if found := faults(engine):
            raise FileRefused(part, FileProblem.DAMAGED, found[0])
    finally:
        engine.dispose()


def bring_up_to_date(path: Path) -> None:
    """Upgrade a file of an older schema: on a copy, examined, then put in its place.

    The original stays byte for byte as it is until then, and for good when anything fails. Raises FileRefused,
    OSError, sqlite3.Error or DBAPIError.
    """
    with database_landing(path) as part:
        engine = connect(path)
        try:
            copy_into(part, engine)
        finally:
            disconnect(engine)
        make_tables(part)


def _migrate(engine: Engine) -> None:
    # imported here: a quarter of a second that opening an up-to-date file does not pay
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
