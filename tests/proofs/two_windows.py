"""Two windows on one file: many processes open it at the same moment; exactly one may, the others hear who that is.

The winner is killed, and the next one must get the file at once. Locks of other computers and texts that tell nothing
must lead to a question, never to an open file.
"""

import os
import signal
import sys
import time
from pathlib import Path

from kpidesk.domain.refusal import FileHeld, Refusal
from kpidesk.store.places.lock import lock_of
from kpidesk.store.store import Store
from tests.proofs.edits import new_file
from tests.proofs.proof import Reached, scaled

ROWS = (9,)
TITLE = "two windows, two computers: one may write"
MINUTES = 2

PROCESSES, ROUNDS = 8, 200
AT_ONCE = 1.0
"""Seconds within which the next one gets the file of a process that was killed."""
_HEAD_START = 0.004
_OPEN, _CLOSE, _END = b"o", b"c", b"e"


class Window:
    """A process that opens the file when it is told to, and says what came of it."""

    def __init__(self, path: Path) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        self.process = os.fork()
        if not self.process:
            os.close(self._orders)
            os.close(self._answers)
            _obey(path, orders, answers)
        os.close(orders)
        os.close(answers)

    def tell(self, order: bytes, when: float = 0.0) -> None:
        os.write(self._orders, order + f"{when:.6f}\n".encode())

    def answer(self) -> str:
        return os.read(self._answers, 1000).decode()

    def kill(self) -> None:
        """Its parent does not notice yet: it is a process without life for the others."""
        os.kill(self.process, signal.SIGKILL)

    def bury(self) -> None:
        os.waitpid(self.process, 0)
        os.close(self._orders)
        os.close(self._answers)


def _obey(path: Path, orders: int, answers: int) -> None:
    """Never returns, and never outlives the proof for long."""
    signal.alarm(600)
    store = None
    while order := os.read(orders, 1000):
        if order[:1] == _END:
            break
        if order[:1] == _CLOSE and store is not None:
            store.close()
            said = "closed"
        else:
            store, said = _opened(path, float(order[1:]))
        os.write(answers, said.encode())
    os._exit(0)


def _opened(path: Path, when: float) -> tuple[Store | None, str]:
    while time.monotonic() < when:
        pass
    try:
        return Store.open(path), "open"
    except FileHeld as held:
        return None, f"held by {held.holder.process}"
    except (Refusal, OSError, ValueError) as error:
        return None, f"refused: {error}"


def prove(scale: float, folder: Path) -> Reached:
    path = new_file(folder / "shop.kpidesk")
    failures, slowest, told, rounds = [], 0.0, 0, scaled(ROUNDS, scale, 3)
    windows = [Window(path) for _ in range(PROCESSES)]
    for number in range(rounds):
        answers = _race(windows)
        winners = [window for window, said in zip(windows, answers, strict=True) if said == "open"]
        if len(winners) != 1:
            failures.append(f"round {number}: {len(winners)} winners; {sorted(set(answers))}")
            break
        losers = [said for said in answers if said != "open"]
        told += losers.count(f"held by {winners[0].process}")
        failures += [f"round {number}: {said}" for said in losers if not said.startswith("held by ")]
        slowest = max(slowest, seconds := _take_from_killed(windows, winners[0], leave=number % 2 == 1))
        if seconds > AT_ONCE:
            failures.append(f"round {number}: the next one waited {seconds:.1f} s")
        windows = [window if window is not winners[0] else Window(path) for window in windows]
        windows = [window if window.process else Window(path) for window in windows]
    for window in windows:
        window.tell(_END)
        window.bury()
    asked = _strange_locks(path, failures)
    if told < rounds * (PROCESSES - 1) * 0.9:
        failures.append(f"only {told} of {rounds * (PROCESSES - 1)} losers heard who has the file")
    counts = {
        "rounds": rounds,
        "processes": PROCESSES,
        "losers that heard the winner's number": told,
        "winners killed": rounds,
        "slowest take-over in s": round(slowest, 2),
        "strange locks": asked,
    }
    return Reached(counts, failures)


def _race(windows: list[Window]) -> list[str]:
    start = time.monotonic() + _HEAD_START
    for window in windows:
        window.tell(_OPEN, start)
    return [window.answer() for window in windows]


def _take_from_killed(windows: list[Window], winner: Window, leave: bool) -> float:
    """Seconds until the next one has the file. ``leave``: that one is killed too, and its lock stays."""
    heir = windows[windows.index(winner) - 1]
    winner.kill()
    begin = time.monotonic()
    heir.tell(_OPEN)
    while (said := heir.answer()) != "open" and time.monotonic() < begin + 2 * AT_ONCE:
        heir.tell(_OPEN)
    seconds = time.monotonic() - begin if said == "open" else 2 * AT_ONCE
    winner.bury()
    if leave:
        heir.kill()
        heir.bury()
        heir.process = 0
    else:
        heir.tell(_CLOSE)
        heir.answer()
    return seconds


_STRANGE = {
    "another computer": f"{os.getpid()}\nkpidesk\nlaptop\n{'f' * 32}\n{'0' * 36}\n".encode(),
    "another computer without its number": b"4242\nkpidesk\nlaptop\n",
    "empty": b"",
    "garbage": b"\x00\xff\x00garbage\n\n\n",
}


def _strange_locks(path: Path, failures: list[str]) -> int:
    lock_of(path).unlink(missing_ok=True)
    for name, content in _STRANGE.items():
        before = path.read_bytes()
        lock_of(path).write_bytes(content)
        store, said = _opened(path, 0.0)
        if store is not None:
            store.close()
        if not said.startswith("held by ") or path.read_bytes() != before or lock_of(path).read_bytes() != content:
            failures.append(f"a lock that is {name}: {said}")
        Store.open(path, take_over=True).close()
        if lock_of(path).exists():
            failures.append(f"a lock that is {name} stayed when it had been taken over")
            lock_of(path).unlink()
    return len(_STRANGE)


if sys.platform == "win32":
    raise ImportError("processes are made by fork, which Windows does not have")
