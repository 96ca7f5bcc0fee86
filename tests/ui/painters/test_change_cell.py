"""A change: the arrow shows the number's direction, the colour whether that is good; they are never merged."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.change import ChangeMark, change_width, change_words, paint_arrow, paint_change
from kpidesk.ui.painters.words import LEFT

Draw = Callable[..., Any]
LONG = ChangeMark(Trend.DOWN, "−8,888,888 (−888\u202f%)", Merit.BAD)


def _arrow(draw: Draw, theme: Theme, trend: Trend, ratio: float = 1.0) -> Any:
    rect = QRect(4, 4, 12, 12)
    return draw(lambda painter: paint_arrow(painter, rect, trend, theme.palette.text), 20, 20, ratio)


def _cell(draw: Draw, theme: Theme, mark: ChangeMark, width: int = 200, ratio: float = 1.0, **how: Any) -> Any:
    rect = QRect(10, 0, width, 36)
    return draw(lambda painter: paint_change(painter, rect, mark, theme.palette, **how), width + 20, 36, ratio)


@pytest.mark.parametrize("trend", [Trend.UP, Trend.DOWN])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_arrow_stays_in_its_12_pixels(draw: Draw, theme: Theme, trend: Trend, ratio: float) -> None:
    left, top, right, bottom = _arrow(draw, theme, trend, ratio).extent
    assert min(left, top) >= 4 * ratio
    assert max(right, bottom) < 16 * ratio
    assert bottom - top >= 8 * ratio


def test_arrow_is_wide_where_it_points(draw: Draw, theme: Theme) -> None:
    def width(picture: Any, y: int) -> int:
        return sum(colour != theme.palette.surface.name() for x in range(20) for colour in [picture.at(x, y)])

    up, down = _arrow(draw, theme, Trend.UP), _arrow(draw, theme, Trend.DOWN)
    assert width(up, 8) > width(up, 13)
    assert width(down, 12) > width(down, 7)


def test_number_that_goes_nowhere_has_no_arrow(draw: Draw, theme: Theme) -> None:
    assert _arrow(draw, theme, Trend.NONE).extent is None


@pytest.mark.parametrize(
    ("mark", "role"),
    [
        (ChangeMark(Trend.DOWN, "−601", Merit.BAD), "bad"),
        (ChangeMark(Trend.UP, "+465", Merit.GOOD), "good"),
        (ChangeMark(Trend.UP, "+465", Merit.BAD), "bad"),
        (ChangeMark(Trend.DOWN, "−829"), "text"),
        (ChangeMark(Trend.NONE, "unchanged"), "text_2"),
        (ChangeMark(Trend.UP, "+3", faint=True), "text_2"),
    ],
)
def test_only_the_words_are_coloured_never_the_arrow(
    draw: Draw, both_themes: Theme, mark: ChangeMark, role: str
) -> None:
    picture = _cell(draw, both_themes, mark, ratio=2.0)
    wanted: QColor = getattr(both_themes.palette, role)
    assert picture.count(wanted) > 0
    words_begin = picture.where(wanted)[0]
    if role in {"good", "bad"}:
        left = picture.where(both_themes.palette.text)
        assert left is not None
        assert left[2] < words_begin


def test_change_ends_at_the_right_of_its_cell(draw: Draw, theme: Theme) -> None:
    for mark in (LONG, ChangeMark(Trend.NONE, "unchanged")):
        right = _cell(draw, theme, mark).extent[2]
        assert 206 <= right <= 209


def test_change_can_begin_at_the_left(draw: Draw, theme: Theme) -> None:
    left = _cell(draw, theme, ChangeMark(Trend.UP, "+8"), at=LEFT).extent[0]
    assert 10 <= left <= 14


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("role", [TextRole.BODY, TextRole.SMALL])
def test_seven_digits_and_a_minus_fit_the_width_they_ask_for(
    draw: Draw, theme: Theme, ratio: float, role: TextRole
) -> None:
    width = change_width(LONG, role)
    left, _, right, _ = _cell(draw, theme, LONG, width, ratio, role=role).extent
    assert left >= 10 * ratio
    assert right < (10 + width) * ratio


def test_width_grows_with_the_type(type_scale: float) -> None:
    assert change_width(LONG) == pytest.approx(16 + 134 * type_scale, rel=0.08)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (
            ChangeMark(Trend.UP, "+8.38 (+31\u202f%)", Merit.BAD, detail="outside the usual range"),
            "up 8.38, 31 percent, worse, outside the usual range",
        ),
        (ChangeMark(Trend.DOWN, "−7\u202fpp", Merit.BAD), "down 7 points, worse"),
        (ChangeMark(Trend.UP, "+1,240 (+18 %)", Merit.GOOD), "up 1,240, 18 percent, better"),
        (ChangeMark(Trend.DOWN, "−0.65 (−1.3\u00a0%)"), "down 0.65, 1.3 percent"),
        (ChangeMark(Trend.NONE, "unchanged"), "unchanged"),
        (ChangeMark(Trend.NONE, "–", detail="few cases"), "–, few cases"),
    ],
)
def test_change_is_said_without_signs(mark: ChangeMark, said: str) -> None:
    assert change_words(mark) == said
