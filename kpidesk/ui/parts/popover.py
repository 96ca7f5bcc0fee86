"""A small panel beside a cell that explains it and never takes the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.frames import SHADOW_MARGIN
from kpidesk.ui.parts.frames import PartFrame

GAP = 4
NARROW, WIDE = 306, 344


class Popover(PartFrame):
    """A child of the window: a window of its own could not be placed by us on Wayland, and would need a compositor
    for its shadow. It does not take the focus; whoever opened it closes it on Esc or when the cell is left.
    """

    closed = Signal()

    def __init__(self, window: QWidget, width: int = WIDE) -> None:
        super().__init__("popover", window)
        self.body.setContentsMargins(*(SHADOW_MARGIN + inside for inside in (16, 12, 16, 12)))
        self.body.setSpacing(8)
        self.setFixedWidth(fonts.scaled(width) + 2 * SHADOW_MARGIN)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def end_with(self, owner: QWidget) -> None:
        """A child of the window outlives the page it was opened from, unless it is told."""
        owner.destroyed.connect(self.deleteLater)

    def open_beside(self, anchor: QRect, keep_clear: Sequence[QRect] = ()) -> None:
        """Show it beside ``anchor`` without covering ``keep_clear``; all in the window's coordinates."""
        self.adjustSize()
        height = self.body.totalHeightForWidth(self.width()) if self.body.hasHeightForWidth() else self.height()
        panel = QSize(self.width() - 2 * SHADOW_MARGIN, height - 2 * SHADOW_MARGIN)
        corner = place(panel, anchor, self.window().rect(), keep_clear)
        self.setGeometry(corner.x() - SHADOW_MARGIN, corner.y() - SHADOW_MARGIN, self.width(), height)
        self.show()
        self.raise_()

    def close_popover(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @property
    def panel(self) -> QRect:
        """What is seen of it, without the shadow, in the window's coordinates."""
        margin = SHADOW_MARGIN
        return self.geometry().adjusted(margin, margin, -margin, -margin)


def place(panel: QSize, anchor: QRect, room: QRect, keep_clear: Sequence[QRect] = ()) -> QPoint:
    """Where the panel's corner goes: below the anchor, else right of it, else above, else left.

    The first place inside ``room`` that covers neither the anchor nor anything to keep clear; if there is none, the
    first that covers the anchor least: below, moved into the room.
    """
    right_edge = anchor.right() + 1 - panel.width()
    lowest = min(anchor.top(), room.bottom() + 1 - panel.height())
    wanted = [
        QPoint(right_edge, anchor.bottom() + 1 + GAP),
        QPoint(anchor.left(), anchor.bottom() + 1 + GAP),
        QPoint(anchor.right() + 1 + GAP, lowest),
        QPoint(right_edge, anchor.top() - GAP - panel.height()),
        QPoint(anchor.left(), anchor.top() - GAP - panel.height()),
        QPoint(anchor.left() - GAP - panel.width(), lowest),
    ]
    for corner in wanted:
        taken = QRect(corner, panel)
        if room.contains(taken) and not any(taken.intersects(other) for other in (anchor, *keep_clear)):
            return corner
    return _moved_inside(QRect(wanted[0], panel), room).topLeft()


def _moved_inside(panel: QRect, room: QRect) -> QRect:
    moved = QRect(panel)
    moved.moveRight(min(moved.right(), room.right()))
    moved.moveBottom(min(moved.bottom(), room.bottom()))
    moved.moveLeft(max(moved.left(), room.left()))
    moved.moveTop(max(moved.top(), room.top()))
    return moved
