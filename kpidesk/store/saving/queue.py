"""Changes on their way into the file, in their order."""

import datetime as dt
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

from kpidesk.domain.change import Change, SetGoals, Several
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import ChangeRefused
from kpidesk.store.guarding.identity import new_rev


@dataclass(eq=False, slots=True)
class Entry:
    """One change that is to be saved.

    ``is_awaited``: whoever made it has not gone on yet, so that it can still be refused; ``refusal`` is then why.
    ``is_settled`` once that one need not wait any longer. ``rev`` is the state of the file that it makes, whenever it
    does, so that it can be told whether it is in a file; ``base`` is the state that did not take it, when others come
    before it is tried again.
    """

    change: Change
    at: dt.datetime
    made_by: MadeBy
    is_awaited: bool = False
    base: str = ""
    rev: str = field(default_factory=new_rev)
    refusal: ChangeRefused | None = None
    is_settled: Event = field(default_factory=Event)


class Queue:
    """What is not in the file yet. Not safe by itself: its owner has a lock."""

    def __init__(self) -> None:
        self._waiting: deque[Entry] = deque()
        self._stuck: list[Entry] = []

    def __len__(self) -> int:
        return len(self._stuck) + len(self._waiting)

    def __iter__(self) -> Iterator[Entry]:
        """All of them, oldest first."""
        yield from self._stuck
        yield from self._waiting

    @property
    def first(self) -> Entry | None:
        """What is to be saved next."""
        return self._waiting[0] if self._waiting else None

    @property
    def has_stuck(self) -> bool:
        return bool(self._stuck)

    def add(self, entry: Entry) -> None:
        self._waiting.append(entry)

    def take_first(self) -> Entry:
        return self._waiting.popleft()

    def put_aside_first(self, rev: str) -> None:
        """The file, in the state ``rev``, cannot hold it: others come before it is tried again, so it never is."""
        self._waiting[0].base = rev
        self._stuck.append(self._waiting.popleft())


def parts(change: Change) -> Iterator[Change]:
    """The change itself, or the single changes it is made of."""
    if isinstance(change, Several):
        for each in change.changes:
            yield from parts(each)
    else:
        yield change


def goal_entries(entry: Entry, indicator: str) -> Iterator[GoalEntry]:
    """What the change will add to the history of the goals of one indicator."""
    for part in parts(entry.change):
        if isinstance(part, SetGoals):
            for key, goal in part.goals.items():
                if key.indicator == indicator:
                    yield GoalEntry(key.month, goal, entry.at, key.kind, key.segment)
