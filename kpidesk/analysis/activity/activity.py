"""The activity index: one figure for how busy the business is, against a base of 100.

A weighted geometric mean of parts against their own base: doubling one part and halving another of equal weight gives
100, units do not matter, and in logarithms the contributions of the parts add up. On
means that do and do not let one part make up for another: OECD/JRC, "Handbook on Constructing Composite Indicators".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp, log

from kpidesk.analysis.activity_parts import MEASURES, USUAL_WEIGHTS, Measure, Part, Weights, checked
from kpidesk.analysis.goals.goal_year import EnteredSource
from kpidesk.analysis.source import Source
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue, Value

INDICATOR = "activity_level"
"""The id under which the catalogue lists it."""

LEAST, MOST = 0.1, 10.0
"""A part counts as no less and no more than so many times its base, or a zero would make the whole index 0."""

GOAL_AFTER = 6
"""Months of history before it may have a goal."""

BASE_YEAR = 12

LEAST_PARTS = 2
"""A single part is no index, only that part."""


class Why(StrEnum):
    """Why there is no index."""

    NO_BASE = "no base"  # no finished month has all the parts
    BASE_LACKS = "base lacks"  # the base that was chosen lacks the parts named
    NO_PARTS = "no parts"  # the period has none of them


@dataclass(frozen=True, slots=True)
class NoIndex:
    """``lacking`` are the parts without a value above zero, with the reason of each (a number: it is not above 0)."""

    why: Why
    lacking: tuple[tuple[Part, Value], ...] = ()

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Component:
    """One part in one period.

    ``weight`` is its own and what it takes over from parts that are missing. ``relative`` is the figure over its base
    (turned round for what is better low), held between 0.1 and 10: then ``is_capped``. ``contribution`` is in log
    points: 100 x weight x ln(relative).
    """

    part: Part
    measure: Measure
    weight: float
    value: float
    base: float
    relative: float
    is_capped: bool

    @property
    def contribution(self) -> float:
        return 100 * self.weight * log(self.relative)


@dataclass(frozen=True, slots=True)
class ActivityIndex:
    """The index of a period; 100 is the base.

    ``missing`` are the parts without a figure: the others take their weight over, and the point is drawn hollow with
    "n of m parts". ``unfinished``: the period still runs, and was taken for the days entered so far.
    """

    period: Period
    base: Period
    components: tuple[Component, ...]
    missing: tuple[tuple[Part, NoValue], ...] = ()
    unfinished: bool = False

    @property
    def value(self) -> float:
        return 100 * exp(self.log_points / 100)

    @property
    def log_points(self) -> float:
        """100 x ln(index / 100): the sum of the contributions."""
        return sum(component.contribution for component in self.components)

    @property
    def is_hollow(self) -> bool:
        return bool(self.missing) or self.unfinished

    @property
    def part_count(self) -> tuple[int, int]:
        """n of m parts have a figure."""
        return len(self.components), len(self.components) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Scale:
    """The parts with their weights, and their figures in the base; made once, it measures every period alike.

    ``absent`` are parts that no month of the business has: they are missing in every index.
    """

    base: Period
    weights: Mapping[Part, float]
    values: Mapping[Part, tuple[Measure, float]]
    absent: tuple[Part, ...] = ()

    def index(self, source: Source, period: Period) -> ActivityIndex | NoIndex:
        """NO_PARTS when the period has a figure for none of them."""
        found: dict[Part, float] = {}
        missing = {part: _why_absent(source, period, part) for part in self.absent}
        for part, (measure, _) in self.values.items():
            value = measure.value(source, period)
            if isinstance(value, NoValue):
                missing[part] = value
            else:
                found[part] = value
        if not found:
            return NoIndex(Why.NO_PARTS, tuple(missing.items()))
        components = self.measured(found)
        return ActivityIndex(
            period, self.base, components, tuple(missing.items()), source.calendar.is_unfinished(period)
        )

    def measured(self, found: Mapping[Part, float]) -> tuple[Component, ...]:
        """Figures against their base; the weight of parts that are not among them goes to the others, in proportion."""
        there = sum(self.weights[part] for part in found)
        made = []
        for part, value in found.items():
            measure, base = self.values[part]
            free = _relative(measure, value, base)
            held = min(max(free, LEAST), MOST)
            made.append(Component(part, measure, self.weights[part] / there, value, base, held, held != free))
        return tuple(made)


def _relative(measure: Measure, value: float, base: float) -> float:
    if not measure.lower_is_better:
        return value / base
    return base / value if value > 0 else MOST * 2  # none at all of what should be low: as good as it gets


def activity(
    source: EnteredSource, period: Period, weights: Weights = USUAL_WEIGHTS, base: Period | None = None
) -> ActivityIndex | NoIndex:
    """The index of a month, quarter or year. ``base`` None: the first finished month with all parts that ever are.

    Raises ValueError for weights below zero or that do not make 1.
    """
    scale = scale_of(source, weights, base)
    return scale if isinstance(scale, NoIndex) else scale.index(source, period)


def activity_value(source: EnteredSource, period: Period) -> Value:
    """As the catalogue's indicator: with the usual weights and base. MISSING or ZERO_DIVISOR names what lacks."""
    return value_of(activity(source, period), period)


