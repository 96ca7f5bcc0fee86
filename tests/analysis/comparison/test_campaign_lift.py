"""Before, during and after a campaign."""

import datetime as dt
from collections.abc import Sequence

import pytest

from kpidesk.analysis.comparison.campaign_lift import Lift, LiftRefusal, Stage, campaign_lift
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.value import Cause
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import ADS, SHIPPED, START
from tests.ledger import NoLedger

SPRING = Segment(SegmentKind.CAMPAIGN, "Spring")


def _shop(
    rates: Sequence[float | None], starts: str | None, ends: str | None = None, running: int | None = None
) -> Workbook:
    """Visits of so many a day, from January 2022 on; the last month entered until that day."""
    months = [START.plus(place) for place in range(len(rates))]
    days = [month.days for month in months]
    state = {}
    if running is not None:
        days[-1] = running
        state[months[-1]] = MonthState(MonthStatus.UNFINISHED, running)
    values = {
        Cell("visitors", month): rate * count
        for month, rate, count in zip(months, rates, days, strict=True)
        if rate is not None
    }
    first, last = (dt.date.fromisoformat(day) if day else None for day in (starts, ends))
    card = SegmentCard(first, last)
    contents = Contents(
        Business("Shop"), segments=(ADS, SPRING), values=values, months=state, segment_cards={SPRING: card}
    )
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(months[-1].year, months[-1].number, 20))


def _asked(workbook: Workbook, indicator: str = "visitors") -> Lift:
    return campaign_lift(workbook, indicator, SPRING)


def test_lift_and_what_remained_are_told_per_day() -> None:
    """300, 390 and 315 a day: 30 % more during, 5 % more after."""
    found = _asked(_shop([300, 300, 300, 390, 390, 315, 315, 315], "2022-04-01", "2022-05-31"))
    assert [found.before, found.during, found.after] == pytest.approx([300, 390, 315])
    assert [found.against_before, found.remained] == pytest.approx([0.3, 0.05])
    assert (found.months_during, found.months_after, found.only_partial, found.is_running) == (2, 3, False, False)
    stages = [month.stage for month in found.months]
    assert stages == [Stage.BEFORE] * 3 + [Stage.DURING] * 2 + [Stage.AFTER] * 3
    assert found.limits is None and found.against_last_year is None


def test_months_that_it_ran_in_partly_are_marked_and_left_out() -> None:
    found = _asked(_shop([300, 300, 300, 310, 400, 320, 300], "2022-04-20", "2022-06-05"))
    assert found.during == pytest.approx(400) and found.months_during == 1 and not found.only_partial
    assert [month.month.number for month in found.months if month.partial] == [4, 6]
    assert found.after == pytest.approx(300)


def test_a_campaign_within_a_month_rests_on_that_month_and_says_so() -> None:
    found = _asked(_shop([300, 300, 300, 330, 300], "2022-04-05", "2022-04-20"))
    assert found.only_partial and found.against_before == pytest.approx(0.1)


def test_last_year_shows_the_season_and_the_range_before_what_is_usual() -> None:
    year = [300, 310, 305, 360, 300, 310, 290, 300, 305, 310, 300, 295]
    found = _asked(_shop([*year, 300, 300, 300, 396], "2023-04-01", "2023-04-30"))
    assert found.against_before == pytest.approx(0.32) and found.against_last_year == pytest.approx(0.1)
    assert found.season == pytest.approx(360 / (915 / 3) - 1, abs=2e-3)
    assert found.limits is not None and found.limits.count == 12
    assert [month.month for month in found.months if month.is_outside] == [Month.of(2022, 4), Month.of(2023, 4)]
    assert found.months[-1].last_year == pytest.approx(360) and found.months_after == 0


def test_a_campaign_that_still_runs_has_no_after() -> None:
    found = _asked(_shop([300, 300, 300, 390, 380], "2022-04-01", running=10))
    assert found.is_running and found.after is None and found.remained is None
    assert found.during == pytest.approx(390) and found.months[-1].partial


@pytest.mark.parametrize(
    ("rates", "starts", "refusal"),
    [
        ([300, 300, 300], None, LiftRefusal.NO_START),
        ([300, 300, 300], "2022-06-01", LiftRefusal.NOT_YET),
        ([300, 300, 330], "2022-03-01", LiftRefusal.FEW_MONTHS_BEFORE),
        ([300, None, 300, 330], "2022-04-01", LiftRefusal.FEW_MONTHS_BEFORE),
        ([300, 300, 300, None, 330], "2022-04-01", LiftRefusal.MISSING),
        ([0, 0, 0, 330], "2022-04-01", LiftRefusal.WAS_ZERO),
    ],
)
def test_what_cannot_be_told_is_refused(rates: list[float | None], starts: str | None, refusal: LiftRefusal) -> None:
    found = _asked(_shop(rates, starts))
    assert found.refusal is refusal and found.during is None and not found.months


def test_the_missing_month_is_named() -> None:
    found = _asked(_shop([300, None, 300, 330], "2022-04-01"))
    assert found.reason is not None
    assert (found.reason.cause, found.reason.month) == (Cause.MISSING, START.next)


def test_only_what_adds_up_has_a_rate_per_day() -> None:
    shop = _shop([300, 300, 300, 330], "2022-04-01")
    assert _asked(shop, "conversion_rate").refusal is LiftRefusal.NOT_PER_DAY
    with pytest.raises(ValueError, match="no campaign"):
        campaign_lift(shop, "visitors", ADS)
