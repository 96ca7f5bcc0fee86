"""Titles, subtitles, footnotes and alt texts: worded from the plotted figures, and true."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.charts.goal.goal_sentences import reason
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.words.naming import LONGEST_TITLE
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue

Build = Callable[..., GoalVsActualFacts]
LONG = "Net sales before returns of all shops, markets and wholesale partners in Europe and the Americas"


def plain(text: str) -> str:
    """With ordinary spaces, for reading."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


def title(facts: GoalVsActualFacts) -> str:
    return plain(describe(facts).title)


def test_a_missed_month_of_a_flow_is_told_with_the_year_to_date(facts: Build) -> None:
    assert title(facts()) == (
        "Total revenue missed the goal by 0.44k EUR in August; the year to date is 1.0k above (54.6k of 53.6k)"
    )


@pytest.mark.parametrize(
    ("direction", "actual", "goal", "says"),
    [
        (Direction.HIGHER, 25, 20, "Total revenue beat the goal by 5 EUR in January"),
        (Direction.HIGHER, 15, 20, "Total revenue missed the goal by 5 EUR in January"),
        (Direction.LOWER, 25, 20, "Total revenue missed the goal by 5 EUR in January"),
        (Direction.LOWER, 15, 20, "Total revenue beat the goal by 5 EUR in January"),
        (Direction.LOWER, 20, 20, "Total revenue came out level with the goal (20 EUR) in January"),
        (Direction.NEUTRAL, 25, 20, "Total revenue lay 5 EUR above the goal in January"),
        (Direction.NEUTRAL, 15, 20, "Total revenue lay 5 EUR below the goal in January"),
        (Direction.BAND, 25, 20, "Total revenue missed the goal by 5 EUR in January"),
        (Direction.BAND, 25, Goal(20, 30), "Total revenue stayed within the goal (20 to 30 EUR) in January"),
        (Direction.BAND, 33, Goal(20, 30), "Total revenue missed the goal (20 to 30 EUR) by 3 EUR in January"),
        (Direction.HIGHER, -400, -500, "Total revenue beat the goal by 100 EUR in January"),
    ],
)
def test_the_verdict_follows_the_direction(
    facts: Build, direction: Direction, actual: float, goal: float | Goal, says: str
) -> None:
    assert title(facts([actual], [goal], direction=direction, current="2026-01")) == says


def test_a_difference_that_is_not_seen_is_no_difference(facts: Build) -> None:
    said = title(facts([6418.0], [6420.0], current="2026-01"))
    assert said == "Total revenue came out level with the goal (6.42k EUR) in January"


def test_a_rate_in_points_with_its_months_in_a_row(facts: Build) -> None:
    said = title(
        facts(
            [0.05, 0.07, 0.06],
            [0.04] * 3,
            unit=Unit.PERCENT,
            direction=Direction.LOWER,
            current="2026-03",
            is_flow=False,
        )
    )
    assert said == "Total revenue missed the goal by 2.0 pp in March, the 3rd month in a row above it"


def test_months_in_a_row_are_counted_in_words_that_read_well(facts: Build) -> None:
    said = title(facts([10] * 12, [20] * 12, current="2026-12", is_flow=False, is_level=True))
    assert said == "Total revenue missed the goal by 10 EUR in December, the 12th month in a row below it"


