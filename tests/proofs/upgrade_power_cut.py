"""Power cuts during an upgrade: the old file is whole or the new one is, and opening it again succeeds."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kpidesk.domain.business import Contents
from kpidesk.domain.refusal import FileRefused
from kpidesk.store.check import check
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from tests.proofs.lost_power import NAME, traced
from tests.proofs.power_cut import CORRUPT, GOOD, LOST, FileSystem, Verdict, Verify, simulate, why_not
from tests.proofs.proof import Reached, scaled
from tests.proofs.upgrader import ADDED

ROWS = (13,)
TITLE = "power cut during an upgrade"
MINUTES = 4

KEPT = Path(__file__).parents[1] / "store" / "upgrade_from"
STATES = 2_000


def old_files() -> list[Path]:
    """One of every schema before this one."""
    return [path for path in sorted(KEPT.glob("*.kpidesk")) if int(path.stem) < SCHEMA]


def prove(scale: float, folder: Path) -> Reached:
    if why := why_not():
        return Reached({f"left out ({why})": 1})
    counts: dict[str, int | float] = {"schemas": 0, "states": 0, "lost": 0, "corrupt": 0}
    failures: list[str] = []
    for old in old_files():
        counts["schemas"] += 1
        verify = _verify(_contents(Path(shutil.copy(old, folder / NAME))))
        desk = folder / old.stem / "desk"
        desk.mkdir(parents=True)
        trace = traced(desk.parent, "upgrader", shutil.copy(old, desk / NAME), str(desk.parent / "data"))
        for system in FileSystem:
            survived = simulate(
                trace, system, scaled(STATES, scale), verify, matters=lambda name: name.startswith(NAME)
            )
            counts["states"] += survived.states
            counts["lost"] += survived.lost
            counts["corrupt"] += survived.corrupt
            failures += [f"from schema {old.stem}: {example}" for example in survived.examples]
    return Reached(counts, failures)


def _is_of_the_file(name: str) -> bool:
    """The file and what SQLite keeps beside it. Parts of an upgrade that was cut short are never read."""
    return name.startswith(NAME)


def _contents(path: Path) -> Contents:
    with Store.open(path, take_over=True) as store:
        return store.read()


def _verify(all_that_was: Contents) -> Verify:
    """Opening what is found, for the second time, leads to all that the file held, and to what was saved since."""
    values = all_that_was.values | {ADDED: 1.0}
    with_the_figure = replace(all_that_was, values=values)

    def verify(found: Path, said: Sequence[str]) -> Verdict:
        path = found / NAME
        try:
            contents = _contents(path)
            wrong = check(path)
        except FileRefused as refused:
            return Verdict(CORRUPT, str(refused))
        if wrong:
            return Verdict(CORRUPT, wrong[0])
        if contents == with_the_figure or (contents == all_that_was and "saved 1" not in said):
            return Verdict(GOOD)
        return Verdict(LOST, "it does not hold what the old file held")

    return verify
