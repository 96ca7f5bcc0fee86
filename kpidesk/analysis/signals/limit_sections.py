"""Usual ranges that begin anew where the owner says so: each stretch with its own first twelve months.

After Wheeler: only when eight or more months lie on one side, the cause is known and the new level is to stay. That is
the owner's decision and never made here; the old range stays visible beside the new one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpidesk.analysis.signals.process_limits import (
    LEAST_MONTHS,
    Finding,
    Limits,
    Method,
    RuleSet,
    findings,
    limits_of,
)


@dataclass(frozen=True, slots=True)
class Section:
    """``values`` from the place ``start`` of the series on. ``limits`` are None with fewer than six of them."""

    start: int
    values: tuple[float, ...]
    limits: Limits | None
    rules: RuleSet = RuleSet.WHEELER

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each value shows, looked at when asked for; none without limits."""
        return () if self.limits is None else tuple(findings(self.values, self.limits, self.rules))

    @property
    def end(self) -> int:
        """The place after its last value."""
        return self.start + len(self.values)


def sections_of(
    values: Sequence[float],
    starts: Collection[int] = (),
    *,
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
    rules: RuleSet = RuleSet.WHEELER,
) -> list[Section]:
    """The series in stretches that begin at these places; runs and rules begin anew with each.

    A place that would leave fewer than six values after it does not count yet: until then the range before goes on.
    Raises ValueError for a place outside the series.
    """
    outside = [place for place in starts if not 0 <= place < len(values)]
    if outside:
        raise ValueError(f"{outside[0]} is no place in {len(values)} values")
    there = sorted({0, *(place for place in starts if len(values) - place >= LEAST_MONTHS)})
    made = []
    for start, end in pairwise([*there, len(values)]):
        part = tuple(values[start:end])
        made.append(Section(start, part, limits_of(part, method, floor, ceiling), rules))
    return made
