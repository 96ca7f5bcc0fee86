"""Every honest way to say a change."""

from collections.abc import Sequence

import pytest

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, SPACE
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.ui.changes.movements import ChangeCell, signed
from kpidesk.ui.painters.change import ChangeMark
from tests.ui.changes.shop import QUIET, Figures, calculated, line_at, shop

N = "\N{NARROW NO-BREAK SPACE}"
FEBRUARY = "2025-02"


def change_of(name: str, figures: Figures, at: str = FEBRUARY) -> ChangeCell:
    return line_at(shop(figures), name, at).change


def profit(before: float, now: float) -> Figures:
    """Sales of 0 so that profit is what costs leave."""
    return {"sales": [max(before, 0), max(now, 0)], "costs": [max(-before, 0), max(-now, 0)]}


@pytest.mark.parametrize(
    ("name", "figures", "text"),
    [
        ("total_sales", {"sales": [1_574, 973]}, f"−601 (−38{N}%)"),
        ("total_sales", {"sales": [6_308, 6_418]}, f"+110 (+1.7{N}%)"),
        ("order_rate", {"orders": [200, 250], "visits": [10_000, 10_000]}, f"+0.5{N}pp"),
        ("satisfaction", {"score": [40, 44]}, "+4 points"),
        ("total_sales", {"sales": [0, 120]}, "+120 (was 0)"),
        ("total_sales", {"sales": [100, 1_200]}, f"+1,100 (×{N}12)"),
        ("total_sales", {"sales": [120.2, 120.4]}, "unchanged"),
        ("order_rate", {"orders": [580, 581], "visits": [1_000, 1_000]}, "unchanged"),
        ("visits", {"visits": [9, 12]}, "+3 (few cases)"),
        ("visits", {"visits": [0, 3]}, "+3 (few cases)"),
        ("order_rate", {"orders": [3, 4], "visits": [100, 100]}, f"+1.0{N}pp (few cases)"),
        ("profit", profit(-300, -200), "+100"),
    ],
)
def test_a_change_is_said_in_the_way_of_its_unit_and_case(name: str, figures: Figures, text: str) -> None:
    assert change_of(name, figures).mark.text == text


@pytest.mark.parametrize(
    ("name", "before", "now", "below"),
    [
        ("profit", -300, 500, "from loss to profit"),
        ("profit", 300, -500, "from profit to loss"),
        ("cash_change", -300, 500, "from minus to plus"),
        ("cash_change", 300, -500, "from plus to minus"),
        ("profit", 300, 500, ""),
        ("profit", -300, -200, ""),
    ],
)
def test_a_turn_is_said_in_words_and_not_in_percent(name: str, before: float, now: float, below: str) -> None:
    cell = change_of(name, profit(before, now))
    assert cell.below == below
    assert "%" not in cell.mark.text or min(before, now) > 0


@pytest.mark.parametrize(
    ("figures", "trend"), [([100, 120], Trend.UP), ([120, 100], Trend.DOWN), ([100, 100], Trend.NONE)]
)
def test_the_arrow_is_the_direction_of_the_number(figures: Sequence[float], trend: Trend) -> None:
    assert change_of("costs", {"costs": figures}).mark.trend is trend


def test_few_cases_have_no_arrow_no_colour_and_stand_back() -> None:
    mark = change_of("visits", {"visits": [9, 12]}).mark
    assert (mark.trend, mark.merit, mark.faint) == (Trend.NONE, Merit.NONE, True)
    assert "so few move by chance alone" in mark.detail


def test_nothing_before_is_a_dash_and_no_zero() -> None:
    cell = change_of("total_sales", {"sales": [None, 100]})
    assert cell == ChangeCell(ChangeMark(Trend.NONE, "–", Merit.NONE, True))
    assert (cell.text, cell.spoken) == ("–", "")


def test_a_gap_is_bridged_and_said() -> None:
    line = line_at(shop({"sales": [100, None, 120]}), "total_sales", "2025-03")
    assert line.change.text == f"+20 (+20{N}%), vs Jan (Feb missing)"
    assert (line.previous, line.previous_below) == ("100", "Jan")


def test_a_longer_gap_counts_its_months() -> None:
    line = line_at(shop({"sales": [100, None, None, None, 120]}), "total_sales", "2025-05")
    assert line.change.below == "vs Jan (3 months missing)"


def test_two_missing_months_are_named() -> None:
    line = line_at(shop({"sales": [100, None, None, 120]}), "total_sales", "2025-04")
    assert line.change.below == "vs Jan (Feb, Mar missing)"


def test_a_window_over_a_gap_is_not_compared() -> None:
    sales: list[float | None] = [*[100.0] * 14, None, *[100.0] * 5]
    line = line_at(shop({"sales": sales}), "year_sales", "2026-08")
    assert (line.value, line.change.text) == ("", "11 of 12 months")


