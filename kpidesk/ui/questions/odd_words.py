"""What is odd about a figure, in words: short for its row, in full for the strip and the list of questions."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.questions.odd import Oddity, OddKind
from kpidesk.analysis.signals.range_ends import range_ends
from kpidesk.charts.words import month_names
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Relation
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.ui.questions.impossible_words import formula_text
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import bare_text, full_text
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)


class OddWords:
    """No blame and no guess: what was found, and what it was held against."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def short(self, odd: Oddity) -> str:
        """Beside the field: above the usual range; same as July."""
        other = self._month_of(odd)
        match odd.kind:
            case OddKind.COLUMN_TWICE:
                return _tr("all figures as in {month}").format(month=other)
            case OddKind.SIGN:
                return _tr("below zero") if odd.value < 0 else _tr("above zero")
            case OddKind.TEN_TIMES:
                words = _tr("about ten times {month}") if self._is_more(odd) else _tr("about a tenth of {month}")
                return words.format(month=other)
            case OddKind.SWAPPED:
                return _tr("two digits swapped since {month}?").format(month=other)
            case OddKind.SAME:
                return _tr("same figure as {month}").format(month=other)
            case OddKind.RELATION:
                return self._relation(odd)
        return _tr("above the usual range") if self._is_above(odd) else _tr("below the usual range")

    def sentence(self, odd: Oddity) -> str:
        """Customers lost: 34 is above the usual range of the months before, 5 to 30."""
        return _tr("{name}: {words}").format(name=self._name(odd.cell), words=self.statement(odd))

    def statement(self, odd: Oddity) -> str:
        """The same where the name stands beside it."""
        return _tr("{value} {words}").format(value=self._text(odd.value, odd.cell), words=self._said(odd))

    def usual(self, low: float, high: float, about: Indicator, value: float | None = None) -> str:
        """5 to 30, without the unit; told apart from the ``value`` that lies outside."""
        shown = range_ends(about, low, high, value)
        ends = (bare_text(end, about, shown.decimals, self._form) for end in (shown.low, shown.high))
        return _tr("{low} to {high}").format(**dict(zip(("low", "high"), ends, strict=True)))

    def _said(self, odd: Oddity) -> str:
        other = wording.month(odd.other.month) if odd.other is not None else ""
        against = "" if odd.against is None else self._text(odd.against, odd.other or odd.cell)
        match odd.kind:
            case OddKind.COLUMN_TWICE:
                return _tr("– all figures of this month are those of {month}. Was one column typed twice?").format(
                    month=other
                )
            case OddKind.SIGN:
                return _tr("is below zero.") if odd.value < 0 else _tr("is above zero, and was not so far.")
            case OddKind.TEN_TIMES:
                more = _tr("is about ten times the {value} of {month}.")
                less = _tr("is about a tenth of the {value} of {month}.")
                return (more if self._is_more(odd) else less).format(value=against, month=other)
            case OddKind.SWAPPED:
                words = _tr("is the {value} of {month} with two digits swapped.")
                return words.format(value=against, month=other)
            case OddKind.SAME:
                return _tr("is exactly the figure of {month}.").format(month=other)
            case OddKind.RELATION:
                return _tr("is {words}.").format(words=self._relation(odd, in_full=True))
        words = (
            _tr("is above the usual range of the months before, {range}.")
            if self._is_above(odd)
            else _tr("is below the usual range of the months before, {range}.")
        )
        low, high = odd.range or (odd.value, odd.value)
        return words.format(range=self.usual(low, high, self._workbook.indicators[odd.cell.indicator], odd.value))

    def _relation(self, odd: Oddity, *, in_full: bool = False) -> str:
        """More than Orders, 131; in short, where it is held against several: expected 166."""
        words = {
            Relation.AT_MOST: _tr("more than {name}, {value}"),
            Relation.AT_LEAST: _tr("less than {name}, {value}"),
            Relation.NEAR: _tr("far from {name}, {value}"),
        }[odd.check.relation if odd.check is not None else Relation.NEAR]
        value = "" if odd.against is None else self._text(odd.against, odd.cell)
        if odd.other is not None and odd.check is not None and odd.check.formula == odd.other.indicator:
            return words.format(name=self._name(odd.other), value=value)
        if in_full and odd.check is not None:
            return words.format(name=formula_text(odd.check, self._workbook), value=value)
        relation = odd.check.relation if odd.check is not None else Relation.NEAR
        return {
            Relation.AT_MOST: _tr("more than {value}"),
            Relation.AT_LEAST: _tr("less than {value}"),
            Relation.NEAR: _tr("expected {value}"),
        }[relation].format(value=value)

    def _is_more(self, odd: Oddity) -> bool:
        return odd.against is None or abs(odd.value) > abs(odd.against)

    def _is_above(self, odd: Oddity) -> bool:
        return odd.range is not None and odd.value > odd.range[1]

    def _month_of(self, odd: Oddity) -> str:
        """July; with its year when it is not of the last twelve months."""
        other: Month | None = odd.other.month if odd.other is not None else None
        if other is None:
            return ""
        return month_names.name(other) if odd.cell.month - other < 12 else wording.month(other)

    def _name(self, cell: Cell) -> str:
        about = self._workbook.indicators[cell.indicator]
        return about.name if cell.segment is None else f"{about.name}, {cell.segment.name}"

    def _text(self, value: float, cell: Cell) -> str:
        return full_text(value, self._workbook.indicators[cell.indicator], self._form)
