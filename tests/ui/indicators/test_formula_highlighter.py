"""How a formula is coloured while it is typed."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextDocument

from kpidesk.ui.indicators.formula_highlighter import FormulaHighlighter
from kpidesk.ui.look.theme import Choice, Theme

KNOWN = {"revenue", "orders", "days"}


def is_known(word: str, is_label: bool) -> bool:
    return word.casefold() in ({"sales, net"} if is_label else KNOWN)


@pytest.fixture
def document(qapp: object) -> QTextDocument:
    made = QTextDocument()
    made.documentLayout()  # a document that nobody looks at does not say that it changes
    return made


@pytest.fixture
def highlighter(document: QTextDocument, theme: Theme) -> FormulaHighlighter:
    made = FormulaHighlighter(document, theme, is_known)
    QCoreApplication.processEvents()  # Qt colours nothing before it has been asked for events once
    return made


def formats(document: QTextDocument) -> list[tuple[str, QTextCharFormat]]:
    """The coloured pieces of the text."""
    found = []
    block = document.begin()
    while block.isValid():
        text = block.text().encode("utf-16-le")
        pieces = block.layout().formats()  # held, as what they contain lives only as long as they do
        for piece in pieces:
            start, end = piece.start * 2, (piece.start + piece.length) * 2
            found.append((text[start:end].decode("utf-16-le"), QTextCharFormat(piece.format)))
        block = block.next()
    return found


def underlined(document: QTextDocument) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [text for text, form in formats(document) if form.underlineStyle() is wave]


def bold(document: QTextDocument) -> list[str]:
    return [text for text, form in formats(document) if form.fontWeight() == QFont.Weight.Bold]


@pytest.mark.parametrize(
    ("text", "functions", "wrong"),
    [
        ("revenue / orders", [], []),
        ("nz(revenue) - PREV(orders)", ["nz", "PREV"], []),
        ("revenue / order", [], ["order"]),
        ("[Sales, net] * [Sales]", [], ["[Sales]"]),
        ("at(revenue, channel)", ["at"], []),
        ("channel + 1", [], ["channel"]),
        ('at(revenue, "anything")', ["at"], []),
        ("days()", ["days"], []),
        ("unfinished(", [], ["unfinished"]),
        ("5 % + 1.5", [], []),
    ],
)
def test_functions_stand_out_and_unknown_names_are_underlined(
    document: QTextDocument, highlighter: FormulaHighlighter, text: str, functions: list[str], wrong: list[str]
) -> None:
    document.setPlainText(text)
    assert bold(document) == functions
    assert underlined(document) == wrong


def test_colours_are_those_of_the_theme(document: QTextDocument, highlighter: FormulaHighlighter, theme: Theme) -> None:
    document.setPlainText("nz(order)")
    theme.choose(Choice.DARK)
    shown = dict(formats(document))
    assert shown["nz"].foreground().color() == theme.palette.accent == QColor("#A79DFF")
    assert shown["order"].underlineColor() == theme.palette.bad


def test_what_a_check_found_is_underlined_as_well(document: QTextDocument, highlighter: FormulaHighlighter) -> None:
    document.setPlainText("revenue > orders")
    highlighter.mark((8, 9))
    assert underlined(document) == [">"]
    highlighter.mark(None)
    assert underlined(document) == []


def test_a_function_that_is_wrong_stays_a_function(document: QTextDocument, highlighter: FormulaHighlighter) -> None:
    document.setPlainText("if(revenue)")
    highlighter.mark((0, 11))
    assert bold(document) == ["if"]
    assert "".join(underlined(document)) == "if(revenue)"


def test_lines_are_coloured_each_in_its_place(document: QTextDocument, highlighter: FormulaHighlighter) -> None:
    document.setPlainText("revenue -\nnz(orders) /\norder")
    assert bold(document) == ["nz"]
    assert underlined(document) == ["order"]


def test_characters_beyond_the_first_plane_move_nothing(
    document: QTextDocument, highlighter: FormulaHighlighter
) -> None:
    document.setPlainText("\N{MONEY BAG} + order\n\N{MONEY BAG} nz(1)")
    assert underlined(document) == ["order"]
    assert bold(document) == ["nz"]
