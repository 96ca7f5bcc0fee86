"""How the height is shared between the variance above and the figures below, and the one scale that both have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpidesk.charts.paper.frame import Area

_SMALL = 0.10  # variances under this share of the largest figure are enlarged
_UPPER_SHARE = 0.25
_ENLARGEMENTS = (1000, 500, 200, 100, 50, 30, 20, 15, 10, 8, 6, 5, 4, 3, 2)
_LEAST_PLOT = 40.0


@dataclass(frozen=True, slots=True)
class Span:
    """Lowest and highest figure of a panel and the points kept free for labels above and below."""

    low: float
    high: float
    above: float
    below: float

    @property
    def size(self) -> float:
        return self.high - self.low

    @classmethod
    def with_zero(cls, numbers: Sequence[float], *, above: float, below: float) -> "Span":
        """For bars, which always start at 0; nothing but zeros still has a height."""
        low, high = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
        return cls(low, high if high > low else low + 1.0, above, below)


@dataclass(frozen=True, slots=True)
class Panel:
    """Maps figures to points: ``y`` of 0 is ``zero``, one unit is ``per_unit`` points."""

    bottom: float
    top: float
    zero: float
    per_unit: float

    def y(self, number: float) -> float:
        return self.zero + number * self.per_unit

    def moved(self, up: float) -> "Panel":
        return replace(self, bottom=self.bottom + up, top=self.top + up, zero=self.zero + up)


@dataclass(frozen=True, slots=True)
class Panels:
    """``upper`` is None without variances or without room for them; its scale is ``factor`` times the lower one."""

    lower: Panel
    upper: Panel | None
    factor: int

    def flipped(self, area: Area) -> "Panels":
        """The small panel below the large one: the months stand beneath its bars."""
        if self.upper is None:
            return self
        lower = self.lower.moved(area.top - self.lower.top)
        return replace(self, lower=lower, upper=self.upper.moved(area.bottom - self.upper.bottom))


def share(area: Area, figures: Span, variances: Span | None, *, heading: float, gap: float, largest: float) -> Panels:
    """Lower panel at the bottom of the area, upper one at its top, the same scale unless the variances are small.

    ``largest`` is the figure that variances are compared with, ``heading`` the points for the upper panel's name.
    """
    free = area.height - figures.above - figures.below
    if variances is not None:
        free_for_both = free - variances.above - variances.below - heading - gap
        if free_for_both >= _LEAST_PLOT:
            return _two(area._replace(top=area.top - heading), figures, variances, free_for_both, largest)
    return Panels(_panel(area.bottom, area.top, figures, max(free, 1.0) / figures.size), None, 1)


def _two(area: Area, figures: Span, variances: Span, free: float, largest: float) -> Panels:
    per_unit, factor = free / (figures.size + variances.size), 1
    if max(variances.high, -variances.low) < _SMALL * largest:
        enlarged = (1 - _UPPER_SHARE) * free / figures.size
        room = _UPPER_SHARE * free / (variances.size * enlarged) if variances.size else 1.0
        factor = next((factor for factor in _ENLARGEMENTS if factor <= room), 1)
        per_unit = enlarged if factor > 1 or not variances.size else per_unit
    lower_top = area.bottom + figures.below + figures.size * per_unit + figures.above
    height = variances.above + variances.below + variances.size * per_unit * factor
    upper = _panel(area.top - height, area.top, variances, per_unit * factor)
    return Panels(_panel(area.bottom, lower_top, figures, per_unit), upper, factor)


def _panel(bottom: float, top: float, span: Span, per_unit: float) -> Panel:
    return Panel(bottom, top, bottom + span.below - span.low * per_unit, per_unit)
