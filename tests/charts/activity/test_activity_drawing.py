"""The activity chart on its artists: the line and its base, the steps below, labels that keep apart."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.activity.activity_drawing import draw_activity
from kpidesk.charts.activity.activity_making import ActivityChart
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.presets import PRESETS, SLIDE
from kpidesk.charts.style import DARK, LIGHT, ChartColours, Layout, screen_layout
from tests.charts.activity.conftest import BASE, NOW

Make = Callable[..., ActivityChart]
Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]


def sheet_of(chart: ActivityChart, layout: Layout = SLIDE.layout, colours: ChartColours = LIGHT) -> Sheet:
    sheet = Sheet(layout, colours, dpi=72)
    draw_activity(sheet, chart)
    return sheet


def test_the_line_starts_on_the_line_at_100(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart([BASE, NOW, NOW]))
    line, base = artists(sheet, "actual-from-")["2025-01"], artists(sheet, "base-line")[""]
    assert line.get_ydata()[0] == pytest.approx(base.get_ydata()[0])
    assert line.get_ydata()[1] > base.get_ydata()[0]
    assert (line.get_linewidth(), base.get_linewidth()) == (3.0, 1.0)


def test_each_step_begins_where_the_last_one_ended(chart: Make, artists: Artists) -> None:
    sheet = sheet_of(chart())
    bars = artists(sheet, "step-")
    spans = {
        name: (bars[name].get_x(), bars[name].get_x() + bars[name].get_width())
        for name in ("visits", "orders", "order value", "lifetime value", "now")
    }
    zero = artists(sheet, "steps-axis")[""].get_xdata()[0]
    assert spans["visits"][0] == pytest.approx(zero)
    assert spans["orders"][0] == pytest.approx(spans["visits"][1])
    assert spans["order value"][1] == pytest.approx(spans["orders"][1])
    assert spans["lifetime value"][0] == pytest.approx(spans["order value"][0])
    assert spans["now"] == pytest.approx((zero, spans["lifetime value"][1]))


def test_steps_are_good_or_bad_and_the_sum_is_neither(chart: Make, artists: Artists) -> None:
    bars = artists(sheet_of(chart()), "step-")
    fills = {name: to_hex(bars[name].get_facecolor()).upper() for name in ("visits", "order value", "now")}
    assert fills == {"visits": LIGHT.good, "order value": LIGHT.bad, "now": LIGHT.actual}


def test_every_step_has_its_log_points(chart: Make, texts: Texts) -> None:
    """5.47 shows as 5.4, so that a reader's own sum comes out."""
    assert texts(sheet_of(chart()), "step-label-") == {
        "base": "0.0",
        "visits": "+6.7",
        "orders": "+5.4",
        "order value": "−1.0",
        "lifetime value": "+1.0",
        "now": "+12.1 (index 113)",
    }


def test_a_missing_part_is_a_ring_with_its_reason_and_the_point_hollow(
    chart: Make, artists: Artists, texts: Texts
) -> None:
    sheet = sheet_of(chart([BASE, (50.0, 1.8, 57.0, None)]))
    assert "lifetime value" in artists(sheet, "no-value-")
    assert texts(sheet, "step-label-")["lifetime value"] == "not entered"
    assert to_hex(artists(sheet, "actual-2025-02")[""].get_markerfacecolor()).upper() == LIGHT.background


def test_where_parts_have_no_room_the_smallest_share_a_row(chart: Make, texts: Texts) -> None:
    small = sheet_of(chart(), screen_layout(400, 225))
    names = texts(small, "step-label-")
    assert "others" in names
    assert {"part-visits", "part-orders", "part-order value", "part-lifetime value"} <= set(small.spots)


def test_every_month_and_step_can_be_pointed_at(chart: Make) -> None:
    made = chart([BASE, NOW, NOW])
    assert set(sheet_of(made).spots) == {spot.key for spot in made.spots}


LAYOUTS = {name: preset.layout for name, preset in PRESETS.items()} | {"screen": screen_layout(700, 400)}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize("factor", [0.4, 7.0])
def test_no_label_touches_another(
    chart: Make, boxes: Callable[[Sheet], dict[str, Box]], layout: str, count: int, factor: float
) -> None:
    now = (40.0 * factor, 1.5 / factor, 60.0 * factor, 300.0 * factor)
    made = chart([BASE, *[now] * count, (40.0, None, 60.0, 300.0)])
    place = LAYOUTS[layout]
    found = boxes(sheet_of(made, place, DARK))
    assert [name for name, box in found.items() if not box.lies_in(Box(0, 0, place.width, place.height))] == []
    assert [(one, two) for (one, a), (two, b) in combinations(found.items(), 2) if a.touches(b)] == []
