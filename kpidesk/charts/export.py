"""Charts as files: PNG, SVG, PDF and the plotted figures as CSV. Needs matplotlib for pictures."""

import contextlib
import errno
import os
import secrets
from pathlib import Path

from kpidesk.charts import picture
from kpidesk.charts.goal_vs_actual import GoalVsActual
from kpidesk.charts.picture import Look
from kpidesk.charts.plotted_table import csv_bytes
from kpidesk.charts.presets import SLIDE, Preset
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal

SUFFIXES = (".png", ".svg", ".pdf", ".csv")


class UnknownFormat(Refusal):
    """The file's ending names no format that charts are written in."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        super().__init__(f"“{suffix}” is no format for a chart; end the file name in {', '.join(SUFFIXES)}")


def export(chart: GoalVsActual, path: Path, preset: Preset = SLIDE, look: Look | None = None) -> None:
    """Writes the file that the ending asks for, whole or not at all; a file of that name is replaced.

    Raises UnknownFormat for another ending and FileRefused when the folder cannot be written to.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFormat(path.suffix)
    _check_place(path)
    replace_file(path, content(chart, suffix, preset, look))


def content(chart: GoalVsActual, suffix: str, preset: Preset = SLIDE, look: Look | None = None) -> bytes:
    """The bytes of a file with this ending (one of SUFFIXES); the same chart always gives the same bytes."""
    match suffix:
        case ".csv":
            return csv_bytes(chart)
        case ".png":
            return picture.png_bytes(chart, preset, look)
        case ".svg":
            return picture.svg_bytes(chart, preset, look)
        case ".pdf":
            return picture.pdf_bytes(chart, preset, look)
        case _:
            raise UnknownFormat(suffix)


def replace_file(path: Path, data: bytes) -> None:
    """Writes beside the target, then puts the new file in its place. Raises FileRefused; then nothing has changed."""
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _refusal(path, error) from error
    _sync_folder(path.parent)


def _check_place(path: Path) -> None:
    """Before the time for drawing is spent."""
    if path.is_dir():
        raise FileRefused(path, FileProblem.IS_FOLDER)
    if not path.parent.is_dir():
        raise FileRefused(path.parent, FileProblem.NOT_FOUND)


def _refusal(path: Path, error: OSError) -> FileRefused:
    if isinstance(error, IsADirectoryError):
        return FileRefused(path, FileProblem.IS_FOLDER)
    if isinstance(error, FileNotFoundError):
        return FileRefused(path.parent, FileProblem.NOT_FOUND)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FileRefused(path, FileProblem.DISK_FULL)
    return FileRefused(path, FileProblem.NOT_WRITABLE, error.strerror or "")


def _sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut, on systems that can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
