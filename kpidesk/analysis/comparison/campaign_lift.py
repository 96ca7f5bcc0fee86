"""Before, during and after a campaign: how far it raised a measure per day, and how much of that stayed.

lift = rate during / rate before - 1, what remained = rate after / rate before - 1, where a rate is the sum over whole
months divided by their days. Months are coarse for a short campaign, so the months that it ran in only partly are
marked, and left out where it has whole ones. Beside it stand the same months of the year before, so that a season is
not taken for success, and the usual range of the months before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.signals.process_limits import BASELINE_MONTHS, LEAST_MONTHS, Limits, limits_from
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.answers import Answers

MONTHS_BEFORE = 3
"""So many whole months before the campaign are needed, and as many are looked at after it."""


class Stage(StrEnum):
    EARLIER = "earlier"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    LATER = "later"


class LiftRefusal(StrEnum):
    NO_START = "no start"  # its card does not say when it begins
    NOT_YET = "not yet"  # no month of it has figures
    FEW_MONTHS_BEFORE = "few months before"  # `reason` names what is missing
    MISSING = "missing"  # a figure within the campaign: `reason`
    WAS_ZERO = "was zero"  # nothing can be told in percent of 0
    NOT_PER_DAY = "not per day"  # a level, a window or a ratio has no sum to be divided by days


@dataclass(frozen=True, slots=True)
class LiftMonth:
    """``rate`` per day, None where there is none; ``last_year`` the same a year before. A month is ``partial`` when
    the campaign ran for a part of it or it is not finished; ``is_outside`` the usual range of the months before."""

    month: Month
    stage: Stage
    rate: float | None
    last_year: float | None
    partial: bool
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Lift:
    """All rates per day. ``during`` rests on ``months_during``, with ``only_partial`` on months of which the campaign
    ran for a part. ``against_before`` and the others are ratios less one (0.3 is 30 % more), None where one of the two
    rates is missing or the base is not above 0: ``remained`` after against before, ``against_last_year`` during against
    the same months a year before, ``season`` what those were against their own months before.
    """

    indicator: str
    campaign: Segment
    refusal: LiftRefusal | None = None
    reason: NoValue | None = None
    months: tuple[LiftMonth, ...] = ()
    before: float | None = None
    during: float | None = None
    after: float | None = None
    against_before: float | None = None
    remained: float | None = None
    against_last_year: float | None = None
    season: float | None = None
    months_during: int = 0
    months_after: int = 0
    only_partial: bool = False
    is_running: bool = False
    limits: Limits | None = None


def campaign_lift(answers: Answers, indicator: str, campaign: Segment, segment: Segment | None = None) -> Lift:
    """What the campaign did for a measure of the whole business, or of ``segment``. Raises KeyError for an unknown id,
    ValueError for a segment that is no campaign."""
    if campaign.kind is not SegmentKind.CAMPAIGN:
        raise ValueError(f"{campaign} is no campaign")
    empty = Lift(indicator, campaign)
    if answers.nature(indicator) is not Nature.FLOW:
        return _refused(empty, LiftRefusal.NOT_PER_DAY)
    last = answers.last_entered
    card = answers.segment_card(campaign)
    if card.starts is None:
        return _refused(empty, LiftRefusal.NO_START)
    first = Month.of_date(card.starts)
    if last is None or first > last:
        return _refused(empty, LiftRefusal.NOT_YET)
    ends = Month.of_date(card.ends) if card.ends is not None else None
    touched = first.until(min(last, ends) if ends is not None else last)
    partial = {first} if card.starts.day > 1 else set()
    if card.ends is not None and ends is not None and card.ends.day < ends.days:
        partial.add(ends)
    partial |= set(answers.calendar.unfinished)
    return _Asked(answers, indicator, segment, touched, partial, last).lift(empty, is_over=ends in touched)


def _refused(empty: Lift, refusal: LiftRefusal, reason: NoValue | None = None) -> Lift:
    return Lift(empty.indicator, empty.campaign, refusal, reason)


@dataclass(frozen=True, slots=True)
class _Asked:
    """``touched`` are the months of the campaign that have figures, ``last`` the last month of all with one."""

    answers: Answers
    indicator: str
    segment: Segment | None
    touched: Sequence[Month]
    partial: set[Month]
    last: Month

    @property
    def before(self) -> list[Month]:
        return self.touched[0].plus(-MONTHS_BEFORE).until(self.touched[0].previous)

    @property
    def whole(self) -> list[Month]:
        return [month for month in self.touched if month not in self.partial]

    def lift(self, empty: Lift, *, is_over: bool) -> Lift:
        months = self.whole or self.touched
        before = self._rate(self.before)
        if isinstance(before, NoValue):
            return _refused(empty, LiftRefusal.FEW_MONTHS_BEFORE, before)
        during = self._rate(months)
        if isinstance(during, NoValue):
            return _refused(empty, LiftRefusal.MISSING, during)
        if before <= 0:
            return _refused(empty, LiftRefusal.WAS_ZERO)
        later = self._months_after() if is_over else []
        after = self._rate(later) if later else None
        limits = self._limits()
        last_year, earlier = (self._rate([m.plus(-12) for m in some]) for some in (months, self.before))
        return Lift(
            empty.indicator,
            empty.campaign,
            months=self._all(limits, later),
            before=before,
            during=during,
            after=None if isinstance(after, NoValue) else after,
            against_before=_more(during, before),
            remained=_more(after, before),
            against_last_year=_more(during, last_year),
            season=_more(last_year, earlier),
            months_during=len(months),
            months_after=len(later),
            only_partial=not self.whole,
            is_running=not is_over,
            limits=limits,
        )

    def _rate(self, months: Sequence[Month]) -> Value:
        """Their sum through their days; of a month that runs the days entered so far."""
        total, days = 0.0, 0
        for month in months:
            value = self.answers.month_value(self.indicator, month, self.segment)
            if isinstance(value, NoValue):
                return value
            total += value
            days += self.answers.calendar.days(Period.month(month))
        return total / days if days else NoValue(Cause.MISSING, self.indicator)

    def _months_after(self) -> list[Month]:
        """Finished months after the campaign, three at most, up to the first that has no figure."""
        found: list[Month] = []
        for month in self.touched[-1].next.until(self.touched[-1].plus(MONTHS_BEFORE)):
            known = month <= self.last and month not in self.partial
            if not known or isinstance(self._rate([month]), NoValue):
                break
            found.append(month)
        return found

    def _limits(self) -> Limits | None:
        """From the year before the campaign; None with fewer than six months in a row."""
        rates: list[float] = []
        for back in range(1, BASELINE_MONTHS + 1):
            rate = self._rate([self.touched[0].plus(-back)])
            if isinstance(rate, NoValue):
                break
            rates.append(rate)
        floor = 0.0 if all(rate >= 0 for rate in rates) else None
        return limits_from(rates[::-1], floor=floor) if len(rates) >= LEAST_MONTHS else None

    def _all(self, limits: Limits | None, later: Sequence[Month]) -> tuple[LiftMonth, ...]:
        first = max(self.answers.first_month, self.touched[0].plus(-BASELINE_MONTHS))
        return tuple(self._month(month, limits, later) for month in first.until(self.last))

    def _month(self, month: Month, limits: Limits | None, later: Sequence[Month]) -> LiftMonth:
        rate, last_year = (self._rate([one]) for one in (month, month.plus(-12)))
        known = None if isinstance(rate, NoValue) else rate
        outside = limits is not None and known is not None and not limits.lower <= known <= limits.upper
        return LiftMonth(
            month,
            self._stage(month, later),
            known,
            None if isinstance(last_year, NoValue) else last_year,
            month in self.partial,
            outside,
        )

    def _stage(self, month: Month, later: Sequence[Month]) -> Stage:
        if month in self.touched:
            return Stage.DURING
        if month < self.touched[0]:
            return Stage.BEFORE if month in self.before else Stage.EARLIER
        return Stage.AFTER if month in later else Stage.LATER


def _more(rate: Value | None, base: Value) -> float | None:
    if rate is None or isinstance(rate, NoValue) or isinstance(base, NoValue) or base <= 0:
        return None
    return rate / base - 1
