"""Why a value changed: how much of the change each typed figure has made.

The formula itself is worked out with every mix of figures from the two periods, and the change is shared out by
Shapley's rule (`fair_shares`), so that the parts add up to it exactly. The calendar is a cause like the figures: more
days in a month change a value per day. A figure that only stands in (carried on, filled in, summed up) is taken as it
counts; a balance that is filled in both periods is traced to its opening, gains and losses; the weights of a mean are
a cause of their own where both periods have equally many months.

Up to ten causes are told apart. Of more, those nine stay that move the value most when they alone are switched, first
or last, and the others are one cause together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kpidesk.analysis.causes.fair_shares import MOST_CAUSES, Shares, fair_shares
from kpidesk.analysis.causes.mixed_terms import TIME, Key, Term, readings, results
from kpidesk.analysis.causes.two_times import unfold
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.numbers.merit import Merit, merit_of_change
from kpidesk.analysis.signals.breaks import redefined_by
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause as Refused
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.answers import Answers


class DriverKind(StrEnum):
    FIGURE = "figure"
    CALENDAR = "calendar"  # days or months of the period
    SEVERAL = "several"  # figures that are not told apart


@dataclass(frozen=True, slots=True)
class Driver:
    """One cause: ``figures`` are (id, segment), none for the calendar.

    ``before`` and ``after`` are the figure's own values in the two periods, None for anything but one figure.
    ``effect`` is in the unit of the value explained; ``merit`` says whether it did good. While a month still runs
    nothing is good or bad yet.
    """

    kind: DriverKind
    figures: tuple[Key, ...]
    effect: float
    merit: Merit
    before: Value | None = None
    after: Value | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """A change and its causes, the largest first.

    ``reason`` says why nothing can be told: ``start`` or ``end`` has no value (it names the figure that is missing),
    or both have one and every way from one to the other passes where the formula has no result (``is_blocked``).
    ``orders`` of ``all_orders`` are the ways that were used. ``running`` is the month that is not finished.
    """

    indicator: str
    segment: Segment | None
    before: Period
    after: Period
    start: Value
    end: Value
    drivers: tuple[Driver, ...] = ()
    reason: NoValue | None = None
    orders: int = 1
    all_orders: int = 1
    running: Month | None = None

    @property
    def change(self) -> float | None:
        if isinstance(self.start, NoValue) or isinstance(self.end, NoValue):
            return None
        return self.end - self.start

    @property
    def is_blocked(self) -> bool:
        return self.reason is not None and self.change is not None


def why(answers: Answers, indicator: str, before: Period, after: Period, segment: Segment | None = None) -> Why:
    """What changed the indicator from ``before`` to ``after``. Raises KeyError for an id that is not defined.

    Where it means something else in the two there is no answer: REDEFINED.
    """
    start, end = (answers.value(indicator, period, segment) for period in (before, after))
    running = answers.calendar.running(after) or answers.calendar.running(before)
    told = Why(indicator, segment, before, after, start, end, running=running)
    reason = next((value for value in (start, end) if isinstance(value, NoValue)), None)
    anew = redefined_by(answers, indicator, after.last) if reason is None else None
    if anew is not None and anew > before.first:
        reason = NoValue(Refused.REDEFINED, indicator, month=anew, segment=segment)
    if reason is not None:
        return replace(told, reason=reason, orders=0)
    term = unfold(answers, indicator, before, after, segment)
    causes = _causes(term)
    values = results(term, _bits(causes), range(1 << len(causes)))
    values[-1], values[0] = end, start  # alike but for the last digit; the parts are to add up to what is shown
    shares = fair_shares(values)
    if isinstance(shares, NoValue):
        return replace(told, reason=shares, orders=0)
    return _shared(answers, told, causes, shares)


Cause = tuple[Key, ...]


def _causes(term: Term) -> list[Cause]:
    """The figures that changed, each by itself; the least of very many together."""
    changing = dict.fromkeys(key for reading in readings(term) for key in reading.changing)
    causes: list[Cause] = [(key,) for key in changing]
    if len(causes) <= MOST_CAUSES:
        return causes
    weights = _weights(term, causes)
    ranked = sorted(causes, key=lambda cause: -weights[cause])
    kept = set(ranked[: MOST_CAUSES - 1])
    others = tuple(key for cause in causes if cause not in kept for key in cause)
    return [cause for cause in causes if cause in kept] + [others]


def _weights(term: Term, causes: Sequence[Cause]) -> dict[Cause, float]:
    """How far each cause alone moves the value, switched first or last; without limit where there is no result."""
    bits = [1 << place for place in range(len(causes))]
    full = (1 << len(causes)) - 1
    values = results(term, _bits(causes), [0, full, *bits, *(full ^ bit for bit in bits)])
    start, end, *moved = values
    count = len(causes)
    return {
        cause: max(_distance(start, moved[place]), _distance(end, moved[place + count]))
        for place, cause in enumerate(causes)
    }


def _distance(one: Value, other: Value) -> float:
    if isinstance(one, NoValue) or isinstance(other, NoValue):
        return float("inf")
    return abs(one - other)


def _bits(causes: Sequence[Cause]) -> Mapping[Key, int]:
    return {key: bit for bit, cause in enumerate(causes) for key in cause}


def _shared(answers: Answers, told: Why, causes: Sequence[Cause], shares: Shares) -> Why:
    drivers = [_driver(answers, told, cause, part) for cause, part in zip(causes, shares.parts, strict=True) if part]
    ordered = tuple(sorted(drivers, key=lambda driver: -abs(driver.effect)))
    return replace(told, drivers=ordered, orders=shares.orders, all_orders=shares.all_orders)


def _driver(answers: Answers, told: Why, cause: Cause, effect: float) -> Driver:
    assert not isinstance(told.start, NoValue)
    about = answers.indicator(told.indicator)
    goal = goal_of(answers, told.indicator, told.after, told.segment)
    merit = merit_of_change(about.direction, told.start, told.start + effect, goal)
    if told.running is not None:
        merit = Merit.NONE
    if len(cause) > 1:
        return Driver(DriverKind.SEVERAL, cause, effect, merit)
    if cause[0] == TIME:
        return Driver(DriverKind.CALENDAR, (), effect, merit)
    id_, segment = cause[0]
    before, after = (answers.value(id_, period, segment) for period in (told.before, told.after))
    return Driver(DriverKind.FIGURE, cause, effect, merit, before, after)
