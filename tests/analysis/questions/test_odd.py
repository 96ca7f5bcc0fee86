"""What is odd about a figure: each rule on both sides, and how quiet it stays where nothing is wrong."""

import math
import random

import pytest

from kpidesk.analysis.questions.odd import OddFigures, Oddity, OddKind, most_telling, oddities
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Confirm, SetValues
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, COLUMN, OTHER, QUIET, START, columns, nth, typed_business


def kinds(book: Workbook, cell: Cell) -> list[OddKind]:
    return [odd.kind for odd in oddities(book, cell)]


def last_odd(name: str, line: list[float], months: dict[int, MonthState] | None = None) -> list[Oddity]:
    """Of the last figure of a line."""
    states = {START.plus(place): state for place, state in (months or {}).items()}
    return oddities(typed_business({name: line}, states), nth(len(line) - 1, name))


def last_kinds(name: str, line: list[float]) -> list[OddKind]:
    return [odd.kind for odd in last_odd(name, line)]


def test_a_usual_figure_and_a_blank_are_not_odd() -> None:
    book = typed_business({"visitors": [*QUIET, 5433.0]})
    assert oddities(book, nth(12)) == []
    assert oddities(book, nth(20)) == []
    assert oddities(book, Cell("profit", START)) == []


# -- ten times


def test_ten_times_last_month_names_last_month() -> None:
    odd = last_odd("visitors", [*QUIET, 55890.0])[0]
    assert (odd.kind, odd.value, odd.against, odd.other) == (OddKind.TEN_TIMES, 55890.0, 5589.0, nth(11))


@pytest.mark.parametrize("value", [559.0, 640.0, 58210.0, 51000.0])
def test_a_tenth_or_ten_times_of_a_figure_that_moved_itself(value: float) -> None:
    assert last_kinds("visitors", [*QUIET, value])[0] is OddKind.TEN_TIMES


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("visitors", [*QUIET, 11000.0]),  # twice is only outside
        ("complaints", [1.0, 2.0, 1.0, 10.0]),  # small counts
        ("visitors", [500.0, 5300.0, 480.0, 5200.0]),  # it was so before
        ("visitors", [5300.0, 0.0, 5200.0]),  # nothing is no base
        ("ces_score", [1.0, 6.9]),
    ],
)
def test_not_ten_times(name: str, line: list[float]) -> None:
    assert OddKind.TEN_TIMES not in last_kinds(name, line)


def test_a_month_that_still_runs_may_have_a_tenth() -> None:
    running = {12: MonthState(MonthStatus.UNFINISHED, 4)}
    assert last_odd("visitors", [*QUIET, 560.0], running) == []
    assert last_odd("visitors", [*QUIET, 56000.0], running)[0].kind is OddKind.TEN_TIMES


def test_the_month_after_one_that_was_not_finished_is_not_held_against_it() -> None:
    assert last_odd("visitors", [*QUIET, 550.0, 5600.0], {12: MonthState(MonthStatus.UNFINISHED, 3)}) == []


# -- outside


def test_outside_the_usual_range_gives_the_range() -> None:
    (odd,) = last_odd("visitors", [*QUIET, 9800.0])
    assert odd.kind is OddKind.OUTSIDE
    assert odd.range is not None
    assert odd.range[0] < 5000
    assert 6200 < odd.range[1] < 9800


def test_five_months_of_history_know_no_range() -> None:
    assert last_kinds("visitors", [*QUIET[:5], 9800.0]) == []
    assert last_kinds("visitors", [*QUIET[:6], 9800.0]) == [OddKind.OUTSIDE]


def test_a_count_may_differ_by_chance() -> None:
    assert last_kinds("complaints", [3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 7.0]) == []
    assert last_kinds("complaints", [3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 19.0]) == [OddKind.OUTSIDE]


def test_after_nothing_but_zeros_nothing_is_asked() -> None:
    assert last_kinds("complaints", [0.0] * 14 + [3.0]) == []


def test_a_running_month_may_be_low_but_not_above_a_whole_one() -> None:
    running = {12: MonthState(MonthStatus.UNFINISHED, 10)}
    assert last_odd("visitors", [*QUIET, 1800.0], running) == []
    assert [odd.kind for odd in last_odd("visitors", [*QUIET, 9800.0], running)] == [OddKind.OUTSIDE]


