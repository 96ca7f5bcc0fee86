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


@dataclass(frozen=True, slots=True)
class SaveState:
    """``waiting`` changes are not in the file yet; ``problem`` and ``detail`` say what keeps them out.

    ``at`` is when the last change was saved; None before the first one. DIVERGED needs a decision of the owner:
    nothing is written to the file until then.
    """

    kind: SaveKind
    waiting: int = 0
    problem: FileProblem | None = None
    detail: str = ""
    at: dt.datetime | None = None
