"""A program that makes a file with edit 1 in it, copies it after edit 2, and over that copy again after edit 3.

Usage: python -m tests.proofs.maker FILE COPY. It says ``made``, ``saved 2``, ``copied 2``, ``saved 3``, ``copied 3``
and, in between, that its owner thinks for some seconds.
"""

import sys
from pathlib import Path

from kpidesk.domain.business import Business
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit
from tests.proofs.power_cut import PAUSED
from tests.proofs.writer import say


def main() -> None:
    path, copy = map(Path, sys.argv[1:])
    with Store.create(path, Business("Bakery"), filling=edit(1), at=AT) as store:
        say("made")
        say(PAUSED)
        for number in (2, 3):
            store.write(edit(number), AT)
            say(f"saved {number}")
            store.copy_to(copy, overwrite=True)
            say(f"copied {number}")
            say(PAUSED)
    say("closed")


if __name__ == "__main__":
    main()
