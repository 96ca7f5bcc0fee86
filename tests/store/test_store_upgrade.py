"""Files of every older schema open, with all they hold; an upgrade that fails changes nothing."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kpidesk import paths
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.goal import Benchmark, Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Texts, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.store import check, reader
from kpidesk.store import store as store_module
from kpidesk.store.checking import admission, examination
from kpidesk.store.guarding import guarded
from kpidesk.store.schema import version_gate
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from tests.store import schema_words

MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
SHOP = Segment(SegmentKind.CHANNEL, "Shop Łódź")
MUG = Segment(SegmentKind.PRODUCT, "Mug 🥐")
AT = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)

KEPT = Contents(
    business=Business("Bäckerei Öz", "CHF", 4),
    own_indicators={
        "crumbs": Indicator(
            "crumbs", "Crumbs", Unit.COUNT, "Bakery", segment_kinds=frozenset({SegmentKind.PRODUCT}), own=True
        ),
        "crumb_rate": Indicator(
            "crumb_rate",
            "Crumbs per sale",
            Unit.RATIO,
            "Bakery",
            kind=Kind.KPI,
            direction=Direction.LOWER,
            decimals=3,
            rollup=Rollup.RECOMPUTED,
            formula="crumbs / orders",
            short_label="Crumb rate",
            own=True,
            texts=Texts("Crumbs by sale.", if_off="Sharpen the knife.", sources=("addition",)),
        ),
    },
    chosen=("revenue", "crumb_rate", "crumbs"),
    segments=(MUG, SHOP),
    values={
        Cell("revenue", MAY): 12345.6789012345,
        Cell("crumbs", MAY): 17.0,
        Cell("crumbs", MAY, MUG): 4.0,
        Cell("revenue", JUNE, SHOP): -0.1,
    },
    notes={Cell("revenue", JUNE): "closed two days", Cell("crumbs", MAY, MUG): "gezählt, nicht geschätzt"},
    goals={
        GoalKey("revenue", MAY): Goal(13000.0),
        GoalKey("crumb_rate", JUNE): Goal(
            0.1, 0.2, 0.01, "new bread", dt.date(2026, 5, 2), dt.date(2026, 9, 1)
        ),
    },
    benchmarks={"revenue": Benchmark(11000.0, 15000.0, "industry", "Guild report 2025", dt.date(2026, 1, 15))},
    months={MAY: MonthState(MonthStatus.CLOSED), JUNE: MonthState(MonthStatus.UNFINISHED, 12)},
    month_notes={MAY: "Road works"},
    saved_charts={1: SavedChart("Sales and goal", "goal-vs-actual", "revenue", '{"months": 12}', 0)},
)  # fmt: skip
HISTORY = [GoalEntry(MAY, Goal(12000.0), AT), GoalEntry(MAY, Goal(13000.0), AT + dt.timedelta(days=1))]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of the file that schema 1 made."""
    return Path(shutil.copy(Path(__file__).parent / "upgrade_from" / "0001.kpidesk", tmp_path / "kept.kpidesk"))


def test_file_of_schema_1_opens_with_all_it_holds(kept: Path) -> None:
    assert check.check(kept) == []
    with Store.open(kept) as store:
        assert store.read() == KEPT
        assert store.goal_history("revenue") == HISTORY
        store.write(SetValues({Cell("revenue", JUNE): 1.0}), AT)
        assert store.read().values == KEPT.values | {Cell("revenue", JUNE): 1.0}


NEXT = SCHEMA + 1
NEWEST = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04}"
down_revision = "{SCHEMA:04}"


