"""What a change did, so that every view can decide what to repaint."""

from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.change import Change
from kpidesk.domain.month import Month


class How(StrEnum):
    APPLIED = "applied"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class Effect:
    """Announced exactly once per change.

    ``change`` is what the owner did (for an undo: what was taken back). ``indicators`` are the touched ones and all
    that follow from them. ``first`` and ``last`` bound the typed figures that changed (None: none did); what follows
    from them may differ from ``first`` up to the last month: sums of 12 months, figures carried forward.
    ``entries``: a blank was filled or a figure cleared, not only one number put in the place of another.
    ``structure``: rows, segments or definitions came, went or changed. ``goals``, ``months``, ``business`` (with what
    is known of it): those did.
    """

    change: Change
    how: How = How.APPLIED
    indicators: frozenset[str] = frozenset()
    first: Month | None = None
    last: Month | None = None
    entries: bool = False
    structure: bool = False
    goals: bool = False
    months: bool = False
    business: bool = False

    @property
    def everything(self) -> bool:
        """Whether any value anywhere may differ."""
        return self.structure or self.months or self.business
