"""Which file to take figures from, by the system's dialog."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kpidesk.ui.files.dropped import TABLES
from kpidesk.ui.importing.words import tr


def asked_file(parent: QWidget) -> Path | None:
    """Where the browser puts what it downloads is looked at first; None when nothing was chosen."""
    place = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(place.DownloadLocation)
    start = folder if folder and Path(folder).is_dir() else str(Path.home())
    kinds = tr("Tables (*{endings})").format(endings=" *".join(TABLES)) + ";;" + tr("All files (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Import figures"), start, kinds)
    return Path(chosen) if chosen else None
