"""What the sheet offers about an odd figure."""

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.questions.odd import Oddity, OddKind
from kpidesk.domain.cell import Cell
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.month_sheet.sayings import Sayings
from kpidesk.workbook.workbook import Workbook
from tests.ui.month_sheet.sheet_desk import AUGUST, cell

SEARCH = Segment(SegmentKind.CHANNEL, "Search")
JULY = AUGUST.previous


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (Cell("orders", JULY), "Go to July 2026"),
        (cell("units_sold"), "Go to Units sold"),
        (Cell("units_sold", JULY), "Go to Units sold, July 2026"),
        (Cell("orders", AUGUST, SEARCH), "Go to Orders, Search"),
    ],
    ids=["another month", "another figure", "both", "a part"],
)
def test_the_way_to_the_other_figure_names_what_differs(shop: Workbook, other: Cell, words: str) -> None:
    odd = Oddity(cell("orders"), OddKind.SAME, 144.0, 144.0, other=other)
    assert [offer.words for offer in Sayings(shop, ENGLISH).odd_now(odd, odd.cell).offers][1:] == [words]
