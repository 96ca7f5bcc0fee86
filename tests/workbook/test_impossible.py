"""What cannot be is found with both figures and refused; what only may be odd is not."""

import datetime as dt
from typing import Any

import pytest

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.entry import entry
from kpidesk.workbook.impossible import FigureImpossible, ImpossibleKind, impossible, refuse_impossible
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

JUNE, JULY = Month.of(2026, 6), Month.of(2026, 7)
ADS, SHOP = Segment(SegmentKind.CHANNEL, "Ads"), Segment(SegmentKind.CHANNEL, "Shop")
MUG = Segment(SegmentKind.PRODUCT, "Mug")
SHIPPED = read_catalogue().indicators


def business(_own: Indicator | None = None, **figures: float) -> Workbook:
    """With these figures of July."""
    values = {Cell(name, JULY): value for name, value in figures.items()}
    own = {_own.id: _own} if _own else {}
    contents = Contents(Business("Shop"), own_indicators=own, segments=(ADS, SHOP, MUG), values=values)
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(2026, 8, 5))


def refused(workbook: Workbook, values: dict[Cell, float | None]) -> FigureImpossible:
    with pytest.raises(FigureImpossible) as caught:
        refuse_impossible(workbook, values)
    return caught.value


def july(**figures: float | None) -> dict[Cell, Any]:
    return {Cell(name, JULY): value for name, value in figures.items()}


def test_both_figures_are_named_with_their_values() -> None:
    refusal = refused(business(emails_delivered=2248.0), july(email_opens=2918.0))
    assert str(refusal) == "2026-07: Email opens (2,918) cannot be more than Emails delivered (2,248)"
    (found,) = refusal.found
    assert (found.cell, found.value, found.bound) == (Cell("email_opens", JULY), 2918.0, 2248.0)
    assert found.against == (Cell("emails_delivered", JULY),)
    assert found.kind is ImpossibleKind.RELATION
    assert found.check is not None
    assert found.check.formula == "emails_delivered"


def test_the_same_is_refused_from_the_other_side() -> None:
    refusal = refused(business(email_opens=2918.0), july(emails_delivered=2248.0))
    assert refusal.found[0].cell == Cell("email_opens", JULY)
    assert Cell("emails_delivered", JULY) in refusal.found[0].cells


def test_equal_is_possible() -> None:
    refuse_impossible(business(emails_delivered=2248.0), july(email_opens=2248.0))


def test_figures_typed_together_are_judged_as_they_will_stand() -> None:
    both = business(emails_sent=100.0, emails_delivered=90.0)
    refuse_impossible(both, july(emails_sent=500.0, emails_delivered=450.0))
    refused(both, july(emails_sent=80.0, emails_delivered=85.0))


def test_without_the_other_figure_nothing_is_refused() -> None:
    refuse_impossible(business(), july(email_opens=2918.0))
    refuse_impossible(business(emails_delivered=10.0), {Cell("email_opens", JUNE): 2918.0})


def test_clearing_and_typing_the_same_again_are_always_possible() -> None:
    wrong = business(emails_delivered=10.0, email_opens=99.0)
    refuse_impossible(wrong, july(emails_delivered=None))
    refuse_impossible(wrong, july(email_opens=99.0))
    refuse_impossible(wrong, july(email_opens=99.0, revenue=5.0))
    refused(wrong, july(email_opens=98.0))


def test_only_relations_with_a_changed_figure_refuse() -> None:
    refuse_impossible(business(emails_delivered=10.0, email_opens=99.0), july(emails_sent=12.0, visitors=3.0))


def test_a_figure_may_break_several_relations() -> None:
    refusal = refused(business(orders=5.0, carts_created=4.0, checkouts_started=3.0), july(orders_online=6.0))
    assert [found.bound for found in refusal.found] == [5.0, 4.0, 3.0]
    assert str(refusal).count("cannot be more than") == 3


def test_many_are_told_by_the_first_three() -> None:
    delivered = {Cell("emails_delivered", JULY.plus(-back)): 10.0 for back in range(5)}
    opens: dict[Cell, float | None] = {Cell("email_opens", cell.month): 11.0 for cell in delivered}
    refusal = refused(business(), {**delivered, **opens})
    assert len(refusal.found) == 5
    assert str(refusal).endswith("; and 2 more")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("orders", -3.0, "Orders (-3) cannot be less than 0"),
        ("orders", 3.5, "Orders (3.5) must be a whole number"),
        ("owner_pay_target", 0.0, "Pay you aim at (0) must be more than 0"),
        ("ces_score", 7.1, "Effort score (7.1) cannot be more than 7"),
        ("ces_score", 0.9, "Effort score (0.9) cannot be less than 1"),
        ("purchase_intention", 1.2, "Willing to buy (120 %) cannot be more than 100 %"),
        ("hours_worked", 744.5, "Hours worked (744.5) cannot be more than 744"),
    ],
)
def test_a_figure_beyond_its_own_limits(name: str, value: float, sentence: str) -> None:
    assert str(refused(business(), july(**{name: value}))) == f"2026-07: {sentence}"


def test_a_month_has_no_more_hours_than_its_days() -> None:
    refuse_impossible(business(), {Cell("hours_worked", JUNE): 720.0})
    assert refused(business(), {Cell("hours_worked", JUNE): 721.0}).found[0].bound == 720.0


