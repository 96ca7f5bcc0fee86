"""Upgrades that break off anywhere, and upgrades that would lose rows: the old file is whole or the new one is."""

import os
import random
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from kpidesk import paths
from kpidesk.domain.business import Contents
from kpidesk.domain.refusal import FileRefused
from kpidesk.store import upgrade
from kpidesk.store.check import check
from kpidesk.store.database.engine import connect_to_migrate, writing
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from tests.proofs.edits import new_file
from tests.proofs.proof import Reached, scaled

ROWS = (13, 14)
TITLE = "an upgrade that breaks off or loses rows"
MINUTES = 4

KEPT = Path(__file__).parents[1] / "store" / "upgrade_from"
KILLS = 300
LONGEST = 0.35
"""Seconds from the beginning of an upgrade to its kill, at most."""

WITH_CHILD = """
from alembic import op

revision = "{next:04}"
down_revision = "{last:04}"
keeps = {{"month_note": ("month", "note"), "indicator": ("key", "id")}}


def upgrade() -> None:
    op.execute("CREATE TABLE child (of INTEGER REFERENCES indicator (key) ON DELETE CASCADE)")
    op.execute("INSERT INTO child SELECT key FROM indicator")
"""
REBUILT = """
from alembic import op

revision = "{next:04}"
down_revision = "{last:04}"
keeps = {{"child": ("of",), "indicator": ("key", "id")}}


def upgrade() -> None:
    with op.batch_alter_table("indicator", recreate="always"):
        pass
"""


class Broken(Exception):  # noqa: N818 -- it stands for any error at all
    """Raised in the middle of an upgrade."""


def prove(scale: float, folder: Path) -> Reached:
    counts: dict[str, int | float] = {}
    failures = list[str]()
    for old in old_files():
        desk = folder / old.stem
        desk.mkdir()
        failures += errors(old, desk, scale, counts)
        if hasattr(os, "fork"):
            failures += kills(old, desk, scaled(KILLS, scale), counts)
    failures += cascades(folder, counts)
    return Reached(counts, failures[:5])


def old_files() -> list[Path]:
    """One of every schema before this one."""
    return [path for path in sorted(KEPT.glob("*.kpidesk")) if int(path.stem) < SCHEMA]


def errors(old: Path, desk: Path, scale: float, counts: dict[str, int | float]) -> Iterator[str]:
    """An error at every operation of the upgrade; at a few of them when the scale is small."""
    path, whole = desk / "shop.kpidesk", old.read_bytes()
    held = _upgraded(Path(shutil.copy(old, desk / "held.kpidesk")))
    step = max(1, round(0.4 / scale))
    place = 0
    while True:
        path.write_bytes(whole)
        with _breaking(at=place) as was_reached:
            raised = _error_of(lambda: upgrade.bring_up_to_date(path, LocalData(desk / "data")))
        if not was_reached():
            break
        _count(counts, "errors")
        if raised is None:
            yield f"the error at operation {place} was swallowed"
        if path.read_bytes() != whole:
            yield f"after an error at operation {place} the old file is not what it was"
        yield from _retried(path, held, f"an error at operation {place}")
        place += step
    counts["operations"] = counts.get("operations", 0) + place
    if place < 20:
        yield f"only {place} operations were seen"


def kills(old: Path, desk: Path, number: int, counts: dict[str, int | float]) -> Iterator[str]:
    path, whole = desk / "shop.kpidesk", old.read_bytes()
    held = _upgraded(Path(shutil.copy(old, desk / "again.kpidesk")))
    chance = random.Random(13)
    for name in ("kills", "killed in mid-upgrade", "old file whole", "new file whole"):
        counts.setdefault(name, 0)
    for kill in range(number):
        path.write_bytes(whole)
        _kill_upgrade(path, desk / "data", chance.uniform(0, LONGEST))
        counts["kills"] += 1
        counts["killed in mid-upgrade"] += upgrade.unfinished_of(path).exists()
        if path.read_bytes() == whole:
            counts["old file whole"] += 1
        elif check(path):
            yield f"kill {kill} left a file that is neither: {check(path)[0]}"
        else:
            counts["new file whole"] += 1
        yield from _retried(path, held, f"kill {kill}")
    if not counts["killed in mid-upgrade"]:
        yield "no kill met an upgrade in the making"


def cascades(folder: Path, counts: dict[str, int | float]) -> Iterator[str]:
    """A table is rebuilt whose rows others hang on: nothing goes; with foreign keys on all would, and that is seen."""
    migrations = folder / "migrations"
    shutil.copytree(paths.migrations(), migrations)
    for name, text, number in (("child", WITH_CHILD, SCHEMA), ("rebuilt", REBUILT, SCHEMA + 1)):
        target = migrations / "versions" / f"{number + 1:04}_{name}.py"
        target.write_text(text.format(next=number + 1, last=number), "utf-8")
    for foreign_keys, expected in (("OFF", ""), ("ON", "the rows of “child”")):
        path = new_file(folder / f"{foreign_keys}.kpidesk")
        said = _rebuild(path, migrations, foreign_keys)
        counts[f"with foreign keys {foreign_keys}: refused"] = int(bool(said))
        if bool(said) is not bool(expected) or expected not in said:
            yield f"with foreign keys {foreign_keys} it said “{said}”"


def _rebuild(path: Path, migrations: Path, foreign_keys: str) -> str:
    """What the upgrade says about the loss; empty when it sees none."""
    shipped, paths.migrations = paths.migrations, lambda: migrations
    engine = connect_to_migrate(path)
    try:
        with engine.connect() as connection:
            connection.connection.driver_connection.execute(f"PRAGMA foreign_keys={foreign_keys}")
        with writing(engine).begin() as connection:
            upgrade.step_by_step(path, connection)
    except FileRefused as refused:
        return refused.detail
    finally:
        engine.dispose()
        paths.migrations = shipped
    return ""


@contextmanager
def _breaking(at: int) -> Iterator[Callable[[], bool]]:
    """Raise at that operation on any database; answers whether there were so many."""
    seen = 0

    def count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == at + 1:
            raise Broken

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield lambda: seen > at
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def _error_of(act: Callable[[], object]) -> Exception | None:
    try:
        act()
    except Exception as error:
        return error
    return None


def _retried(path: Path, held: Contents, after: str) -> Iterator[str]:
    """Opening again leads to all that the old file held, and leaves nothing beside it."""
    try:
        if _upgraded(path) != held or check(path):
            yield f"after {after} the file does not hold what it held"
    except FileRefused as refused:
        yield f"after {after}: {refused}"
    left = [
        file.name for file in path.parent.iterdir() if file.name.startswith((path.name + ".", path.name + "-", "."))
    ]
    if left:
        yield f"after {after} there is {left[0]}"


def _upgraded(path: Path) -> Contents:
    with Store.open(path) as store:
        return store.read()


def _kill_upgrade(path: Path, data: Path, after: float) -> None:
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(say, b"!")
            upgrade.bring_up_to_date(path, LocalData(data))
            time.sleep(60)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.read(hear, 1)
    os.close(hear)
    os.close(say)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _count(counts: dict[str, int | float], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1