@pytest.mark.parametrize(
    ("number", "word"), [(2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")]
)
def test_ordinals(facts: Build, number: int, word: str) -> None:
    last = Month.of(2026, 1).plus(number - 1)
    said = title(facts([10] * number, [20] * number, current=str(last), is_flow=False))
    assert f"the {word} month in a row below it" in said


def test_a_running_month_is_told_so_far_and_never_judged(facts: Build) -> None:
    said = title(facts([20, 3], [20, 25], current="2026-02", running={"2026-02": 9}))
    assert said == "Total revenue: 3 EUR so far in February (9 of 28 days); the goal for the whole month is 25 EUR"
    assert "%" not in said
    assert "missed" not in said


def test_a_running_month_without_goal_says_so(facts: Build) -> None:
    said = title(facts([20, 3], [20, None], current="2026-02", running={"2026-02": 9}))
    assert said == "Total revenue: 3 EUR so far in February (9 of 28 days); no goal is set for the month"


def test_no_goal_says_so(facts: Build) -> None:
    assert title(facts([20], [None], current="2026-01")) == "Total revenue came to 20 EUR in January; no goal is set"


def test_no_goal_for_this_month_only_says_that(facts: Build) -> None:
    said = title(facts([20, 21], [20, None], current="2026-02"))
    assert said == "Total revenue came to 21 EUR in February; no goal is set for February"


def test_no_figures_say_so(facts: Build) -> None:
    assert title(facts([None] * 12, [None] * 12)) == "Total revenue: no figures for 2026"


@pytest.mark.parametrize("goal", [20.0, None])
def test_an_older_month_is_not_taken_for_the_newest(facts: Build, goal: float | None) -> None:
    said = title(facts([25, None], [goal] * 2, current="2026-02"))
    assert said.endswith(" in January; February has no value yet")


def test_the_year_is_said_where_a_month_occurs_twice(facts: Build) -> None:
    said = title(facts([10] * 13, [20] * 13, first="2025-08", current="2026-08", is_flow=False))
    assert "in August 2026" in said


def test_a_level_year_to_date_is_called_level(facts: Build) -> None:
    said = title(facts([10, 30], [20, 20], current="2026-02"))
    assert (
        said == "Total revenue beat the goal by 10 EUR in February; the year to date is level with the goal (40 of 40)"
    )


def test_a_long_name_gives_way_to_the_short_one_and_then_to_dots(facts: Build) -> None:
    short = describe(facts([20], [25], label=LONG, short="Net sales", current="2026-01"))
    assert plain(short.titles[-1]) == "Net sales missed the goal by 5 EUR in January"
    cut = title(facts([20], [25], label=LONG + " and beyond " * 5, current="2026-01"))
    assert len(cut) <= LONGEST_TITLE
    assert re.search(r"\w… missed the goal by 5 EUR in January$", cut)


def test_a_word_without_end_is_cut_as_well(facts: Build) -> None:
    assert len(title(facts([20], [25], label="x" * 400, current="2026-01"))) <= LONGEST_TITLE


def test_lines_and_spaces_in_a_name_become_one_space(facts: Build) -> None:
    assert title(facts([20], [20], label=" Net\n\tsales ", current="2026-01")).startswith("Net sales came out level")


def test_shorter_wordings_follow_the_fullest(facts: Build) -> None:
    titles = [plain(said) for said in describe(facts()).titles]
    assert len(titles[0]) > len(titles[-1])
    assert titles[-1] == "Total revenue missed the goal by 0.44k EUR in August"


# -- every number in the title comes from the plotted figures ------------------------------------------------------


def recomputed(chart: GoalVsActual) -> set[str]:
    """All numbers that a true title may hold, worked out anew from the points."""
    scale, judged = chart.scale, chart.series.judged
    allowed = {str(chart.series.run)} | {str(point.month.year) for point in chart.points}
    if judged is None:
        return allowed
    numbers = [number for number in judged.numbers if number is not None]
    allowed |= {scale.label(scale.shown(number)) for number in numbers}
    if judged.number is not None and judged.goal_low is not None and judged.goal_high is not None:
        for end in (judged.goal_low, judged.goal_high):
            allowed.add(scale.label(abs(scale.shown(judged.number) - scale.shown(end))))
    if judged.days:
        allowed |= {str(day) for day in judged.days}
    sums = chart.series.year_to_date
    if sums is not None:
        year = set(chart.facts.calendar.year_to_date(judged.month).months)
        done = [point for point in chart.points if point.month in year and not point.is_hollow]
        actual = sum(Decimal(repr(point.number)) for point in done if point.number is not None)
        goal = sum(Decimal(repr(point.goal_low)) for point in done if point.goal_low is not None)
        shown = sums.scale.shown(float(actual)), sums.scale.shown(float(goal))
        allowed |= {sums.scale.label(number) for number in (*shown, abs(shown[0] - shown[1]))}
    return allowed


NUMBER = re.compile(r"\u2212?\d[\d.,]*\d|\u2212?\d")
MONTHS = st.lists(
    st.tuples(st.none() | st.integers(-99_999_999, 99_999_999), st.none() | st.integers(-99_999_999, 99_999_999)),
    min_size=1,
    max_size=13,
)


@given(MONTHS, st.sampled_from(list(Unit)), st.sampled_from(list(Direction)), st.integers(0, 7))
@settings(derandomize=True, deadline=None, max_examples=250)
def test_every_number_in_every_title_is_recomputed_from_the_points(
    months: list[tuple[int | None, int | None]], unit: Unit, direction: Direction, switches: int
) -> None:
    is_flow, is_german, is_running = (bool(switches & bit) for bit in (1, 2, 4))
    first = Month.of(2026, 3)
    last = first.plus(len(months) - 1)
    chart = describe(
        GoalVsActualFacts(
            Indicator("x", "Sales", unit, "g", direction=direction),
            "Sales",
            "EUR",
            Calendar(4, {last: 11} if is_running else {}),
            first.until(last),
            [NoValue(Cause.MISSING) if actual is None else actual / 100 for actual, _ in months],
            [None if goal is None else Goal(goal / 100) for _, goal in months],
            last,
            GERMAN if is_german else ENGLISH,
            is_flow=is_flow,
        )
    )
    allowed = recomputed(chart)
    for said in chart.titles:
        assert len(said) <= LONGEST_TITLE
        assert set(NUMBER.findall(said)) <= allowed, said


# -- subtitle, footnote, alt text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "subtitle"),
    [
        ({}, "Total revenue, thousand EUR per month, 2026. Solid = actual, outline = goal"),
        (
            {"actual": [12, 3], "goal": [None] * 2, "running": {"2026-02": 3}, "current": "2026-02"},
            "Total revenue, EUR per month, January to February 2026. Solid = actual, hollow = month so far",
        ),
        (
            {"actual": [12.0], "goal": [12], "is_flow": False, "is_level": True, "unit": Unit.COUNT},
            "Total revenue, number, at the end of each month, January 2026. Solid = actual, outline = goal",
        ),
        (
            {"actual": [0.18], "goal": [0.2], "is_flow": False, "unit": Unit.PERCENT},
            "Total revenue, percent, per month, January 2026. Line = actual, grey steps = goal, axis starts at 18.0 %",
        ),
        (
            {"actual": [5], "goal": [Goal(4, 6)], "is_flow": False, "unit": Unit.DAYS, "previous_year": [1.0]},
            "Total revenue, days, per month, January 2026. Line = actual, grey steps = goal (from to), "
            "grey line = a year before",
        ),
        (
            {"actual": [5], "goal": [None], "segment": Segment(SegmentKind.CHANNEL, "newsletter")},
            "Total revenue, channel newsletter, EUR per month, January 2026. Solid = actual",
        ),
        (
            {"actual": [5], "goal": [4], "previous_year": [3.0]},
            "Total revenue, EUR per month, January 2026. Solid = actual, outline = goal, grey mark = a year before",
        ),
    ],
)
def test_the_subtitle_names_measure_unit_period_and_notation(
    facts: Build, settings: dict[str, object], subtitle: str
) -> None:
    assert plain(describe(facts(**settings)).subtitle) == subtitle


def test_the_footnote_gives_source_dates_rounding_and_reasons(facts: Build) -> None:
    undefined = NoValue(Cause.ZERO_DIVISOR, "revenue", detail="visits")
    chart = describe(
        facts(
            [1114.0, None, undefined, 1114.0],
            [1000] * 4,
            current="2026-04",
            entered_on=dt.date(2026, 5, 3),
            goal_set_on=dt.date(2026, 1, 12),
            goal_reviewed_on=dt.date(2026, 4, 10),
        )
    )
    assert chart.footnote == (
        "Source: own books, entered 3 May 2026. Goal set 12 Jan 2026, reviewed 10 Apr 2026. Values rounded. "
        "Ring = not entered: Feb; not defined: Mar."
    )


def test_many_gaps_are_counted(facts: Build) -> None:
    assert describe(facts([None] * 7 + [5.0], [None] * 8)).footnote.endswith("not entered: Jan, Feb, Mar and 4 more.")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (NoValue(Cause.STATED, detail="no orders yet"), "no orders yet"),
        (NoValue(Cause.MODEL), "not worked out yet"),
        (NoValue(Cause.NOT_BY_SEGMENT), "not available for this part"),
        (NoValue(Cause.TOO_LARGE), "not defined"),
    ],
)
def test_the_reason_for_a_gap_is_in_the_footnote(facts: Build, value: NoValue, reason: str) -> None:
    assert describe(facts([value], [None], current="2026-01")).footnote.endswith(f"Ring = {reason}: Jan.")


