"""Signals: whether the last figure of an indicator is noise or worth a look."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kpidesk.analysis.numbers.merit import Merit, Trend, distance_from, merit_of_trend
from kpidesk.analysis.signals.breaks import breaks_in, redefined_by
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.limit_basis import MovingLimits
from kpidesk.analysis.signals.process_limits import RUN_LENGTH, Finding, Limits, Method, Rule
from kpidesk.analysis.signals.series import Series, history
from kpidesk.analysis.signals.stretches import Points, judged_by, made_by, stretches_of
from kpidesk.analysis.source import Source
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break, BreakKind
from kpidesk.formula.nature import Nature


@dataclass(frozen=True, slots=True)
class UsualRange:
    """The usual range of an indicator and the finished months it judges.

    What ``around`` says is per day for what adds up over days; `for_month` is for a month of its length. ``earlier``
    are the ranges before the owner had it begin anew, in their order: they stay visible.
    """

    series: Series
    points: Points
    around: MovingLimits
    earlier: tuple["UsualRange", ...] = ()
    segment: Segment | None = None

    @property
    def basis(self) -> Basis:
        """Whether it lies around the level, around a line, or follows the season."""
        return self.around.basis

    @property
    def limits(self) -> Limits:
        """Of the last month of the series."""
        return self.limits_in(self.series.last)

    @property
    def findings(self) -> list[Finding]:
        """What each of the points shows."""
        return self.around.findings

    @property
    def baseline(self) -> tuple[Month, Month]:
        """The first and the last month that made the limits."""
        return made_by(self.points, self.around)

    def limits_in(self, month: Month) -> Limits:
        """Of any month, also of one that lies ahead."""
        return self.around.at(month - self.points[0][0])

    def held(self, first: Month, last: Month) -> list[tuple["UsualRange", Month, Month]]:
        """Which range held over which of these months, oldest first; the first one also before it had any."""
        ranges = (*self.earlier, self)
        edges = [first, *(max(first, part.points[0][0]) for part in ranges[1:]), last.next]
        spans = zip(ranges, pairwise(edges), strict=True)
        return [(part, start, end.previous) for part, (start, end) in spans if start < end]

    def for_month(self, month: Month) -> Limits:
        limits = self.limits_in(month)
        return limits.scaled(month.days) if self.series.per_day else limits

    def judges(self, month: Month) -> bool:
        """Not a month without a figure, nor one that still runs."""
        return any(at == month for at, _ in reversed(self.points))

    def finding(self, month: Month) -> Finding | None:
        """None for a month that it does not judge."""
        index = next((place for place in reversed(range(len(self.points))) if self.points[place][0] == month), None)
        return None if index is None else self.around.finding(index)

    def over(self, points: Points) -> "UsualRange | None":
        """As it would be with these months, as far back as now; None with fewer than six, and where one of them lies
        beyond what the measure was taken to be held by."""
        around = self.around
        if any(around.is_beyond(value) for _, value in points):
            return None
        made = judged_by(points, around.plain.method, around.floor, around.ceiling)
        return None if made is None else replace(self, points=points, around=made)


@dataclass(frozen=True, slots=True)
class Signal:
    """Why a month's figure is worth a look.

    ``rule`` is the strongest rule it breaks, ``side`` where it lies against the centre, ``run`` how many months in a
    row it has been there. ``merit`` is NONE when neither way is better. ``basis`` is what the centre follows.
    """

    month: Month
    rule: Rule
    rules: tuple[Rule, ...]
    side: Trend
    run: int
    merit: Merit
    basis: Basis = Basis.LEVEL


def usual_range(
    source: Source,
    indicator: str,
    last: Month,
    segment: Segment | None = None,
    method: Method = Method.MEAN,
    *,
    anew: Collection[Month] | None = None,
) -> UsualRange | None:
    """From every finished month up to ``last``; None with fewer than six of them.

    ``anew`` are months from which it begins anew, each with a baseline of its own (None: those that the owner noted);
    such a month counts once six finished months from it on are there. Where the figure means something else from a
    month on, what was before says nothing of it: there is no range until it has six months.

    None as well for what looks back over a year: neighbouring months share most of it, so their moving range says
    nothing about noise and almost every month would be a signal.
    """
    if looks_back_over_a_year(source, indicator):
        return None
    series = history(source, indicator, last, segment)
    points = tuple(series.complete)
    floor, ceiling = bounds_of(source, indicator, [value for _, value in points])
    breaks = _breaks(source, indicator, last, anew)
    ranges: tuple[UsualRange, ...] = ()
    for part in stretches_of(points, breaks, method=method, floor=floor, ceiling=ceiling):
        if part.around is not None:
            ranges += (UsualRange(series, part.points, part.around, ranges, segment),)
    since = redefined_by(source, indicator, last) if anew is None else None
    return ranges[-1] if ranges and (since is None or ranges[-1].points[0][0] >= since) else None


def _breaks(source: Source, indicator: str, last: Month, anew: Collection[Month] | None) -> Mapping[Month, Break]:
    if anew is not None:
        return {month: Break(BreakKind.NEW_LEVEL, "") for month in anew}
    return {month: held for month, held in breaks_in(source, indicator).items() if month <= last}


def looks_back_over_a_year(source: Source, indicator: str) -> bool:
    """Whether neighbouring months share most of what they are made of, so that there is no usual range."""
    return source.nature(indicator) is Nature.WINDOW and _is_made_of(source, indicator, _LONG_WINDOW)


def signal_in(source: Source, usual: UsualRange, month: Month) -> Signal | None:
    """What sets this month apart; None when it lies in its usual range or still runs."""
    finding = usual.finding(month)
    if finding is None or not finding.rules:
        return None
    value = next(value for at, value in reversed(usual.points) if at == month)
    value *= month.days if usual.series.per_day else 1
    name = usual.series.indicator
    goal = source.month_goal(name, month, usual.segment)
    merit = merit_of_side(source.indicator(name).direction, finding.side, value, goal)
    return Signal(month, finding.rules[0], finding.rules, finding.side, finding.run, merit, usual.basis)


def signals_of(source: Source, usual: UsualRange) -> dict[Month, Signal]:
    """Every month that its usual range sets apart; those of ranges that went before by their own."""
    found: dict[Month, Signal] = {}
    for part in (*usual.earlier, usual):
        for (month, _), finding in zip(part.points, part.findings, strict=True):
            if finding.rules and (signal := signal_in(source, part, month)) is not None:
                found[month] = signal
    return found


def new_level_since(usual: UsualRange) -> Month | None:
    """Where the run began that its last month belongs to, when eight or more lie on one side; None else.

    After Wheeler limits are worked out anew only then, and only when the cause is known and the level is to stay.
    """
    run = usual.around.finding(len(usual.points) - 1).run
    return usual.points[-run][0] if run >= RUN_LENGTH else None


def merit_of_side(direction: Direction, side: Trend, value: float, goal: Goal | None) -> Merit:
    """Whether it is good that a month's figure lies on this side of its centre; of a band, what is outside is bad."""
    if direction is not Direction.BAND:
        return merit_of_trend(direction, side)
    return Merit.BAD if goal is not None and distance_from(goal, value) else Merit.NONE


