"""The colours keep what they promise: contrast, and distance for every kind of colour vision."""

import math
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout
from tests.contrast import contrast, linear

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes 2009, full severity, for linear RGB.
VISION = {
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(colour: str, vision: str) -> NDArray[np.float64]:
    seen = np.clip(np.array(VISION[vision]) @ linear(colour), 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ seen
    ratio = xyz / [0.95047, 1.0, 1.08883]
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, vision: str) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = lab(one, vision), lab(other, vision)
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    mean_h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1.0
    for weight, times, shift in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63)):
        t += weight * math.cos(math.radians(times * mean_h + shift))
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    rotation = (
        -2
        * math.sqrt(mean_c**7 / (mean_c**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2))))
    )
    dl, dc, dh = (l2 - l1) / s_l, (c2 - c1) / s_c, hue / s_h
    return math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh)


def test_the_distance_is_that_of_the_published_formula() -> None:
    assert distance("#000000", "#FFFFFF", "usual") == pytest.approx(100, abs=0.1)
    assert distance("#0072B2", "#0072B2", "usual") == 0


@THEMES
@pytest.mark.parametrize("role", ["text", "secondary", "good", "bad"])
def test_text_can_be_read_on_the_background(theme: ChartColours, role: str) -> None:
    assert contrast(getattr(theme, role), theme.background) >= 4.5


@THEMES
@pytest.mark.parametrize("role", ["actual", "previous", "good", "bad"])
def test_marks_stand_out_from_the_background(theme: ChartColours, role: str) -> None:
    assert contrast(getattr(theme, role), theme.background) >= 3


@THEMES
def test_the_rim_of_last_years_mark_stands_out_from_the_columns(theme: ChartColours) -> None:
    assert contrast(theme.background, theme.actual) >= 3


@pytest.mark.parametrize(("theme", "least"), [(LIGHT, 22), (DARK, 17)], ids=["light", "dark"])
def test_marks_can_be_told_apart_with_every_kind_of_colour_vision(theme: ChartColours, least: float) -> None:
    marks = (theme.actual, theme.previous, theme.good, theme.bad)
    worst = min(distance(*pair, vision) for pair in combinations(marks, 2) for vision in VISION)
    assert worst >= least


@THEMES
def test_actual_and_last_year_can_be_told_apart_in_grey_print(theme: ChartColours) -> None:
    assert contrast(theme.actual, theme.previous) >= 2


def test_ibcs_colours_change_good_and_bad_only() -> None:
    ibcs = LIGHT.with_ibcs_colours()
    assert (ibcs.good, ibcs.bad) == ("#1A9850", "#B2182B")
    assert (ibcs.actual, ibcs.text, ibcs.background) == (LIGHT.actual, LIGHT.text, LIGHT.background)
    assert distance(ibcs.good, ibcs.bad, "deutan") >= 10


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_ibcs_colours_are_seen_as_marks_read_as_words_and_told_apart(theme: ChartColours) -> None:
    ibcs = theme.with_ibcs_colours()
    assert min(distance(ibcs.good, ibcs.bad, vision) for vision in VISION) >= 10
    for colour in (ibcs.good, ibcs.bad):
        assert contrast(colour, ibcs.background) >= 3
        assert contrast(ibcs.as_words(colour), ibcs.background) >= 4.5
        assert ibcs.as_words(colour) in ibcs.every


def test_words_keep_every_colour_that_can_be_read() -> None:
    assert [LIGHT.as_words(colour) for colour in (LIGHT.good, LIGHT.bad, LIGHT.grid)] == [
        LIGHT.good,
        LIGHT.bad,
        LIGHT.grid,
    ]


def test_what_cannot_be_judged_has_the_actuals_colour() -> None:
    assert [LIGHT.of_merit(merit) for merit in Merit] == [LIGHT.good, LIGHT.bad, LIGHT.actual]


@pytest.mark.parametrize("layout", [*(preset.layout for preset in PRESETS.values()), screen_layout(1104, 456)])
def test_type_gets_smaller_from_title_to_footnote(layout: Layout) -> None:
    sizes = [layout.title, layout.subtitle, layout.label, layout.footnote]
    assert sizes == sorted(sizes, reverse=True)
    assert layout.footnote >= layout.smallest >= 11


def test_the_slide_has_the_standard_sizes() -> None:
    layout = PRESETS["slide"].layout
    assert (layout.title, layout.subtitle, layout.label, layout.footnote) == (26, 15, 14, 11)
    assert (layout.left, layout.right) == (pytest.approx(0.045 * 960), pytest.approx(0.955 * 960))
    assert layout.top == pytest.approx(0.955 * 540)
    assert layout.bottom == pytest.approx(0.028 * 540)
