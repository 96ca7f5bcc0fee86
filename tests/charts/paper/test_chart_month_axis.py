"""Places of months, and which labels have room."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from kpidesk.charts.goal.goal_series import GoalSeries, GoalVsActualFacts
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.month_axis import Labelling, MonthAxis, Slots, anchor_of
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.domain.month import Month

AREA = Area(40.0, 50.0, 920.0, 400.0)
Build = Callable[..., GoalVsActualFacts]


def test_twelve_months_share_the_width() -> None:
    slots = Slots.across(AREA, 12)
    assert slots.width == pytest.approx(880 / 12)
    assert (slots.edges(0)[0], slots.edges(11)[1], slots.right) == (40, pytest.approx(920), pytest.approx(920))
    assert slots.centre(0) == pytest.approx(40 + 880 / 24)


@pytest.mark.parametrize(("count", "width"), [(1, 880 / 12), (5, 880 / 12), (13, 880 / 13), (60, 880 / 60)])
def test_few_months_are_not_drawn_wider_than_a_years(count: int, width: float) -> None:
    assert Slots.across(AREA, count).width == pytest.approx(width)


def labelling(text: str, slot: float, count: int = 12) -> Labelling:
    return Labelling.fitting({index: [text] for index in range(count)}, 7, slot, size=14, layout=SLIDE.layout)


def test_labels_with_room_keep_their_size_and_all_show() -> None:
    fitted = labelling("6.42", 70)
    assert (fitted.size, fitted.stride) == (14, 1)
    assert all(fitted.shows(index) for index in range(12))


def test_labels_get_smaller_before_any_is_left_out() -> None:
    slot = fonts.width("6.42", 12, True) + 3.5
    fitted = labelling("6.42", slot)
    assert 12 <= fitted.size < 14
    assert fitted.stride == 1


def test_labels_without_room_are_thinned_from_the_anchor() -> None:
    fitted = labelling("1,234,567", 20)
    assert (fitted.size, fitted.shows(7)) == (11, True)
    assert fitted.stride * 20 >= fonts.width("1,234,567", 11, True)
    assert [index for index in range(12) if fitted.shows(index)] == [
        index for index in range(12) if (index - 7) % fitted.stride == 0
    ]


def test_a_thinned_label_knows_which_columns_it_may_cover() -> None:
    assert list(Labelling(11, 1, 0).covered(5, 12)) == [5]
    assert list(Labelling(11, 2, 0).covered(5, 12)) == [4, 5, 6]
    assert list(Labelling(11, 4, 0).covered(0, 12)) == [0, 1, 2]
    assert list(Labelling(11, 4, 0).covered(11, 12)) == [9, 10, 11]


def test_no_labels_need_no_thinning() -> None:
    assert Labelling.fitting({}, 0, 5, size=14, layout=SLIDE.layout).stride == 1


def test_the_anchor_is_the_current_month_or_the_last(facts: Build) -> None:
    assert anchor_of(GoalSeries.of(facts()).points) == 7
    assert anchor_of(GoalSeries.of(facts(current="2027-03")).points) == 11


@pytest.mark.parametrize(
    ("settings", "has_second_row"),
    [
        ({}, False),
        ({"first": "2025-10"}, True),
        ({"running": {"2026-08": 9}}, True),
        ({"running": {"2026-09": 9}}, False),
    ],
)
def test_a_second_row_is_made_only_for_years_and_running_months(
    facts: Build, settings: dict[str, object], has_second_row: bool
) -> None:
    points = GoalSeries.of(facts(**settings)).points
    one_row = MonthAxis.of(GoalSeries.of(facts()).points, Slots.across(AREA, 12), SLIDE.layout).height
    height = MonthAxis.of(points, Slots.across(AREA, 12), SLIDE.layout).height
    assert (height > one_row) is has_second_row


class _Place(NamedTuple):
    month: Month
    is_current: bool
    days: tuple[int, int] | None
    number: float | None = 1.0


@pytest.mark.parametrize(("running", "said"), [(24, "Jan so far 9/31"), (23, "so far 9/31")])
def test_days_below_a_month_without_its_name_say_which_month_it_is(running: int, said: str) -> None:
    months = [Month.of(2024, 1).plus(place) for place in range(42)]
    points = [_Place(month, place == 23, (9, 31) if place == running else None) for place, month in enumerate(months)]
    axis = MonthAxis.of(points, Slots.across(AREA, 42), SLIDE.layout)
    assert axis.labelling.shows(running) is (running == 23)
    assert axis._second_row()[running] == said
