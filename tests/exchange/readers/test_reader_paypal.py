"""PayPal's activities and statements."""

import pytest

from kpidesk.exchange.layout import Layout
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.paypal import PayPal
from kpidesk.exchange.readers.reader import NOTHING_SAID, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.recognition import recognise
from tests.exchange.readers.download import download, figures

HEADINGS = '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Balance"'
ACTIVITY = f"""
{HEADINGS}
"07/30/2026","10:00:00","PDT","Ada Moss","Express Checkout Payment","Completed","EUR","1,250.00","-43.40","1,206.60","1",""
"08/03/2026","10:00:00","PDT","Ben Rill","Website Payment","Completed","EUR","100.00","-3.50","96.50","2",""
"08/04/2026","09:00:00","PDT","","Account Hold for Open Authorization","Completed","EUR","-10.00","0.00","-10.00","3",""
"08/05/2026","09:00:00","PDT","Ben Rill","Payment Refund","Completed","EUR","-20.00","0.50","-19.50","4",""
"08/06/2026","09:00:00","PDT","","General Withdrawal","Completed","EUR","-900.00","0.00","-900.00","5",""
"08/07/2026","09:00:00","PDT","Paper Ltd","Express Checkout Payment","Completed","EUR","-55.00","0.00","-55.00","6",""
"08/08/2026","09:00:00","PDT","Late Payer","Website Payment","Pending","EUR","50.00","-1.80","48.20","7",""
"08/09/2026","09:00:00","PDT","","Chargeback Fee","Completed","EUR","-14.00","0.00","-14.00","8",""
"08/30/2026","09:00:00","PDT","Cy Dune","Website Payment","Partially Refunded","EUR","40.00","-1.40","38.60","9",""
"""  # noqa: E501
WANTED = {
    "cash_in": {"2026-07": "1250", "2026-08": "140"},
    "Refunds and disputes": {"2026-08": "20"},
    "Payments less refunds": {"2026-07": "1250", "2026-08": "120"},
    "variable_expenses": {"2026-07": "43.4", "2026-08": "18.4"},
    "Paid with PayPal": {"2026-08": "55"},
}
GERMAN = """
"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto","Transaktionscode","Guthaben"
"30.07.2026","10:00:00","CEST","Ada Moss","PayPal Express-Zahlung","Abgeschlossen","EUR","1.250,00","-43,40","1.206,60","1",""
"03.08.2026","10:00:00","CEST","Ben Rill","Website-Zahlung","Abgeschlossen","EUR","100,00","-3,50","96,50","2",""
"04.08.2026","09:00:00","CEST","","Einbehaltung für offene Autorisierung","Abgeschlossen","EUR","-10,00","0,00","-10,00","3",""
"05.08.2026","09:00:00","CEST","Ben Rill","Rückzahlung","Abgeschlossen","EUR","-20,00","0,50","-19,50","4",""
"06.08.2026","09:00:00","CEST","","Von Nutzer eingeleitete Abbuchung auf Bankkonto","Abgeschlossen","EUR","-900,00","0,00","-900,00","5",""
"07.08.2026","09:00:00","CEST","Paper Ltd","PayPal Express-Zahlung","Abgeschlossen","EUR","-55,00","0,00","-55,00","6",""
"08.08.2026","09:00:00","CEST","Late Payer","Website-Zahlung","Ausstehend","EUR","50,00","-1,80","48,20","7",""
"09.08.2026","09:00:00","CEST","","Rücklastschriftgebühr","Abgeschlossen","EUR","-14,00","0,00","-14,00","8",""
"30.08.2026","09:00:00","CEST","Cy Dune","Website-Zahlung","Teilweise erstattet","EUR","40,00","-1,40","38,60","9",""
"""  # noqa: E501
FRENCH = """
"Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission","Commission","Net","Numéro de transaction","Solde"
"30/07/2026","10:00:00","CEST","Ada Moss","Paiement Express Checkout","Terminé","EUR","1 250,00","-43,40","1 206,60","1",""
"03/08/2026","10:00:00","CEST","Ben Rill","Paiement sur site marchand","Terminé","EUR","140,00","-4,90","135,10","2",""
"04/08/2026","09:00:00","CEST","","Blocage de compte pour autorisation ouverte","Terminé","EUR","-10,00","0,00","-10,00","3",""
"05/08/2026","09:00:00","CEST","Ben Rill","Remboursement de paiement","Terminé","EUR","-20,00","0,50","-19,50","4",""
"06/08/2026","09:00:00","CEST","","Virement standard","Terminé","EUR","-900,00","0,00","-900,00","5",""
"07/08/2026","09:00:00","CEST","Paper Ltd","Paiement Express Checkout","Terminé","EUR","-55,00","0,00","-55,00","6",""
"08/08/2026","09:00:00","CEST","Late Payer","Paiement sur site marchand","En attente","EUR","50,00","-1,80","48,20","7",""
"09/08/2026","09:00:00","CEST","","Frais de rétrofacturation","Terminé","EUR","-14,00","0,00","-14,00","8",""
"""  # noqa: E501
STATEMENT = """
"Datum","Uhrzeit","Zeitzone","Beschreibung","Währung","Brutto","Entgelt","Netto","Guthaben","Transaktionscode","Name"
"01.08.2026","12:09:12","Europe/Berlin","Handyzahlung","EUR","3,50","-0,40","3,10","732,06","1","Ada Moss"
"30.08.2026","19:24:30","Europe/Berlin","PayPal Express-Zahlung","EUR","-74,00","0,00","-74,00","658,06","2","Paper Ltd"
"30.08.2026","19:24:30","Europe/Berlin","Bankgutschrift auf PayPal-Konto","EUR","74,00","0,00","74,00","732,06","3",""
"""


