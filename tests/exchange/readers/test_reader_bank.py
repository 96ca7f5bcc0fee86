"""Bookings of banks in several countries, added up by month and by rules."""

from dataclasses import replace

import pytest

from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.encoding import decoded
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.bank_account import BankAccount
from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER, BankRule, Sign
from kpidesk.exchange.readers.reader import NOTHING_SAID, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.recognition import recognise
from tests.exchange.readers.download import download, figures

SPARKASSE = """
"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE00";"03.09.26";"03.09.26";"LASTSCHRIFT";"Strom";"Stadtwerke";"DE02";"B";"-89,00";"EUR";"Umsatz vorgemerkt"
"DE00";"31.08.26";"31.08.26";"GUTSCHR. UEBERWEISUNG";"Rechnung 17";"Ada Moss";"DE02";"B";"1143,41";"EUR";"Umsatz gebucht"
"DE00";"05.08.26";"05.08.26";"LASTSCHRIFT";"Miete";"Haus GmbH";"DE02";"B";"-700,00";"EUR";"Umsatz gebucht"
"DE00";"01.07.26";"01.07.26";"LASTSCHRIFT";"Miete";"Haus GmbH";"DE02";"B";"-700,00";"EUR";"Umsatz gebucht"
"""  # noqa: E501
VOLKSBANK = """
Bezeichnung Auftragskonto;IBAN Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung
Konto;DE00;31.08.2026;31.08.2026;Ada Moss;Gutschrift;Rechnung 17;1143,41;EUR;1743,41
Konto;DE00;05.08.2026;05.08.2026;Haus GmbH;Basislastschrift;Miete;-700,00;EUR;
Konto;DE00;01.07.2026;01.07.2026;Haus GmbH;Basislastschrift;Miete;-700,00;EUR;1300,00
"""  # noqa: E501
VOLKSBANK_OLD = """
"Volksbank Musterstadt"

"Umsatzanzeige"
"BLZ:";"10000000";;"Datum:";"31.08.2026"
"Konto:";"1";;"Uhrzeit:";"10:00:00"

"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Empfänger/Zahlungspflichtiger";"Vorgang/Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "
"01.07.2026";"01.07.2026";"Ich";"Haus GmbH";"LASTSCHRIFT
Miete";"";"EUR";"700,00";"S"
"05.08.2026";"05.08.2026";"Ich";"Haus GmbH";"LASTSCHRIFT
Miete";"";"EUR";"700,00";"S"
"31.08.2026";"31.08.2026";"Ada Moss";"Ich";"GUTSCHRIFT
Rechnung 17";"";"EUR";"1.143,41";"H"

"01.07.2026";;;;;"Anfangssaldo";"EUR";"2.000,00";"H"
"31.08.2026";;;;;"Endsaldo";"EUR";"1.743,41";"H"
"""  # noqa: E501
DKB = """
"Girokonto";"DE00"
"Zeitraum:";"01.07.2026 - 31.08.2026"
"Kontostand vom 31.08.2026:";"1.743,41 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)"
"03.09.26";"";"Vorgemerkt";"Ich";"Stadtwerke";"Strom";"Ausgang";"DE02";"-89"
"31.08.26";"31.08.26";"Gebucht";"Ada Moss";"Ich";"Rechnung 17";"Eingang";"DE02";"1.143,41"
"05.08.26";"05.08.26";"Gebucht";"Ich";"Haus GmbH";"Miete";"Ausgang";"DE02";"-700"
"01.07.26";"01.07.26";"Gebucht";"Ich";"Haus GmbH";"Miete";"Ausgang";"DE02";"-700"
"""  # noqa: E501
ING = """
Umsatzanzeige;Datei erstellt am: 01.09.2026 10:00

IBAN;DE00
Kontoname;Girokonto
Bank;ING
Kunde;Ich
Zeitraum;01.07.2026 - 31.08.2026
Saldo;1.743,41;EUR

Sortierung;Datum absteigend

In der CSV-Datei finden Sie alle bereits gebuchten Umsätze.

Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
31.08.2026;31.08.2026;Ada Moss;Gutschrift;Rechnung 17;1.743,41;EUR;1.143,41;EUR
05.08.2026;05.08.2026;Haus GmbH;Lastschrift;Miete;600,00;EUR;-700,00;EUR
01.07.2026;01.07.2026;Haus GmbH;Lastschrift;Miete;1.300,00;EUR;-700,00;EUR
"""
DEUTSCHE = """
Umsätze Girokonto;;;Zeitraum: 01.07.2026 - 31.08.2026
Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;Betrag;Soll;Haben;Währung
1.7.2026;1.7.2026;Lastschrift;Haus GmbH;Miete;;-700;;EUR
5.8.2026;5.8.2026;Lastschrift;Haus GmbH;Miete;-700;-700;;EUR
31.8.2026;31.8.2026;Gutschrift;Ada Moss;Rechnung 17;1.143,41;;1.143,41;EUR
Kontostand;31.8.2026;;;;1.743,41;;;EUR
"""
BARCLAYS = """
Number,Date,Account,Amount,Subcategory,Memo
,31/08/2026,20-00-00 12345678,1143.41,DIRECTDEP,ADA MOSS RECHNUNG 17
,05/08/2026,20-00-00 12345678,-700.00,PAYMENT,HAUS GMBH MIETE
,01/07/2026,20-00-00 12345678,-700.00,PAYMENT,HAUS GMBH MIETE
"""
MONZO = """
Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In,Balance,Balance currency
tx_1,01/07/2026,09:12:00,Bill payment,Haus GmbH,🏠,Bills,-700.00,GBP,-700.00,GBP,,,,MIETE,,-700.00,,1300.00,GBP
tx_2,05/08/2026,09:12:00,Bill payment,Haus GmbH,🏠,Bills,-700.00,GBP,-700.00,GBP,,,,MIETE,,-700.00,,600.00,GBP
tx_3,31/08/2026,09:12:00,Faster payment,Ada Moss,,Income,"1,143.41",GBP,1143.41,GBP,,,,RECHNUNG 17,,,"1,143.41","1,743.41",GBP
"""  # noqa: E501
STARLING = """
Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
01/07/2026,Haus GmbH,MIETE,DIRECT DEBIT,-700.00,1300.00,BILLS,
05/08/2026,Haus GmbH,MIETE,DIRECT DEBIT,-700.00,600.00,BILLS,
31/08/2026,Ada Moss,RECHNUNG 17,FASTER PAYMENT,1143.41,1743.41,INCOME,
"""
NATIONWIDE = """
"Account Name:","Current account"
"Account Balance:","£1,743.41"

"Date","Transaction type","Description","Paid out","Paid in","Balance"
"01 Jul 2026","Direct debit","Haus GmbH Miete","£700.00","","£1,300.00"
"05 Aug 2026","Direct debit","Haus GmbH Miete","£700.00","","£600.00"
"31 Aug 2026","Credit","Ada Moss Rechnung 17","","£1,143.41","£1,743.41"
"""
POPULAIRE = """
Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Type operation;Debit;Credit;Date operation;Date de valeur;Pointage operation
31/08/2026;ADA MOSS;VIR ADA MOSS RECHNUNG 17;R3;Virement;;+1 143,41;31/08/2026;31/08/2026;0
05/08/2026;HAUS GMBH;PRLV HAUS GMBH MIETE;R2;Prelevement;-700,00;;05/08/2026;05/08/2026;0
01/07/2026;HAUS GMBH;PRLV HAUS GMBH MIETE;R1;Prelevement;-700,00;;01/07/2026;01/07/2026;0
"""  # noqa: E501
CHASE = """
Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
CREDIT,08/31/2026,ADA MOSS RECHNUNG 17,1143.41,ACH_CREDIT,1743.41,,
DEBIT,08/05/2026,HAUS GMBH MIETE,-700.00,ACH_DEBIT,600.00,,
DEBIT,07/01/2026,HAUS GMBH MIETE,-700.00,ACH_DEBIT,1300.00,,
"""
N26 = """
"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
2026-07-01,,Haus GmbH,DE02,"Direct Debit",Miete,Hauptkonto,-700.00,,,
2026-08-05,,Haus GmbH,DE02,"Direct Debit",Miete,Hauptkonto,-700.00,,,
2026-08-31,,Ada Moss,DE02,"Credit Transfer",Rechnung 17,Hauptkonto,1143.41,,,
"""  # noqa: E501
REVOLUT = """
Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
TRANSFER,Current,2026-07-01 09:00:00,2026-07-01 09:00:01,Haus GmbH Miete,-699.50,0.50,EUR,COMPLETED,1300.00
TRANSFER,Current,2026-08-05 09:00:00,2026-08-05 09:00:01,Haus GmbH Miete,-700.00,0.00,EUR,COMPLETED,600.00
TOPUP,Current,2026-08-31 09:00:00,2026-08-31 09:00:01,Ada Moss Rechnung 17,1143.41,0.00,EUR,COMPLETED,1743.41
CARD_PAYMENT,Current,2026-09-01 19:30:00,,Strom,-89.00,0.00,EUR,PENDING,
"""
INGNL = """
"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"
"20260831";"Ada Moss";"NL00";"NL02";"GT";"Bij";"1143,41";"Online bankieren";"Rechnung 17"
"20260805";"Haus GmbH";"NL00";"NL02";"IC";"Af";"700,00";"Incasso";"Miete"
"20260701";"Haus GmbH";"NL00";"NL02";"IC";"Af";"700,00";"Incasso";"Miete"
"""
FILES = {
    "Sparkasse": SPARKASSE,
    "Volksbank": VOLKSBANK,
    "Volksbank, old": VOLKSBANK_OLD,
    "DKB": DKB,
    "ING": ING,
    "Deutsche Bank": DEUTSCHE,
    "Barclays": BARCLAYS,
    "Monzo": MONZO,
    "Starling": STARLING,
    "Nationwide": NATIONWIDE,
    "Banque Populaire": POPULAIRE,
    "Chase": CHASE,
    "N26": N26,
    "Revolut": REVOLUT,
    "ING, Netherlands": INGNL,
}
WITH_BALANCE = ("Volksbank", "ING", "Monzo", "Starling", "Nationwide", "Chase", "Revolut")
MONEY = {
    "cash_in": {"2026-07": "0", "2026-08": "1143.41"},
    "cash_out": {"2026-07": "700", "2026-08": "700"},
}
BALANCE = {"cash_balance": {"2026-07": "1300", "2026-08": "1743.41"}}
RENT = BankRule("haus gmbh", Sign.OUT, "expenses")
SALE = BankRule("Ada  Moss", Sign.IN, "revenue")


