"""Shopify: sales and orders by month, from the report of sales over time."""

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.listing import find_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Download, Option, ReaderOptions
from kpidesk.exchange.readers.sales_report import sales_layout, sales_score
from kpidesk.exchange.readers.shop_columns import (
    COUPONS,
    DAY,
    DISCOUNTS,
    GROSS,
    MONTH,
    NET,
    ORDERS,
    RETURNS,
    SHIPPING,
    TAXES,
    TOTAL,
    WEEK,
)
from kpidesk.exchange.sheet import SourceFile

_COLUMNS = (MONTH, DAY, WEEK, ORDERS, GROSS, DISCOUNTS, RETURNS, NET, SHIPPING, TAXES, TOTAL)
_TELLING = ("orders", "gross", "discounts", "returns", "net", "shipping", "taxes", "total")


class Shopify:
    name = "Shopify"
    program = "shop"
    downloads = (
        Download("Total sales over time", "Analytics, Reports, grouped by month or by day: Export, CSV", _COLUMNS),
    )
    options: tuple[Option, ...] = (Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        listing = find_listing(source, (*_COLUMNS, COUPONS))
        if listing is None or listing.has("coupons") or not listing.has("discounts"):
            return 0.0
        return sales_score(listing, _TELLING)

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        remedy = "take Total sales over time, with Net sales, out of the reports as CSV"
        return sales_layout(source, _COLUMNS, options, reader=self.name, remedy=remedy)
