"""The demand chart on its artists: dots, curves, marked prices, and what is not drawn."""

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.demand.demand_making import demand_chart
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import LIGHT
from kpidesk.domain.period import Period
from tests.charts.demand.product_shop import LINE, MUG, POWER, SHUFFLED, START, shop

Artists = Callable[[Sheet, str], dict[str, Any]]
Texts = Callable[[Sheet, str], dict[str, str]]


def sheet_of(months: Any, preset: str = "slide") -> Sheet:
    made = demand_chart(shop(months), ChartAsk(ChartKind.DEMAND, "", Period.month(START.plus(60)), MUG))
    return draw(made, PRESETS[preset].layout, Look(), 72)


def at(dot: Any) -> tuple[float, float]:
    return dot.get_xdata()[0], dot.get_ydata()[0]


def test_every_month_is_a_dot_in_both_panels(artists: Artists) -> None:
    sheet = sheet_of(SHUFFLED)
    dots = artists(sheet, "units-2025")
    assert len(dots) == len(artists(sheet, "revenue-2025")) == 8
    assert {dot.get_markersize() for dot in dots.values()} == {8}


def test_dots_lie_in_proportion_to_price_and_units(artists: Artists) -> None:
    places = [at(dot) for dot in artists(sheet_of(SHUFFLED), "units-2025").values()]
    (x0, y0), (x1, y1), (x2, y2) = places[:3]
    (p0, q0), (p1, q1), (p2, q2) = SHUFFLED[:3]
    assert (x1 - x0) / (x2 - x0) == pytest.approx((p1 - p0) / (p2 - p0))
    assert (y1 - y0) / (y2 - y0) == pytest.approx((q1 - q0) / (q2 - q0))


def test_the_curve_is_thick_the_other_thin_and_grey(artists: Artists) -> None:
    for months in (SHUFFLED, POWER):
        sheet = sheet_of(months)
        for panel in ("units", "revenue"):
            shown, other = artists(sheet, f"{panel}-curve")[""], artists(sheet, f"{panel}-other-curve")[""]
            assert (shown.get_linewidth(), to_hex(shown.get_color()).upper()) == (3, LIGHT.actual)
            assert (other.get_linewidth(), to_hex(other.get_color()).upper()) == (1, LIGHT.previous)


def test_nothing_is_drawn_beyond_the_prices_tried_and_a_tenth(artists: Artists) -> None:
    sheet = sheet_of(SHUFFLED)
    dots = artists(sheet, "units-2025")
    by_price = {price: at(dot)[0] for (price, _), dot in zip(SHUFFLED, dots.values(), strict=True)}
    per_unit = (by_price[26] - by_price[20]) / 6
    low, high = by_price[20] - 2 * per_unit, by_price[26] + 2.6 * per_unit
    for line in (artists(sheet, "units-curve")[""], artists(sheet, "best-range")[""]):
        xs = list(line.get_xdata())
        assert min(xs) >= low - 0.01
        assert max(xs) <= high + 0.01
    assert artists(sheet, "units-curve")[""].get_xdata()[0] == pytest.approx(low)


def test_the_best_price_is_a_tick_on_its_range_and_the_price_now_a_line(artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(SHUFFLED)
    low, high = artists(sheet, "best-range")[""].get_xdata()
    best, now = artists(sheet, "best price")[""].get_xdata()[0], artists(sheet, "price now")[""].get_xdata()[0]
    assert low < best < high
    assert best < now
    assert texts(sheet, "name-") == {"best price": "best 22.0", "price now": "now 24.0"}
    assert {"best price", "price now"} <= set(sheet.spots)


def test_a_direction_alone_has_no_tick(artists: Artists) -> None:
    sheet = sheet_of(POWER)
    assert not artists(sheet, "best")
    assert artists(sheet, "price now")


def test_a_refusal_shows_the_months_without_a_curve(artists: Artists, texts: Texts) -> None:
    sheet = sheet_of(LINE)
    assert len(artists(sheet, "units-2025")) == 8
    assert not artists(sheet, "units-curve")
    assert not artists(sheet, "best")
    assert "cannot be told apart" in " ".join(texts(sheet, "title-").values())


@pytest.mark.parametrize("preset", ["slide", "half", "square"])
def test_the_last_three_months_are_named_next_to_their_dots(preset: str, artists: Artists) -> None:
    sheet = sheet_of(SHUFFLED, preset)
    names = artists(sheet, "named-")
    assert {name: text.get_text() for name, text in names.items()}["2025-08"] == "Aug 25"
    assert set(names) <= {"2025-06", "2025-07", "2025-08"}
    leaders = artists(sheet, "leader-")
    for name, text in names.items():
        x, y = at(artists(sheet, f"units-{name}")[""])
        left, baseline = text.get_position()
        is_near = left - 8 <= x <= left + 60 and abs(baseline - y) <= 24
        assert is_near or name in leaders