# -- what a measure cannot go beyond ----------------------------------------------------------------------------

_SUBTRACTS = re.compile(r"-|change\(|\bln\(")
_LONG_WINDOW = re.compile(r"\b(sum12|avg12|ytd)\(")


def bounds_of(source: Source, indicator: str, values: Sequence[float]) -> tuple[float | None, float | None]:
    """Floor and ceiling of a measure: 0 for what is never negative, 1 (100 %) for rates of a whole.

    A figure beyond the bound shows that it is none, so a bound never makes a signal.
    """
    about = source.indicator(indicator)
    least, most = min(values, default=0.0), max(values, default=0.0)
    is_rate = about.unit is Unit.PERCENT and "change(" not in about.formula
    return (
        0.0 if least >= 0 and not _is_made_of(source, indicator, _SUBTRACTS) else None,
        1.0 if is_rate and least >= 0 and most <= 1 else None,
    )


def _is_made_of(source: Source, indicator: str, operation: re.Pattern[str]) -> bool:
    """Whether the formula, or one that it uses, has this in it."""
    waiting, seen = [indicator], {indicator}
    while waiting:
        name = waiting.pop()
        if operation.search(source.indicator(name).formula):
            return True
        used = source.definitions.uses(name) - seen
        waiting, seen = [*waiting, *used], seen | used
    return False
