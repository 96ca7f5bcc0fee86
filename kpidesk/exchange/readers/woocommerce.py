"""WooCommerce: sales and orders by month, from the revenue report and from the list of orders."""

from decimal import Decimal

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.amounts import Amounts
from kpidesk.exchange.readers.dated import Dated, dated, laid_out, totals_left_out
from kpidesk.exchange.readers.listing import Listing, find_listing, folded, needed_listing
from kpidesk.exchange.readers.reader import NOTHING_SAID, Column, Download, Option, ReaderOptions
from kpidesk.exchange.readers.sales_report import sales_layout, sales_score
from kpidesk.exchange.readers.shop_columns import (
    COUPONS,
    DAY,
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
from kpidesk.exchange.readers.totals import Totals, covers_note, left_out_note, repeated_note
from kpidesk.exchange.sheet import SourceFile

_REVENUE = (MONTH, DAY, WEEK, ORDERS, GROSS, RETURNS, COUPONS, NET, TAXES, SHIPPING, TOTAL)
_TELLING = ("orders", "gross", "returns", "coupons", "net", "taxes", "shipping", "total")
_NEW = frozenset({"new", "neu", "nouveau", "nouvelle", "nuevo", "nueva", "nuovo", "nieuw", "novo", "nova", "nowy"})
_UNPAID = (
    "cancelled|canceled|failed|pending|pending payment|draft|checkout-draft|trash|storniert|fehlgeschlagen|"
    "zahlung ausstehend|ausstehende zahlung|entwurf|annulée|annulé|échouée|échoué|en attente de paiement|brouillon|"
    "cancelado|fallido|pendiente de pago|borrador|annullato|fallito|in attesa di pagamento|bozza|geannuleerd|mislukt|"
    "wachten op betaling|concept|malsucedido|pagamento pendente|rascunho|anulowane|nieudane|oczekuje na płatność|szkic"
)
UNPAID = frozenset(_UNPAID.split("|"))
"""Orders that came to nothing."""

_ORDERS = (
    Column("date", "Date", "when the order was placed", DAY.names, is_needed=True),
    Column(
        "number",
        "Order #",
        "the number of the order",
        "order #|order number|order|bestellung #|bestellnummer|bestellung nr.|commande n°|n° de commande|"
        "commande #|pedido #|nº de pedido|ordine #|n. ordine|bestelling #|bestelnummer|pedido nº|"
        "zamówienie #|nr zamówienia",
        gives="orders",
        is_needed=True,
    ),
    Column("status", "Status", "what became of the order", "status|état|statut|estado|stato"),
    Column(
        "buyer",
        "Customer type",
        "new or returning",
        "customer type|kundentyp|type de client|tipo de cliente|tipo di cliente|klanttype|tipo cliente|typ klienta",
        gives="customers_new",
    ),
    Column(
        "items",
        "Items sold",
        "pieces in the order",
        "items sold|verkaufte artikel|verkaufte produkte|articles vendus|artículos vendidos|"
        "articoli venduti|verkochte artikelen|verkochte items|itens vendidos|sprzedane produkty",
        gives="units_sold",
        is_number=True,
        is_whole=True,
    ),
    Column(
        "net",
        "Net sales",
        NET.meaning,
        f"{NET.names}|n. revenue|net revenue",
        gives="revenue",
        is_needed=True,
        is_number=True,
    ),
)


class WooCommerce:
    name = "WooCommerce"
    program = "shop"
    downloads = (
        Download("Revenue", "Analytics, Revenue, by month or by day: Download", _REVENUE),
        Download("Orders", "Analytics, Orders: Download", _ORDERS),
    )
    options: tuple[Option, ...] = (Option.DAY_ORDER, Option.DECIMAL)

    def recognises(self, source: SourceFile) -> float:
        if _is_order_list(source):
            return 0.9
        listing = find_listing(source, _REVENUE)
        return sales_score(listing, _TELLING) if listing and listing.has("coupons", "gross") else 0.0

    def read(self, source: SourceFile, options: ReaderOptions = NOTHING_SAID) -> Layout:
        if _is_order_list(source):
            listing = needed_listing(source, _ORDERS, self.name, "take Orders out of Analytics with all its columns")
            return laid_out(source.name, self.name, lambda: self._orders(source, listing, options))
        remedy = "take Revenue out of Analytics, with Net sales"
        also = {"orders": ("Orders in the web shop", "orders_online")}
        return sales_layout(source, _REVENUE, options, reader=self.name, remedy=remedy, also=also)

    def _orders(self, source: SourceFile, listing: Listing, options: ReaderOptions) -> Layout:
        dates = dated(listing, options)
        off = [row for row in dates.rows if folded(listing.text(row, "status")) in UNPAID]
        totals = Totals()
        _add_orders(totals, listing, dates, Amounts(listing, _ORDERS, options), frozenset(off))
        notes = left_out_note(listing, off, "cancelled, failed or not paid") + repeated_note(listing, dates.rows)
        if dates.days:
            notes += covers_note(*dates.span, early=3, late=2)
        left_out = totals_left_out(listing, dates.others)
        return Layout(source.name, totals.series(listing), left_out, reader=self.name, notes=tuple(notes))


def _is_order_list(source: SourceFile) -> bool:
    listing = find_listing(source, _ORDERS)
    return listing is not None and listing.has("number") and (listing.has("buyer") or listing.has("items"))


def _add_orders(totals: Totals, listing: Listing, dates: Dated, amounts: Amounts, off: frozenset[int]) -> None:
    for row, month in dates.months.items():
        if row in off:
            continue
        totals.add("Orders", month, Decimal(1), row, target="orders")
        totals.add("Orders in the web shop", month, Decimal(1), row, target="orders_online")
        totals.add(listing.heading("net"), month, amounts.of(row, "net"), row, target="revenue")
        if listing.has("items"):
            totals.add(listing.heading("items"), month, amounts.of(row, "items"), row, target="units_sold")
        if listing.has("buyer"):
            is_new = folded(listing.text(row, "buyer")) in _NEW
            totals.add("Orders of new customers", month, Decimal(is_new), row, target="customers_new")