def read(text: str, options: ReaderOptions = NOTHING_SAID) -> Layout:
    return BankAccount().read(download(text, "account.csv"), options)


@pytest.mark.parametrize("bank", FILES)
def test_the_file_of_a_bank_gives_money_received_and_paid_out(bank: str) -> None:
    source = download(FILES[bank])
    reader = recognise(source)
    assert reader is not None
    assert reader.name == "Bank account"
    wanted = MONEY | BALANCE if bank in WITH_BALANCE else MONEY
    assert figures(reader.read(source)) == wanted


@pytest.mark.parametrize("bank", FILES)
def test_rules_work_on_the_text_of_every_bank(bank: str) -> None:
    found = figures(read(FILES[bank], ReaderOptions(rules=(RENT, SALE))))
    assert found["expenses"] == {"2026-07": "700", "2026-08": "700"}
    assert found["revenue"] == {"2026-08": "1143.41"}
    assert found["cash_in"] == MONEY["cash_in"]


def test_old_encodings_are_read() -> None:
    text, encoding = decoded(VOLKSBANK_OLD.strip().encode("cp1252"))
    assert encoding == "Windows-1252"
    assert figures(BankAccount().read(replace(csv_source(text, encoding), name="v.csv"))) == MONEY


STATEMENT = """
Date,Description,Amount
2026-08-01,RENT Mill Lane,-500.00
2026-08-03,Card shop refund,19.90
2026-08-04,Card shop,-119.90
2026-08-10,Transfer to savings,-1000.00
2026-08-12,Transfer from savings,200.00
2026-08-28,Invoice 7,2000.10
2026-08-31,Interest,0.05
"""
RULES = (
    BankRule("rent", Sign.OUT, "expenses"),
    BankRule("card shop", Sign.ANY, "cogs"),
    BankRule("savings", Sign.ANY, OWN_TRANSFER),
    BankRule("invoice", Sign.IN, "revenue"),
    BankRule("card", Sign.ANY, "marketing_other_cost"),
)


