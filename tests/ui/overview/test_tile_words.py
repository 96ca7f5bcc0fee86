"""What the tool tip of a tile says can be understood without the tile, and agrees with it."""

from kpidesk.analysis.goals.period_goals import judging_by_year
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.questions.questions import questions
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.ui.changes.look import Look
from kpidesk.ui.overview import words
from kpidesk.ui.overview.facts import OverviewFacts
from kpidesk.ui.overview.look_lines import LookWriter
from kpidesk.ui.overview.tile import Tile
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import QUIET, START, shop

SALES = ("sales", "total_sales")


def tip(book: Workbook, month: Month, name: str = "total_sales", kind: PeriodKind = PeriodKind.MONTH) -> list[str]:
    facts, tile = of(book, month, name, kind)
    return facts.writer.tip(tile).replace("\N{NO-BREAK SPACE}", " ").splitlines()


def of(
    book: Workbook, month: Month, name: str = "total_sales", kind: PeriodKind = PeriodKind.MONTH
) -> tuple[OverviewFacts, Tile]:
    facts = OverviewFacts(book, ENGLISH, Look(month, kind))
    return facts, facts.tile(name)


def look(book: Workbook, month: Month) -> list[str]:
    facts = OverviewFacts(book, ENGLISH, Look(month))
    writer = LookWriter(book, ENGLISH, facts.writer.lines)
    return [f"{line.fact}: {line.measure}" for line in map(writer.line, facts.worth_a_look(questions(book)))]


def test_a_change_says_what_it_is_held_against() -> None:
    book = shop({"sales": [1_000.0, 900.0]}, SALES)
    assert "Against January 2025 EUR 1,000: down 100, 10 percent" in " ".join(tip(book, START.next))


def test_the_goal_is_said_in_a_sentence() -> None:
    book = shop({"sales": [100.0]}, SALES, goals={"total_sales": Goal(120.0)})
    assert "100 against a goal of at least 120, off" in tip(book, START)


def test_a_range_of_a_whole_month_stands_beside_the_figure_of_the_month() -> None:
    book = shop({"sales": [*QUIET, 900]}, SALES)
    (line,) = (one for one in tip(book, START.plus(12)) if one.startswith("13 months"))
    assert "last 900 (29.03 a day), January 2026 lies above the usual range, " in line


def test_months_before_the_first_figure_are_not_listed() -> None:
    told = tip(shop({"sales": [100.0, 120.0, None, 90.0]}, SALES), START.plus(3))
    assert any(line.startswith("4 months, January 2025 to April 2025, last 90") for line in told)
    assert any(line.startswith("A day: Jan ") and "Mar –" in line and line.count(";") == 3 for line in told)


def test_one_month_has_no_line_to_tell_of() -> None:
    assert not any("months" in line or "A day" in line for line in tip(shop({"sales": [100.0]}, SALES), START))


def test_without_a_goal_it_is_said_once() -> None:
    told = tip(shop({"sales": [100.0]}, SALES), START)
    assert [line for line in told if "goal" in line] == ["no goal; G sets one"]


def test_a_tile_is_spoken_with_what_begins_later() -> None:
    _, tile = of(shop({"sales": [100.0]}, SALES), START)
    assert tile.spoken.endswith("no goal; usual range from 6 months on.")


def test_a_month_judged_by_its_year_shows_the_year_so_far() -> None:
    book = shop({"sales": [150.0, 100.0, 80.0]}, SALES, goals={"total_sales": Goal(120.0)})
    year = book.calendar.around(START, PeriodKind.YEAR)
    change = judging_by_year(book, "total_sales", [year], is_on=True)
    assert not isinstance(change, NoValue)
    book.apply(change)
    _, tile = of(book, START.plus(2))
    assert tile.bullet is not None
    assert (tile.bullet.value, tile.bullet.goal, tile.bullet.goal_text) == (330.0, 360.0, "goal so far 360")
    assert "January to March 2025: 330 against a goal so far of at least 360, watch" in tip(book, START.plus(2))
    assert (tile.line.goal, tile.line.variance) == ("120.00", "−40.00")
    _, first = of(book, START)
    assert (first.line.variance, first.line.variance_merit) == ("+30", Merit.GOOD)
    (line,) = (one for one in look(book, START.plus(2)) if one.startswith("Total Sales"))
    assert (
        ": Watch, judged by its year (goal of the month EUR\N{NO-BREAK SPACE}120.00). January to March 2025: " in line
    )


def test_a_quarter_that_runs_is_held_against_its_path() -> None:
    book = shop({"sales": [100.0, 80.0]}, SALES, goals={"total_sales": Goal(90.0)})
    _, tile = of(book, START, kind=PeriodKind.QUARTER)
    assert (tile.line.goal, tile.line.variance, tile.line.status.hollow) == ("180", "0", True)
    _, behind = of(shop({"sales": [70.0]}, SALES, goals={"total_sales": Goal(90.0)}), START, kind=PeriodKind.QUARTER)
    assert (behind.line.variance, behind.line.variance_merit) == ("−20", Merit.NONE)
    assert tile.bullet is not None and (tile.bullet.value, tile.bullet.goal_text) == (180.0, "goal so far 180")
    assert "so far" in tile.line.status.detail


def test_a_question_says_of_which_month_it_is() -> None:
    book = shop({"sales": [*QUIET, 9_000.0]}, SALES)
    (line,) = (one for one in look(book, START.plus(11)) if "question" in one)
    assert "January 2026" in line


def test_the_running_month_has_its_year_where_it_does_not_follow() -> None:
    book = shop({"sales": [100.0] * 3}, SALES)
    facts = OverviewFacts(book, ENGLISH, Look(START))
    running = facts.running()
    assert running is not None
    assert words.running(running, 3, START) == "September 2026: 3 of 30 days"
    assert words.running(running, 3, Month.of(2026, 8)) == "September: 3 of 30 days"


def test_a_figure_outside_its_range_never_looks_like_the_end_of_it() -> None:
    book = shop({"sales": [100.0] * 13, "costs": [*([64.0, 64.04] * 6), 63.7]}, (*SALES, "profit_margin"))
    _, tile = of(book, START.plus(12), "profit_margin")
    assert tile.value == "36\N{NARROW NO-BREAK SPACE}%"
    said = tile.line.signal.full if tile.line.signal is not None else ""
    assert "above the usual range" in said and "to 36\N{NARROW NO-BREAK SPACE}%" not in said
