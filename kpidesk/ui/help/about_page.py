"""Version and licence of the program, and the notices of what it is made of."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kpidesk import __version__
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.icons import MARK
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.parts.overlay_page import OverlayPage

WIDTH = 960


def _tr(text: str) -> str:
    return QCoreApplication.translate("AboutPage", text)


class AboutPage(OverlayPage):
    """The notices are read when the page is first seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _tr("About kpidesk"), width=WIDTH, parent=parent)
        self._texts: list[str] = []
        self._choice = QComboBox(self)
        self._choice.setAccessibleName(_tr("Licence of"))
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(fonts.font(TextRole.SMALL_MONO))
        self._text.setMinimumHeight(fonts.scaled(320))
        self._text.setAccessibleName(_tr("Text of the licence"))
        self._choice.currentIndexChanged.connect(self._show_text)
        self.body.addLayout(self._program())
        self.body.addWidget(PlainLabel(_tr("Licences"), TextRole.HEADING, self))
        self.body.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._text)

    def _program(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(_tr("kpidesk {version}").format(version=__version__), TextRole.PANEL_VALUE, self))
        for sentence in (
            _tr("Monthly figures of a one-person business: KPIs, goals, changes, charts for slides."),
            _tr("Works without a network and sends nothing. Free software under the MIT licence."),
        ):
            words.addWidget(PlainLabel(sentence, TextRole.PARAGRAPH, self, muted=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(self._theme, MARK, 48, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    @property
    def choice(self) -> QComboBox:
        return self._choice

    @property
    def text(self) -> str:
        """The licence in sight."""
        return self._text.toPlainText()

    def _show_text(self, place: int) -> None:
        self._text.setPlainText(self._texts[place])

    def showEvent(self, event: QShowEvent) -> None:
        if not self._texts:
            from kpidesk.ui.help.notices import notices  # reads the files of every package

            for notice in notices():
                self._texts.append(notice.text or notice.licence)
                self._choice.addItem(f"{notice.name}, {notice.licence}")
        super().showEvent(event)
