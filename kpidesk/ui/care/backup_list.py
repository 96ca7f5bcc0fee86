"""The backups of a file in a table, newest first; what in each differs from now fills in beside the window."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.file_facts import Backup
from kpidesk.ui.care import backup_words as words
from kpidesk.ui.care.comparer import Comparer
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.text_table import Column, TextModel, TextTable

DIFFERS = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


class BackupList(TextTable):
    """The chosen backup is compared first, then one after the other of those in sight."""

    def __init__(self, theme: Theme, comparer: Comparer, form: NumberForm, parent: QWidget | None = None) -> None:
        columns = (
            Column(_tr("When")),
            Column(_tr("Why"), wide=True, muted=True),
            Column(_tr("Size"), right=True),
            Column(_tr("Figures"), right=True),
            Column(_tr("Differ from now"), right=True),
        )
        texts = TextModel(columns, parent)
        super().__init__(theme, texts, _tr("Backups"), parent)
        self.texts, self._comparer, self._form = texts, comparer, form
        self._backups: list[Backup] = []
        comparer.compared.connect(lambda backup, _found: self._show_answer(backup))
        comparer.failed.connect(lambda backup, _sentence: self._show_answer(backup))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.compare_the_rest())

    @property
    def backups(self) -> list[Backup]:
        """In the order of the rows."""
        return self._backups

    @property
    def chosen(self) -> Backup | None:
        return self._backups[self.row] if 0 <= self.row < len(self._backups) else None

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """The chosen one stays so; else the newest is."""
        before = self.chosen
        self._backups = list(backups)
        self.texts.show_rows([self._row(backup) for backup in backups])
        if backups:
            paths = [backup.path for backup in backups]
            self.choose(paths.index(before.path) if before is not None and before.path in paths else 0)

    def compare_the_rest(self) -> None:
        """Not before it is known of the chosen one."""
        if self.chosen is not None and self._comparer.is_answered(self.chosen):
            self._comparer.go_on([self._backups[row] for row in self.rows_in_sight])

    def _row(self, backup: Backup) -> list[str]:
        return [
            words.when(backup),
            words.reason(backup.reason),
            words.size(backup.size, self._form),
            self._form.number(backup.figures),
            self._differs(backup),
        ]

    def _differs(self, backup: Backup) -> str:
        known = self._comparer.known(backup)
        if known is not None:
            return words.short_difference(known, self._form)
        return words.unreadable() if self._comparer.why_not(backup) else ""

    def _show_answer(self, backup: Backup) -> None:
        row = next((row for row, held in enumerate(self._backups) if held.path == backup.path), None)
        if row is not None:
            self.texts.show_word(row, DIFFERS, self._differs(backup))
        self.compare_the_rest()
