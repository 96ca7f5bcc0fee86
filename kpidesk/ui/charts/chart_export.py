"""The shown chart out of the program: into a file, or onto the clipboard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.chart import Chart
from kpidesk.charts.pictures.file_name import file_name
from kpidesk.charts.pictures.plotted_table import csv_bytes
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.saved import ThemeChoice
from kpidesk.domain.csv_text import harmless
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.table import write_block
from kpidesk.ui.charts.look import look_of
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words

if TYPE_CHECKING:
    from kpidesk.charts.pictures.picture import Look

CLIPBOARD_SCALE = 2
"""Pixels of a copied slide against those of a saved one: sharp when it is enlarged."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartExport", text)


@dataclass(frozen=True, slots=True)
class Target:
    """What the export menu offers as a file. ``preset`` is one of `PRESETS`."""

    id: str
    suffix: str
    icon: str
    preset: str = SLIDE.id

    @property
    def size(self) -> str:
        """1920 × 1080 for pictures, else the kind of file."""
        if self.suffix != ".png":
            return self.suffix[1:].upper()
        return "{} × {}".format(*PRESETS[self.preset].pixels)


TARGETS = {
    target.id: target
    for target in (
        Target("slide", ".png", "monitor"),
        Target("slide-2x", ".png", "monitor", "slide-2x"),
        Target("half", ".png", "columns-3", "half"),
        Target("4:3", ".png", "monitor", "4:3"),
        Target("square", ".png", "image", "square"),
        Target("portrait", ".png", "image", "portrait"),
        Target("a4", ".pdf", "file-image", "a4"),
        Target("slide-pdf", ".pdf", "file-image"),
        Target("svg", ".svg", "file-image"),
        Target("csv", ".csv", "table-2"),
    )
}
"""In the order of the menu."""

AskPath = Callable[[QWidget, Path, str], Path | None]
"""(parent, suggested file, what kinds there are) to the file chosen, None when the owner thought better of it."""


