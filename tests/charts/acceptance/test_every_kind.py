"""What holds for all kinds of charts, whatever the business, the size and the theme."""

import math
import re
import struct
from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from kpidesk.charts import fonts
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.kinds import ROOMS, make_chart
from kpidesk.charts.picture import Look, draw, pdf_bytes, png_bytes, svg_bytes
from kpidesk.charts.plotted_table import csv_bytes
from kpidesk.charts.presets import PRESETS
from kpidesk.charts.sheet import Box, Sheet, Words
from kpidesk.charts.style import Layout, screen_layout
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import BUSINESSES, workbook
from tests.contrast import contrast

LAYOUTS: dict[str, Layout] = {
    name: PRESETS[name].layout for name in ("slide", "half", "4:3", "square", "portrait", "a4")
} | {"window": screen_layout(820, 461), "large window": screen_layout(1334, 750)}
KINDS = sorted(ROOMS)
_INWARDS = (0.3, 0.3, -0.3, -0.3)  # points: what is no more than a hair
EVERYTHING = Options(previous_year=True, forecast=True, difference_arrow=True, growth_arrow=True)
_OF_KIND = {ChartKind.RANKING: ("conversion_rate", "visitors")}  # what the kind is made for
_FIRST = (
    "own_long",
    "total_revenue",
    "profit",
    "profit_margin",
    "churn_rate",
    "ad_spend",
    "email_ctr",
    "activity_level",
)


@cache
def book(business: str) -> Workbook:
    return workbook(business)


@cache
def charts(business: str, kind: ChartKind) -> tuple[Chart, ...]:
    """Up to four KPIs for which the kind makes sense, with and without its options."""
    return tuple(islice(_made(business, kind), 4))


def _made(business: str, kind: ChartKind) -> Iterator[Chart]:
    source = book(business)
    form = BUSINESSES[business][1]
    last = source.last_entered or source.current_month
    segments: list[Segment | None] = [None, *source.segments[-2:]]
    names = [name for name in (*_OF_KIND.get(kind, ()), *_FIRST) if name in source.indicators]
    for number, (name, segment) in enumerate((name, segment) for segment in segments for name in names):
        options = EVERYTHING if number % 2 else Options()
        ask = ChartAsk(kind, name, Period.month(last), segment, options, form)
        if ROOMS[kind].misfit(source, ask) is None:
            yield make_chart(source, ask)


def text_boxes(sheet: Sheet) -> dict[str, Box]:
    ascent, descent = fonts.ascent_and_descent()
    found = {}
    for number, artist in enumerate(sheet.figure.get_children()):
        if isinstance(artist, Words):
            x, y = artist.get_position()
            size = float(artist.get_fontsize())
            width = fonts.width(artist.get_text(), size, artist.get_fontweight() == 700)
            top = y + ascent * size
            found[f"{number} {artist.get_gid()} “{artist.get_text()}”"] = Box(x, y - descent * size, x + width, top)
    return found


def touching(boxes: dict[str, Box]) -> list[tuple[str, str]]:
    inner = {name: Box(*map(sum, zip(box, _INWARDS, strict=True))) for name, box in boxes.items()}
    return [(one, other) for (one, a), (other, b) in combinations(inner.items(), 2) if a.touches(b)]


def drawn(chart: Chart, layout: Layout, dark: bool) -> Sheet:
    return draw(chart, layout, Look(dark=dark), 72)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_touches_another_or_leaves_the_sheet(kind: ChartKind, business: str, layout: str) -> None:
    place = LAYOUTS[layout]
    whole = Box(0, 0, place.width, place.height)
    for chart in charts(business, kind):
        boxes = text_boxes(drawn(chart, place, dark=False))
        assert [name for name, box in boxes.items() if not box.lies_in(whole)] == []
        assert touching(boxes) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_type_is_smaller_than_can_be_read(kind: ChartKind, layout: str) -> None:
    for business in BUSINESSES:
        for chart in charts(business, kind):
            sheet = drawn(chart, LAYOUTS[layout], dark=False)
            sizes = {
                artist.get_gid(): artist.get_fontsize()
                for artist in sheet.figure.get_children()
                if isinstance(artist, Words)
            }
            assert {name: size for name, size in sizes.items() if size < LAYOUTS[layout].smallest - 0.01} == {}


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


