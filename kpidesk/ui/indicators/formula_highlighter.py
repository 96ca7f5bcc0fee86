"""Colours a formula while it is typed: functions stand out, names that mean nothing are underlined."""

from collections.abc import Callable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.functions import FUNCTIONS
from kpidesk.formula.tokens import Token, TokenKind, tokenize
from kpidesk.ui.look.theme import Theme

Span = tuple[int, int]
"""First character and the one after the last, counted in characters of the text."""


class FormulaHighlighter(QSyntaxHighlighter):
    """``known`` tells whether a word or a label names a figure. ``mark`` underlines what a check found wrong."""

    def __init__(self, document: QTextDocument, theme: Theme, known: Callable[[str, bool], bool]) -> None:
        super().__init__(document)
        self._theme, self._known = theme, known
        self._wrong: Span | None = None
        self._tokens: list[Token] = []
        self._read = ""
        theme.changed.connect(self.rehighlight)

    def mark(self, wrong: Span | None) -> None:
        """Underline these characters as well; None: nothing else is wrong."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.rehighlight()

    def unknown(self, text: str) -> list[Span]:
        """The names in ``text`` that belong to nothing."""
        tokens = tokenize(text)
        return [
            (token.start, token.end)
            for place, token in enumerate(tokens)
            if token.kind in {TokenKind.WORD, TokenKind.LABEL} and not self._means_something(tokens, place)
        ]

    def _means_something(self, tokens: list[Token], place: int) -> bool:
        token = tokens[place]
        if token.kind is TokenKind.LABEL:
            return self._known(token.value, True)
        is_kind = token.value.lower() in set(SegmentKind) and place > 0 and tokens[place - 1].kind is TokenKind.COMMA
        return is_kind or token.value.lower() in FUNCTIONS or self._known(token.value, False)

    def highlightBlock(self, text: str) -> None:
        whole = self.document().toPlainText()
        begins = len(whole.encode("utf-16-le")[: self.currentBlock().position() * 2].decode("utf-16-le"))
        for token in tokenize(whole):
            if token.kind is TokenKind.WORD and token.value.lower() in FUNCTIONS:
                self._paint(text, begins, (token.start, token.end), self._function_format())
        for span in self.unknown(whole) + ([self._wrong] if self._wrong else []):
            self._paint(text, begins, span, self._wrong_format())

    def _paint(self, block: str, begins: int, span: Span, wanted: QTextCharFormat) -> None:
        """The part of ``span`` that lies in this block; Qt counts in UTF-16."""
        first, last = max(span[0] - begins, 0), min(span[1] - begins, len(block))
        if first < last:
            for place in range(_utf16_length(block[:first]), _utf16_length(block[:last])):
                merged = QTextCharFormat(self.format(place))  # a function inside stays one
                merged.merge(wanted)
                self.setFormat(place, 1, merged)

    def _function_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.palette.accent)
        made.setFontWeight(QFont.Weight.Bold)
        return made

    def _wrong_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.setUnderlineColor(self._theme.palette.bad)
        return made


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
