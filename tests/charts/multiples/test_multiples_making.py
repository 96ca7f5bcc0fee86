"""Which lines stand side by side, in which order, on which scale, and what is said of them."""

import datetime as dt
from dataclasses import replace

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.multiples.multiples_making import multiples_chart, multiples_misfit
from kpidesk.charts.multiples.multiples_page import Multiples
from kpidesk.charts.multiples.multiples_series import UNASSIGNED
from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

AUGUST = Month.of(2026, 8)


def book(contents: Contents | None = None) -> Workbook:
    shipped = read_catalogue().indicators
    return Workbook(NoLedger(), contents or read_sample(), shipped, lambda: dt.datetime(2026, 9, 20))


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return book()


def ask(indicator: str = "", *indicators: str, last: Month = AUGUST, segment: str = "") -> ChartAsk:
    part = Segment.parse(segment) if segment else None
    return ChartAsk(ChartKind.MULTIPLES, indicator, Period.month(last), part, indicators=indicators)


def made(workbook: Workbook, asked: ChartAsk) -> Multiples:
    chart = multiples_chart(workbook, asked)
    assert isinstance(chart, Multiples)
    return chart


def known(value: Value) -> float:
    assert not isinstance(value, NoValue)
    return value


def test_parts_are_ordered_by_their_last_value_with_the_unassigned_rest_at_the_end(workbook: Workbook) -> None:
    chart = made(workbook, ask("visitors"))
    names = [panel.name for panel in chart.facts.panels]
    last = [panel.numbers[-1] for panel in chart.facts.panels[:-1]]
    assert (names[-1], chart.facts.panels[-1].key) == ("Unassigned", UNASSIGNED)
    assert last == sorted(last, key=lambda number: -(number or 0))
    assert set(names[:-1]) == {"Search", "Direct", "Social", "Email", "Paid ads"}
    assert "the largest last value first" in chart.subtitle


@pytest.mark.parametrize("name", ["visitors", "website_visits"])
def test_parts_and_the_rest_make_the_whole_whether_typed_or_calculated(workbook: Workbook, name: str) -> None:
    facts = made(workbook, ask(name)).facts
    for place, month in enumerate(facts.months):
        parts = sum(panel.numbers[place] or 0 for panel in facts.panels)
        assert parts == pytest.approx(known(workbook.month_value(name, month)))


def test_without_a_rest_there_is_no_panel_for_it(workbook: Workbook) -> None:
    keys = [panel.key for panel in made(workbook, ask("orders")).facts.panels]
    total = known(workbook.month_value("orders", AUGUST))
    parts = sum(known(workbook.month_value("orders", AUGUST, part)) for part in workbook.segments_of("orders"))
    assert (UNASSIGNED in keys) is (total != parts)


def test_rates_have_no_unassigned_rest(workbook: Workbook) -> None:
    assert UNASSIGNED not in [panel.key for panel in made(workbook, ask("conversion_rate")).facts.panels]


def test_all_parts_share_one_scale_from_0(workbook: Workbook) -> None:
    facts = made(workbook, ask("conversion_rate")).facts
    axes = {facts.axis(panel) for panel in facts.panels}
    assert len(axes) == 1
    assert axes.pop().low == 0
    assert len({facts.scale(panel) for panel in facts.panels}) == 1


def test_several_kpis_have_a_scale_each_and_say_so(workbook: Workbook) -> None:
    chart = made(workbook, ask("", "total_revenue", "gross_margin", "cac"))
    assert [panel.key for panel in chart.facts.panels] == ["total_revenue", "gross_margin", "cac"]
    assert len({chart.facts.axis(panel) for panel in chart.facts.panels}) == 3
    assert "Scales differ" in chart.subtitle
    assert "grey steps = goal" in chart.subtitle
    assert not chart.facts.others(chart.facts.panels[0])


