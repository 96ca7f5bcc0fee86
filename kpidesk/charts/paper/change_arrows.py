"""Arrows from one month of a chart to another: the difference between two months, and growth over several."""

from dataclasses import dataclass

from kpidesk.analysis.comparison.average_growth import growth_between
from kpidesk.analysis.numbers.movement import POINT_UNITS, ChangeKind, Movement, Remark
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.source import Source
from kpidesk.charts.words import month_names
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Cause, NoValue


@dataclass(frozen=True, slots=True)
class ChangeArrow:
    """What stands on an arrow from ``before`` to ``after``. Nothing changed: it has no ``head``.

    ``names`` (None: those of the months) are what both ends are called.
    """

    before: Month
    after: Month
    text: str
    head: bool = True
    names: tuple[str, str] | None = None

    @property
    def words(self) -> str:
        """For whoever cannot see from where to where it leads; no full stop."""
        if self.before == self.after:
            return f"Arrow: {self.text}"
        before, after = self.names or (_short(self.before), _short(self.after))
        return f"Arrow from {before} to {after}: {self.text}"


@dataclass(frozen=True, slots=True)
class NoArrow:
    """A sentence for the footnote: why an arrow that was asked for is not there."""

    reason: str


def change_text(scale: Scale, before: float, value: float, movement: Movement) -> str:
    """+0.44k EUR (+7 %): between displayed figures, the percent exact; the unit of points where it is told in them."""
    step = scale.shown(value) - scale.shown(before)
    if not step:
        return "unchanged"
    sign = "+" if step > 0 else scale.form.minus
    few = ", few cases" if Remark.FEW_CASES in movement.remarks else ""
    ratio = ratio_text(movement, scale.form)
    return f"{sign}{scale.worded(abs(step), difference=True)}{f' ({ratio})' if ratio else ''}{few}"


def ratio_text(movement: Movement, form: NumberForm) -> str:
    """+7 %, or so many times as much; "" where a percentage would mislead."""
    if movement.kind is not ChangeKind.PERCENT or movement.change is None:
        return ""
    return form.percent_change(movement.change) if movement.factor is None else form.times(movement.factor)


@dataclass(frozen=True, slots=True)
class Growth:
    """``ratio`` a month on average, from one month to another."""

    before: Month
    after: Month
    ratio: float

    def arrow(self, form: NumberForm) -> ChangeArrow:
        text = f"{form.percent_change(self.ratio)} a month on average"
        return ChangeArrow(self.before, self.after, text)


def growth_over(
    source: Source, indicator: str, months: list[Month], segment: Segment | None = None
) -> Growth | NoArrow:
    """``months`` are the finished ones that are shown with a figure, in their order."""
    if source.indicator(indicator).unit in POINT_UNITS:
        return NoArrow("No average growth: it is told in points, not in percent")
    if len(months) < 2:
        return NoArrow("No average growth: it needs two finished months")
    first, last = months[0], months[-1]
    found = growth_between(source, indicator, first, last, segment)
    if not isinstance(found, NoValue):
        return Growth(first, last, found)
    if found.cause is Cause.OUT_OF_DOMAIN:
        before = source.value(indicator, Period.month(first), segment)
        is_first = not isinstance(before, NoValue) and before <= 0
        why = f"{month_names.full(first)} is not above 0" if is_first else f"{month_names.full(last)} is below 0"
        return NoArrow(f"No average growth: {why}")
    if found.cause is Cause.REDEFINED:
        return NoArrow(f"No average growth: it means something else since {month_names.full(found.month or last)}")
    return NoArrow(f"No average growth: {month_names.full(found.month or last)} has no figure")


def _short(month: Month) -> str:
    return f"{month_names.short(month)} {month.year}"
