"""File names say what is in the file and are accepted everywhere."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.charts.file_name import file_name, safe_name
from kpidesk.charts.goal_series import GoalVsActualFacts
from kpidesk.charts.goal_vs_actual import describe
from kpidesk.domain.segment import Segment, SegmentKind


def test_month_figure_and_kind_make_the_name(facts: Callable[..., GoalVsActualFacts]) -> None:
    assert file_name(describe(facts()), ".png") == "2026-08_revenue_goal-vs-actual.png"
    assert file_name(describe(facts()), "csv") == "2026-08_revenue_goal-vs-actual.csv"


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
        ("  ", "chart"),
        ("", "chart"),
        ("CON", "con-1"),
        ("lpt1", "lpt1-1"),
        ("x" * 300, "x" * 80),
        ("tab\tand\x00nul", "tab-and-nul"),
    ],
)
def test_odd_names_become_plain_ones(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_safe_name_is_never_empty_never_long_and_has_no_mark_with_a_meaning(text: str) -> None:
    name = safe_name(text)
    assert 1 <= len(name) <= 84
    assert not set(name) & set('/\\:*?"<>|. \t\r\n\x00_')
    assert not name.startswith("-") and not name.endswith("-")
