"""Shopify's sales over time."""

import pytest

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.reader import NOTHING_SAID, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.recognition import recognise
from kpidesk.exchange.readers.shopify import Shopify
from tests.exchange.readers.download import download, figures

BY_MONTH = """
Month,Orders,Gross sales,Discounts,Returns,Net sales,Shipping charges,Duties,Additional fees,Taxes,Total sales
2026-07-01,40,"4,300.00",-120.50,-79.50,"4,100.00",200.00,0,0,779.00,"5,079.00"
2026-08-01,38,"4,000.00",-100.00,0,"3,900.00",190.00,0,0,741.00,"4,831.00"
"""
WANTED = {
    "orders": {"2026-07": "40", "2026-08": "38"},
    "discounts_given": {"2026-07": "120.5", "2026-08": "100"},
    "revenue": {"2026-07": "4100", "2026-08": "3900"},
}


def read(text: str, options: ReaderOptions = NOTHING_SAID) -> Layout:
    return Shopify().read(download(text, "sales.csv"), options)


@pytest.mark.parametrize(
    "text",
    [
        BY_MONTH,
        """
month,order_count,gross_sales,discounts,returns,net_sales,shipping,taxes,total_sales
2026-07,40,4300.0,-120.5,-79.5,4100.0,200.0,779.0,5079.0
2026-08,38,4000.0,-100.0,0.0,3900.0,190.0,741.0,4831.0
Total,78,8300.0,-220.5,-79.5,8000.0,390.0,1520.0,9910.0
""",
        """
Monat;Bestellungen;Bruttoumsatz;Rabatte;Rückgaben;Nettoumsatz;Versand;Steuern;Gesamtumsatz
Juli 2026;40;4.300,00 €;-120,50 €;-79,50 €;4.100,00 €;200,00 €;779,00 €;5.079,00 €
August 2026;38;4.000,00 €;-100,00 €;0,00 €;3.900,00 €;190,00 €;741,00 €;4.831,00 €
""",
        """
Mois;Commandes;Ventes brutes;Réductions;Retours;Ventes nettes;Expédition;Taxes;Ventes totales
juil. 2026;40;4 300,00;120,50;79,50;4 100,00;200,00;779,00;5 079,00
août 2026;38;4 000,00;100,00;0,00;3 900,00;190,00;741,00;4 831,00
""",
    ],
)
def test_older_newer_and_other_languages_give_the_same_figures(text: str) -> None:
    source = download(text)
    reader = recognise(source)
    assert reader is not None
    assert reader.name == "Shopify"
    layout = reader.read(source)
    assert figures(layout) == WANTED
    assert layout.notes == ()


def test_days_are_added_up_and_missing_ones_told() -> None:
    layout = read("""
Day,Orders,Gross sales,Discounts,Returns,Net sales,Shipping,Taxes,Total sales
2026-07-30,2,200.10,-10.05,0,190.05,5,0,195.05
2026-07-31,3,300.20,-10.10,0,290.10,5,0,295.10
2026-08-01,1,100.00,0,0,100.00,5,0,105.00
""")
    assert figures(layout) == {
        "orders": {"2026-07": "5", "2026-08": "1"},
        "discounts_given": {"2026-07": "20.15", "2026-08": "0"},
        "revenue": {"2026-07": "480.15", "2026-08": "100"},
    }
    assert layout.notes == (
        "2026-07: the file begins on 2026-07-30; the month may be incomplete",
        "2026-08: the file ends on 2026-08-01; the month may be incomplete",
    )


def test_columns_of_the_year_before_are_not_mixed_in() -> None:
    compared = BY_MONTH.replace("Total sales\n", "Total sales,Net sales (previous_year)\n").replace(
        '.00"\n', '.00",9\n'
    )
    assert figures(read(compared)) == WANTED


def test_a_discount_taken_back_lowers_the_discounts() -> None:
    text = BY_MONTH.replace("2026-08-01", "2026-07-15").replace("-100.00", "20.00").replace("Month", "Day")
    assert figures(read(text))["discounts_given"] == {"2026-07": "100.5"}


def test_weeks_are_refused() -> None:
    with pytest.raises(ReaderRefused, match="this list is by week, and weeks run across months; take the report by m"):
        read(BY_MONTH.replace("Month", "Week"))


def test_a_report_without_net_sales_is_refused_by_name() -> None:
    with pytest.raises(ReaderRefused) as refused:
        read(BY_MONTH.replace(",Net sales,", ",Sales,"))
    assert str(refused.value).startswith(
        "sales.csv: there is no column “Net sales” (sales after discounts and returns, without tax and shipping); "
        "take Total sales over time, with Net sales, out of the reports as CSV. The columns are “Month”, “Orders”"
    )


def test_amounts_that_read_in_two_ways_are_asked_about() -> None:
    text = """
Month,Orders,Gross sales,Discounts,Returns,Net sales,Total sales
2026-07,40,0,0,0,4.100,0
"""
    with pytest.raises(ReaderRefused, match=r"“4\.100” can be read in two ways") as refused:
        read(text)
    assert (refused.value.asks, refused.value.choices) == (Option.DECIMAL, (".", ","))
    assert figures(read(text, ReaderOptions(decimal=",")))["revenue"] == {"2026-07": "4100"}
    assert figures(read(text, ReaderOptions(decimal=".")))["revenue"] == {"2026-07": "4.1"}


def test_a_file_without_lines_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="there are headings but nothing below them"):
        read(BY_MONTH.splitlines()[1] + "\n")
