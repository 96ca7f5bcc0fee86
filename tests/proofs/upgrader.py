"""A program that opens a file, which upgrades one of an older schema, and writes a figure into it.

Usage: python -m tests.proofs.upgrader FILE. It says ``upgraded``, that its owner thinks for some seconds, ``saved 1``.
"""

import sys
from pathlib import Path

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.store.store import Store
from tests.proofs.edits import AT
from tests.proofs.power_cut import PAUSED
from tests.proofs.writer import say

ADDED = Cell("revenue", Month.of(2031, 1))


def main() -> None:
    with Store.open(Path(sys.argv[1])) as store:
        say("upgraded")
        say(PAUSED)
        store.write(SetValues({ADDED: 1.0}), AT)
        say("saved 1")
    say("closed")


if __name__ == "__main__":
    main()
