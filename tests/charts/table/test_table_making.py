"""The KPI table: its lines, their order, what stands in them, and what the page says."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.analysis.overview.attention import urgency
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.table import table_words
from kpidesk.charts.table.table_lines import TableLine
from kpidesk.charts.table.table_making import table_chart, table_misfit
from kpidesk.charts.table.table_page import TablePage
from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Kind
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

AUGUST = Period.month(Month.of(2026, 8))


def book(contents: Contents | None = None) -> Workbook:
    shipped = read_catalogue().indicators
    return Workbook(NoLedger(), contents or read_sample(), shipped, lambda: dt.datetime(2026, 9, 20))


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return book()


def ask(indicator: str = "", period: Period = AUGUST, *indicators: str, segment: str = "") -> ChartAsk:
    part = Segment.parse(segment) if segment else None
    return ChartAsk(ChartKind.TABLE, indicator, period, part, indicators=indicators)


def page(workbook: Workbook, asked: ChartAsk) -> TablePage:
    made = table_chart(workbook, asked)
    assert isinstance(made, TablePage)
    return made


def line_of(made: TablePage, name: str) -> TableLine:
    return next(line for line in made.facts.lines if line.about.id == name)


def test_every_chosen_kpi_has_a_line(workbook: Workbook) -> None:
    kpis = {name for name in workbook.chosen if workbook.indicators[name].kind is Kind.KPI}
    assert {line.about.id for line in page(workbook, ask()).facts.lines} == kpis


def test_what_needs_attention_comes_first(workbook: Workbook) -> None:
    keys = [urgency(line.status, line.signal) for line in page(workbook, ask()).facts.lines]
    assert keys == sorted(keys)
    assert keys[0] == (0, False)


def test_what_has_no_figure_comes_last_among_the_equally_urgent(workbook: Workbook) -> None:
    lines = page(workbook, ask("", Period.month(Month.of(2026, 9)))).facts.lines
    quiet = [line.has_value for line in lines if not line.needs_attention and line.status is Status.NONE]
    assert quiet == sorted(quiet, reverse=True)
    assert len(set(quiet)) == 2


def test_kpis_that_nothing_was_entered_for_are_counted_and_not_shown() -> None:
    sample = read_sample()
    kept = {cell: v for cell, v in sample.values.items() if cell.indicator in {"revenue", "visitors"}}
    made = page(book(replace(sample, values=kept)), ask())
    shown = {line.about.id for line in made.facts.lines}
    assert {"total_revenue", "website_visits"} <= shown
    assert "cac" not in shown
    assert f"Left out: {27 - len(shown)} KPIs without figures in 13 months." in made.footnote
    asked = page(book(replace(sample, values=kept)), ask("", AUGUST, "total_revenue", "cac"))
    assert [line.about.id for line in asked.facts.lines] == ["total_revenue", "cac"]


def test_about_one_kpi_the_lines_stand_in_groups(workbook: Workbook) -> None:
    made = page(workbook, ask("profit"))
    groups = [line.about.group for line in made.facts.lines]
    assert len([1 for one, other in pairwise(groups) if one != other]) == len(set(groups)) - 1
    assert "by group" in made.subtitle


def test_a_line_knows_what_the_table_of_changes_knows(workbook: Workbook) -> None:
    for line in page(workbook, ask()).facts.lines:
        assert line.row == kpi_row(workbook, line.about.id, AUGUST)


def test_the_title_counts_its_lines_by_status(workbook: Workbook) -> None:
    made = page(workbook, ask())
    for shown in (made, made.first(9)):
        count = {s: sum(line.status is s for line in shown.facts.lines) for s in Status}
        some = " shown" if shown.count < made.count else ""
        assert (
            shown.titles[-1]
            == (
                f"{count[Status.ON_TRACK]} of {shown.count} KPIs{some} were on track in August 2026, "
                f"{count[Status.WATCH]} on watch and {count[Status.OFF]} off"
            )
            or not count[Status.ON_TRACK]
        )
    first = made.facts.lines[0].about
    assert made.titles[0].endswith(f"; {first.label} needs attention first")


def test_a_page_with_fewer_lines_says_of_how_many(workbook: Workbook) -> None:
    made = page(workbook, ask()).first(12)
    assert made.subtitle.startswith("12 of 27 KPIs, August 2026, what needs attention first, money in EUR.")
    assert len(made.spots) == 12


def test_cells_are_written_with_the_same_decimals_in_a_row(workbook: Workbook) -> None:
    line = line_of(page(workbook, ask()), "cac")
    assert (table_words.actual(line, ENGLISH), table_words.goal(line, ENGLISH)) == ("29.60", "22.00")
    assert table_words.to_goal(line, ENGLISH).text == "+7.60"
    assert table_words.to_previous(line, ENGLISH).brief == "+5.81"
    assert table_words.to_last_year(line, GERMAN).text == "+17,08 (+136\N{NARROW NO-BREAK SPACE}%)"


def test_percentages_change_in_points(workbook: Workbook) -> None:
    line = line_of(page(workbook, ask()), "profit_margin")
    assert table_words.to_previous(line, ENGLISH).text == "\N{MINUS SIGN}4\N{NARROW NO-BREAK SPACE}pp"


def test_a_change_has_colour_only_outside_the_usual_range(workbook: Workbook) -> None:
    for line in page(workbook, ask()).facts.lines:
        if line.signal is None:
            assert table_words.to_previous(line, ENGLISH).merit is Merit.NONE
            assert table_words.to_last_year(line, ENGLISH).merit is Merit.NONE


def test_a_running_month_is_compared_by_the_day_and_not_judged_by_colour(workbook: Workbook) -> None:
    made = page(workbook, ask("", Period.month(Month.of(2026, 9))))
    assert made.titles[0].startswith("17 of 30 days into September 2026, 4 of 27 KPIs are on track, ")
    revenue, margin = line_of(made, "total_revenue"), line_of(made, "gross_margin")
    assert table_words.to_previous(revenue, ENGLISH).text.endswith(" a day")
    assert table_words.to_previous(margin, ENGLISH).is_silent
    assert table_words.to_goal(revenue, ENGLISH).merit is Merit.NONE
    assert "Hollow = so far, 17 of 30 days." in made.footnote


def test_a_year_that_still_runs_is_seen_up_to_its_newest_month(workbook: Workbook) -> None:
    made = page(workbook, ask("", workbook.calendar.year(2026)))
    assert made.facts.period == workbook.calendar.year_to_date(Month.of(2026, 9))
    assert made.month == Month.of(2026, 9)


def test_notes_on_a_figure_stand_in_its_line_unless_unwanted() -> None:
    contents = replace(read_sample(), notes={Cell("cac", AUGUST.last): "Fair in\nHamburg"})
    workbook = book(contents)
    assert line_of(page(workbook, ask()), "cac").note == "Fair in; Hamburg"
    plain = replace(ask(), options=Options(notes=False))
    assert line_of(page(workbook, plain), "cac").note == ""
    assert "Fair in; Hamburg" in {spot.key: spot.words for spot in page(workbook, ask()).spots}["cac"]


def test_a_part_of_the_business_has_the_kpis_that_can_be_seen_by_it(workbook: Workbook) -> None:
    made = page(workbook, ask(segment="channel:Search"))
    assert {line.about.id for line in made.facts.lines} <= {
        name for name in workbook.chosen if workbook.segment_kinds(name)
    }
    assert made.subject == "kpis-Search"
    assert table_misfit(workbook, ask(segment="product:Mug")) in {
        None,
        "No KPI that is shown can be seen by product.",
    }


def test_without_any_figure_the_table_is_refused(workbook: Workbook) -> None:
    empty = book(replace(read_sample(), values={}))
    made = table_chart(empty, ask())
    assert isinstance(made, RefusedChart)
    assert made.reason.startswith("Not one of 27 KPIs has a value in ")
    none = book(replace(read_sample(), chosen=()))
    assert "No KPI is chosen" in table_chart(none, ask()).titles[0]


def test_a_missing_figure_is_a_dash_with_its_reason_and_no_number() -> None:
    sample = read_sample()
    kept = {cell: v for cell, v in sample.values.items() if (cell.indicator, cell.month) != ("revenue", AUGUST.last)}
    made = page(book(replace(sample, values=kept)), ask())
    line = line_of(made, "total_revenue")
    assert table_words.actual(line, ENGLISH) == table_words.DASH
    words = {spot.key: spot.words for spot in made.spots}["total_revenue"]
    assert words.startswith("Total revenue no value, goal EUR")
    row = next(row for row in made.rows() if row[0] == "Total revenue")
    assert row[3] is None


def test_the_rows_hold_what_the_table_is_drawn_from(workbook: Workbook) -> None:
    made = page(workbook, ask())
    heading, *rows = made.rows()
    table = {str(row[0]): dict(zip(heading, row, strict=True)) for row in rows}
    told, line = table["Total revenue"], line_of(made, "total_revenue")
    assert told["actual"] == workbook.month_value("total_revenue", AUGUST.last)
    assert told["before"] == workbook.month_value("total_revenue", Month.of(2026, 7))
    assert told["status"] == "watch"
    assert [told[str(month)] for month in line.row.spark.months] == list(line.row.spark.values)
    assert len(rows) == 27


def test_two_are_both() -> None:
    goals = {GoalKey(name, AUGUST.last): Goal(0.0001) for name in ("email_open_rate", "email_ctr")}
    made = page(book(replace(read_sample(), goals=goals)), ask("", AUGUST, "email_open_rate", "email_ctr"))
    assert made.titles[-1] == "Both KPIs that can be judged were on track in August 2026"


def test_a_line_that_is_read_out_says_against_what_it_changed(workbook: Workbook) -> None:
    (said,) = (spot.words for spot in page(workbook, ask()).spots if spot.key == "total_revenue")
    assert " against the period before, " in said and " against a year before" in said


def test_a_single_line_is_told_by_its_name() -> None:
    bare = book(replace(read_sample(), goals={}))
    assert page(bare, ask("", AUGUST, "cac")).titles == ("CAC was not as usual in August 2026",)
    assert page(bare, ask("", AUGUST, "email_ctr")).titles == ("Nothing stands out in August 2026",)


def test_nothing_to_say_is_said(workbook: Workbook) -> None:
    bare = book(replace(read_sample(), goals={}))
    made = page(bare, ask("", AUGUST, "email_open_rate", "email_ctr"))
    assert made.titles == ("Neither of the two KPIs stands out in August 2026; neither has a goal",)


def test_of_a_kpi_judged_by_its_year_the_difference_is_that_of_figure_and_goal_beside_it() -> None:
    sample = read_sample()
    name, year = "total_revenue", Calendar().year(2026)
    goals = {GoalKey(name, month): Goal(9000.0) for month in year.months}
    goals[GoalKey(name, year.first, PeriodKind.YEAR)] = Goal(108000.0)
    workbook = book(replace(sample, goals=goals))
    made = page(workbook, ask("", AUGUST, name))
    line = line_of(made, name)
    assert line.row.pace is not None
    actual = line.row.comparison.value
    assert isinstance(actual, float)
    assert line.against.exact_variance == actual - 9000.0 != line.row.judgement.exact_variance
    assert table_words.to_goal(line, ENGLISH).text == f"\N{MINUS SIGN}{9000 - round(actual):,}"
    assert "Status by the pace of the year: Total revenue." in made.footnote
    assert list(made.rows())[1][6] == line.against.exact_variance


def test_a_quarter_on_its_way_stands_beside_the_goal_so_far() -> None:
    sample = read_sample()
    name = "total_revenue"
    goals = {GoalKey(name, month): Goal(9000.0) for month in Calendar().year(2026).months}
    workbook = book(replace(sample, goals=goals))
    line = line_of(page(workbook, ask("", Calendar().quarter(2026, 3), name)), name)
    assert line.row.is_on_its_way
    assert table_words.goal(line, ENGLISH) == "23,100"  # July, August, and 17 of 30 days
