"""When a saver does what is not asked for: tries again after trouble, reads again what it has written."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.saving import Divergence

_PAUSE = 0.5
"""Seconds without a change until the file is read as a whole; ``_SHARE`` times as long as that takes, if it is long."""
_SHARE = 20


class Trouble(NamedTuple):
    """What keeps changes out of the file, and how often it was tried."""

    problem: FileProblem | None
    detail: str
    tries: int
    next_try: float
    divergence: Divergence | None = None


class Proof:
    """When the file is read as a whole, to see that what was written is in it: in a pause, seldom if that is slow."""

    def __init__(self) -> None:
        self.due, self._took = math.inf, 0.0

    def put_off(self) -> None:
        self.due = time.monotonic() + max(_PAUSE, _SHARE * self._took)

    @contextmanager
    def under_way(self) -> Iterator[None]:
        start, was_due, self.due = time.monotonic(), self.due, math.inf
        yield
        if was_due < math.inf:
            self._took = time.monotonic() - start
