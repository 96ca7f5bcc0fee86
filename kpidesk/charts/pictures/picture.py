"""A description drawn: as pixels for the window, as PNG, SVG and PDF. Needs matplotlib; knows no files."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.chart import Chart
from kpidesk.charts.drawing import draw_chart
from kpidesk.charts.paper.sheet import Box, Pixels, Sheet
from kpidesk.charts.pictures.png_file import png_file
from kpidesk.charts.pictures.presets import SLIDE, Preset
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout

_MAKER = "kpidesk"
_BLANK = re.compile(rb'^ *<path id="([^"]+)" transform="[^"]*"/>\n', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Look:
    """``transparent`` leaves the background out; light colours then belong on light slides, dark ones on dark."""

    dark: bool = False
    transparent: bool = False
    ibcs_colours: bool = False
    brand: Brand = NO_BRAND

    @property
    def colours(self) -> ChartColours:
        colours = DARK if self.dark else LIGHT
        return colours.with_ibcs_colours() if self.ibcs_colours else colours


class ScreenPicture(NamedTuple):
    """What a canvas shows, and by the key of each spot where it is, in points from the lower left corner."""

    pixels: Pixels
    spots: dict[str, Box]


def draw(chart: Chart, layout: Layout, look: Look, dpi: float) -> Sheet:
    """The chart as artists, named after what they stand for."""
    sheet = Sheet(layout, look.colours, dpi=dpi, transparent=look.transparent, brand=look.brand)
    draw_chart(sheet, chart)
    return sheet


def draw_screen(chart: Chart, width: int, height: int, scale: float = 1.0, look: Look | None = None) -> ScreenPicture:
    """For a canvas of so many device-independent pixels; ``scale`` is the screen's device pixel ratio."""
    sheet = draw(chart, screen_layout(width, height), look or Look(), 72 * scale)
    return ScreenPicture(sheet.pixels(), sheet.spots)


def draw_slide(chart: Chart, width: int, scale: float = 1.0, look: Look | None = None) -> ScreenPicture:
    """The exported slide, scaled to so many device-independent pixels across; spots are in points of the slide."""
    sheet = draw(chart, SLIDE.layout, look or Look(), 72 * scale * width / SLIDE.layout.width)
    return ScreenPicture(sheet.pixels(), sheet.spots)


def draw_rgba(chart: Chart, width: int, height: int, scale: float = 1.0, look: Look | None = None) -> Pixels:
    """The pixels alone."""
    return draw_screen(chart, width, height, scale, look).pixels


class Raster(NamedTuple):
    """Pixels of a picture and what its file says besides; `encoded` makes the file."""

    pixels: NDArray[np.uint8]
    dpi: float
    metadata: Mapping[str, str]


def raster(chart: Chart, preset: Preset = SLIDE, look: Look | None = None, scale: float = 1.0) -> Raster:
    """Exactly the preset's pixels times ``scale``; its description is the alt text."""
    dpi = preset.dpi * scale
    sheet = draw(chart, preset.layout, look or Look(), dpi)
    metadata = {"Software": _MAKER, "Title": chart.titles[0], "Description": chart.alt_text}
    return Raster(sheet.array(), dpi, metadata)


def encoded(picture: Raster) -> bytes:
    """The PNG. Most of the time of an export goes by here, where other threads run meanwhile."""
    return png_file(picture.pixels, picture.dpi, picture.metadata)


def png_bytes(chart: Chart, preset: Preset = SLIDE, look: Look | None = None, scale: float = 1.0) -> bytes:
    """A PNG of exactly the preset's pixels times ``scale``."""
    return encoded(raster(chart, preset, look, scale))


def svg_bytes(chart: Chart, preset: Preset = SLIDE, look: Look | None = None) -> bytes:
    """Text as paths and plain colours, so that Office shows what was drawn."""
    metadata = {"Creator": _MAKER, "Date": None, "Title": chart.titles[0], "Description": chart.alt_text}
    return _without_blanks(_printed(draw(chart, preset.layout, look or Look(), 72), "svg", metadata))


def _without_blanks(svg: bytes) -> bytes:
    """Without glyphs that have no outline, like spaces: some viewers take a path without data for an error."""
    blank = [re.escape(name) for name in _BLANK.findall(svg)]
    if not blank:
        return svg
    used = re.compile(rb'^ *<use xlink:href="#(?:' + b"|".join(blank) + rb')"[^>]*/>\n', re.MULTILINE)
    return used.sub(b"", _BLANK.sub(b"", svg))


def pdf_bytes(chart: Chart, preset: Preset = SLIDE, look: Look | None = None) -> bytes:
    metadata = {
        "Creator": _MAKER,
        "Producer": _MAKER,
        "CreationDate": None,
        "Title": chart.titles[0],
        "Subject": chart.alt_text,
    }
    return _printed(draw(chart, preset.layout, look or Look(), 72), "pdf", metadata)


def _printed(sheet: Sheet, kind: str, metadata: Mapping[str, str | None]) -> bytes:
    out = io.BytesIO()
    sheet.canvas.print_figure(
        out,
        format=kind,
        dpi=sheet.figure.dpi,
        metadata=dict(metadata),
        facecolor=sheet.paper,
        edgecolor="none",
        bbox_inches=None,  # "tight" would change the size
    )
    return out.getvalue()
