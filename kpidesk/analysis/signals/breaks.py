"""Where a series starts anew: by its own breaks, and by those of the figures that it is worked out from.

A KPI means something else from the month on in which one of its figures does. A new level of a figure is no break of
what follows from it: that may well have stayed where it was.
"""

from collections.abc import Mapping

from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import Break, BreakKind

_NONE: Mapping[Month, Break] = {}


def breaks_in(source: Source, indicator: str) -> Mapping[Month, Break]:
    """Oldest first; in a month that has both, the change of meaning. Most have none, and this is asked very often."""
    broken = source.broken
    if not broken:
        return _NONE
    found: dict[Month, Break] = dict(source.breaks_of(indicator))
    for name in broken - {indicator}:
        if indicator in source.definitions.followers(name):
            inherited = source.breaks_of(name).items()
            found |= {month: held for month, held in inherited if held.kind is BreakKind.REDEFINED}
    return dict(sorted(found.items()))


def redefined_by(source: Source, indicator: str, last: Month) -> Month | None:
    """The first month in which it means what it means in ``last``; None: it always has."""
    found = breaks_in(source, indicator)
    if not found:
        return None
    return max((at for at, held in found.items() if held.kind is BreakKind.REDEFINED and at <= last), default=None)
