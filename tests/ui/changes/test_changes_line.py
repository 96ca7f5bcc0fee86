"""One row, prepared."""

import pytest

from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import GERMAN, SPACE
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.ui.changes.line import LineWriter
from kpidesk.ui.painters.signal import SignalMark
from kpidesk.ui.painters.status import StatusMark
from tests.ui.changes.shop import QUIET, SEARCH, line_at, row_at, shop

N = "\N{NARROW NO-BREAK SPACE}"
RATE = {"sales": [1_000.0, 1_000.0], "costs": [780.0, 850.0]}
FEBRUARY, DECEMBER, JANUARY = "2025-02", "2025-12", "2026-01"


def test_figures_of_a_row_have_the_same_decimals_and_percent_its_sign() -> None:
    line = line_at(shop(RATE, goals={"profit_margin": Goal(0.18)}), "profit_margin", FEBRUARY)
    assert (line.value, line.previous, line.goal) == (f"15{N}%", f"22{N}%", f"18{N}%")
    assert (line.change.text, line.variance) == (f"−7{N}pp", f"−3{N}pp")


def test_what_is_shown_can_be_checked_with_a_pocket_calculator() -> None:
    """14.6 % shows as 15 %, 14.4 % as 14 %: the difference is the one that is seen."""
    figures = {"sales": [1_000.0, 1_000.0], "costs": [854.0, 856.0]}
    line = line_at(shop(figures), "profit_margin", FEBRUARY)
    assert (line.value, line.previous, line.change.text) == (f"14{N}%", f"15{N}%", f"−1{N}pp")


@pytest.mark.parametrize(
    ("goal", "status", "word", "merit", "variance"),
    [
        (Goal(0.10), Status.ON_TRACK, "on track", Merit.GOOD, f"+5{N}pp"),
        (Goal(0.15), Status.ON_TRACK, "on track", Merit.NONE, f"0{N}pp"),
        (Goal(0.16), Status.WATCH, "watch", Merit.BAD, f"−1{N}pp"),
        (Goal(0.30), Status.OFF, "off", Merit.BAD, f"−15{N}pp"),
    ],
)
def test_the_status_has_its_word_and_the_difference_to_the_goal_its_colour(
    goal: Goal, status: Status, word: str, merit: Merit, variance: str
) -> None:
    line = line_at(shop(RATE, goals={"profit_margin": goal}), "profit_margin", FEBRUARY)
    assert line.status == StatusMark(status, word)
    assert (line.variance, line.variance_merit) == (variance, merit)


def test_without_a_goal_there_is_a_ring_and_the_reason() -> None:
    line = line_at(shop(RATE), "profit_margin", FEBRUARY)
    assert (line.status, line.goal, line.variance) == (StatusMark(Status.NONE, "no goal"), "–", "–")


def test_a_band_shows_both_ends_and_its_unit_once() -> None:
    book = shop(RATE, goals={"profit_margin": Goal(0.12, upper=0.18)})
    line = line_at(book, "profit_margin", FEBRUARY)
    assert line.goal == f"12–18{N}%"
    assert LineWriter(book, GERMAN).goal_figure(line) == f"12{N}% to 18{N}%"


def test_a_missing_figure_is_named_and_can_be_gone_to() -> None:
    line = line_at(shop({"sales": [100, 100], "costs": [40]}), "profit", FEBRUARY)
    assert line.value == ""
    assert line.missing == Cell("costs", Month.of(2025, 2))
    assert (line.status.word, line.remark, line.signal) == ("no figure", "Costs, Feb 25 is missing", None)
    assert "Costs for February 2025" in line.reason
    assert line.change.text == "–"


def test_what_is_not_defined_has_a_reason_and_no_cell_to_go_to() -> None:
    line = line_at(shop({"orders": [5, 5], "visits": [100, 0]}), "order_rate", FEBRUARY)
    assert (line.value, line.missing, line.status.word) == ("", None, "not defined")
    assert line.reason == "Order Rate is not defined: Visits is 0."


def test_what_is_shown_elsewhere_says_where() -> None:
    line = line_at(shop(RATE), "model", FEBRUARY)
    assert (line.status.word, line.missing, line.remark) == ("see Charts", None, "")


def test_an_unfinished_month_is_hollow_and_counts_its_days() -> None:
    book = shop({"sales": [3_100, 1_400]}, unfinished={Month.of(2025, 2): 10}, goals={"total_sales": Goal(2_000)})
    line = line_at(book, "total_sales", FEBRUARY)
    assert line.hollow and line.status.hollow
    assert (line.status.detail, line.remark) == ("so far, 10 of 28 days", "so far, 10 of 28 days")
    assert line.variance_merit is Merit.NONE
    assert line.signal is None


def test_a_year_with_months_to_come_does_not_count_their_days() -> None:
    book = shop({"staff": [3] * 6}, unfinished={Month.of(2025, 6): 10})
    assert line_at(book, "staff", "2025").status.detail == "so far"


def test_per_day_divides_what_adds_up_and_leaves_rates_alone() -> None:
    book = shop(RATE, goals={"total_sales": Goal(1_120.0), "profit_margin": Goal(0.18)})
    whole, daily = (line_at(book, "total_sales", FEBRUARY, per_day=per_day) for per_day in (False, True))
    assert (whole.value, whole.goal, whole.per_day) == ("1,000", "1,120", False)
    assert (daily.value, daily.goal, daily.variance, daily.per_day) == ("35.71", "–", "–", True)
    assert daily.status.word == whole.status.word
    assert line_at(book, "profit_margin", FEBRUARY, per_day=True).per_day is False


