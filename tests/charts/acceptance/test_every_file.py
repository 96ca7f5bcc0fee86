"""Pictures of all kinds of charts as files."""

import re
import struct

import pytest

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.kinds import make_chart
from kpidesk.charts.pictures.picture import pdf_bytes, png_bytes, svg_bytes
from kpidesk.charts.pictures.presets import PRESETS
from tests.charts.acceptance.awkward import workbook
from tests.charts.acceptance.every_chart import (
    KINDS,
    asks,
    charts,
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_the_pixels_of_its_size_and_the_same_bytes_twice(kind: ChartKind) -> None:
    chart = charts("sample", kind)[0]
    again = make_chart(workbook("sample"), next(asks("sample", kind)))
    for preset in ("slide", "half"):
        data = png_bytes(chart, PRESETS[preset])
        assert struct.unpack(">II", data[16:24]) == PRESETS[preset].pixels
        assert png_bytes(again, PRESETS[preset]) == data
    assert svg_bytes(chart) == svg_bytes(again)
    assert pdf_bytes(chart) == pdf_bytes(again)


@pytest.mark.parametrize("kind", KINDS)
def test_a_svg_has_paths_plain_colours_and_no_patterns(kind: ChartKind) -> None:
    text = svg_bytes(charts("sample", kind)[0]).decode()
    assert "<text" not in text
    assert not re.search(r"rgba|opacity|<pattern|<image", text)
