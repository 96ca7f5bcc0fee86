"""What is worth a look reads as a fact and its measure."""

import datetime as dt

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.overview.worth_a_look import Item
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.ui.changes.look import Look
from kpidesk.ui.overview.facts import OverviewFacts
from kpidesk.ui.overview.look_lines import LookLine, LookWriter
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import NoLedger


def test_a_year_off_its_path_is_said_so_beside_its_month() -> None:
    book = Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    told: list[tuple[Item, LookLine]] = []
    for month in book.first_month.until(book.current_month):
        facts = OverviewFacts(book, ENGLISH, Look(month))
        items, writer = facts.worth_a_look([]), LookWriter(book, ENGLISH, facts.writer.lines)
        told += [(item, writer.line(item)) for item in items if item.row is not None]
    off = [line for item, line in told if item.pace is not None]
    assert off
    assert all(" the goal path." in line.measure for line in off)
    assert not any("goal path" in line.measure for item, line in told if item.pace is None)
