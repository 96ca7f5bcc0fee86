"""The months of a pace chart: the year up to each, the path, the forecast, and how far both are apart."""

from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.forecast.forecast import Ahead
from kpidesk.analysis.goals.status import judge
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.prospects.year_end import YearEnd
from kpidesk.charts.pace.pace_facts import PaceFacts
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue, Value


@dataclass(frozen=True, slots=True)
class PacePoint:
    """The year up to the end of a month (of one that still runs: so far).

    ``to_date`` is None ahead and from the first gap on. ``path`` is the goal up to there, ``path_high`` the upper end
    of a band, else the same; ``due`` and ``due_high`` are as much of these as the days entered ask for. ``ahead`` is
    the forecast of the year up to there. ``distance`` is the displayed ``to_date`` (or forecast) less what is due as
    displayed, 0 within a band; ``is_expected``: it is the forecast's.
    """

    month: Month
    figure: Value
    to_date: float | None
    path: float | None
    path_high: float | None
    due: float | None
    due_high: float | None
    ahead: Ahead | None
    distance: Decimal | None
    exact_distance: float | None
    merit: Merit
    days: tuple[int, int] | None
    is_current: bool
    is_future: bool
    is_expected: bool
    per_label: float

    @property
    def number(self) -> float | None:
        return self.to_date

    @property
    def complete(self) -> float | None:
        return None if self.days else self.to_date

    @property
    def is_gap(self) -> bool:
        """A month that should have a figure and has none."""
        return not self.is_future and isinstance(self.figure, NoValue)

    @property
    def plotted_distance(self) -> float:
        """As labelled, in the indicator's own unit: bars with the same label are as high."""
        return 0.0 if self.distance is None else self.per_label * float(self.distance)


@dataclass(frozen=True, slots=True)
class PaceSeries:
    """The points, their scale, and the one that the message is about (None: nothing is known of the year)."""

    facts: PaceFacts
    points: tuple[PacePoint, ...]
    scale: Scale
    judged: PacePoint | None

    @classmethod
    def of(cls, facts: PaceFacts) -> "PaceSeries":
        scale = Scale.fitting(_known(facts), facts.indicator, facts.currency, facts.form, _expected(facts))
        points = tuple(_point(facts, scale, place) for place in range(len(facts.paces)))
        judged = None if facts.last is None else points[facts.last - facts.year.first]
        return cls(facts, points, scale, judged)

    @property
    def axis(self) -> ValueAxis:
        """What is summed up starts at 0."""
        start = [0.0] if self.facts.is_flow else []
        return ValueAxis.over([*start, *_known(self.facts), *_expected(self.facts)])

    @property
    def has_path(self) -> bool:
        return any(point.path is not None for point in self.points)

    @property
    def has_band(self) -> bool:
        return any(point.path != point.path_high for point in self.points)

    @property
    def expected(self) -> list[PacePoint]:
        return [point for point in self.points if point.ahead is not None]

    @property
    def end(self) -> YearEnd | None:
        """Where the year will end; None when it is over or nobody can say."""
        end = self.facts.end
        return end if isinstance(end, YearEnd) and end.path else None


def _ahead(facts: PaceFacts) -> dict[Month, Ahead]:
    return {step.month: step for step in facts.end.path} if isinstance(facts.end, YearEnd) else {}


def _is_known(facts: PaceFacts, month: Month) -> bool:
    return facts.last is not None and month <= facts.last


def _ends(goal: Goal | None) -> tuple[float | None, float | None]:
    if goal is None:
        return None, None
    return goal.value, goal.value if goal.upper is None else goal.upper


def _expected(facts: PaceFacts) -> list[float]:
    return [end for step in _ahead(facts).values() for end in (step.value, step.low, step.high)]


def _known(facts: PaceFacts) -> list[float]:
    """Goals and figures of the upper panel."""
    numbers = [end for goal in facts.path for end in _ends(goal)]
    numbers += [_number(seen.to_date) for seen in facts.paces if _is_known(facts, seen.month)]
    return [number for number in numbers if number is not None]


def _point(facts: PaceFacts, scale: Scale, place: int) -> PacePoint:
    seen, month = facts.paces[place], facts.year.first.plus(place)
    to_date = _number(seen.to_date) if _is_known(facts, month) else None
    low, high = _ends(facts.path[place])
    ahead, entered = _ahead(facts).get(month), (facts.running or {}).get(month)
    days = None if entered is None else (entered, month.days)
    is_expected = to_date is None and ahead is not None
    held = ahead.value if is_expected and ahead is not None else to_date
    # A month that still runs is held against as much of its goal as its days are due.
    goal = seen.judgement.goal if days and not is_expected and low is not None else facts.path[place]
    distance = exact_distance = None
    from_low, from_high = _ends(goal)
    if held is not None and from_low is not None and from_high is not None:
        distance = _distance(scale.shown(held), scale.shown(from_low), scale.shown(from_high))
        exact_distance = min(held - from_low, 0.0) or max(held - from_high, 0.0)
    return PacePoint(
        month=month,
        figure=facts.figures[place],
        to_date=to_date,
        path=low,
        path_high=high,
        due=from_low,
        due_high=from_high,
        ahead=ahead,
        distance=distance,
        exact_distance=exact_distance,
        merit=_merit(facts, goal, held) if distance and not (days and not is_expected) else Merit.NONE,
        days=days,
        is_current=month == (facts.last or facts.asked),
        is_future=month > facts.asked,
        is_expected=is_expected,
        per_label=scale.per_label,
    )


def _merit(facts: PaceFacts, goal: Goal | None, held: float | None) -> Merit:
    """More than the path of what should stay low is bad."""
    if goal is None or held is None:
        return Merit.NONE
    decimals = decimals_of(facts.indicator, held, goal.value, goal.upper)
    return judge(facts.indicator, held, goal, decimals).merit


def _distance(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Signed way from the nearer end of the path; 0 within it."""
    if low <= value <= high:
        return Decimal(0)
    return value - (high if value > high else low)


def _number(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else float(value)
