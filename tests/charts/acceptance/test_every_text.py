"""No text of any chart touches another, leaves the sheet or is too small to be read."""

import pytest

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.paper.sheet import Box, Words
from tests.charts.acceptance.awkward import BUSINESSES
from tests.charts.acceptance.every_chart import (
    KINDS,
    LAYOUTS,
    charts,
    drawn,
    text_boxes,
    touching,
)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", KINDS)
def test_texts_stand_apart_on_the_sheet_and_can_be_read(kind: ChartKind, business: str, layout: str) -> None:
    place = LAYOUTS[layout]
    whole = Box(0, 0, place.width, place.height)
    for chart in charts(business, kind):
        sheet = drawn(chart, place, dark=False)
        boxes = text_boxes(sheet)
        assert [name for name, box in boxes.items() if not box.lies_in(whole)] == []
        assert touching(boxes) == []
        words = [artist for artist in sheet.figure.get_children() if isinstance(artist, Words)]
        assert [one.get_gid() for one in words if one.get_fontsize() < place.smallest - 0.01] == []
