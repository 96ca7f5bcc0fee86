"""The steps of a calculation as rows of a tree: what was read, for when, how much, and the cell it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Kind, Rollup
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.explain import Explanation, MonthPart
from kpidesk.ui.changes.words import tr
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook


@dataclass(slots=True)
class Step:
    """``cell`` is where the figure is typed, None for a calculated one. ``note`` says how it came about."""

    name: str
    value: str
    note: str = ""
    cell: Cell | None = None
    parts: list["Step"] = field(default_factory=list)

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.name, self.value, self.note) if part)


class StepWriter:
    """Puts an explanation into steps."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def steps(self, explanation: Explanation) -> list[Step]:
        """Below the value itself, which stands above the tree."""
        if explanation.months:
            return self._months(explanation) + self._below(explanation)
        return self._below(explanation)

    def figure(self, indicator: str, value: Value | None) -> str:
        """With its unit and one decimal more than a table shows; a short reason without one."""
        if value is None:
            return tr("no figure")
        if isinstance(value, NoValue):
            return reason_words.short_reason(value)
        about = self._workbook.indicators[indicator]
        decimals = decimals_of(about, value, detail=True)
        return figure_text(value, about, decimals, self._form, self._workbook.business.currency)

    def _below(self, explanation: Explanation) -> list[Step]:
        return [self._step(part, explanation.period) for part in explanation.steps]

    def _step(self, part: Explanation, around: Period) -> Step:
        return Step(
            name=self._name(part, around),
            value=self.figure(part.indicator, part.value),
            note=self._note(part),
            cell=self._cell(part),
            parts=[] if self._is_one_cell(part) else self.steps(part),
        )

    def _name(self, part: Explanation, around: Period) -> str:
        """With its period and segment where they are not those of what it belongs to."""
        words = [part.label]
        if (part.period.first, part.period.last) != (around.first, around.last):
            words.append(wording.period(part.period, self._workbook.calendar))
        if part.segment is not None:
            words.append(part.segment.name)
        return ", ".join(words)

    def _note(self, part: Explanation) -> str:
        if part.repeated:
            return tr("see above")
        if self._is_one_cell(part):
            return self._standing_in(part.indicator) if part.months and part.months[0].stands_in else ""
        return _rollup(part.rollup, len(part.months)) if part.rollup is not None and part.months else ""

    def _standing_in(self, indicator: str) -> str:
        """Why a blank figure has a value all the same."""
        about = self._workbook.indicators[indicator]
        if about.standing:
            return tr("carried forward")
        return tr("filled in from other figures") if about.filled_from else tr("a blank counts as 0")

    def _is_one_cell(self, part: Explanation) -> bool:
        is_input = self._workbook.indicators[part.indicator].kind is Kind.INPUT
        return is_input and len(part.months) <= 1

    def _cell(self, part: Explanation) -> Cell | None:
        if (cell := missing_cell(part.value)) is not None:
            return cell
        return Cell(part.indicator, part.period.first, part.segment) if self._is_one_cell(part) else None

    def _months(self, part: Explanation) -> list[Step]:
        is_input = self._workbook.indicators[part.indicator].kind is Kind.INPUT
        return [self._month(part, month, is_input) for month in part.months]

    def _month(self, part: Explanation, month: MonthPart, is_input: bool) -> Step:
        notes = [self._standing_in(part.indicator)] if month.stands_in else []
        if month.weight is not None:
            notes.append(tr("weight {weight}").format(weight=self._form.number(month.weight)))
        return Step(
            name=wording.month(month.month),
            value=self.figure(part.indicator, month.value),
            note=", ".join(notes),
            cell=Cell(part.indicator, month.month, part.segment) if is_input else None,
        )


def missing_cell(value: Value) -> Cell | None:
    """The cell of a figure that is not entered."""
    if not isinstance(value, NoValue) or value.cause is not Cause.MISSING or value.month is None:
        return None
    return Cell(value.indicator, value.month, value.segment)


def flat(steps: Sequence[Step]) -> list[Step]:
    """Every step with what is below it, from top to bottom."""
    return [found for step in steps for found in (step, *flat(step.parts))]


def _rollup(rule: Rollup, count: int) -> str:
    sentences = {
        Rollup.SUM: tr("sum of {n} months"),
        Rollup.LAST: tr("the last of {n} months"),
        Rollup.FIRST: tr("the first of {n} months"),
        Rollup.MEAN: tr("mean of {n} months"),
        Rollup.WEIGHTED_MEAN: tr("weighted mean of {n} months"),
    }
    return sentences.get(rule, "").format(n=count)
