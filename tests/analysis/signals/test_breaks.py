"""Where a series starts anew: limits, comparison, forecast and the range of what is typed."""

import pytest

from kpidesk.analysis.causes.drivers import why
from kpidesk.analysis.comparison.average_growth import growth_between
from kpidesk.analysis.comparison.comparison import compare
from kpidesk.analysis.forecast.forecast import NoForecast, Why, forecast
from kpidesk.analysis.numbers.movement import ChangeKind, Remark
from kpidesk.analysis.prospects.indicator_forecast import history_of
from kpidesk.analysis.signals.breaks import breaks_in, redefined_by
from kpidesk.analysis.signals.signals import signal_in, usual_range
from kpidesk.analysis.traits import Seasonal, saying_seasonal
from kpidesk.domain.business import Business as Account
from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetBreaks, SetValues
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook
from tests.analysis.conftest import START, Business
from tests.ledger import NoLedger
from tests.workbook.small_business import SHIPPED

NEW_LEVEL, REDEFINED = Break(BreakKind.NEW_LEVEL, "second shop"), Break(BreakKind.REDEFINED)
LEVEL = [100.0, 104.0, 98.0, 102.0, 97.0, 103.0, 101.0, 99.0, 105.0, 96.0, 100.0, 102.0]
HIGHER = [value + 50 for value in LEVEL]


class Entered(Business):
    current_month = START.plus(30)

    @property
    def last_entered(self) -> Month:
        return max(month for _, month, _ in self._values)


def at(place: int) -> Month:
    return START.plus(place)


@pytest.fixture
def shop() -> Entered:
    business = Entered()
    business.add("score", LEVEL + HIGHER, Unit.SCORE, nature=Nature.RATE)
    return business


def test_new_level_has_a_range_of_its_own_and_the_old_one_stays_visible(shop: Entered) -> None:
    before = usual_range(shop, "score", at(23))
    assert before is not None and signal_in(shop, before, at(23)) is not None
    shop.breaks["score", at(12)] = NEW_LEVEL
    usual = usual_range(shop, "score", at(23))
    assert usual is not None
    assert usual.baseline == (at(12), at(23))
    assert [part.baseline for part in usual.earlier] == [(at(0), at(11))]
    assert signal_in(shop, usual, at(23)) is None


def test_new_level_counts_once_it_has_six_months_and_a_new_meaning_at_once(shop: Entered) -> None:
    shop.breaks["score", at(12)] = NEW_LEVEL
    usual = usual_range(shop, "score", at(15))
    assert usual is not None and usual.baseline == (at(0), at(11))
    shop.breaks["score", at(12)] = REDEFINED
    assert usual_range(shop, "score", at(15)) is None
    usual = usual_range(shop, "score", at(17))
    assert usual is not None and usual.limits.provisional and usual.baseline == (at(12), at(17))
    assert [part.baseline for part in usual.earlier] == [(at(0), at(11))]


def test_range_of_a_month_before_the_break_knows_nothing_of_it(shop: Entered) -> None:
    plain = usual_range(shop, "score", at(11))
    shop.breaks["score", at(12)] = REDEFINED
    assert usual_range(shop, "score", at(11)) == plain


@pytest.mark.parametrize(("break_", "kind"), [(NEW_LEVEL, ChangeKind.POINTS), (REDEFINED, ChangeKind.NONE)])
def test_nothing_is_compared_across_a_new_meaning(shop: Entered, break_: Break, kind: ChangeKind) -> None:
    shop.breaks["score", at(12)] = break_
    found = compare(shop, "score", Period.month(at(12)))
    assert found.previous.movement.kind is kind
    assert (Remark.REDEFINED in found.previous.remarks) is (break_ is REDEFINED)
    assert compare(shop, "score", Period.month(at(13))).previous.movement.kind is ChangeKind.POINTS
    assert compare(shop, "score", Period.month(at(13))).last_year.movement.kind is kind
    assert compare(shop, "score", Period.month(at(11))).previous.movement.kind is ChangeKind.POINTS


