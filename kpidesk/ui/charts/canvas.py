"""The picture of a chart on the screen, with its months to point at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.chart import Chart, Origin, Spot
from kpidesk.domain.month import Month
from kpidesk.ui.look.controls.shapes import ring_inside
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import tip

if TYPE_CHECKING:
    from kpidesk.charts.paper.sheet import Box
    from kpidesk.charts.pictures.kept_picture import KeptPicture
    from kpidesk.charts.pictures.picture import ScreenPicture

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SETTLE = 40
"""Milliseconds without a new size before a chart is drawn at it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartCanvas", text)


class ChartCanvas(QWidget):
    """Shows the drawing of `kpidesk.charts`, which is imported when the first picture is drawn.

    The old picture stays until the new one is ready. A chart is drawn once the event loop is idle, and only while the
    canvas is seen; a hidden one waits until it is shown. ``month_read`` says the month under the mouse or the keys,
    ``month_entered`` the one that Enter or a double click asks for, ``drawn`` that the picture is that of the chart.
    """

    month_read = Signal(str)
    month_entered = Signal(object)
    drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._brand = NO_BRAND
        self._kept: KeptPicture | None = None
        self._picture = QImage()
        self._is_stale = False
        self._spots: list[tuple[Spot, QRectF]] = []
        self._place: int | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(200)
        self.setAccessibleName(_tr("Chart"))
        theme.changed.connect(self._request)

    @property
    def chart(self) -> Chart | None:
        return self._chart

    @property
    def picture(self) -> QImage:
        """What was drawn last; null before that."""
        return self._picture

    @property
    def month(self) -> Month | None:
        """The month that the keys or the mouse are on."""
        origin = self.origin
        return None if origin is None else origin.month

    @property
    def origin(self) -> Origin | None:
        """The figure that the keys or the mouse are on; None on nothing, and on what has no figure behind it."""
        return None if self._place is None else self._spots[self._place][0].origin

    def show_chart(self, chart: Chart | None) -> None:
        """Draw this chart when there is time; the same chart again is nothing new."""
        if chart == self._chart:
            return
        is_other = chart is None or self._chart is None or _keys(chart) != _keys(self._chart)
        self._chart = chart
        self._place = None if is_other else self._place
        self.setAccessibleDescription(chart.alt_text if chart else "")
        self._request()

    def use_brand(self, brand: Brand) -> None:
        """The owner's colour and logo."""
        if brand != self._brand:
            self._brand = brand
            self._request()

    def _request(self, wait: int = 0) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start(wait)

    def _draw(self) -> None:
        if not self._is_stale or not self.isVisible():
            return
        self._is_stale = False
        if self._chart is None:
            self._picture, self._spots, self._place = QImage(), [], None
        else:
            self._picture = self._drawn(self._chart)
        self.update()
        self.drawn.emit()

    def _drawn(self, chart: Chart) -> QImage:
        pixels, boxes = self._painted(chart)
        image = QImage(pixels.rgba, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._spots = [(spot, self._on_canvas(box)) for spot in chart.spots if (box := boxes.get(spot.key)) is not None]
        if self._place is not None and self._place >= len(self._spots):
            self._place = None
        return image

    def _painted(self, chart: Chart) -> "ScreenPicture":
        from kpidesk.charts.pictures.picture import Look  # matplotlib takes half a second to import

        palette, brand = self._theme.palette, self._brand
        look = Look(dark=palette.dark, ibcs_colours=palette.ibcs_colours, brand=brand)
        return self._keeper().screen(chart, self.width(), self.height(), self.devicePixelRatioF(), look)

    def _keeper(self) -> "KeptPicture":
        """Draws only what has changed since the last picture."""
        if self._kept is None:
            from kpidesk.charts.pictures.kept_picture import KeptPicture

            self._kept = KeptPicture()
        return self._kept

    def _on_canvas(self, box: "Box") -> QRectF:
        """Where a place of the drawing is in the widget."""
        height = self.height()
        return QRectF(QPointF(box.left, height - box.top), QPointF(box.right, height - box.bottom))

    # -- months -------------------------------------------------------------------------------------------------

    def read_spot(self, place: int, *, at: QPointF | None = None) -> None:
        """Say what is at this place; beside the mouse, or on the spot itself."""
        if not 0 <= place < len(self._spots):
            return
        self._place = place
        spot, box = self._spots[place]
        QToolTip.showText(self.mapToGlobal(at or box.center()).toPoint(), tip(spot.words), self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spot.words))
        self.month_read.emit(spot.words)
        self.update()

    def _place_at(self, point: QPointF) -> int | None:
        """The smallest spot there: a dot lies in front of its month."""
        under = [index for index, (_, box) in enumerate(self._spots) if box.contains(point)]
        return min(
            under, key=lambda index: self._spots[index][1].width() * self._spots[index][1].height(), default=None
        )

    def _first_place(self) -> int:
        """The newest of the month that the message is about."""
        assert self._chart is not None
        origins = [spot.origin for spot, _ in self._spots]
        about = [index for index, origin in enumerate(origins) if origin and origin.month == self._chart.month]
        return about[0] if about else len(self._spots) - 1

    def _step(self, step: int) -> None:
        if self._chart is not None and self._spots:
            place = self._first_place() if self._place is None else self._place + step
            self.read_spot(min(max(place, 0), len(self._spots) - 1))

    # -- Qt -----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.palette.surface)
        if not self._picture.isNull():
            painter.drawImage(QPointF(0, 0), self._picture)
        if self.hasFocus():
            ring_inside(painter, self.rect(), self._theme.palette.accent)
            if self._place is not None and self._place < len(self._spots):
                box = self._spots[self._place][1]
                bottom = min(box.bottom(), self.height() - 2.0)
                painter.fillRect(QRectF(box.left(), bottom - 3, box.width(), 3), self._theme.palette.accent)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._chart is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.read_spot(0 if key is Qt.Key.Key_Home else len(self._spots) - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.month is not None:
            self.month_entered.emit(self.month)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is None:
            QToolTip.hideText()
            self._place = None
        elif place != self._place:
            self.read_spot(place, at=event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None:
            self._place = place
            if self.month is not None:
                self.month_entered.emit(self.month)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._place = None
        self.month_read.emit("")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.month_read.emit("")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._request(_SETTLE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._request()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._request()


def _keys(chart: Chart) -> list[str]:
    return [spot.key for spot in chart.spots]
