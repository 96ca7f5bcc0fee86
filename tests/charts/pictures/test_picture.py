"""Pictures: exact pixels, the right background, the same bytes every time, and files that open."""

import io
import re
from collections.abc import Callable
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.colors import to_hex
from PIL import Image

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.paper.sheet import Words
from kpidesk.charts.pictures.picture import Look, draw, draw_rgba, pdf_bytes, png_bytes, svg_bytes
from kpidesk.charts.pictures.presets import PRESETS, SLIDE, Preset
from kpidesk.charts.style import DARK, LIGHT
from kpidesk.domain.indicator import Unit
from tests.contrast import contrast

Build = Callable[..., GoalVsActualFacts]

PIXELS = {
    "slide": (1920, 1080),
    "slide-2x": (3840, 2160),
    "half": (1800, 1512),
    "4:3": (1440, 1080),
    "square": (1080, 1080),
    "portrait": (1080, 1350),
    "a4": (1683, 1190),
}


@pytest.fixture
def chart(facts: Build) -> GoalVsActual:
    return describe(facts())


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_png_has_exactly_the_pixels_of_its_preset(chart: GoalVsActual, preset: Preset) -> None:
    image = opened(png_bytes(chart, preset))
    assert image.size == PIXELS[preset.id] == preset.pixels


@pytest.mark.parametrize(
    ("look", "corner"),
    [
        (Look(), (0xFF, 0xFF, 0xFF, 0xFF)),
        (Look(dark=True), (0x15, 0x19, 0x1E, 0xFF)),
        (Look(transparent=True), None),
        (Look(dark=True, transparent=True), None),
    ],
)
def test_the_corners_have_the_background(chart: GoalVsActual, look: Look, corner: tuple[int, ...] | None) -> None:
    image = opened(png_bytes(chart, SLIDE, look)).convert("RGBA")
    for place in ((0, 0), (1919, 0), (0, 1079), (1919, 1079)):
        pixel = image.getpixel(place)
        assert isinstance(pixel, tuple)
        assert pixel == corner if corner else pixel[3] == 0


@pytest.mark.parametrize("make", [png_bytes, svg_bytes, pdf_bytes])
def test_two_runs_give_the_same_bytes(chart: GoalVsActual, make: Callable[..., bytes]) -> None:
    preset = PRESETS["square"]
    assert make(chart, preset) == make(chart, preset)


def test_the_clipboards_picture_is_twice_as_fine(chart: GoalVsActual) -> None:
    assert opened(png_bytes(chart, SLIDE, scale=2)).size == (3840, 2160)


def test_a_png_carries_its_alt_text_and_its_size_on_a_slide(chart: GoalVsActual) -> None:
    info = opened(png_bytes(chart)).info
    assert (info["Title"], info["Description"]) == (chart.title, chart.alt_text)
    assert info["dpi"] == pytest.approx((144, 144), abs=0.1)


def test_all_columns_are_the_solid_actual_colour(chart: GoalVsActual) -> None:
    """Eight columns with a hundred pixels and more of the actual colour in the row above the axis."""
    image = np.asarray(opened(png_bytes(chart)).convert("RGB"))
    dark = np.all(image == [0x40, 0x40, 0x40], axis=2)
    row = dark[900]
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], row.astype(int), [0]]))))[::2]
    assert (runs >= 70).sum() == 8


def test_an_svg_has_its_size_paths_for_text_and_plain_colours(chart: GoalVsActual) -> None:
    data = svg_bytes(chart, SLIDE, Look(dark=True))
    root = ElementTree.fromstring(data)
    assert (root.get("width"), root.get("height")) == ("960pt", "540pt")
    text = data.decode()
    assert "<text" not in text
    assert not re.search(r"rgba|opacity|<pattern|<image", text)
    allowed = {colour.lower() for colour in DARK.every}
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", text)) <= allowed
    assert 'id="actual-2026-08"' in text


def test_every_glyph_that_an_svg_uses_has_an_outline(chart: GoalVsActual) -> None:
    """Spaces have none; a path without data is an error to some viewers."""
    root = ElementTree.fromstring(svg_bytes(chart))
    paths = {path.get("id"): path.get("d") for path in root.iter("{http://www.w3.org/2000/svg}path")}
    used = [use.get("{http://www.w3.org/1999/xlink}href", "") for use in root.iter("{http://www.w3.org/2000/svg}use")]
    assert used
    assert all(paths.get(name.removeprefix("#")) for name in used)
    assert all(paths.values())


