"""The commands of the window that do not belong to one page, and the menus they stand in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from kpidesk.ui.look.look import Choice

_Keys = QKeySequence.StandardKey


def _tr(text: str) -> str:
    return QCoreApplication.translate("WindowActions", text)


class WindowActions:
    """Every command of the window. Pages add theirs with `show_page_actions`."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.new = self._action(_tr("&New business…"), "Ctrl+N")
        self.open = self._action(_tr("&Open…"), "Ctrl+O")
        self.sample = self._action(_tr("Look at the &sample"), "Ctrl+Shift+N")
        self.save_copy = self._action(_tr("Save a &copy…"), "Ctrl+Shift+S")
        self.import_figures = self._action(_tr("&Import figures…"), "Ctrl+Shift+I")
        self.backups = self._action(_tr("&Backups…"), "Ctrl+Shift+B")
        self.check = self._action(_tr("Check and &repair…"))
        self.business = self._action(_tr("&About the business…"))
        self.close_file = self._action(_tr("C&lose the file"), "Ctrl+W")
        self.quit = self._action(_tr("&Quit"), "Ctrl+Q")
        self.undo = self._action(_tr("&Undo"), "Ctrl+Z")
        self.redo = self._action(_tr("&Redo"), "Ctrl+Shift+Z")
        self.earlier = self._action(_tr("Month &before"), "Alt+Left")
        self.later = self._action(_tr("Month &after"), "Alt+Right")
        self.next_area = self._action(_tr("Next area"), "F6")
        self.previous_area = self._action(_tr("Area before"), "Shift+F6")
        self.next_tab = self._action(_tr("Next tab"), "Ctrl+Tab")
        self.previous_tab = self._action(_tr("Tab before"), "Ctrl+Shift+Tab")
        self.keys = self._action(_tr("&Keys"), "Ctrl+F1")
        self.about = self._action(_tr("&About kpidesk"))
        tabs = (_tr("&Overview"), _tr("&Figures"), _tr("&Goals"), _tr("&Changes"), _tr("C&harts"))
        self.tabs = [self._action(name, f"Ctrl+{number}") for number, name in enumerate(tabs, start=1)]
        self.themes = self._themes()
        self.green_and_red = self._action(_tr("&Green and red for good and bad"))
        self.green_and_red.setCheckable(True)
        self.recent = QMenu(_tr("&Recent"), window)
        self.numbers = QMenu(_tr("&Numbers"), window)
        self._page_parts: list[tuple[QMenu, QAction]] = []
        self._menus = self._build()

    @property
    def of_file(self) -> list[QAction]:
        """Commands that need an open file."""
        own = [self.save_copy, self.import_figures, self.backups, self.business, self.close_file]
        return [*own, self.earlier, self.later, *self.tabs]

    def show_page_actions(self, actions: Mapping[str, Sequence[QAction]]) -> None:
        """Put the page's own commands into the menus in place of the last page's."""
        for menu, action in self._page_parts:
            menu.removeAction(action)
        self._page_parts = []
        for name, own in actions.items():
            menu = self._menus[name]
            for action in ([menu.addSeparator()] if menu.actions() and own else []) + list(own):
                menu.addAction(action)
                self._page_parts.append((menu, action))
        for name in ("Edit", "Month", "Tools"):
            menu = self._menus[name]
            menu.menuAction().setVisible(self.close_file.isEnabled() and bool(menu.actions()))

    def show_reasons(self, shown: bool) -> None:
        """Whether the menus say why a command cannot be chosen."""
        for menu in self._menus.values():
            menu.setToolTipsVisible(shown)

    def show_undo(self, undo: str, redo: str) -> None:
        """What undo and redo would do; empty: nothing."""
        self.undo.setText(_tr("&Undo: {what}").format(what=_escaped(undo)) if undo else _tr("&Undo"))
        self.redo.setText(_tr("&Redo: {what}").format(what=_escaped(redo)) if redo else _tr("&Redo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))

    def _action(self, text: str, keys: str | _Keys = "") -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _themes(self) -> dict[Choice, QAction]:
        names = {Choice.SYSTEM: _tr("As the &system"), Choice.LIGHT: _tr("&Light"), Choice.DARK: _tr("&Dark")}
        group = QActionGroup(self._window)
        themes = {}
        for choice, name in names.items():
            action = self._action(name)
            action.setCheckable(True)
            group.addAction(action)
            themes[choice] = action
        return themes

    def _build(self) -> dict[str, QMenu]:
        bar = self._window.menuBar()
        names = {
            "File": _tr("&File"),
            "Edit": _tr("&Edit"),
            "View": _tr("&View"),
            "Month": _tr("&Month"),
            "Tools": _tr("&Tools"),
            "Help": _tr("&Help"),
        }
        menus = {}
        for key, name in names.items():
            menus[key] = QMenu(name, self._window)
            bar.addMenu(menus[key])
        file, view = menus["File"], menus["View"]
        file.addActions([self.new, self.open, self.sample])
        file.addMenu(self.recent)
        file.addSeparator()
        file.addAction(self.import_figures)
        file.addSeparator()
        file.addActions([self.save_copy, self.backups, self.check, self.business])
        file.addSeparator()
        file.addActions([self.close_file, self.quit])
        menus["Edit"].addActions([self.undo, self.redo])
        view.addActions(self.tabs)
        view.addSeparator()
        view.addActions([*self.themes.values(), self.green_and_red])
        view.addMenu(self.numbers)
        menus["Month"].addActions([self.earlier, self.later])
        menus["Help"].addActions([self.keys, self.about])
        return menus


def _escaped(text: str) -> str:
    """An ampersand in a menu is shown, not taken for a mnemonic."""
    return text.replace("&", "&&")
