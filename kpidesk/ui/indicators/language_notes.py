"""The formula language in short, beside the formula: F1 in the editor."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpidesk.formula.functions import FUNCTIONS
from kpidesk.formula.parser import LONGEST, MOST_PARTS
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.names_model import function_names
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.label import PlainLabel

Note = tuple[TextRole, str, bool]
"""(type, words, quiet)"""


def notes() -> Iterator[Note]:
    """Heading by heading: how names and numbers are written, what can be done with them, every function."""
    tr = sentences.tr
    for heading, words in (
        (
            tr("Names"),
            tr(
                "Each figure has a short name of small letters, like ad_spend. Its label in square brackets, "
                "like [Ad spend], means the same."
            ),
        ),
        (tr("Numbers"), tr("With a decimal point and without separators: 1250.5. 5 % is a twentieth.")),
        (
            tr("Signs"),
            tr("+ and -, * and /, ^ for a power, round brackets. Inside if() also < <= > >= = and <>."),
        ),
        (
            tr("Blank cells"),
            tr("A blank is not 0: a result that needs it is missing, too, and says so. nz(x) counts a blank as 0."),
        ),
        (
            tr("Length"),
            tr("At most {n} characters and {parts} names, numbers and signs.").format(
                n=f"{LONGEST:,}", parts=MOST_PARTS
            ),
        ),
    ):
        yield TextRole.HEADING, heading, False
        yield TextRole.PARAGRAPH, words, True
    yield TextRole.HEADING, tr("Functions"), False
    for name in function_names():
        function = FUNCTIONS[name.key]
        yield TextRole.SMALL_MONO, function.usage, False
        yield TextRole.SMALL, f"{name.words}. {tr('For example')}: {function.example}", True


class LanguageNotes(QScrollArea):
    """Scrolls with Up, Down and the page keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(4)
        for role, words, quiet in notes():
            if role in {TextRole.HEADING, TextRole.SMALL_MONO}:
                column.addSpacing(12 if role is TextRole.HEADING else 4)
            column.addWidget(PlainLabel(words, role, inside, muted=quiet, wraps=True))
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The formula language"))
        self.verticalScrollBar().setProperty("tone", "window")
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)
