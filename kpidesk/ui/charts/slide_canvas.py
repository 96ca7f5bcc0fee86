"""The exported slide on the screen, to the point: 16:9, scaled down, in a frame."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.chart import Chart
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.saved import ThemeChoice
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.charts.look import screen_look
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, ring_inside
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import tip

if TYPE_CHECKING:
    from kpidesk.charts.paper.sheet import Box
    from kpidesk.charts.pictures.picture import ScreenPicture

WIDEST, FRAME = 1334, 1
_STEP, _LEAST = 16, 240
"""Widths are multiples of the step, so that the height is whole as well; on less than the least nothing can be read."""
_READABLE = 12
"""Pixels: the smallest type of the window."""
_REMEDY_AT = 0.68
"""Where the way out of a refused chart stands, as a share of the height: below the sentence."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartCanvas", text)


def slide_width(width: int, height: int) -> int:
    """The widest slide with its frame in so much room, without the frame."""
    return min(widest_slide(width - 2 * FRAME, height - 2 * FRAME), WIDEST // _STEP * _STEP)


def widest_slide(width: int, height: int) -> int:
    """Without a frame, on any screen."""
    return max(_LEAST, min(width, height * 16 // 9) // _STEP * _STEP)


class SlideCanvas(ChartCanvas):
    """A click, or Enter on what the arrows have reached, asks for the figure: ``month_entered``, then `origin`.

    What is refused has its sentence on the slide; ``remedy_requested`` asks for what the button below it offers. In a
    small window the slide is small, as it is the exported one to the point: what stands around its figures is then
    read where the mouse is, and at any size with Up and Down.
    """

    remedy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._look = ThemeChoice(dark=theme.palette.dark), NO_BRAND
        self._pressed_at: QPoint | None = None
        self.setMinimumHeight(fonts.scaled(180))
        self._remedy = Button(theme, "", self)
        self._remedy.clicked.connect(self.remedy_requested)
        self._remedy.hide()

    @property
    def remedy(self) -> Button:
        return self._remedy

    def offer(self, words: str) -> None:
        """What can be shown instead; empty: nothing has to be."""
        self._remedy.setText(words)
        self._remedy.setVisible(bool(words))
        self._remedy.adjustSize()
        self._place_remedy()

    def use_look(self, theme: ThemeChoice, brand: Brand = NO_BRAND) -> None:
        """The colours in which the chart leaves, so that nothing else is seen here."""
        if (theme, brand) != self._look:
            self._look = theme, brand
            self._request()

    @property
    def slide(self) -> QRectF:
        """Where the slide is, inside its frame."""
        width = slide_width(self.width(), self.height())
        return QRectF((self.width() - width) // 2, FRAME, width, width * 9 // 16)

    # -- the words around the figures ---------------------------------------------------------------------------

    @property
    def is_small(self) -> bool:
        """Whether the footnote is smaller here than any text of the window."""
        layout = SLIDE.layout
        return layout.footnote * self.slide.width() / layout.width < fonts.scaled(_READABLE)

    def read_words(self, *, foot: bool, at: QPointF | None = None) -> None:
        """Say what is shown and how, or the footnote; beside the mouse, or where the words stand."""
        chart, slide = self.chart, self.slide
        words = "" if chart is None else chart.footnote if foot else chart.subtitle
        if words:
            corner = slide.bottomLeft() if foot else slide.topLeft()
            QToolTip.showText(self.mapToGlobal(at or corner).toPoint(), tip(words), self)
            if at is None:  # whoever points at it sees it
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- how ----------------------------------------------------------------------------------------------------

    def _painted(self, chart: Chart) -> "ScreenPicture":
        look = screen_look(*self._look)
        return self._keeper().slide(chart, round(self.slide.width()), self.devicePixelRatioF(), look)

    def _on_canvas(self, box: "Box") -> QRectF:
        slide, scale = self.slide, self.slide.width() / SLIDE.layout.width
        left, right = slide.left() + box.left * scale, slide.left() + box.right * scale
        top, bottom = slide.bottom() - box.top * scale, slide.bottom() - box.bottom * scale
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def _place_remedy(self) -> None:
        slide, size = self.slide, self._remedy.sizeHint()
        left = slide.center().x() - size.width() / 2
        self._remedy.setGeometry(round(left), round(slide.top() + _REMEDY_AT * slide.height()), *size.toTuple())

    # -- Qt -----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(640), fonts.scaled(360))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, slide = self._theme.palette, self.slide
        painter = QPainter(self)
        frame = slide.adjusted(-FRAME, -FRAME, FRAME, FRAME)
        box(painter, frame, 0, fill=palette.surface, border=palette.line)
        if not self._picture.isNull():
            self._paint_picture(painter, slide)
        if self.hasFocus():
            ring_inside(painter, frame, palette.accent)
            if self._place is not None and self._place < len(self._spots):
                spot = self._spots[self._place][1]
                bottom = min(spot.bottom(), slide.bottom() - 1.0)
                painter.fillRect(QRectF(spot.left(), bottom - 3, spot.width(), 3), palette.accent)
        painter.end()

    def _paint_picture(self, painter: QPainter, slide: QRectF) -> None:
        """The picture of another size is stretched until that of this size is drawn."""
        if self._picture.deviceIndependentSize() == slide.size():
            painter.drawImage(slide.topLeft(), self._picture)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(slide, self._picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on what is refused is the button below its sentence."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.read_words(foot=event.key() == Qt.Key.Key_Down)
            return
        if plain and not self._remedy.isHidden() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self._remedy.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        place = self._place_at(event.position())
        is_click = pressed is not None and _near(pressed, event.position().toPoint())
        if is_click and place is not None and place == self._place_at(QPointF(pressed or QPoint())):
            self._place = place
            if self.month is not None:
                self.month_entered.emit(self.month)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two clicks."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.is_small and self._place is None and self.slide.contains(event.position()):
            self.read_words(foot=event.position().y() > self.slide.center().y(), at=event.position())
        hand = Qt.CursorShape.PointingHandCursor if self.month is not None else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_remedy()


def _near(one: QPoint, other: QPoint) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()
