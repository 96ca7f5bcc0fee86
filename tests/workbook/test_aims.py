"""Goals of quarters, years and parts, breaks and traits: what is allowed, and what goes along with what."""

import datetime as dt

import pytest

from kpidesk.domain import change as c
from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.rules import removal
from kpidesk.workbook.segments import merging, removing
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import Heard

JANUARY, FEBRUARY, APRIL = Month.of(2026, 1), Month.of(2026, 2), Month.of(2026, 4)
SEARCH, SOCIAL = Segment(SegmentKind.CHANNEL, "Search"), Segment(SegmentKind.CHANNEL, "Social")
QUARTER, YEAR = PeriodKind.QUARTER, PeriodKind.YEAR
TODAY = dt.date(2026, 4, 10)
LOAVES = Indicator("loaves", "Loaves", Unit.COUNT, "Own", own=True)


def aim(value: float) -> Goal:
    return Goal(value, set_on=TODAY)


@pytest.fixture
def split(workbook: Workbook) -> Workbook:
    workbook.apply(c.SetSegments((SEARCH, SOCIAL)))
    return workbook


def test_goals_of_months_quarters_years_and_parts_stand_side_by_side(split: Workbook) -> None:
    keys = [
        GoalKey("margin", JANUARY),
        GoalKey("margin", JANUARY, QUARTER),
        GoalKey("margin", JANUARY, YEAR),
        GoalKey("margin", JANUARY, PeriodKind.MONTH, SEARCH),
        GoalKey("margin", JANUARY, YEAR, SEARCH),
    ]
    split.apply(c.SetGoals({key: Goal(float(place)) for place, key in enumerate(keys)}))
    year = split.calendar.around(JANUARY, YEAR)
    assert split.goals_of("margin") == {JANUARY: aim(0.0)}
    assert split.month_goal("margin", JANUARY, SEARCH) == aim(3.0)
    assert split.period_goal("margin", split.calendar.around(JANUARY, QUARTER)) == aim(1.0)
    assert (split.period_goal("margin", year), split.period_goal("margin", year, SEARCH)) == (aim(2.0), aim(4.0))
    assert split.period_goal("margin", Period.rolling(JANUARY)) is None
    assert split.goals_of("margin", SEARCH, YEAR) == {JANUARY: aim(4.0)}
    assert split.goal_keys("margin") == keys


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (GoalKey("margin", FEBRUARY, QUARTER), "no quarter of the business starts"),
        (GoalKey("margin", APRIL, YEAR), "no year of the business starts"),
        (GoalKey("margin", JANUARY, PeriodKind.YEAR_TO_DATE), "a month, a quarter or a business year"),
        (GoalKey("margin", JANUARY, segment=SOCIAL._replace(name="Post")), "no channel called “Post”"),
        (GoalKey("loaves", JANUARY, segment=SEARCH), "not split by channel"),
    ],
)
def test_goal_for_what_there_is_not_is_refused(split: Workbook, key: GoalKey, says: str) -> None:
    split.apply(c.SetIndicators({"loaves": LOAVES}))
    with pytest.raises(Refusal, match=says):
        split.apply(c.SetGoals({key: Goal(1.0)}))


def test_quarters_are_those_of_the_business_year_that_comes_in_the_same_step(split: Workbook) -> None:
    moved = c.SetBusiness(Business("Shop", year_start=2))
    split.apply(c.Several((moved, c.SetGoals({GoalKey("margin", FEBRUARY, YEAR): Goal(1.0)}))))
    assert split.goals_of("margin", kind=YEAR) == {FEBRUARY: aim(1.0)}


def test_goals_of_merged_parts_add_up_where_their_figures_do(split: Workbook) -> None:
    goals = {GoalKey(name, JANUARY, segment=part): Goal(2.0) for name in ("sales", "margin") for part in split.segments}
    moved = GoalKey("sales", JANUARY, YEAR, SOCIAL)
    split.apply(c.SetGoals({**goals, moved: Goal(0.0)}))
    split.apply(merging(split, [SOCIAL], SEARCH))
    assert split.month_goal("sales", JANUARY, SEARCH) == aim(4.0)
    assert split.month_goal("margin", JANUARY, SEARCH) == aim(2.0)
    assert split.goal(moved._replace(segment=SEARCH)) == aim(4.0)
    assert split.goal_keys_in(SOCIAL) == []
    split.undo()
    assert split.goal(moved) == aim(2.0)
    assert split.month_goal("sales", JANUARY, SEARCH) == aim(2.0)


