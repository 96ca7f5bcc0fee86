"""The pace chart on its artists: lines, band, bars below, labels that keep apart."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.pace.pace_drawing import draw_pace
from kpidesk.charts.pace.pace_making import PaceChart
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout
from kpidesk.domain.indicator import Direction
from tests.charts.pace.conftest import LAST_YEAR, THIS_YEAR

Make = Callable[..., PaceChart]
Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]


def sheet_of(chart: PaceChart, layout: Layout = SLIDE.layout, colours: ChartColours = LIGHT) -> Sheet:
    sheet = Sheet(layout, colours, dpi=72)
    draw_pace(sheet, chart)
    return sheet


def test_actual_is_solid_the_path_grey_and_the_forecast_dashed(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart())
    actual, path = artists(sheet, "actual-from-")["2026-01"], artists(sheet, "path-from-")["2026-01"]
    forecast = artists(sheet, "forecast")[""]
    assert (actual.get_linewidth(), path.get_linewidth()) == (4.0, 2.0)
    assert [line.get_linestyle() for line in (actual, path, forecast)] == ["-", "-", "--"]
    assert to_hex(path.get_color()).upper() == LIGHT.previous
    assert len(actual.get_xdata()) == 8


def test_the_band_begins_at_the_last_actual_without_a_width(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart())
    corners = artists(sheet, "forecast-band")[""].get_xy()
    start = artists(sheet, "actual-2026-08")[""]
    assert tuple(corners[0]) == pytest.approx((start.get_xdata()[0], start.get_ydata()[0]))
    ends = [y for x, y in corners if x == pytest.approx(corners[0][0])]
    assert ends == pytest.approx([ends[0]] * len(ends))
    last = sorted({round(float(y), 6) for x, y in corners if x == pytest.approx(max(corners[:, 0]))})
    assert last[1] > last[0]


def test_after_december_nothing_is_expected(chart: Make, artists: Artists) -> None:
    assert artists(sheet_of(chart(now=LAST_YEAR)), "forecast") == {}


def test_distances_are_bars_from_a_double_line_hatched_when_expected(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart())
    axis = [line.get_ydata()[0] for line in artists(sheet, "distance-axis").values()]
    bars = artists(sheet, "distance-2")
    assert set(bars) == {f"026-0{number}" for number in range(1, 9)}
    assert "2026-09-hatch-0" in " ".join(artists(sheet, "forecast-distance-"))
    assert len(axis) == 1  # both lines have one name
    assert bars["026-08"].get_height() / bars["026-07"].get_height() == pytest.approx(2.1 / 0.5, rel=0.05)


def test_bars_are_good_or_bad_by_what_should_happen(chart: Make, artists: Artists) -> None:
    for direction, colour in ((Direction.HIGHER, LIGHT.good), (Direction.LOWER, LIGHT.bad)):
        bar = artists(sheet_of(chart(direction=direction)), "distance-2026-08")[""]
        assert to_hex(bar.get_facecolor()).upper() == colour


def test_ends_are_named_with_their_figures(chart: Make, texts: Texts) -> None:
    named = texts(sheet_of(chart()), "end-")
    assert named["Actual"] == "Actual 54.1"
    assert named["Goal"] == "Goal 78.0"
    assert named["Forecast"].startswith("Forecast ")


def test_small_distances_have_a_scale_of_their_own_that_is_said(chart: Make, texts: Texts) -> None:
    heading = texts(sheet_of(chart()), "distance-heading")[""]
    assert heading.startswith("Distance from the goal path, scale × ")


def test_a_running_month_is_hollow_in_both_panels(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart(running=16))
    assert to_hex(artists(sheet, "actual-2026-08")[""].get_markerfacecolor()).upper() == LIGHT.background
    assert to_hex(artists(sheet, "distance-2026-08")[""].get_facecolor()).upper() == LIGHT.background
    assert len(artists(sheet, "actual-from-")["2026-01"].get_xdata()) == 7


def test_a_forecast_from_the_first_day_of_the_year_begins_at_nothing(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart(now=[3000.0], running=16))
    line = artists(sheet, "forecast")[""]
    assert len(line.get_xdata()) == 13
    assert line.get_ydata()[0] < min(line.get_ydata()[1:])


def test_a_missing_month_is_a_ring(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart(now=[5700.0, None, 6000.0]))
    assert list(artists(sheet, "no-value-")) == ["2026-02"]


LAYOUTS = {name: preset.layout for name, preset in PRESETS.items()} | {"screen": screen_layout(700, 400)}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("factor", [1, -9876, 0.0004])
def test_no_label_touches_another(
    chart: Make, boxes: Callable[[Sheet], dict[str, Box]], layout: str, factor: float
) -> None:
    before, now = ([factor * value for value in values] for values in (LAST_YEAR, THIS_YEAR))
    made = chart(before=before, now=now, goals=factor * 6400.0, running=9)
    place = LAYOUTS[layout]
    found = boxes(sheet_of(made, place, DARK))
    assert [name for name, box in found.items() if not box.lies_in(Box(0, 0, place.width, place.height))] == []
    assert [(one, two) for (one, a), (two, b) in combinations(found.items(), 2) if a.touches(b)] == []