def test_the_title_tells_the_largest_and_what_moved_most(workbook: Workbook) -> None:
    chart = made(workbook, ask("website_visits"))
    scale = chart.facts.scale(chart.facts.panels[0])
    first = known(workbook.month_value("website_visits", Month.of(2025, 8), Segment.parse("channel:Search")))
    last = known(workbook.month_value("website_visits", AUGUST, Segment.parse("channel:Search")))
    by = scale.worded(scale.shown(last) - scale.shown(first))
    assert chart.titles[0] == (
        f"Website visits: Search is largest with {scale.worded(scale.shown(last))} in August 2026; "
        f"it rose most, by {by} since August 2025"
    )


def test_a_shorter_name_comes_before_half_a_message(workbook: Workbook) -> None:
    assert made(workbook, ask("orders")).titles[0].startswith("Orders: ")
    assert " most, by " in made(workbook, ask("orders")).titles[0]


def test_parts_that_look_the_same_are_level() -> None:
    sample = read_sample()
    parts = [part for part in book().segments_of("orders") if str(part.kind) == "channel"]
    same = {Cell("orders", AUGUST, part): 7.0 for part in parts}
    chart = made(book(replace(sample, values={**sample.values, **same})), ask("orders"))
    assert (
        chart.titles[0] == "Orders placed in all channels, before returns: all channels are level in August 2026, at 7"
    )
    two = same | {Cell("orders", AUGUST, parts[0]): 9.0, Cell("orders", AUGUST, parts[1]): 9.0}
    chart = made(book(replace(sample, values={**sample.values, **two})), ask("orders"))
    assert chart.titles[0].endswith(": 2 channels are largest in August 2026, with 9 each")


def test_the_title_leaves_a_month_that_still_runs_alone(workbook: Workbook) -> None:
    chart = made(workbook, ask("website_visits", last=Month.of(2026, 9)))
    assert "in August 2026" in chart.titles[0]
    assert "September 2026: 17 of 30 days." in chart.footnote
    assert "ring = month so far" in chart.subtitle


def test_of_several_kpis_the_higher_and_the_lower_ones_are_counted(workbook: Workbook) -> None:
    names = ("total_revenue", "gross_margin", "cac", "email_ctr")
    chart = made(workbook, ask("", *names))
    changes = [chart.facts.change(panel) or 0 for panel in chart.facts.panels]
    up, down = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    assert up and down and up + down == 4
    assert chart.titles[0].startswith(f"{up} of 4 KPIs ")
    assert chart.titles[0].endswith(f"in August 2026 than in August 2025, {down} lower")


def test_with_a_month_that_still_runs_the_one_before_is_held_against_its_own_year_before(workbook: Workbook) -> None:
    chart = made(workbook, ask("", "total_revenue", "gross_margin", last=Month.of(2026, 9)))
    assert (chart.facts.months[0], chart.facts.months[-1]) == (Month.of(2025, 8), Month.of(2026, 9))
    assert "in August 2026 than in August 2025" in chart.titles[0]
    longer = replace(ask("website_visits"), period=Period.rolling(AUGUST, 24))
    assert "since August 2025" in made(workbook, longer).titles[0]


def test_what_looks_the_same_is_neither_higher_nor_lower() -> None:
    sample = read_sample()
    months = [Month.of(2025, 8), AUGUST]
    steady = {Cell("subscribers", month): 900.0 for month in months} | {Cell("orders", months[0]): 10.0}
    typed = {
        Cell("orders", AUGUST): 20.0,
        Cell("social_followers", months[0]): 5.0,
        Cell("social_followers", AUGUST): 5.0,
    }
    source = book(replace(sample, values={**sample.values, **steady, **typed}))
    names = ("subscribers", "orders", "social_followers")
    assert made(source, ask("", *names)).titles[0] == (
        "1 of 3 KPIs was higher in August 2026 than in August 2025, 2 unchanged"
    )
    same = made(source, ask("", "subscribers", "social_followers"))
    assert same.titles[0] == "Both KPIs were the same in August 2026 as in August 2025"


