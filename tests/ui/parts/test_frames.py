"""Cards, toolbars, sides and the popover that stands beside a cell."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import Card, Side, Toolbar, line
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.popover import GAP, Popover, place

Look = Callable[..., Any]


def _shown(qtbot: QtBot, widget: QWidget, width: int = 200, height: int = 100) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def test_card_is_surface_in_a_line_with_round_corners(both_themes: Theme, qtbot: QtBot, look: Look) -> None:
    card = _shown(qtbot, Card())
    picture = look(card)
    palette = both_themes.palette
    assert picture.at(100, 50) == palette.surface.name()
    assert picture.at(100, 0) == picture.at(0, 50) == palette.line.name()
    assert picture.at(0, 0) != palette.line.name()


def test_card_has_16_at_the_sides_and_12_above_and_below(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.body.contentsMargins() == QMargins(16, 12, 16, 12)
    assert card.contentsMargins().isNull()


@pytest.mark.parametrize("height", [48, 52])
def test_toolbar_has_its_height_and_grows_with_the_type(qtbot: QtBot, type_scale: float, height: int) -> None:
    bar = Toolbar(height=height)
    qtbot.addWidget(bar)
    assert bar.height() == pytest.approx(height * type_scale, abs=2)


def test_toolbar_puts_what_follows_the_gap_at_the_right_end(theme: Theme, qtbot: QtBot) -> None:
    bar = Toolbar()
    left, right = Button(theme, "Grid"), Button(theme, "Import")
    bar.add(left)
    bar.gap()
    bar.add(right)
    _shown(qtbot, bar, 800, 48)
    assert left.geometry().left() == 16
    assert right.geometry().right() + 1 == 800 - 16
    assert left.geometry().center().y() == pytest.approx(24, abs=1)


def test_toolbar_ends_in_a_line(theme: Theme, qtbot: QtBot, look: Look) -> None:
    bar = _shown(qtbot, Toolbar(), 200, 48)
    picture = look(bar)
    assert picture.at(100, 47) == theme.palette.line.name()
    assert picture.at(100, 20) == theme.palette.window.name()


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("tone", ["window", "surface"])
def test_side_has_its_line_towards_the_middle(theme: Theme, qtbot: QtBot, look: Look, side: str, tone: str) -> None:
    picture = look(_shown(qtbot, Side(side, tone=tone)))
    assert picture.at(199 if side == "left" else 0, 50) == theme.palette.line.name()
    assert picture.at(100, 50) == getattr(theme.palette, tone).name()


@pytest.mark.parametrize("upright", [False, True])
def test_line_is_a_hairline(theme: Theme, qtbot: QtBot, look: Look, upright: bool) -> None:
    made = line(upright=upright)
    qtbot.addWidget(made)
    made.resize(*((1, 40) if upright else (40, 1)))
    picture = look(made)
    assert picture.count(theme.palette.line) == 40


# -- popover ------------------------------------------------------------------------------------------------------

ROOM = QRect(0, 0, 1100, 700)
PANEL = QSize(344, 120)


def test_popover_opens_below_with_its_right_edge_at_the_cell_s() -> None:
    cell = QRect(600, 300, 78, 28)
    assert place(PANEL, cell, ROOM) == QPoint(678 - 344, 328 + GAP)


def test_popover_near_the_left_edge_begins_where_the_cell_does() -> None:
    cell = QRect(20, 300, 78, 28)
    assert place(PANEL, cell, ROOM) == QPoint(20, 328 + GAP)


def test_popover_goes_to_the_right_when_there_is_no_room_below() -> None:
    cell = QRect(400, 600, 78, 28)
    assert place(PANEL, cell, ROOM) == QPoint(478 + GAP, 580)


def test_popover_goes_above_when_there_is_room_neither_below_nor_at_the_right() -> None:
    cell = QRect(1000, 650, 78, 28)
    assert place(PANEL, cell, ROOM) == QPoint(1078 - 344, 650 - GAP - 120)


def test_popover_does_not_cover_the_cell_it_names() -> None:
    cell, named = QRect(600, 300, 78, 28), QRect(500, 340, 78, 28)
    corner = place(PANEL, cell, ROOM, [named])
    taken = QRect(corner, PANEL)
    assert not taken.intersects(named)
    assert not taken.intersects(cell)


@settings(derandomize=True, deadline=None)
@given(
    x=st.integers(0, 1020),
    y=st.integers(0, 670),
    named=st.none() | st.tuples(st.integers(0, 1020), st.integers(0, 670)),
)
def test_popover_is_always_inside_and_never_on_its_cell(x: int, y: int, named: tuple[int, int] | None) -> None:
    cell = QRect(x, y, 78, 28)
    keep = [QRect(*named, 78, 28)] if named is not None else []
    taken = QRect(place(PANEL, cell, ROOM, keep), PANEL)
    assert ROOM.contains(taken)
    if not keep:
        assert not taken.intersects(cell)


def test_popover_in_a_room_too_small_stays_at_its_corner() -> None:
    assert place(PANEL, QRect(10, 10, 50, 20), QRect(0, 0, 200, 100)) == QPoint(0, 0)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def _explanation(window: QWidget) -> Popover:
    popover = Popover(window)
    text = "It needs Units returned for May 2026, which is not entered. An empty cell is not counted as 0."
    popover.body.addWidget(PlainLabel("Return rate, May 2026 has no value", TextRole.HEADING))
    popover.body.addWidget(PlainLabel(text, TextRole.PARAGRAPH, wraps=True))
    return popover


def test_popover_shows_all_its_words_344_wide(window: QWidget) -> None:
    popover = _explanation(window)
    popover.open_beside(QRect(600, 300, 78, 28))
    assert popover.panel.width() == 344
    for label in popover.findChildren(PlainLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert popover.rect().contains(label.geometry())


def test_popover_takes_no_keys(window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    popover = _explanation(window)
    popover.open_beside(QRect(600, 300, 78, 28))
    assert window.focusWidget() is field
    assert popover.focusPolicy() is Qt.FocusPolicy.NoFocus
    qtbot.keyClicks(field, "7")
    assert field.text() == "7"


def test_popover_says_once_that_it_was_closed(window: QWidget, qtbot: QtBot) -> None:
    popover = _explanation(window)
    popover.open_beside(QRect(600, 300, 78, 28))
    with qtbot.waitSignal(popover.closed):
        popover.close_popover()
    assert popover.isHidden()
    with qtbot.assertNotEmitted(popover.closed):
        popover.close_popover()


def test_popover_is_raised_and_throws_a_soft_shadow(window: QWidget, theme: Theme, look: Look) -> None:
    popover = _explanation(window)
    popover.open_beside(QRect(600, 300, 78, 28))
    picture = look(window)
    panel = popover.panel
    assert picture.at(panel.left() + 20, panel.top() + 5) == theme.palette.raised.name()
    assert picture.at(panel.center().x(), panel.top()) == theme.palette.strong_line.name()
    below = [picture.image.pixelColor(panel.center().x(), panel.bottom() + step).lightness() for step in (2, 8, 16)]
    assert below == sorted(below)
    assert below[0] < theme.palette.window.lightness()
