"""The arrows of a goal chart: from one month to the newest finished one, and growth over all that are shown."""

from dataclasses import dataclass

from kpidesk.analysis.comparison.comparison import Against, compare
from kpidesk.analysis.numbers.movement import ChangeKind, Remark
from kpidesk.analysis.source import Source
from kpidesk.charts.goal.goal_names import GoalNames
from kpidesk.charts.paper.change_arrows import ChangeArrow, Growth, NoArrow, change_text
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue


@dataclass(frozen=True, slots=True)
class Step:
    """From an earlier month, quarter or year to ``after``, whose figure is ``value``.

    ``is_shown``: the earlier one is in the chart. ``before_name`` and ``after_name`` are what both are called.
    """

    against: Against
    after: Month
    value: float
    is_shown: bool
    before_name: str
    after_name: str


@dataclass(frozen=True, slots=True)
class GoalArrows:
    """None: not asked for, or there is none."""

    step: Step | None = None
    growth: Growth | None = None


def arrows_of(arrows: GoalArrows, scale: Scale) -> list[ChangeArrow]:
    """Growth above the difference."""
    found = [arrows.growth.arrow(scale.form)] if arrows.growth else []
    return [*found, _arrow(arrows.step, scale)] if arrows.step else found


def step_to(
    source: Source,
    indicator: str,
    after: Period | None,
    names: GoalNames,
    segment: Segment | None = None,
    *,
    from_last_year: bool = False,
) -> Step | NoArrow:
    """To ``after``, the newest finished period that is shown (None: there is none), from the one before.

    After a gap that is the last month with a figure. ``from_last_year``: from the same one a year before.
    """
    if after is None:
        return NoArrow(f"No difference arrow: no finished {names.word} has a figure")
    found = compare(source, indicator, after, segment)
    against = found.last_year if from_last_year else found.previous
    if isinstance(found.value, NoValue) or against.movement.kind is ChangeKind.NONE:
        before = names.full(against.asked)
        if Remark.REDEFINED in against.remarks:
            return NoArrow("No difference arrow: nothing is compared across a change of meaning")
        return NoArrow(f"No difference arrow: there is no whole {names.word} to compare with in {before}")
    is_shown = against.period in names.periods
    return Step(against, after.last, found.value, is_shown, names.dated(against.period), names.dated(after))


def _arrow(step: Step, scale: Scale) -> ChangeArrow:
    """Between two columns where both are shown, else on the later one; then the earlier month is named."""
    before, value = step.against.period.last, step.against.before
    assert not isinstance(value, NoValue)
    text, changed = change_text(scale, value, step.value, step.against.movement), True
    if scale.shown(value) == scale.shown(step.value):
        changed = False
    if step.is_shown:
        return ChangeArrow(before, step.after, text, changed, (step.before_name, step.after_name))
    named = step.before_name
    return ChangeArrow(step.after, step.after, f"{text} on {named}" if changed else f"as in {named}", changed)
