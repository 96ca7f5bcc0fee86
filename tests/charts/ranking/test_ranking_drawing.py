"""The ranking drawn: bars from 0, the whole as an outline, ticks, lines and shares."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.ranking.ranking_chart import RankingChart
from kpidesk.charts.style import LIGHT, Layout, screen_layout
from tests.charts.ranking.ranking_shop import VISITS, many, ranking

Artists = Callable[[Sheet, str], dict[str, Any]]


def _drawn(chart: RankingChart, layout: Layout = PRESETS["slide"].layout) -> Sheet:
    return draw(chart, layout, Look(), 72)


def test_bars_are_proportional_and_the_whole_is_an_outline(artists: Artists) -> None:
    sheet = _drawn(ranking(VISITS, "visitors"))
    bars = artists(sheet, "bar-")
    widths = [bars[f"part-channel:{name}"].get_width() for name in ("Search", "Mail", "Social")]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 250 / 700, 210 / 700])
    assert bars["total"].get_facecolor()[3] == 0
    assert to_hex(bars["total"].get_edgecolor()) == LIGHT.text.lower()
    ticks = artists(sheet, "earlier-part")
    zero, per_visit = bars["part-channel:Search"].get_x(), widths[0] / 700
    assert ticks["-channel:Mail"].get_xdata()[0] == pytest.approx(zero + 300 * per_visit)
    assert ticks["-channel:Mail"].get_linewidth() == 3.0


def test_few_cases_are_grey_and_shares_lie_under_the_names(artists: Artists) -> None:
    sheet = _drawn(ranking(VISITS, "conversion_rate"))
    assert to_hex(artists(sheet, "bar-part-channel:Social")[""].get_facecolor()) == LIGHT.previous.lower()
    shares, tracks = artists(sheet, "share-"), artists(sheet, "track-")
    mail = "part-channel:Mail"
    assert shares[mail].get_width() / tracks[mail].get_width() == pytest.approx(250 / 1200)
    name = artists(sheet, f"name-{mail}-0")[""]
    assert shares[mail].get_y() < name.get_position()[1]


def test_the_goal_is_a_line_through_all_bars_where_it_belongs(artists: Artists) -> None:
    sheet = _drawn(ranking(VISITS, "conversion_rate", goals={"conversion_rate": 0.03}))
    bar, line = artists(sheet, "bar-part-channel:Mail")[""], artists(sheet, "line")[""]
    assert line.get_xdata()[0] - bar.get_x() == pytest.approx(bar.get_width() * 0.03 / 0.06)


def test_a_band_is_two_lines_and_two_marks(artists: Artists) -> None:
    goals = {"conversion_rate": (0.02, 0.03), "conversion_rate Mail": (0.04, 0.05)}
    sheet = _drawn(ranking(VISITS, "conversion_rate", goals=goals))
    bar = artists(sheet, "bar-part-channel:Mail")[""]

    def value(name: str) -> float:
        return float((artists(sheet, name)[""].get_xdata()[0] - bar.get_x()) / bar.get_width() * 0.06)

    assert [value("line"), value("line-upper")] == pytest.approx([0.02, 0.03])
    mail = "part-channel:Mail"
    assert [value(f"goal-{mail}"), value(f"goal-upper-{mail}")] == pytest.approx([0.04, 0.05])


def test_losses_hang_to_the_left_of_zero(artists: Artists) -> None:
    lines = {"revenue": [1, 50], "revenue A": [1, 90], "revenue B": [1, -40]}
    sheet = _drawn(ranking(lines, "revenue"))
    zero = artists(sheet, "axis")[""].get_xdata()[0]
    loss = artists(sheet, "bar-part-channel:B")[""]
    assert loss.get_x() + loss.get_width() == pytest.approx(zero)
    assert artists(sheet, "label-part-channel:B")[""].get_position()[0] < loss.get_x()


@pytest.mark.parametrize("layout", [PRESETS["half"].layout, screen_layout(700, 400), PRESETS["portrait"].layout])
@pytest.mark.parametrize("indicator", ["visitors", "conversion_rate"])
def test_forty_parts_can_be_read(boxes: Callable[[Sheet], dict[str, Box]], layout: Layout, indicator: str) -> None:
    found = boxes(_drawn(ranking(many(40), indicator), layout))
    whole = Box(0, 0, layout.width, layout.height)
    assert all(box.lies_in(whole) for box in found.values())
    assert [pair for pair in combinations(found, 2) if found[pair[0]].touches(found[pair[1]])] == []
