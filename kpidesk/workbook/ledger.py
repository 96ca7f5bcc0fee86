"""Where changes are kept for good."""

import datetime as dt
from typing import Protocol

from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy


class Ledger(Protocol):
    """A file, or nothing in a test. What it raises, the workbook passes on, and nothing has changed."""

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None: ...

    def goal_history(self, indicator: str) -> list[GoalEntry]: ...