def read(text: str, options: ReaderOptions = NOTHING_SAID) -> Layout:
    return PayPal().read(download(text, "paypal.csv"), options)


@pytest.mark.parametrize("text", [ACTIVITY, GERMAN, FRENCH])
def test_activities_in_every_language(text: str) -> None:
    reader = recognise(download(text))
    assert reader is not None
    assert reader.name == "PayPal"
    assert figures(reader.read(download(text))) == WANTED


def test_what_is_left_out_is_told() -> None:
    assert read(ACTIVITY).notes == (
        "1 line is left out: not completed (line 8)",
        "2 lines are left out: moved to or from the bank, or held back (line 4, 6)",
        "2026-07: the file begins on 2026-07-30; the month may be incomplete",
        "payments received are before fees; if your bank's file brings the payouts as money received, "
        "leave this one out",
    )


def test_a_statement_has_no_status_and_its_money_from_the_bank_is_no_sale() -> None:
    assert figures(read(STATEMENT)) == {
        "cash_in": {"2026-08": "3.5"},
        "Payments less refunds": {"2026-08": "3.5"},
        "variable_expenses": {"2026-08": "0.4"},
        "Paid with PayPal": {"2026-08": "74"},
    }


def test_a_month_without_sales_received_nothing() -> None:
    text = ACTIVITY.replace("07/30/2026", "08/01/2026").replace('"08/07/2026"', '"07/15/2026"')
    assert figures(read(text))["cash_in"] == {"2026-07": "0", "2026-08": "1390"}


def test_a_currency_has_to_be_chosen_and_conversions_are_no_sales() -> None:
    text = ACTIVITY + (
        '"08/10/2026","09:00:00","PDT","Di","Website Payment","Completed","USD","30.00","-1.00","29.00","10",""\n'
        '"08/10/2026","09:00:00","PDT","","General Currency Conversion","Completed","USD","-29","0","-29","11",""\n'
        '"08/10/2026","09:00:00","PDT","","General Currency Conversion","Completed","EUR","25.00","0","25.00","12",""\n'
    )
    with pytest.raises(ReaderRefused) as refused:
        read(text)
    assert (refused.value.asks, refused.value.choices) == (Option.CURRENCY, ("EUR", "USD"))
    assert figures(read(text, ReaderOptions(currency="EUR"))) == WANTED
    assert figures(read(text, ReaderOptions(currency="USD")))["cash_in"] == {"2026-08": "30"}


def test_days_that_read_in_two_ways_are_asked_about() -> None:
    text = "\n".join(line for line in ACTIVITY.splitlines() if "/30/" not in line)
    assert read(text).needs_day_order
    assert read(text).series == ()
    month_first = read(text, ReaderOptions(day_order=DayOrder.MONTH_FIRST))
    assert figures(month_first)["cash_in"] == {"2026-08": "100"}
    day_first = read(text, ReaderOptions(day_order=DayOrder.DAY_FIRST))
    assert figures(day_first)["cash_in"]["2026-03"] == "100"


def test_unknown_statuses_are_refused_rather_than_dropped() -> None:
    text = "\n".join(ACTIVITY.splitlines()[:3]).replace("Completed", "Lokið")
    with pytest.raises(ReaderRefused, match="no line is completed; the statuses are “Lokið”"):
        read(text)


def test_a_memo_moves_no_money() -> None:
    text = ACTIVITY.replace('"Balance"', '"Balance","Balance Impact"').replace('"1",""', '"1","","Memo"')
    assert figures(read(text))["cash_in"] == {"2026-08": "140"}


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ReaderRefused, match=r"paypal\.csv: there is no column “Fee” \(what PayPal kept\)"):
        read(ACTIVITY.replace('"Fee"', '"Cost"'))


def test_a_file_without_lines_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="there are headings but nothing below them"):
        read(HEADINGS + "\n")
