"""What still needs a row that is to go."""

from sqlalchemy import Connection, Table, exists, select

from kpidesk.domain.refusal import ChangeRefused

_WORDS = {
    "value_note": "note",
    "period_goal": "goal",
    "further_benchmark": "benchmark",
    "series_break": "break of its series",
}


def refuse_used(connection: Connection, column: str, key: int, name: str, *tables: Table) -> None:
    """Raise ChangeRefused when one of the tables has a row with the key in that column."""
    for table in tables:
        if connection.execute(select(exists().where(table.c[column] == key))).scalar_one():
            raise ChangeRefused(f"{name} is still used by a {_WORDS.get(table.name, table.name)}; clear that first")
