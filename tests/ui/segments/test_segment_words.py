"""What the page of channels, campaigns and products says."""

import pytest

from kpidesk.analysis.segment_use import Merge, SegmentUse, TotalChange, availability
from kpidesk.domain.cell import Cell
from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.segments import segment_words as words
from tests.ui.segments.shop import FAIR, FEB, JAN, SHOP, shop

CHANNEL, CAMPAIGN, PRODUCT = SegmentKind


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("gross", PRODUCT, "Gross profit by product is available."),
        ("gross", CHANNEL, "Gross profit by channel is not available: Direct cost is split by products only."),
        (
            "profit",
            CHANNEL,
            "Profit by channel is not available: Direct cost is split by products only; it also lacks Rent.",
        ),
        ("profit", PRODUCT, "Profit by product is not available: Rent is not split."),
        (
            "shop_sales",
            CHANNEL,
            "Sales of the shop by channel is not available: its formula looks at one part of the business itself.",
        ),
    ],
)
def test_a_kpi_says_which_figure_lacks_the_split(name: str, kind: SegmentKind, said: str) -> None:
    book = shop()
    assert words.available(availability(book, name), kind, book) == said


def test_merging_is_said_before_it_is_done() -> None:
    book = shop()
    clash = (Cell("rate", JAN, FAIR), Cell("rate", FEB, FAIR))
    assert words.merged(FAIR, SHOP, Merge(2, 1, clash), book) == (
        "“Fair” becomes a part of “Shop”: 2 figures move and 1 figure is added to the one of the same month. "
        "2 figures cannot be added up (Rate): those of “Shop” stay, and notes keep the others."
    )
    assert words.merged(FAIR, SHOP, Merge(0, 0), book) == "“Fair” becomes a part of “Shop”: no figure changes."


def test_totals_say_what_stays_and_what_comes() -> None:
    assert words.total_would("Sales", CHANNEL, TotalChange(1, 1, 0)) == (
        "A blank total of Sales is the sum of its channels; a typed one stays. 1 typed total stays as it is. "
        "1 month gets a total."
    )
    assert words.total_would("Sales", None, TotalChange(14, 0, 3)) == (
        "The totals of Sales are typed; a blank one stays blank. 14 typed totals stay as they are. "
        "3 months lose theirs."
    )


def test_what_is_used_is_not_removed() -> None:
    said = words.cannot_be_removed(SHOP, SegmentUse(24, 1, JAN, FEB))
    assert said == "“Shop” still has 24 figures and 1 note, so it is not removed. Merge it into another, or end it."
    assert words.used(SHOP, SegmentUse(1, 0, JAN, JAN)) == "“Shop” has 1 figure, January 2026."


def test_many_names_are_counted() -> None:
    assert words.few(["A", "B", "C"]) == "A, B and C"
    assert words.few(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