def test_the_goal_of_the_whole_month_can_be_read_per_day_too() -> None:
    book = shop(RATE, goals={"total_sales": Goal(1_120.0)})
    line = line_at(book, "total_sales", FEBRUARY, per_day=True)
    writer = LineWriter(book, GERMAN)
    assert writer.goal_figure(line) == f"1.120{SPACE}EUR"
    assert writer.figure(line) == f"35,71{SPACE}EUR a day"


def test_goals_are_the_whole_business_s() -> None:
    book = shop({"sales": QUIET}, goals={"total_sales": Goal(90)}, by_segment={SEARCH: {"sales": [110, 120]}})
    line = line_at(book, "total_sales", FEBRUARY, segment=SEARCH)
    assert (line.value, line.status.word) == ("120", "no goal")


# -- signal -----------------------------------------------------------------------------------------------------


def test_a_usual_month_says_usual_range() -> None:
    line = line_at(shop({"costs": QUIET, "orders": [10] * 12}), "cost_per_order", DECEMBER)
    assert line.signal is not None and line.signal.rule is None
    assert line.signal.words == "usual range"
    assert line.signal.full.startswith("December 2025 lies within the usual range, ")


def test_a_month_beyond_the_range_says_where_and_what_the_range_is() -> None:
    figures = {"costs": [*QUIET, 200], "orders": [10] * 13}
    line = line_at(shop(figures), "cost_per_order", JANUARY)
    limits = LineWriter(shop(figures), GERMAN).trends.limits(line.row)
    assert line.signal is not None
    assert (line.signal.rule, line.signal.words) == (Rule.OUTSIDE, "above usual range")
    assert line.signal.merit is Merit.BAD
    assert line.signal.full == "January 2026 lies above the usual range, " + limits.replace(",", ".")


def test_a_run_counts_its_months() -> None:
    figures = {"costs": [*QUIET, *[106] * 9], "orders": [10] * 21}
    line = line_at(shop(figures), "cost_per_order", "2026-09")
    assert line.signal is not None
    assert line.signal.words == "10 months above avg"
    assert line.signal.full == "10 months in a row above the average of 2025"


def test_fewer_than_six_months_have_no_range_and_say_from_when() -> None:
    line = line_at(shop({"costs": QUIET[:5], "orders": [10] * 5}), "cost_per_order", "2025-05")
    assert (line.signal, line.remark) == (None, "from 6 months on")
    assert line.trend.lower is None


def test_a_range_of_few_months_is_called_provisional() -> None:
    line = line_at(shop({"costs": QUIET[:7], "orders": [10] * 7}), "cost_per_order", "2025-07")
    assert line.signal is not None and line.signal.full.endswith(" (provisional, from 7 months)")


def test_what_looks_back_over_a_year_has_no_range() -> None:
    line = line_at(shop({"sales": [*QUIET, *QUIET]}), "year_sales", "2026-12")
    assert (line.signal, line.remark) == (None, "looks back over months")


def test_a_longer_period_names_the_month_of_its_signal() -> None:
    line = line_at(shop({"costs": QUIET, "orders": [10] * 12}), "cost_per_order", "2025-Q4")
    assert line.signal is not None and line.signal.words == "Dec: usual range"
    assert line.change.mark.merit is Merit.NONE


# -- trend ------------------------------------------------------------------------------------------------------


def test_the_trend_is_thirteen_months_with_the_usual_range() -> None:
    line = line_at(shop({"costs": [*QUIET, 200], "orders": [10] * 13}), "cost_per_order", JANUARY)
    trend = line.trend
    assert len(trend.values) == 13 and trend.values[-1] == 20.0
    assert trend.lower is not None and trend.upper is not None and trend.lower < 10 < trend.upper
    assert (trend.signalled, trend.merit, trend.last) == (True, Merit.BAD, "20.00")
    assert trend.span == "January 2025 to January 2026"


def test_the_trend_of_what_adds_up_is_per_day() -> None:
    line = line_at(shop({"sales": [3_100, 2_800]}), "total_sales", FEBRUARY)
    assert line.trend.values[-2:] == (100.0, 100.0)
    assert line.trend.last == "2,800 (100 a day)"


def test_a_month_without_a_figure_is_a_gap_in_the_trend() -> None:
    line = line_at(shop({"sales": [100, None, 120]}), "total_sales", "2025-03")
    assert line.trend.values[-2] is None
    assert line_at(shop({"sales": [100, None, 120]}), "total_sales", FEBRUARY).trend.last == ""


def test_lower_is_better_is_marked() -> None:
    book = shop({"costs": [10, 10], "orders": [5, 5]})
    assert line_at(book, "cost_per_order", FEBRUARY).lower_is_better
    assert not line_at(book, "profit", FEBRUARY).lower_is_better


def test_a_signal_of_no_merit_has_no_colour() -> None:
    line = line_at(shop({"visits": [*(value * 10 for value in QUIET), 3_000]}), "visits", JANUARY)
    assert isinstance(line.signal, SignalMark)
    assert (line.signal.rule, line.signal.merit) == (Rule.OUTSIDE, Merit.NONE)
    assert line.change.mark.merit is Merit.NONE


def test_a_row_keeps_what_it_was_made_of() -> None:
    book = shop(RATE)
    assert line_at(book, "profit", FEBRUARY).about == book.indicator("profit")
    assert line_at(book, "profit", FEBRUARY).row == row_at(book, "profit", FEBRUARY)