def value_of(found: ActivityIndex | NoIndex, period: Period) -> Value:
    """The index as a number, or the reason of the first part that lacks; ZERO_DIVISOR for one not above zero."""
    if isinstance(found, ActivityIndex):
        return found.value
    for part, reason in found.lacking:
        if isinstance(reason, NoValue):
            return reason
        return _not_above_zero(part, period)
    return NoValue(Cause.MISSING, INDICATOR, month=period.last)


# -- the base ---------------------------------------------------------------------------------------------------


def scale_of(source: EnteredSource, weights: Weights = USUAL_WEIGHTS, base: Period | None = None) -> Scale | NoIndex:
    """The scale on a month (or a longer period) as 100. NoIndex when the base lacks parts, or when none has all.

    Parts that no month has do not count, as long as two are left: a business without them has an index as well.
    """
    parts = checked(weights)
    months = [Period.month(month) for month in finished_months(source)]
    wanted = months if base is None else [base]
    lacking: list[dict[Part, Value]] = []
    for period in wanted:
        scale = _scale_on(source, parts, period)
        if isinstance(scale, Scale):
            return scale
        lacking.append(dict(scale.lacking))
    absent = [part for part in parts if all(part in each for each in lacking)]
    if base is not None:
        absent = [part for part in absent if not any(_scale_on(source, {part: 1.0}, month) for month in months)]
    there = {part: weight for part, weight in parts.items() if part not in absent}
    if absent and len(there) >= LEAST_PARTS:
        for period in wanted:
            scale = _scale_on(source, there, period)
            if isinstance(scale, Scale):
                return replace(scale, weights=parts, absent=tuple(absent))
    nearest: dict[Part, Value] = min(reversed(lacking), key=len, default={})
    return NoIndex(Why.NO_BASE if base is None else Why.BASE_LACKS, tuple(nearest.items()))


def _why_absent(source: Source, period: Period, part: Part) -> NoValue:
    value = MEASURES[part][0].value(source, period)
    return value if isinstance(value, NoValue) else _not_above_zero(part, period)


def _not_above_zero(part: Part, period: Period) -> NoValue:
    return NoValue(Cause.ZERO_DIVISOR, INDICATOR, month=period.last, detail=str(part))


def suggested_base(source: EnteredSource, weights: Weights = USUAL_WEIGHTS) -> Period | None:
    """The first twelve finished months in a row with all the parts: steadier than a single month. None before."""
    usual = scale_of(source, weights)
    parts = {part: usual.weights[part] for part in usual.values} if isinstance(usual, Scale) else checked(weights)
    run = 0
    for month in finished_months(source):
        run = run + 1 if isinstance(_scale_on(source, parts, Period.month(month)), Scale) else 0
        year = Period.rolling(month, BASE_YEAR)
        if run >= BASE_YEAR and isinstance(_scale_on(source, parts, year), Scale):
            return year
    return None


def finished_months(source: EnteredSource) -> list[Month]:
    """Oldest first: each may count as 100, as far as it has the parts."""
    last = source.last_entered
    months = [] if last is None else source.first_month.until(last)
    return [month for month in months if month not in source.calendar.unfinished]


def _scale_on(source: Source, parts: Mapping[Part, float], base: Period) -> Scale | NoIndex:
    values: dict[Part, tuple[Measure, float]] = {}
    lacking: list[tuple[Part, Value]] = []
    for part in parts:
        tried = [(measure, measure.value(source, base)) for measure in MEASURES[part]]
        usable = [(measure, value) for measure, value in tried if not isinstance(value, NoValue) and value > 0]
        if usable:
            values[part] = usable[0]
        else:
            lacking.append((part, tried[0][1]))
    return NoIndex(Why.BASE_LACKS, tuple(lacking)) if lacking else Scale(base, parts, values)


# -- history and change -----------------------------------------------------------------------------------------


def history_length(source: EnteredSource, scale: Scale) -> int:
    """Finished months with an index. Below `GOAL_AFTER` it may have no goal."""
    found = [scale.index(source, Period.month(month)) for month in finished_months(source)]
    return sum(isinstance(index, ActivityIndex) for index in found)


@dataclass(frozen=True, slots=True)
class ActivityChange:
    """What moved the index, in log points a part; they add up to ``total`` = 100 x ln(now / before).

    Parts that only one of the two periods has are ``left_out``; both indexes are then taken without them, and may
    differ from the ones shown.
    """

    before: float
    now: float
    contributions: Mapping[Part, float]
    left_out: tuple[Part, ...] = ()

    @property
    def total(self) -> float:
        return sum(self.contributions.values())


def activity_change(scale: Scale, before: ActivityIndex, now: ActivityIndex) -> ActivityChange | NoIndex:
    """From one period to another, on the parts that both have. NO_PARTS when they share none."""
    was = {component.part: component.value for component in before.components}
    current = {component.part: component.value for component in now.components}
    common = [part for part in scale.weights if part in was and part in current]
    if not common:
        return NoIndex(Why.NO_PARTS, ((*before.missing, *now.missing)))
    old = scale.measured({part: was[part] for part in common})
    new = scale.measured({part: current[part] for part in common})
    steps = {a.part: b.contribution - a.contribution for a, b in zip(old, new, strict=True)}
    return ActivityChange(
        before=_index_of(old),
        now=_index_of(new),
        contributions=steps,
        left_out=tuple(part for part in scale.weights if part not in common),
    )


def _index_of(components: tuple[Component, ...]) -> float:
    return 100 * exp(sum(component.contribution for component in components) / 100)
