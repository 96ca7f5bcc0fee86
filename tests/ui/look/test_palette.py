"""Contrast of every pair of colours that the window puts together, and Qt's own palette."""

import pytest
from PySide6.QtGui import QColor, QPalette

from kpidesk.ui.look.palette import DARK, LIGHT, ChartColours, Palette, mixed, qt_palette
from tests import contrast as wcag

THEMES = pytest.mark.parametrize(
    "palette",
    [LIGHT, DARK, LIGHT.with_ibcs_colours(), DARK.with_ibcs_colours()],
    ids=["light", "dark", "light, green and red", "dark, green and red"],
)

TEXT_ON = ("window", "surface", "sunken", "calculated", "raised", "selection", "hover", "ask", "refuse")
"""Grounds that words stand on."""


def contrast(one: QColor, other: QColor) -> float:
    return wcag.contrast(one.name(), other.name())


KNOWN = [
    (LIGHT, "field_border", "surface", 3.4),
    (DARK, "field_border", "surface", 4.2),
    (LIGHT, "text", "surface", 17.4),
    (DARK, "text", "surface", 15.8),
    (LIGHT, "text_2", "surface", 7.0),
    (DARK, "text_2", "surface", 9.4),
    (LIGHT, "accent", "surface", 6.7),
    (DARK, "accent", "surface", 7.5),
    (DARK, "on_accent", "accent", 7.5),
    (LIGHT, "on_accent", "accent", 6.7),
    (LIGHT, "good", "surface", 5.2),
    (LIGHT, "bad", "surface", 4.7),
    (DARK, "good", "surface", 7.7),
    (DARK, "bad", "surface", 5.8),
    (LIGHT, "good", "selection", 4.3),
    (LIGHT, "bad", "selection", 4.0),
    (LIGHT, "good", "window", 4.8),
    (LIGHT, "bad", "window", 4.4),
]


@pytest.mark.parametrize(("palette", "colour", "ground", "expected"), KNOWN)
def test_contrast_is_what_was_measured(palette: Palette, colour: str, ground: str, expected: float) -> None:
    assert contrast(getattr(palette, colour), getattr(palette, ground)) == pytest.approx(expected, abs=0.1)


@THEMES
@pytest.mark.parametrize("ground", TEXT_ON)
@pytest.mark.parametrize("colour", ["text", "text_2"])
def test_words_can_be_read_on_every_ground(palette: Palette, colour: str, ground: str) -> None:
    assert contrast(getattr(palette, colour), getattr(palette, ground)) >= 4.5


@THEMES
def test_coloured_words_can_be_read_on_the_surface(palette: Palette) -> None:
    for colour in (palette.good, palette.bad, palette.accent):
        assert contrast(colour, palette.surface) >= 4.5


@THEMES
def test_words_on_filled_grounds_can_be_read(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.toast_text, palette.toast) >= 4.5
    assert contrast(palette.toast_accent, palette.toast) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_controls_and_focus_can_be_seen(palette: Palette, ground: str) -> None:
    for colour in (palette.field_border, palette.accent):
        assert contrast(colour, getattr(palette, ground)) >= 3.0


@THEMES
@pytest.mark.parametrize("mark", ["actual", "last_year", "good", "bad"])
def test_marks_in_charts_can_be_seen(palette: Palette, mark: str) -> None:
    assert contrast(getattr(palette.chart, mark), palette.chart.surface) >= 3.0


def test_watch_is_seen_by_its_outline_in_light_and_by_itself_in_dark() -> None:
    assert contrast(LIGHT.chart.watch, LIGHT.surface) < 3.0
    assert contrast(LIGHT.chart.watch_outline, LIGHT.surface) >= 10
    assert contrast(DARK.chart.watch, DARK.surface) >= 10


@THEMES
def test_bar_of_a_bullet_can_be_seen_on_every_band(palette: Palette) -> None:
    chart = palette.chart
    for band in (chart.bullet_off, chart.bullet_watch, chart.bullet_on_track):
        assert contrast(chart.text, band) >= 3.0


@THEMES
def test_last_dot_and_line_can_be_seen_on_the_usual_range(palette: Palette) -> None:
    chart = palette.chart
    for mark in (chart.actual, chart.good, chart.bad):
        assert contrast(mark, chart.usual_range) >= 3.0


@THEMES
def test_chart_shares_surface_and_text_with_the_window(palette: Palette) -> None:
    assert (palette.chart.surface, palette.chart.text, palette.chart.text_2) == (
        palette.surface,
        palette.text,
        palette.text_2,
    )


def test_contrast_of_black_on_white_is_21_and_of_a_colour_on_itself_1() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(LIGHT.accent, LIGHT.accent) == 1


def test_mixed_goes_from_one_colour_to_the_other() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert [mixed(black, white, share).name() for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]


@THEMES
def test_main_button_keeps_its_contrast_while_it_is_pointed_at_and_pressed(palette: Palette) -> None:
    for share in (0.1, 0.2):
        assert contrast(palette.on_accent, mixed(palette.accent, palette.text, share)) >= 4.5


MAPPING = [
    ("Window", "#f5f6f7", "#0f1317"),
    ("Button", "#ffffff", "#15191e"),
    ("Base", "#ffffff", "#15191e"),
    ("AlternateBase", "#f8f9fa", "#191e23"),
    ("WindowText", "#1a1a1a", "#f2f2f2"),
    ("Text", "#1a1a1a", "#f2f2f2"),
    ("ButtonText", "#1a1a1a", "#f2f2f2"),
    ("PlaceholderText", "#595959", "#b8bec5"),
    ("Highlight", "#ebe9fa", "#2c2a52"),
    ("HighlightedText", "#1a1a1a", "#f2f2f2"),
    ("Accent", "#5548c8", "#a79dff"),
    ("Link", "#5548c8", "#a79dff"),
    ("LinkVisited", "#5548c8", "#a79dff"),
    ("Mid", "#c8cdd3", "#3a424a"),
    ("Midlight", "#e3e6e9", "#2a3037"),
    ("Dark", "#868d96", "#737c86"),
    ("ToolTipBase", "#ffffff", "#20262c"),
    ("ToolTipText", "#1a1a1a", "#f2f2f2"),
]


@pytest.mark.parametrize(("role", "light", "dark"), MAPPING)
def test_qt_has_the_colours_of_the_theme(role: str, light: str, dark: str) -> None:
    asked = QPalette.ColorRole[role]
    assert (qt_palette(LIGHT).color(asked).name(), qt_palette(DARK).color(asked).name()) == (light, dark)


@THEMES
@pytest.mark.parametrize("role", ["WindowText", "Text", "ButtonText"])
def test_disabled_words_are_text_2_and_not_fainter(palette: Palette, role: str) -> None:
    disabled = qt_palette(palette).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role])
    assert disabled == palette.text_2


def test_both_themes_name_every_role() -> None:
    for palette in (LIGHT, DARK):
        assert all(isinstance(getattr(palette, name), QColor | bool | ChartColours) for name in Palette.__slots__)
        assert all(getattr(palette.chart, name).isValid() for name in ChartColours.__slots__)
    assert (LIGHT.dark, DARK.dark) == (False, True)
