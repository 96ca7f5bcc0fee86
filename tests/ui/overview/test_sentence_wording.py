"""The sentences of the overview are English, and say when a figure is not whole yet."""

from collections.abc import Sequence

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.changes.look import Look
from kpidesk.ui.overview.facts import OverviewFacts
from kpidesk.ui.overview.sentences import SentenceWriter
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import START, shop

SHOWN = ("sales", "costs", "total_sales", "profit")


def told(book: Workbook, month: Month, kind: PeriodKind = PeriodKind.MONTH) -> list[str]:
    facts = OverviewFacts(book, ENGLISH, Look(month, kind))
    return SentenceWriter(book, ENGLISH).sentences(facts.since(facts.month(), facts.tiles))


def business(sales: Sequence[float | None], goal: float | None = None, running: int | None = None) -> Workbook:
    """Costs of 40 each month; ``goal`` is one of total sales, ``running`` the days of a last month that runs."""
    aims = {} if goal is None else {"total_sales": Goal(goal)}
    costs = [None if figure is None else 40.0 for figure in sales]
    last = START.plus(len(sales) - 1)
    return shop({"sales": sales, "costs": costs}, SHOWN, goals=aims, unfinished={last: running} if running else None)


def test_one_goal_is_not_counted() -> None:
    book = business([100.0, 100.0], goal=120.0)
    assert "The one goal on the tiles is off." in told(book, START)


def test_goals_that_all_stand_alike_are_told_as_one() -> None:
    aims = {"total_sales": Goal(50.0), "profit": Goal(50.0)}
    book = shop({"sales": [100.0], "costs": [40.0]}, SHOWN, goals=aims)
    assert "All 2 goals on the tiles are on track." in told(book, START)


def test_one_tile_out_of_the_usual_is_not_counted() -> None:
    book = shop({"sales": [100.0 + n % 2 for n in range(12)] + [900.0]}, ("sales", "total_sales"))
    assert "The one tile with a usual range is not as usual." in told(book, START.plus(12))


FLAT = [50.0 + n % 3 for n in range(15)]


def rising(shown: tuple[str, ...], *now: float) -> Workbook:
    return shop({"sales": [100.0 + 10 * n + n % 2 for n in range(14)] + list(now), "score": FLAT}, shown)


@pytest.mark.parametrize(
    ("shown", "now", "sentence"),
    [
        (("total_sales",), (900.0,), "The one tile with a trend is not in line with it."),
        (("total_sales",), (241.0,), "The one tile with a trend is in line with it."),
        (("total_sales", "satisfaction"), (241.0,), "All 2 tiles with a usual range or a trend are in line with it."),
        (
            ("total_sales", "satisfaction"),
            (900.0,),
            "1 of 2 tiles with a usual range or a trend is not in line with it.",
        ),
    ],
)
def test_what_lies_around_a_trend_is_not_called_usual(
    shown: tuple[str, ...], now: tuple[float, ...], sentence: str
) -> None:
    assert sentence in told(rising(shown, *now), START.plus(14))


def test_a_longer_period_says_of_which_month_the_usual_range_is() -> None:
    book = shop({"sales": [100.0 + n % 2 for n in range(12)]}, ("sales", "total_sales"))
    assert "December 2025: the one tile with a usual range is as usual." in told(
        book, START.plus(11), PeriodKind.QUARTER
    )


def test_quarters_and_twelve_months_are_named_as_they_are_spoken() -> None:
    book = business([100.0 + n for n in range(24)])
    last = START.plus(23)
    (lead,) = (one for one in told(book, last, PeriodKind.QUARTER) if one.startswith("Total Sales"))
    assert lead.startswith("Total Sales, Q4 2026: ")
    assert lead.endswith(" more than in Q3 2026 and 36 more than in Q4 2025.")
    (lead,) = (one for one in told(book, last, PeriodKind.ROLLING) if one.startswith("Total Sales"))
    assert lead.startswith("Total Sales, 12 months to December 2026: ")
    assert lead.endswith(" more than in the 12 months to December 2025.")


def test_a_year_that_runs_is_held_against_the_same_months_of_the_year_before() -> None:
    book = business([100.0] * 14 + [50.0], running=10)
    (lead,) = (one for one in told(book, START.plus(14), PeriodKind.YEAR_TO_DATE) if one.startswith("Total Sales"))
    assert "; in January to March 2025 it was " in lead


def test_sums_with_a_month_that_runs_are_so_far() -> None:
    book = business([100.0] * 14 + [50.0], goal=90.0, running=10)
    assert any(one.startswith("January to March 2026 so far: ") for one in told(book, START.plus(14)))
    assert not any(" so far: " in one for one in told(book, START.plus(13)))


def test_a_quarter_without_a_value_is_on_track_only_so_far() -> None:
    book = business([100.0, 100.0, None, 100.0], goal=90.0)
    said = told(book, START.plus(2), PeriodKind.QUARTER)
    assert "None of the tiles has a value for Q1 2025 yet." in said
    assert "The one goal on the tiles is on track so far." in said


def test_a_month_that_has_not_begun_does_not_run() -> None:
    """Today is 3 September 2026; its year to the end and its last quarter reach beyond."""
    book = business([100.0] * 20)
    facts = OverviewFacts(book, ENGLISH, Look(START.plus(19), PeriodKind.YEAR))
    assert facts.month().month == Month.of(2026, 9)
    assert told(book, START.plus(19), PeriodKind.YEAR)[0].startswith("September 2026 still runs")
