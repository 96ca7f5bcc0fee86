"""Thirteen months with their gaps; flows per day."""

import datetime as dt

from kpidesk.analysis.signals.series import Series, history, series_of, sparkline
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook
from tests.analysis.conftest import Business
from tests.ledger import NoLedger

START = Month.of(2025, 1)


def test_a_sparkline_is_a_year_and_the_month_it_began_with(business: Business) -> None:
    business.add("margin", [float(n) for n in range(20)], Unit.PERCENT, nature=Nature.RATE)
    spark = sparkline(business, "margin", START.plus(19))
    assert spark == Series("margin", START.plus(7), tuple(float(n) for n in range(7, 20)))
    assert spark.last == START.plus(19)


def test_flows_are_drawn_per_day_so_february_is_no_dip(business: Business) -> None:
    business.add("sales", [3100.0, 2800.0, 3100.0])
    spark = series_of(business, "sales", START, START.plus(2))
    assert spark.values == (100.0, 100.0, 100.0)
    assert spark.per_day


def test_balances_are_drawn_as_they_are(business: Business) -> None:
    business.add("cash", [3100.0, 2800.0], nature=Nature.STOCK)
    assert series_of(business, "cash", START, START.plus(1)).values == (3100.0, 2800.0)


def test_a_workbook_tells_the_same_in_a_row_as_month_by_month() -> None:
    shop = Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    supposed = shop.supposing({Cell("orders", Month.of(2026, 2)): None, Cell("revenue", Month.of(2026, 3)): 9000.0})
    first, last = Month.of(2023, 6), Month.of(2026, 12)  # longer than what is typed, and exactly as long
    for source in (shop, supposed):
        for span in ((first, last), (shop.first_month, shop.current_month), (Month.of(2025, 2), Month.of(2026, 8))):
            for name in shop.chosen:
                for part in (None, *shop.segments_of(name)):
                    series = series_of(source, name, *span, part)
                    for month, value in zip(series.months, series.values, strict=True):
                        told = source.month_value(name, month, part)
                        days = source.calendar.days(Period.month(month)) if series.per_day else 1
                        assert value == (None if isinstance(told, NoValue) else told / days)


def test_a_missing_month_is_a_gap(business: Business) -> None:
    business.add("cash", [1.0, None, 3.0], nature=Nature.STOCK)
    series = series_of(business, "cash", START, START.plus(2))
    assert series.values == (1.0, None, 3.0)
    assert series.complete == [(START, 1.0), (START.plus(2), 3.0)]


def test_months_before_the_first_figure_are_gaps(business: Business) -> None:
    business.add("cash", [1.0], nature=Nature.STOCK)
    assert sparkline(business, "cash", START).values == (None,) * 12 + (1.0,)


def test_an_unfinished_month_counts_its_days_so_far() -> None:
    business = Business(Calendar(unfinished={START.next: 7}))
    business.add("sales", [3100.0, 700.0])
    series = series_of(business, "sales", START, START.next)
    assert series.values == (100.0, 100.0)
    assert series.unfinished == {START.next}
    assert series.complete == [(START, 100.0)]


def test_history_begins_with_the_first_figure(business: Business) -> None:
    business.add("cash", [1.0, 2.0, 3.0], nature=Nature.STOCK)
    assert history(business, "cash", START.plus(1)).months == [START, START.plus(1)]
    assert history(business, "cash", START.plus(-3)).months == [START.plus(-3)]


def test_a_segment_has_its_own_series(business: Business) -> None:
    shop = Segment(SegmentKind.CHANNEL, "shop")
    business.add("visits", [10.0], Unit.COUNT, nature=Nature.RATE)
    business.add("visits", [4.0], Unit.COUNT, nature=Nature.RATE, segment=shop)
    assert series_of(business, "visits", START, START, shop).values == (4.0,)
