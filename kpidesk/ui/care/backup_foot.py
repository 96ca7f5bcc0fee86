"""What can be done with the chosen backup: a row of buttons, and the one question before a restore in its place."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.saving.strips import Strip, Way

HEIGHT = 42


class _Way(StrEnum):
    RESTORE = "restore"
    STAY = "stay"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


class BackupFoot(QStackedWidget):
    """``answered`` says whether the restore that was asked about is wanted. Nothing moves when a question comes."""

    answered = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.make = Button(theme, _tr("Back up now"), self, icon="plus")
        self.look = Button(theme, _tr("Look at it"), self, tip_text=_tr("Look at it (Enter)"))
        self.restore = Button(theme, _tr("Restore…"), self)
        self.question = Strip(theme, self)
        buttons, asking = QWidget(self), QWidget(self)
        row, column = QHBoxLayout(buttons), QVBoxLayout(asking)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.make)
        row.addStretch(1)
        row.addWidget(self.look)
        row.addWidget(self.restore)
        column.addWidget(self.question)
        for page in (buttons, asking):
            self.addWidget(page)
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self.question.asked.connect(lambda way: self.answered.emit(way == _Way.RESTORE))

    @property
    def is_asking(self) -> bool:
        return self.currentIndex() == 1

    def ask(self, sentence: str) -> None:
        """The keys go to the answer that is meant."""
        ways = [Way(_Way.RESTORE, _tr("Restore it")), Way(_Way.STAY, _tr("Cancel"))]
        self.question.say(sentence, ways, icon="circle-alert")
        self.question.button(_Way.RESTORE).set_kind(Kind.MAIN)
        self.setCurrentIndex(1)
        self.question.button(_Way.RESTORE).setFocus()

    def stop_asking(self) -> None:
        self.setCurrentIndex(0)
        self.question.clear()

    def allow(self, has_chosen: bool, read_only: bool) -> None:
        """What can be done with the chosen row and this file; a button that cannot says why."""
        for button in (self.look, self.restore):
            button.enable() if has_chosen else button.disable(_tr("Choose a backup first."))
        if read_only:
            for button in (self.restore, self.make):
                button.disable(_tr("The file is open to be looked at only."))