def test_with_fewer_panels_the_texts_are_about_these(workbook: Workbook) -> None:
    chart = made(workbook, ask("website_visits")).first(3)
    assert chart.subtitle.startswith("Website visits of 3 of 5 channels, thousands,")
    assert len(chart.spots) == 3 * 13
    assert len(chart.facts.others(chart.facts.panels[0])) == 5


def test_without_names_the_kpis_with_a_goal_are_shown(workbook: Workbook) -> None:
    facts = made(workbook, ask()).facts
    assert len(facts.panels) == 12
    assert all(any(panel.goals) for panel in facts.panels)


def test_where_too_few_have_a_goal_all_that_are_shown_stand_side_by_side(workbook: Workbook) -> None:
    bare = made(book(replace(read_sample(), goals={})), ask())
    assert len(bare.facts.panels) == 12
    assert not any(any(panel.goals) for panel in bare.facts.panels)


def test_when_all_moved_one_way_it_is_said_plainly(workbook: Workbook) -> None:
    chart = made(workbook, ask("", "gross_margin", "conversion_rate"))
    assert chart.titles[0] == "Both KPIs were lower in August 2026 than in August 2025"


def test_longer_periods_have_all_their_months_and_none_before_the_first_figures(workbook: Workbook) -> None:
    asked = replace(ask("website_visits"), period=Period.rolling(AUGUST, 24))
    assert len(made(workbook, asked).facts.months) == 24
    asked = replace(asked, period=Period.rolling(AUGUST, 60))
    assert made(workbook, asked).facts.months[0] == workbook.first_month


def test_one_part_alone_is_refused_with_the_count(workbook: Workbook) -> None:
    sample = read_sample()
    one = Segment.parse("channel:Search")
    kept = {cell: v for cell, v in sample.values.items() if cell.segment in {None, one}}
    chart = multiples_chart(book(replace(sample, values=kept)), ask("conversion_rate"))
    assert isinstance(chart, RefusedChart)
    assert chart.reason == (
        "Two channels with “Conversion rate” are needed to be put side by side, and only one channel has any."
    )


def test_what_is_split_by_nothing_makes_no_sense_alone(workbook: Workbook) -> None:
    assert multiples_misfit(workbook, ask("churn_rate")) == "Churn rate is not split by channel, campaign or product."
    assert multiples_misfit(workbook, ask("website_visits")) is None
    assert multiples_misfit(workbook, ask("", "cac", "churn_rate")) is None
    assert multiples_misfit(workbook, ask("nothing")) is not None
    assert "by product" in (multiples_misfit(workbook, ask("visitors", segment="product:Mug")) or "")


def test_a_missing_month_is_a_gap_in_line_and_table() -> None:
    sample, search = read_sample(), Segment.parse("channel:Search")
    gone = Cell("visitors", Month.of(2026, 3), search)
    chart = made(book(replace(sample, values={c: v for c, v in sample.values.items() if c != gone})), ask("visitors"))
    assert "Broken line = months without a value: Search" in chart.footnote
    row = next(row for row in chart.rows() if row[0] == "Search" and row[2] == "2026-03")
    assert row[3] is None
    words = {spot.key: spot.words for spot in chart.spots}[f"{search}-2026-03"]
    assert words == "Search, March 2026: no value, not entered"


def test_the_rows_hold_every_line(workbook: Workbook) -> None:
    _, *rows = made(workbook, ask("visitors")).rows()
    told = {(row[0], row[2]): row[3] for row in rows}
    assert told["Search", "2026-08"] == workbook.month_value("visitors", AUGUST, Segment.parse("channel:Search"))
    assert len(rows) == 6 * 13


def test_of_two_kpis_only_one_of_which_can_be_compared_one_of_two_is_told() -> None:
    sample = read_sample()
    first = next(month for month in sorted({cell.month for cell in sample.values}) if month.plus(12) == AUGUST)
    gone = Cell("cash_balance", first)
    workbook = book(replace(sample, values={cell: value for cell, value in sample.values.items() if cell != gone}))
    chart = made(workbook, ask("", "cash_balance", "visitors"))
    assert chart.titles[0].startswith("1 of 2 KPIs was ")