def test_each_change_of_meaning_stands_between_its_own_months(shop: Entered) -> None:
    shop.breaks |= {("score", at(6)): REDEFINED, ("score", at(18)): REDEFINED}
    refused = [
        p for p in range(1, 24) if compare(shop, "score", Period.month(at(p))).previous.movement.kind is ChangeKind.NONE
    ]
    assert refused == [6, 18]
    assert redefined_by(shop, "score", at(5)) is None
    assert [redefined_by(shop, "score", at(place)) for place in (6, 17, 18)] == [at(6), at(6), at(18)]


def test_what_follows_from_a_redefined_figure_is_redefined_and_from_a_new_level_is_not(shop: Entered) -> None:
    shop.add("visits", [10.0] * 24, Unit.COUNT)
    shop.add("share", [0.5] * 24, Unit.PERCENT, nature=Nature.RATE, formula="orders / visits")
    shop.add("orders", [5.0] * 24, Unit.COUNT)
    shop.breaks |= {("visits", at(12)): REDEFINED, ("orders", at(6)): NEW_LEVEL, ("share", at(3)): NEW_LEVEL}
    assert breaks_in(shop, "share") == {at(3): NEW_LEVEL, at(12): REDEFINED}
    assert breaks_in(shop, "orders") == {at(6): NEW_LEVEL}
    assert breaks_in(shop, "score") == {}
    assert compare(shop, "share", Period.month(at(12))).previous.remarks == {Remark.REDEFINED}


def test_forecast_looks_at_what_the_figure_means_now(shop: Entered) -> None:
    shop.breaks["score", at(20)] = REDEFINED
    past = history_of(shop, "score")
    assert past.known.redefined == at(20)
    made = forecast(past.values, past.first, 3, past.known)
    assert isinstance(made, NoForecast) and (made.why, made.month) == (Why.REDEFINED, at(20))
    shop.breaks = {("score", at(20)): NEW_LEVEL}
    assert history_of(shop, "score").known.redefined is None


def test_what_the_owner_says_of_seasons_reaches_every_forecast(shop: Entered) -> None:
    assert history_of(shop, "score").known.seasonal is None
    shop.traits |= saying_seasonal(Seasonal.YES).traits
    assert history_of(shop, "score").known.seasonal is True
    shop.traits |= saying_seasonal(Seasonal.NO, "score").traits
    assert history_of(shop, "score").known.seasonal is False


def test_months_of_a_calendar_do_not_matter_to_a_break() -> None:
    shop = Entered(Calendar(4))
    shop.add("sales", LEVEL, Unit.COUNT)
    shop.breaks["sales", at(3)] = REDEFINED
    year = Period.rolling(at(11), 6)
    assert compare(shop, "sales", year).previous.remarks == {Remark.REDEFINED}


def test_no_growth_is_told_across_another_meaning() -> None:
    shop = Entered()
    shop.add("sales", [100.0 * 1.1**place for place in range(6)])
    shop.breaks["sales", at(3)] = REDEFINED
    assert growth_between(shop, "sales", at(2), at(5)) == NoValue(Cause.REDEFINED, "sales", at(3))
    assert growth_between(shop, "sales", at(3), at(5)) == pytest.approx(0.1)
    assert growth_between(shop, "sales", at(0), at(2)) == pytest.approx(0.1)


def test_why_is_not_answered_across_another_meaning() -> None:
    workbook = Workbook(NoLedger(), Contents(Account("Shop")), SHIPPED)
    months = [Month.of(2026, number) for number in (1, 2, 3)]
    figures = {Cell(name, at): 10.0 + 2 * place for name in ("sales", "cost") for place, at in enumerate(months)}
    workbook.apply(SetValues(figures | {Cell("cost", months[2]): 9.0}))
    workbook.apply(SetBreaks({BreakKey("cost", months[1]): REDEFINED}))
    first, second, third = map(Period.month, months)
    told = why(workbook, "profit", first, second)
    assert (told.reason, told.drivers) == (NoValue(Cause.REDEFINED, "profit", months[1]), ())
    assert told.is_blocked
    assert [driver.effect for driver in why(workbook, "profit", second, third).drivers] == [3.0, 2.0]
    assert why(workbook, "sales", first, second).reason is None
