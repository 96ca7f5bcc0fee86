"""The commands of the charts page, with their keys, for its menus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kpidesk.ui.charts.words import tr
from kpidesk.ui.look.theme import Theme

KIND_KEYS = 9


class ChartsActions:
    """Keys work while the focus is in the page."""

    def __init__(self, page: QWidget, theme: Theme) -> None:
        self._page = page
        self.edit_title = self._action(tr("&Edit title"), "F2")
        self.copy_picture = self._action(tr("Copy &picture"), "Ctrl+Shift+C")
        self.copy_values = self._action(tr("Copy &values and alt text"))
        self.save = self._action(tr("&Save chart"), "Ctrl+S")
        self.save_as = self._action(tr("Save as &another chart"))
        self.rename = self._action(tr("&Name the saved chart…"))
        self.remove = self._action(tr("&Remove the saved chart"))
        self.several = self._action(tr("&KPIs of the page…"), "F7")
        self.show_all = self._action(tr("&Full screen"), "F11")
        self.explain = self._action(tr("&What it tells, how it is calculated"), "F1")
        self.goals = self._action(tr("&Goals of the KPI"))
        self.export = self._action(tr("&Export…"), "Ctrl+E")
        self.export_all = self._action(tr("Export &all saved charts…"))
        self.print = self._action(tr("&Print…"), "Ctrl+P")
        self.kinds = [self._action("", f"Alt+{number}") for number in range(1, KIND_KEYS + 1)]
        self.copy_picture.setIcon(theme.icons.icon("copy"))
        self.print.setIcon(theme.icons.icon("printer"))
        self.export_all.setIcon(theme.icons.icon("images"))

    @property
    def of_change(self) -> list[QAction]:
        """Those that change the file."""
        return [self.save, self.save_as, *self.of_saved]

    @property
    def of_saved(self) -> list[QAction]:
        """Those about the saved chart that the keys are on."""
        return [self.rename, self.remove]

    @property
    def of_chart(self) -> list[QAction]:
        """Those that need a chart that is drawn."""
        return [self.copy_picture, self.copy_values, self.export, self.print, self.edit_title]

    def connect_all(self, slots: dict[QAction, Callable[[], object]]) -> None:
        for action, slot in slots.items():
            action.triggered.connect(lambda *_, slot=slot: slot())

    @property
    def by_menu(self) -> dict[str, list[QAction]]:
        return {
            "Edit": [
                self.edit_title,
                self.copy_picture,
                self.copy_values,
                self._line(),
                self.save,
                self.save_as,
                self.rename,
                self.remove,
            ],
            "View": [self.show_all, self.several, self.explain, self.goals],
            "Tools": [self.export, self.export_all, self.print],
        }

    def _action(self, text: str, keys: str = "") -> QAction:
        action = QAction(text, self._page)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._page.addAction(action)
        return action

    def _line(self) -> QAction:
        line = QAction(self._page)
        line.setSeparator(True)
        return line
