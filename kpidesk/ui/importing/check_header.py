"""The head of the preview: each heading as in the file, and below it where its column goes and how it is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kpidesk.exchange.amount import Marks
from kpidesk.ui.importing import words
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.column_fields import FormField, TargetField
from kpidesk.ui.importing.targets import name_of
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, line_across, line_down
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines

if TYPE_CHECKING:  # the table asks for this, and not the other way round
    from kpidesk.ui.importing.check_table import CheckModel

HEADING_ROW, FORM_ROW, LINE = 32, 40, 1
PADDING, _LINES, _FIELD, _RING = 8, 2, 28, 2
_AROUND, _ONE_LINE = 40, 160
"""Pixels of a field beside its words; of a heading that is not broken into two lines."""


class CheckHeader(QHeaderView):
    """A field is made when its column first comes into sight.

    ``target_wanted(column)`` asks where a column goes, ``form_chosen(column, Marks)`` for another number form.
    """

    target_wanted = Signal(int)
    form_chosen = Signal(int, object)

    def __init__(self, model: "CheckModel", theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._check, self._theme = model, theme
        self._targets: dict[int, TargetField] = {}
        self._forms: dict[int, FormField] = {}
        self._high = HEADING_ROW
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def target_field(self, column: int) -> TargetField:
        """Where the column goes."""
        if column not in self._targets:
            self._targets[column] = field = TargetField(self.viewport())
            field.wanted.connect(lambda: self.target_wanted.emit(column))
            self._fill(column)
        return self._targets[column]

    def form_field(self, column: int) -> FormField:
        """How its numbers are written."""
        if column not in self._forms:
            self._forms[column] = field = FormField(self.viewport())
            field.chosen.connect(lambda form: self._choose_form(column, form))
            self._fill(column)
        return self._forms[column]

    def show_rows(self, rows: CheckRows) -> None:
        for column in [column for column in self._targets if column >= len(rows.series)]:
            self._targets.pop(column).deleteLater()
            if column in self._forms:
                self._forms.pop(column).deleteLater()
        for column in self._targets:
            self._fill(column)
        self.place_fields()
        self.viewport().update()

    def needed(self, column: int) -> int:
        """Pixels that the heading needs, and the name of where the column goes in its field."""
        rows = self._check.rows
        if rows is None:
            return 0
        series, about = rows.series[column], rows.about(column)
        name = name_of(series.target, {about.id: about} if about is not None else {})
        heading = fonts.width(words.heading(series), TextRole.HEADING)
        in_lines = heading if heading <= _ONE_LINE else max(_ONE_LINE, 0.6 * heading)
        return round(max(fonts.width(name, TextRole.SMALL) + _AROUND, in_lines + 2)) + 2 * PADDING

    def fit(self, widths: list[int]) -> None:
        """Two lines for headings that do not fit into one."""
        rows = self._check.rows
        if rows is None:
            return
        headings = ((words.heading(rows.series[column]), width) for column, width in enumerate(widths))
        two = any(fonts.width(heading, TextRole.HEADING) > width - 2 * PADDING for heading, width in headings)
        high = HEADING_ROW + (16 if two else 0)
        if high != self._high:
            self._high = high
        self.setFixedHeight(self.sizeHint().height())

    def place_fields(self) -> None:
        """Over the sections in sight, as wide as they are."""
        rows = self._check.rows
        if rows is None:
            return
        top, row, field = fonts.scaled(self._high), fonts.scaled(FORM_ROW), fonts.scaled(_FIELD)
        for column in range(len(rows.series)):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            in_sight = left < self.viewport().width() and left + width > 0
            if not in_sight and column not in self._targets:
                continue
            place = QRect(left + PADDING, top + (row - field) // 2, width - 2 * PADDING, field)
            for widget, at in ((self.target_field(column), place), (self.form_field(column), place.translated(0, row))):
                widget.setGeometry(at)
                widget.setVisible(in_sight)

    def _fill(self, column: int) -> None:
        rows = self._check.rows
        if rows is None or column >= len(rows.series):
            return
        series = rows.series[column]
        heading = words.heading(series)
        if (target := self._targets.get(column)) is not None:
            about = rows.about(column)
            known = {about.id: about} if about is not None else {}
            target.show_target(name_of(series.target, known))
            target.setAccessibleName(tr("{heading} goes to").format(heading=heading))
        if (form := self._forms.get(column)) is not None:
            form.show_forms(words.form_choices(series, rows.about(column)), series.finding.form)
            form.setAccessibleName(tr("Number form of {heading}").format(heading=heading))
            form.setEnabled(not series.target.is_nowhere)

    def _choose_form(self, column: int, form: Marks) -> None:
        self.form_chosen.emit(column, form)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), fonts.scaled(self._high) + 2 * fonts.scaled(FORM_ROW) + LINE)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        rows, palette = self._check.rows, self._theme.palette
        if rows is None or section >= len(rows.series):
            return
        head, row = fonts.scaled(self._high), fonts.scaled(FORM_ROW)
        top = QRect(rect.left(), rect.top(), rect.width(), head)
        painter.fillRect(rect, palette.surface)
        painter.fillRect(top, palette.sunken)
        inside = top.adjusted(PADDING, 0, -PADDING, 0)
        series = rows.series[section]
        heading = words.heading(series)
        lines = broken(heading, inside.width(), TextRole.HEADING, _LINES)
        high = len(lines) * fonts.line_height(TextRole.HEADING)
        place = inside.adjusted(0, (inside.height() - high) // 2, 0, 0)
        muted = series.target.is_nowhere
        paint_lines(painter, place, lines, TextRole.HEADING, palette.text_2 if muted else palette.text)
        if series.is_ambiguous:
            field = fonts.scaled(_FIELD)
            at = QRect(rect.left() + PADDING, head + row + (row - field) // 2, rect.width() - 2 * PADDING, field)
            box(painter, at.adjusted(-_RING, -_RING, _RING, _RING), 7, border=palette.accent, width=2)
        for number in range(3):
            line_across(painter, rect.left(), rect.right() + 1, top.bottom() + number * row, palette.line)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.line)
