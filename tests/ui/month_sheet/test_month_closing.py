"""Closing a month: what is missing is listed first; a closed one is read, and opened again with a reason."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.month_sheet.columns import Column
from kpidesk.ui.month_sheet.sheet_row import Tone
from kpidesk.ui.place import FigurePlace
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook
from tests.ui.month_sheet.sheet_desk import AUGUST, CTRL, SheetDesk, cell

Open = Callable[..., SheetDesk]
MISSING = ("visitors", "emails_delivered", "email_opens", "customers_lost")


@pytest.fixture
def entered(shop: Workbook) -> Workbook:
    """Everything that August needs."""
    sample = read_sample().values
    shop.apply(SetValues({cell(name): sample[cell(name)] for name in MISSING}))
    return shop


def close(sheet: SheetDesk) -> None:
    sheet.page.commands.close_month.trigger()
    QApplication.processEvents()


def test_closing_lists_what_is_missing_and_what_is_odd(desk: Open, shop: Workbook) -> None:
    shop.apply(SetValues({cell("customers_lost"): 94.0}))
    sheet = desk(shop)
    close(sheet)
    said = {(item.what, item.sentence) for item in sheet.page.parts.open_list.items}
    assert ("Visits (sessions)", "is not entered.") in said
    assert ("Customers lost", "94 is above the usual range of the months before, 26 to 36.") in said
    assert sheet.offers == ["Go back", "Close anyway"]
    assert shop.month_state(AUGUST).status is MonthStatus.OPEN


def test_what_is_open_is_listed_as_it_stands_in_the_sheet(desk: Open, shop: Workbook) -> None:
    shop.apply(SetValues({cell("cash_balance"): 149242.0}))
    sheet = desk(shop)
    close(sheet)
    listed = [item.cell for item in sheet.page.parts.open_list.items]
    assert listed[0] == cell("cash_balance")
    assert listed == [row.cell for row in sheet.page.rows.rows if row.cell in listed]


def test_every_field_of_a_month_looks_closed_at_once_and_open_again(desk: Open, entered: Workbook) -> None:
    sheet = desk(entered)
    table = sheet.page.parts.table
    last = table.visualRect(sheet.page.rows.index(6, Column.FIELD)).center()
    sheet.go("cash_balance")
    shades = [table.viewport().grab().toImage().pixelColor(last.x() - 30, last.y()).name()]
    for change in (lambda: close(sheet), entered.undo):
        change()
        QApplication.processEvents()
        shades.append(table.viewport().grab().toImage().pixelColor(last.x() - 30, last.y()).name())
    assert shades[0] == shades[2] != shades[1]


def test_a_line_of_the_list_leads_to_its_figure(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    close(sheet)
    sheet.press(Qt.Key.Key_Return)
    assert sheet.places == [FigurePlace(cell("visitors"))]
    assert not sheet.page.closing.is_list_shown


def test_esc_leaves_the_list_and_the_month_open(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    close(sheet)
    sheet.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is sheet.page.parts.table.field
    assert shop.month_state(AUGUST).status is MonthStatus.OPEN


def test_a_month_is_closed_anyway_when_the_owner_says_so(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    close(sheet)
    sheet.page.parts.strip.buttons[1].click()
    assert shop.month_state(AUGUST).status is MonthStatus.CLOSED
    assert sheet.page.facts == "August 2026 is closed. Ctrl+Z takes it back."
    shop.undo()
    assert "August 2026 is closed" not in sheet.page.facts


def test_with_everything_entered_closing_is_the_main_button_and_asks_nothing(desk: Open, entered: Workbook) -> None:
    sheet = desk(entered)
    header = sheet.page.parts.header
    assert header.progress.text() == "All 48 entered"
    assert header.close_button.property("kind") == "main"
    close(sheet)
    assert entered.month_state(AUGUST).status is MonthStatus.CLOSED
    entered.undo()
    assert entered.month_state(AUGUST).status is MonthStatus.OPEN


def test_a_closed_month_is_read_only_and_says_so(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop, month=Month.of(2026, 7))
    assert sheet.page.parts.table.field.isReadOnly()
    assert sheet.saying.sentence == "July 2026 is closed: its figures can be read, not changed."
    first, before = sheet.here, sheet.typed(sheet.here)
    sheet.write("5\n")
    assert (sheet.typed(first), sheet.refused) == (before, [])
    assert sheet.here != first
    assert [row.check.button for row in sheet.page.rows.rows if row.check.button] == []
    assert sheet.page.parts.header.close_button.isHidden()


def test_a_closed_month_is_opened_with_a_reason_in_place(desk: Open, shop: Workbook) -> None:
    july = Month.of(2026, 7)
    sheet = desk(shop, month=july)
    sheet.page.parts.header.reopen_button.click()
    assert QApplication.focusWidget() is sheet.page.parts.strip.reason
    sheet.write("late invoice")
    sheet.press(Qt.Key.Key_Return)
    state = shop.month_state(july)
    assert (state.status, state.reason) == (MonthStatus.OPEN, "late invoice")
    assert not sheet.page.parts.table.field.isReadOnly()
    sheet.go("orders")
    sheet.write("150\n")
    assert sheet.row("orders").check.words.startswith("restated, was 144")


def test_f2_in_a_closed_month_asks_for_the_reason(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop, month=Month.of(2026, 7))
    assert [offer.keys for offer in sheet.saying.offers] == ["F2"]
    sheet.press(Qt.Key.Key_F2)
    assert QApplication.focusWidget() is sheet.page.parts.strip.reason


def test_the_question_for_a_reason_can_be_left(desk: Open, shop: Workbook) -> None:
    july = Month.of(2026, 7)
    sheet = desk(shop, month=july)
    sheet.page.parts.header.reopen_button.click()
    sheet.press(Qt.Key.Key_Escape)
    assert shop.month_state(july).status is MonthStatus.CLOSED
    assert sheet.offers == ["Reopen"]


def test_a_month_that_still_runs_cannot_be_closed_and_the_button_says_why(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop, month=Month.of(2026, 9))
    button = sheet.page.parts.header.close_button
    assert not button.isEnabled()
    assert "September 2026 is not over yet" in button.toolTip()
    assert sheet.page.parts.header.state.text() == "17 of 30 days"


def test_every_open_question_of_the_file_is_counted_and_one_key_away(desk: Open, shop: Workbook, qtbot: QtBot) -> None:
    sheet = desk(shop)
    before = sheet.page.closing.count()
    shop.apply(SetValues({cell("customers_lost"): 94.0}))
    assert sheet.page.closing.count() == before + 1
    with qtbot.waitSignal(sheet.page.questions_requested):
        sheet.page.commands.questions.trigger()
    with qtbot.waitSignal(sheet.page.questions_requested):
        sheet.page.parts.header.questions.click()


def test_a_confirmed_figure_leaves_the_questions(desk: Open, entered: Workbook) -> None:
    entered.apply(SetValues({cell("customers_lost"): 94.0}))
    sheet = desk(entered)
    before = sheet.page.closing.count()
    sheet.go("customers_lost")
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.page.closing.count() == before - 1


def test_nothing_is_typed_while_the_file_is_held(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("14")
    sheet.signals.hold_back(Hold("Another program has this file."))
    assert sheet.saying.sentence == "Another program has this file."
    assert sheet.page.parts.table.field.isReadOnly()
    assert not sheet.page.commands.close_month.isEnabled()
    sheet.signals.hold_back(None)
    assert not sheet.page.parts.table.field.isReadOnly()
    assert sheet.row("orders").check.tone is Tone.REFUSE  # 14 is less than its channels together


def test_a_hidden_sheet_does_nothing_until_it_is_shown(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.page.hide()
    shop.apply(SetValues({cell("orders"): 141.0}))
    assert sheet.row("orders").text == "129"
    sheet.page.show()
    assert sheet.row("orders").text == "141"


def test_what_is_half_typed_is_stored_when_the_focus_goes_elsewhere(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("140")
    sheet.page.parts.programs.view.setFocus()
    assert sheet.typed("orders") == 140.0


def test_a_sheet_that_goes_away_stores_nothing_behind_the_back(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("140")
    sheet.page.hide()
    assert sheet.typed("orders") == 129.0
    assert sheet.page.finish_editing()
    assert sheet.typed("orders") == 140.0


def test_a_figure_of_another_month_brings_its_month(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    assert sheet.page.go_to(Cell("orders", Month.of(2025, 3)))
    assert (sheet.page.month, sheet.here) == (Month.of(2025, 3), "orders")


def test_a_kpi_has_no_field(desk: Open, shop: Workbook) -> None:
    assert not desk(shop).page.go_to(cell("aov"))