def test_a_quarter_with_a_missing_month_says_how_many_there_are() -> None:
    book = shop({"sales": [100, 100, 100, 100, None, 100, 100, 100, 100]})
    line = line_at(book, "total_sales", "2025-Q3")
    assert (line.value, line.previous, line.change.text) == ("300", "–", "2 of 3 months")


def test_an_unfinished_flow_is_compared_by_the_day_without_percent() -> None:
    book = shop({"sales": [3_100, 1_400]}, unfinished={Month.of(2025, 2): 10})
    line = line_at(book, "total_sales", FEBRUARY)
    assert line.change.mark.text == "+40 a day"
    assert line.change.mark.trend is Trend.UP
    assert line.change.mark.merit is Merit.NONE
    assert line.change.mark.detail == f"EUR{SPACE}140 a day so far, EUR{SPACE}100 a day before"


def test_an_unfinished_flow_at_the_same_pace_says_so() -> None:
    book = shop({"sales": [3_100, 1_000]}, unfinished={Month.of(2025, 2): 10})
    assert line_at(book, "total_sales", FEBRUARY).change.text == "same a day"


def test_an_unfinished_rate_is_not_compared() -> None:
    book = shop({"orders": [20, 30], "visits": [1_000, 1_000]}, unfinished={Month.of(2025, 2): 10})
    mark = line_at(book, "order_rate", FEBRUARY).change.mark
    assert (mark.text, mark.trend, mark.faint) == ("so far", Trend.NONE, True)
    assert "still runs" in mark.detail


def test_months_of_different_length_offer_figures_per_day() -> None:
    book = shop({"sales": [3_100, 2_800]})
    assert "per day" in line_at(book, "total_sales", FEBRUARY).change.mark.detail
    per_day = line_at(book, "total_sales", FEBRUARY, per_day=True)
    assert (per_day.value, per_day.change.text) == ("100", "unchanged")
    assert "per day" not in per_day.change.mark.detail


def test_a_base_below_zero_gives_no_percentage_and_says_why() -> None:
    cell = change_of("profit", profit(-300, -200))
    assert "(" not in cell.text
    assert "no percentage of a figure below zero" in cell.mark.detail


def test_a_change_within_the_usual_range_is_said_to_be_and_has_no_colour() -> None:
    mark = line_at(shop({"sales": QUIET}), "total_sales", "2025-12").change.mark
    assert mark.merit is Merit.NONE
    assert mark.detail.startswith("within the usual range")


def test_a_change_out_of_the_usual_range_has_the_colour_of_its_direction() -> None:
    up = line_at(shop({"sales": [*QUIET, 160]}), "total_sales", "2026-01").change.mark
    down = line_at(shop({"sales": [*QUIET, 40]}), "total_sales", "2026-01").change.mark
    assert (up.merit, down.merit) == (Merit.GOOD, Merit.BAD)
    assert up.detail.startswith("outside the usual range")


def test_for_costs_more_is_worse() -> None:
    figures = {"costs": [value * 10 for value in (*QUIET, 160)], "orders": [100] * 13}
    mark = line_at(shop(figures), "cost_per_order", "2026-01").change.mark
    assert (mark.trend, mark.merit) == (Trend.UP, Merit.BAD)


def test_a_step_against_the_signal_has_no_colour() -> None:
    """The month before lay still further outside, so the figure has come down although it is above its range."""
    line = line_at(shop({"sales": [*QUIET, 300, 200]}), "total_sales", "2026-02")
    assert line.row.signal is not None and line.row.signal.side is Trend.UP
    assert (line.change.mark.trend, line.change.mark.merit) == (Trend.DOWN, Merit.NONE)


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    book = shop({"sales": [1_574, 973], "orders": [20, 25], "visits": [1_000, 1_000]})
    assert line_at(book, "order_rate", FEBRUARY, form=GERMAN).change.text == f"+0,5{N}pp"
    assert line_at(shop({"sales": [9_574, 2_000]}), "total_sales", FEBRUARY, form=GERMAN).previous == "9.574"


@pytest.mark.parametrize(
    ("unit", "text"),
    [(Unit.MONEY, "+2"), (Unit.COUNT, "+2"), (Unit.INDEX, "+2 points"), (Unit.PERCENT, f"+200{N}pp")],
)
def test_a_difference_is_in_the_words_of_its_unit(unit: Unit, text: str) -> None:
    assert signed(2.0, calculated("x", "1", unit), 0, ENGLISH) == text


def test_aloud_there_are_no_signs_and_no_brackets() -> None:
    cell = line_at(shop({"sales": [*QUIET, 160]}), "total_sales", "2026-01").change
    assert cell.spoken.startswith("up 58, 57 percent, better, outside the usual range")
    assert line_at(shop(profit(300, -500)), "profit", FEBRUARY).change.spoken.endswith("from profit to loss")
