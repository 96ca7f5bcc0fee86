"""The panel that asks before a copied block is pasted: by its headings, and how its numbers are meant."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.ask_popover import AskPopover
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.frames import SHADOW_MARGIN
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel

WIDTH = 420
"""Room for two long numbers side by side."""


class PasteAsk(AskPopover):
    """One sentence and a verb; Enter is the verb."""

    def __init__(self, theme: Theme, window: QWidget, title: str, verb: str, sentence: str) -> None:
        super().__init__(theme, window, title, verb)
        self.setFixedWidth(fonts.scaled(WIDTH) + 2 * SHADOW_MARGIN)
        self.body.insertWidget(1, PlainLabel(sentence, TextRole.PARAGRAPH, self, wraps=True))
        self.setAccessibleDescription(sentence)

    def open_at(self, anchor: QRect) -> None:
        super().open_at(anchor)
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)


class NumbersAsk(PasteAsk):
    """Shows both readings of the first numbers that have two; ``chosen`` says by which marks they are read."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, texts: Sequence[str], marks: tuple[Marks, Marks], form: NumberForm
    ) -> None:
        readings = [[_shown(text, way, form) for way in marks] for text in texts]
        first, second = (sentences.tr("Read as {number}").format(number=number) for number in readings[0])
        title = sentences.tr("How are these numbers meant?")
        super().__init__(
            theme,
            window,
            title,
            first,
            sentences.tr("Nothing in the copied block tells. The answer holds until the file is closed."),
        )
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        heads = [sentences.tr("Copied"), *(_way(way) for way in marks)]
        for column, words in enumerate(heads):
            table.addWidget(PlainLabel(words, TextRole.SMALL, self, muted=True), 0, column)
        for line, (text, both) in enumerate(zip(texts, readings, strict=True), start=1):
            for column, words in enumerate((text, *both)):
                label = PlainLabel(words, TextRole.BODY, self)
                label.setAlignment(Qt.AlignmentFlag.AlignLeft)
                table.addWidget(label, line, column)
        table.setColumnStretch(3, 1)
        self.body.insertLayout(2, table)
        self.other = Button(theme, second, self)
        self._foot.insertWidget(1, self.other)
        self.accepted.connect(lambda: self.chosen.emit(marks[0]))
        self.other.clicked.connect(lambda: self.chosen.emit(marks[1]))


def _way(marks: Marks) -> str:
    return sentences.tr("Decimal comma") if marks.decimal == "," else sentences.tr("Decimal point")


def _shown(text: str, marks: Marks, form: NumberForm) -> str:
    """The number as this program writes it, with every decimal that it has."""
    value = parse_amount(text, marks) or 0.0
    decimals = len(f"{value:.15g}".partition(".")[2])
    return form.number(value, decimals)
