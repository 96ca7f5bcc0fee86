"""The usual range: natural process limits of a monthly figure, after Wheeler's chart of individual values (XmR).

limits = mean +/- 2.66 x mean moving range; upper limit of the moving range = 3.268 x its mean. The median version uses
3.145 and 3.865 x the median moving range. The standard deviation of all figures is not used: it grows with the very
shifts that the limits are to find.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from operator import sub
from statistics import fmean, median

from kpidesk.analysis.numbers.merit import Trend

LEAST_MONTHS = 6
"""Below this there is no usual range."""

BASELINE_MONTHS = 12
"""The first so many months set the range; with fewer it is provisional and moves with every month."""

RUN_LENGTH = 8
"""So many in a row on one side of the centre are a signal."""

_NHS_RUN = 7
_MEAN_REACH, _MEAN_RANGE_LIMIT = 2.66, 3.268
_MEDIAN_REACH, _MEDIAN_RANGE_LIMIT = 3.145, 3.865
_SCREEN = 3.27
_NOISE = 1e-6  # of the size of the figures: what rounding to cents leaves of a fixed ratio is no signal


class Method(StrEnum):
    MEAN = "mean"
    MEDIAN = "median"  # when one outlier inflates the mean range
    SCREENED = "screened"  # ranges above 3.27 x their mean left out once; say so where the limits are shown


@dataclass(frozen=True, slots=True)
class Limits:
    """The usual range of a figure, in its own unit (or per day).

    ``reach`` is how far the limits lie from the centre before they are held within what is possible (``lower`` not
    below a floor, ``upper`` not above a ceiling). ``count`` months made them, ``left_out`` ranges were screened out.
    """

    centre: float
    reach: float
    lower: float
    upper: float
    mean_range: float
    range_limit: float
    count: int
    provisional: bool
    method: Method = Method.MEAN
    left_out: int = 0

    def scaled(self, factor: float) -> "Limits":
        """Limits of figures that are so many times as large: a day's limits times a month's days."""
        return replace(
            self,
            centre=self.centre * factor,
            reach=self.reach * factor,
            lower=self.lower * factor,
            upper=self.upper * factor,
            mean_range=self.mean_range * factor,
            range_limit=self.range_limit * factor,
        )


class Rule(StrEnum):
    """What sets a figure apart, strongest first. The last two belong to `RuleSet.NHS` only."""

    OUTSIDE = "outside a limit"
    RUN = "eight in a row on one side"  # seven with RuleSet.NHS
    NEAR_LIMIT = "three of four closer to a limit than to the centre"
    TWO_OF_THREE = "two of three in the outer third"
    TREND = "seven rising or falling in a row"


class RuleSet(StrEnum):
    """Whose rules: Wheeler's, or those of the NHS programme "Making data count", which find more and err more."""

    WHEELER = "Wheeler"
    NHS = "NHS"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one point shows: the rules it breaks (strongest first), on which side, and how long it has been there.

    ``run`` counts the points in a row on this side of the centre, this one included. Where nothing but a trend sets it
    apart, ``side`` is where the trend goes.
    """

    rules: tuple[Rule, ...]
    side: Trend
    run: int


LimitsAt = Limits | Callable[[int], Limits]
"""The same limits for every value, or those of the value at an index."""


def limits_of(
    values: Sequence[float],
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
) -> Limits | None:
    """Limits from the first twelve values in order of time (from all when there are fewer); None for fewer than six.

    ``floor`` and ``ceiling`` are what the measure cannot go beyond: 0 for counts, 1 for rates of a whole.
    """
    if len(values) < LEAST_MONTHS:
        return None
    return limits_from(values[:BASELINE_MONTHS], method, floor, ceiling)


def limits_from(
    baseline: Sequence[float],
    method: Method = Method.MEAN,
    floor: float | None = None,
    ceiling: float | None = None,
) -> Limits:
    """Limits from exactly these values, two at least; provisional when they are fewer than twelve."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(baseline)]
    kept = _screened(ranges) if method is Method.SCREENED else ranges
    typical = median(kept) if method is Method.MEDIAN else fmean(kept)
    reach = typical * (_MEDIAN_REACH if method is Method.MEDIAN else _MEAN_REACH)
    centre = fmean(baseline)
    lower, upper = centre - reach, centre + reach
    return Limits(
        centre=centre,
        reach=reach,
        lower=lower if floor is None else max(lower, floor),
        upper=upper if ceiling is None else min(upper, ceiling),
        mean_range=typical,
        range_limit=typical * (_MEDIAN_RANGE_LIMIT if method is Method.MEDIAN else _MEAN_RANGE_LIMIT),
        count=len(baseline),
        provisional=len(baseline) < BASELINE_MONTHS,
        method=method,
        left_out=len(ranges) - len(kept),
    )


