"""A full disk, wherever the program writes: said to be full, nothing lost, and all goes on when there is room again."""

import json
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kpidesk.domain.change import Change
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.landing import landing
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.saving.saver import Saver
from kpidesk.store.store import Store
from tests.proofs.edits import AT, CYCLE, edit, examined, new_file
from tests.proofs.proof import Reached, scaled
from tests.proofs.saving import RETRIES, NoCare, becomes
from tests.proofs.stick import Stick, reached_apart

ROWS = (4,)
TITLE = "disk full"
MINUTES = 3

OLD_SCHEMA = Path(__file__).parents[1] / "store" / "upgrade_from" / "0001.kpidesk"
ROUNDS = 100
SIZE = 3_000_000
EXPORTED = 200_000
WAITING = 6
"""Edits that are made while the disk is full; the first is an import."""
PATIENCE = 0.05
NAME, TARGET = "shop.kpidesk", "target"


def prove(scale: float, folder: Path) -> Reached:
    return reached_apart("disk_full", scale, folder)


@dataclass
class Desk:
    """A stick with a file on it, and what was found wrong."""

    stick: Stick
    fresh: Path
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    failures: list[str] = field(default_factory=list)

    def file(self) -> Path:
        """Alone on the stick, with all edits before the first import."""
        self.stick.empty()
        return Path(shutil.copy(self.fresh, self.stick.path / NAME))

    def expect(self, truth: bool, failure: str) -> None:
        if not truth:
            self.failures.append(failure)

    def refuse(self, prepare: Callable[[], object], act: Callable[[], object], most_left: int) -> None:
        """Fill the stick, with less and less room left, until ``act`` finds it full; with none it must."""
        left = self.chance.randint(0, most_left)
        while True:
            prepare()
            self.stick.fill(left)
            problem = problem_of(act)
            if problem is not None or left == 0:
                self.expect(problem is FileProblem.DISK_FULL, f"with {left} blocks free: {problem}")
                return
            self.stick.make_room()
            left //= 2


def problem_of(act: Callable[[], object]) -> FileProblem | None:
    try:
        act()
    except FileRefused as refused:
        return refused.problem
    return None


def edits(desk: Desk) -> None:
    """Typing goes on until the disk is full."""
    path = desk.file()
    with Store.open(path) as store:
        desk.stick.fill(desk.chance.randint(0, 6))
        number = CYCLE - 1
        change, problem = _until_refused(store, number)
        number += change[0]
        desk.expect(problem is FileProblem.DISK_FULL, f"edit {number + 1}: {problem}")
        desk.expect(problem_of(lambda: store.write(change[1], AT)) is FileProblem.DISK_FULL, "the second try")
        desk.stick.make_room()
        desk.expect(problem_of(lambda: store.write(change[1], AT)) is None, "there was room again")
    desk.expect(examined(path) == (number + 1, ""), f"edit {number + 1}: {examined(path)}")


def waiting_edits(desk: Desk) -> None:
    """Typing goes on while the disk is full: the edits wait, and are in the file once there is room."""
    path, rescue = desk.file(), desk.fresh.with_name("rescue.jsonl")
    store = Store.open(path)
    saver = Saver(store, RescueLog(rescue, store.identity.file_uuid), NoCare(), PATIENCE, RETRIES)
    desk.stick.fill(desk.chance.randint(0, 6))
    for number in range(CYCLE, CYCLE + WAITING):
        saver.write(edit(number), AT)
    told = becomes(lambda: saver.state.problem is FileProblem.DISK_FULL and saver.state.waiting > 0)
    desk.expect(told, f"it says {saver.state}")
    desk.expect(becomes(rescue.exists), "what waits is in no rescue log")
    desk.stick.make_room()
    saver.retry()
    desk.expect(saver.wait(20), "there was room again")
    saver.close()
    desk.expect(examined(path) == (CYCLE + WAITING - 1, ""), f"after waiting: {examined(path)}")
    desk.expect(not rescue.exists(), "the rescue log still holds changes")