def test_the_alt_text_is_the_title_and_three_sentences(facts: Build) -> None:
    chart = describe(facts())
    assert plain(chart.alt_text) == (
        "Total revenue missed the goal by 0.44k EUR in August; the year to date is 1.0k above (54.6k of 53.6k). "
        "Column chart of Total revenue (thousand EUR), 2026, actual against goal. "
        "Actual lies between 6.09k EUR (February) and 7.39k EUR (May). "
        "The last value, August 2026, is 6.42k EUR, the goal 6.86k EUR."
    )


@pytest.mark.parametrize(
    ("settings", "ending"),
    [
        ({"actual": [None], "goal": [None]}, "There is no complete month. There is no last value."),
        (
            {"actual": [5], "goal": [None]},
            "There is one complete month. The last value, January 2026, is 5 EUR, without a goal.",
        ),
        (
            {"actual": [5, 5], "goal": [4, 4], "current": "2026-02"},
            "Actual is 5 EUR throughout. The last value, February 2026, is 5 EUR, the goal 4 EUR.",
        ),
        (
            {"actual": [5], "goal": [9], "running": {"2026-01": 4}},
            "There is no complete month. The last value, January 2026, is 5 EUR so far (4 of 31 days), the goal 9 EUR.",
        ),
    ],
)
def test_the_alt_text_of_charts_with_little_to_tell(facts: Build, settings: dict[str, object], ending: str) -> None:
    assert plain(describe(facts(**({"current": "2026-01"} | settings))).alt_text).endswith(ending)


def test_a_part_of_the_business_is_in_every_title_that_has_room_for_it(facts: Build) -> None:
    part = Segment(SegmentKind.CHANNEL, "newsletter")
    made = describe(facts(label="Total revenue of the shop", short="Revenue", segment=part))
    assert all("newsletter" in worded for worded in made.titles)


def test_a_note_that_ends_in_a_full_stop_gets_no_second_one(facts: Build) -> None:
    said = describe(facts([5.0], [4.0], current="2026-01", notes=["Road works. Orders waited."])).alt_text
    assert said.endswith("Notes: January 2026: Road works. Orders waited.")


def test_of_a_year_without_any_month_nothing_is_counted() -> None:
    assert reason(NoValue(Cause.MISSING, "visitors", have=0, of=12)) == "not entered"
    assert reason(NoValue(Cause.MISSING, "visitors", have=3, of=12)) == "only 3 of 12 months entered"
