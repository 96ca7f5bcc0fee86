"""How the months of a file run, and what only the owner knows of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kpidesk.exchange.layout import Direction
from kpidesk.exchange.month_words import DayOrder
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, paragraph
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.wording import wording


class LayoutCard(TopicCard):
    """How the months run, and what only the owner knows of them."""

    direction_chosen = Signal(object)
    year_said = Signal(int)
    order_said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, title=tr("Months"))
        down, across = tr("A line is a month"), tr("A column is a month")
        self.direction = SegmentedChoice(
            ((str(Direction.DOWN), down), (str(Direction.ACROSS), across)), tr("How the months run"), self
        )
        self.found = paragraph("", self)
        self.year = QLineEdit(self)
        self.year.setFixedWidth(fonts.scaled(80))
        self.year.setMaxLength(4)
        self.year.setPlaceholderText(tr("2026"))
        self.year.setAccessibleName(tr("Year of the first month"))
        self._year_row = _labelled(tr("The file names no year. The first month is in"), self.year, parent=self)
        self.order = [
            Button(theme, tr("3 April: the day first"), self),
            Button(theme, tr("4 March: the month first"), self),
        ]
        self._order_row = _labelled(tr("Which day is 03/04/2026?"), *self.order, parent=self)
        self.body.addWidget(self.direction, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (self.found, self._year_row, self._order_row):
            self.body.addWidget(row)
        self.direction.chosen.connect(lambda key: self.direction_chosen.emit(Direction(key)))
        self.year.returnPressed.connect(self._tell_year)
        self.year.editingFinished.connect(self._tell_year)
        for button, order in zip(self.order, (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST), strict=True):
            button.clicked.connect(lambda _=False, order=order: self.order_said.emit(order))

    def show_draft(self, draft: Draft) -> None:
        layout = draft.layout
        if layout is None:
            return
        self.direction.setVisible(not draft.settings.reader)
        self.direction.choose(str(layout.direction))
        months = layout.months
        said = tr("No months were found in it.")
        if months:
            count = words.counted(len(months), tr("1 month"), tr("{n} months"))
            said = f"{count}, {wording.month(months[0])} – {wording.month(months[-1])}"
        self.found.setText(said)
        self.found.setVisible(not draft.is_unclear)
        asked = draft.settings.layout.year is not None
        self._year_row.setVisible(layout.needs_year or asked)
        if asked and not self.year.hasFocus():
            self.year.setText(str(draft.settings.layout.year))
        self._order_row.setVisible(layout.needs_day_order)

    def _tell_year(self) -> None:
        text = self.year.text().strip()
        if text.isdigit() and len(text) == 4:
            self.year_said.emit(int(text))


def _labelled(text: str, *widgets: QWidget, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    across.addWidget(PlainLabel(text, TextRole.BODY, row))
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    return row