def test_the_first_rule_that_fits_takes_a_booking_and_own_transfers_count_nowhere() -> None:
    layout = read(STATEMENT, ReaderOptions(rules=RULES))
    assert figures(layout) == {
        "cash_out": {"2026-08": "619.9"},
        "expenses": {"2026-08": "500"},
        "cash_in": {"2026-08": "2020.05"},
        "cogs": {"2026-08": "100"},
        "revenue": {"2026-08": "2000.1"},
    }
    assert layout.notes == (
        "2 of 7 bookings are own transfers and count nowhere",
        "1 of 7 bookings fit no rule: 0.05 received and 0 paid out",
    )


def test_money_given_back_to_customers_lowers_sales() -> None:
    text = STATEMENT + "2026-08-31,Invoice 7 credit,-100.10\n"
    found = figures(read(text, ReaderOptions(rules=(BankRule("invoice", Sign.ANY, "revenue"),))))
    assert found["revenue"] == {"2026-08": "1900"}


def test_balances_that_do_not_follow_are_not_taken() -> None:
    """Some banks repeat today's balance in every line."""
    text = """
dateOp;dateVal;label;category;amount;accountNum;accountbalance
2026-07-01;2026-07-01;HAUS GMBH;Logement;-700,00;1;1743.41
2026-08-05;2026-08-05;HAUS GMBH;Logement;-700,00;1;1743.41
2026-08-31;2026-08-31;ADA MOSS;Revenus;1143,41;1;1743.41
"""
    layout = read(text.replace("1743.41", "1743,41"))
    assert figures(layout) == MONEY
    assert layout.notes == (
        "“accountbalance” is not taken: that of line 3 does not follow from the bookings before it",
    )