def test_part_that_goes_takes_its_goals_along_and_brings_them_back(split: Workbook) -> None:
    key = GoalKey("sales", JANUARY, segment=SOCIAL)
    split.apply(c.SetGoals({key: Goal(3.0)}))
    split.apply(removing(split, SOCIAL))
    assert split.goal(key) is None
    split.undo()
    assert split.goal(key) == aim(3.0)


def test_indicator_that_goes_takes_everything_along_and_brings_it_back(workbook: Workbook) -> None:
    workbook.apply(c.SetIndicators({"loaves": LOAVES}))
    workbook.apply(
        c.Several(
            (
                c.SetValues({Cell("loaves", JANUARY): 5.0}),
                c.SetGoals({GoalKey("loaves", JANUARY, YEAR): Goal(9.0), GoalKey("loaves", JANUARY): Goal(9.0)}),
                c.SetBreaks({BreakKey("loaves", FEBRUARY): Break(BreakKind.REDEFINED)}),
                c.SetFurtherBenchmarks({BenchmarkKey("loaves", "rival"): Benchmark(8.0)}),
                c.SetTraits({"seasonal:loaves": '{"is": "yes"}', "seasonal": '{"is": "no"}'}),
            )
        )
    )
    before = workbook.contents()
    workbook.apply(removal(workbook, "loaves"))
    held = workbook.contents()
    assert not (held.goals or held.breaks or held.further_benchmarks)
    assert held.traits == {"seasonal": '{"is": "no"}'}
    workbook.undo()
    assert workbook.contents() == before


def test_breaks_are_told_oldest_first_and_name_their_indicator(workbook: Workbook) -> None:
    heard = Heard(workbook)
    later, first = Break(BreakKind.REDEFINED, "with returns"), Break(BreakKind.NEW_LEVEL)
    workbook.apply(c.SetBreaks({BreakKey("sales", APRIL): later, BreakKey("sales", JANUARY): first}))
    assert list(workbook.breaks_of("sales").items()) == [(JANUARY, first), (APRIL, later)]
    assert workbook.breaks_of("cost") == {}
    assert heard[0].indicators >= {"sales", "margin"}
    with pytest.raises(Refusal, match="no figure or KPI is called"):
        workbook.apply(c.SetBreaks({BreakKey("salles", APRIL): later}))


def test_a_trait_changes_what_may_be_worked_out_anywhere(workbook: Workbook) -> None:
    heard = Heard(workbook)
    workbook.apply(c.SetTraits({"seasonal": '{"is": "yes"}'}))
    assert heard[0].business
    assert workbook.trait("seasonal") == '{"is": "yes"}'
    workbook.undo()
    assert workbook.trait("seasonal") == ""


def test_marked_year_of_what_adds_up_follows_its_months_in_the_same_step(workbook: Workbook) -> None:
    mark = GoalKey("sales", JANUARY, YEAR)
    workbook.apply(c.SetGoals({GoalKey("sales", JANUARY): Goal(0.1), GoalKey("sales", FEBRUARY): Goal(0.2)}))
    workbook.apply(c.SetGoals({mark: Goal(7.0)}))
    assert workbook.goal(mark) == aim(0.3)
    workbook.apply(c.Several((c.SetGoals({GoalKey("sales", APRIL): Goal(1.0)}), c.SetGoals({}))))
    assert workbook.goal(mark) == aim(1.3)
    workbook.undo()
    assert workbook.goal(mark) == aim(0.3)
    workbook.apply(c.SetGoals(dict.fromkeys(workbook.goal_keys("sales")[:2])))
    assert workbook.goal_keys("sales") == []


def test_what_adds_up_has_no_second_truth(workbook: Workbook) -> None:
    with pytest.raises(Refusal, match="that of its months together; set those"):
        workbook.apply(c.SetGoals({GoalKey("sales", JANUARY, QUARTER): Goal(7.0)}))
    with pytest.raises(Refusal, match="give those a goal first"):
        workbook.apply(c.SetGoals({GoalKey("sales", JANUARY, YEAR): Goal(7.0)}))
