"""The commands of the overview, with their keys, for its menus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from kpidesk.domain.period import PeriodKind
from kpidesk.ui.overview import words
from kpidesk.ui.overview.words import KINDS, tr


class OverviewActions:
    """Keys work while the focus is among the ``tiles``; entering figures has its key on an ``empty`` page as well."""

    def __init__(self, page: QWidget, tiles: QWidget, empty: QWidget) -> None:
        self._page, self._tiles = page, tiles
        group = QActionGroup(page)
        self.kinds: dict[PeriodKind, QAction] = {}
        for number, kind in enumerate(KINDS, start=1):
            action = self.kinds[kind] = self._action(words.kind(kind), f"Alt+{number}")
            action.setCheckable(True)
            group.addAction(action)
        self.enter = self._action(tr("&Enter figures"), "E")
        self.changes = self._action(tr("&What changed, and why"), "")  # Enter belongs to the tiles themselves
        self.chart = self._action(tr("&Chart of the KPI"), "Ctrl+Return")
        self.goal = self._action(tr("&Goal of the KPI"), "G")
        self.choose = self._action(tr("Choose &tiles…"), "T")
        empty.addAction(self.enter)

    @property
    def by_menu(self) -> dict[str, list[QAction]]:
        return {
            "View": [*self.kinds.values(), self.changes, self.chart, self.goal],
            "Month": [self.enter],
            "Tools": [self.choose],
        }

    def allow(self, *, tiles: bool, entering: bool) -> None:
        """What can be done: with the ``tiles`` in sight, and where figures can be entered now."""
        for action in (*self.kinds.values(), self.changes, self.chart, self.goal):
            action.setEnabled(tiles)
        self.enter.setEnabled(entering)
        self.choose.setEnabled(tiles and entering)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self._page)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._tiles.addAction(action)
        return action
