"""The field in which a formula is written: coloured, with the names that fit on Ctrl+Space."""

import re

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from kpidesk.formula.functions import FUNCTIONS
from kpidesk.ui.indicators.formula_highlighter import FormulaHighlighter, Span
from kpidesk.ui.indicators.names_list import NameDelegate, NamesList
from kpidesk.ui.indicators.names_model import FormulaName, NamesModel, figure_names, function_names
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

HEIGHT, POPUP_WIDTH = 84, 360
_WORD_BEFORE = re.compile(r"[^\W\d]\w*\Z")
_KEYS_OF_THE_LIST = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab}
)


class FormulaEdit(QPlainTextEdit):
    """84 high. ``edited`` follows every change of the text, not of its colours. Tab leaves the field."""

    edited = Signal()

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._before = ""
        self.setFont(fonts.font(TextRole.FORMULA))
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(10)
        self.setAccessibleName(self.tr("Formula"))
        self._highlighter = FormulaHighlighter(self.document(), theme, self._is_known)
        self.names = NamesModel(self)
        self._completer = self._make_completer(theme)
        self.textChanged.connect(self._note_change)

    def _make_completer(self, theme: Theme) -> QCompleter:
        completer = QCompleter(self.names, self)
        completer.setWidget(self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)  # the model filters
        completer.setMaxVisibleItems(8)
        self._popup = NamesList(theme, self.names, self.tr("Names that fit"), self)
        self._popup.viewport().setAutoFillBackground(True)
        self._popup.setFrameShape(NamesList.Shape.Box)
        completer.setPopup(self._popup)
        self._popup.setItemDelegate(NameDelegate(theme, self._popup))  # the completer has put its own in the place
        completer.activated.connect(self._take_completion)
        return completer

    @property
    def text(self) -> str:
        return self.toPlainText()

    @property
    def completer(self) -> QCompleter:
        return self._completer

    @property
    def highlighter(self) -> FormulaHighlighter:
        return self._highlighter

    def show_text(self, text: str) -> None:
        """A formula from elsewhere: the undo of this field begins here."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def show_for(self, indicator: str) -> None:
        """Offer every name but that of the edited figure or KPI."""
        self.names.show_names([*figure_names(self._workbook, without=indicator), *function_names()])

    def mark(self, wrong: Span | None) -> None:
        self._highlighter.mark(wrong)

    def insert_name(self, name: FormulaName) -> None:
        """Put it where the caret is, apart from the words beside it. A function closes round what is selected."""
        cursor = self.textCursor()
        self._put(cursor, name, cursor.selectedText())

    def _put(self, cursor: QTextCursor, name: FormulaName, inside: str = "") -> None:
        """In the place of what ``cursor`` has selected; a function with nothing ``inside`` has the caret there."""
        before = self._around(cursor.selectionStart() - 1)
        after = self._around(cursor.selectionEnd())
        spaced_before = " " if before.isalnum() or before in {"_", "]"} else ""
        spaced_after = " " if after.isalnum() or after in {"_", "["} else ""
        written = f"{name.key}({inside})" if name.is_function else name.key
        cursor.insertText(spaced_before + written + spaced_after)
        if name.is_function and FUNCTIONS[name.key].most != 0 and not inside:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=1 + len(spaced_after))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace(self, span: Span, text: str) -> None:
        """Put ``text`` in the place of these characters, as one step of undo."""
        whole = self.text
        cursor = self.textCursor()
        cursor.setPosition(_utf16(whole[: span[0]]))
        cursor.setPosition(_utf16(whole[: span[1]]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def complete(self) -> None:
        """Offer the names that go on from the word before the caret; all of them when there is none."""
        self.names.find(self._begun())
        if not self.names.names:
            self._popup.hide()
            return
        place = QRect(self.cursorRect())
        place.setWidth(fonts.scaled(POPUP_WIDTH))
        self._completer.complete(place.translated(self.viewport().pos()))
        self._popup.setCurrentIndex(self.names.index(0))

    def _begun(self) -> str:
        cursor = self.textCursor()
        before = cursor.block().text().encode("utf-16-le")[: cursor.positionInBlock() * 2].decode("utf-16-le", "ignore")
        found = _WORD_BEFORE.search(before)
        return found[0] if found else ""

    def _take_completion(self, key: str) -> None:
        name = next((name for name in self.names.names if name.key == key), None)
        if name is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, _utf16(self._begun()))
        self._put(cursor, name)

    def _around(self, place: int) -> str:
        """The character at a position of the document; empty outside."""
        text = self.document().characterAt(place) if place >= 0 else ""
        return "" if text in {"\0", "\u2029"} else text

    def _is_known(self, word: str, is_label: bool) -> bool:
        wanted = word.casefold()
        if not is_label:
            return wanted in self._workbook.indicators
        return any(
            wanted in (about.id, about.label.casefold(), about.name.casefold())
            for about in self._workbook.indicators.values()
        )

    def _note_change(self) -> None:
        if self.text == self._before:
            return  # only the colours changed
        self._before = self.text
        if self.blockCount() > 1:
            self._highlighter.rehighlight()
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and event.key() in _KEYS_OF_THE_LIST:
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.complete()
            return
        super().keyPressEvent(event)
        if self._popup.isVisible():
            self.complete() if self._begun() else self._popup.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._completer.setWidget(self)
        super().focusInEvent(event)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
