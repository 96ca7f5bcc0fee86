from itertools import pairwise

import pytest

from kpidesk.charts.goal_series import GoalVsActualFacts
from kpidesk.charts.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.month_places import month_places
from kpidesk.charts.picture import Look, draw
from kpidesk.charts.style import screen_layout
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar

WIDTH, HEIGHT = 1184, 456
MONTHS = Calendar().year(2026).months


def chart(is_flow: bool, months: list[Month]) -> GoalVsActual:
    about = Indicator("sales", "Sales", Unit.MONEY, "Sales", Kind.KPI, Direction.HIGHER)
    facts = GoalVsActualFacts(
        indicator=about,
        label="Sales",
        currency="EUR",
        calendar=Calendar(),
        months=months,
        actual=[7_000.0 + 100 * i for i in range(len(months))],
        goal=[Goal(7_200.0)] * len(months),
        current=months[-1],
        is_flow=is_flow,
    )
    return describe(facts)


@pytest.mark.parametrize("is_flow", [True, False], ids=["columns", "line"])
@pytest.mark.parametrize("count", [12, 3])
def test_the_name_of_each_month_stands_in_the_middle_of_its_place(is_flow: bool, count: int) -> None:
    shown = chart(is_flow, MONTHS[:count])
    sheet = draw(shown, screen_layout(WIDTH, HEIGHT), Look(), 72)
    names = {artist.get_gid(): artist for artist in sheet.figure.texts + sheet.figure.artists if artist.get_gid()}
    for month, (left, right) in zip(shown.facts.months, month_places(shown, WIDTH, HEIGHT), strict=True):
        extent = names[f"month-{month}"].get_window_extent(sheet.canvas.get_renderer())
        assert (extent.x0 + extent.x1) / 2 == pytest.approx((left + right) / 2, abs=1.5)


def test_places_lie_side_by_side_within_the_margins() -> None:
    places = month_places(chart(True, MONTHS), WIDTH, HEIGHT)
    assert all(right == pytest.approx(left) for (_, right), (left, _) in pairwise(places))
    assert places[0][0] >= 0
    assert places[-1][1] <= WIDTH