def reach_of(values: Sequence[float]) -> float:
    """How far `limits_from` puts the limits from the centre, and no more: for looking at thousands of months."""
    moves: float = sum(map(abs, map(sub, values[1:], values)))
    return _MEAN_REACH * moves / (len(values) - 1)


def findings(values: Sequence[float], limits: LimitsAt, rules: RuleSet = RuleSet.WHEELER) -> list[Finding]:
    """What each value shows, in order of time. A value without a signal has no rules."""
    if rules is not RuleSet.WHEELER:
        return [finding_at(values, limits, index, rules) for index in range(len(values))]
    zones = [_zone(values, limits, index) for index in range(len(values))]
    found: list[Finding] = []
    run, before = 0, Trend.NONE
    for place, zone in enumerate(zones):  # each is looked at once: ten years are asked about at every edit
        run = 0 if zone.side is Trend.NONE else run + 1 if zone.side is before else 1
        before = zone.side
        found.append(Finding(_rules(zones[max(0, place - 3) : place + 1], run), zone.side, run))
    return found


def finding_at(values: Sequence[float], limits: LimitsAt, index: int, rules: RuleSet = RuleSet.WHEELER) -> Finding:
    """What the value at ``index`` shows in the light of those before it."""
    last_four = [_zone(values, limits, place) for place in range(max(0, index - 3), index + 1)]
    side = last_four[-1].side
    run = 0
    while side is not Trend.NONE and run <= index and _zone(values, limits, index - run).side is side:
        run += 1
    if rules is RuleSet.WHEELER:
        return Finding(_rules(last_four, run), side, run)
    heading = _heading(values[max(0, index - _NHS_RUN + 1) : index + 1])
    broken = _nhs_rules(last_four[-3:], run, heading)
    return Finding(broken, heading if broken == (Rule.TREND,) else side, run)


def _zone(values: Sequence[float], limits: LimitsAt, index: int) -> "_Zone":
    return _Zone.of(values[index], limits if isinstance(limits, Limits) else limits(index))


@dataclass(frozen=True, slots=True)
class _Zone:
    side: Trend
    is_near_limit: bool
    is_in_outer_third: bool
    is_outside: bool

    @staticmethod
    def of(value: float, limits: Limits) -> "_Zone":
        noise = _NOISE * max(abs(value), abs(limits.centre))
        off = value - limits.centre
        if abs(off) <= noise:
            return _Zone(Trend.NONE, False, False, False)
        return _Zone(
            Trend.UP if off > 0 else Trend.DOWN,
            # Half way to the limit before it was held at a floor: a low floor must not make signals.
            abs(off) > limits.reach / 2 + noise,
            abs(off) > limits.reach * 2 / 3 + noise,
            value > limits.upper + noise or value < limits.lower - noise,
        )


def _rules(last_four: Sequence[_Zone], run: int) -> tuple[Rule, ...]:
    zone = last_four[-1]
    close = sum(one.is_near_limit and one.side is zone.side for one in last_four)
    broken = {
        Rule.OUTSIDE: zone.is_outside,
        Rule.RUN: run >= RUN_LENGTH,
        Rule.NEAR_LIMIT: zone.is_near_limit and close >= 3,
    }
    return tuple(rule for rule, is_broken in broken.items() if is_broken)


def _nhs_rules(last_three: Sequence[_Zone], run: int, heading: Trend) -> tuple[Rule, ...]:
    zone = last_three[-1]
    far = sum(one.is_in_outer_third and one.side is zone.side for one in last_three)
    broken = {
        Rule.OUTSIDE: zone.is_outside,
        Rule.RUN: run >= _NHS_RUN,
        Rule.TWO_OF_THREE: zone.is_in_outer_third and far >= 2,
        Rule.TREND: heading is not Trend.NONE,
    }
    return tuple(rule for rule, is_broken in broken.items() if is_broken)


def _heading(last_seven: Sequence[float]) -> Trend:
    """Which way seven values in a row go; NONE when they turn, stand still or are fewer."""
    steps = [later - earlier for earlier, later in pairwise(last_seven)]
    if len(steps) < _NHS_RUN - 1:
        return Trend.NONE
    if all(step > 0 for step in steps):
        return Trend.UP
    return Trend.DOWN if all(step < 0 for step in steps) else Trend.NONE


def _screened(ranges: Sequence[float]) -> Sequence[float]:
    bound = _SCREEN * fmean(ranges)
    return [size for size in ranges if size <= bound]
