"""A program that opens a file, which upgrades one of an older schema, and writes a figure into it.

Usage: python -m tests.proofs.upgrader FILE DATA; a backup goes to DATA. It says ``upgraded``, that its owner thinks
for some seconds, and ``saved 1``.
"""

import sys
from pathlib import Path

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.store import Store
from tests.proofs.edits import AT
from tests.proofs.power_cut import PAUSED
from tests.proofs.writer import say

ADDED = Cell("revenue", Month.of(2031, 1))


def main() -> None:
    path, data = map(Path, sys.argv[1:])
    with Store.open(path, data=LocalData(data)) as store:
        say("upgraded")
        say(PAUSED)
        store.write(SetValues({ADDED: 1.0}), AT)
        say("saved 1")
    say("closed")


if __name__ == "__main__":
    main()
