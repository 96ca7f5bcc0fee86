"""How a change is written in the table: its text, the line below it and what the tool tip adds."""

from dataclasses import dataclass

from kpidesk.analysis.comparison.comparison import Against, Comparison
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.numbers.movement import ChangeKind, Movement, Remark
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.value import NoValue
from kpidesk.ui.changes.words import DASH, listed_months, tr
from kpidesk.ui.painters.change import ChangeMark, change_words
from kpidesk.ui.wording import reason_words
from kpidesk.ui.wording.figure_text import difference_text, figure_text, short_text


@dataclass(frozen=True, slots=True)
class ChangeCell:
    """``below`` is a second line: "vs Mar (Apr missing)", "from loss to profit"."""

    mark: ChangeMark
    below: str = ""

    @property
    def text(self) -> str:
        """In one line, as it is copied."""
        return self.mark.text + (f", {self.below}" if self.below else "")

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (change_words(self.mark), self.below) if part and part != DASH)


def change_cell(
    comparison: Comparison, against: Against, tint: Merit, *, place: str, form: NumberForm, currency: str
) -> ChangeCell:
    """``tint`` is the colour it may have, ``place`` says where the figure lies against its usual range."""
    text, faint = _text(comparison, against, form)
    trend = Trend.NONE if faint or text == DASH else against.movement.trend
    details = [place] if trend is not Trend.NONE or text == tr("unchanged") else []
    details += _remarks(comparison, against, form, currency)
    mark = ChangeMark(
        trend, text, tint if trend is not Trend.NONE else Merit.NONE, faint, "; ".join(filter(None, details))
    )
    return ChangeCell(mark, _below(against, comparison.indicator))


def _text(comparison: Comparison, against: Against, form: NumberForm) -> tuple[str, bool]:
    """The text, and whether it stands back."""
    about, decimals, move = comparison.indicator, comparison.decimals, against.movement
    if Remark.UNFINISHED in against.remarks:
        return _daily(about, against, form)
    if move.kind is ChangeKind.NONE or move.difference is None:
        return _incomplete(comparison, against), True
    if Remark.UNCHANGED in move.remarks:
        return tr("unchanged"), False
    text = signed(move.difference, about, decimals, form)
    if Remark.FEW_CASES in move.remarks:
        return tr("{difference} (few cases)").format(difference=text), True
    return text + _share(move, form), False


def _daily(about: Indicator, against: Against, form: NumberForm) -> tuple[str, bool]:
    """A running period is compared by the day, and only what adds up over days."""
    daily = against.daily
    if daily is None:
        return tr("so far"), True
    if not daily.difference:
        return tr("same a day"), False
    return tr("{difference} a day").format(difference=signed(daily.difference, about, daily.decimals, form)), False


def _incomplete(comparison: Comparison, against: Against) -> str:
    """2 of 3 months, where some are missing; else a dash."""
    if Remark.INCOMPLETE not in against.remarks:
        return DASH
    for value in (comparison.value, against.before):
        if isinstance(value, NoValue) and value.of > 1:
            return reason_words.short_reason(value)
    return DASH


def signed(step: float, about: Indicator, decimals: int, form: NumberForm) -> str:
    """+438; +0.4 pp; +4 points: a difference in the words of its unit."""
    if about.unit in {Unit.SCORE, Unit.INDEX}:
        return tr("{difference} points").format(difference=form.signed(step, decimals))
    return difference_text(step, about, decimals, form)


def _share(move: Movement, form: NumberForm) -> str:
    """What stands in brackets behind the difference."""
    if Remark.TIMES in move.remarks and move.factor is not None:
        return f" ({form.times(move.factor)})"
    if Remark.WAS_ZERO in move.remarks and move.kind is not ChangeKind.POINTS:
        return f" ({tr('was 0')})"
    if move.kind is ChangeKind.PERCENT and move.change is not None:
        return f" ({form.percent_change(move.change)})"
    return ""


def _below(against: Against, about: Indicator) -> str:
    if against.missing:
        return tr("vs {month} ({missing} missing)").format(
            month=listed_months([against.period.last]), missing=listed_months(against.missing)
        )
    if Remark.REDEFINED in against.remarks:
        return tr("definition changed")
    if against.remarks & {Remark.UNCHANGED, Remark.FEW_CASES}:
        return ""
    if Remark.TURNED_POSITIVE in against.remarks:
        return tr("from loss to profit") if _is_profit(about) else tr("from minus to plus")
    if Remark.TURNED_NEGATIVE in against.remarks:
        return tr("from profit to loss") if _is_profit(about) else tr("from plus to minus")
    return ""


def _is_profit(about: Indicator) -> bool:
    """Cash flow and growth turn too, but not from loss to profit."""
    return "profit" in about.id or "margin" in about.id


def _remarks(comparison: Comparison, against: Against, form: NumberForm, currency: str) -> list[str]:
    """What the tool tip adds."""
    about = comparison.indicator
    told = []
    if against.daily is not None:
        daily = against.daily
        now, then = (figure_text(value, about, daily.decimals, form, currency) for value in (daily.value, daily.before))
        told.append(tr("{now} a day so far, {then} a day before").format(now=now, then=then))
    elif Remark.UNFINISHED in against.remarks:
        told.append(tr("the period still runs and is not compared with a whole one"))
    if Remark.REDEFINED in against.remarks:
        told.append(tr("it has meant something else, so the two are not compared"))
    if Remark.FEW_CASES in against.remarks:
        told.append(tr("so few move by chance alone"))
    if Remark.NEGATIVE_BASE in against.remarks:
        told.append(tr("no percentage of a figure below zero"))
    if Remark.LENGTHS_DIFFER in against.remarks and not comparison.per_day:
        told.append(tr("the periods differ in length; in Changes, “per day” takes that out"))
    return told


def earlier_text(comparison: Comparison, against: Against, form: NumberForm) -> str:
    """The figure compared with, or a dash."""
    before = against.before
    if isinstance(before, NoValue):
        return DASH
    return short_text(before, comparison.indicator, comparison.decimals, form)