def test_what_is_only_asked_about_is_not_refused() -> None:
    refuse_impossible(business(revenue=100.0), july(cogs=250.0))
    refuse_impossible(business(), july(revenue=-40.0))


def test_customers_lost_are_held_against_the_start_that_was_filled_in() -> None:
    books = business(customers_start=50.0, customers_new=5.0, customers_lost=1.0)
    august = JULY.next
    refuse_impossible(books, {Cell("customers_new", august): 2.0, Cell("customers_lost", august): 56.0})
    refusal = refused(books, {Cell("customers_new", august): 2.0, Cell("customers_lost", august): 57.0})
    assert "Customers lost (57) cannot be more than" in str(refusal)
    assert refusal.found[0].bound == 56.0


def test_a_part_of_sales_below_zero_may_be_above_them() -> None:
    refuse_impossible(business(revenue=-500.0), july(recurring_revenue=300.0))


# -- channels, campaigns, products


def test_a_channel_is_held_against_the_same_channel() -> None:
    books = business(visitors=1000.0)
    books.apply(SetValues({Cell("visitors", JULY, ADS): 100.0}))
    refuse_impossible(books, {Cell("engaged_visitors", JULY, SHOP): 400.0})
    refusal = refused(books, {Cell("engaged_visitors", JULY, ADS): 101.0})
    assert str(refusal).startswith("2026-07, channel:Ads: ")
    assert refusal.found[0].against == (Cell("visitors", JULY, ADS),)


def test_a_channel_is_not_held_against_the_whole_business() -> None:
    refuse_impossible(business(carts_created=5.0), {Cell("orders_online", JULY, ADS): 6.0})


def test_parts_of_one_kind_together_are_at_most_the_whole() -> None:
    books = business(revenue=100.0)
    refuse_impossible(books, {Cell("revenue", JULY, ADS): 70.1, Cell("revenue", JULY, SHOP): 29.9})
    refuse_impossible(books, {Cell("revenue", JULY, ADS): 70.0, Cell("revenue", JULY, MUG): 100.0})
    refusal = refused(books, {Cell("revenue", JULY, ADS): 70.0, Cell("revenue", JULY, SHOP): 30.01})
    (found,) = refusal.found
    assert (found.kind, found.cell, found.bound) == (ImpossibleKind.PARTS, Cell("revenue", JULY), 100.01)
    assert found.against == (Cell("revenue", JULY, ADS), Cell("revenue", JULY, SHOP))
    assert str(refusal) == "2026-07: Sales, net (100) cannot be less than its channels together (100.01)"


def test_parts_are_added_exactly() -> None:
    assert 0.1 + 0.2 > 0.3
    refuse_impossible(business(revenue=0.3), {Cell("revenue", JULY, ADS): 0.1, Cell("revenue", JULY, SHOP): 0.2})


def test_a_whole_cannot_sink_below_its_parts_but_below_zero_it_may() -> None:
    books = business(revenue=100.0)
    books.apply(SetValues({Cell("revenue", JULY, ADS): 70.0}))
    refused(books, july(revenue=69.0))
    refuse_impossible(books, july(revenue=-5.0))


def test_a_channel_that_is_made_in_the_same_step_counts() -> None:
    fair = Segment(SegmentKind.CHANNEL, "Fair")
    refuse_impossible(business(revenue=100.0), {Cell("revenue", JULY, fair): 100.0})
    refused(business(revenue=100.0), {Cell("revenue", JULY, fair): 60.0, Cell("revenue", JULY, ADS): 41.0})


def test_people_and_averages_of_parts_do_not_add_up() -> None:
    refuse_impossible(
        business(social_followers=1500.0),
        {Cell("social_followers", JULY, ADS): 1000.0, Cell("social_followers", JULY, SHOP): 1000.0},
    )
    refuse_impossible(business(unit_price=5.0), {Cell("unit_price", JULY, MUG): 9.0})


def test_stock_of_products_adds_up() -> None:
    refused(business(inventory_value=50.0), {Cell("inventory_value", JULY, MUG): 51.0})


def test_own_figures_have_no_limits_but_their_parts() -> None:
    own = Indicator("rent", "Rent", Unit.MONEY, "Own", own=True, segment_kinds=frozenset({SegmentKind.CHANNEL}))
    books = business(own, rent=-3.0)
    refuse_impossible(books, july(rent=-4.5))
    refuse_impossible(books, july(rent=10.0))
    refused(books, {Cell("rent", JULY): 10.0, Cell("rent", JULY, ADS): 11.0})


def test_a_figure_that_is_not_there_is_left_to_others() -> None:
    refuse_impossible(business(), july(no_such_figure=5.0))


# -- where it is refused


def test_entering_refuses_and_nothing_is_changed() -> None:
    books = business(emails_delivered=2248.0)
    with pytest.raises(FigureImpossible):
        entry(books, july(email_opens=2918.0))
    assert books.typed(Cell("email_opens", JULY)) is None


def test_undo_may_bring_it_back_and_it_is_found() -> None:
    books = business(emails_delivered=10.0, email_opens=99.0)
    books.apply(entry(books, july(email_opens=9.0)).change)
    books.undo()
    assert [found.value for found in impossible(books, books.contents().values)] == [99.0]


def test_the_sample_has_nothing_impossible() -> None:
    sample = Workbook(NoLedger(), read_sample(), SHIPPED)
    values = sample.contents().values
    assert len(values) > 1500
    assert impossible(sample, values) == []
