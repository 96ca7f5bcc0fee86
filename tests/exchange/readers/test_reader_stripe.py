"""Stripe's balance changes and summaries."""

import csv

import pytest

from kpidesk.domain.month import Month
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.readers.reader import NOTHING_SAID, Option, ReaderOptions, ReaderRefused
from kpidesk.exchange.readers.recognition import recognise
from kpidesk.exchange.readers.stripe import Stripe
from tests.exchange.readers.download import download, figures

HISTORY = """
id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description
txn_8,stripe_fee,,-2.00,0.00,-2.00,eur,2026-08-28 14:03,2026-08-28 00:00,Billing fee
txn_7,adjustment,du_1,-30.00,15.00,-45.00,eur,2026-08-20 14:03,2026-08-22 00:00,Chargeback withdrawal for ch_3
txn_6,payout,po_2,-150.00,0.00,-150.00,eur,2026-08-10 06:00,2026-08-10 00:00,STRIPE PAYOUT
txn_5,refund,re_1,-20.00,0.00,-20.00,eur,2026-08-03 14:03,2026-08-05 00:00,Refund for charge
txn_4,payment,py_1,60.00,1.10,58.90,eur,2026-08-02 14:03,2026-08-04 00:00,Course
txn_3,charge,ch_3,"1,120.00",33.78,"1,086.22",eur,2026-08-01 14:03,2026-08-03 00:00,Course
txn_2,payout,po_1,-96.22,0.00,-96.22,eur,2026-07-05 14:03,2026-07-05 00:00,STRIPE PAYOUT
txn_1,charge,ch_1,100.00,3.25,96.75,eur,2026-07-01 10:00,2026-07-03 00:00,Course
"""
WANTED = {
    "cash_in": {"2026-07": "100", "2026-08": "1180"},
    "Refunds and disputes": {"2026-08": "50"},
    "Payments less refunds": {"2026-07": "100", "2026-08": "1130"},
    "variable_expenses": {"2026-07": "3.25", "2026-08": "51.88"},
    "Payouts to your bank": {"2026-07": "96.22", "2026-08": "150"},
}
ITEMISED = """
"balance_transaction_id","created_utc","created","available_on","currency","gross","fee","net","reporting_category","description"
"txn_1","2026-07-31 23:30:00","2026-08-01 01:30:00","2026-08-03 00:00:00","eur","1180.00","34.88","1145.12","charge","Course"
"txn_2","2026-08-03 12:00:00","2026-08-03 14:00:00","2026-08-05 00:00:00","eur","-20.00","0.00","-20.00","refund","Course"
"txn_3","2026-08-20 12:00:00","2026-08-20 14:00:00","2026-08-22 00:00:00","eur","-30.00","15.00","-45.00","dispute","Course"
"txn_4","2026-08-30 12:00:00","2026-08-30 14:00:00","2026-08-30 00:00:00","eur","-2.00","0.00","-2.00","fee","Billing fee"
"""  # noqa: E501
SUMMED = """
reporting_category,currency,count,gross,fee,net
charge,usd,10,5000.00,150.00,4850.00
refund,usd,2,-300.00,-10.00,-290.00
other_adjustment,usd,1,7.00,0.00,7.00
total,usd,13,4707.00,140.00,4567.00
"""
BALANCE = """
category,description,net_amount,currency
starting_balance,Starting balance (2026-06-01),100000.00,usd
activity_gross,Account activity before fees,4700.00,usd
activity_fee,Less fees,-140.00,usd
payouts_gross,Balance transferred to bank,-2000.00,usd
payouts_fee,Less payout fees,-1.50,usd
ending_balance,Ending balance ({end}),102558.50,usd
"""


def read(text: str, options: ReaderOptions = NOTHING_SAID) -> Layout:
    return Stripe().read(download(text, "balance.csv"), options)


@pytest.mark.parametrize("text", [HISTORY, ITEMISED, SUMMED, BALANCE])
def test_every_report_is_recognised(text: str) -> None:
    reader = recognise(download(text))
    assert reader is not None
    assert reader.name == "Stripe"


def test_payments_refunds_and_fees_of_the_history() -> None:
    assert figures(read(HISTORY)) == WANTED


def test_the_itemised_report_uses_the_days_of_the_chosen_time_zone() -> None:
    assert figures(read(ITEMISED)) == {
        heading: {"2026-08": months["2026-08"]} for heading, months in WANTED.items() if "Payouts" not in heading
    }


def test_that_payouts_may_come_twice_is_told() -> None:
    assert read(HISTORY).notes[-1] == (
        "payments received are before fees; if your bank's file brings the payouts as money received, "
        "leave this one out"
    )


def test_decimal_commas_are_understood() -> None:
    commas = str.maketrans(".,", ",.")
    rows = csv.reader(HISTORY.strip().splitlines())
    text = "\n".join(";".join(c.translate(commas) if c[-3:-2] == "." else c for c in row) for row in rows)
    assert "1.086,22" in text
    assert figures(read(text)) == WANTED


def test_two_currencies_are_refused_until_one_is_chosen() -> None:
    text = HISTORY + "txn_9,charge,ch_9,50.00,1.00,49.00,usd,2026-08-04 14:03,2026-08-05 00:00,Course\n"
    with pytest.raises(ReaderRefused) as refused:
        read(text)
    assert str(refused.value) == "the lines are in 2 currencies, EUR, USD, which cannot be added up; choose one"
    assert (refused.value.asks, refused.value.choices) == (Option.CURRENCY, ("EUR", "USD"))
    layout = read(text, ReaderOptions(currency="EUR"))
    assert figures(layout) == WANTED
    assert layout.notes[0] == "1 line is left out: in another currency (line 10)"
    with pytest.raises(ReaderRefused, match="no line is in GBP; the currencies are EUR, USD"):
        read(text, ReaderOptions(currency="gbp"))


def test_a_summary_needs_its_month_said() -> None:
    with pytest.raises(ReaderRefused, match="this summary does not say which month it is") as refused:
        read(SUMMED)
    assert refused.value.asks == Option.MONTH
    layout = read(SUMMED, ReaderOptions(month=Month.of(2026, 6)))
    assert figures(layout) == {
        "cash_in": {"2026-06": "5000"},
        "Refunds and disputes": {"2026-06": "300"},
        "Payments less refunds": {"2026-06": "4700"},
        "variable_expenses": {"2026-06": "140"},
    }
    assert [left.label for left in layout.left_out] == ["total"]
    assert layout.notes[0] == "1 line is left out: neither payment, refund, fee nor payout (line 4)"


@pytest.mark.parametrize("end", ["2026-06-30", "2026-07-01"])
def test_a_balance_summary_of_one_whole_month(end: str) -> None:
    assert figures(read(BALANCE.format(end=end))) == {
        "Payments less refunds": {"2026-06": "4700"},
        "variable_expenses": {"2026-06": "141.5"},
        "Payouts to your bank": {"2026-06": "2000"},
    }


def test_a_balance_summary_of_other_days_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="not about one whole month: it is about 2026-06-01 to 2026-06-24"):
        read(BALANCE.format(end="2026-06-24"))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ReaderRefused, match=r"there is no column “Fee” \(what Stripe kept\); take Balance change"):
        read(HISTORY.replace(",Fee,", ",Cost,"))


def test_the_same_change_twice_is_told() -> None:
    assert read(HISTORY + HISTORY.splitlines()[-1] + "\n").notes[0] == (
        "the same line comes twice (line 10 as 9); both are counted"
    )


def test_a_file_without_changes_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="there are headings but nothing below them"):
        read(HISTORY.splitlines()[1] + "\n")
