"""Colours of all kinds of charts are those of the theme, and what is expected is never solid."""

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.paper.sheet import Words
from kpidesk.charts.pictures.picture import Look
from tests.charts.acceptance.awkward import BUSINESSES
from tests.charts.acceptance.every_chart import (
    KINDS,
    LAYOUTS,
    charts,
    drawn,
)
from tests.contrast import contrast


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_those_of_the_theme_and_texts_can_be_read(kind: ChartKind, business: str, dark: bool) -> None:
    look = Look(dark=dark)
    allowed = {colour.lower() for colour in look.colours.every}
    for chart in charts(business, kind):
        for artist in drawn(chart, LAYOUTS["slide"], dark).figure.get_children():
            name = artist.get_gid()
            if isinstance(artist, Words):
                colour = to_hex(artist.get_color())
                assert colour in allowed, name
                assert contrast(colour, look.colours.background) >= 4.5 or "over-" in (name or ""), name
            elif isinstance(artist, Line2D):
                assert to_hex(artist.get_color()) in allowed, name
            elif isinstance(artist, Patch) and name:
                faces = [artist.get_facecolor(), artist.get_edgecolor()]
                assert {to_hex(face) for face in faces if face[3]} <= allowed, name
                assert all(face[3] in {0.0, 1.0} for face in faces), f"{name} is half transparent"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_expected_is_never_solid(kind: ChartKind) -> None:
    for chart in charts("sample", kind):
        for artist in drawn(chart, LAYOUTS["slide"], dark=False).figure.get_children():
            name = artist.get_gid() or ""
            if name.startswith("forecast") and isinstance(artist, Line2D) and len(artist.get_xdata()) > 1:
                assert "hatch" in name or artist.get_linestyle() != "-", name
