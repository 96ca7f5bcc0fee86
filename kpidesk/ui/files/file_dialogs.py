"""The system's dialogs for files: which one to open, where to keep one."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kpidesk.domain.file_name import SUFFIX, safe_name
from kpidesk.ui.settings import Settings


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileDesk", text)


class FileDialogs:
    """Each answers what was chosen, or None."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        self._settings, self._window = settings, window

    def file(self) -> Path | None:
        """A file to open."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, _tr("Open"), str(self._own_folder()), _kinds())
        return Path(chosen) if chosen else None

    def place_for_new(self, name: str) -> Path | None:
        """Where a new business of this name is to be kept."""
        return self._place(_tr("Where to keep it"), self._own_folder() / safe_name(name, "business", SUFFIX))

    def place_for_copy(self, path: Path, title: str, *, apart: bool = False) -> Path | None:
        """Where a copy of ``path`` is to be kept: beside it is suggested, or ``apart`` from it."""
        name = safe_name(path.stem, "business", f" {dt.date.today().isoformat()}{SUFFIX}")
        return self._place(title, (self._own_folder() if apart else path.parent) / name)

    def _place(self, title: str, suggested: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), _kinds())
        return Path(chosen) if chosen else None

    def _own_folder(self) -> Path:
        """Where the owner keeps files: the folder used last, at first the one for documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        candidates = (self._settings.last_folder, documents)
        return next((Path(folder) for folder in candidates if folder and Path(folder).is_dir()), Path.home())


def _kinds() -> str:
    return _tr("kpidesk files (*{suffix})").format(suffix=SUFFIX)
