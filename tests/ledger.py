"""A ledger without a file, for workbooks that live as long as a test."""

import datetime as dt

from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month


class NoLedger:
    """Keeps nothing; `written` are the changes it was given."""

    def __init__(self) -> None:
        self.written: list[Change] = []

    def write(self, change: Change, _at: dt.datetime, _made_by: MadeBy) -> None:
        self.written.append(change)

    def goal_history(self, _indicator: str) -> list[GoalEntry]:
        return []


def no_history(_indicator: str, _month: Month | None = None) -> list[ValueEntry]:
    """For pages whose figures have no past."""
    return []
