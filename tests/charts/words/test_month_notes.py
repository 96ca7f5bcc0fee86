"""Which notes a chart takes from a business, and how long they may be."""

from kpidesk.charts.words.month_notes import LONGEST, notes_on, shortened
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind

MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
SHOP = Segment(SegmentKind.CHANNEL, "Shop")


class Notes:
    def __init__(self, cells: dict[Cell, str], months: dict[Month, str]) -> None:
        self._cells, self._months = cells, months

    def note(self, cell: Cell) -> str:
        return self._cells.get(cell, "")

    def month_note(self, month: Month) -> str:
        return self._months.get(month, "")


def test_the_note_on_the_figure_comes_before_that_on_its_month() -> None:
    source = Notes({Cell("sales", MAY): "Fair in Leeds"}, {MAY: "Road works", JUNE: "New shop"})
    assert notes_on(source, "sales", [MAY, JUNE]) == ["Fair in Leeds; Road works", "New shop"]


def test_a_part_of_the_business_has_notes_of_its_own() -> None:
    source = Notes({Cell("sales", MAY): "whole", Cell("sales", MAY, SHOP): "till broke"}, {})
    assert notes_on(source, "sales", [MAY], SHOP) == ["till broke"]


def test_the_sum_that_a_figure_was_worked_out_from_is_no_note() -> None:
    source = Notes({Cell("sales", MAY): "=1200+340,50\nwithout the fair"}, {})
    assert notes_on(source, "sales", [MAY, JUNE]) == ["without the fair", ""]


def test_a_long_note_is_cut_between_words_and_stays_below_the_limit() -> None:
    note = "The supplier raised prices by eight percent and the autumn fair was cancelled at short notice again"
    short = shortened(note)
    assert len(short) <= LONGEST
    assert short == "The supplier raised prices by eight percent and the autumn fair was cancelled at short…"
    assert len(shortened("x" * 500)) <= LONGEST
    assert shortened("two\nlines") == "two lines"
