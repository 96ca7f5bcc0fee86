"""Which program a file comes from."""

from kpidesk.exchange.readers.bank_account import BankAccount
from kpidesk.exchange.readers.ga4 import GoogleAnalytics
from kpidesk.exchange.readers.mailchimp import Mailchimp
from kpidesk.exchange.readers.paypal import PayPal
from kpidesk.exchange.readers.reader import Reader
from kpidesk.exchange.readers.search_console import SearchConsole
from kpidesk.exchange.readers.shopify import Shopify
from kpidesk.exchange.readers.stripe import Stripe
from kpidesk.exchange.readers.woocommerce import WooCommerce
from kpidesk.exchange.sheet import SourceFile

READERS: tuple[Reader, ...] = (
    GoogleAnalytics(),
    SearchConsole(),
    Mailchimp(),
    Shopify(),
    WooCommerce(),
    Stripe(),
    PayPal(),
    BankAccount(),
)


def recognise(source: SourceFile) -> Reader | None:
    """The reader that knows this file best; None when it is a sheet of somebody's own."""
    score, best = max(((reader.recognises(source), -place) for place, reader in enumerate(READERS)))
    return READERS[-best] if score > 0 else None


def reader_named(name: str) -> Reader | None:
    return next((reader for reader in READERS if reader.name == name), None)
