"""The middle of the page: head, slide and saved charts below each other, as wide as the slide can be."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QWidget

from kpidesk.ui.charts.chart_head import ChartHead
from kpidesk.ui.charts.saved_strip import SavedStrip
from kpidesk.ui.charts.slide_canvas import FRAME, SlideCanvas, slide_width
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.parts.label import PlainLabel

_GAP, _LEAST = 12, 700
"""Between the slide and what is saved; the width that the head has where there is room, however small the slide."""


class SavedFoot(QStackedWidget):
    """The saved charts; while all of them are exported, how far that is."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = SavedStrip(theme, self)
        self._name = PlainLabel(tr("Saved charts"), TextRole.BODY, self, muted=True)
        self._nothing = PlainLabel(
            tr("No chart is saved yet. Ctrl+S keeps this one here, to be shown and exported again."),
            parent=self,
            muted=True,
            wraps=True,
        )
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(fonts.scaled(6))
        self._said = PlainLabel("", parent=self)
        self.cancel = Button(theme, tr("Cancel"), self, tip_text=tr("Cancel (Esc)"))
        self.cancel.clicked.connect(self.cancel_requested)
        saved, under_way = QWidget(self), QWidget(self)
        for page, widgets in (
            (saved, (self._name, self.strip, self._nothing)),
            (under_way, (self._said, self._bar, self.cancel)),
        ):
            row = QHBoxLayout(page)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in {self.strip, self._nothing, self._bar} else 0)
            self.addWidget(page)
        self.show_saved(0)

    def show_saved(self, count: int) -> None:
        """How many are saved."""
        self.strip.setVisible(count > 0)
        self._name.setVisible(count > 0)
        self._nothing.setVisible(not count)

    def show_progress(self, done: int, count: int) -> None:
        self._bar.setRange(0, max(1, count))
        self._bar.setValue(done)
        self._said.setText(tr("{n} of {all} charts exported").format(n=done, all=count))
        self.setCurrentIndex(1)

    def end_progress(self) -> None:
        self.setCurrentIndex(0)

    @property
    def progress(self) -> str:
        """What is said of the export that is under way; empty when there is none."""
        return self._said.text() if self.currentIndex() == 1 else ""


class ChartStage(QWidget):
    """Lays its three parts out by itself: the slide keeps its shape, and the others are as wide as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ChartHead(theme, self)
        self.canvas = SlideCanvas(theme, self)
        self.foot = SavedFoot(theme, self)

    def _place_parts(self) -> None:
        head, foot = self.head.height(), self.foot.strip.height()
        room = QRect(MARGIN, 4 + head, self.width() - 2 * MARGIN, self.height() - head - foot - 2 * _GAP)
        slide = slide_width(room.width(), room.height())
        width = min(room.width(), max(slide + 2 * FRAME, fonts.scaled(_LEAST)))
        left = (self.width() - width) // 2
        height = slide * 9 // 16 + 2 * FRAME
        self.head.setGeometry(left, 4, width, head)
        self.canvas.setGeometry(left, room.top(), width, height)
        self.foot.setGeometry(left, room.top() + height + _GAP, width, foot)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.head.minimumSizeHint().width() + 2 * MARGIN, fonts.scaled(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()
