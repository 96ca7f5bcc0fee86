"""The causes of a change as a row of the changes tells it: held back where the row itself makes no comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.analysis.causes.bridge import Bridge, bridge
from kpidesk.analysis.causes.drivers import Why, why
from kpidesk.analysis.comparison.comparison import Against, Comparison
from kpidesk.analysis.numbers.movement import Remark
from kpidesk.analysis.numbers.rounding import difference
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.answers import Answers

MOST_STEPS = 5
"""What fits a small panel beside the two totals; the least are put together."""


@dataclass(frozen=True, slots=True)
class Causes:
    """Why a figure differs from an earlier one; ``bridge`` is None where that cannot be told, for a ``reason``.

    ``difference`` is what lies between the displayed ends, in the indicator's unit; the shown steps add up to it.
    """

    against: Against
    why: Why | None = None
    bridge: Bridge | None = None
    difference: float = 0.0
    few_cases: bool = False
    reason: NoValue | None = None


def causes(answers: Answers, comparison: Comparison, against: Against) -> Causes:
    """Whole figures, also where the row shows them per day. A period that still runs is not explained: a part of a
    month differs from a whole one by the days that are not there yet, and no figure is to blame for that.
    """
    about, period, segment = comparison.indicator, comparison.period, comparison.segment
    running = answers.calendar.running(period) or answers.calendar.running(against.period)
    if Remark.UNFINISHED in against.remarks or running is not None:
        return Causes(against, reason=NoValue(Cause.UNFINISHED, about.id, month=running))
    found = why(answers, about.id, against.period, period, segment)
    if found.reason is not None:
        return Causes(against, found, reason=found.reason)
    steps = bridge(found, about, order_of(answers), most=MOST_STEPS)
    step = difference(steps.end, steps.start, about, steps.decimals)
    return Causes(against, found, steps, step, Remark.FEW_CASES in against.remarks)


def order_of(answers: Answers) -> Sequence[str]:
    """Steps stand in the order in which the owner sees the figures, so that two months compare."""
    return [*answers.chosen, *answers.indicators]
