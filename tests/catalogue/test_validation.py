"""What every typed figure may be: the limits and relations that ship, and how a mistake in them is named."""

import datetime as dt
from typing import Any

import pytest

from kpidesk.catalogue.catalogue import Catalogue, program_order, read_catalogue
from kpidesk.catalogue.entry import indicator_from
from kpidesk.catalogue.malformed import CatalogueMalformed
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.read_checks import ReadCheck
from kpidesk.workbook.column_reader import ColumnReader
from kpidesk.workbook.impossible import failing
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

SHIPPED = read_catalogue()
INPUTS = [each for each in SHIPPED.indicators.values() if each.kind is Kind.INPUT]
MONTH = Month.of(2026, 6)
MUG = Segment(SegmentKind.PRODUCT, "Mug")

REFUSED = """
variable_expenses <= expenses
receivables_overdue <= receivables
recurring_revenue <= revenue
top_client_revenue <= revenue
target_market_units <= market_size_units
customers_lost <= customers_start + customers_new
customers_end = customers_start + customers_new - customers_lost
customers_repeat <= customers_active
customers_frequent <= customers_end
customers_dormant <= customers_end
customers_dormant <= customers_end - customers_frequent
referrals <= customers_new
csat_satisfied <= csat_responses
complaints <= support_requests
ad_clicks <= ad_impressions
emails_delivered <= emails_sent
email_opens <= emails_delivered
email_impressions >= email_opens
email_clicks <= emails_delivered
email_replies <= emails_delivered
email_unsubscribes <= emails_delivered
spam_complaints <= emails_delivered
social_link_clicks <= social_impressions
search_clicks <= search_impressions
visitors_unique <= visitors
engaged_visitors <= visitors
visitors_mobile <= visitors
checkouts_started <= carts_created
orders_online <= orders
orders_online <= carts_created
orders_online <= checkouts_started
orders_on_time <= orders
hours_billable <= hours_worked
"""
ASKED = """
revenue >= 0
cogs <= revenue
cash_balance =1% prev(cash_balance) + cash_in - cash_out
tax_reserve <= cash_balance
investment_profit <= investment_revenue - investment_cost
units_sold >= orders
quotes_won <= sum12(quotes_sent) - sum12(quotes_won) - sum12(quotes_lost) + quotes_won
unit_price =5% at(revenue, product) / at(units_sold, product)
unit_cost <= unit_price
customers_start = prev(customers_end)
customers_active <= customers_end + customers_lost
customers_repeat <= customers_active - customers_new
customer_lifespan_years <= 10
ad_spend <= expenses - ad_extra_cost - marketing_other_cost - sales_cost
ad_revenue <= revenue
ad_conversions <= ad_clicks
bounces_hard = emails_sent - emails_delivered - bounces_soft
email_clicks <= email_opens
subscribers =2% prev(subscribers) + newsletter_signups - email_unsubscribes - bounces_hard
social_engagements <= social_impressions
podcast_listens <= podcast_appearances
podcast_downloads <= podcast_listens * 3
page_views >= visitors
conversions <= visitors
signups <= visitors
carts_created <= visitors
units_returned <= units_sold
"""
SIGNS = {"<=": (Relation.AT_MOST, 0.0), ">=": (Relation.AT_LEAST, 0.0), "=": (Relation.NEAR, 0.0)}
SIGNS |= {f"={n}%": (Relation.NEAR, n / 100) for n in (1, 2, 5)}


def relations(text: str, severity: Severity) -> list[tuple[str, Check]]:
    lines = [line.split(" ", 2) for line in text.split("\n") if line]
    return [(name, Check(SIGNS[sign][0], formula, severity, SIGNS[sign][1])) for name, sign, formula in lines]


WANTED = relations(REFUSED, Severity.REFUSE) + relations(ASKED, Severity.ASK)


def test_the_shipped_relations_are_those_of_the_reference() -> None:
    shipped = [(each.id, check) for each in INPUTS for check in each.checks]
    assert len(WANTED) == 33 + 27
    assert sorted(shipped, key=str) == sorted(WANTED, key=str)


def test_the_shipped_limits_are_those_of_the_reference() -> None:
    own = {"purchase_intention": (0, 1), "market_share_assumed": (0, 1), "ces_score": (1, 7), "hours_worked": (0, 744)}
    own |= dict.fromkeys(("cx_needs_score", "cx_ease_score", "cx_enjoy_score"), (1, 5))
    any_sign = {"revenue", "other_income", "income_tax", "cash_balance", "investment_profit", "ad_revenue"}
    above_zero = {"owner_pay_target", "unit_price", "market_size_units", "target_market_units"}
    above_zero |= {"customer_lifespan_years", "hours_available"}
    for each in INPUTS:
        wanted = own.get(each.id, (None if each.id in any_sign else 0, None))
        assert ((each.lowest, each.highest), each.id) == (wanted, each.id)
    assert {each.id for each in INPUTS if each.excludes_lowest} == above_zero
    assert {each.id for each in INPUTS if each.whole} == {"orders"}


def test_every_count_and_every_share_has_a_floor() -> None:
    counted = [each for each in INPUTS if each.unit in {Unit.COUNT, Unit.PERCENT, Unit.SCORE, Unit.HOURS}]
    assert len(counted) > 60
    assert [each.id for each in counted if each.lowest is None] == []


