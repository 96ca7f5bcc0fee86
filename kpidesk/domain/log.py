"""What happened to a figure: each change of it, as the file remembers it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.cell import Cell


class MadeBy(StrEnum):
    """How a change came about."""

    TYPED = "typed"
    UNDONE = "undone"
    REDONE = "redone"
    IMPORTED = "imported"
    COMMAND = "command line"
    MADE = "new file"
    UPGRADED = "upgrade"
    RESTORED = "restored"
    RESCUED = "rescued"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """One change of one figure; None is a blank. ``at`` is in UTC, to the second.

    ``restated``: the month had been closed before, so that somebody may have seen the old value.
    """

    cell: Cell
    at: dt.datetime
    made_by: MadeBy
    old: float | None
    new: float | None
    restated: bool = False
