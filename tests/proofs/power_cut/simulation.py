"""Cuts the power at random moments of a trace, and has every folder that may be found judged."""

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from tests.proofs.power_cut.disk import Disk, FileSystem
from tests.proofs.power_cut.events import Said, Trace

GOOD, LOST, CORRUPT = "good", "lost", "corrupt"
_MEMORY = Path("/dev/shm")
_EXAMPLES = 5


@dataclass(frozen=True)
class Verdict:
    kind: str
    detail: str = ""


Verify = Callable[[Path, Sequence[str]], Verdict]
"""`verify(folder, said)`: opens what was found in ``folder``; ``said`` are the lines until the power went."""


@dataclass
class Survived:
    """How often each verdict was given; ``distinct`` folders were really looked at, the others were the same again."""

    states: int = 0
    distinct: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        return self.verdicts[LOST]

    @property
    def corrupt(self) -> int:
        return self.verdicts[CORRUPT]


def simulate(
    trace: Trace,
    file_system: FileSystem,
    states: int,
    verify: Verify,
    *,
    seed: int = 1,
    matters: Callable[[str], bool] = lambda name: True,
) -> Survived:
    """Cut the power in ``states`` ways. Files whose names do not matter are not laid out."""
    chance = random.Random(f"{seed} {file_system}")
    survived, known = Survived(), dict[tuple[bytes, int], Verdict]()
    place = Path(mkdtemp(prefix="kpidesk-power-cut-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        for found, lines, moment in _found(trace, file_system, states, chance):
            folder = {name: content for name, content in found.items() if matters(name)}
            key, said = (_digest(folder), lines), trace.lines[:lines]
            if key not in known:
                known[key] = verify(_laid_out(folder, place / str(len(known))), said)
                shutil.rmtree(place / str(len(known) - 1))
            _count(survived, known[key], f"{file_system}, event {moment}, after “{said[-1] if said else ''}”")
        survived.distinct = len(known)
    finally:
        shutil.rmtree(place)
    return survived


def _count(survived: Survived, verdict: Verdict, where: str) -> None:
    survived.states += 1
    survived.verdicts[verdict.kind] += 1
    if verdict.kind != GOOD and len(survived.examples) < _EXAMPLES:
        survived.examples.append(f"{where}: {verdict.kind}, {verdict.detail}")


def _found(
    trace: Trace, file_system: FileSystem, states: int, chance: random.Random
) -> Iterator[tuple[dict[str, bytes | None], int, int]]:
    """Folders as they may be found, with the number of lines said and of events until then."""
    disk, lines = Disk(trace, file_system), 0
    due = Counter(_moments(trace, states, chance))
    for moment in range(len(trace.events) + 1):
        for _ in range(due[moment]):
            yield disk.after_power_cut(chance), lines, moment
        if moment < len(trace.events):
            event = trace.events[moment]
            disk.take(event)
            lines += isinstance(event, Said)


def _moments(trace: Trace, states: int, chance: random.Random) -> list[int]:
    """Half of them anywhere; half between two things said, each such span alike, however little happened in it."""
    said = [index for index, event in enumerate(trace.events) if isinstance(event, Said)]
    spans = list(zip([0, *said], [*said, len(trace.events)], strict=True))
    anywhere = [chance.randint(0, len(trace.events)) for _ in range(states // 2)]
    return anywhere + [chance.randint(*chance.choice(spans)) for _ in range(states - len(anywhere))]


def _digest(folder: dict[str, bytes | None]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for name, content in sorted(folder.items()):
        digest.update(f"{name}\0{-1 if content is None else len(content)}\0".encode())
        digest.update(content or b"")
    return digest.digest()


def _laid_out(folder: dict[str, bytes | None], place: Path) -> Path:
    place.mkdir()
    for name, content in sorted(folder.items()):
        path = place / name
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return place
