"""The panel in which other figures are tried: every KPI that follows from them moves, and nothing is stored."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.outcome_list import OutcomeList
from kpidesk.ui.changes.trial import Trial
from kpidesk.ui.changes.trial_list import SIDE, TrialList
from kpidesk.ui.changes.trial_words import OutcomeRow, TrialWriter
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.questions.impossible_words import ImpossibleWords
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.workbook.impossible import FigureImpossible
from kpidesk.workbook.workbook import Workbook

LEFT, RIGHT = 20, 12


class TrialPanel(PartFrame):
    """Follows the row and the period of the table. What is tried stays until it is taken back, also while hidden."""

    close_requested = Signal()
    copied = Signal(str)

    def __init__(
        self, model: ChangesModel, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", parent)
        self._model, self._workbook = model, workbook
        self._indicator = ""
        self._outcomes: list[OutcomeRow] = []
        self.trial = Trial(workbook, form)
        self._writer, self._impossible = TrialWriter(workbook, form), ImpossibleWords(workbook, form)
        self._title = PlainLabel(tr("Try other figures"), TextRole.SCREEN_TITLE, self, wraps=True)
        self._close = Button(theme, "", self, icon="x", kind=Kind.QUIET, tip_text=tr("Close (Esc)"))
        self._when = PlainLabel("", TextRole.BODY, self, muted=True, wraps=True)
        self._promise = PlainLabel(tr("Nothing here is stored."), TextRole.HEADING, self, wraps=True)
        self.message = InlineMessage(theme, self, reserved=True)
        reset_tip = tr("Every figure as it is in the business (Ctrl+Delete); Delete takes back the one you are on")
        self.reset = Button(theme, tr("All as they are"), self, icon="undo-2", tip_text=reset_tip)
        copy_tip = tr("What is tried, and every KPI that moves (Ctrl+Shift+T)")
        self.copy = Button(theme, tr("Copy as text"), self, icon="clipboard-copy", tip_text=copy_tip)
        self.list = TrialList(theme, self._try, self)
        self.outcomes = OutcomeList(theme, self)
        self._facts = PlainLabel("", TextRole.HEADING, self, wraps=True)
        self._nothing = PlainLabel(
            tr("Type another figure: every chosen KPI that follows from it is shown here, before and after."),
            TextRole.PARAGRAPH,
            self,
            muted=True,
            wraps=True,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head, self._left, self._right = QWidget(self), QWidget(self), QWidget(self)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.reset, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head = _column(self.head, LEFT, 12)
        head.addLayout(top)
        for part in (self._when, self._promise, self.message):
            head.addWidget(part)
        head.addLayout(buttons)
        head.addStretch(1)
        self._left_column = left = _column(self._left, LEFT - SIDE, 4)
        left.addWidget(self.list, 1)
        self._right_column = right = _column(self._right, LEFT - SIDE, 4)
        for label in (self._facts, self._nothing):
            label.setContentsMargins(SIDE, 0, 0, 0)
            right.addWidget(label)
        right.addWidget(self.outcomes, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 8)
        self._grid.setSpacing(4)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._grid)
        self.setFocusProxy(self.list)
        for one, other in pairwise((self.list, self.outcomes, self.reset, self.copy, self._close)):
            QWidget.setTabOrder(one, other)
        self.place(at_bottom=False)

    def _connect(self) -> None:
        self._close.clicked.connect(self.close_requested)
        self.reset.clicked.connect(self.take_all_back)
        self.copy.clicked.connect(self.copy_text)
        self.list.taken_back.connect(self._take_back)

    def place(self, at_bottom: bool) -> None:
        """At the side everything is under each other, at the bottom beside each other."""
        for place, part in enumerate((self.head, self._left, self._right)):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *((0, place) if at_bottom else (place, 0)))
            self._grid.setColumnStretch(place, 1 if at_bottom or place == 0 else 0)
            self._grid.setRowStretch(place, (0 if at_bottom else 1) if place else int(at_bottom))
        self._right_column.setContentsMargins(LEFT - SIDE, 12 if at_bottom else 4, RIGHT, 0)
        self._left_column.setContentsMargins(LEFT - SIDE, 8 if at_bottom else 4, RIGHT, 0)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_indicator(self, indicator: str) -> None:
        """The figures of this KPI first."""
        self._indicator = indicator
        self.list.close_field()
        self.refresh()

    def refresh(self) -> None:
        """As the business and the table are now. What is tried and is so by now is not tried any more."""
        if not self._indicator or self._indicator not in self._workbook.indicators:
            return
        self._hint()
        try:
            self.trial.attempt({})
        except FigureImpossible as refusal:  # an edit has made it so
            self._refuse(refusal)
        self._fill()

    def _fill(self) -> None:
        look, period = self._model.look, self._model.period
        self.list.show_rows(self._writer.rows(self.trial, self._indicator, look.month, look.segment))
        chosen = [name for name in self._workbook.chosen if self._workbook.indicator(name).is_calculated]
        names = list(dict.fromkeys([self._indicator, *chosen]))
        found = self.trial.outcomes(period, names, look.segment) if self.trial.figures else []
        self._outcomes = self._writer.outcomes(found, self._indicator)
        self.outcomes.show_rows(self._outcomes)
        self.outcomes.setVisible(bool(self._outcomes))
        is_tried = bool(self.trial.figures)
        self._nothing.setVisible(not is_tried)
        self._facts.setVisible(is_tried)
        self._facts.setText(self._writer.facts([one for one in found if one.about.id in chosen], len(chosen)))
        self._when.setText(self._where())
        for button in (self.reset, self.copy):
            button.setEnabled(is_tried)

    def _where(self) -> str:
        """August 2026, Search; in a longer period also the month whose figures are typed."""
        look, period = self._model.look, self._model.period
        when = wording.period(period, self._workbook.calendar)
        if period.length > 1:
            when = tr("{period}; figures of {month}").format(period=when, month=wording.month(look.month))
        return when if look.segment is None else f"{when}, {look.segment.name}"

    def _hint(self) -> None:
        self.message.clear(tr("Enter tries a figure, also a sum like =412+223. Delete takes it back."))

    def _refuse(self, refusal: Refusal) -> None:
        words = refusal_words.refusal(refusal)
        if isinstance(refusal, FigureImpossible):
            words = self._impossible.sentence(refusal.found[0])
        self.message.say(words, Tone.BAD)

    # -- trying -------------------------------------------------------------------------------------------------

    def _try(self, cell: Cell, text: str) -> bool:
        try:
            self.trial.attempt({cell: self.trial.read(cell, text)})
        except Refusal as refusal:
            self._refuse(refusal)
            return False
        self._hint()
        self._fill()
        return True

    def take_over(self, figures: Mapping[Cell, float | None]) -> None:
        """Try what would reach the goal, and put the keys on it."""
        try:
            self.trial.attempt(figures)
        except FigureImpossible as refusal:
            self._refuse(refusal)
        else:
            self._hint()
        self._fill()
        month = self._model.look.month
        if any(self.list.choose(cell) for cell in sorted(figures, key=lambda cell: cell.month != month)):
            self.list.scrollTo(self.list.currentIndex())

    def _take_back(self, cell: Cell) -> None:
        try:
            self.trial.take_back(cell)
        except FigureImpossible as refusal:
            self._refuse(refusal)
            return
        self._hint()
        self._fill()

    def take_all_back(self) -> None:
        self.trial.take_all_back()
        self._hint()
        self._fill()

    @property
    def text(self) -> str:
        """For a message; "" while nothing is tried."""
        if not self.trial.figures:
            return ""
        return self._writer.text(self.trial, self._outcomes, self._model.period, self._model.look.segment)

    def copy_text(self) -> None:
        if text := self.text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(tr("What was tried is copied as text"))

    # -- Qt -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take_all_back()
        else:
            super().keyPressEvent(event)


def _column(widget: QWidget, left: int, top: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(left, top, RIGHT, 0)
    column.setSpacing(6)
    return column
