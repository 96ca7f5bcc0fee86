"""A small panel that asks for one thing: a note, a day, a month, a name."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.popover import NARROW, Popover

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AskPopover(Popover):
    """Title, fields, a line for what is wrong, the verb and Cancel. Enter is the verb, Esc is Cancel.

    Here the fields take the keys: it is opened on purpose, unlike an explanation.
    """

    accepted = Signal()

    def __init__(self, theme: Theme, window: QWidget, title: str, verb: str) -> None:
        super().__init__(window, NARROW)
        self._fields: list[QWidget] = []
        self._title = PlainLabel(title, TextRole.HEADING, self, wraps=True)
        self._wrong = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
        self._wrong.hide()
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self.accept = Button(theme, verb, self, kind=Kind.MAIN)
        self.cancel = Button(theme, sentences.tr("Cancel"), self)
        self.accept.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.close_popover)
        self._foot.addWidget(self.accept)
        self._foot.addWidget(self.cancel)
        self._foot.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._wrong)
        self.body.addLayout(self._foot)
        self.setAccessibleName(title)

    def ask(self, label: str, field: QWidget) -> None:
        """Add a field under its label."""
        words = PlainLabel(label, TextRole.SMALL, self, muted=True, wraps=True)
        words.setBuddy(field)
        field.setAccessibleName(label)
        for widget in (words, field):
            self.body.insertWidget(self.body.count() - 2, widget)
        self._fields.append(field)

    def add(self, widget: QWidget) -> None:
        """Something more beside the verb."""
        self._foot.addWidget(widget)

    def open_at(self, anchor: QRect) -> None:
        self.open_beside(anchor)
        if self._fields:
            self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, sentence: str) -> None:
        """Say what stands against it; what was typed stays."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.open_beside(self.panel.adjusted(0, -1, 0, -self.panel.height()))

    @property
    def wrong(self) -> str:
        return self._wrong.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        else:
            super().keyPressEvent(event)


class TextAsk(AskPopover):
    """Asks for a text of several lines: Enter keeps it, Shift+Enter begins a line.

    Esc drops a text that was changed only when it is pressed twice. With ``is_held`` it is only shown.
    """

    def __init__(self, theme: Theme, window: QWidget, title: str, text: str, *, is_held: bool = False) -> None:
        super().__init__(theme, window, title, sentences.tr("Keep note"))
        self._before = text
        self._asked = False
        self.edit = QPlainTextEdit(text, self)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(fonts.scaled(84))
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self.edit.installEventFilter(self)
        self._is_held = is_held
        if is_held:
            self._only_show()
        else:
            self.ask(sentences.tr("Enter keeps it, Shift+Enter begins a new line"), self.edit)

    def _only_show(self) -> None:
        self.edit.setReadOnly(True)
        self.edit.setPlaceholderText(sentences.tr("There is no note."))
        self.accept.hide()
        self.cancel.setText(sentences.tr("Close"))
        self.ask(sentences.tr("It cannot be changed now"), self.edit)

    @property
    def text(self) -> str:
        return self.edit.toPlainText().strip()

    @property
    def is_changed(self) -> bool:
        return self.text != self._before.strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in _ENTER and not shift:
                self.close_popover() if self._is_held else self.accepted.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.is_changed and not self._asked:
                self._asked = True
                self.say_wrong(sentences.tr("The note is changed. Enter keeps it; Esc once more drops the change."))
                self.edit.setFocus()
                return True
        return super().eventFilter(watched, event)
