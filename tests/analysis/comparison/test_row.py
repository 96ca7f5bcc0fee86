"""One row of the changes table, from figures to colour and advice."""

from kpidesk.analysis.comparison.comparison import compare
from kpidesk.analysis.comparison.row import judgement_of, kpi_row
from kpidesk.analysis.goals.status import Advice, Counsel, Status
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

START = Month.of(2025, 1)
LAST = START.plus(19)
CALM = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
RISING = [228.0, 217.0, 262.0, 255.0, 248.0, 259.0, 251.0, 266.0]


def a_business(direction: Direction = Direction.LOWER) -> Business:
    business = Business()
    business.add("price", CALM + RISING, Unit.MONEY, direction, Nature.RATE)
    business.aim("price", Goal(220.0), START.until(LAST))
    return business


def test_a_row_holds_everything_about_its_month() -> None:
    business = a_business()
    row = kpi_row(business, "price", Period.month(LAST))
    assert row.comparison == compare(business, "price", Period.month(LAST))
    assert (row.judgement.status, row.judgement.variance, row.judgement.merit) == (Status.OFF, 46.0, Merit.BAD)
    assert row.signal is not None
    assert (row.signal.rule, row.signal.side, row.signal.merit) == (Rule.OUTSIDE, Trend.UP, Merit.BAD)
    assert row.counsel == Counsel(Advice.REMOVE_CAUSE)
    assert (len(row.spark.values), row.spark.last) == (13, LAST)


def test_changes_that_go_the_way_of_the_signal_are_coloured() -> None:
    row = kpi_row(a_business(), "price", Period.month(LAST))
    assert (row.previous_tint, row.last_year_tint) == (Merit.BAD, Merit.BAD)


def test_a_fall_is_not_coloured_because_the_run_is_high() -> None:
    row = kpi_row(a_business(), "price", Period.month(LAST.previous))
    assert row.signal is not None and row.signal.side is Trend.UP
    assert row.comparison.previous.movement.trend is Trend.DOWN
    assert row.previous_tint is Merit.NONE


def test_a_change_within_the_usual_range_has_no_colour() -> None:
    row = kpi_row(a_business(), "price", Period.month(START.plus(11)))
    assert row.signal is None
    assert (row.previous_tint, row.counsel) == (Merit.NONE, Counsel(Advice.MET_BY_CHANCE))


def test_changes_of_longer_periods_are_never_coloured() -> None:
    business = Business()
    business.add("costs", [100.0 * month.days for month in START.until(START.plus(17))] + [9000.0] * 3)
    row = kpi_row(business, "costs", Calendar().quarter(2026, 3))
    assert row.signal is not None
    assert row.comparison.previous.movement.merit is Merit.GOOD
    assert row.previous_tint is Merit.NONE


def test_the_status_is_rounded_as_the_row_shows_it_wherever_it_is_asked_for() -> None:
    business = Business()
    business.add("rate", [0.096, 0.104], Unit.PERCENT, Direction.LOWER, Nature.RATE)
    business.aim("rate", Goal(0.1), [START.next])
    row = kpi_row(business, "rate", Period.month(START.next))
    assert row.comparison.decimals == 1
    assert row.judgement.status is Status.WATCH
    assert judgement_of(business, "rate", Period.month(START.next)) == row.judgement


def test_per_day_leaves_the_status_to_the_whole_month() -> None:
    business = Business()
    business.add("sales", [3100.0, 2900.0])
    business.aim("sales", Goal(2850.0), [START.next])
    row = kpi_row(business, "sales", Period.month(START.next), per_day=True)
    assert row.comparison.per_day
    assert (row.judgement.status, row.judgement.variance) == (Status.ON_TRACK, 50.0)


def test_a_segment_without_a_goal_of_its_own_has_no_status() -> None:
    part = Segment(SegmentKind.CHANNEL, "market")
    business = a_business()
    business.add("price", CALM + RISING, Unit.MONEY, Direction.LOWER, Nature.RATE, segment=part)
    row = kpi_row(business, "price", Period.month(LAST), part)
    assert row.judgement.reason == NoValue(Cause.NO_GOAL, "price", LAST, have=0, of=1)
    assert row.signal is not None
    assert row.counsel == Counsel(Advice.REMOVE_CAUSE)


def test_a_goal_for_a_month_is_held_against_the_range_of_its_length() -> None:
    business = Business()
    business.add("sales", [100.0 * month.days + (5.0 if month % 2 else -5.0) for month in START.until(LAST)])
    business.aim("sales", Goal(3500.0), START.until(LAST))
    row = kpi_row(business, "sales", Period.month(LAST))
    assert (row.signal, row.counsel) == (None, Counsel(Advice.WILL_NOT_BE_MET))
