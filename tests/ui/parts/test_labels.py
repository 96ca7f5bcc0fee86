"""Labels show what they are given and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import IconLabel, PlainLabel, tip


@pytest.mark.parametrize("text", ["<b>Sales</b>", "a & b", "&Sales", "<img src=x>", ""])
def test_label_shows_markup_to_the_letter(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == text


@pytest.mark.parametrize("role", list(TextRole))
def test_label_has_the_type_of_its_role(qtbot: QtBot, role: TextRole) -> None:
    label = PlainLabel("Sales", role)
    qtbot.addWidget(label)
    assert (label.font().pixelSize(), label.font().weight()) == (role.pixels, role.weight)


def test_muted_label_is_text_2(both_themes: Theme, qtbot: QtBot, look: Callable[..., Any]) -> None:
    label = PlainLabel("HIIIII", TextRole.CHART_TITLE, muted=True)
    qtbot.addWidget(label)
    label.setPalette(qtbot_palette(both_themes))
    assert label.foregroundRole() is QPalette.ColorRole.PlaceholderText
    assert look(label).count(both_themes.palette.text_2) > 10
    label.set_muted(False)
    assert look(label).count(both_themes.palette.text) > 10


def qtbot_palette(theme: Theme) -> QPalette:
    from kpidesk.ui.look.palette import qt_palette

    return qt_palette(theme.palette)


def test_wrapping_label_breaks_its_lines(qtbot: QtBot) -> None:
    label = PlainLabel("Six months give the first usual range, twelve a rough forecast.", wraps=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(150) >= 3 * fonts.line_height(TextRole.BODY) - 4


def test_icon_label_is_as_large_as_its_icon(theme: Theme, qtbot: QtBot) -> None:
    label = IconLabel(theme, "target", 32)
    qtbot.addWidget(label)
    assert label.sizeHint() == QSize(32, 32)


def test_icon_label_shows_another_icon_in_another_colour(theme: Theme, qtbot: QtBot, look: Callable[..., Any]) -> None:
    label = IconLabel(theme, "info", 32)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    before = look(label).image
    label.show_icon("octagon-x", "bad")
    assert label.name == "octagon-x"
    after = look(label)
    assert after.image != before
    assert after.count(theme.palette.bad) > 10


@pytest.mark.parametrize(
    ("text", "inside"),
    [("Sales", "Sales"), ("<b>", "&lt;b&gt;"), ('"a" & b', "&quot;a&quot; &amp; b"), ("two\nlines", "two\nlines")],
)
def test_tip_is_escaped(text: str, inside: str) -> None:
    assert inside in tip(text)


def test_empty_tip_stays_empty() -> None:
    assert tip("") == ""
