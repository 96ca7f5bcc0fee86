"""The steps of the import across the top: done, current, still to come; and the file at the right."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import CENTRE, LEFT, paint_words
from kpidesk.ui.parts.frames import MARGIN, Toolbar
from kpidesk.ui.parts.label import IconLabel, PlainLabel, tip

DISC, GAP = 20, 8


class _Step(QWidget):
    """``wanted``: go back to it."""

    wanted = Signal()

    def __init__(self, theme: Theme, number: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.number, self.name = theme, number, name
        self._state = "later"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        """``done``, ``now`` or ``later``."""
        self._state = state
        words = {"done": tr("done"), "now": tr("you are here"), "later": tr("still to come")}[state]
        self.setAccessibleName(f"{self.name}, {words}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if state == "done" else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if state == "done" else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = fonts.width(self.name, TextRole.HEADING)
        return QSize(round(fonts.scaled(DISC) + GAP + words + 6), fonts.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette, disc = QPainter(self), self._theme.palette, fonts.scaled(DISC)
        mark = QRect(0, (self.height() - disc) // 2, disc, disc)
        words = QRect(disc + GAP, 0, self.width(), self.height())
        if self._state == "done":
            self._theme.icons.paint(painter, mark, "check", palette.text_2, 16)
        elif self._state == "now":
            box(painter, mark, disc / 2, fill=palette.accent)
            paint_words(painter, mark, str(self.number), colour=palette.on_accent, role=TextRole.HEADER_CELL, at=CENTRE)
        else:
            box(painter, mark, disc / 2, border=palette.field_border)
            paint_words(painter, mark, str(self.number), colour=palette.text_2, role=TextRole.SMALL, at=CENTRE)
        is_now = self._state == "now"
        role, colour = (TextRole.HEADING, palette.text) if is_now else (TextRole.BODY, palette.text_2)
        paint_words(painter, words, self.name, colour=colour, role=role, at=LEFT)
        if self.hasFocus():
            ring_inside(painter, self.rect(), palette.accent, 6)
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self._state == "done":
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._state == "done":
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class StepStrip(Toolbar):
    """``wanted(number)``, from 0: back to a step that is done."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=MARGIN)
        self.body.setSpacing(24)
        self._steps = [
            _Step(theme, number, name, self)
            for number, name in enumerate((tr("File"), tr("Columns"), tr("Check and import")), start=1)
        ]
        self._icon = IconLabel(theme, "file-spreadsheet", 16, parent=self)
        self._file = PlainLabel("", TextRole.BODY, self, muted=True)
        for step in self._steps:
            step.wanted.connect(lambda number=step.number: self.wanted.emit(number - 1))
        self.add(*self._steps)
        self.gap()
        self.add(self._icon)
        self.body.addSpacing(-16)
        self.add(self._file)
        self._facts = ""
        self.show_file("")

    @property
    def file(self) -> str:
        return self._facts

    def show_step(self, now: int) -> None:
        for place, step in enumerate(self._steps):
            step.show_state("done" if place < now else "now" if place == now else "later")

    def show_file(self, facts: str) -> None:
        """A long name gives way in the middle; the whole is in the tool tip."""
        self._facts = facts
        self._icon.setVisible(bool(facts))
        room = fonts.scaled(560)
        elided = fonts.metrics(TextRole.BODY).elidedText(facts, Qt.TextElideMode.ElideMiddle, room)
        self._file.setText(elided)
        self._file.setAccessibleName(facts)
        self._file.setToolTip(tip(facts if elided != facts else ""))
