import datetime as dt
from collections.abc import Callable

import pytest

from kpidesk.analysis.comparison.row import judgement_of
from kpidesk.analysis.goals.goal_plan import HistoryStep, Kind, Tolerance
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.goal import Benchmark, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.exchange.amount import AmountRefused
from kpidesk.ui.goals.goal_words import (
    benchmark_text,
    column_title,
    dates_text,
    day,
    goal_text,
    history_lines,
    kind_words,
    list_entry,
    read_tolerance,
    shares_refused,
    spread_words,
    status_mark,
    tolerance_text,
)
from kpidesk.workbook.workbook import Workbook

AUGUST, MARCH = Month.of(2026, 8), Month.of(2026, 3)
MONEY = Indicator("money", "Money", Unit.MONEY, "Test")
RATE = Indicator("rate", "Rate", Unit.PERCENT, "Test")
PERCENT = "\u202f%"


@pytest.mark.parametrize(
    ("goal", "about", "text"),
    [
        (Goal(6856.0), MONEY, "6,856"),
        (Goal(48.0), MONEY, "48.00"),
        (Goal(0.18), RATE, f"18{PERCENT}"),
        (Goal(0.06, 0.1), RATE, f"6.0–10.0{PERCENT}"),
        (Goal(-5.0, 5.0), MONEY, "−5.00 to 5.00"),
    ],
)
def test_a_goal_is_written_as_short_as_it_is_clear(goal: Goal, about: Indicator, text: str) -> None:
    assert goal_text(goal, about, ENGLISH) == text


@pytest.mark.parametrize(
    ("tolerance", "about", "text"),
    [
        (Tolerance(share=0.1), MONEY, f"10{PERCENT}"),
        (Tolerance(share=0.125), MONEY, f"12.5{PERCENT}"),
        (Tolerance(amount=500.0), MONEY, "500"),
        (Tolerance(amount=0.02), RATE, "2\u202fpp"),
        (None, MONEY, ""),
    ],
)
def test_a_tolerance_reads_back_as_it_is_written(tolerance: Tolerance | None, about: Indicator, text: str) -> None:
    assert tolerance_text(tolerance, about, ENGLISH) == text
    assert read_tolerance(text, about, ENGLISH) == tolerance


@pytest.mark.parametrize(
    ("text", "about", "tolerance"),
    [
        ("5", MONEY, Tolerance(share=0.05)),
        ("5.5", RATE, Tolerance(share=0.055)),
        ("2 pp", RATE, Tolerance(amount=0.02)),
        ("5 GBP", MONEY, Tolerance(amount=5.0)),
        ("gbp 1,500", MONEY, Tolerance(amount=1500.0)),
        ("500", MONEY, Tolerance(amount=500.0)),
        ("100 %", MONEY, Tolerance(share=1.0)),
        ("", MONEY, None),
    ],
)
def test_a_bare_number_in_place_of_a_share_is_a_share_unless_it_cannot_be(
    text: str, about: Indicator, tolerance: Tolerance | None
) -> None:
    assert read_tolerance(text, about, ENGLISH, Tolerance(share=0.1), "GBP") == tolerance


def test_a_bare_number_in_place_of_an_amount_is_an_amount() -> None:
    assert read_tolerance("5", MONEY, ENGLISH, Tolerance(amount=500.0), "GBP") == Tolerance(amount=5.0)


@pytest.mark.parametrize("text", ["-5", "-10 %", "ten"])
def test_a_tolerance_is_a_distance(text: str) -> None:
    with pytest.raises(AmountRefused):
        read_tolerance(text, MONEY, ENGLISH)


def test_a_tolerance_follows_the_number_form() -> None:
    assert read_tolerance("2,5 %", MONEY, GERMAN) == Tolerance(share=0.025)


def test_a_line_of_the_list_says_status_and_goal(workbook: Workbook) -> None:
    entry = list_entry(workbook, "turnover", AUGUST, ENGLISH)
    assert (entry.name, entry.goal, entry.status, entry.hollow) == ("Turnover", "2,500", Status.ON_TRACK, False)
    assert entry.spoken == "Turnover, August 2026, on track, goal 2,500"


def test_a_line_without_goal_says_so_and_what_should_be_low_has_an_arrow(workbook: Workbook) -> None:
    entry = list_entry(workbook, "cac", AUGUST, ENGLISH)
    assert (entry.name, entry.goal, entry.status) == ("Customer acquisition cost ↓", "no goal", Status.NONE)
    assert entry.spoken == "Customer acquisition cost, August 2026, no goal"


def mark(workbook: Workbook, month: Month, indicator: str = "turnover") -> tuple[str, bool, str]:
    made = status_mark(judgement_of(workbook, indicator, Period.month(month)), workbook, month)
    return made.word, made.hollow, made.detail


def test_a_month_ahead_is_not_missing(workbook: Workbook) -> None:
    assert mark(workbook, Month.of(2026, 10)) == ("still ahead", False, "")


