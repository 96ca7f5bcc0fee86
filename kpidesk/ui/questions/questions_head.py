"""The row above the open questions: the way back, how many there are, and which of them are listed."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kpidesk.analysis.questions.questions import QuestionKind
from kpidesk.domain.month import Month
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.questions.open_questions import Wanted
from kpidesk.ui.questions.question_words import kind_name, tr
from kpidesk.ui.wording import wording


class QuestionsHead(Toolbar):
    """``chosen``: others are to be listed."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(theme, tr("Back"), self, icon="arrow-left", kind=Kind.QUIET, key_hint=tr("Esc"))
        self._state = PlainLabel("", TextRole.BODY, self, muted=True)
        self.kinds, self.months = QComboBox(self), QComboBox(self)
        self.kinds.setAccessibleName(tr("Which questions"))
        self.months.setAccessibleName(tr("Of which month"))
        self.kinds.addItem(tr("All questions"), None)
        for kind in QuestionKind:
            self.kinds.addItem(kind_name(kind), kind)
        for choice in (self.kinds, self.months):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.activated.connect(lambda _: self.chosen.emit())
        self.add(self.back, PlainLabel(tr("Open questions"), TextRole.SCREEN_TITLE, self), self._state)
        self.gap()
        self.add(self.kinds, self.months)

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.kinds.currentData(), self.months.currentData())

    def want_all(self) -> None:
        self.kinds.setCurrentIndex(0)
        self.months.setCurrentIndex(0)

    def offer_months(self, months: Iterable[Month], chosen: Month | None) -> None:
        """Those that have questions, and the chosen one in any case."""
        self.months.clear()
        self.months.addItem(tr("All months"), None)
        for month in dict.fromkeys([*([chosen] if chosen is not None else []), *months]):
            self.months.addItem(wording.month(month), month)
        self.months.setCurrentIndex(1 if chosen is not None else 0)

    def show_counts(self, opened: int, answered: int) -> None:
        said = tr("{n} open").format(n=opened)
        self._state.setText(tr("{open}, {n} answered").format(open=said, n=answered) if answered else said)
