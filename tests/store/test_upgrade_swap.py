"""An upgrade is made beside the file, counted, and put in its place in one step."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk import paths
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store import upgrade
from kpidesk.store.backups.archive import Archive
from kpidesk.store.check import check
from kpidesk.store.database.engine import connect_to_migrate, writing
from kpidesk.store.guarding.digest import digest_of
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from kpidesk.store.upgrade import bring_up_to_date, remove_unfinished, unfinished_of

NEXT = """
from alembic import op

revision = "9999"
down_revision = "LAST"
keeps = {"value": ("value",), "value_note": ("note",), "goal": ()}


def upgrade() -> None:
    op.execute(STATEMENT)
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Path(shutil.copy(Path(__file__).parent / "upgrade_from" / "0001.kpidesk", folder / "kept.kpidesk"))


@pytest.fixture
def slow_to_let_go(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A virus scanner that holds the file whenever it is to be replaced, as often as the list has places."""
    held: list[Path] = []
    replace = Path.replace

    def held_replace(part: Path, target: Path) -> Path:
        if held:
            held.pop()
            raise PermissionError(13, "it is being used by another process")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", held_replace)
    monkeypatch.setattr(upgrade, "_FIRST_WAIT", 0.001)
    return held


def test_every_migration_after_the_first_says_what_it_keeps() -> None:
    versions = sorted((paths.migrations() / "versions").glob("*.py"))
    assert all("\nkeeps = {" in version.read_text("utf-8") for version in versions[1:])


def test_backup_of_the_older_file_is_made_before_it_goes(kept: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept)) as raw:
        before = digest_of(raw)
    data = LocalData(tmp_path / "data")
    bring_up_to_date(kept, data)
    with Store.open(kept) as store:
        (backup,) = Archive(data, kept).list(store.identity.file_uuid)
    assert (backup.reason, backup.schema, backup.digest) == (BackupReason.MIGRATION, 1, before.digest)
    assert check(kept) == []


def test_upgrade_that_cannot_be_backed_up_is_not_made(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder")
    before = kept.read_bytes()
    with pytest.raises(FileRefused):
        Store.open(kept, data=LocalData(tmp_path / "data"))
    assert kept.read_bytes() == before
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_what_an_upgrade_that_broke_off_left_is_removed(kept: Path) -> None:
    part = unfinished_of(kept)
    assert part.name == "kept.kpidesk.migrating"
    for left in (part, part.with_name(part.name + "-journal")):
        left.write_bytes(b"half")
    bring_up_to_date(kept)
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]
    part.write_bytes(b"half")
    remove_unfinished(kept)
    assert not part.exists()


def test_file_that_another_program_holds_for_a_moment_is_replaced_later(kept: Path, slow_to_let_go: list[Path]) -> None:
    slow_to_let_go += [kept] * 4
    bring_up_to_date(kept)
    assert check(kept) == []


def test_file_that_another_program_does_not_let_go_stays_as_it_is(kept: Path, slow_to_let_go: list[Path]) -> None:
    before = kept.read_bytes()
    slow_to_let_go += [kept] * 5
    with pytest.raises(PermissionError):
        bring_up_to_date(kept)
    assert kept.read_bytes() == before
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_upgraded_file_has_the_permissions_of_the_old_one(kept: Path) -> None:
    kept.chmod(0o640)
    bring_up_to_date(kept)
    assert kept.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE value SET value = value + 1e-9", "the sum of “value.value”"),
        ("DELETE FROM goal WHERE month = 24316", "the rows of “goal” from 2 to 1"),
        ("UPDATE value_note SET note = substr(note, 2)", "the sum of “value_note.note”"),
        ("DELETE FROM month_note", ""),
    ],
)
def test_migration_that_does_not_keep_what_it_promises_is_refused(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, told: str
) -> None:
    bring_up_to_date(kept)
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder)
    (folder / "versions" / "9999_next.py").write_text(
        NEXT.replace("STATEMENT", repr(statement)).replace("LAST", f"{SCHEMA:04}"), "utf-8"
    )
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    engine = connect_to_migrate(kept)
    said = ""
    try:
        with writing(engine).begin() as connection:
            upgrade.step_by_step(kept, connection)
    except FileRefused as refused:
        assert refused.problem is FileProblem.DAMAGED
        said = refused.detail
    finally:
        engine.dispose()
    assert told in said
    assert bool(told) is bool(said)


def test_file_of_this_schema_is_rid_of_it_too(kept: Path) -> None:
    bring_up_to_date(kept)
    unfinished_of(kept).write_bytes(b"half")
    Store.open(kept).close()
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]
