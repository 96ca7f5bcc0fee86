"""The bookings of a bank's file, and how many of them each rule takes."""

from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.readers.bank_account import bookings_in, caught
from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER, BankRule, Sign
from kpidesk.exchange.readers.reader import ReaderOptions

HEAD = "Buchungstag;Verwendungszweck;Betrag;Währung;Saldo\n"
LINES = (
    "03.06.2026;Miete Büro;-450,00;EUR;550,00\n"
    "09.06.2026;Miete zurück;50,00;EUR;600,00\n"
    "28.06.2026;Sparkonto;-500,00;EUR;100,00\n"
)


def test_every_booking_that_counts_is_there_with_its_text() -> None:
    found = bookings_in(csv_source(HEAD + LINES))
    assert [(booking.text, float(booking.amount)) for booking in found] == [
        ("miete büro", -450.0),
        ("miete zurück", 50.0),
        ("sparkonto", -500.0),
    ]


def test_what_cannot_be_read_has_no_bookings() -> None:
    assert bookings_in(csv_source("a;b\n1;2\n")) == []
    mixed = csv_source(HEAD + LINES + "29.06.2026;Ausland;-9,00;USD;91,00\n")
    assert bookings_in(mixed) == []
    assert len(bookings_in(mixed, ReaderOptions(currency="EUR"))) == 3


def test_the_first_rule_that_fits_takes_a_booking() -> None:
    found = bookings_in(csv_source(HEAD + LINES))
    rent = BankRule("Miete", Sign.OUT, "operating_expenses")
    back = BankRule("miete", Sign.ANY, "other_income")
    savings = BankRule("SPARKONTO", Sign.ANY, OWN_TRANSFER)
    assert caught(found, (rent, back, savings)) == [1, 1, 1]
    assert caught(found, (back, rent)) == [2, 0]
    assert caught(found, ()) == []
