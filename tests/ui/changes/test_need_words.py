"""What would it take, in words."""

from kpidesk.analysis.levers.ways import Ways, ways
from kpidesk.analysis.numbers.numerals import ENGLISH, SPACE
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.ui.changes.need_words import NeedWriter
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import calculated, month, shop, typed

FIGURES = {"sales": [100, 120, 110], "costs": [60, 80, 99], "visits": [900, 1000, 1100], "orders": [80, 80, 60]}
MARCH = month("2025-03")


def _found(book: Workbook, name: str, goal: Goal, period: Period = MARCH) -> tuple[NeedWriter, Ways]:
    return NeedWriter(book, ENGLISH), ways(book, name, period, goal)


def test_each_figure_has_what_it_is_what_is_needed_and_what_was_best() -> None:
    book = shop(FIGURES, ["profit", "sales", "costs"])
    writer, found = _found(book, "profit", Goal(40.0))
    head, sales, costs = writer.rows(MARCH, found)
    assert (head.name, head.now, head.needed, head.best) == ("EUR", "now", "needed", "best ever")
    assert (sales.name, sales.now, sales.needed, sales.best) == ("Sales", "110", "139", "120")
    assert (costs.now, costs.needed, costs.best) == ("99.00", "70.00", "60.00")
    assert costs.cell == Cell("costs", Month.of(2025, 3))
    assert sales.spoken == (f"Sales: now EUR{SPACE}110, needed EUR{SPACE}139, best month February 2025, EUR{SPACE}120")
    assert writer.heading(book.indicator("profit"), found.goal) == (f"What would it take to reach EUR{SPACE}40.00?")
    assert writer.remark(book.indicator("profit"), MARCH, found) == (
        "One figure changes, the others stay as in March 2025."
    )
    assert writer.remark(book.indicator("profit"), MARCH, found, short=True) == "One figure changes, the others stay."


def test_no_value_of_a_figure_may_reach_it() -> None:
    book = shop(FIGURES, ["profit", "sales", "costs"])
    writer, found = _found(book, "profit", Goal(150.0))
    costs = writer.rows(MARCH, found)[-1]
    assert (costs.name, costs.needed, costs.remark) == ("Costs", "–", "no value of this figure reaches it")
    assert costs.remark in costs.spoken


def test_a_goal_that_is_met_needs_nothing() -> None:
    book = shop(FIGURES, ["profit"])
    writer, found = _found(book, "profit", Goal(5.0))
    assert writer.rows(MARCH, found) == []
    assert writer.remark(book.indicator("profit"), MARCH, found) == (
        f"Nothing: the goal of EUR{SPACE}5.00 is met in March 2025."
    )


def test_figures_of_different_units_are_not_headed_by_one() -> None:
    writer, found = _found(shop(FIGURES, ["cost_per_order"]), "cost_per_order", Goal(1.0))
    head, *rows = writer.rows(MARCH, found)
    assert head.name == "Figure"
    assert {row.name: row.needed for row in rows} == {"Costs": "60.00", "Orders": "99"}


def test_every_stretch_that_reaches_it_is_told() -> None:
    extra = [typed("price"), calculated("gain", "price * (10 - price)")]
    book = shop({"price": [1, 2, 1]}, ["gain"], extra=extra)
    writer, found = _found(book, "gain", Goal(16.0))
    (row,) = writer.rows(MARCH, found)[1:]
    assert (row.needed, row.remark) == ("2.00", "")
    extra = [typed("price"), calculated("loss", "(price - 5) * (price - 8)")]
    writer, found = _found(shop({"price": [6, 6, 6]}, ["loss"], extra=extra), "loss", Goal(4.0))
    (row,) = writer.rows(MARCH, found)[1:]
    assert row.remark.startswith("reached at ") and " or more" in row.remark


def test_months_to_come_share_what_is_missing() -> None:
    book = shop({"sales": [100] * 20, "costs": [60] * 20}, ["total_sales"])
    quarter = book.calendar.parse("2026-Q3")  # July and August are entered, September is not
    writer, found = _found(book, "total_sales", Goal(330.0), quarter)
    (row,) = writer.rows(quarter, found)[1:]
    assert row.best == "" and "best" not in row.spoken
    assert (row.needed, row.cell) == ("330", Cell("sales", Month.of(2026, 9)))


def test_a_month_that_runs_is_said_to() -> None:
    book = shop(FIGURES, ["profit"], unfinished={Month.of(2025, 3): 17})
    writer, found = _found(book, "profit", Goal(40.0))
    said = writer.remark(book.indicator("profit"), MARCH, found, short=True)
    assert said == "One figure changes, the others stay. March 2025 still runs: figures so far."


def remark(formula: str, goal: float) -> str:
    """What is said of a price of 6, with `price` as the only figure of the formula."""
    extra = [typed("price"), calculated("made", formula, Unit.MONEY)]
    writer, found = _found(shop({"price": [6, 6, 6]}, ["made"], extra=extra), "made", Goal(goal))
    (row,) = writer.rows(MARCH, found)[1:]
    return row.remark.replace(SPACE, " ")


def test_ends_of_ranges_are_rounded_into_them() -> None:
    assert remark("(price - 5) * (price - 8)", 3.9) == "reached at EUR 0 to EUR 4.02 and EUR 8.98 or more"


def test_where_a_range_ends_without_a_result_it_is_more_than_that() -> None:
    said = remark("(price - 5) * (price - 8) / price", 3.0)
    assert said == "reached at more than EUR 0.00, up to EUR 3.10 and EUR 12.90 or more"
