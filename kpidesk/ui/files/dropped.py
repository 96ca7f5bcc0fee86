"""Files that are dropped on the window."""

from pathlib import Path

from PySide6.QtGui import QDropEvent

TABLES = (".csv", ".tsv", ".txt", ".xlsx")
"""Endings of files that figures are taken from."""


def files_in(event: QDropEvent, endings: tuple[str, ...]) -> list[Path]:
    """Those of a kind that is wanted, by how their names end."""
    paths = [url.toLocalFile() for url in event.mimeData().urls()]
    return [Path(path) for path in paths if path.lower().endswith(endings)]