@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_texts_are_whole(kind: ChartKind, business: str) -> None:
    for chart in charts(business, kind):
        texts = [*chart.titles, chart.subtitle, chart.footnote, chart.alt_text, *(spot.words for spot in chart.spots)]
        assert not [text for text in texts if re.search(r"\bnan\b|\binf\b|None|\{|\}|<|e[+-]\d\d", text)]
        assert all(text == text.strip() and "  " not in text and "\n" not in text for text in texts)
        assert chart.titles
        assert chart.titles[-1]
        if not isinstance(chart, RefusedChart):
            assert max(map(len, chart.titles)) <= 110
            assert chart.subtitle
            assert chart.alt_text.startswith(chart.titles[0].rstrip(".…"))


@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_spot_has_its_place_and_leads_to_a_figure(kind: ChartKind, business: str) -> None:
    source = book(business)
    for chart in charts(business, kind):
        keys = [spot.key for spot in chart.spots]
        assert len(keys) == len(set(keys))
        if not isinstance(chart, RefusedChart):
            assert keys
        place = LAYOUTS["large window"]
        sheet = drawn(chart, place, dark=False)
        assert set(sheet.spots) <= set(keys)
        assert set(keys) <= set(sheet.spots) or kind in {ChartKind.BULLET, ChartKind.TABLE, ChartKind.MULTIPLES}
        assert all(box.lies_in(Box(-1, -1, place.width + 1, place.height + 1)) for box in sheet.spots.values())
        origins = [spot.origin for spot in chart.spots if spot.origin]
        assert all(origin.indicator in source.indicators or origin.indicator == "activity_level" for origin in origins)


@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_table_is_rectangular_and_has_no_number_that_is_none(kind: ChartKind, business: str) -> None:
    for chart in charts(business, kind):
        heading, *rows = chart.rows()
        assert all(isinstance(cell, str) for cell in heading)
        assert {len(row) for row in rows} <= {len(heading)}
        assert all(math.isfinite(cell) for row in rows for cell in row if isinstance(cell, float))
        assert csv_bytes(chart) == csv_bytes(chart)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_expected_is_never_solid(kind: ChartKind) -> None:
    for chart in charts("sample", kind):
        for artist in drawn(chart, LAYOUTS["slide"], dark=False).figure.get_children():
            name = artist.get_gid() or ""
            if name.startswith("forecast") and isinstance(artist, Line2D) and len(artist.get_xdata()) > 1:
                assert "hatch" in name or artist.get_linestyle() != "-", name


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_the_pixels_of_its_size_and_the_same_bytes_twice(kind: ChartKind) -> None:
    for preset in ("slide", "half"):
        chart = charts("sample", kind)[0]
        data = png_bytes(chart, PRESETS[preset])
        assert struct.unpack(">II", data[16:24]) == PRESETS[preset].pixels
        again = make_chart(workbook("sample"), _ask_again(kind))
        assert png_bytes(again, PRESETS[preset]) == data
    assert svg_bytes(chart) == svg_bytes(again)
    assert pdf_bytes(chart) == pdf_bytes(again)


def _ask_again(kind: ChartKind) -> ChartAsk:
    """What the first of `charts` was asked for, in another workbook with the same figures."""
    source = book("sample")
    last = source.last_entered or source.current_month
    segments: list[Segment | None] = [None, *source.segments[-2:]]
    asks = (
        ChartAsk(kind, name, Period.month(last), segment)
        for segment in segments
        for name in (*_OF_KIND.get(kind, ()), *_FIRST)
        if name in source.indicators
    )
    return next(ask for ask in asks if ROOMS[kind].misfit(source, ask) is None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_svg_has_paths_plain_colours_and_no_patterns(kind: ChartKind) -> None:
    text = svg_bytes(charts("sample", kind)[0]).decode()
    assert "<text" not in text
    assert not re.search(r"rgba|opacity|<pattern|<image", text)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_drawn_of_the_sample(kind: ChartKind) -> None:
    """Else all of the above would be tried on refusals."""
    assert any(not isinstance(chart, RefusedChart) for chart in charts("sample", kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_month_without_a_figure_is_blank_in_the_table(kind: ChartKind) -> None:
    source = book("holes")
    for chart in charts("holes", kind):
        heading, *rows = chart.rows()
        if heading[0] != "month" or len(heading) < 2 or chart.subject not in source.indicators:
            continue
        for row in rows:
            month = next((m for m in source.first_month.until(chart.month) if str(m) == row[0]), None)
            if month is not None and isinstance(source.month_value(chart.subject, month), NoValue):
                assert row[1] is None
