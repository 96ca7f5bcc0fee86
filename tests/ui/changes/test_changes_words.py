"""Headers, status bar, advice, empty pages."""

import pytest

from kpidesk.analysis.goals.status import Advice, Counsel, Judgement, Status
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.changes import head_words, words
from kpidesk.ui.changes.columns import Column
from kpidesk.ui.changes.look import Span
from kpidesk.ui.changes.nothing import Nothing
from kpidesk.ui.changes.rows import Heading, Order

CALENDAR = Calendar()
APRIL_YEAR = Calendar(4)
RUNNING = Calendar(1, {Month.of(2026, 9): 17})


def heads(period: str, calendar: Calendar = CALENDAR) -> list[str]:
    shown = (Column.VALUE, Column.PREVIOUS, Column.CHANGE, Column.LAST_YEAR, Column.YEAR_CHANGE)
    return [" / ".join(filter(None, head_words.head(column, calendar.parse(period), calendar))) for column in shown]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2026-08", ["Aug 26", "Jul 26", "Δ Jul", "Aug 25", "Δ Aug 25"]),
        ("2026-01", ["Jan 26", "Dec 25", "Δ Dec", "Jan 25", "Δ Jan 25"]),
        ("2026-Q3", ["Q3 26", "Q2 26", "Δ Q2", "Q3 25", "Δ Q3 25"]),
        ("2026", ["2026", "2025", "Δ 2025", "2025", "Δ 2025"]),
        (
            "ytd:2026-08",
            ["Jan–Aug / 2026", "May–Dec / 2025", "Δ May–Dec 2025", "Jan–Aug / 2025", "Δ Jan–Aug 2025"],
        ),
        ("ytd:2026-01", ["Jan 26", "Dec 25", "Δ Dec 25", "Jan 25", "Δ Jan 25"]),
        (
            "12m:2026-08",
            ["12 months / to Aug 26", "12 months / to Aug 25", "Δ Aug 25", "12 months / to Aug 25", "Δ Aug 25"],
        ),
    ],
)
def test_headers_name_their_months(period: str, found: list[str]) -> None:
    assert heads(period) == found


def test_a_business_year_that_starts_in_april_names_both_years() -> None:
    assert heads("2025", APRIL_YEAR)[:3] == ["2025/26", "2024/25", "Δ 2024/25"]
    assert heads("ytd:2026-02", APRIL_YEAR)[0] == "Apr 25– / Feb 26"


def test_the_header_of_a_running_period_counts_its_days() -> None:
    assert heads("2026-09", RUNNING)[0] == "Sep 26 / 17/30 days"
    assert heads("2026-Q3", RUNNING)[0] == "Q3 26 / 79/92 days"
    assert heads("2026", RUNNING)[0] == "2026"
    assert heads("2026-08", RUNNING)[0] == "Aug 26"


@pytest.mark.parametrize(
    ("column", "head"),
    [
        (Column.NAME, "KPI"),
        (Column.TREND, "13 months"),
        (Column.GOAL, "Goal"),
        (Column.VARIANCE, "Δ goal"),
        (Column.STATUS, "Status"),
        (Column.SIGNAL, "Signal"),
    ],
)
def test_the_other_headers_stay(column: Column, head: str) -> None:
    assert head_words.head(column, CALENDAR.parse("2026-08"), CALENDAR) == (head, "")


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("period", ["2026-08", "2026-Q3", "2026", "ytd:2026-08", "12m:2026-08"])
def test_every_header_is_said_in_full(column: Column, period: str) -> None:
    tip = head_words.head_tip(column, CALENDAR.parse(period), CALENDAR)
    assert len(tip) >= 3 and "{" not in tip


def test_a_difference_says_what_is_taken_from_what() -> None:
    tip = head_words.head_tip(Column.CHANGE, CALENDAR.parse("2026-08"), CALENDAR)
    assert tip == "August 2026 less July 2026"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-08", "August 2026"),
        ("2026-Q3", "Q3 2026"),
        ("2026", "2026"),
        ("ytd:2026-08", "August 2026"),
        ("12m:2026-08", "August 2026"),
    ],
)
def test_the_stepper_names_the_period_shortly(period: str, said: str) -> None:
    assert words.stepper(CALENDAR.parse(period), CALENDAR) == said


