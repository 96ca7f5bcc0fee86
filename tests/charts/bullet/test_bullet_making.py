"""Which KPIs stand on a bullet page, how they are judged, and what the page says."""

import datetime as dt
from dataclasses import replace

import pytest

from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.overview.tiles import Side, tiles
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.bullet.bullet_making import bullet_chart, bullet_misfit
from kpidesk.charts.bullet.bullet_page import BulletPage
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

AUGUST = Period.month(Month.of(2026, 8))


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))


def ask(indicator: str = "", period: Period = AUGUST, *indicators: str, segment: str = "") -> ChartAsk:
    part = Segment.parse(segment) if segment else None
    return ChartAsk(ChartKind.BULLET, indicator, period, part, indicators=indicators)


def page(workbook: Workbook, asked: ChartAsk) -> BulletPage:
    made = bullet_chart(workbook, asked)
    assert isinstance(made, BulletPage)
    return made


def known(value: Value) -> float:
    assert not isinstance(value, NoValue)
    return value


def ids(made: BulletPage) -> list[str]:
    return [bullet.about.id for bullet in made.facts.bullets]


def test_the_overviews_tiles_with_a_goal_come_first(workbook: Workbook) -> None:
    placed = tiles(workbook)
    every = [*placed[Side.BUSINESS], *placed[Side.MARKETING]]
    aimed = [name for name in every if workbook.month_goal(name, AUGUST.last) is not None]
    made = page(workbook, ask())
    assert ids(made)[: len(aimed)] == aimed
    assert len(ids(made)) == 12
    assert made.facts.of_all == 14
    assert "12 of 14 KPIs" in made.subtitle


def test_those_that_were_asked_for_come_in_their_order(workbook: Workbook) -> None:
    made = page(workbook, ask("profit", AUGUST, "cac", "revenue", "cac"))
    assert ids(made) == ["cac", "revenue"]
    assert made.subtitle.startswith("2 KPIs, August 2026, scales differ.")


def test_every_status_is_that_of_the_table_of_changes(workbook: Workbook) -> None:
    for bullet in page(workbook, ask()).facts.bullets:
        assert bullet.judgement == judgement_of(workbook, bullet.about.id, AUGUST)


def test_the_title_counts_the_goals_of_the_page_and_names_the_furthest(workbook: Workbook) -> None:
    made = page(workbook, ask())
    met = [b for b in made.facts.bullets if b.judgement.status is Status.ON_TRACK]
    assert made.titles[0] == (
        f"{len(met)} of 12 goals shown for August 2026 were met; "
        "CAC is furthest from its goal (29.6\N{NO-BREAK SPACE}EUR against 22.0\N{NO-BREAK SPACE}EUR)"
    )


def test_a_page_with_fewer_bullets_speaks_of_these_alone(workbook: Workbook) -> None:
    made = page(workbook, ask()).first(5)
    met = [b for b in made.facts.bullets if b.judgement.status is Status.ON_TRACK]
    assert made.titles[-1].startswith("Not one of 5 goals" if not met else f"{len(met)} of 5 goals")
    assert made.subtitle.startswith("5 of 14 KPIs")
    assert len(made.spots) == 5


def test_a_single_bullet_is_told_by_its_figure(workbook: Workbook) -> None:
    made = page(workbook, ask("cac"))
    assert made.titles[0] == (
        "Customer acquisition cost (CAC) missed the goal by 7.6\N{NO-BREAK SPACE}EUR in August 2026 "
        "(29.6\N{NO-BREAK SPACE}EUR against 22.0\N{NO-BREAK SPACE}EUR)"
    )
    assert made.subject == "cac"
    assert "\N{DOWNWARDS ARROW} = lower is better." in made.footnote


def test_a_running_month_is_hollow_and_its_goal_called_that_of_the_whole_month(workbook: Workbook) -> None:
    made = page(workbook, ask("total_revenue", Period.month(Month.of(2026, 9))))
    assert made.facts.bullets[0].judgement.hollow
    assert "so far in September 2026 (17 of 30 days); the goal for the whole month is" in made.titles[0]


def test_a_year_that_still_runs_is_held_against_the_goals_so_far(workbook: Workbook) -> None:
    (bullet,) = page(workbook, ask("total_revenue", workbook.calendar.year(2026))).facts.bullets
    months = Month.of(2026, 1).until(Month.of(2026, 9))
    goals = [workbook.month_goal("total_revenue", month) for month in months]
    path = sum(goal.value for goal in goals[:-1] if goal) + (goals[-1].value if goals[-1] else 0) * 17 / 30
    actual = sum(known(workbook.month_value("total_revenue", month)) for month in months)
    assert bullet.value == pytest.approx(actual)
    assert bullet.goals == pytest.approx([path])


def test_an_earlier_year_is_judged_whole(workbook: Workbook) -> None:
    made = page(workbook, ask("total_revenue", workbook.calendar.year(2025)))
    assert not made.facts.paced
    assert made.facts.bullets[0].value == pytest.approx(workbook.value("total_revenue", workbook.calendar.year(2025)))