def test_a_new_level_asks_until_it_is_confirmed() -> None:
    book = typed_business({"visitors": [*QUIET, 9800.0, 9700.0]})
    assert OddKind.OUTSIDE in kinds(book, nth(13)) or OddKind.OUTSIDE in kinds(book, nth(12))
    book.apply(Confirm({nth(12): 9800.0}))
    assert kinds(book, nth(13)) == []


def test_each_december_asks_at_most_once() -> None:
    chance = random.Random(4)
    year = [1.0] * 11 + [3.0]
    line = [round(9000 * year[k % 12] * math.exp(chance.gauss(0, 0.05)), 2) for k in range(60)]
    book = typed_business({"revenue": line})
    assert [place for place in range(60) if kinds(book, nth(place, "revenue"))] == [11]


# -- same, swapped


def test_the_same_figure_as_last_month() -> None:
    (odd,) = last_odd("visitors", [*QUIET, 5589.0])
    assert (odd.kind, odd.against, odd.other) == (OddKind.SAME, 5589.0, nth(11))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("visitors", [*QUIET, 5500.0, 5500.0]),  # two digits that tell something
        ("marketing_other_cost", [149.25] * 6),  # a fee
        ("unit_price", [*QUIET, 5589.0]),  # it stands
        ("orders", [123.0, 124.0, 122.0, 123.0, 121.0, 124.0, 124.0]),  # it must meet itself
    ],
)
def test_not_the_same(name: str, line: list[float]) -> None:
    assert OddKind.SAME not in last_kinds(name, line)


def test_two_digits_that_changed_places() -> None:
    (odd, *_) = last_odd("visitors", [*QUIET, 5859.0])
    assert (odd.kind, odd.against) == (OddKind.SWAPPED, 5589.0)


def test_a_small_count_may_meet_its_digits_by_chance() -> None:
    assert last_kinds("orders", [110.0, 121.0, 115.0, 125.0, 118.0, 128.0, 123.0, 132.0]) == []
    assert OddKind.SWAPPED in last_kinds("orders", [123.0, 124.0, 122.0, 123.0, 123.0, 123.0, 123.0, 132.0])


# -- sign


def test_a_sign_that_was_never_there() -> None:
    assert last_kinds("cash_balance", [900.0, 950.0, 870.0, -910.0])[0] is OddKind.SIGN
    assert last_kinds("other_income", [-90.0, -95.0, -87.0, 91.0])[0] is OddKind.SIGN
    assert OddKind.SIGN not in last_kinds("cash_balance", [900.0, -950.0, 870.0, -910.0])
    assert OddKind.SIGN not in last_kinds("cash_balance", [900.0, 950.0, -910.0])


def test_sales_below_zero_are_asked_about_every_time() -> None:
    assert last_kinds("revenue", [-50.0])[0] is OddKind.SIGN
    assert OddKind.SIGN in last_kinds("revenue", [900.0, -950.0, 870.0, -910.0])


# -- beside other figures


def test_a_relation_names_the_other_figure_and_the_check() -> None:
    book = typed_business({"revenue": [100.0], "cogs": [250.0]})
    (odd,) = oddities(book, nth(0, "cogs"))
    assert (odd.kind, odd.value, odd.against, odd.other) == (OddKind.RELATION, 250.0, 100.0, nth(0, "revenue"))
    assert odd.check is not None
    assert odd.check.formula == "revenue"
    assert oddities(book, nth(0, "revenue")) == []


def test_a_balance_that_does_not_follow_names_last_months() -> None:
    lines: dict[str, list[float | None]] = {"cash_balance": [1000.0, 1300.0], "cash_in": [None, 500.0]}
    book = typed_business({**lines, "cash_out": [None, 300.0]})
    (odd,) = oddities(book, nth(1, "cash_balance"))
    assert (odd.kind, odd.against, odd.other) == (OddKind.RELATION, 1200.0, nth(0, "cash_balance"))
    book.apply(SetValues({nth(1, "cash_balance"): 1211.0}))
    assert oddities(book, nth(1, "cash_balance")) == []


def test_what_was_confirmed_a_month_ago_is_how_they_count() -> None:
    book = typed_business({"visitors": [100.0, 111.0], "conversions": [140.0, 153.0]})
    assert kinds(book, nth(1, "conversions")) == [OddKind.RELATION]
    book.apply(Confirm({nth(0, "conversions"): 140.0}))
    assert kinds(book, nth(1, "conversions")) == []


