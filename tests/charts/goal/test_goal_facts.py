import datetime as dt

import pytest

from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.charts.goal.goal_facts import facts_for
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

NOW = dt.datetime(2026, 4, 10, 9, 30)
NEWSLETTER = Segment(SegmentKind.CHANNEL, "newsletter")
SHIPPED = [
    Indicator("sales", "Sales", Unit.MONEY, "Sales", segment_kinds=frozenset({SegmentKind.CHANNEL})),
    Indicator("visits", "Visits", Unit.COUNT, "Sales"),
    Indicator("stock", "Stock", Unit.COUNT, "Sales", rollup=Rollup.LAST),
    Indicator("rate", "Rate", Unit.PERCENT, "Sales", Kind.KPI, Direction.HIGHER, formula="sales / visits"),
]


def shop(
    first: str = "2025-01", sales: int = 15, year_start: int = 1, goals: dict[GoalKey, Goal] | None = None
) -> Workbook:
    """Sales of 100, 101, 102 and so on, and half of it from the newsletter."""
    start = Month.parse(first)
    values = {Cell("sales", start.plus(i)): 100.0 + i for i in range(sales)}
    values |= {Cell("sales", start.plus(i), NEWSLETTER): 50.0 + i / 2 for i in range(sales)}
    contents = Contents(Business("Shop", "GBP", year_start), segments=(NEWSLETTER,), values=values, goals=goals or {})
    return Workbook(NoLedger(), contents, {i.id: i for i in SHIPPED}, lambda: NOW)


def at(text: str, workbook: Workbook) -> Period:
    return workbook.calendar.parse(text)


@pytest.mark.parametrize(
    ("period", "months", "current"),
    [
        ("2025-06", ("2025-01", "2025-12"), "2025-06"),
        ("2025-Q2", ("2025-01", "2025-12"), "2025-06"),
        ("2025", ("2025-01", "2025-12"), "2025-12"),
        ("ytd:2026-02", ("2026-01", "2026-12"), "2026-02"),
        ("12m:2026-02", ("2025-03", "2026-02"), "2026-02"),
        ("2026", ("2026-01", "2026-12"), "2026-03"),
        ("2027-05", ("2027-01", "2027-12"), "2026-03"),
    ],
)
def test_a_period_gives_its_business_year_and_the_month_to_judge(
    period: str, months: tuple[str, str], current: str
) -> None:
    workbook = shop()
    facts = facts_for(workbook, "sales", at(period, workbook))
    assert (str(facts.months[0]), str(facts.months[-1]), str(facts.current)) == (*months, current)
    assert len(facts.months) == 12


def test_the_business_year_starts_where_the_business_says() -> None:
    workbook = shop(year_start=4)
    facts = facts_for(workbook, "sales", at("2026-02", workbook))
    assert (str(facts.months[0]), str(facts.months[-1])) == ("2025-04", "2026-03")


def test_what_lies_behind_the_judged_month_is_left_out() -> None:
    workbook = shop()
    facts = facts_for(workbook, "sales", at("2025-03", workbook))
    assert facts.actual[:3] == [100.0, 101.0, 102.0]
    assert all(isinstance(value, NoValue) and value.cause is Cause.MISSING for value in facts.actual[3:])


def test_goals_come_with_the_day_on_which_the_youngest_was_set() -> None:
    january, june = GoalKey("sales", Month.of(2025, 1)), GoalKey("sales", Month.of(2025, 6))
    older, newer = Goal(110.0, set_on=dt.date(2025, 1, 3)), Goal(120.0, set_on=dt.date(2025, 6, 9))
    workbook = shop(goals={january: older, june: newer})
    facts = facts_for(workbook, "sales", at("2025", workbook))
    assert [goal.value if goal else None for goal in facts.goal] == [110.0, *[None] * 4, 120.0, *[None] * 6]
    assert facts.goal_set_on == dt.date(2025, 6, 9)


def test_a_chart_without_goals_has_no_day_either() -> None:
    workbook = shop()
    assert facts_for(workbook, "sales", at("2025", workbook)).goal_set_on is None


def test_a_segment_has_figures_and_no_goals() -> None:
    workbook = shop(goals={GoalKey("sales", Month.of(2025, 1)): Goal(110.0)})
    facts = facts_for(workbook, "sales", at("2025-02", workbook), segment=NEWSLETTER)
    assert facts.actual[:2] == [50.0, 50.5]
    assert facts.goal == [None] * 12
    assert facts.segment == NEWSLETTER


@pytest.mark.parametrize(
    ("indicator", "is_flow", "is_level"), [("sales", True, False), ("stock", False, True), ("rate", False, False)]
)
def test_what_adds_up_and_what_is_a_level_follow_the_definition(indicator: str, is_flow: bool, is_level: bool) -> None:
    workbook = shop()
    facts = facts_for(workbook, indicator, at("2025", workbook))
    assert (facts.is_flow, facts.is_level) == (is_flow, is_level)


def test_a_missing_figure_of_a_past_month_keeps_its_reason() -> None:
    workbook = shop()
    facts = facts_for(workbook, "rate", at("2025-01", workbook))
    assert facts.actual[0] == NoValue(Cause.MISSING, "visits", Month.of(2025, 1))


def test_an_empty_file_is_judged_at_the_running_month() -> None:
    workbook = shop(sales=0)
    facts = facts_for(workbook, "sales", at("2026", workbook))
    assert facts.current == Month.of(2026, 4)
    assert not any(facts.actual)


def test_currency_label_calendar_and_number_form_are_handed_on() -> None:
    workbook = shop()
    facts = facts_for(workbook, "sales", at("2025", workbook), GERMAN)
    assert (facts.currency, facts.label, facts.form, facts.calendar) == ("GBP", "Sales", GERMAN, Calendar())
