"""One backup beside the list: what in it differs from now, figure by figure."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.comparison import Comparison
from kpidesk.domain.file_facts import Backup
from kpidesk.domain.indicator import Indicator
from kpidesk.ui.care import backup_words
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.text_table import BAR, PADDING
from kpidesk.ui.saving.differences_table import DifferencesTable

MARGIN = PADDING + BAR
"""The words above the table begin where its words begin."""

MOST = 500
"""Rows that are shown: nobody reads more, and the window has to lay them all out."""
_ANY_HEIGHT = (1 << 24) - 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


class BackupPreview(PartFrame):
    """Says what it waits for while the backup is read."""

    def __init__(
        self, theme: Theme, form: NumberForm, indicators: Mapping[str, Indicator], parent: QWidget | None = None
    ) -> None:
        super().__init__("card", parent)
        self._form = form
        self._title = PlainLabel("", TextRole.HEADING, self, wraps=True)
        self._sentence = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self.table = DifferencesTable(theme, form, indicators, (_tr("Now"), _tr("In the backup")), self)
        self._rest = PlainLabel("", TextRole.SMALL, self, muted=True, wraps=True)
        self.body.setContentsMargins(1, 12, 1, 1)
        self.body.setSpacing(4)
        for label in (self._title, self._sentence, self._rest):
            label.setContentsMargins(MARGIN, 0, MARGIN, 0)
            label.setMinimumHeight(fonts.line_height(TextRole.PARAGRAPH))
        self.body.addWidget(self._title)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(4)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._rest)
        self.body.addStretch(0)
        self.body.setAlignment(self._title, Qt.AlignmentFlag.AlignTop)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def rows(self) -> list[list[str]]:
        return self.table.rows

    def show_backup(self, backup: Backup) -> None:
        """It is being read."""
        self._title.setText(backup_words.when(backup))
        self._say(_tr("Comparing with now…"))

    def show_comparison(self, found: Comparison) -> None:
        self._say(backup_words.difference(found, self._form))
        self.table.show_differences(found.figures[:MOST])
        self.table.setMinimumHeight(fonts.scaled(96))
        self.table.setMaximumHeight(_ANY_HEIGHT)  # it fills the panel
        self.table.setVisible(bool(found.figures))
        left_out = len(found.figures) - MOST
        words = _tr("The {n} differences of the last months are shown, {more} more are not.")
        self._rest.setText(words.format(n=MOST, more=self._form.number(left_out)) if left_out > 0 else "")
        self._rest.setVisible(left_out > 0)

    def show_failure(self, sentence: str) -> None:
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.table.hide()
        self._rest.hide()