def test_a_missing_month_is(workbook: Workbook) -> None:
    workbook.apply(SetValues({Cell("sales", MARCH): None}))
    assert mark(workbook, MARCH) == ("no figure", False, "")


def test_an_unfinished_month_is_hollow_and_counts_its_days(make: Callable[..., Workbook]) -> None:
    assert mark(make(running={AUGUST: 17}), AUGUST) == ("on track", True, "so far, 17 of 31 days")


def test_what_is_neither_good_nor_bad_is_not_judged(make: Callable[..., Workbook]) -> None:
    assert mark(make(goals={GoalKey("basket", AUGUST): Goal(5.0)}), AUGUST, "basket")[0] == "not judged"


def test_kinds_and_spreads_have_words() -> None:
    assert [kind_words(kind) for kind in Kind] == ["at least", "at most", "between"]
    assert [spread_words(how) for how in Spread] == ["equally", "by days", "by last year’s shares"]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            NoValue(Cause.MISSING, "turnover", MARCH, have=11, of=12),
            "This needs 12 finished months of the year before. There are 11: March 2026 is missing.",
        ),
        (NoValue(Cause.OUT_OF_DOMAIN, "turnover", MARCH), "March 2026 was below zero"),
        (NoValue(Cause.ZERO_DIVISOR, "turnover", MARCH), "Last year adds up to nothing"),
        (NoValue(Cause.TOO_LARGE, "turnover", MARCH), "too large"),
    ],
)
def test_last_year_says_why_it_cannot_be_gone_by(workbook: Workbook, reason: NoValue, words: str) -> None:
    assert words in shares_refused(reason, workbook)


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (Period.month(AUGUST), "Aug"),
        (Calendar().year_to_date(AUGUST), "Jan to Aug"),
        (Calendar().year_to_date(Month.of(2026, 12)), "Jan to Dec"),
        (Calendar().year_to_date(Month.of(2026, 1)), "Jan"),
        (Calendar().year(2026), "2026"),
        (Calendar(4).year(2026), "2026/27"),
    ],
)
def test_columns_are_named_after_their_period(period: Period, title: str) -> None:
    assert column_title(period, Calendar()) == title


def test_dates_are_said_as_far_as_they_are_known() -> None:
    goal = Goal(1.0, set_on=dt.date(2026, 1, 5), review_on=dt.date(2026, 10, 5))
    assert day(dt.date(2026, 1, 5)) == "5 January 2026"
    assert dates_text([], None) == ""
    assert dates_text([Goal(1.0)], None) == ""
    said = "Goal set 5 January 2026, reviewed 10 July 2026, next review 5 October 2026"
    assert dates_text([goal, Goal(2.0, set_on=dt.date(2025, 3, 1))], dt.date(2026, 7, 10)) == said


def test_the_history_says_reasons_where_they_are_new() -> None:
    january = Month.of(2026, 1)
    first = Goal(5960.0, reason="Last year and a bit")
    steps = [
        HistoryStep(dt.datetime(2026, 9, 1), ((MARCH, None),)),
        HistoryStep(dt.datetime(2026, 7, 10), ((MARCH, Goal(7000.0, reason="Last year and a bit")),)),
        HistoryStep(dt.datetime(2026, 1, 5), ((january, first), (MARCH, Goal(9290.0, reason="Last year and a bit")))),
    ]
    assert history_lines(steps, MONEY, ENGLISH) == [
        "1 Sep 2026, for March 2026: taken away",
        "10 Jul 2026, for March 2026: 7,000",
        "5 Jan 2026, for January to March 2026: 5,960 to 9,290, by month. Last year and a bit",
    ]
    whole = history_lines(steps, MONEY, ENGLISH, adds_up=True)[2]
    assert whole == "5 Jan 2026, for January to March 2026: 15,250 in all, 5,960 to 9,290 a month. Last year and a bit"


def test_the_history_says_of_which_quarter_year_or_part_a_goal_was() -> None:
    april, mail = Month.of(2026, 4), Segment(SegmentKind.CHANNEL, "Mail")
    goals = ((april, Goal(7000.0)),)
    steps = [
        HistoryStep(dt.datetime(2026, 9, 1), goals, PeriodKind.QUARTER),
        HistoryStep(dt.datetime(2026, 8, 1), goals, PeriodKind.YEAR, mail),
    ]
    assert history_lines(steps, MONEY, ENGLISH) == [
        "1 Sep 2026, for April to June 2026: 7,000",
        "1 Aug 2026, for Mail, April 2026 to March 2027: 7,000",
    ]


@pytest.mark.parametrize(
    ("benchmark", "text"),
    [
        (Benchmark(0.021, kind="own history"), f"2.1{PERCENT} (own history)"),
        (Benchmark(0.02, 0.03), f"2.0{PERCENT} to 3.0{PERCENT} (industry)"),
        (Benchmark(0.5, kind="the guild"), f"50{PERCENT} (the guild)"),
    ],
)
def test_a_benchmark_says_where_it_comes_from(benchmark: Benchmark, text: str) -> None:
    assert benchmark_text(benchmark, RATE, ENGLISH, "EUR") == text
