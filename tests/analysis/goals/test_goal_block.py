"""Blocks of goals typed or pasted at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.goal_block import Aim, block_of_goals
from kpidesk.analysis.goals.goal_plan import Totals
from kpidesk.analysis.goals.goals import Spread
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import START, Business

YEAR = Calendar().year(2025)
FIRST = Calendar().quarter(2025, 1)
SEARCH = Segment(SegmentKind.CHANNEL, "Search")


def month(number: int) -> Period:
    return Period.month(Month.of(2025, number))


def test_goals_of_several_kpis_are_one_change(business: Business) -> None:
    business.add("sales")
    business.add("rate", unit=Unit.PERCENT, nature=Nature.RATE, rollup=Rollup.MEAN)
    aims = {
        Aim("sales", month(1)): Totals(100.0),
        Aim("rate", FIRST): Totals(0.1, 0.2),
        Aim("rate", YEAR): None,
    }
    change = block_of_goals(business, aims, segment=SEARCH)
    assert isinstance(change, SetGoals)
    assert change.goals == {
        GoalKey("sales", START, PeriodKind.MONTH, SEARCH): Goal(100.0),
        GoalKey("rate", START, PeriodKind.QUARTER, SEARCH): Goal(0.1, 0.2),
        GoalKey("rate", START, PeriodKind.YEAR, SEARCH): None,
    }


def test_a_sum_that_was_copied_along_changes_none_of_its_months(business: Business) -> None:
    business.add("sales")
    months = {Aim("sales", month(number)): Totals(float(number)) for number in (1, 2, 3)}
    with_sum = {Aim("sales", YEAR): Totals(999.0), Aim("sales", FIRST): Totals(6.0), **months}
    assert block_of_goals(business, with_sum) == block_of_goals(business, months)


def test_shares_of_a_year_that_is_not_known_are_refused(business: Business) -> None:
    business.add("sales")
    refused = block_of_goals(business, {Aim("sales", YEAR): Totals(12.0)}, Spread.BY_LAST_YEAR)
    assert isinstance(refused, NoValue) and refused.cause is Cause.MISSING


@given(st.lists(st.integers(1, 10**6), min_size=4, max_size=4))
@settings(derandomize=True, deadline=None)
def test_quarters_of_what_adds_up_are_the_sums_of_their_months(totals: list[int]) -> None:
    business = Business()
    business.add("sales")
    quarters = [Calendar().quarter(2025, number) for number in (1, 2, 3, 4)]
    change = block_of_goals(
        business, {Aim("sales", q): Totals(float(t)) for q, t in zip(quarters, totals, strict=True)}
    )
    assert isinstance(change, SetGoals) and len(change.goals) == 12
    found = {key.month: goal.value for key, goal in change.goals.items() if goal}
    assert [round(sum(found[m] for m in q.months), 6) for q in quarters] == totals
