"""Measured widths are the drawn ones, figures are tabular, and no character is lost."""

import numpy as np
import pytest

from kpidesk.charts.paper import fonts


def test_the_bundled_font_comes_before_matplotlibs_own() -> None:
    assert fonts.families() == ("Inter", "DejaVu Sans")


@pytest.mark.parametrize("bold", [False, True])
def test_all_figures_have_one_width(bold: bool) -> None:
    widths = {round(fonts.width(f"0{digit}0", 14, bold), 2) for digit in range(10)}
    assert max(widths) - min(widths) < 0.2


@pytest.mark.parametrize("text", ["+1,234.56", "Total revenue", "\u22120.44", "5.2\u202f%", "\u0394 goal", "د.إ"])
@pytest.mark.parametrize("dpi", [72, 144])
def test_the_painted_text_is_as_wide_as_measured(text: str, dpi: int) -> None:
    stamp = fonts.stamp(text, 14, False, dpi, "#000000")
    inked = np.flatnonzero(stamp.image[..., 3].max(axis=0))
    width = fonts.width(text, 14) * dpi / 72
    assert inked[-1] - inked[0] + 1 <= width + 2
    assert stamp.image.shape[1] >= 0.9 * width - 2  # a letter has air at its sides


def test_bold_is_wider() -> None:
    assert fonts.width("Total revenue", 14, True) > fonts.width("Total revenue", 14)


def test_width_grows_with_the_type_size_in_proportion() -> None:
    assert fonts.width("Total revenue", 28) == pytest.approx(2 * fonts.width("Total revenue", 14), rel=0.002)


def test_a_stamp_has_the_wanted_colour() -> None:
    image = fonts.stamp("A", 20, False, 72, "#0072B2").image
    assert image[image[..., 3] > 0][0, :3].tolist() == [0x00, 0x72, 0xB2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        (" two\nlines\tand  tabs ", "two lines and tabs"),
        ("5\u202f% and 3\u00a0days", "5\u202f% and 3\u00a0days"),
        ("rocket \U0001f680", "rocket \u25a1"),
        ("\u4e2d", "\u25a1"),
        ("cost $x_2$", "cost $x_2$"),
        ("\x07bell", "\u25a1bell"),
        ("E-Mail-Klicks, 3-year", "E\u2010Mail\u2010Klicks, 3\u2010year"),
        ("2026-03, -5, a - b", "2026-03, -5, a - b"),
    ],
)
def test_characters_without_a_font_become_boxes_and_none_is_lost(text: str, shown: str) -> None:
    assert fonts.printable(text) == shown


@pytest.mark.parametrize("bold", [False, True])
def test_a_hyphen_in_a_word_takes_no_place_of_a_figure(bold: bool) -> None:
    assert (
        fonts.width(fonts.printable("E-Mail"), 14, bold) - fonts.width("EMail", 14, bold)
        < fonts.width("0", 14, bold) * 0.75
    )


def test_a_line_is_as_high_as_the_font_says() -> None:
    ascent, descent = fonts.ascent_and_descent()
    assert 0.7 < ascent < 1
    assert 0.2 < descent < 0.3
