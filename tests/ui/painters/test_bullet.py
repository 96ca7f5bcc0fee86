"""Bullets: bands that meet at the goal and its tolerance, a bar from zero, labels that never touch."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.bullet import (
    Bullet,
    band_edges,
    bullet_words,
    goal_label,
    paint_bullet,
    scale_end,
    scale_ends,
    tick_step,
)

Draw = Callable[..., Any]
SALES = Bullet(50, 80, 20, 100, 70, goal_text="goal 80", end_text="100")
COST = Bullet(90, 40, 20, 100, lower_is_better=True, goal_text="goal 40", end_text="100")


def _bullet(draw: Draw, theme: Theme, bullet: Bullet, height: int = 12, ratio: float = 1.0) -> Any:
    rect = QRect(0, 0, 200, height)
    return draw(lambda painter: paint_bullet(painter, rect, bullet, theme.chart), 200, max(height, 12), ratio)


def _bands(picture: Any, y: int = 1) -> list[tuple[str, int]]:
    return [(colour, length) for colour, length in picture.runs(y) if length > 6]


def test_bands_meet_at_goal_less_tolerance_and_at_goal(draw: Draw, both_themes: Theme) -> None:
    chart = both_themes.chart
    row = _bands(_bullet(draw, both_themes, SALES), 0)
    assert row == [
        (chart.bullet_off.name(), 120),
        (chart.bullet_watch.name(), 40),
        (chart.bullet_on_track.name(), 40),
    ]


def test_bands_are_reversed_when_lower_is_better(draw: Draw, both_themes: Theme) -> None:
    chart = both_themes.chart
    row = _bands(_bullet(draw, both_themes, COST), 0)
    assert row == [
        (chart.bullet_on_track.name(), 80),
        (chart.bullet_watch.name(), 40),
        (chart.bullet_off.name(), 80),
    ]


def test_edges_of_the_bands() -> None:
    assert band_edges(SALES) == (60, 80)
    assert band_edges(COST) == (40, 60)


@pytest.mark.parametrize(("value", "length"), [(0, 0), (50, 100), (25, 50), (100, 200)])
def test_bar_is_as_long_as_the_figure(draw: Draw, theme: Theme, value: float, length: int) -> None:
    picture = _bullet(draw, theme, Bullet(value, 1, 1, 100))
    run = next((n for colour, n in picture.runs(6)[2:] if colour == theme.chart.text.name()), 0)
    assert run == pytest.approx(max(0, length - 4), abs=4)


def test_bar_is_four_pixels_high_in_the_middle(draw: Draw, theme: Theme) -> None:
    picture = _bullet(draw, theme, Bullet(50, 90, 9, 100))
    column = [y for y in range(12) if picture.at(40, y) == theme.chart.text.name()]
    assert column == [4, 5, 6, 7]


def test_goal_is_a_line_of_three_pixels_with_a_halo(draw: Draw, both_themes: Theme) -> None:
    picture = _bullet(draw, both_themes, Bullet(10, 50, 5, 100))
    row = picture.runs(5)
    at = next(i for i, (colour, n) in enumerate(row) if colour == both_themes.chart.text.name() and n == 3)
    assert row[at - 1] == (both_themes.chart.surface.name(), 1)
    assert row[at + 1] == (both_themes.chart.surface.name(), 1)


def test_missing_figure_has_bands_and_goal_but_no_bar(draw: Draw, theme: Theme) -> None:
    picture = _bullet(draw, theme, Bullet(None, 80, 20, 100))
    assert picture.at(40, 6) == theme.chart.bullet_off.name()


@pytest.mark.parametrize("goal", [0, 100])
def test_goal_at_an_end_stays_inside(draw: Draw, theme: Theme, goal: float) -> None:
    picture = draw(
        lambda painter: paint_bullet(painter, QRect(20, 0, 200, 12), Bullet(10, goal, 5, 100), theme.chart), 240, 12
    )
    left, _, right, _ = picture.where(theme.chart.text)
    assert left >= 20
    assert right < 220


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_bands_have_whole_pixels_at_every_scale(draw: Draw, theme: Theme, ratio: float) -> None:
    picture = _bullet(draw, theme, Bullet(None, 80, 20, 100), ratio=ratio)
    chart = theme.chart
    known = {colour.name() for colour in (chart.bullet_off, chart.bullet_watch, chart.bullet_on_track)}
    assert {colour for colour, _ in picture.runs(0)} == known


def test_ticks_and_labels_need_room_below(draw: Draw, theme: Theme) -> None:
    assert _bullet(draw, theme, SALES, height=12).extent[3] == 11
    assert _bullet(draw, theme, SALES, height=34).extent[3] > 20


@given(st.floats(1e-6, 1e14))
@settings(derandomize=True, deadline=None)
def test_scale_holds_the_figure_and_has_four_to_six_ticks(figure: float) -> None:
    end = scale_end(figure)
    step = tick_step(end)
    assert end >= figure * (1 - 1e-9)
    assert 3 <= round(end / step) <= 5 or end == step


@pytest.mark.parametrize(
    ("figures", "end"),
    [((6418, 6856, 6308), 8000), ((35, 22), 40), ((0.15, 0.18), 0.2), ((None, 0), 1), ((), 1), ((1, None), 1)],
)
def test_scale_ends_on_a_round_figure(figures: tuple[float | None, ...], end: float) -> None:
    assert scale_end(*figures) == pytest.approx(end)


@pytest.mark.parametrize("goal", [0, 3, 50, 97, 100])
def test_goal_s_label_stays_inside_the_scale(goal: float) -> None:
    row = QRectF(0, 0, 298, 16)
    label = goal_label(row, Bullet(1, goal, 1, 100, goal_text="goal 9,888,888"), goal * 2.98)
    assert row.contains(label)
    assert label.width() >= fonts.width("goal 9,888,888", TextRole.SMALL)


@pytest.mark.parametrize("goal", [2, 50, 98])
def test_labels_never_touch(draw: Draw, theme: Theme, goal: float) -> None:
    bullet = Bullet(10, goal, 5, 100, goal_text="goal 9,888,888", end_text="10,000,000")
    picture = draw(lambda painter: paint_bullet(painter, QRect(0, 0, 298, 34), bullet, theme.chart), 298, 34)
    ground = theme.palette.surface.name()
    used = [any(picture.at(x, y) != ground for y in range(18, 34)) for x in range(298)]
    label = goal_label(QRectF(0, 0, 298, 16), bullet, goal * 2.98)
    for x in range(298):
        near = 1 < label.left() - x < 7 or 1 < x - label.right() < 7
        assert not (near and used[x])


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        (
            Bullet(35, 22, 2, 40, 22.14, True, "35.00", "goal 22.00", "40", "22.14", "off", aim="22.00"),
            "35.00 against a goal of at most 22.00, off; last year 22.14",
        ),
        (Bullet(6, 5, 1, 10, value_text="6", aim="5"), "6 against a goal of at least 5"),
        (Bullet(6, 5, 1, 10, value_text="6", upper=7, aim="5 to 7"), "6 against a goal of 5 to 7"),
        (Bullet(None, 5, 1, 10, aim="5", status_word="no figure"), "the goal is at least 5"),
        (
            Bullet(6, 5, 1, 10, value_text="6", aim="5", span="April to June 2026", status_word="on track"),
            "April to June 2026: 6 against a goal so far of at least 5, on track",
        ),
    ],
)
def test_bullet_is_said_in_words(bullet: Bullet, said: str) -> None:
    assert bullet_words(bullet) == said


def test_a_goal_with_two_ends_has_bands_on_both_sides(draw: Draw, both_themes: Theme) -> None:
    chart = both_themes.chart
    bullet = Bullet(None, 40, 10, 100, upper=60)
    assert band_edges(bullet) == (30, 40, 60, 70)
    shades = [colour for colour, length in _bullet(draw, both_themes, bullet).runs(0) if length > 6]
    wanted = (chart.bullet_off, chart.bullet_watch, chart.bullet_on_track, chart.bullet_watch, chart.bullet_off)
    assert shades == [colour.name() for colour in wanted]


def test_a_figure_below_zero_has_its_bar_to_the_left_of_zero(draw: Draw, theme: Theme) -> None:
    picture = _bullet(draw, theme, Bullet(-40, 60, 6, 100, start=-100))
    bar = [place for place in range(150) if picture.at(place, 5) == theme.chart.text.name()]
    assert (min(bar), max(bar)) == (60, 99)


@given(st.lists(st.floats(-1e308, 1e308), min_size=1, max_size=4))
@settings(derandomize=True, deadline=None)
def test_a_scale_holds_every_figure_and_zero(figures: list[float]) -> None:
    start, end = scale_ends(*figures)
    assert start <= 0 <= end and start < end
    slack = 1e-6 * (end - start)
    assert all(start - slack <= min(max(figure, -1e307), 1e307) <= end + slack for figure in figures)


def test_labels_are_whole_in_large_type(draw: Draw, theme: Theme, type_scale: float) -> None:
    bullet = Bullet(50, 80, 20, 100, goal_text="goal 80")
    height = fonts.scaled(32)
    picture = draw(lambda painter: paint_bullet(painter, QRect(0, 0, 200, height), bullet, theme.chart), 200, 80)
    used = fonts.metrics(TextRole.SMALL).tightBoundingRect("goal 80").height()
    inked = [y for y in range(17, 80) if any(picture.at(x, y) != theme.palette.surface.name() for x in range(100, 200))]
    assert max(inked) - min(inked) + 1 >= used - 1
    assert type_scale >= 1
