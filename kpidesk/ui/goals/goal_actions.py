"""The commands of the goals page, for its menus and keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kpidesk.ui.goals.goals_page import GoalsPage

_Keys = QKeySequence.StandardKey


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalActions", text)


class GoalActions:
    """Keys of the table work in the table, all others on the whole page."""

    def __init__(self, page: "GoalsPage") -> None:
        table, notes, export = page.view.table, page.view.notes, page.export
        self.fill_right = _action(table, _tr("&Fill to the right"), "Ctrl+D", table.fill_right)
        self.copy = _action(table, _tr("&Copy"), _Keys.Copy, table.copy)
        self.paste = _action(table, _tr("&Paste"), _Keys.Paste, table.paste)
        self.clear = _action(table, _tr("C&lear"), _Keys.Delete, table.clear_chosen)
        self.year_before = _action(page, _tr("&Year before"), "Alt+Shift+Left", lambda: page.step_month(-12))
        self.year_after = _action(page, _tr("Year a&fter"), "Alt+Shift+Right", lambda: page.step_month(12))
        self.copy_picture = _action(page, _tr("Copy &picture"), "Ctrl+Shift+C", export.copy_picture)
        self.export = _action(page, _tr("&Export…"), "Ctrl+E", page.open_export)
        self.chart_notes = _action(page, _tr("Show &notes in the chart"), "", page.show_notes)
        self.chart_notes.setCheckable(True)
        self.explain = _action(page, _tr("&What it tells, how it is calculated"), "F1", page.explain)
        self.reviewed = _action(page, _tr("&Reviewed today"), "", notes.review_today)
        self.reason = _action(page, _tr("Rea&son and review…"), "", notes.open_reason)
        self.history = _action(page, _tr("&History of this goal…"), "", notes.open_history)
        self.benchmark = _action(page, _tr("&Benchmark…"), "", page.open_benchmark)

    @property
    def of_goal(self) -> list[QAction]:
        """Those that need a goal."""
        return [self.fill_right, self.clear, self.paste, self.copy, self.reviewed, self.reason, *self.of_chart]

    @property
    def of_change(self) -> list[QAction]:
        """Those that change something."""
        return [self.fill_right, self.clear, self.paste, self.reviewed, self.reason, self.benchmark]

    @property
    def of_chart(self) -> list[QAction]:
        return [self.copy_picture, self.export]

    def by_menu(self) -> dict[str, list[QAction]]:
        notes = [self.reviewed, self.reason, self.history, self.benchmark]
        return {
            "Edit": [self.fill_right, self.copy, self.paste, self.clear],
            "View": [self.explain, self.chart_notes],
            "Month": [self.year_before, self.year_after],
            "Tools": [*self.of_chart, *notes],
        }


def _action(owner: QWidget, words: str, keys: str | _Keys, slot: Callable[[], object]) -> QAction:
    action = QAction(words, owner)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda *_: slot())  # without the checked state
    owner.addAction(action)
    return action
