"""File names say what is in the file and are accepted everywhere."""

from collections.abc import Callable

import pytest

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import describe
from kpidesk.charts.pictures.file_name import file_name, hyphenated
from kpidesk.domain.file_name import LONGEST_NAME
from kpidesk.domain.segment import Segment, SegmentKind


def test_month_figure_and_kind_make_the_name(facts: Callable[..., GoalVsActualFacts]) -> None:
    assert file_name(describe(facts()), ".png") == "2026-08_revenue_goal-vs-actual.png"
    assert file_name(describe(facts()), "csv") == "2026-08_revenue_goal-vs-actual.csv"


def test_another_date_than_the_month_stands_in_its_place(facts: Callable[..., GoalVsActualFacts]) -> None:
    assert file_name(describe(facts()), ".png", "2026-Q3") == "2026-Q3_revenue_goal-vs-actual.png"


def test_a_chart_without_figures_is_named_after_its_last_month(facts: Callable[..., GoalVsActualFacts]) -> None:
    assert file_name(describe(facts([None] * 12)), "svg") == "2026-12_revenue_goal-vs-actual.svg"


def test_the_segment_is_part_of_the_name(facts: Callable[..., GoalVsActualFacts]) -> None:
    made = facts(segment=Segment(SegmentKind.CAMPAIGN, "Spring / Sale: 50 %"))
    assert file_name(describe(made), ".png") == "2026-08_revenue-spring-sale-50_goal-vs-actual.png"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("total_revenue", "total-revenue"),
        ("Größe", "größe"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("../../etc", "etc"),
        ("tab\tand\x00nul", "tab-and-nul"),
        ("  ", ""),
    ],
)
def test_marks_become_hyphens(text: str, name: str) -> None:
    assert hyphenated(text) == name


def test_however_long_the_segment_is_the_kind_of_chart_and_of_file_stay(
    facts: Callable[..., GoalVsActualFacts],
) -> None:
    name = file_name(describe(facts(segment=Segment(SegmentKind.PRODUCT, "茶" * 500))), ".png")
    assert name.startswith("2026-08_revenue-茶") and name.endswith("茶_goal-vs-actual.png")
    assert len(name.encode()) <= LONGEST_NAME