def _until_refused(store: Store, number: int) -> tuple[tuple[int, Change], FileProblem | None]:
    """How many edits were saved, the one that was not, and why."""
    for saved in range(5 * CYCLE):
        change = edit(number + saved + 1)
        if problem := problem_of(lambda change=change: store.write(change, AT)):  # type: ignore[misc]
            return (saved, change), problem
    return (saved, change), None


def an_import(desk: Desk) -> None:
    """One big change finds no room half-way."""
    change, path = edit(CYCLE), desk.file()
    with Store.open(path) as store:
        desk.stick.fill(desk.chance.randint(0, 12))
        desk.expect(problem_of(lambda: store.write(change, AT)) is FileProblem.DISK_FULL, "the import")
        desk.stick.make_room()
        desk.expect(problem_of(lambda: store.write(change, AT)) is None, "there was room again")
    desk.expect(examined(path) == (CYCLE, ""), f"after the import: {examined(path)}")


def a_copy(desk: Desk) -> None:
    """A copy finds no room; what was in its place stays."""
    path = desk.file()
    target = desk.stick.path / TARGET
    before = b"a letter" if desk.chance.random() < 0.5 else None
    with Store.open(path) as store:
        desk.refuse(lambda: _put(target, before), lambda: store.copy_to(target, overwrite=True), 20)
        _expect_untouched(desk, target, before)
        desk.stick.make_room()
        desk.expect(problem_of(lambda: store.copy_to(target, overwrite=True)) is None, "there was room again")
    desk.expect(examined(target) == (CYCLE - 1, ""), f"the copy: {examined(target)}")


def an_export(desk: Desk) -> None:
    """Any other file that is written."""
    desk.stick.empty()
    target, before = desk.stick.path / TARGET, b"a letter"
    desk.refuse(lambda: _put(target, before), lambda: _export(target), 40)
    _expect_untouched(desk, target, before)
    desk.stick.make_room()
    _export(target)
    desk.expect(target.stat().st_size == EXPORTED, "there was room again")


def _export(target: Path) -> None:
    try:
        with landing(target) as part, part.open("wb") as file:
            file.write(bytes(EXPORTED))
    except OSError as error:
        raise FileRefused.by_system(target, error) from error


def an_upgrade(desk: Desk) -> None:
    """A file of the first schema finds no room for its upgrade, and stays as it is."""
    desk.stick.empty()
    path, before = desk.stick.path / NAME, OLD_SCHEMA.read_bytes()
    desk.refuse(lambda: _put(path, before), lambda: Store.open(path).close(), 12)
    _expect_untouched(desk, path, before)
    desk.stick.make_room()
    desk.expect(problem_of(lambda: Store.open(path).close()) is None, "there was room again")


def _put(target: Path, content: bytes | None) -> None:
    target.unlink(missing_ok=True)
    if content is not None:
        target.write_bytes(content)


def _expect_untouched(desk: Desk, target: Path, before: bytes | None) -> None:
    now = target.read_bytes() if target.exists() else None
    desk.expect(now == before, f"{target.name} is not what it was")
    strays = [name for name in desk.stick.names() if name.endswith(".part") or ".part-" in name]
    desk.expect(not strays, f"{strays} were left behind")


PLACES = (edits, waiting_edits, an_import, a_copy, an_export, an_upgrade)


def main() -> None:
    scale, folder = float(sys.argv[1]), Path(sys.argv[2])
    desk = Desk(Stick(folder, SIZE), new_file(folder / NAME, CYCLE - 1))
    counts, failures = {}, list[str]()
    for place in PLACES:
        name = place.__name__.removeprefix("an_").removeprefix("a_").replace("_", " ")
        counts[name] = scaled(ROUNDS, scale)
        for _ in range(counts[name]):
            place(desk)
        failures += [f"{name}: {failure}" for failure in desk.failures]
        desk.failures.clear()
    counts["lost or not said"] = len(failures)
    sys.stdout.write(json.dumps([counts, failures[:10]]))


if __name__ == "__main__":
    main()
