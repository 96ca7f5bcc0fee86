"""The commands of the page of changes, with their keys, for its menus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from kpidesk.ui.changes import words
from kpidesk.ui.changes.look import Look, Span
from kpidesk.ui.changes.rows import Order
from kpidesk.ui.changes.words import tr


class ChangesActions:
    """Keys work while the focus is in the page; those for copying while it is in the table."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.spans = {span: self._span(span, number) for number, span in enumerate(Span, start=1)}
        self.orders = {order: self._choice(words.order(order)) for order in Order}
        self.per_day = self._choice(tr("Per &day"))
        self.panel = self._choice(tr("&Panel of the KPI"))
        self.trial = self._choice(tr("Try &other figures"))
        self._give_keys(self.trial, "F5")
        self.explain = self._action(tr("&How it is calculated"), "F1")
        self.chart = self._action(tr("C&hart of the KPI"), "Ctrl+Return")
        self.years = self._action(tr("&Years of the KPI"), "F4")
        self.anew = self._action(tr("&Limits anew…"), "Ctrl+Shift+A")
        self.redefined = self._action(tr("&Definition changed in…"), "Ctrl+Shift+D")
        self.next_urgent = self._action(tr("&Next that needs attention"), "F3")
        self.copy_rows = self._action(tr("&Copy rows"), "Ctrl+C")
        self.copy_table = self._action(tr("Copy &table"))
        self.copy_why = self._action(tr("Copy &why as text"), "Ctrl+Shift+T")
        for group in (self.spans.values(), self.orders.values()):
            together = QActionGroup(page)
            for action in group:
                together.addAction(action)

    def connect_all(self, slots: dict[QAction, Callable[[], object]]) -> None:
        for action, slot in slots.items():
            action.triggered.connect(lambda *_, slot=slot: slot())

    def show_look(self, look: Look, order: Order) -> None:
        """Marks what is looked at."""
        self.spans[look.span].setChecked(True)
        self.orders[order].setChecked(True)
        self.per_day.setChecked(look.per_day)

    @property
    def by_menu(self) -> dict[str, list[QAction]]:
        return {
            "Edit": [self.copy_rows, self.copy_table, self.copy_why],
            "View": [
                *self.spans.values(),
                self._line(),
                *self.orders.values(),
                self._line(),
                self.per_day,
                self.panel,
                self.trial,
                self.explain,
                self.chart,
                self.years,
            ],
            "Month": [self.next_urgent],
            "Tools": [self.anew, self.redefined],
        }

    def _span(self, span: Span, number: int) -> QAction:
        action = self._choice(words.span(span))
        self._give_keys(action, f"Alt+{number}")
        return action

    def _choice(self, text: str) -> QAction:
        action = self._action(text)
        action.setCheckable(True)
        return action

    def _action(self, text: str, keys: str = "") -> QAction:
        action = QAction(text, self._page)
        if keys:
            self._give_keys(action, keys)
        return action

    def _give_keys(self, action: QAction, keys: str) -> None:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)

    def _line(self) -> QAction:
        line = QAction(self._page)
        line.setSeparator(True)
        return line
