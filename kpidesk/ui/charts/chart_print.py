"""A chart on paper: an A4 page, drawn at the printer's own resolution."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.chart import Chart
from kpidesk.charts.pictures.file_name import file_name
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.saved import ThemeChoice
from kpidesk.ui.charts.look import screen_look
from kpidesk.ui.charts.words import tr

_DPI = 300
"""Sharp on paper; more only takes longer."""

AskPrinter = Callable[[QWidget, QPrinter], bool]
"""Lets the owner choose printer and paper; False when they thought better of it."""


def ask_printer(parent: QWidget, printer: QPrinter) -> bool:
    """The system's own dialog."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print the chart"))
    return dialog.exec() == QDialog.DialogCode.Accepted


def new_printer(chart: Chart, when: str = "") -> QPrinter:
    """Landscape, with the chart's own margins; the job is called as a file of the chart would be."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(5, 5, 5, 5))
    )
    printer.setDocName(
        PurePath(file_name(chart, ".pdf", when)).stem
    )  # printing into a file, Qt cuts a name at its first point
    printer.setCreator("kpidesk")
    return printer


def print_chart(chart: Chart, printer: QPrinter, theme: ThemeChoice, brand: Brand = NO_BRAND) -> bool:
    """On white, as large as the page allows, in its middle. False when the printer takes nothing."""
    page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    image = _drawn(chart, printer.resolution(), replace(theme, dark=False), brand)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    size = image.deviceIndependentSize().scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (page.width() - size.width()) / 2, (page.height() - size.height()) / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
    return painter.end()


def _drawn(chart: Chart, dpi: int, theme: ThemeChoice, brand: Brand) -> QImage:
    from kpidesk.charts.pictures.picture import draw  # matplotlib takes half a second to import

    pixels = draw(chart, PRESETS["a4"].layout, screen_look(theme, brand), dpi).pixels()
    image = QImage(pixels.rgba, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
