"""The facts of a bridge: two values of a figure and the steps that lead from one to the other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpidesk.analysis.causes.bridge import MOST_STEPS
from kpidesk.analysis.numbers.merit import Merit, merit_of_trend, trend_of
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.charts.chart import Origin
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment

OTHER = "other"
"""The key of the step that stands for several small ones; it comes last."""


@dataclass(frozen=True, slots=True)
class Step:
    """``effect`` is exact, in the figure's unit; ``detail`` is what lies behind it, in words, or empty."""

    key: str
    name: str
    effect: float
    merit: Merit
    origin: Origin | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BridgeFacts:
    """``steps`` add up to ``end`` - ``start``; ``method`` says how they were worked out and what had to be left out."""

    indicator: Indicator
    segment: Segment | None
    currency: str
    before: Period
    after: Period
    start: float
    end: float
    steps: tuple[Step, ...]
    method: str
    source: str = ""
    form: NumberForm = ENGLISH

    @property
    def change(self) -> float:
        return self.end - self.start


def step(key: str, name: str, effect: float, direction: Direction, origin: Origin | None = None) -> Step:
    """Good when it moves the figure where it ought to go."""
    return Step(key, name, effect, merit_of_trend(direction, trend_of(effect)), origin)


def at_most(steps: Sequence[Step], direction: Direction, most: int = MOST_STEPS) -> tuple[Step, ...]:
    """In their order; where they are too many, the smallest join the other small ones at the end."""
    if len(steps) <= most:
        return tuple(steps)
    single = [one for one in steps if one.key != OTHER]
    large = sorted(single, key=lambda one: -abs(one.effect))[: most - 1]
    kept = [one for one in single if one in large]
    rest = [one for one in steps if one not in kept]
    effect = math.fsum(one.effect for one in rest)
    joined = replace(step(OTHER, "Other", effect, direction), detail=listed([one.name for one in rest]))
    return (*kept, joined)


def listed(names: Sequence[str]) -> str:
    """At most three names; more are counted. Names have commas of their own."""
    if len(names) <= 3:
        return "; ".join(names)
    return f"{'; '.join(names[:2])} and {len(names) - 2} more"