def test_a_transparent_svg_has_no_background(chart: GoalVsActual) -> None:
    opaque, clear = (svg_bytes(chart, SLIDE, Look(transparent=clear)).decode() for clear in (False, True))
    assert LIGHT.background.lower() in opaque
    assert LIGHT.background.lower() not in clear


def test_a_pdf_has_its_page_size_embedded_fonts_and_no_date(facts: Build) -> None:
    data = pdf_bytes(describe(facts(label="$x^2$ & <b>\\frac{1}{2}</b> \U0001f680 المبيعات")), PRESETS["a4"])
    assert data.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert box is not None
    assert (float(box[1]), float(box[2])) == pytest.approx((11.69 * 72, 8.27 * 72), abs=0.01)
    assert b"/FontFile2" in data
    assert b"CreationDate" not in data


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1104, 456, 1.0), (1104, 456, 2.0), (1104, 456, 1.25), (1103, 455, 1.0), (801, 377, 3.0), (997, 401, 1.0)],
)
def test_the_screens_pixels_are_whole_and_opaque(chart: GoalVsActual, width: int, height: int, scale: float) -> None:
    pixels = draw_rgba(chart, width, height, scale)
    assert (pixels.width, pixels.height) == (int(width * scale), int(height * scale))
    assert len(pixels.rgba) == 4 * pixels.width * pixels.height
    assert set(pixels.rgba[3::4]) == {255}


def test_the_screen_shows_the_first_row_at_the_top(chart: GoalVsActual) -> None:
    pixels = draw_rgba(chart, 1104, 456)
    image = np.frombuffer(pixels.rgba, np.uint8).reshape(pixels.height, pixels.width, 4)
    title_ink = (image[10:40, :600, :3] < 60).sum()
    foot_ink = (image[-40:-10, :600, :3] < 60).sum()
    assert title_ink > 4 * foot_ink


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_drawn_in_the_outermost_pixels(facts: Build, dark: bool) -> None:
    look = Look(dark=dark)
    for made in (facts(), facts([0.2, 0.1], [0.3] * 2, unit=Unit.PERCENT, current="2026-02", is_flow=False)):
        pixels = draw_rgba(describe(made), 1104, 456, 1.0, look)
        image = np.frombuffer(pixels.rgba, np.uint8).reshape(456, 1104, 4)[..., :3]
        background = image[0, 0]
        for edge in (image[:3], image[-3:], image[:, :3], image[:, -3:]):
            assert (edge == background).all()


def test_ibcs_colours_are_a_choice(chart: GoalVsActual) -> None:
    usual, ibcs = (svg_bytes(chart, SLIDE, Look(ibcs_colours=chosen)).decode() for chosen in (False, True))
    assert "#0072b2" in usual
    assert "#0072b2" not in ibcs
    assert "#1a9850" in ibcs


@pytest.mark.parametrize("dark", [False, True])
def test_words_in_ibcs_colours_can_be_read(chart: GoalVsActual, dark: bool) -> None:
    look = Look(dark=dark, ibcs_colours=True)
    words = [one for one in draw(chart, SLIDE.layout, look, 72).figure.artists if isinstance(one, Words)]
    colours = {to_hex(one.get_color()) for one in words}
    assert {look.colours.as_words(colour).lower() for colour in (look.colours.good, look.colours.bad)} <= colours
    assert min(contrast(colour, look.colours.background) for colour in colours) >= 4.5


@pytest.mark.parametrize("name", ["$x^2$ & $", "\\frac{1}{2}", "<b>bold</b>", "emoji \U0001f680", "المبيعات", "a\nb"])
def test_names_are_plain_text_in_every_format(facts: Build, name: str) -> None:
    made = describe(facts(label=name))
    assert draw_rgba(made, 800, 400).width == 800
    ElementTree.fromstring(svg_bytes(made))


def test_good_and_bad_differ_in_grey_print_by_their_sign(chart: GoalVsActual) -> None:
    """Colour is never alone: a good and a bad bar stand on different sides of the line and carry their signs."""
    sheet = draw(chart, SLIDE.layout, Look(), 72)
    heights = {
        artist.get_gid(): artist.get_height()
        for artist in sheet.figure.get_children()
        if str(artist.get_gid()).startswith("variance-2")
    }
    assert heights["variance-2026-07"] > 0 > heights["variance-2026-08"]
