"""A synced folder copies a file that is open: between two edits the copy of the file alone holds everything.

Run as a program it is the one that has the file open: it makes the edits whose numbers it reads.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.proofs.edits import examined, new_file
from tests.proofs.proof import Reached, scaled
from tests.proofs.writer import StoreDesk, write_all

ROWS = (8,)
TITLE = "a synced folder copies the open file"
MINUTES = 2

PROJECT = Path(__file__).parents[2]
COPIES = 1_000
PER_FILE = 100
"""Copies before a new file is taken: edits make it grow."""


def prove(scale: float, folder: Path) -> Reached:
    copies = scaled(COPIES, scale)
    counts = {"copies": 0, "with missing edits": 0}
    failures: list[str] = []
    for start in range(0, copies, PER_FILE):
        path = new_file(folder / f"shop-{start}.kpidesk")
        for number, copy in _copies(path, folder / "copy.kpidesk", min(PER_FILE, copies - start)):
            counts["copies"] += 1
            if examined(copy) != (number, ""):
                counts["with missing edits"] += 1
                failures.append(f"after edit {number} the copy says {examined(copy)}")
    return Reached(dict(counts), failures[:5])


def _copies(path: Path, copy: Path, count: int) -> Iterator[tuple[int, Path]]:
    """A copy after each of so many edits; the writer has the file open and waits."""
    command = [sys.executable, "-m", "tests.proofs.idle_copy", str(path)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        for number in range(1, count + 1):
            writer.stdin.write(f"{number}\n")
            writer.stdin.flush()
            if writer.stdout.readline() != f"saved {number}\n":
                raise RuntimeError(f"edit {number} was not saved")
            shutil.copyfile(path, copy)
            yield number, copy
        writer.stdin.close()
    if writer.returncode:
        raise RuntimeError(f"the writer ended with {writer.returncode}")


def main() -> None:
    desk = StoreDesk(Path(sys.argv[1]))
    for line in sys.stdin:
        write_all(desk, int(line), int(line))
    desk.close()


if __name__ == "__main__":
    main()
