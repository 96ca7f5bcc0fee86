"""A description drawn: as pixels for the window, as PNG, SVG and PDF. Needs matplotlib; knows no files."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from kpidesk.charts.goal_drawing import draw_goal_vs_actual
from kpidesk.charts.goal_vs_actual import GoalVsActual
from kpidesk.charts.presets import SLIDE, Preset
from kpidesk.charts.sheet import Pixels, Sheet
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout

_MAKER = "kpidesk"


@dataclass(frozen=True, slots=True)
class Look:
    """``transparent`` leaves the background out; light colours then belong on light slides, dark ones on dark."""

    dark: bool = False
    transparent: bool = False
    ibcs_colours: bool = False

    @property
    def colours(self) -> ChartColours:
        colours = DARK if self.dark else LIGHT
        return colours.with_ibcs_colours() if self.ibcs_colours else colours


def draw(chart: GoalVsActual, layout: Layout, look: Look, dpi: float) -> Sheet:
    """The chart as artists, named after what they stand for."""
    sheet = Sheet(layout, look.colours, dpi=dpi, transparent=look.transparent)
    draw_goal_vs_actual(sheet, chart)
    return sheet


def draw_rgba(chart: GoalVsActual, width: int, height: int, scale: float = 1.0, look: Look | None = None) -> Pixels:
    """For a canvas of so many device-independent pixels; ``scale`` is the screen's device pixel ratio."""
    sheet = draw(chart, screen_layout(width, height), look or Look(), 72 * scale)
    return sheet.pixels()


def png_bytes(chart: GoalVsActual, preset: Preset = SLIDE, look: Look | None = None, scale: float = 1.0) -> bytes:
    """A PNG of exactly the preset's pixels times ``scale``; its description is the alt text."""
    metadata = {"Software": _MAKER, "Title": chart.title, "Description": chart.alt_text}
    return _printed(draw(chart, preset.layout, look or Look(), preset.dpi * scale), "png", metadata)


def svg_bytes(chart: GoalVsActual, preset: Preset = SLIDE, look: Look | None = None) -> bytes:
    """Text as paths and plain colours, so that Office shows what was drawn."""
    metadata = {"Creator": _MAKER, "Date": None, "Title": chart.title, "Description": chart.alt_text}
    return _printed(draw(chart, preset.layout, look or Look(), 72), "svg", metadata)


def pdf_bytes(chart: GoalVsActual, preset: Preset = SLIDE, look: Look | None = None) -> bytes:
    metadata = {
        "Creator": _MAKER,
        "Producer": _MAKER,
        "CreationDate": None,
        "Title": chart.title,
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
