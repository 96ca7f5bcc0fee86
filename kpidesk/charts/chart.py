"""What every kind of chart says, whatever it shows: its texts, what can be pointed at, and its plotted figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment

Cells = list[str | float | None]
"""One row of the plotted figures, exact; None is an empty cell."""


class ChartKind(StrEnum):
    """Each answers a question of its own; the value is what files and the command line call it."""

    GOAL = "goal-vs-actual"
    BULLET = "bullet"
    LIMITS = "limits"
    PACE = "pace"
    YEARS = "years"
    MULTIPLES = "multiples"
    BRIDGE = "bridge"
    FUNNEL = "funnel"
    TABLE = "table"
    FORECAST = "forecast"
    DEMAND = "demand"
    ACTIVITY = "activity"
    RANKING = "ranking"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a plotted figure comes from: its place in the file, for a click to lead there."""

    indicator: str
    month: Month
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Something in a chart that can be pointed at.

    ``key`` is what the drawing calls its place, ``words`` say the value with its unit, or the reason why there is
    none. Without an ``origin`` there is no figure behind it (a sum, a goal).
    """

    key: str
    words: str
    origin: Origin | None = None


class Chart(Protocol):
    """The description: everything that a drawing, a table or a screen reader needs. All texts are plain text.

    ``titles`` are worded from the same facts, the fullest first; a drawing takes the first that fits its width.
    ``month`` is the one that the message is about. ``subject`` names the figure for a file name: its id, and the part
    of the business, if it is about one. ``spots`` are in reading order, ``form`` is how its numbers are written.
    """

    @property
    def kind(self) -> ChartKind: ...

    @property
    def titles(self) -> tuple[str, ...]: ...

    @property
    def subtitle(self) -> str: ...

    @property
    def footnote(self) -> str: ...

    @property
    def alt_text(self) -> str: ...

    @property
    def month(self) -> Month: ...

    @property
    def subject(self) -> str: ...

    @property
    def form(self) -> NumberForm: ...

    @property
    def spots(self) -> tuple[Spot, ...]: ...

    def rows(self) -> Iterator[Cells]:
        """Headings, then the plotted figures, from which the chart can be drawn again. Never rounded."""


@dataclass(frozen=True, slots=True)
class RefusedChart:
    """A chart that cannot be drawn honestly: the reason stands in its place, and a kind that works instead.

    A chart of its own, so that it is shown where the picture would be; it has no figures.
    """

    kind: ChartKind
    reason: str
    month: Month
    subject: str
    instead: ChartKind | None = None
    form: NumberForm = ENGLISH
    subtitle: str = ""
    footnote: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.reason,)

    @property
    def alt_text(self) -> str:
        return self.reason

    @property
    def spots(self) -> tuple[Spot, ...]:
        return ()

    def rows(self) -> Iterator[Cells]:
        yield ["reason"]
        yield [self.reason]
