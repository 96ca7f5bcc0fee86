"""Whatever is imported, there are sheets and their layout or a refusal, within a minute and a gigabyte."""

import random
import sys
import time
from pathlib import Path

from kpidesk.exchange.apart import LONGEST, read_sheets
from kpidesk.exchange.layout import layout_of
from kpidesk.exchange.readers import recognise
from kpidesk.exchange.reading import MOST_MEMORY, sheets_in
from kpidesk.exchange.sheet import SourceFile
from kpidesk.exchange.table import TableRefused
from tests.proofs.hostile_files import Hostile, hostile_files
from tests.proofs.mutated_tables import mutated, sound_tables
from tests.proofs.proof import Reached, scaled

ROWS = (19,)
TITLE = "import bombs"
_MUTANTS, _ONE_IN = 10_000, 100
_SMALL_PROOF = 0.1
"""Below it the files that take seconds are left out."""


def prove(scale: float, folder: Path) -> Reached:
    counts: dict[str, int | float] = {"kinds of files": 0, "refused": 0, "slowest, seconds": 0.0}
    failures: list[str] = []
    for hostile in hostile_files():
        if hostile.is_large and scale < _SMALL_PROOF:
            counts["left out: take seconds"] = counts.get("left out: take seconds", 0) + 1
        else:
            _attack(hostile, folder, counts, failures)
    _measure(counts, failures)
    _mutate(scaled(_MUTANTS, scale), folder, counts, failures)
    return Reached(counts, failures)


def _attack(hostile: Hostile, folder: Path, counts: dict[str, int | float], failures: list[str]) -> None:
    path = folder / "inside" / "figures"
    path.parent.mkdir(exist_ok=True)
    hostile.make(path)
    began = time.monotonic()
    try:
        _lay_out(read_sheets(path))
        said = "" if not hostile.says else "nothing"
    except TableRefused as refusal:
        said = str(refusal)
        counts["refused"] += 1
    except Exception as error:
        said = repr(error)
        failures.append(f"{hostile.name}: {error!r} is no refusal")
    seconds = time.monotonic() - began
    if hostile.says not in said:
        failures.append(f"{hostile.name}: it said {said!r}, not {hostile.says!r}")
    if seconds > LONGEST + 1:  # the end of a process takes its time as well
        failures.append(f"{hostile.name}: {seconds:.0f} seconds")
    counts["kinds of files"] += 1
    counts["slowest, seconds"] = max(counts["slowest, seconds"], round(seconds, 1))
    path.unlink()
    if [*path.parent.iterdir()] or [*folder.iterdir()] != [path.parent]:
        failures.append(f"{hostile.name}: a file was made")


def _measure(counts: dict[str, int | float], failures: list[str]) -> None:
    if sys.platform == "win32":
        counts["left out: no measure of memory"] = 1
        return
    import resource  # there is none on Windows

    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    counts["largest, MB"] = round(held / 1e6)
    if held > MOST_MEMORY:
        failures.append(f"a reader held {held / 1e6:.0f} MB")


def _mutate(wanted: int, folder: Path, counts: dict[str, int | float], failures: list[str]) -> None:
    """Most are given to what the process runs, some to the process: each of those costs a start of Python."""
    dice, tables = random.Random(19), sound_tables()
    found = {"mutants": 0, "mutants read": 0, "mutants refused": 0, "in a process": 0, "unhandled": 0}
    for number in range(wanted):
        raw = mutated(dice, tables[number % len(tables)])
        apart = number % _ONE_IN == 0
        found["mutants"] += 1
        found["in a process"] += apart
        try:
            _read(raw, folder / "mutant" if apart else None)
            found["mutants read"] += 1
        except TableRefused:
            found["mutants refused"] += 1
        except Exception as error:
            found["unhandled"] += 1
            failures.append(f"mutant {number}: {error!r}")
    counts.update(found)


def _read(raw: bytes, path: Path | None) -> None:
    if path is None:
        _lay_out(sheets_in(raw))
        return
    path.write_bytes(raw)
    _lay_out(read_sheets(path))


def _lay_out(source: SourceFile) -> None:
    """What an import does with sheets before it plans anything."""
    recognise(source)
    layout_of(source)
