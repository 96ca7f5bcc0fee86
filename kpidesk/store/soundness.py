"""Whether an open file of any schema up to this one is sound."""

from sqlalchemy import Engine

from kpidesk.store.examination import faults
from kpidesk.store.schema import SCHEMA


def unsound(engine: Engine, schema: int) -> list[str]:
    """What is wrong with it, in plain sentences; empty when nothing is. Reads only.

    A file that is damaged in the wrong place raises DBAPIError instead.
    """
    return faults(engine) if schema == SCHEMA else _faults_of_older(engine)


def _faults_of_older(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        lines = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars()]
        if lines != ["ok"]:
            return lines
        if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            return [f"a row of “{lost[0]}” points to a row of “{lost[2]}” that is not there"]
        odd = "SELECT type, name FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql LIKE '%VIRTUAL%'"
        return [f"the {kind} “{name}” does not belong here" for kind, name in connection.exec_driver_sql(odd)]
