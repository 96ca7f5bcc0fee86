"""The owner's colour and logo: what is taken, what is refused with the reason, and where they stand."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kpidesk.charts.brand import NO_BRAND, AccentTooFaint, Brand, brand_of, branding, checked_accent
from kpidesk.charts.contrast import contrast, nearest_seen
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.paper.logo import LogoTooFaint, logo_from, pixels_of
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.picture import Look, draw, png_bytes
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.domain.change import SetTraits
from kpidesk.domain.refusal import FileRefused, Refusal
from tests import contrast as reference
from tests.charts.acceptance.awkward import workbook

Build = Callable[..., GoalVsActualFacts]
Boxes = Callable[[Sheet], dict[str, Box]]
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def picture(path: Path, colour: tuple[int, ...], size: tuple[int, int] = (400, 100)) -> Path:
    Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(path)
    return path


@settings(derandomize=True, deadline=None)
@given(COLOURS, COLOURS)
def test_contrast_is_that_of_the_standard(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(reference.contrast(one, other))


@settings(derandomize=True, deadline=None)
@given(COLOURS, st.sampled_from(["#FFFFFF", "#15191E"]))
def test_the_nearest_colour_is_seen_and_one_that_is_seen_stays(colour: str, background: str) -> None:
    nearest = nearest_seen(colour, background)
    assert contrast(nearest, background) >= 3
    assert nearest == colour or contrast(colour, background) < 3


@pytest.mark.parametrize("typed", ["#5548C8", "5548c8", "  #5548c8 "])
def test_a_colour_is_taken_however_it_is_written(typed: str) -> None:
    assert checked_accent(typed) == "#5548C8"


@pytest.mark.parametrize("typed", ["", "red", "#12345", "#12345G", "rgb(1,2,3)"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="six digits"):
        checked_accent(typed)


def test_a_faint_colour_is_refused_with_the_nearest_that_is_seen() -> None:
    with pytest.raises(AccentTooFaint, match=r"reaches 1\.6 on white; 3\.0 is needed") as refused:
        checked_accent("#F0C850")
    assert contrast(refused.value.nearest, "#FFFFFF") >= 3
    assert checked_accent(refused.value.nearest) == refused.value.nearest


def test_brand_is_kept_in_the_file(tmp_path: Path) -> None:
    logo = logo_from(picture(tmp_path / "logo.png", (20, 40, 120, 255)))
    change = branding(Brand("#5548C8", logo))
    assert isinstance(change, SetTraits)
    book = workbook("sample")
    book._contents.traits.update(change.traits)
    assert brand_of(book) == Brand("#5548C8", logo)
    assert branding(NO_BRAND).traits == {"brand": ""}


@pytest.mark.parametrize(
    "held", ["[]", "{", '{"accent": 3, "logo": 4}', '{"accent": "#FFFFFF"}', '{"logo": "not base64!"}']
)
def test_what_cannot_be_read_is_no_brand(held: str) -> None:
    book = workbook("sample")
    book._contents.traits["brand"] = held
    assert brand_of(book) == NO_BRAND


def test_a_large_photograph_is_made_as_small_as_charts_need(tmp_path: Path) -> None:
    logo = logo_from(picture(tmp_path / "logo.jpg", (180, 20, 20), (3000, 1000)))
    pixels = pixels_of(logo)
    assert pixels is not None
    assert pixels.shape[1] <= 900
    assert pixels.shape[0] <= 300
    assert np.abs(pixels[5, 5, :3].astype(int) - (180, 20, 20)).max() <= 3


def test_a_pale_logo_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LogoTooFaint, match=r"on white; 3\.0 is needed"):
        logo_from(picture(tmp_path / "logo.png", (250, 240, 200, 255)))
    with pytest.raises(LogoTooFaint, match="transparent"):
        logo_from(picture(tmp_path / "clear.png", (0, 0, 0, 0)))


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    for name, data in (("a.gif", b"GIF89a"), ("a.png", b"no picture"), ("b.png", b""), ("c.jpg", b"\xff\xd8\xff")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refusal):
            logo_from(tmp_path / name)
    with pytest.raises(FileRefused):
        logo_from(tmp_path / "missing.png")


@pytest.mark.parametrize("preset", PRESETS)
def test_colour_and_logo_leave_all_texts_their_room(facts: Build, boxes: Boxes, tmp_path: Path, preset: str) -> None:
    brand = Brand("#5548C8", logo_from(picture(tmp_path / "logo.png", (20, 40, 120, 255), (300, 120))))
    sheet = draw(describe(facts(label="A name that is long " * 3)), PRESETS[preset].layout, Look(brand=brand), 72)
    held = {artist.get_gid(): artist for artist in sheet.figure.get_children()}
    strip, logo = held["brand-accent"].get_window_extent(), held["brand-logo"].get_window_extent()
    texts = boxes(sheet)
    for name, box in texts.items():
        for mark in (strip, logo):
            assert not box.touches(Box(mark.x0, mark.y0, mark.x1, mark.y1)), name
    whole = Box(0, 0, sheet.layout.width, sheet.layout.height)
    assert Box(logo.x0, logo.y0, logo.x1, logo.y1).lies_in(whole)


def test_on_dark_the_colour_is_lightened_and_a_dark_logo_is_left_out(facts: Build, tmp_path: Path) -> None:
    logo = logo_from(picture(tmp_path / "logo.png", (10, 20, 60, 255)))
    sheet = draw(describe(facts()), SLIDE.layout, Look(dark=True, brand=Brand("#102060", logo)), 72)
    held = {artist.get_gid() for artist in sheet.figure.get_children()}
    assert "brand-logo" not in held
    assert contrast(str(Brand("#102060").accent_on("#15191E")), "#15191E") >= 3


def test_the_logo_is_in_the_picture(facts: Build, tmp_path: Path) -> None:
    logo = logo_from(picture(tmp_path / "logo.png", (20, 40, 120, 255), (100, 100)))
    with Image.open(io.BytesIO(png_bytes(describe(facts()), SLIDE, Look(brand=Brand(logo=logo))))) as made:
        corner = np.array(made.convert("RGB"))[-120:, -250:]
    assert (np.abs(corner.astype(int) - (20, 40, 120)).max(axis=2) <= 2).sum() > 1500
