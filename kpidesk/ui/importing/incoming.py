"""What is brought to the import by hand: files dropped on it, cells from the clipboard."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QDropEvent

from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing.words import tr
from kpidesk.ui.window.frame import TABLES


def dropped(event: QDropEvent) -> list[Path]:
    """Files of a kind that can be taken in."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.toLocalFile()]
    return [path for path in paths if path.suffix.lower() in TABLES]


def pasted(text: str) -> SourceFile:
    """Cells on the clipboard as a file: a spreadsheet puts tabs between them."""
    return replace(csv_source(text), name=tr("Clipboard"), encoding=tr("pasted"))
