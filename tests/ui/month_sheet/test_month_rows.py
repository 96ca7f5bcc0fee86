"""What stands in the rows of the sheet, beside them, and what is said of them."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetNotes
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.month_sheet.columns import Column
from kpidesk.ui.month_sheet.sheet_row import Look, RowKind
from kpidesk.ui.parts.button import Button
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.ui.conftest import Picture
from tests.ui.month_sheet.sheet_desk import ALT, AUGUST, SheetDesk, cell

Open = Callable[..., SheetDesk]
TODAY = dt.datetime(2026, 9, 3)


def small(catalogue: Catalogue, *chosen: str, **contents: object) -> Workbook:
    held = Contents(Business("A"), chosen=chosen, **contents)  # type: ignore[arg-type]
    return Workbook(NoLedger(), held, catalogue.indicators, lambda: TODAY)


def test_rows_follow_the_programs_with_parts_below_their_total(desk: Open, shop: Workbook) -> None:
    rows = desk(shop).page.rows.rows
    heads = [row.name for row in rows if row.kind is RowKind.PROGRAM]
    assert heads[:3] == ["Bank", "Bookkeeping", "Shop"]
    names = [(row.name, row.depth) for row in rows]
    at = names.index(("Orders", 0))
    assert names[at : at + 7] == [
        ("Orders", 0),
        ("Search", 1),
        ("Direct", 1),
        ("Social", 1),
        ("Email", 1),
        ("Paid ads", 1),
        ("unassigned", 1),
    ]
    assert rows[at + 6].text == "13"


def test_a_row_speaks_one_sentence(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    assert (
        sheet.page.parts.table.field.accessibleName()
        == "Orders, 129 count, July 144, Aug 2025 137, usual range 132 to 162"
    )


def test_a_note_is_marked_and_said(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    row = sheet.page.rows.row_of(cell("revenue"))
    assert sheet.page.rows.spoken(row).endswith("has a note")
    tip = sheet.page.rows.data(sheet.page.rows.index(row, Column.FIELD), Qt.ItemDataRole.ToolTipRole)
    assert "no parcels sent" in str(tip)


def test_standing_figures_wait_to_be_confirmed(desk: Open, catalogue: Catalogue) -> None:
    before = Cell("customer_lifespan_years", AUGUST.plus(-2))
    book = small(catalogue, "customer_lifespan_years", values={before: 3.0})
    sheet = desk(book)
    row = sheet.row("customer_lifespan_years")
    assert (row.look, row.text, row.check.words, row.check.button) == (Look.CARRIED, "3", "carried forward", "Confirm")
    assert sheet.page.parts.header.progress.text() == "0 of 1 entered, 1 left"
    assert sheet.saying.sentence.endswith("Is it still 3 years in August?")
    sheet.press(Qt.Key.Key_Return)
    assert sheet.typed("customer_lifespan_years") == 3.0
    assert sheet.row("customer_lifespan_years").look is Look.TYPED


def test_with_fewer_than_six_months_the_range_says_from_when_on(desk: Open, catalogue: Catalogue) -> None:
    assert desk(small(catalogue, "revenue")).row("revenue").usual == "from 6 months"


def test_nothing_chosen_offers_to_choose(desk: Open, catalogue: Catalogue) -> None:
    sheet = desk(small(catalogue))
    wishes: list[bool] = []
    sheet.page.choose_requested.connect(lambda: wishes.append(True))
    sheet.page.parts.nothing.main_button.click()
    assert sheet.page.parts.everything.currentWidget() is sheet.page.parts.nothing
    assert wishes == [True]


def test_alt_and_a_number_go_to_a_program(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.press(Qt.Key.Key_2, ALT)
    assert sheet.here == "revenue"
    sheet.press(Qt.Key.Key_6, ALT)
    assert sheet.here == "emails_delivered"  # the first one there that is missing


def test_programs_count_what_is_entered_and_mark_questions(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    found = {row.key: (row.counted, row.is_done, row.asks) for row in sheet.page.programs.rows}
    assert found["bank"] == ("3/3", True, False)
    assert found["newsletter"] == ("7/9", False, False)
    sheet.go("customers_lost")
    sheet.write("94\n")
    row = next(row for row in sheet.page.programs.rows if row.key == "crm")
    assert row.spoken == "Customer list, 1 of 1 entered, a question is open"


def test_the_program_of_the_current_figure_is_marked(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("revenue")
    view = sheet.page.parts.programs.view
    assert view.currentIndex().data() == "Bookkeeping"


def test_the_list_of_programs_leads_to_their_figures(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    view = sheet.page.parts.programs.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    assert sheet.here == "cash_balance"
    assert QApplication.focusWidget() is view


def test_kpis_lie_at_the_bottom_of_a_narrow_window(desk: Open, shop: Workbook) -> None:
    wide, narrow = desk(shop), desk(shop, size=(1100, 600))
    assert wide.page.parts.kpis.x() > wide.page.parts.table.x()
    assert narrow.page.parts.kpis.y() > narrow.page.parts.strip.y()
    assert narrow.page.parts.header.bar.isHidden()
    assert narrow.page.parts.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [(1440, 772), (1100, 600), (1920, 1000)])
def test_no_figure_is_cut(desk: Open, catalogue: Catalogue, size: tuple[int, int], type_scale: float) -> None:
    values = {Cell("revenue", AUGUST.plus(-back)): -1234567.89 - back for back in range(14)}
    sheet = desk(small(catalogue, "revenue", values=values), size=size)
    table, row = sheet.page.parts.table, sheet.row("revenue")
    for column, text in ((Column.LAST, row.last), (Column.YEAR, row.year), (Column.USUAL, row.usual)):
        assert table.isColumnHidden(column) or fonts.width(text, TextRole.BODY) <= table.columnWidth(column)
    assert fonts.width(row.text, TextRole.SMALL) <= table.columnWidth(Column.FIELD) - 16
    assert type_scale >= 1.0


def test_long_names_take_two_lines_and_their_column_has_room(desk: Open, catalogue: Catalogue) -> None:
    name = "A very long name of an own figure that needs more than a line"
    own = Indicator("own_fig", name, Unit.MONEY, "Own", own=True)
    sheet = desk(small(catalogue, "own_fig", own_indicators={"own_fig": own}))
    assert fonts.width(name, TextRole.BODY) / 2 < sheet.page.parts.table.columnWidth(Column.NAME)
    assert sheet.row("own_fig").program == "own"


def test_a_part_that_has_ended_is_passed(desk: Open, catalogue: Catalogue) -> None:
    from kpidesk.domain.segment import SegmentCard

    fair = Segment(SegmentKind.CAMPAIGN, "Spring fair")
    values = {Cell("revenue", AUGUST.previous): 900.0, Cell("revenue", AUGUST.previous, fair): 200.0}
    book = small(
        catalogue,
        "revenue",
        segments=(fair,),
        values=values,
        segment_cards={fair: SegmentCard(None, dt.date(2026, 7, 31))},
    )
    row = desk(book).row("revenue", fair)
    assert (row.look, row.check.words, row.is_on_the_way) == (Look.ENDED, "ended in July 2026", False)


def test_fields_look_like_fields_in_both_themes(
    desk: Open, shop: Workbook, both_themes: object, look: Callable[..., Picture]
) -> None:
    sheet = desk(shop)
    sheet.go("customers_lost")
    sheet.write("94\n")
    palette = both_themes.palette  # type: ignore[attr-defined]
    picture = look(sheet.page.parts.table.viewport())
    assert picture.count(palette.ask) > 1000
    assert picture.count(palette.field_border) > 100


def test_nothing_the_sheet_shows_is_taken_for_rich_text(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    formats = {label.textFormat() for label in sheet.page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("width", [740, 900, 1100, 1440])
def test_names_fields_and_checks_are_whole_at_every_width(desk: Open, shop: Workbook, width: int) -> None:
    sheet = desk(shop, size=(width, 640), month=AUGUST.next)
    sheet.page.parts.header.show_questions(12)
    QApplication.processEvents()
    table = sheet.page.parts.table
    shown = {column for column in Column if not table.isColumnHidden(column)}
    assert {Column.NAME, Column.FIELD, Column.UNIT, Column.CHECK} <= shown
    assert table.horizontalScrollBar().maximum() == 0
    assert shown == set(Column) or width < 1100
    whole = [b for b in sheet.page.parts.header.findChildren(Button) if b.isVisible()]
    assert [button.text() for button in whole if button.width() < button.sizeHint().width()] == []


def test_a_note_is_said_below_the_table(desk: Open, shop: Workbook) -> None:
    shop.apply(SetNotes({cell("orders"): "Two came late.\nAsk Ben.", cell("visitors"): "x", cell("ad_spend"): "=1+2"}))
    sheet = desk(shop)
    sheet.go("orders")
    assert sheet.saying.sentence == "Note: Two came late."
    for name in ("visitors", "ad_spend"):  # nothing is entered yet; a sum stands in its row
        sheet.go(name)
        assert not sheet.saying.sentence.startswith("Note")
