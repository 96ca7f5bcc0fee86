"""Downloads all the way into a file: every figure where it belongs, and nothing the second time."""

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.intake import laid_out, settings_for
from kpidesk.exchange.plan import CellState, ImportPlan, plan
from kpidesk.exchange.readers.bank_rule import BankRule, Sign
from kpidesk.exchange.readers.reader import ReaderOptions
from kpidesk.exchange.settings import ImportSettings
from kpidesk.workbook.workbook import Workbook
from tests.exchange.readers.download import download
from tests.exchange.readers.test_reader_ga4 import REPORT
from tests.exchange.readers.test_reader_recognition import ALL
from tests.workbook.small_business import NOW, Memory

AUGUST = Month.of(2026, 8)


def small_shop() -> Workbook:
    return Workbook(Memory(), Contents(Business("Mugs")), read_catalogue().indicators, lambda: NOW)


def planned(workbook: Workbook, text: str, options: ReaderOptions) -> ImportPlan:
    source = download(text)
    settings = settings_for(workbook, source)
    if options != ReaderOptions():
        settings = ImportSettings(reader=settings.reader, reader_options=options.to_json())
    return plan(workbook, laid_out(source, settings), settings)


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_second_import_has_nothing_to_do(name: str, text: str) -> None:
    workbook = small_shop()
    options = ReaderOptions(split=True, ads=True, month=Month.of(2026, 6), rules=(BankRule("x", Sign.ANY, "expenses"),))
    first = planned(workbook, text, options)
    assert first.values, name
    assert first.counts[CellState.NEW] == len(first.values)
    assert not first.counts[CellState.REFUSED]
    workbook.apply(first.change(workbook))
    again = planned(workbook, text, options)
    assert again.has_nothing_to_do
    assert again.counts == {CellState.SAME: first.counts[CellState.NEW]}


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_figure_comes_from_one_series_only_and_only_where_the_reader_sends_it(name: str, text: str) -> None:
    found = planned(small_shop(), text, ReaderOptions(month=Month.of(2026, 6)))
    assert {each.target.indicator for each in found.series} <= {each.source.target for each in found.series}, name


def test_rules_are_remembered_with_the_file_and_used_for_the_next_month() -> None:
    workbook = small_shop()
    rules = (BankRule("rent", Sign.OUT, "expenses"),)
    first = planned(workbook, "Date,Description,Amount\n2026-07-31,Rent,-500.00\n", ReaderOptions(rules=rules))
    workbook.apply(first.change(workbook))
    next_month = planned(workbook, "Date,Description,Amount\n2026-08-31,Rent,-510.00\n", ReaderOptions())
    workbook.apply(next_month.change(workbook))
    assert workbook.typed(Cell("expenses", AUGUST)) == 510
    assert workbook.typed(Cell("cash_out", AUGUST)) == 510


def test_channels_of_a_report_become_parts_of_the_business() -> None:
    workbook = small_shop()
    found = planned(workbook, REPORT, ReaderOptions(split=True))
    workbook.apply(found.change(workbook))
    search = Segment(SegmentKind.CHANNEL, "Organic Search")
    assert search in workbook.segments
    assert workbook.typed(Cell("visitors", AUGUST, search)) == 1200
    assert workbook.typed(Cell("visitors", AUGUST)) == 2000
