"""Suppositions say nothing about the months before them, and all about those from then on."""

import datetime as dt
from random import Random

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetValues
from kpidesk.domain.value import Value
from kpidesk.workbook.answers import Answers
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger


def values_of(source: Answers, book: Workbook) -> dict[tuple[str, str], Value]:
    """Every value of the two years around the last month."""
    months = book.current_month.plus(-14).until(book.current_month)
    return {(name, str(month)): source.month_value(name, month) for name in book.indicators for month in months}


def test_what_is_supposed_in_a_month_is_what_typing_it_would_give_in_every_month() -> None:
    book = Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    book.apply(SetMonths(dict.fromkeys(book.closed_months)))
    inputs = [name for name, about in book.indicators.items() if not about.is_calculated]
    chance = Random(3)
    for _ in range(6):
        month = book.current_month.plus(-chance.randrange(12))
        typed = {Cell(chance.choice(inputs), month): float(chance.randrange(1, 5000)) for _ in range(3)}
        before = {cell: book.typed(cell) for cell in typed}
        supposed = values_of(book.supposing(typed), book)
        book.apply(SetValues(dict(typed)))
        assert supposed == values_of(book, book)
        book.apply(SetValues(before))
