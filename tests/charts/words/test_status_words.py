"""The status in a word: on track, watch, off, or why there is none."""

import pytest

from kpidesk.analysis.goals.status import judge
from kpidesk.charts.words.status_words import missing_word, status_word
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.value import Cause, NoValue


@pytest.mark.parametrize(("value", "word"), [(100.0, "on track"), (95.0, "watch"), (80.0, "off")])
def test_a_judged_figure_has_its_status(value: float, word: str) -> None:
    about = Indicator("x", "X", Unit.COUNT, "Test", direction=Direction.HIGHER)
    assert status_word(judge(about, value, Goal(100.0), 0)) == word


def test_without_a_better_way_there_is_no_word() -> None:
    about = Indicator("x", "X", Unit.COUNT, "Test", direction=Direction.NEUTRAL)
    assert status_word(judge(about, 5.0, Goal(100.0), 0)) == ""


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        (NoValue(Cause.NO_GOAL), "no goal"),
        (NoValue(Cause.MISSING), "no value"),
        (NoValue(Cause.MISSING, have=2, of=3), "2 of 3 months"),
        (NoValue(Cause.ZERO_DIVISOR), "not defined"),
        (NoValue(Cause.GOAL_IS_MONTHLY), "monthly goal"),
        (NoValue(Cause.GOALS_DIFFER), "goals differ"),
    ],
)
def test_a_missing_status_says_why_in_two_words(reason: NoValue, word: str) -> None:
    assert missing_word(reason) == word
