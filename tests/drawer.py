"""A folder of a plain user, for tests of what may not be written."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from kpidesk.domain.business import Business
from kpidesk.store.store import Store

NOBODY = 65534


@contextmanager
def plain_drawer() -> Iterator[Path]:
    """With a file `b.kpidesk` in it. Root may do everything, so root becomes that user meanwhile."""
    folder = Path(mkdtemp(prefix="kpidesk-drawer-"))
    Store.create(folder / "b.kpidesk", Business("B")).close()
    am_root = os.geteuid() == 0
    if am_root:
        for place in (folder, folder / "b.kpidesk"):
            os.chown(place, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        if am_root:
            os.seteuid(0)
        shutil.rmtree(folder)
