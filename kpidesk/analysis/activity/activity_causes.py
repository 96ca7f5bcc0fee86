"""Why the activity index changed: what each of its parts made of the change, as any other KPI tells its causes.

In logarithms the parts add up; the logarithmic mean of both indexes turns log points into index points, exactly
(B. W. Ang, "The LMDI approach to decomposition analysis").
"""

from math import log

from kpidesk.analysis.activity.activity import INDICATOR, ActivityChange, ActivityIndex, Scale, activity_change
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.causes.bridge import bridge
from kpidesk.analysis.causes.causes import MOST_STEPS, Causes
from kpidesk.analysis.causes.drivers import Driver, DriverKind, Why
from kpidesk.analysis.comparison.comparison import Against, Comparison
from kpidesk.analysis.numbers.merit import merit_of_trend, trend_of
from kpidesk.analysis.numbers.movement import Remark
from kpidesk.analysis.numbers.rounding import difference
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue


def activity_causes(source: WithActivity, comparison: Comparison, against: Against) -> Causes:
    """The steps are index points of each part. A part that one of the periods lacks is named, not guessed."""
    about, period, before = comparison.indicator, comparison.period, against.period
    running = source.calendar.running(period) or source.calendar.running(before)
    if Remark.UNFINISHED in against.remarks or running is not None:
        return Causes(against, reason=NoValue(Cause.UNFINISHED, about.id, month=running))
    scale, now, was = source.scale, source.index(period), source.index(before)
    if not isinstance(scale, Scale) or not isinstance(now, ActivityIndex) or not isinstance(was, ActivityIndex):
        return Causes(against, reason=_lacking(source, period, before))
    change = activity_change(scale, was, now)
    if not isinstance(change, ActivityChange) or change.left_out:
        missing = dict((*was.missing, *now.missing))
        return Causes(against, reason=next(iter(missing.values())))
    why = Why(about.id, None, before, period, was.value, now.value, tuple(_drivers(scale, change, was, now)))
    steps = bridge(why, about, [measure.indicator for measure, _ in scale.values.values()], most=MOST_STEPS)
    step = difference(steps.end, steps.start, about, steps.decimals)
    return Causes(against, why, steps, step, Remark.FEW_CASES in against.remarks)


def _drivers(scale: Scale, change: ActivityChange, was: ActivityIndex, now: ActivityIndex) -> list[Driver]:
    mean = log_mean(was.value, now.value)
    before = {component.part: component.value for component in was.components}
    after = {component.part: component.value for component in now.components}
    made = [
        Driver(
            DriverKind.FIGURE,
            ((scale.values[part][0].indicator, None),),
            mean * points / 100,
            merit_of_trend(Direction.HIGHER, trend_of(points)),
            before[part],
            after[part],
        )
        for part, points in change.contributions.items()
        if points
    ]
    return sorted(made, key=lambda driver: -abs(driver.effect))


def log_mean(one: float, other: float) -> float:
    """Between two numbers above zero; times the logarithm of their ratio it is their difference."""
    return one if one == other else (other - one) / log(other / one)


def _lacking(source: WithActivity, *periods: Period) -> NoValue:
    """Why one of the periods has no index."""
    values = (source.value(INDICATOR, period) for period in periods)
    return next(value for value in values if isinstance(value, NoValue))