def test_a_part_of_the_business_has_figures_of_its_own(workbook: Workbook) -> None:
    made = page(workbook, ask("website_visits", segment="channel:Search"))
    assert made.facts.bullets[0].value == workbook.month_value(
        "website_visits", AUGUST.last, Segment.parse("channel:Search")
    )
    assert made.subject == "website_visits-Search"
    assert made.spots[0].origin is not None
    assert made.spots[0].origin.segment == Segment.parse("channel:Search")


def test_a_part_is_named_even_in_the_shortest_title(workbook: Workbook) -> None:
    made = page(workbook, ask("visitors", segment="channel:Search"))
    assert all("Search" in title for title in made.titles)


def test_without_a_value_the_figure_that_is_missing_is_named() -> None:
    sample = read_sample()
    values = {cell: value for cell, value in sample.values.items() if cell.indicator != "conversions"}
    bare = Workbook(
        NoLedger(), replace(sample, values=values), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20)
    )
    one = bullet_chart(bare, ask("conversion_rate"))
    assert isinstance(one, RefusedChart)
    assert one.reason == (
        "Conversion rate has no value for August 2026: “Desired actions” is not entered for August 2026."
    )
    two = bullet_chart(bare, ask("", AUGUST, "conversion_rate", "conversions"))
    head = "Neither of the two KPIs has a value for August 2026"
    assert two.titles[0].startswith(f"{head}: “Desired actions” is not entered")


def test_without_a_goal_nothing_is_held_against_one(workbook: Workbook) -> None:
    alt = page(workbook, ask("email_opens")).alt_text
    assert "against its goal" not in alt
    assert alt.endswith("without a goal.") and "Email opens: " in alt


def test_without_any_goal_the_page_is_refused_with_what_to_do(workbook: Workbook) -> None:
    contents = replace(read_sample(), goals={})
    bare = Workbook(NoLedger(), contents, workbook.indicators, lambda: dt.datetime(2026, 9, 20))
    made = bullet_chart(bare, ask())
    assert isinstance(made, RefusedChart)
    assert made.reason == "No KPI has a goal in August 2026. Set one under Goals, and it shows here."


def test_a_part_has_the_kpis_with_a_goal_of_its_own(workbook: Workbook) -> None:
    search = Segment.parse("channel:Search")
    goals = {GoalKey("conversion_rate", AUGUST.last, segment=search): Goal(0.02)}
    contents = replace(read_sample(), goals=goals)
    aimed = Workbook(NoLedger(), contents, workbook.indicators, lambda: dt.datetime(2026, 9, 20))
    made = page(aimed, ask(segment="channel:Search"))
    assert ids(made) == ["conversion_rate"]
    assert made.facts.bullets[0].goals == [0.02]
    other = bullet_chart(aimed, ask(segment="channel:Email"))
    assert other.titles[0].startswith("No KPI has a goal for channel Email in August 2026.")


def test_a_kpi_without_a_goal_is_shown_with_a_ring_and_the_reason(workbook: Workbook) -> None:
    made = page(workbook, ask("", AUGUST, "email_open_rate", "profit"))
    assert "Ring = no goal: Email open rate." in made.footnote
    assert made.titles[0].startswith("Profit (operating) missed the goal by 0.42k")


def test_a_figure_that_is_not_there_is_no_0(workbook: Workbook) -> None:
    contents = read_sample()
    kept = {cell: v for cell, v in contents.values.items() if cell.indicator != "revenue" or cell.month < AUGUST.last}
    holed = Workbook(NoLedger(), replace(contents, values=kept), workbook.indicators, lambda: dt.datetime(2026, 9, 20))
    made = page(holed, ask("", AUGUST, "total_revenue", "website_visits"))
    assert made.facts.bullets[0].value is None
    assert "Ring = no value: Total revenue." in made.footnote
    row = list(made.rows())[1]
    assert row[2] is None


def test_the_rows_hold_what_the_chart_is_drawn_from(workbook: Workbook) -> None:
    heading, *rows = page(workbook, ask()).rows()
    table = {str(row[0]): dict(zip(heading, row, strict=True)) for row in rows}
    told = table["Total revenue"]
    goal = workbook.month_goal("total_revenue", AUGUST.last)
    assert goal is not None
    assert told["actual"] == workbook.month_value("total_revenue", AUGUST.last)
    assert (told["goal"], told["goal up to"]) == (goal.value, None)
    assert told["tolerance"] == pytest.approx(goal.value / 10)
    assert told["scale from"] == 0
    assert told["status"] == "watch"


def test_an_unknown_figure_is_no_bullet(workbook: Workbook) -> None:
    assert bullet_misfit(workbook, ask("nothing")) is not None
    assert bullet_misfit(workbook, ask("", AUGUST, "profit", "nothing")) is not None
    assert bullet_misfit(workbook, ask()) is None
    assert bullet_misfit(workbook, ask("profit")) is None


def test_days_of_a_running_year_are_those_up_to_its_newest_month() -> None:
    sample = read_sample()
    september = Month.of(2026, 9)
    values = sample.values | {Cell("revenue", september): 3000.0, Cell("ad_spend", september): 200.0}
    running = replace(sample, values=values, months={september: MonthState(MonthStatus.UNFINISHED, 12)})
    book = Workbook(NoLedger(), running, read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    made = page(book, ask(period=Calendar().year(2026)))
    assert made.titles[0].startswith("255 of 273 days into January to September 2026, ")
