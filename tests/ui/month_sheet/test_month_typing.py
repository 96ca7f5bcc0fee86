"""Typing a month: at most one key besides the digits, and nothing impossible gets in."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.month_sheet.sheet_row import Look, Tone
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.ui.month_sheet.sheet_desk import AUGUST, CTRL, SHIFT, SheetDesk

Open = Callable[..., SheetDesk]

EIGHT = {
    "cash_balance": ("14924.26", 14924.26),
    "revenue": ("6308", 6308.0),
    "cogs": ("2821", 2821.0),
    "expenses": ("2531", 2531.0),
    "orders": ("129", 129.0),
    "customers_new": ("24", 24.0),
    "visitors": ("7781", 7781.0),
    "customers_lost": ("30", 30.0),
}
"""Id, what is typed, what is stored; in the order of the programs."""


@pytest.fixture
def newcomer(catalogue: Catalogue) -> Workbook:
    contents = Contents(Business("Alder & Wren"), chosen=(*EIGHT, "total_revenue"))
    return Workbook(NoLedger(), contents, catalogue.indicators, lambda: dt.datetime(2026, 9, 3))


def test_eight_core_figures_take_one_key_each_besides_their_digits(desk: Open, newcomer: Workbook) -> None:
    sheet = desk(newcomer, month=None)
    assert sheet.page.month == AUGUST
    keys = 0
    for text, _ in EIGHT.values():
        sheet.write(text)
        sheet.press(Qt.Key.Key_Return)
        keys += len(text) + 1
    assert {name: sheet.typed(name) for name in EIGHT} == {name: value for name, (_, value) in EIGHT.items()}
    assert keys == sum(len(text) for text, _ in EIGHT.values()) + len(EIGHT)
    assert QApplication.focusWidget() is sheet.page.parts.header.close_button


def test_the_first_figure_that_is_missing_has_the_keys(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    assert sheet.here == "visitors"
    assert QApplication.focusWidget() is sheet.page.parts.table.field


def test_a_figure_of_the_month_opens_what_follows_from_it_with_every_key(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    before, order = sheet.kpi("aov").value, sheet.kpis
    sheet.write("2")
    first = sheet.kpi("aov").value
    sheet.write("00")
    assert len({before, first, sheet.kpi("aov").value}) == 3
    assert sheet.kpis == order
    assert sheet.typed("orders") == 129.0
    sheet.press(Qt.Key.Key_Escape)
    assert (sheet.field, sheet.kpi("aov").value) == ("129", before)


def test_what_follows_from_the_current_figure_comes_first(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("customers_lost")
    assert sheet.kpis[0] == "churn_rate"
    sheet.go("orders")
    assert sheet.kpis[0] in shop.definitions.dependents_of("orders")


def test_an_impossible_figure_is_said_while_typing_stays_and_is_not_used(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("emails_delivered")
    sheet.write("2248\n")
    sheet.go("email_opens")
    heights = sheet.heights
    sheet.write("291")
    assert sheet.row("email_opens").check.tone is Tone.NONE
    sheet.write("8")
    assert sheet.row("email_opens").check.tone is Tone.REFUSE
    assert sheet.saying.sentence == "Email opens (2,918) cannot be more than Emails delivered (2,248)."
    assert sheet.kpi("email_open_rate").value == ""
    assert sheet.kpi("email_open_rate").reason == "needs a valid “Email opens”"
    sheet.press(Qt.Key.Key_Return)
    assert (sheet.here, sheet.field, sheet.typed("email_opens")) == ("email_opens", "2918", None)
    assert sheet.heights == heights


def test_f6_goes_to_the_other_figure_and_correcting_it_stores_both(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("emails_delivered")
    sheet.write("2248\n")
    sheet.go("email_opens")
    sheet.write("2918\n")
    sheet.press(Qt.Key.Key_F6)
    assert sheet.here == "emails_delivered"
    assert sheet.row("email_opens").look is Look.DRAFT
    assert sheet.kpi("email_open_rate").value == ""
    sheet.write("4000\n")
    assert (sheet.typed("emails_delivered"), sheet.typed("email_opens")) == (4000.0, 2918.0)
    assert sheet.kpi("email_open_rate").value != ""
    shop.undo()
    assert (sheet.typed("emails_delivered"), sheet.typed("email_opens")) == (2248.0, None)


def test_esc_takes_a_refused_figure_back(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("twelve\n")
    assert (sheet.here, sheet.row("orders").look) == ("orders", Look.DRAFT)
    assert "not a number" in sheet.saying.sentence
    sheet.press(Qt.Key.Key_Escape)
    assert (sheet.field, sheet.row("orders").look, sheet.typed("orders")) == ("129", Look.TYPED, 129.0)


def test_nobody_leaves_the_page_while_a_refused_figure_waits(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("twelve")
    sheet.go("revenue")
    assert not sheet.page.finish_editing()
    assert sheet.here == "orders"
    sheet.page.step_month(-1)
    assert sheet.page.month == AUGUST


def test_an_odd_figure_is_stored_at_once_and_marked_until_it_is_confirmed(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("customers_lost")
    sheet.write("94\n")
    row = sheet.row("customers_lost")
    assert (sheet.typed("customers_lost"), row.check.tone, row.check.button) == (94.0, Tone.ASK, "Yes, keep it")
    sheet.go("customers_lost")
    assert sheet.saying.sentence.startswith("Customers lost: 94 is above the usual range")
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.row("customers_lost").check.words == "above the usual range, confirmed"
    assert shop.is_confirmed(Cell("customers_lost", AUGUST))


def test_ctrl_enter_stores_and_confirms_in_one_step(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("customers_lost")
    sheet.write("94")
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.row("customers_lost").check.tone is Tone.NONE
    shop.undo()
    assert sheet.typed("customers_lost") is None


def test_the_button_in_the_row_confirms_as_well(desk: Open, shop: Workbook) -> None:
    from kpidesk.ui.month_sheet.columns import Column

    sheet = desk(shop)
    sheet.go("customers_lost")
    sheet.write("94\n")
    sheet.click("customers_lost", Column.CHECK)
    assert shop.is_confirmed(Cell("customers_lost", AUGUST))


def test_enter_passes_what_is_filled_in_and_shift_enter_goes_back(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    assert sheet.row("customers_start").look is Look.FILLED
    assert sheet.row("customers_start").check.words == "from July’s end"
    sheet.go("subscribers")
    sheet.press(Qt.Key.Key_Return)
    assert sheet.here == "customers_lost"
    sheet.press(Qt.Key.Key_Return, SHIFT)
    assert sheet.here == "subscribers"


def test_a_sum_is_worked_out_on_enter_and_kept_as_a_note(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop, form=GERMAN)
    sheet.go("cogs")
    sheet.write("=1200+340,50\n")
    assert sheet.typed("cogs") == 1540.5
    assert shop.note(Cell("cogs", AUGUST)) == "=1200+340,50"
    assert sheet.row("cogs").note == "=1200+340,50"


def test_a_blank_clears_the_figure(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.press(Qt.Key.Key_Delete)
    sheet.press(Qt.Key.Key_Return)
    assert sheet.typed("orders") is None


def test_half_a_sum_says_nothing_yet(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("=130")
    before = sheet.kpi("aov").value
    sheet.write("+")
    assert (sheet.kpi("aov").value, sheet.row("orders").check.tone) == (before, Tone.NONE)


def test_tab_goes_on_as_in_a_form_and_leaves_the_table_after_the_last_figure(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("subscribers")
    sheet.write("2150")
    sheet.press(Qt.Key.Key_Tab)
    assert (sheet.here, sheet.typed("subscribers")) == ("customers_lost", 2150.0)
    sheet.press(Qt.Key.Key_Backtab)
    assert sheet.here == "subscribers"
    sheet.press(Qt.Key.Key_Tab)
    sheet.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not sheet.page.parts.table.field


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_arrows_walk_through_every_field(desk: Open, shop: Workbook, key: Qt.Key) -> None:
    sheet = desk(shop)
    sheet.go("customers_start")
    sheet.press(key)
    assert sheet.here == ("subscribers" if key is Qt.Key.Key_Up else "customers_lost")


def test_percent_figures_are_typed_in_percent(desk: Open, catalogue: Catalogue) -> None:
    about = next(one for one in catalogue.indicators.values() if not one.is_calculated and one.unit.value == "percent")
    contents = Contents(Business("A"), chosen=(about.id,))
    book = Workbook(NoLedger(), contents, catalogue.indicators, lambda: dt.datetime(2026, 9, 3))
    sheet = desk(book)
    sheet.write("25\n")
    assert sheet.typed(about.id) == 0.25
    assert (sheet.row(about.id).text, sheet.row(about.id).unit) == ("25", "%")


def test_undo_brings_the_field_back_to_where_it_was(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("140\n")
    sheet.page.show_month(Month.of(2026, 9))
    shop.undo()
    assert (sheet.page.month, sheet.here, sheet.field) == (AUGUST, "orders", "129")
    shop.redo()
    assert (sheet.here, sheet.field) == ("orders", "140")


def test_what_is_half_typed_survives_a_change_from_elsewhere(desk: Open, shop: Workbook) -> None:
    from kpidesk.domain.change import SetNotes

    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("14")
    shop.apply(SetNotes({Cell("revenue", AUGUST): "late invoice"}))
    assert sheet.field == "14"
    sheet.write("0\n")
    assert sheet.typed("orders") == 140.0
