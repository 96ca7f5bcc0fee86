"""The campaign drawn: shaded months, three levels with their values, last year and limits behind."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from kpidesk.charts.campaign.campaign_making import campaign_chart
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.style import Layout, screen_layout
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.charts.campaign.campaign_shop import RATES, YEAR, ask, charted, shop

Artists = Callable[[Sheet, str], dict[str, Any]]


def _drawn(book: Workbook, layout: Layout = PRESETS["slide"].layout, *, limits: bool = True) -> Sheet:
    return draw(charted(book, limits=limits), layout, Look(), 72)


def test_the_shade_covers_the_months_of_the_campaign(artists: Artists) -> None:
    sheet = _drawn(shop(RATES))
    shade = artists(sheet, "campaign")[""]
    april, may = sheet.spots["2022-04"], sheet.spots["2022-05"]
    assert (shade.get_x(), shade.get_x() + shade.get_width()) == pytest.approx((april.left, may.right))


def test_levels_lie_over_their_own_months_and_have_their_values(
    artists: Artists, texts: Callable[[Sheet, str], dict[str, str]]
) -> None:
    sheet = _drawn(shop(RATES))
    levels = {name: line for name, line in artists(sheet, "level-").items() if name in {"before", "during", "after"}}
    assert list(levels["during"].get_xdata()) == [sheet.spots["2022-04"].left, sheet.spots["2022-05"].right]
    heights = {name: line.get_ydata()[0] for name, line in levels.items()}
    assert (heights["during"] - heights["before"]) / (heights["after"] - heights["before"]) == pytest.approx(6)
    assert texts(sheet, "level-label-") == {
        "before": "Before 300",
        "during": "During 390 (+30\u202f%)",
        "after": "After 315 (+5.0\u202f%)",
    }


def test_last_year_is_thin_and_limits_are_dashed(artists: Artists) -> None:
    book = shop([*YEAR, 300, 300, 300, 396], "2023-04-01", "2023-04-30")
    sheet = _drawn(book)
    assert {line.get_linewidth() for line in artists(sheet, "last-year-from").values()} == {1.2}
    limits = artists(sheet, "limit-")
    assert set(limits) == {"lower", "upper"}
    assert all(line.get_linestyle() != "-" for line in limits.values())
    assert artists(_drawn(book, limits=False), "limit-") == {}


def test_a_month_in_part_is_hollow_and_a_missing_one_a_gap_with_a_ring(artists: Artists) -> None:
    sheet = _drawn(shop([300, 300, 300, 310, 400, 320, None, 300], "2022-04-20", "2022-06-05"))
    dots = artists(sheet, "actual-2022-")
    hollow = [month for month, dot in dots.items() if dot.get_markerfacecolor() != dot.get_markeredgecolor()]
    assert hollow == ["04", "06"]
    assert list(artists(sheet, "no-value-")) == ["2022-07"]
    assert len(artists(sheet, "actual-line-from")) == 2


@pytest.mark.parametrize("starts", ["2022-04-01", "2022-12-01"])
@pytest.mark.parametrize("layout", [PRESETS["half"].layout, screen_layout(700, 400), PRESETS["square"].layout])
def test_no_label_touches_another_wherever_the_campaign_lies(
    boxes: Callable[[Sheet], dict[str, Box]], layout: Layout, starts: str
) -> None:
    long = Segment(SegmentKind.CAMPAIGN, "Frühjahrsmesse mit Einkommensteuervorauszahlungsbescheidnummer 12")
    book = shop([1_234_567 + 90_000 * (place % 4) for place in range(13)], starts, None, campaign=long)
    sheet = draw(campaign_chart(book, ask(book, segment=long)), layout, Look(), 72)
    found = boxes(sheet)
    whole = Box(0, 0, layout.width, layout.height)
    assert all(box.lies_in(whole) for box in found.values())
    assert [pair for pair in combinations(found, 2) if found[pair[0]].touches(found[pair[1]])] == []
    assert len([name for name in found if name.startswith("level-label-")]) >= 2