def ask_path(parent: QWidget, suggested: Path, kinds: str) -> Path | None:
    """The system's own dialog, which also asks before a file is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, _tr("Save the chart"), str(suggested), kinds)
    return Path(chosen) if chosen else None


class ChartExport(QObject):
    """``noted`` says what is done and where it went, ``refused`` what cannot be done (empty: nothing).

    ``theme_changed``: pictures leave in other colours now.
    """

    noted = Signal(str)
    refused = Signal(str)
    theme_changed = Signal()

    def __init__(
        self,
        chart: Callable[[], Chart | None],
        settings: Settings,
        tasks: Tasks,
        window: QWidget,
        ask: AskPath = ask_path,
        *,
        brand: Callable[[], Brand] = lambda: NO_BRAND,
        is_ibcs: Callable[[], bool] = lambda: False,
        dated: Callable[[Chart], str] = lambda chart: str(chart.month),
    ) -> None:
        """``is_ibcs``: whether the window shows good and bad in green and red; then all pictures do. ``dated``: how a
        file of the chart is dated.
        """
        super().__init__(window)
        self._chart, self._settings, self._tasks, self._window, self._ask = chart, settings, tasks, window, ask
        self._brand, self._is_ibcs, self._dated = brand, is_ibcs, dated
        self._folder = Path(settings.last_folder or _pictures())
        last, *theme = settings.last_export.split(" ")
        self._last = TARGETS.get(last, TARGETS["slide"])
        self._theme = ThemeChoice("dark" in theme, "transparent" in theme, "ibcs" in theme)

    @property
    def last(self) -> Target:
        """What was exported last, to be done again."""
        return self._last

    @property
    def theme(self) -> ThemeChoice:
        """The colours in which pictures leave."""
        return replace(self._theme, ibcs_colours=self._theme.ibcs_colours or self._is_ibcs())

    @theme.setter
    def theme(self, theme: ThemeChoice) -> None:
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit()

    @property
    def is_logo_left_out(self) -> bool:
        """Whether the owner's logo could hardly be seen on the background that pictures leave with."""
        logo = self._brand().logo
        if logo is None:
            return False
        from kpidesk.charts.paper.logo import is_seen  # matplotlib takes half a second to import

        return not is_seen(logo, self._look().colours.background)

    @property
    def is_always_ibcs(self) -> bool:
        """Green and red are the window's, and no matter of one picture."""
        return self._is_ibcs()

    @property
    def dark(self) -> bool:
        return self._theme.dark

    @dark.setter
    def dark(self, dark: bool) -> None:
        self.theme = replace(self._theme, dark=dark)

    @property
    def has_chart(self) -> bool:
        return self._chart() is not None

    def file_name(self, target: Target) -> str:
        chart = self._chart()
        return file_name(chart, target.suffix, self._dated(chart)) if chart else ""

    def save(self, target: Target) -> None:
        """Ask for the place and write the file."""
        chart = self._chart()
        if chart is None:
            return
        suggested = self._folder / file_name(chart, target.suffix, self._dated(chart))
        path = self._ask(self._window, suggested, f"{target.suffix[1:].upper()} (*{target.suffix})")
        if path is None:
            return
        self._write(chart, path if path.suffix else path.with_name(path.name + target.suffix), target)

    def copy_picture(self) -> None:
        """A slide at twice its pixels, with the alt text and the plotted figures for programs that take those."""
        from kpidesk.charts.pictures.picture import png_bytes  # matplotlib takes half a second to import

        chart = self._chart()
        if chart is None:
            return
        png = png_bytes(chart, SLIDE, self._look(), CLIPBOARD_SCALE)
        content = QMimeData()
        content.setData("image/png", QByteArray(png))
        content.setImageData(QImage.fromData(png))
        _add_values(content, chart, chart.alt_text)
        QGuiApplication.clipboard().setMimeData(content)
        self.noted.emit(_tr("The picture is on the clipboard"))

    def copy_values(self) -> None:
        """The plotted figures as a block for a spreadsheet, with the alt text below."""
        chart = self._chart()
        if chart is None:
            return
        form = chart.form
        rows = [
            [
                form.as_typed(cell).replace(form.minus, "-") if isinstance(cell, float) else harmless(cell or "")
                for cell in row
            ]
            for row in chart.rows()
        ]
        content = QMimeData()
        _add_values(content, chart, f"{write_block(rows)}\n\n{harmless(chart.alt_text)}\n")
        QGuiApplication.clipboard().setMimeData(content)
        self.noted.emit(_tr("Values and alt text are on the clipboard"))

    def _write(self, chart: Chart, path: Path, target: Target) -> None:
        """Draw here, where no other picture is drawn at the same time; let the disk take its time elsewhere."""
        from kpidesk.charts.pictures.export import content, replace_file  # matplotlib takes half a second to import

        try:
            data = content(chart, path.suffix.lower(), PRESETS[target.preset], self._look())
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return
        self._tasks.run(lambda: replace_file(path, data), lambda _: self._say_done(path, target), self._say_failed)

    def _say_done(self, path: Path, target: Target) -> None:
        self._folder, self._last = path.parent, target
        own = self._theme
        theme = {"dark": own.dark, "transparent": own.transparent, "ibcs": own.ibcs_colours}
        self._settings.last_export = " ".join([target.id, *(name for name, is_on in theme.items() if is_on)])
        self.refused.emit("")
        self.noted.emit(_tr("Saved in {folder}: {name}").format(folder=path.parent, name=path.name))

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.refused.emit(refusal_words.refusal(error))

    def _look(self) -> "Look":
        return look_of(self.theme, self._brand())


def _add_values(content: QMimeData, chart: Chart, text: str) -> None:
    content.setData("text/csv", QByteArray(csv_bytes(chart)))
    content.setText(text)


def _pictures() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or str(Path.home())