def test_every_formula_is_canonical_and_adds_like_with_like() -> None:
    definitions = business({}).definitions
    for each in INPUTS:
        for check in definitions.checks.of(each.id):
            assert check.formula.canonical == check.check.formula
            assert not check.formula.conflicts
        assert len(definitions.checks.of(each.id)) == len(each.checks)


def test_every_figure_names_a_program_and_every_program_has_figures() -> None:
    assert {each.program for each in INPUTS} == set(SHIPPED.programs)
    assert SHIPPED.programs == program_order()
    assert SHIPPED.programs[:4] == ("bank", "bookkeeping", "invoices", "shop")
    assert SHIPPED.programs[-2:] == ("timesheet", "own")


# -- each relation on both sides of its bound


def business(values: dict[Cell, float], catalogue: Catalogue = SHIPPED) -> Workbook:
    contents = Contents(Business("Shop"), segments=(MUG,), values=values)
    return Workbook(NoLedger(), contents, catalogue.indicators, lambda: dt.datetime(2026, 7, 10))


def operands(check: ReadCheck, segment: Segment | None) -> dict[Cell, float]:
    """Figures of a whole year, the first in the formula much the largest."""
    names = [name for name, _ in check.operands]
    return {
        Cell(name, MONTH.plus(-back), segment): 9000.0 if place == 0 else 40.0
        for place, name in enumerate(names)
        for back in range(12)
    }


@pytest.mark.parametrize(("owner", "check"), WANTED, ids=[f"{name} {check.formula}" for name, check in WANTED])
def test_each_relation_holds_on_one_side_and_fails_on_the_other(owner: str, check: Check) -> None:
    definitions = business({}).definitions
    read = next(each for each in definitions.checks.of(owner) if each.check == check)
    segment = MUG if read.formula.formula.focus else None
    values = {cell: value for cell, value in operands(read, segment).items() if cell != Cell(owner, MONTH, segment)}
    start = business({**values, Cell(owner, MONTH, segment): 1.0})
    bound = ColumnReader(start).bound(read, MONTH, segment)
    assert bound is not None
    margin = abs(bound) * check.within
    good = {Relation.AT_MOST: [bound, bound - 1], Relation.AT_LEAST: [bound, bound + 1]}
    bad = {Relation.AT_MOST: [bound + 1], Relation.AT_LEAST: [bound - 1]}
    for value in good.get(check.relation, [bound, bound + margin, bound - margin]):
        assert (
            failing(ColumnReader(business({**values, Cell(owner, MONTH, segment): value})), read, MONTH, segment)
            is None
        )
    for value in bad.get(check.relation, [bound + margin + 1, bound - margin - 1]):
        found = failing(ColumnReader(business({**values, Cell(owner, MONTH, segment): value})), read, MONTH, segment)
        assert found is not None
        assert (found.value, found.bound, found.check) == (value, bound, check)


# -- mistakes in a file

RENT: dict[str, Any] = {
    "id": "rent",
    "label": "Rent",
    "unit": "money",
    "group": "Finance",
    "rollup": "sum",
    "definition": "What the room costs.",
    "look_up_in": "Contract.",
}


def made(**more: Any) -> Indicator:
    return indicator_from({**RENT, **more}, "mine.toml", ("Finance",), {}, ("bank",))


def test_an_entry_with_limits_and_relations() -> None:
    rent = made(more_than=0.0, highest=9.5, whole=True, program="bank", refuse=["at most revenue"], ask=["at least 0"])
    assert (rent.lowest, rent.highest, rent.excludes_lowest, rent.whole) == (0.0, 9.5, True, True)
    assert rent.program == "bank"
    assert rent.checks == (
        Check(Relation.AT_MOST, "revenue", Severity.REFUSE),
        Check(Relation.AT_LEAST, "0", Severity.ASK),
    )


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"refuse": ["below revenue"]}, "no relation"),
        ({"ask": ["within 2 of revenue"]}, "no relation"),
        ({"refuse": ["at most prev(revenue)"]}, "cannot stand here"),
        ({"ask": ["at most exp(revenue)"]}, "cannot stand here"),
        ({"lowest": 0.0, "more_than": 0.0}, "exclude each other"),
        ({"lowest": 5.0, "highest": 5.0}, "not below"),
        ({"lowest": 0}, "must be float"),
        ({"program": "fax"}, "none of the programs"),
    ],
)
def test_a_mistake_names_the_entry(more: dict[str, Any], problem: str) -> None:
    with pytest.raises(CatalogueMalformed, match=problem) as caught:
        made(**more)
    assert caught.value.entry == "rent"


def test_a_relation_to_a_figure_that_is_not_there_is_named_on_loading(tmp_path: Any) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    lines = [f"{key} = {value!r}" for key, value in RENT.items()]
    text = 'groups = ["Finance"]\n[[indicator]]\n' + "\n".join(lines) + '\nrefuse = ["at most profits"]\n'
    (folder / "all.toml").write_text(text, "utf-8")
    with pytest.raises(CatalogueMalformed, match="profits") as caught:
        read_catalogue(tmp_path)
    assert caught.value.entry == "rent"