def test_the_balance_of_one_day_is_that_after_its_last_booking_in_both_directions() -> None:
    upwards = """
Date,Description,Amount,Balance
2026-08-31,A,10.00,110.00
2026-08-31,B,-60.00,50.00
2026-08-31,C,5.00,55.00
"""
    head, *lines = upwards.strip().splitlines()
    for text in (upwards, "\n".join([head, *reversed(lines)])):
        assert figures(read(text))["cash_balance"] == {"2026-08": "55"}


def test_lines_in_no_order_have_no_balance() -> None:
    text = "Date,Description,Amount,Balance\n2026-08-02,A,1,1\n2026-08-31,B,1,2\n2026-08-01,C,1,3\n"
    assert read(text).notes[0] == "“Balance” is not taken: the bookings stand in no order of days"


def test_a_booking_that_comes_twice_is_counted_and_told() -> None:
    layout = read(STATEMENT + "2026-08-31,Interest,0.05\n")
    assert figures(layout)["cash_in"] == {"2026-08": "2220.1"}
    assert layout.notes == ("the same line comes twice (line 9 as 8); both are counted",)


def test_months_that_may_be_incomplete_and_months_without_bookings_are_told() -> None:
    assert read("Date,Description,Amount\n2026-05-14,A,1.00\n2026-08-20,B,-1.00\n").notes == (
        "2026-05: the file begins on 2026-05-14; the month may be incomplete",
        "2026-08: the file ends on 2026-08-20; the month may be incomplete",
        "there is no booking in 2026-06, 2026-07",
    )


def test_the_period_above_the_list_says_what_is_covered() -> None:
    text = ING.replace("31.08.2026\nSaldo", "25.09.2026\nSaldo")
    assert read(ING).notes == ()
    assert read(text).notes == ("2026-09: the file ends on 2026-09-25; the month may be incomplete",)


def test_pending_bookings_are_told() -> None:
    assert read(SPARKASSE).notes == ("1 line is left out: not booked yet (line 2)",)


