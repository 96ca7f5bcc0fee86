"""How the activity index comes about, in words: what it is, and each part with its weight, figure and base."""

from kpidesk.analysis.activity.activity import INDICATOR, ActivityIndex, Component, Scale
from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.activity_parts import Reading
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.traits import activity_changed_on
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.ui.changes.steps import Step, missing_cell
from kpidesk.ui.changes.words import tr
from kpidesk.ui.wording import day_text, reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook


class ActivityWriter:
    """Puts the index into the words and numbers of its reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def formula(self, source: WithActivity) -> str:
        """What it is, and of when 100 is; "" while there is no base."""
        if not isinstance(source.scale, Scale):
            return ""
        name = self._workbook.indicator(INDICATOR).name
        text = tr("{name} = 100 × the parts against their base, each to the power of its weight. {base} is 100.")
        told = text.format(name=name, base=wording.period(source.scale.base, self._workbook.calendar))
        changed = activity_changed_on(self._workbook)
        if changed is None:
            return told
        return f"{told} {tr('Its weights were changed on {day}.').format(day=day_text.shown(changed))}"

    def steps(self, source: WithActivity, period: Period) -> list[Step]:
        """Each part, and those without a figure, whose weight the others take over."""
        index = source.index(period)
        if isinstance(index, ActivityIndex):
            base = wording.period(index.base, self._workbook.calendar)
            missing = [self._missing(reason) for _, reason in index.missing]
            return [*(self._part(component, base) for component in index.components), *missing]
        return [self._missing(reason) for _, reason in index.lacking if isinstance(reason, NoValue)]

    def _part(self, part: Component, base: str) -> Step:
        about = self._workbook.indicator(part.measure.indicator)
        words = tr("weight {weight}, {times} × base")
        if part.is_capped:  # below a tenth and above ten times its base nothing counts any more
            words = tr("weight {weight}, counts as {times} × base")
        note = words.format(weight=self._form.percent(part.weight, 0), times=self._form.number(part.relative, 2))
        before = Step(tr("Base: {period}").format(period=base), self._figure(part, part.base))
        return Step(about.name, self._figure(part, part.value), note, parts=[before])

    def _figure(self, part: Component, value: float) -> str:
        about = self._workbook.indicator(part.measure.indicator)
        currency = self._workbook.business.currency
        text = figure_text(value, about, decimals_of(about, value), self._form, currency)
        return tr("{figure} a day").format(figure=text) if part.measure.reading is Reading.PER_DAY else text

    def _missing(self, reason: NoValue) -> Step:
        known = self._workbook.indicators.get(reason.indicator)
        name = known.name if known is not None else reason.indicator
        note = tr("the other parts take its weight over")
        return Step(name, reason_words.short_reason(reason), note, missing_cell(reason))