def upgrade() -> None:
    with op.batch_alter_table("indicator", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text))
    op.execute("UPDATE indicator SET colour = 'blue'")
    {{more}}
    op.execute("PRAGMA user_version = {{version}}")
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make this program one whose newest migration is the next one: `more` is a line of it."""
    shipped, folder = paths.migrations(), tmp_path / "100 % migrations"

    def install(more: str = "pass", version: int = NEXT) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(shipped, folder)
        monkeypatch.setattr(paths, "migrations", lambda: folder)
        newest = folder / "versions" / f"{NEXT:04}_colour.py"
        newest.write_text(NEWEST.format(more="pass", version=NEXT))
        with TemporaryDirectory() as place:
            (folder / "schemas" / f"{NEXT:04}.sql").write_text(schema_words.words(f"{NEXT:04}", Path(place)), "utf-8")
        newest.write_text(NEWEST.format(more=more, version=version))
        for module in (admission, check, examination, guarded, reader, store_module, version_gate):
            monkeypatch.setattr(module, "SCHEMA", NEXT)

    return install


def only_file(folder: Path) -> bytes:
    files = [file for file in folder.iterdir() if file.is_file()]
    assert [file.name for file in files] == ["kept.kpidesk"]
    return files[0].read_bytes()


def test_older_file_is_upgraded_on_opening_and_loses_nothing(kept: Path, next_version: Callable[..., None]) -> None:
    next_version()
    assert check.check(kept) == []
    with Store.open(kept) as store:
        assert store.read() == KEPT
        assert store.goal_history("revenue") == HISTORY
    assert only_file(kept.parent)[60:64] == NEXT.to_bytes(4, "big")
    assert check.check(kept) == []
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT DISTINCT colour FROM indicator").fetchall() == [("blue",)]


def test_upgraded_file_is_not_upgraded_again(kept: Path, next_version: Callable[..., None]) -> None:
    next_version()
    Store.open(kept).close()
    before = only_file(kept.parent)
    Store.open(kept).close()
    assert only_file(kept.parent) == before


def test_upgrade_of_a_linked_file_leaves_the_link(kept: Path, next_version: Callable[..., None]) -> None:
    (kept.parent / "links").mkdir()
    link = kept.parent / "links" / "link.kpidesk"
    link.symlink_to(kept)
    next_version()
    Store.open(link).close()
    assert link.is_symlink()
    assert only_file(kept.parent)[60:64] == NEXT.to_bytes(4, "big")


@pytest.mark.parametrize(
    "more",
    ["raise RuntimeError('stop')", "op.execute('SELECT * FROM nowhere')"],
    ids=["an error of its own", "an error of SQL"],
)
def test_migration_that_breaks_off_leaves_the_old_file(
    kept: Path, next_version: Callable[..., None], more: str
) -> None:
    before = only_file(kept.parent)
    next_version(more)
    with pytest.raises(Exception, match=r"stop|nowhere"):
        Store.open(kept)
    assert only_file(kept.parent) == before
    next_version()
    with Store.open(kept) as store:
        assert store.read() == KEPT


@pytest.mark.parametrize(
    ("more", "version"),
    [
        ("op.execute('DELETE FROM indicator')", NEXT),
        ("op.execute('DROP TABLE month_note')", NEXT),
        ("op.execute('CREATE TABLE left_over (x)')", NEXT),
        ("pass", SCHEMA),
        ("pass", NEXT + 1),
    ],
    ids=["references lost", "table lost", "table left", "version not raised", "version too high"],
)
def test_migration_with_an_unsound_result_leaves_the_old_file(
    kept: Path, next_version: Callable[..., None], more: str, version: int
) -> None:
    before = only_file(kept.parent)
    next_version(more, version)
    with pytest.raises(FileRefused) as refused:
        Store.open(kept)
    assert (refused.value.problem, refused.value.path) == (FileProblem.DAMAGED, kept)
    assert only_file(kept.parent) == before


def test_damaged_older_file_is_not_upgraded(kept: Path, next_version: Callable[..., None]) -> None:
    with kept.open("r+b") as file:
        file.seek(2048)
        file.write(b"\xa5" * 4096)
    before = only_file(kept.parent)
    next_version()
    with pytest.raises(FileRefused) as refused:
        Store.open(kept)
    assert refused.value.problem is FileProblem.DAMAGED
    assert only_file(kept.parent) == before


def test_new_file_of_the_next_version_runs_all_migrations(tmp_path: Path, next_version: Callable[..., None]) -> None:
    next_version()
    with Store.create(tmp_path / "new.kpidesk", Business("B")) as store:
        assert store.read() == Contents(Business("B"))
    assert (tmp_path / "new.kpidesk").read_bytes()[60:64] == NEXT.to_bytes(4, "big")
