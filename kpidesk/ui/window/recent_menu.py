"""The menu of the files that were open before."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from kpidesk.ui.settings import Settings


class RecentMenu(QObject):
    """Filled whenever it opens. ``chosen`` is the path of a file."""

    chosen = Signal(object)

    def __init__(self, menu: QMenu, settings: Settings) -> None:
        super().__init__(menu)
        self._menu, self._settings = menu, settings
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        for file in self._settings.recent:
            action = self._menu.addAction(f"{file.name}  ({Path(file.path).name})".replace("&", "&&"))
            action.triggered.connect(lambda _checked, path=file.path: self.chosen.emit(Path(path)))
