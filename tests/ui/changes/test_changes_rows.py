"""Which rows there are, under which heading, in which order."""

import pytest

from kpidesk.domain.goal import Goal
from kpidesk.ui.changes.rows import (
    Block,
    Heading,
    Order,
    groups_shown,
    heading_of,
    next_urgent,
    ordered,
    row_for,
    shown_blocks,
)
from tests.ui.changes.shop import QUIET, SEARCH, row_at, shop

FIGURES = {"sales": QUIET, "costs": QUIET, "visits": QUIET, "orders": QUIET}


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("profit", Heading.BUSINESS),
        ("satisfaction", Heading.BUSINESS),
        ("own_rate", Heading.BUSINESS),
        ("order_rate", Heading.MARKETING),
        ("cost_per_order", Heading.MARKETING),
        ("sales", Heading.TYPED),
        ("visits", Heading.TYPED),
        ("model", Heading.BUSINESS),
        ("step", None),
    ],
)
def test_an_indicator_stands_under_the_heading_of_its_kind_and_group(name: str, heading: Heading | None) -> None:
    assert heading_of(shop().indicator(name)) is heading


def test_kpis_come_first_and_typed_figures_last() -> None:
    book = shop(FIGURES, ["costs", "order_rate", "profit"])
    assert shown_blocks(book, None) == [
        Block(Heading.BUSINESS, ("profit",)),
        Block(Heading.MARKETING, ("order_rate",)),
        Block(Heading.TYPED, ("costs",)),
    ]


def test_a_typed_figure_that_a_chosen_kpi_shows_is_not_repeated() -> None:
    assert shown_blocks(shop(FIGURES, ["sales", "total_sales"]), None) == [Block(Heading.BUSINESS, ("total_sales",))]
    assert shown_blocks(shop(FIGURES, ["sales", "profit"]), None)[-1] == Block(Heading.TYPED, ("sales",))


def test_a_kpi_stands_for_the_figure_it_shows() -> None:
    book = shop(FIGURES, ["sales", "total_sales", "gone"])
    assert row_for(book, "sales") == "total_sales"
    assert row_for(book, "costs") == "costs"


def test_helpers_and_what_was_removed_from_the_definitions_are_no_rows() -> None:
    assert shown_blocks(shop(FIGURES, ["step", "profit", "gone"]), None) == [Block(Heading.BUSINESS, ("profit",))]


def test_nothing_chosen_has_no_blocks() -> None:
    assert shown_blocks(shop(FIGURES, ["step"]), None) == []


def test_rows_of_one_group_stand_together_in_the_order_in_which_they_were_chosen() -> None:
    book = shop(FIGURES, ["profit", "satisfaction", "profit_margin"])
    assert shown_blocks(book, None)[0].indicators == ("profit", "profit_margin", "satisfaction")


def test_a_segment_shows_only_what_can_be_known_of_it() -> None:
    book = shop(FIGURES, ["profit", "order_rate"], by_segment={SEARCH: {"visits": QUIET, "orders": QUIET}})
    names = [name for block in shown_blocks(book, SEARCH) for name in block.indicators]
    assert names == [name for name in ("profit", "order_rate") if SEARCH.kind in book.segment_kinds(name)]


def test_attention_orders_within_a_heading_and_groups_leave_the_order() -> None:
    book = shop(FIGURES, ["profit_margin", "total_sales", "order_rate"], goals={"total_sales": Goal(1_000.0)})
    blocks = shown_blocks(book, None)

    def row(name: str):  # type: ignore[no-untyped-def]
        return row_at(book, name, "2025-12")

    assert ordered(blocks, Order.GROUPS, row) == blocks
    assert ordered(blocks, Order.ATTENTION, row)[0].indicators == ("total_sales", "profit_margin")


def test_off_comes_before_watch_and_watch_before_on_track() -> None:
    goals = {"profit": Goal(0.0), "total_sales": Goal(105.0), "cash_change": Goal(500.0)}
    book = shop({"sales": QUIET, "costs": [50] * 12}, ["profit", "total_sales", "cash_change"], goals=goals)
    blocks = ordered(shown_blocks(book, None), Order.ATTENTION, lambda name: row_at(book, name, "2025-12"))
    assert blocks[0].indicators == ("cash_change", "total_sales", "profit")


def test_the_next_urgent_row_goes_round_and_skips_the_quiet_ones() -> None:
    goals = {"profit": Goal(500.0), "total_sales": Goal(1.0), "cash_change": Goal(500.0)}
    book = shop({"sales": QUIET, "costs": [50] * 12}, goals=goals)
    names = ["profit", "total_sales", "cash_change"]

    def step(after: str) -> str | None:
        return next_urgent(names, after, lambda name: row_at(book, name, "2025-12"))

    assert (step("profit"), step("total_sales"), step("cash_change")) == ("cash_change", "cash_change", "profit")
    assert step("") == "profit"


def test_there_is_no_next_urgent_row_when_all_is_well() -> None:
    book = shop(FIGURES)
    assert next_urgent(["total_sales"], "total_sales", lambda name: row_at(book, name, "2025-12")) is None
    assert next_urgent([], "", lambda name: row_at(book, name, "2025-12")) is None


def test_rows_are_narrowed_to_what_stands_under_a_heading_or_is_of_a_group() -> None:
    book = shop(FIGURES, ["profit", "order_rate", "cost_per_order", "costs"])
    assert groups_shown(book, None) == [
        Heading.BUSINESS,
        Heading.MARKETING,
        Heading.TYPED,
        "Finance",
        "Website",
        "Advertising",
    ]
    assert shown_blocks(book, None, Heading.MARKETING) == [
        Block(Heading.MARKETING, ("order_rate", "cost_per_order")),
    ]
    assert shown_blocks(book, None, "Finance") == [
        Block(Heading.BUSINESS, ("profit",)),
        Block(Heading.TYPED, ("costs",)),
    ]


def test_rows_of_one_group_are_not_narrowed() -> None:
    assert groups_shown(shop(FIGURES, ["profit", "total_sales"]), None) == []
