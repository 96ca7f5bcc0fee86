"""What is said about a file and kept, and which readers there are."""

from dataclasses import replace

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.intake import laid_out
from kpidesk.exchange.layout import LayoutOptions
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers import READERS, reader_named
from kpidesk.exchange.readers.bank_rule import INCOME, OWN_TRANSFER, BankRule, Sign
from kpidesk.exchange.readers.listing import folded
from kpidesk.exchange.readers.reader import ReaderOptions
from kpidesk.exchange.settings import ImportSettings
from tests.exchange.readers.download import download

SAID = ReaderOptions(
    split=True,
    ads=True,
    currency="EUR",
    decimal=",",
    day_order=DayOrder.DAY_FIRST,
    rules=(BankRule("Miete", Sign.OUT, "expenses"), BankRule("tägl. Übertrag", Sign.ANY, OWN_TRANSFER)),
)


def test_what_was_said_is_kept_and_comes_back() -> None:
    assert ReaderOptions.from_json(SAID.to_json()) == SAID
    assert "tägl. Übertrag" in SAID.to_json()


def test_the_month_belongs_to_one_file_and_is_not_kept_for_the_next() -> None:
    august = ReaderOptions(month=Month.of(2026, 8))
    assert ReaderOptions.from_json(august.to_json()) == august
    assert august.lasting == ReaderOptions()
    settings = ImportSettings(reader="Stripe", reader_options=replace(SAID, month=Month.of(2026, 8)).to_json())
    assert ReaderOptions.from_json(ImportSettings.from_json(settings.to_json()).reader_options) == SAID


def test_the_order_of_day_and_month_said_of_the_layout_holds_for_readers_too() -> None:
    source = download("Date,Description,Amount\n01/08/2026,A,-5.00\n12/08/2026,B,7.00\n")
    settings = ImportSettings(reader="Bank account")
    assert laid_out(source, settings).needs_day_order
    said = replace(settings, layout=LayoutOptions(day_order=DayOrder.DAY_FIRST))
    assert [str(month) for month in laid_out(source, said).months] == ["2026-08"]


def test_nothing_said_is_nothing_kept() -> None:
    assert ReaderOptions().to_json() == ""
    assert ReaderOptions.from_json("") == ReaderOptions()


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{",
        '{"rules": 3}',
        '{"rules": ["a"]}',
        '{"rules": [{"contains": "a"}]}',
        '{"rules": [{"contains": "a", "sign": "up", "target": "expenses"}]}',
        '{"day_order": "last"}',
        '{"month": "2026-13"}',
        '{"month": 8}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_back_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        ReaderOptions.from_json(text)


@pytest.mark.parametrize(
    ("contains", "target", "sentence"),
    [
        (" ", "expenses", "a rule needs a text to look for"),
        ("rent", "cash_out", "every booking counts as money received or paid out already"),
        ("rent", "", "name another figure"),
    ],
)
def test_a_rule_that_would_count_twice_or_everything_is_refused(contains: str, target: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        BankRule(contains, Sign.ANY, target)


def test_every_figure_that_a_reader_gives_is_one_that_is_typed() -> None:
    inputs = {about.id for about in read_catalogue().indicators.values() if not about.is_calculated}
    given = {column.gives for reader in READERS for each in reader.downloads for column in each.columns if column.gives}
    assert given <= inputs
    assert inputs >= INCOME


def test_every_reader_says_what_it_looks_for() -> None:
    for reader in READERS:
        assert reader_named(reader.name) is reader
        for file in reader.downloads:
            assert file.get_it
            keys = [column.key for column in file.columns]
            assert len(keys) == len(set(keys))
            assert all(column.heading and column.meaning for column in file.columns)


def test_no_heading_stands_for_two_columns_of_one_download() -> None:
    for reader in READERS:
        for file in reader.downloads:
            names = [folded(name) for column in file.columns for name in set(column.names.split("|"))]
            assert sorted(names) == sorted(set(names)), reader.name
