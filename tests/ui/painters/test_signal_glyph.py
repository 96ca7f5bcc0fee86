"""The signal glyph: two limits, and dots where the figures lie."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.signal import GLYPH, SignalMark, paint_glyph, paint_signal, signal_width, signal_words

Draw = Callable[..., Any]
USUAL = SignalMark(None, "usual range")


def _glyph(draw: Draw, theme: Theme, mark: SignalMark, ratio: float = 1.0) -> Any:
    rect = QRect(0, 0, GLYPH, GLYPH)
    return draw(lambda painter: paint_glyph(painter, rect, mark, theme.palette), GLYPH, GLYPH, ratio)


@pytest.mark.parametrize("rule", [None, *Rule])
@pytest.mark.parametrize("side", [Trend.UP, Trend.DOWN])
def test_two_limits_reach_from_side_to_side(draw: Draw, both_themes: Theme, rule: Rule | None, side: Trend) -> None:
    left, _, right, _ = _glyph(draw, both_themes, SignalMark(rule, "", side), 2.0).extent
    assert left + right == pytest.approx(35, abs=1)
    assert right - left >= 29


@pytest.mark.parametrize("side", [Trend.UP, Trend.DOWN])
@pytest.mark.parametrize(("merit", "role"), [(Merit.GOOD, "good"), (Merit.BAD, "bad")])
def test_dot_beyond_a_limit_lies_on_its_side_in_its_colour(
    draw: Draw, theme: Theme, side: Trend, merit: Merit, role: str
) -> None:
    picture = _glyph(draw, theme, SignalMark(Rule.OUTSIDE, "", side, merit), 2.0)
    _, top, _, bottom = picture.where(getattr(theme.palette, role))
    assert (bottom < 18, top > 18) == (side is Trend.UP, side is Trend.DOWN)


@pytest.mark.parametrize("rule", [Rule.RUN, Rule.NEAR_LIMIT])
def test_run_is_three_dots_between_the_limits(draw: Draw, theme: Theme, rule: Rule) -> None:
    picture = _glyph(draw, theme, SignalMark(rule, "", Trend.DOWN, Merit.BAD), 2.0)
    left, top, right, bottom = picture.where(theme.palette.bad)
    assert right - left > 20
    assert top > 16
    middle = [colour for colour, _ in picture.runs((top + bottom) // 2)]
    assert middle.count(theme.palette.bad.name()) == 3


def test_usual_range_is_one_dark_dot_in_the_middle(draw: Draw, both_themes: Theme) -> None:
    picture = _glyph(draw, both_themes, USUAL, 2.0)
    assert picture.at(18, 18) == both_themes.chart.actual.name()
    assert picture.count(both_themes.palette.good) == picture.count(both_themes.palette.bad) == 0


def test_signal_that_is_neither_good_nor_bad_is_dark(draw: Draw, theme: Theme) -> None:
    picture = _glyph(draw, theme, SignalMark(Rule.OUTSIDE, "", Trend.UP), 2.0)
    assert picture.count(theme.palette.good) == picture.count(theme.palette.bad) == 0
    assert picture.at(18, 5) == theme.chart.actual.name()


@pytest.mark.parametrize("words", ["usual range", "8 months below avg", "above usual range"])
def test_signal_fits_the_width_it_asks_for(draw: Draw, theme: Theme, type_scale: float, words: str) -> None:
    mark = SignalMark(None, words)
    width = signal_width(mark)
    picture = draw(
        lambda painter: paint_signal(painter, QRect(0, 0, width + 40, 36), mark, theme.palette), width + 40, 36
    )
    assert width - 6 * type_scale < picture.extent[2] < width


def test_words_of_a_signal_are_text_and_of_the_usual_range_quiet(draw: Draw, theme: Theme) -> None:
    def row(mark: SignalMark) -> Any:
        return draw(lambda painter: paint_signal(painter, QRect(0, 0, 160, 36), mark, theme.palette), 160, 36, 2.0)

    assert row(SignalMark(Rule.RUN, "above avg", Trend.UP)).count(theme.palette.text) > 20
    assert row(USUAL).count(theme.palette.text) == 0
    assert row(USUAL).count(theme.palette.text_2) > 20


def test_signal_is_said_in_full() -> None:
    full = "eight months in a row below the 2025 average"
    assert signal_words(SignalMark(Rule.RUN, "8 months below avg", full=full)) == full
    assert signal_words(USUAL) == "usual range"
