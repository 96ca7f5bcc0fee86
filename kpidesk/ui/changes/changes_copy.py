"""What of the changes goes to the clipboard: rows of the table, the years in sight, or why a KPI changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.changes_stack import ChangesStack
from kpidesk.ui.changes.columns import Column
from kpidesk.ui.changes.split_view import SplitView
from kpidesk.ui.changes.table_copy import mime_of
from kpidesk.ui.changes.years_view import YearsView


class ChangesCopy:
    """Copies what is in sight."""

    def __init__(self, model: ChangesModel, stack: ChangesStack, view: SplitView, years: YearsView) -> None:
        self._model, self._stack, self._view, self._years = model, stack, view, years

    def rows(self, indicators: list[str]) -> None:
        """These rows with their heads; of the years all of them."""
        if self._stack.shows_years:
            QGuiApplication.clipboard().setMimeData(mime_of(self._years.copied()))
            return
        if not indicators:
            return
        table, model = self._view.table, self._model
        head = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in Column]
        rows = [head, *(model.texts(model.line(name)) for name in indicators)]
        kept: list[Column] = [
            c for c in Column if c not in {Column.TREND, Column.NOTES} and not table.isColumnHidden(c)
        ]
        if any(row[Column.NOTES] for row in rows[1:]):  # also where the table has no room for them
            kept.append(Column.NOTES)
        QGuiApplication.clipboard().setMimeData(mime_of([[row[c] for c in kept] for row in rows]))

    def why(self) -> None:
        """What the panel tells of the row; opened if need be, so that what is copied is seen. Or what is tried."""
        view, current = self._view, self._view.table.current
        if self._stack.shows_years:
            return
        if view.tries:
            view.trial.copy_text()
        elif current:
            view.tell_why()
            name = self._model.line(current).about.label
            QGuiApplication.clipboard().setText(f"{name}\n{view.panel.why.text}")