def test_all_months_are_measured_for_the_stepper() -> None:
    assert len(set(words.steppers())) == 12


@pytest.mark.parametrize(
    ("kpis", "typed", "start"),
    [
        (14, 0, "14 KPIs; arrow = direction of the number"),
        (1, 0, "1 KPI; arrow"),
        (26, 3, "26 KPIs, 3 typed figures; arrow"),
        (0, 1, "0 KPIs, 1 typed figure; arrow"),
    ],
)
def test_the_status_bar_counts_and_explains_the_marks(kpis: int, typed: int, start: str) -> None:
    facts = words.facts(kpis, typed, "blue good, orange bad")
    assert facts.startswith(start)
    assert facts.endswith("blue good, orange bad; changes are coloured only where a month stands out")


def test_every_choice_has_words() -> None:
    assert len({words.span(span) for span in Span}) == 6
    assert all(len(words.span(span, short=True)) <= len(words.span(span)) for span in Span)
    assert [words.group(group) for group in (None, Heading.MARKETING, "Finance")] == [
        "All groups",
        "Marketing",
        "Finance",
    ]
    assert [words.order(order) for order in Order] == ["Needs attention", "In groups"]
    assert [words.heading(heading) for heading in Heading] == ["Business", "Marketing", "Figures typed"]


def test_a_segment_says_of_what_kind_it_is() -> None:
    assert words.segment(None) == "Whole business"
    assert words.segment(Segment(SegmentKind.PRODUCT, "Search")) == "Product: Search"


@pytest.mark.parametrize(
    ("judgement", "word"),
    [
        (Judgement(Status.ON_TRACK), "on track"),
        (Judgement(Status.WATCH), "watch"),
        (Judgement(Status.OFF), "off"),
        (Judgement(Status.NONE, reason=NoValue(Cause.NO_GOAL)), "no goal"),
        (Judgement(Status.NONE, reason=NoValue(Cause.MISSING, "x", have=2, of=3)), "2 of 3 months"),
        (Judgement(Status.NONE), "neither is better"),
    ],
)
def test_a_status_has_its_word_or_its_reason(judgement: Judgement, word: str) -> None:
    assert words.status(judgement) == word


@pytest.mark.parametrize("advice", list(Advice))
@pytest.mark.parametrize("recompute", [False, True])
def test_every_counsel_is_put_into_sentences(advice: Advice, recompute: bool) -> None:
    said = words.advice(Counsel(advice, recompute), Judgement(Status.OFF))
    assert said.endswith(".") and "\n" not in said
    assert ("old usual range" in said) is recompute


def test_no_two_counsels_read_the_same() -> None:
    assert len({words.advice(Counsel(advice), Judgement(Status.OFF)) for advice in Advice}) == len(Advice)


def test_without_counsel_a_goal_is_suggested_only_where_one_is_lacking() -> None:
    lacking = Judgement(Status.NONE, reason=NoValue(Cause.NO_GOAL))
    assert words.advice(None, lacking) == "Set a goal to see where this figure stands."
    assert words.advice(None, Judgement(Status.ON_TRACK)) == ""
    assert words.advice(None, Judgement(Status.NONE, reason=NoValue(Cause.MISSING, "x"))) == ""


@pytest.mark.parametrize("nothing", list(Nothing))
def test_every_empty_page_says_what_to_do(nothing: Nothing) -> None:
    title, sentence, button = words.nothing(nothing)
    assert title and sentence.endswith(".") and button


def test_per_day_is_explained() -> None:
    assert "short month is not a fall" in words.per_day_tip()


@pytest.mark.parametrize(
    ("months", "said"), [(["2026-04"], "Apr"), (["2026-04", "2026-05"], "Apr, May"), (["2026-04"] * 3, "3 months")]
)
def test_missing_months_are_named_or_counted(months: list[str], said: str) -> None:
    assert words.listed_months([Month.parse(month) for month in months]) == said
