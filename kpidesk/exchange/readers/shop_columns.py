"""The headings of the sales reports that web shops make, in the languages they are used in."""

from kpidesk.exchange.readers.reader import Column


def _money(key: str, heading: str, meaning: str, names: str, *, gives: str = "", is_needed: bool = False) -> Column:
    return Column(key, heading, meaning, names, gives=gives, is_needed=is_needed, is_number=True)


MONTH = Column(
    "month",
    "Month",
    "the month of the line",
    "month|monat|mois|mes|mese|maand|mês|miesiąc",
)
DAY = Column(
    "day",
    "Day",
    "the day of the line",
    "day|date|tag|datum|jour|día|dia|fecha|giorno|data|dag|dzień",
)
WEEK = Column("week", "Week", "a list by week has no months", "week|woche|semaine|semana|settimana|tydzień")
ORDERS = Column(
    "orders",
    "Orders",
    "orders placed",
    "orders|total orders|order count|bestellungen|bestellungen insgesamt|commandes|pedidos|encomendas|ordini|"
    "zamówienia",
    gives="orders",
    is_number=True,
    is_whole=True,
)
GROSS = _money(
    "gross",
    "Gross sales",
    "sales before discounts and returns; not taken",
    "gross sales|bruttoumsatz|bruttoverkäufe|brutto-umsatz|ventes brutes|ventas brutas|vendite lorde|bruto-omzet|"
    "brutoverkoop|bruto verkoop|vendas brutas|sprzedaż brutto",
)
DISCOUNTS = _money(
    "discounts",
    "Discounts",
    "discounts granted",
    "discounts|rabatte|réductions|remises|descuentos|sconti|kortingen|descontos|rabaty|zniżki",
    gives="discounts_given",
)
COUPONS = _money(
    "coupons",
    "Coupons",
    "vouchers redeemed",
    "coupons|gutscheine|codes promo|cupones|codici promozionali|coupon|kortingsbonnen|cupons|cupões|kupony",
    gives="discounts_given",
)
RETURNS = _money(
    "returns",
    "Returns",
    "money given back; not taken, net sales have it",
    "returns|sales reversals|refunds|rückgaben|retouren|rückerstattungen|retours|remboursements|devoluciones|"
    "reembolsos|resi|rimborsi|retourzendingen|terugbetalingen|devoluções|zwroty",
)
NET = _money(
    "net",
    "Net sales",
    "sales after discounts and returns, without tax and shipping",
    "net sales|nettoumsatz|nettoverkäufe|netto-umsatz|ventes nettes|ventas netas|vendite nette|netto-omzet|"
    "nettoverkoop|netto verkoop|vendas líquidas|sprzedaż netto",
    gives="revenue",
    is_needed=True,
)
SHIPPING = _money(
    "shipping",
    "Shipping",
    "shipping charged; not taken",
    "shipping|shipping charges|versand|versandkosten|expédition|frais d'expédition|envío|envíos|gastos de envío|"
    "spedizione|spese di spedizione|verzending|verzendkosten|frete|envio|wysyłka|dostawa",
)
TAXES = _money(
    "taxes",
    "Taxes",
    "sales tax; not taken",
    "taxes|steuern|taxe|impuestos|imposte|tasse|belastingen|belasting|impostos|tributos|podatki",
)
TOTAL = _money(
    "total",
    "Total sales",
    "sales with tax and shipping; not taken",
    "total sales|gesamtumsatz|gesamtverkäufe|ventes totales|total des ventes|ventas totales|vendite totali|"
    "totale omzet|totale verkoop|vendas totais|total de vendas|sprzedaż całkowita|łączna sprzedaż",
)
