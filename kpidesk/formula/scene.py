"""Where a part of a formula is evaluated."""

from dataclasses import dataclass

from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment


@dataclass(frozen=True, slots=True)
class Scene:
    """The period, and what names are read for: ``segment``, or the whole business when it is None.

    ``focus`` is the segment that ``at(x, channel)`` means, ``owner`` the indicator whose formula it is.
    """

    period: Period
    segment: Segment | None
    focus: Segment | None
    owner: str

    def at(self, period: Period) -> "Scene":
        return Scene(period, self.segment, self.focus, self.owner)

    def of(self, segment: Segment | None) -> "Scene":
        return Scene(self.period, segment, self.focus, self.owner)
