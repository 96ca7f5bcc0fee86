"""Every download goes to the reader of its program, and whatever is in a file, it is read or refused."""

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.readers import READERS, recognise
from kpidesk.exchange.readers.bank_rule import BankRule, Sign
from kpidesk.exchange.readers.reader import ReaderOptions, ReaderRefused
from kpidesk.exchange.sheet import CellKind, Sheet, SheetCell, SourceFile
from tests.exchange.readers import (
    test_reader_bank,
    test_reader_ga4,
    test_reader_mailchimp,
    test_reader_paypal,
    test_reader_search_console,
    test_reader_shopify,
    test_reader_stripe,
    test_reader_woocommerce,
)
from tests.exchange.readers.download import download

SAMPLES = {
    "Google Analytics 4": [
        test_reader_ga4.REPORT,
        test_reader_ga4.GERMAN,
        test_reader_ga4.EXPLORATION.format(heading="Year month", rows="202606,100,50,90"),
    ],
    "Google Search Console": [test_reader_search_console.ENGLISH],
    "Mailchimp": [test_reader_mailchimp.REPORT],
    "Shopify": [test_reader_shopify.BY_MONTH],
    "WooCommerce": [test_reader_woocommerce.REVENUE, test_reader_woocommerce.ORDERS],
    "Stripe": [
        test_reader_stripe.HISTORY,
        test_reader_stripe.ITEMISED,
        test_reader_stripe.SUMMED,
        test_reader_stripe.BALANCE.format(end="2026-06-30"),
    ],
    "PayPal": [
        test_reader_paypal.ACTIVITY,
        test_reader_paypal.GERMAN,
        test_reader_paypal.FRENCH,
        test_reader_paypal.STATEMENT,
    ],
    "Bank account": list(test_reader_bank.FILES.values()),
}
ALL = [(name, text) for name, texts in SAMPLES.items() for text in texts]
ODD = [
    "",
    "0",
    "-",
    "1.234",
    "1,234",
    "12.5 %",
    "2026-02-30",
    "13/13/2026",
    "Total",
    "#REF!",
    "€",
    "202613",
    "S",
    "x" * 300,
]


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_download_goes_to_the_reader_of_its_program(name: str, text: str) -> None:
    reader = recognise(download(text))
    assert reader is not None
    assert reader.name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just a line\n",
        "Month,Sales,Orders,Visits\n2026-01,100,3,50\n2026-02,120,4,60\n",
        "Monat;Umsatz;Kosten;Notiz\nJan 2026;100,00;20,00;gut\n",
        "Month,Clicks,Impressions,CTR\n2026-01,10,100,10%\n",
        ",Jan 2026,Feb 2026\nSales,100,120\nOrders,3,4\n",
        "Name,Email,Phone\nAda,ada@example.com,1\n",
    ],
)
def test_a_sheet_of_somebodys_own_goes_to_none(text: str) -> None:
    assert recognise(download(text)) is None


@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.data())
def test_whatever_stands_in_a_file_is_read_or_refused(data: st.DataObject) -> None:
    name, text = data.draw(st.sampled_from(ALL))
    rows = [[cell.text for cell in row] for row in download(text).sheets[0].rows]
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.sampled_from([row for row in rows if row]))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(ODD))
    file = io.StringIO()
    csv.writer(file, delimiter="\t").writerows(rows)
    source = download(file.getvalue())
    options = ReaderOptions(split=True, ads=True, rules=(BankRule("miete", Sign.ANY, "expenses"),))
    for reader in READERS:
        reader.recognises(source)
        if reader.name == name:
            try:
                layout = reader.read(source, options)
            except Refusal as refusal:
                assert str(refusal)
            else:
                assert all(Decimal(cell.text).is_finite() for series in layout.series for cell in series.cells)
                assert len({series.key for series in layout.series}) == len(layout.series)


@pytest.mark.parametrize(
    ("name", "text", "heading"),
    [
        ("Google Analytics 4", test_reader_ga4.REPORT, "Sessions"),
        ("Google Search Console", test_reader_search_console.ENGLISH, "Clicks"),
        ("Mailchimp", test_reader_mailchimp.REPORT, "Unique Opens"),
        ("Shopify", test_reader_shopify.BY_MONTH, "Net sales"),
        ("WooCommerce", test_reader_woocommerce.ORDERS, "Items sold"),
        ("Stripe", test_reader_stripe.HISTORY, "Amount"),
        ("PayPal", test_reader_paypal.ACTIVITY, "Gross"),
        ("Bank account", test_reader_bank.N26, "Amount (EUR)"),
        ("Bank account", test_reader_bank.NATIONWIDE, "Paid out"),
        ("Bank account", test_reader_bank.CHASE, "Balance"),
        ("Bank account", test_reader_bank.CHASE, "Posting Date"),
    ],
)
@pytest.mark.parametrize("kind", [CellKind.ERROR, CellKind.UNCALCULATED])
def test_a_broken_cell_of_a_spreadsheet_is_refused_with_its_place(
    name: str, text: str, heading: str, kind: CellKind
) -> None:
    sheet = download(text).sheets[0]
    rows = [list(row) for row in sheet.rows]
    header = next(number for number, row in enumerate(rows) if heading in [cell.text for cell in row])
    column = [cell.text for cell in rows[header]].index(heading)
    rows[header + 1][column] = SheetCell("#REF!" if kind == CellKind.ERROR else "", kind)
    source = SourceFile("broken.xlsx", (Sheet("", tuple(map(tuple, rows))),))
    reader = next(reader for reader in READERS if reader.name == name)
    with pytest.raises(ReaderRefused, match=rf"line {header + 2}, column “{re.escape(heading)}”: .* no result"):
        reader.read(source)
