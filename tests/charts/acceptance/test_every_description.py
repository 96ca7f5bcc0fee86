"""Texts, spots and tables of all kinds of charts."""

import math
import re

import pytest

from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.paper.sheet import Box
from kpidesk.charts.pictures.plotted_table import csv_bytes
from kpidesk.domain.value import NoValue
from tests.charts.acceptance.awkward import BUSINESSES
from tests.charts.acceptance.every_chart import (
    KINDS,
    LAYOUTS,
    book,
    charts,
    drawn,
)


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