def test_a_channel_is_held_against_its_own_history_and_figures() -> None:
    book = typed_business({})
    line = {Cell("visitors", START.plus(place), ADS): value for place, value in enumerate([*QUIET, 55890.0])}
    book.apply(SetValues({**line, Cell("conversions", START.plus(3), ADS): 6000.0}))
    assert kinds(book, Cell("visitors", START.plus(12), ADS))[0] is OddKind.TEN_TIMES
    assert kinds(book, Cell("conversions", START.plus(3), ADS)) == [OddKind.RELATION]


# -- a column twice


def test_a_column_that_was_pasted_twice() -> None:
    book = columns(COLUMN, OTHER, {**COLUMN, "unit_price": 9.0})
    for name, value in COLUMN.items():
        odd = oddities(book, nth(2, name))[0]
        assert (odd.kind, odd.value, odd.other) == (OddKind.COLUMN_TWICE, value, nth(0, name))
    assert kinds(book, nth(0)) == []
    assert kinds(book, nth(2, "unit_price")) == []


@pytest.mark.parametrize(
    "month",
    [
        {**COLUMN, "cogs": 2272.46},
        {name: value for name, value in COLUMN.items() if name != "cogs"},  # four are too few
        {**COLUMN, "ad_spend": 10.0},
    ],
)
def test_one_figure_that_differs_is_enough(month: dict[str, float]) -> None:
    book = columns(COLUMN, OTHER, {**month, "unit_price": 9.0})
    if "ad_spend" in month:
        book.apply(SetValues({nth(2, "ad_spend"): 10.0}))
    assert OddKind.COLUMN_TWICE not in kinds(book, nth(2))


def test_months_of_zeros_are_no_column() -> None:
    nothing = dict.fromkeys(COLUMN, 0.0)
    assert kinds(columns(nothing, nothing), nth(1)) == []


def test_a_month_two_years_ago_is_looked_at_and_one_before_that_is_not() -> None:
    between = [{name: value + 31 * place for name, value in OTHER.items()} for place in range(24)]
    assert kinds(columns(COLUMN, *between[:23], COLUMN), nth(24))[0] is OddKind.COLUMN_TWICE
    assert OddKind.COLUMN_TWICE not in kinds(columns(COLUMN, *between, COLUMN), nth(25))


# -- order, memory, false alarms


def test_the_most_telling_comes_first() -> None:
    found = last_odd("revenue", [*QUIET, -55890.0])
    assert [odd.kind for odd in found] == sorted((odd.kind for odd in found), key=list(OddKind).index)
    assert found[0].kind is OddKind.SIGN
    assert most_telling(reversed(found)) == found[0]
    assert most_telling([]) is None


def test_what_was_found_is_forgotten_when_a_change_touches_it() -> None:
    book = typed_business({"visitors": [*QUIET, 5433.0], "conversions": [100.0] * 12 + [5000.0]})
    odd = OddFigures(book)
    book.subscribe(odd.forget)
    assert OddKind.RELATION not in [one.kind for one in odd.of(nth(12, "conversions"))]
    book.apply(SetValues({nth(12): 4900.0}))
    assert OddKind.RELATION in [one.kind for one in odd.of(nth(12, "conversions"))]
    book.apply(SetValues({nth(11): 490000.0}))
    assert OddKind.TEN_TIMES in [one.kind for one in odd.of(nth(11))]
    book.undo()
    book.undo()
    assert odd.of(nth(12)) == []


@pytest.mark.parametrize("start", [50, 120, 333, 1000, 5482, 48211])
@pytest.mark.parametrize("growth", [1.2, 1.12, 1.05, 1.02, 0.95, 0.9])
def test_steady_growth_asks_nothing(start: int, growth: float) -> None:
    counted = typed_business({"visitors": [float(round(start * growth**k)) for k in range(36)]})
    paid = typed_business({"expenses": [round(start * 1.07 * growth**k, 2) for k in range(36)]})
    assert [place for place in range(36) if kinds(counted, nth(place))] == []
    assert [place for place in range(36) if kinds(paid, nth(place, "expenses"))] == []


def test_noise_asks_seldom() -> None:
    """Measured: 1.4 of a hundred figures with ten percent of noise are asked about, 2.1 of small counts."""
    asked = 0
    for seed in range(12):
        chance = random.Random(seed)
        book = typed_business({"revenue": [round(10000 * math.exp(chance.gauss(0, 0.1)), 2) for _ in range(60)]})
        odd = OddFigures(book)
        asked += sum(bool(odd.of(nth(place, "revenue"))) for place in range(60))
    assert asked / (12 * 60) < 0.025
