"""The bridge drawn: bars from 0, connectors at their ends, labels beyond them."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import LIGHT
from tests.charts.bridge.bridge_shop import PROFIT, bridged

Artists = Callable[[Sheet, str], dict[str, Any]]
LOSS = {"revenue": [900, 1500], "cogs": [400, 500], "expenses": [700, 600], "units_sold": [10, 15]}


def _drawn(lines: Any, indicator: str = "profit", preset: str = "slide") -> Sheet:
    return draw(bridged(lines, indicator), PRESETS[preset].layout, Look(), 72)


def test_start_is_grey_end_is_dark_and_steps_are_good_or_bad(artists: Artists) -> None:
    bars = artists(_drawn(PROFIT), "bar-")
    assert list(bars) == [
        "start",
        *("step-volume", "step-price", "step-unit cost", "step-ad_spend", "step-rest of expenses"),
        "end",
    ]
    colours = [bar.get_facecolor() for bar in bars.values()]
    assert len(set(colours)) == 4
    hexes = [tuple(round(channel * 255) for channel in colour[:3]) for colour in colours]

    def rgb(text: str) -> tuple[int, ...]:
        return tuple(bytes.fromhex(text[1:]))

    assert hexes[0] == rgb(LIGHT.previous) and hexes[-1] == rgb(LIGHT.actual)
    assert hexes[1:-1] == [rgb(LIGHT.good)] * 2 + [rgb(LIGHT.bad)] * 3


def test_each_bar_starts_where_the_one_before_ended(artists: Artists) -> None:
    sheet = _drawn(PROFIT)
    bars = list(artists(sheet, "bar-").values())
    zero = artists(sheet, "axis")[""].get_ydata()[0]
    assert bars[0].get_y() == pytest.approx(zero) and bars[-1].get_y() == pytest.approx(zero)
    for bar, following in pairwise(bars[:-1]):
        assert bar.get_y() + bar.get_height() == pytest.approx(following.get_y())
    assert bars[-2].get_y() + bars[-2].get_height() == pytest.approx(zero + bars[-1].get_height())
    assert {line.get_linewidth() for line in artists(sheet, "connector-").values()} == {1.0}


def test_a_step_through_zero_is_one_bar_on_both_sides(artists: Artists) -> None:
    """From a loss of 200 to a profit of 400."""
    sheet = _drawn(LOSS)
    zero = artists(sheet, "axis")[""].get_ydata()[0]
    bars = artists(sheet, "bar-")
    ends = {key: (bar.get_y(), bar.get_y() + bar.get_height()) for key, bar in bars.items()}
    assert ends["start"][1] < zero < ends["end"][1]
    assert any(min(pair) < zero - 1 and max(pair) > zero + 1 for pair in ends.values())
    assert artists(sheet, "label-start")[""].get_position()[1] < min(ends["start"])


def test_small_changes_are_shown_from_the_level_before(artists: Artists) -> None:
    """12,000 to 12,090: columns from 0 would all look the same."""
    chart = bridged({"revenue": [12000, 12090], "orders": [100, 100], "visitors": [5000, 4900]}, "total_revenue")
    assert chart.series.is_change_alone
    assert "change alone" in chart.subtitle
    sheet = draw(chart, PRESETS["slide"].layout, Look(), 72)
    zero = artists(sheet, "axis")[""].get_ydata()[0]
    assert list(artists(sheet, "bar-start")[""].get_ydata()) == [zero, zero]
    assert artists(sheet, "label-end")[""].get_text() == "12.09 (+0.09)"


def test_long_names_turn_columns_into_rows(artists: Artists, boxes: Callable[[Sheet], dict[str, Box]]) -> None:
    chart = bridged(PROFIT | {"other_income": [10, 300], "interest_paid": [5, 90]}, "net_profit")
    sheet = draw(chart, PRESETS["half"].layout, Look(), 72)
    axis = artists(sheet, "axis")[""]
    assert axis.get_xdata()[0] == axis.get_xdata()[1]
    assert set(sheet.spots) == {spot.key for spot in chart.spots}
    found = list(boxes(sheet).values())
    assert not [1 for place, one in enumerate(found) for other in found[:place] if one.touches(other)]


def test_rows_give_the_steps_again() -> None:
    chart = bridged(PROFIT)
    heading, *rows = chart.rows()
    assert heading[:3] == ["step", "effect", "Profit (operating) (EUR)"]
    assert [row[2] for row in rows] == pytest.approx([1800, 2175, 2445, 2310, 2010, 1950, 1950])
    assert [row[1] for row in rows[1:-1]] == pytest.approx([375, 270, -135, -300, -60])
