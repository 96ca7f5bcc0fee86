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
        notes, export = page.view.notes, page.export
        self.fill_right = _of_tables(page, _tr("&Fill to the right"), "Ctrl+D", "fill_right")
        self.copy = _of_tables(page, _tr("&Copy"), _Keys.Copy, "copy")
        self.paste = _of_tables(page, _tr("&Paste"), _Keys.Paste, "paste")
        self.clear = _of_tables(page, _tr("C&lear"), _Keys.Delete, "clear_chosen")
        to_end = [_tr("Carry on to the end of the &year"), _tr("Carry on to the end of ne&xt year")]
        self.to_end = _action(page, to_end[0], "Ctrl+Shift+D", lambda: page.carry_on(0))
        self.to_next_end = _action(page, to_end[1], "Ctrl+Alt+D", lambda: page.carry_on(1))
        self.all_goals = _action(
            page, _tr("&All goals in one table, or one KPI"), "Ctrl+T", lambda: page.show_look(page.look.other)
        )
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
        self.benchmark = _action(page, _tr("&Benchmark…"), "", page.one.open_benchmark)

    @property
    def of_table(self) -> list[QAction]:
        """Those of the goals typed, in either table."""
        return [self.fill_right, self.to_end, self.to_next_end, self.copy, self.paste, self.clear]

    @property
    def of_goal(self) -> list[QAction]:
        """Those that need a goal."""
        return [*self.of_table, self.reviewed, self.reason, *self.of_chart]

    @property
    def of_change(self) -> list[QAction]:
        """Those that change something."""
        typed = [self.fill_right, self.to_end, self.to_next_end, self.clear, self.paste]
        return [*typed, self.reviewed, self.reason, self.benchmark]

    @property
    def of_chart(self) -> list[QAction]:
        return [self.copy_picture, self.export]

    def show_possible(self, has_chart: bool, *, in_all: bool, is_held: bool) -> None:
        """With a chart all; in the table of all goals what is typed there; while held back nothing is changed."""
        for action in self.of_goal:
            action.setEnabled(has_chart or (in_all and action in self.of_table))
        for action in (self.history, self.benchmark):
            action.setEnabled(not in_all)
        if is_held:
            for action in self.of_change:
                action.setEnabled(False)

    def by_menu(self) -> dict[str, list[QAction]]:
        notes = [self.reviewed, self.reason, self.history, self.benchmark]
        return {
            "Edit": [self.fill_right, self.to_end, self.to_next_end, self.copy, self.paste, self.clear],
            "View": [self.all_goals, self.explain, self.chart_notes],
            "Month": [self.year_before, self.year_after],
            "Tools": [*self.of_chart, *notes],
        }


def _of_tables(page: "GoalsPage", words: str, keys: str | _Keys, deed: str) -> QAction:
    """Works in the table of one KPI and in that of all: in the one that is in sight."""

    def do() -> None:
        getattr(page.table, deed)()

    action = _action(page.view.table, words, keys, do)
    page.all.table.addAction(action)
    return action


def _action(owner: QWidget, words: str, keys: str | _Keys, slot: Callable[[], object]) -> QAction:
    action = QAction(words, owner)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda *_: slot())  # without the checked state
    owner.addAction(action)
    return action
