"""How the width of the grid is shared between the names, their units, kept months, and the months that scroll."""

from dataclasses import dataclass

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.bars import SCROLL

LABEL_WIDTH, NARROW_LABEL_WIDTH, UNIT_WIDTH = 280, 252, 56
"""The least width of the names; what whole months leave over is theirs as well, 284 in a window of 1440."""
LEAST_SCROLLING = 2
"""Months that scroll beside those that are kept."""


@dataclass(frozen=True, slots=True)
class GridMeasures:
    """Pixels of a grid of this ``width``; ``month_width`` is that of the usual size, ``kept`` counts months."""

    width: int
    is_narrow: bool
    zoom: float
    month_width: int
    kept: int

    @property
    def month(self) -> int:
        """A month's column at the zoom in force."""
        return round(self.month_width * self.zoom)

    @property
    def unit(self) -> int:
        return round(fonts.scaled(UNIT_WIDTH) * max(1.0, self.zoom))

    @property
    def label(self) -> int:
        """The least width of the names: larger type has a wider column, as long as the months have most of the room."""
        usual = fonts.scaled(NARROW_LABEL_WIDTH if self.is_narrow else LABEL_WIDTH)
        return max(usual, min(round(usual * self.zoom), self.width * 2 // 5)) if self.zoom > 1 else usual

    @property
    def months_that_fit(self) -> int:
        """Whole months that scroll, at least one."""
        room = self.width - self.label - self.unit - SCROLL
        return max(1, room // self.month - self.kept)

    @property
    def most_kept(self) -> int:
        """So many months can be kept in sight."""
        return max(0, self.months_that_fit + self.kept - LEAST_SCROLLING)