def test_a_total_is_left_out_and_a_shop_of_that_name_is_not() -> None:
    text = STATEMENT + "2026-08-31,TOTAL,-60.00\nTotal,,540.15\n"
    layout = read(text)
    assert figures(layout)["cash_out"] == {"2026-08": "1679.9"}
    assert [(left.place, left.why.value) for left in layout.left_out] == [("line 10", "total")]


def test_a_line_that_names_a_month_only_is_shown_as_left_out() -> None:
    layout = read(STATEMENT + "August 2026,All of it,540.15\n")
    assert figures(layout) == figures(read(STATEMENT))
    assert [left.label for left in layout.left_out] == ["August 2026"]


def test_a_file_without_any_minus_is_told() -> None:
    text = "Date,Description,Amount\n2026-08-01,A,1.00\n2026-08-31,B,2.00\n"
    assert read(text).notes == ("no amount has a minus: every booking counts as money received",)


def test_two_currencies_are_refused_until_one_is_chosen() -> None:
    text = REVOLUT.replace("-700.00,0.00,EUR", "-700.00,0.00,USD")
    with pytest.raises(ReaderRefused, match="in 2 currencies, EUR, USD") as refused:
        read(text)
    assert refused.value.asks == Option.CURRENCY
    assert figures(read(text, ReaderOptions(currency="USD")))["cash_out"] == {"2026-08": "700"}


def test_several_accounts_are_told() -> None:
    layout = read(VOLKSBANK.replace("DE00;05", "DE01;05").replace("1300,00", ""))
    assert layout.notes == ("the bookings are of 2 accounts, added up; transfers between them count twice",)


def test_dates_that_read_in_two_ways_are_asked_about() -> None:
    text = "Date,Description,Amount\n01/08/2026,A,-5.00\n12/08/2026,B,7.00\n"
    assert read(text).needs_day_order
    assert figures(read(text, ReaderOptions(day_order=DayOrder.DAY_FIRST)))["cash_in"] == {"2026-08": "7"}
    assert figures(read(text, ReaderOptions(day_order=DayOrder.MONTH_FIRST)))["cash_in"] == {
        "2026-01": "0",
        "2026-12": "7",
    }


def test_american_headings_put_the_month_first() -> None:
    text = "\n".join(line for line in CHASE.splitlines() if "31" not in line)
    assert figures(read(text))["cash_out"] == {"2026-07": "700", "2026-08": "700"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Date,Description,Balance\n2026-08-01,A,5\n",
            r"there is no column “Amount” \(money in, or out with a minus\)",
        ),
        ("Day,Description,Amount\n2026-08-01,A,5\n", r"there is no column “Date” \(the day of the booking\)"),
        ("Date,Description,Amount\n", "there are headings but nothing below them"),
        ("Date,Description,Amount\n2026-08-41,A,5\n", "line 2, column “Date”: “2026-08-41” does not exist"),
        ("Date,Description,Amount\nsoon,A,5\n", "column “Date”: no line below has a date"),
        ("Date,Description,Amount\n2026-08-01,A,five\n", "line 2, column “Amount”: “five” is not a number"),
        ('Date,Description,Amount\n2026-08-01,A,1.5\n2026-08-02,B,"1,5"\n', "use different decimal marks"),
        (
            "Date,Description,Amount\n31/01/2026,A,1\n01/31/2026,B,1\n",
            "“31/01/2026” has the day first and “01/31/2026”",
        ),
        ("Date,Description,Amount,State\n2026-08-01,A,5,PENDING\n", "no line is booked yet"),
        ("Date,Description,Amount\nAugust 2026,A,5\n", "no line has both a day and an amount"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(ReaderRefused, match=sentence):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Month,Description,Amount\n2026-01,Sales,100\n2026-02,Sales,120\n",
        "Date,Sales,Costs\n2026-01-31,100,20\n",
        "Date,Description,Amount\nJanuary,Sales,100\nFebruary,Sales,120\n",
    ],
)
def test_a_sheet_of_somebodys_own_is_not_taken_for_a_bank(text: str) -> None:
    assert recognise(download(text)) is None
