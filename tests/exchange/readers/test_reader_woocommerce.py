"""WooCommerce's revenue report and its list of orders."""

import pytest

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.reader import NOTHING_SAID, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.recognition import recognise
from kpidesk.exchange.readers.woocommerce import WooCommerce
from tests.exchange.readers.download import download, figures

REVENUE = """
Date,Orders,Gross sales,Returns,Coupons,Net sales,Taxes,Shipping,Total sales
2026-07-01,20,"2,100.00",50.00,30.00,"2,020.00",383.80,90.00,"2,493.80"
2026-08-01,25,"2,600.00",0.00,45.50,"2,554.50",485.36,110.00,"3,149.86"
"""
WANTED = {
    "orders": {"2026-07": "20", "2026-08": "25"},
    "orders_online": {"2026-07": "20", "2026-08": "25"},
    "discounts_given": {"2026-07": "30", "2026-08": "45.5"},
    "revenue": {"2026-07": "2020", "2026-08": "2554.5"},
}


def read(text: str, options: ReaderOptions = NOTHING_SAID) -> Layout:
    return WooCommerce().read(download(text, "revenue.csv"), options)


@pytest.mark.parametrize(
    "text",
    [
        REVENUE,
        """
Datum;Bestellungen;Bruttoumsatz;Retouren;Gutscheine;Nettoumsatz;Steuern;Versand;Gesamtumsatz
2026-07-01 00:00:00;20;2100,00;50,00;30,00;2020,00;383,80;90,00;2493,80
2026-08-01 00:00:00;25;2600,00;0,00;45,50;2554,50;485,36;110,00;3149,86
""",
        """
Fecha,Pedidos,Ventas brutas,Devoluciones,Cupones,Ventas netas,Impuestos,Envío,Ventas totales
2026-07-01,20,2100.00,50.00,30.00,2020.00,383.80,90.00,2493.80
2026-08-01,25,2600.00,0.00,45.50,2554.50,485.36,110.00,3149.86
Total,45,4700.00,50.00,75.50,4574.50,869.16,200.00,5643.66
""",
    ],
)
def test_months_of_the_revenue_report(text: str) -> None:
    source = download(text)
    reader = recognise(source)
    assert reader is not None
    assert reader.name == "WooCommerce"
    layout = reader.read(source)
    assert figures(layout) == WANTED
    assert layout.notes == ()


def test_a_revenue_report_by_week_is_refused() -> None:
    lines = "".join(f"2026-07-{day:02},1,10,0,0,10,0,0,10\n" for day in (6, 13, 20, 27))
    with pytest.raises(ReaderRefused, match="a line is a week, and weeks run across months"):
        read(REVENUE.splitlines()[1] + "\n" + lines)


def test_a_revenue_report_without_net_sales_is_refused_by_name() -> None:
    with pytest.raises(ReaderRefused, match=r"revenue\.csv: there is no column “Net sales”"):
        read(REVENUE.replace("Net sales", "Sales"))


ORDERS = """
Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net sales,Attribution
2026-07-02 10:11:12,1001,completed,Ada Moss,new,2× Mug,2,,39.80,Direct
2026-07-31 09:00:00,1002,processing,Ben Rill,returning,1× Mug,1,SUMMER,"1,017.90",Email
2026-08-30 18:30:00,1003,completed,Cy Dune,new,3× Mug,3,,59.70,Direct
2026-08-30 19:30:00,1004,cancelled,Di Lake,new,1× Mug,1,,19.90,Direct
"""


def test_orders_are_counted_by_month_without_those_that_came_to_nothing() -> None:
    reader = recognise(download(ORDERS))
    assert reader is not None
    assert reader.name == "WooCommerce"
    layout = reader.read(download(ORDERS))
    assert figures(layout) == {
        "orders": {"2026-07": "2", "2026-08": "1"},
        "orders_online": {"2026-07": "2", "2026-08": "1"},
        "revenue": {"2026-07": "1057.7", "2026-08": "59.7"},
        "units_sold": {"2026-07": "3", "2026-08": "3"},
        "customers_new": {"2026-07": "1", "2026-08": "1"},
    }
    assert layout.notes == ("1 line is left out: cancelled, failed or not paid (line 5)",)


def test_an_empty_revenue_report_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="there are headings but nothing below them"):
        read(REVENUE.splitlines()[1] + "\n")
