"""The funnel drawn: bars from a common 0, ticks of the month before, words between the bars."""

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import LIGHT
from tests.charts.funnel.funnel_shop import SHOP, funnel

Artists = Callable[[Sheet, str], dict[str, Any]]


def _drawn(preset: str = "slide", **lines: list[float]) -> Sheet:
    return draw(funnel(lines or None), PRESETS[preset].layout, Look(), 72)


def test_bars_are_as_long_as_their_counts_from_one_zero(artists: Artists) -> None:
    bars = artists(_drawn(), "bar-")
    assert list(bars) == list(SHOP)
    assert len({bar.get_x() for bar in bars.values()}) == 1
    per_visit = bars["visitors"].get_width() / 5200
    widths = [bar.get_width() / per_visit for bar in bars.values()]
    assert widths == pytest.approx([5200, 2900, 610, 420, 232])


def test_ticks_stand_at_the_counts_before_and_are_three_points_wide(artists: Artists) -> None:
    sheet = _drawn()
    bars, ticks = artists(sheet, "bar-"), artists(sheet, "earlier-")
    zero, per_visit = bars["visitors"].get_x(), bars["visitors"].get_width() / 5200
    places = [(tick.get_xdata()[0] - zero) / per_visit for tick in ticks.values()]
    assert places == pytest.approx([4700, 2600, 562, 404, 242])
    assert {tick.get_linewidth() for tick in ticks.values()} == {3.0}


def test_the_step_of_the_title_alone_is_coloured(artists: Artists) -> None:
    sheet = _drawn()
    coloured = [
        name for name, bar in artists(sheet, "bar-").items() if to_hex(bar.get_facecolor()) == LIGHT.bad.lower()
    ]
    assert coloured == ["orders_online"]
    assert artists(sheet, "rate-")["orders_online"].get_text() == "55\u202f% (\u22125\u202fpp)"
    assert artists(sheet, "count-")["orders_online"].get_text() == "232"


@pytest.mark.parametrize("preset", ["half", "slide", "portrait"])
def test_no_tick_runs_through_the_words_between_bars(
    artists: Artists, boxes: Callable[[Sheet], dict[str, Box]], preset: str
) -> None:
    sheet = _drawn(preset)
    words = [box for name, box in boxes(sheet).items() if name.startswith("rate-")]
    for tick in artists(sheet, "earlier-").values():
        x, (low, high) = tick.get_xdata()[0], tick.get_ydata()
        assert not [box for box in words if Box(x - 1.5, low, x + 1.5, high).touches(box)]


def test_a_sliver_of_a_step_is_shown_by_rates_alone(artists: Artists) -> None:
    """Of 100,000 visits 900 fill a cart: the first bar goes, the others are shares."""
    lines = {"visitors": [90000.0, 100000.0], "carts_created": [800.0, 900.0], "orders_online": [400.0, 450.0]}
    chart = funnel(lines)
    assert "Bar = share of the step above" in chart.subtitle
    bars = artists(draw(chart, PRESETS["slide"].layout, Look(), 72), "bar-")
    assert list(bars) == ["carts_created", "orders_online"]
    assert bars["carts_created"].get_width() / bars["orders_online"].get_width() == pytest.approx(0.009 / 0.5)


def test_rows_hold_counts_and_shares_unrounded() -> None:
    heading, *rows = funnel().rows()
    assert heading[1:3] == ["count, February", "count, January"]
    assert rows[-1] == ["Online orders", 232.0, 242.0, 232 / 420, 242 / 404]
    assert rows[0][3:] == [None, None]
