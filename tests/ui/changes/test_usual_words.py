"""A usual range is named after what it lies around."""

import pytest

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import Signal
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import Period
from kpidesk.ui.changes import usual_words
from tests.ui.changes.shop import START, line_at, row_at, shop

QUIET = (100, 104, 98, 102, 97, 103, 99, 101, 100, 104, 98, 102)
YEAR = (100, 90, 110, 120, 130, 140, 150, 145, 125, 115, 105, 160)
WOBBLE = (2, -1, 3, -2, 1, -3, 2, -2)

LEVEL = [*QUIET, *QUIET[:7]]
RISING = [100 + 10 * at + WOBBLE[at % 8] for at in range(20)]
SEASON = [value + WOBBLE[at % 8] for at, value in enumerate(YEAR * 2)]
GROWING = [(value + WOBBLE[at % 8]) * (1 + at / 50) for at, value in enumerate(YEAR * 2)]


def last(scores: list[float], **more: float) -> tuple[KpiRow, str]:
    """The row of the last month of these scores, which is ``now`` if that is given; and its month."""
    values = [*scores, more["now"]] if "now" in more else scores
    month = str(START.plus(len(values) - 1))
    return row_at(shop({"score": values}), "satisfaction", month), month


@pytest.mark.parametrize(
    ("scores", "now", "basis", "short", "in_full", "on_tile"),
    [
        (LEVEL, 150, Basis.LEVEL, "above usual range", "above the usual range", "above the usual range"),
        (
            RISING,
            200,
            Basis.TREND,
            "below range of trend",
            "below the range around its trend",
            "below the range around its trend",
        ),
        (
            SEASON,
            300,
            Basis.SEASON,
            "above a usual Jan",
            "above the usual range for a month of January",
            "above what is usual for January",
        ),
        (
            GROWING,
            20,
            Basis.SEASON,
            "below range of trend",
            "below the range around its trend, for a month of January",
            "below the range around its trend",
        ),
    ],
)
def test_what_lies_outside_names_what_the_range_lies_around(  # noqa: PLR0917 -- a table
    scores: list[float], now: float, basis: Basis, short: str, in_full: str, on_tile: str
) -> None:
    row, month = last(scores, now=now)
    assert row.signal is not None and row.usual is not None
    assert row.usual.basis is row.signal.basis is basis
    period = row.comparison.period
    named = usual_words.basis_of(row.usual)
    assert usual_words.signal(row.signal, named, period) == short
    assert f" lies {in_full}, 1 to 2" in usual_words.signal_full(row.signal, row.usual, "1 to 2")
    assert usual_words.on_tile(row.signal, named, period) == on_tile
    line = line_at(shop({"score": [*scores, now]}), "satisfaction", month)
    assert line.signal is not None and line.signal.words == short and in_full in line.signal.full


@pytest.mark.parametrize(
    ("scores", "short", "in_full"),
    [
        (LEVEL, "usual range", "the usual range"),
        (RISING, "range of trend", "the range around its trend"),
        (SEASON, "a usual Dec", "the usual range for a month of December"),
        (GROWING, "range of trend", "the range around its trend, for a month of December"),
    ],
)
def test_what_is_as_usual_says_by_what(scores: list[float], short: str, in_full: str) -> None:
    row, month = last(scores)
    assert row.usual is not None and row.signal is None
    assert usual_words.usual(usual_words.basis_of(row.usual), row.comparison.period) == short
    line = line_at(shop({"score": scores}), "satisfaction", month)
    assert line.signal is not None and line.signal.words == short
    assert f"lies within {in_full}, " in line.signal.full


@pytest.mark.parametrize(
    ("scores", "short", "in_full"),
    [
        (LEVEL, "9 months below avg", "9 months in a row below the average of 2025"),
        (RISING, "9 months below trend", "9 months in a row below the trend of January 2025 to August 2026"),
        (
            SEASON,
            "9 months below season",
            "9 months in a row below what January 2025 to December 2026 made usual for each of them",
        ),
        (GROWING, "9 months below trend", "9 months in a row below the trend of January 2025 to December 2026"),
    ],
)
def test_a_run_says_below_what(scores: list[float], short: str, in_full: str) -> None:
    row, _ = last(scores)
    assert row.usual is not None
    month = row.comparison.period.last
    run = Signal(month, Rule.RUN, (Rule.RUN,), Trend.DOWN, 9, Merit.BAD, row.usual.basis)
    assert usual_words.signal(run, usual_words.basis_of(row.usual), row.comparison.period) == short
    assert usual_words.signal_full(run, row.usual, "1 to 2") == in_full


def test_in_a_longer_period_the_last_month_stands_in_front() -> None:
    period = Period.rolling(START.plus(11), 3)
    assert usual_words.usual(Basis.TREND, period) == "Dec: range of trend"
    assert usual_words.on_tile(None, Basis.SEASON, period) == "Dec: within what is usual for December"


@pytest.mark.parametrize("scores", [LEVEL, RISING, SEASON, GROWING])
def test_only_what_has_no_line_is_called_usual(scores: list[float]) -> None:
    """A line carried on leads where no month has been before."""
    row, _ = last(scores)
    assert row.usual is not None
    basis, period = usual_words.basis_of(row.usual), row.comparison.period
    told = [usual_words.range_name(row.usual, period.last), usual_words.usual(basis, period)]
    told += [usual_words.on_tile(None, basis, period), usual_words.not_as_before(basis)]
    assert {"usual" in words for words in told} == {scores not in (RISING, GROWING)}


@pytest.mark.parametrize(
    ("scores", "goal", "words"),
    [
        (LEVEL, 0, "As things run, the goal is always met."),
        (RISING, 100, "The whole range around its trend meets the goal for August."),
        (RISING, 350, "The goal for August lies beyond the range around its trend. Change how you work, or the goal."),
        (
            RISING,
            290,
            "The goal for August lies within the range around its trend, so chance decides whether it is met.",
        ),
        (SEASON, 20, "As things run, the goal for December is always met."),
        (
            SEASON,
            300,
            "As things run, the goal for December lies beyond the usual range for a month of December",
        ),
        (GROWING, 20, "The whole range around its trend meets the goal for December."),
    ],
)
def test_a_range_that_moves_advises_of_the_goal_of_its_month_only(scores: list[float], goal: float, words: str) -> None:
    month = str(START.plus(len(scores) - 1))
    book = shop({"score": scores})
    book.apply(SetGoals({GoalKey("satisfaction", START.plus(len(scores) - 1)): Goal(float(goal))}))
    assert usual_words.advice(row_at(book, "satisfaction", month)).startswith(words)
