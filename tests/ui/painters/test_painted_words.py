"""Words in a rectangle, and the quick way for figures that are painted thousands of times."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import CENTRE, LEFT, RIGHT, paint_figure, paint_words

Draw = Callable[..., Any]
RECT = QRect(10, 10, 100, 28)


def _words(draw: Draw, theme: Theme, at: int, text: str = "6,418", ratio: float = 1.0) -> Any:
    return draw(lambda painter: paint_words(painter, RECT, text, colour=theme.palette.text, at=at), 120, 48, ratio)


def _figure(draw: Draw, theme: Theme, text: str, ratio: float) -> Any:
    def paint(painter: Any) -> None:
        painter.setPen(theme.palette.text)
        paint_figure(painter, RECT, text)

    return draw(paint, 120, 48, ratio)


def test_words_stand_where_they_are_told(draw: Draw, theme: Theme) -> None:
    extents = [_words(draw, theme, at).extent for at in (LEFT, CENTRE, RIGHT)]
    assert extents[0][0] in {10, 11, 12}
    assert extents[1][0] + extents[1][2] == pytest.approx(119, abs=3)
    assert extents[2][2] in {107, 108, 109}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("text", ["6,418", "−8,888,888", "0.5", "–", "12 %"])
def test_the_quick_way_stands_where_the_slow_one_does(draw: Draw, theme: Theme, text: str, ratio: float) -> None:
    quick, slow = _figure(draw, theme, text, ratio).extent, _words(draw, theme, RIGHT, text, ratio).extent
    assert quick == pytest.approx(slow, abs=1)


def test_the_quick_way_follows_a_change_of_scale(draw: Draw, theme: Theme, qapp: QApplication) -> None:
    before = _figure(draw, theme, "6,418", 1.0).extent
    fonts.use(qapp, 1.5)
    after = _figure(draw, theme, "6,418", 1.0).extent
    fonts.use(qapp, 1.0)
    assert after[2] - after[0] > 1.3 * (before[2] - before[0])


def test_markup_is_shown_to_the_letter(draw: Draw, theme: Theme) -> None:
    plain, marked = _figure(draw, theme, "b", 1.0).extent, _figure(draw, theme, "<b>b</b>", 1.0).extent
    assert marked[2] - marked[0] > 4 * (plain[2] - plain[0])


@pytest.mark.parametrize("role", list(TextRole))
def test_each_role_is_drawn_in_its_own_size(draw: Draw, theme: Theme, role: TextRole) -> None:
    picture = draw(
        lambda painter: paint_words(painter, QRect(0, 0, 200, 60), "Hx", colour=theme.palette.text, role=role), 200, 60
    )
    _, top, _, bottom = picture.extent
    assert bottom - top + 1 == pytest.approx(role.pixels * 0.74, abs=2)
