"""The files that were open before, as rows for a list."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.ui.parts.label import tip
from kpidesk.ui.settings import RecentFile
from kpidesk.ui.welcome.recent_row import RecentRow, row_of

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class RecentModel(QAbstractListModel):
    """Newest first. Every file counts as being there until `mark_gone` says otherwise."""

    def __init__(self, now: Callable[[], dt.datetime], parent: QObject | None = None, home: Path | None = None) -> None:
        super().__init__(parent)
        self._now, self._home = now, home or Path.home()
        self._rows: list[RecentRow] = []

    def show_files(self, files: Sequence[RecentFile]) -> None:
        gone = {row.file.path for row in self._rows if row.gone}
        now = self._now()
        self.beginResetModel()
        self._rows = [row_of(file, file.path in gone, now, self._home) for file in files]
        self.endResetModel()

    def mark_gone(self, gone: frozenset[str]) -> None:
        """``gone`` are the paths that lead nowhere now; only rows that change are announced."""
        now = self._now()
        for number, row in enumerate(self._rows):
            if row.gone is not (row.file.path in gone):
                self._rows[number] = row_of(row.file, not row.gone, now, self._home)
                self.dataChanged.emit(self.index(number), self.index(number))

    @property
    def paths(self) -> list[str]:
        return [row.file.path for row in self._rows]

    def row(self, index: Index) -> RecentRow:
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.file.name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(
                "\n".join(part for part in (row.file.name, row.file.path, "" if row.gone else row.counts) if part)
            )
        return None
