"""The row above the month sheet: which month, how much of it is entered, what is open, closing it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.month import Month
from kpidesk.ui.figures.view_switch import View, ViewSwitch
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet import words
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.questions.question_words import counted
from kpidesk.ui.wording import wording

BAR = 160


class SheetHeader(Toolbar):
    """``stepped`` says how many months to go; the other signals are wishes."""

    stepped = Signal(int)
    questions_requested = Signal()
    closing_requested = Signal()
    reopening_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow = False
        self.switch = ViewSwitch(self)
        self.switch.choose(View.SHEET)
        self.earlier = Button(theme, "", self, icon="chevron-left", tip_text=tr("Month before (Alt+Left)"))
        self.later = Button(theme, "", self, icon="chevron-right", tip_text=tr("Month after (Alt+Right)"))
        self.name = PlainLabel("", TextRole.SCREEN_TITLE, self)
        self.state = PlainLabel("", TextRole.SMALL, self, muted=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(fonts.scaled(BAR))
        self.progress = PlainLabel("", TextRole.BODY, self, muted=True)
        self.questions = Button(theme, tr("Open questions"), self, icon="speech-question")
        self.close_button = Button(theme, tr("Close month"), self, icon="lock")
        self.reopen_button = Button(theme, tr("Reopen"), self, icon="lock-open")
        self.name.setMinimumWidth(self._widest_name())
        for place, widget in enumerate(
            (self.switch, self.earlier, self.name, self.later, self.state, self.bar, self.progress)
        ):
            self.add(widget)
            if place == 4:
                self.body.addSpacing(12)
        self.gap()
        self.add(self.questions, self.close_button, self.reopen_button)
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.questions.clicked.connect(self.questions_requested)
        self.close_button.clicked.connect(self.closing_requested)
        self.reopen_button.clicked.connect(self.reopening_requested)
        self.setFocusProxy(self.switch)

    def show_month(self, month: Month, state: MonthState) -> None:
        self.name.setText(wording.month(month))
        said = words.state(month, state)
        self.state.setText(said)
        self.state.setVisible(bool(said))
        self.state.setToolTip(tip(state.reason))
        self.state.setAccessibleDescription(state.reason)
        is_closed = state.status is MonthStatus.CLOSED
        self.close_button.setVisible(not is_closed)
        self.reopen_button.setVisible(is_closed)

    def show_progress(self, entered: int, wanted: int, stands_against: str = "") -> None:
        """All entered: closing is the next step, so its button is the main one, unless something stands against it."""
        said = words.progress(entered, wanted)
        self.bar.setRange(0, max(1, wanted))
        self.bar.setValue(entered)
        self.bar.setAccessibleName(said)
        self.progress.setText(said)
        is_next = wanted and entered >= wanted and not stands_against
        self.close_button.set_kind(Kind.MAIN if is_next else Kind.PLAIN)
        self.close_button.disable(stands_against) if stands_against else self.close_button.enable()
        self._fit()

    def show_questions(self, count: int) -> None:
        self.questions.setText(counted(count))
        self._fit()

    def show_ends(self, earlier: bool, later: bool) -> None:
        """Whether there is a month before and one after."""
        for button, there in ((self.earlier, earlier), (self.later, later)):
            button.setEnabled(there)

    def hold_back(self, reason: str) -> None:
        """Nothing can be changed now, and why; empty: it can."""
        self.reopen_button.disable(reason) if reason else self.reopen_button.enable()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the bar goes: the words say the same."""
        self._is_narrow = narrow
        self.bar.setHidden(narrow)
        self._fit()

    def _fit(self) -> None:
        """What has to go is said in the status bar of a narrow window, or stands in a menu."""
        state = [self.state] if self.state.text() else []
        self.make_room(*([] if self._is_narrow else [self.bar]), self.progress, *state, self.questions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _widest_name(self) -> int:
        names = (wording.month(Month.of(2028, number)) for number in range(1, 13))
        return round(max(fonts.width(name, TextRole.SCREEN_TITLE) for name in names) + 0.5)
