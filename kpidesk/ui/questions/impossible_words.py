"""What is impossible about a figure, in words: short for its row, in full for the strip."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.writing import show
from kpidesk.ui.wording.figure_text import full_text
from kpidesk.workbook.impossible import Impossible, ImpossibleKind
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)


class ImpossibleWords:
    """Both figures are always named, each with its number."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def sentence(self, one: Impossible) -> str:
        """Opened (2,918) cannot be more than delivered (2,248)."""
        about = self._about(one.cell)
        figure = _tr("{name} ({value})").format(name=self.name(one.cell), value=self._text(one.value, about))
        return figure + " " + self._verdict(one, about)

    def short(self, one: Impossible, typed: Cell) -> str:
        """Beside the field of ``typed``: more than the 2,248 delivered."""
        about = self._about(one.cell)
        bound = "" if one.bound is None else self._text(one.bound, about)
        if one.kind is ImpossibleKind.WHOLE:
            return _tr("must be a whole number")
        if one.kind is ImpossibleKind.PARTS:
            return self._short_parts(one, typed, bound)
        if not one.against:
            return self._beyond(one, about, bound)
        if typed != one.cell:
            value = self._text(one.value, about)
            less = one.check is not None and one.check.relation is Relation.AT_MOST
            words = _tr("less than {name}, {value}") if less else _tr("more than {name}, {value}")
            return words.format(name=self.name(one.cell), value=value)
        words = {
            Relation.AT_MOST: _tr("more than {name}, {value}"),
            Relation.AT_LEAST: _tr("less than {name}, {value}"),
            Relation.NEAR: _tr("not the same as {name}, {value}"),
        }[one.check.relation if one.check is not None else Relation.AT_MOST]
        return words.format(name=self._others(one), value=bound)

    def other(self, one: Impossible, typed: Cell) -> Cell | None:
        """The figure that F6 goes to; None when the figure is impossible by itself."""
        return next((cell for cell in one.cells if cell != typed), None)

    def name(self, cell: Cell) -> str:
        about = self._about(cell)
        return about.name if cell.segment is None else f"{about.name}, {cell.segment.name}"

    def _verdict(self, one: Impossible, about: Indicator) -> str:
        bound = "" if one.bound is None else self._text(one.bound, about)
        if one.kind is ImpossibleKind.WHOLE:
            return _tr("must be a whole number.")
        if one.kind is ImpossibleKind.PARTS:
            parts = kinds_of(self._segment(one.against))
            return _tr("cannot be less than its {parts} together ({value}).").format(parts=parts, value=bound)
        if not one.against:
            return self._beyond(one, about, bound) + "."
        words = {
            Relation.AT_MOST: _tr("cannot be more than {name} ({value})."),
            Relation.AT_LEAST: _tr("cannot be less than {name} ({value})."),
            Relation.NEAR: _tr("must be the same as {name} ({value})."),
        }[one.check.relation if one.check is not None else Relation.AT_MOST]
        return words.format(name=self._others(one), value=bound)

    def _beyond(self, one: Impossible, about: Indicator, bound: str) -> str:
        if one.kind is ImpossibleKind.HIGHEST:
            return _tr("cannot be more than {value}").format(value=bound)
        words = _tr("must be more than {value}") if about.excludes_lowest else _tr("cannot be less than {value}")
        return words.format(value=bound)

    def _short_parts(self, one: Impossible, typed: Cell, bound: str) -> str:
        parts = kinds_of(self._segment(one.against))
        if typed == one.cell:
            return _tr("less than its {parts} together, {value}").format(parts=parts, value=bound)
        total = self._text(one.value, self._about(one.cell))
        return _tr("the {parts} are more than the total, {value}").format(parts=parts, value=total)

    def _others(self, one: Impossible) -> str:
        """The other figure, or the sum that the figure is held against."""
        if len(one.against) == 1 and one.check is not None and one.check.formula == one.against[0].indicator:
            return self.name(one.against[0])
        return formula_text(one.check, self._workbook) if one.check is not None else _tr("the other figures")

    def _about(self, cell: Cell) -> Indicator:
        return self._workbook.indicators[cell.indicator]

    def _text(self, value: float, about: Indicator) -> str:
        return full_text(value, about, self._form)

    def _segment(self, cells: tuple[Cell, ...]) -> Segment | None:
        return cells[0].segment if cells else None


def formula_text(check: Check, workbook: Workbook) -> str:
    """What a check works out, in the names of the figures."""
    definitions = workbook.definitions
    return show(definitions.check(check.formula).node, definitions.labels)


def kinds_of(segment: Segment | None) -> str:
    """Channels, campaigns or products."""
    return {
        SegmentKind.CHANNEL: _tr("channels"),
        SegmentKind.CAMPAIGN: _tr("campaigns"),
        SegmentKind.PRODUCT: _tr("products"),
        None: _tr("parts"),
    }[segment.kind if segment is not None else None]


def stays_so(one: Impossible, typed: Cell) -> bool:
    """Whether more digits could not make it right any more: then it is said while one still types."""
    if typed != one.cell:
        if one.kind is ImpossibleKind.PARTS:
            return True
        return one.check is not None and one.check.relation is Relation.AT_LEAST
    match one.kind:
        case ImpossibleKind.HIGHEST | ImpossibleKind.WHOLE:
            return True
        case ImpossibleKind.LOWEST:
            return one.value < 0
        case ImpossibleKind.PARTS:
            return False
    return one.check is not None and one.check.relation is Relation.AT_MOST
