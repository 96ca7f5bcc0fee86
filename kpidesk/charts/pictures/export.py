"""Charts as files: PNG, SVG, PDF and the plotted figures as CSV. Needs matplotlib for pictures."""

from pathlib import Path

from kpidesk.charts.chart import Chart
from kpidesk.charts.pictures import picture
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.plotted_table import csv_bytes
from kpidesk.charts.pictures.presets import SLIDE, Preset
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.landing import landing

SUFFIXES = (".png", ".svg", ".pdf", ".csv")


class UnknownFormat(Refusal):
    """The file's ending names no format that charts are written in."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        super().__init__(f"“{suffix}” is no format for a chart; end the file name in {', '.join(SUFFIXES)}")


def export(chart: Chart, path: Path, preset: Preset = SLIDE, look: Look | None = None) -> None:
    """Writes the file that the ending asks for, whole or not at all; a file of that name is replaced.

    Raises UnknownFormat for another ending and FileRefused when the folder cannot be written to.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFormat(path.suffix)
    _check_place(path)
    replace_file(path, content(chart, suffix, preset, look))


def content(chart: Chart, suffix: str, preset: Preset = SLIDE, look: Look | None = None) -> bytes:
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
    """Puts a new file in the place of an old one in one step. Raises FileRefused; then nothing has changed."""
    try:
        with landing(path) as part:
            part.write_bytes(data)
    except OSError as error:
        raise _refusal(path, error) from error


def _check_place(path: Path) -> None:
    """Before the time for drawing is spent."""
    try:
        if path.is_dir():
            raise FileRefused(path, FileProblem.IS_FOLDER)
        if not path.parent.is_dir():
            raise FileRefused(path.parent, FileProblem.NOT_FOUND)
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> FileRefused:
    """What is not there is the folder: the file itself is new."""
    return FileRefused.by_system(path.parent if isinstance(error, FileNotFoundError) else path, error)
