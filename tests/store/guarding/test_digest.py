"""The digest is the same for the same contents and another for any others."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.store.guarding.digest import Digest, digest_of
from tests.store.test_kept_files import FOLDER


def changed(path: Path, change: Callable[[sqlite3.Connection], object] = lambda _: None) -> Digest:
    """Of the file after a change that is not kept."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        change(raw)
        found = digest_of(raw)
        raw.execute("ROLLBACK")
    return found


KEPT = FOLDER / "0002.kpidesk"


def test_a_copy_and_a_file_with_other_pages_have_the_same_digest(tmp_path: Path) -> None:
    with closing(sqlite3.connect(KEPT)) as raw:
        raw.execute("VACUUM INTO ?", (str(tmp_path / "vacuumed.kpidesk"),))
    assert (tmp_path / "vacuumed.kpidesk").read_bytes() != KEPT.read_bytes()
    assert changed(tmp_path / "vacuumed.kpidesk") == changed(KEPT)


@pytest.mark.parametrize("column", ["clean = 1 - clean", "app_version = 'another'"])
def test_what_is_no_content_does_not_count(column: str) -> None:
    assert changed(KEPT, lambda raw: raw.execute(f"UPDATE meta SET {column}")) == changed(KEPT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE value SET value = 12345.6789012346 WHERE value = 12345.6789012345",
        "UPDATE value_note SET note = note || ' ' WHERE month = 24317",
        "UPDATE value_log SET old = -0.0 WHERE old IS NULL",
        "UPDATE meta SET rev = replace(rev, 'd', 'e')",
        "DELETE FROM month_note",
        "UPDATE business SET name = currency, currency = name",
        "UPDATE saved_chart SET title = title || 'g', kind = substr(kind, 2)",
    ],
)
def test_every_other_change_counts(statement: str) -> None:
    assert changed(KEPT, lambda raw: raw.execute(statement)).digest != changed(KEPT).digest


def test_rows_are_counted() -> None:
    rows = changed(KEPT).rows
    assert (rows["value"], rows["value_note"], rows["value_log"], rows["meta"]) == (4, 2, 8, 1)
    assert "alembic_version" not in rows
