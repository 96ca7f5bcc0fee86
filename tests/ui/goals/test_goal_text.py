import pytest

from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.domain.goal import Goal
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.goals.goal_text import read_goal, typed_goal
from tests.ui.goals.conftest import INDICATORS

SALES, SHARE, RATE = (next(i for i in INDICATORS if i.id == name) for name in ("turnover", "ad_share", "conversion"))


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("", None),
        ("  ", None),
        ("6,856", Totals(6856.0)),
        ("-5", Totals(-5.0)),
        ("6 to 10", Totals(6.0, 10.0)),
        ("6-10", Totals(6.0, 10.0)),
        ("6..10", Totals(6.0, 10.0)),
        ("6–10", Totals(6.0, 10.0)),
        ("-10 to -6", Totals(-10.0, -6.0)),
        ("-10--6", Totals(-10.0, -6.0)),
        ("1,000 TO 2,000", Totals(1000.0, 2000.0)),
    ],
)
def test_one_end_or_two_are_read(text: str, goal: Totals | None) -> None:
    assert read_goal(text, SALES, ENGLISH) == goal


def test_percents_are_read_as_percents() -> None:
    assert read_goal("6 % - 10 %", SHARE, ENGLISH) == Totals(0.06, 0.1)
    assert read_goal("2,5", RATE, GERMAN) == Totals(0.025)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("10 to 6", "the smaller number of a band stands first"),
        ("1 to 2 to 3", "more than two ends"),
        ("6 to", "not a number"),
        ("6..", "lacks an end"),
        ("many", "not a number"),
    ],
)
def test_what_is_no_goal_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_goal(text, SALES, ENGLISH)


def test_what_is_best_within_a_band_needs_both_ends() -> None:
    with pytest.raises(Refusal, match="Write both, like 6 to 10"):
        read_goal("6", SHARE, ENGLISH)


@pytest.mark.parametrize("goal", [Goal(6.25), Goal(-10.5, -6.0), Goal(1000.0, 2000.0), Goal(0.0)])
def test_what_is_written_is_read_again(goal: Goal) -> None:
    assert read_goal(typed_goal(goal, SALES, ENGLISH), SALES, ENGLISH) == Totals(goal.value, goal.upper)
    assert typed_goal(None, SALES, ENGLISH) == ""
