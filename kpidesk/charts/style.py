"""The look that all charts share: colours by meaning, type sizes, fonts. Values only; nothing is drawn here."""

from dataclasses import dataclass, replace

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.contrast import LEAST_READ, nearest_seen


@dataclass(frozen=True, slots=True)
class ChartColours:
    """One theme. ``dark_text`` and the like are roles, not hues: actual is what was, goal what was aimed at."""

    background: str
    text: str
    secondary: str
    grid: str
    actual: str
    previous: str
    good: str
    bad: str
    watch: str
    watch_edge: str
    band: str  # what a forecast is likely to lie in, and a usual range
    baseline: str  # the months that limits were worked out from
    levels: tuple[str, str, str]  # bands behind a bullet: off, watch, on track
    lines: tuple[str, ...]  # lines by category, never beside good and bad

    def of_merit(self, merit: Merit) -> str:
        """Good and bad have their colours; what cannot be judged has the actual's."""
        return {Merit.GOOD: self.good, Merit.BAD: self.bad}.get(merit, self.actual)

    @property
    def every(self) -> frozenset[str]:
        """All that may be in a picture."""
        one = (self.background, self.text, self.secondary, self.grid, self.actual, self.previous, self.good, self.bad)
        of_words = (self.as_words(self.good), self.as_words(self.bad), self.watch, self.watch_edge)
        return frozenset((*one, *of_words, self.band, self.baseline, *self.levels, *self.lines))

    def with_ibcs_colours(self) -> "ChartColours":
        """Green and red for good and bad: a choice of the owner, harder to tell apart for colour-blind readers.

        The published pair belongs on white; on dark it is lighter, to be seen at all.
        """
        good, bad = _IBCS_ON[self.background]
        return replace(self, good=good, bad=bad)

    def as_words(self, colour: str) -> str:
        """The colour in which words are written: good and bad so dark or light that they can be read."""
        return nearest_seen(colour, self.background, LEAST_READ) if colour in {self.good, self.bad} else colour


LIGHT = ChartColours(
    background="#FFFFFF",
    text="#1A1A1A",
    secondary="#595959",
    grid="#D9D9D9",
    actual="#404040",
    previous="#8C8C8C",
    good="#0072B2",
    bad="#C44E00",
    watch="#E69F00",
    watch_edge="#404040",
    band="#D9D9D9",
    baseline="#F2F2F2",
    levels=("#999999", "#BFBFBF", "#E6E6E6"),
    lines=("#0072B2", "#332288", "#EE6677", "#994455", "#997700"),
)
DARK = ChartColours(
    background="#15191E",
    text="#F2F2F2",
    secondary="#B8BEC5",
    grid="#3A424A",
    actual="#E6E6E6",
    previous="#8A929A",
    good="#56B4E9",
    bad="#F26A1B",
    watch="#FFE08A",
    watch_edge="#FFE08A",
    band="#3A424A",
    baseline="#1E2329",
    levels=("#59626B", "#414951", "#2A3037"),
    lines=("#56B4E9", "#F0E442", "#EE8866", "#C9D1D9", "#A0522D"),
)


_IBCS_ON = {LIGHT.background: ("#1A9850", "#B2182B"), DARK.background: ("#66D19E", "#E5484D")}


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet to draw on: size, margins and type sizes in points, y counted from the bottom.

    ``title_top`` is the distance of the title from the upper edge, ``foot`` that of the footnote's lowest line from
    the lower edge. No text is ever smaller than ``smallest``.
    """

    width: float
    height: float
    title: float = 26.0
    subtitle: float = 15.0
    panel: float = 15.0
    label: float = 14.0
    tick: float = 14.0
    footnote: float = 11.0
    smallest: float = 11.0
    margin: float | None = None
    title_top: float | None = None
    foot: float | None = None
    highest_plot: float = 0.79  # share of the height, whatever the title leaves
    title_lines: int = 2

    @property
    def left(self) -> float:
        return 0.045 * self.width if self.margin is None else self.margin

    @property
    def right(self) -> float:
        return self.width - self.left

    @property
    def top(self) -> float:
        return self.height - (0.045 * self.height if self.title_top is None else self.title_top)

    @property
    def bottom(self) -> float:
        return 0.028 * self.height if self.foot is None else self.foot


def screen_layout(width: float, height: float) -> Layout:
    """The canvas in the window: one point is one device-independent pixel."""
    return Layout(
        width,
        height,
        title=22,
        subtitle=14,
        panel=13,
        label=14,
        tick=14,
        footnote=12,
        smallest=12,
        margin=28,
        title_top=16,
        foot=8,
        highest_plot=1.0,
    )
