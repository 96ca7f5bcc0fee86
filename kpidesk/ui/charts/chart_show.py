"""The saved charts on the whole screen, one after the other, and nothing else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.chart import Chart
from kpidesk.charts.saved import ThemeChoice
from kpidesk.ui.charts.look import screen_look
from kpidesk.ui.charts.slide_canvas import widest_slide
from kpidesk.ui.charts.words import tr

_STEPS = {
    **dict.fromkeys((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace), -1),
    **dict.fromkeys((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space), 1),
    **dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), 1),
}


class ChartShow(QWidget):
    """A window of its own. Each slide is drawn when its turn comes; meanwhile the one before stays.

    ``slides`` make the charts. Esc or F11 ends it: ``ended``.
    """

    ended = Signal(int)
    """The place of the slide in sight."""

    def __init__(
        self,
        slides: Sequence[Callable[[], Chart]],
        start: int,
        theme: ThemeChoice,
        brand: Brand = NO_BRAND,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._slides, self._place = list(slides), start
        self._look = theme, brand
        self._pictures: dict[int, QImage] = {}
        self._shown = QImage()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._draw)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(tr("Charts"))

    @property
    def place(self) -> int:
        """The slide in sight, from 0."""
        return self._place

    @property
    def picture(self) -> QImage:
        """What was drawn last."""
        return self._shown

    def go_to(self, place: int) -> None:
        """Another slide; at the ends it stays."""
        place = min(max(place, 0), len(self._slides) - 1)
        if place != self._place or self._shown.isNull():
            self._place = place
            self._timer.start(0)

    def begin(self) -> None:
        """On the screen where the window is."""
        window = self.parentWidget()
        screen = window.screen() if window is not None else self.screen()
        self.setGeometry(screen.geometry())  # not every desktop makes a window as large as the screen by itself
        self.showFullScreen()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- how ----------------------------------------------------------------------------------------------------

    def _slide(self) -> QSize:
        """The largest slide on this screen."""
        width = widest_slide(self.width(), self.height())
        return QSize(width, width * 9 // 16)

    def _draw(self) -> None:
        from kpidesk.charts.pictures.picture import draw_slide  # matplotlib takes half a second to import

        if self._place not in self._pictures:
            chart, ratio = self._slides[self._place](), self.devicePixelRatioF()
            pixels = draw_slide(chart, self._slide().width(), ratio, screen_look(*self._look)).pixels
            image = QImage(pixels.rgba, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888)
            self._pictures[self._place] = image.copy()
            self._pictures[self._place].setDevicePixelRatio(ratio)
            self._pictures[self._place].setText("alt", chart.alt_text)
        self._shown = self._pictures[self._place]
        self._say(self._shown.text("alt"))
        self.update()

    def _say(self, told: str) -> None:
        self.setAccessibleName(tr("Chart {n} of {all}").format(n=self._place + 1, all=len(self._slides)))
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    # -- Qt -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawn, empty = not self._shown.isNull(), QColor("#15191E" if self._look[0].dark else "#FFFFFF")
        ground = self._shown.pixelColor(0, 0) if drawn else empty
        painter.fillRect(self.rect(), ground)
        if not self._shown.isNull():
            size = self._shown.deviceIndependentSize()
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._shown)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_F11}:
            self.close()
        elif key in _STEPS:
            self.go_to(self._place + _STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to(0 if key is Qt.Key.Key_Home else len(self._slides) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        steps = {Qt.MouseButton.LeftButton: 1, Qt.MouseButton.RightButton: -1}
        self.go_to(self._place + steps.get(event.button(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pictures.clear()
        if self.isVisible():
            self._timer.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._pictures.clear()
            self._timer.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.ended.emit(self._place)
        super().closeEvent(event)
