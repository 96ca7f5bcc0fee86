"""Whether what the owner typed is in the file yet, and if not, why."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.refusal import FileProblem


class SaveKind(StrEnum):
    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "not saved"
    DIVERGED = "another program changed the file"


class Divergence(StrEnum):
    """What became of a file that another program changed, moved or took away."""

    AHEAD = "it goes on from what was left here"
    PARTED = "it has other changes instead"
    ANOTHER = "it is another file"
    BROKEN = "it cannot be read"
    GONE = "it is not there"


@dataclass(frozen=True, slots=True)
class SaveState:
    """``waiting`` changes are not in the file yet; ``problem`` and ``detail`` say what keeps them out.

    ``at`` is when the last change was saved; None before the first one. DIVERGED says
    in ``divergence`` what became of the file; nothing is written to it until that is settled.
    """

    kind: SaveKind
    waiting: int = 0
    problem: FileProblem | None = None
    detail: str = ""
    at: dt.datetime | None = None
    divergence: Divergence | None = None
