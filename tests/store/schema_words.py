"""The words of every schema, as the migrations make them. Run as a program it writes `migrations/schemas/`."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config

from kpidesk import paths
from kpidesk.store.database.engine import connect_to_migrate, raw_connection, writing


def revisions() -> list[str]:
    """Oldest first."""
    return sorted(path.name[:4] for path in (paths.migrations() / "versions").glob("[0-9]*.py"))


def words(revision: str, folder: Path) -> str:
    """The statements that make an empty file of that schema, in the order in which its migrations make them."""
    part = folder / f"{revision}.kpidesk"
    part.touch()
    engine = connect_to_migrate(part)
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with writing(engine).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
        return _statements(raw_connection(engine))
    finally:
        engine.dispose()


def _statements(raw: sqlite3.Connection) -> str:
    rows = raw.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    return "\n".join(_tidy(sql) + ";\n" for (sql,) in rows)


def _tidy(sql: str) -> str:
    return "\n".join(line.replace("\t", "  ").rstrip() for line in sql.splitlines() if line.strip())


def main() -> None:
    with TemporaryDirectory() as folder:
        for revision in revisions():
            made = words(revision, Path(folder))
            (paths.migrations() / "schemas" / f"{revision}.sql").write_text(made, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
