"""What is said while something is done to a file, and once it is done."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileDesk", text)


def opening(path: Path) -> str:
    return _tr("Opening “{name}”…").format(name=path.name)


def saving(path: Path) -> str:
    return _tr("Saving “{name}”…").format(name=path.name)


def kept(path: Path) -> str:
    """Of a copy that was asked for."""
    return _tr("A copy is in {folder}: {name}").format(folder=path.parent, name=path.name)


def kept_as(path: Path) -> str:
    """Of what would have been lost beside another version of the file."""
    return _tr("What you had is kept: {name}").format(name=path.name)
