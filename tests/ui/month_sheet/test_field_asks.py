"""Notes, the history of a figure and the last day that is entered, from the field."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.domain.business import MonthStatus
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.ui.place import ChangePlace
from kpidesk.workbook.workbook import Workbook
from tests.ui.month_sheet.sheet_desk import AUGUST, CTRL, SheetDesk, cell

Open = Callable[..., SheetDesk]
Key = Qt.Key


def field_has_focus(sheet: SheetDesk) -> bool:
    return QApplication.focusWidget() is sheet.page.parts.table.field


def test_a_note_is_written_from_the_field_and_the_keys_come_back(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.press(Key.Key_Semicolon, CTRL)
    assert not field_has_focus(sheet)
    sheet.write("two late ones\n")
    assert shop.note(cell("orders")) == "two late ones"
    assert sheet.row("orders").note == "two late ones"
    assert sheet.page.parts.table.field.has_note
    assert (sheet.here, field_has_focus(sheet)) == ("orders", True)


def test_what_was_being_typed_is_stored_before_its_note_is_written(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.write("131")
    sheet.press(Key.Key_Semicolon, CTRL)
    sheet.write("counted twice\n")
    assert (sheet.typed("orders"), shop.note(cell("orders"))) == (131.0, "counted twice")


def test_undoing_a_note_leads_back_to_its_figure(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.press(Key.Key_Semicolon, CTRL)
    sheet.write("late\n")
    sheet.go("visitors")
    shop.undo()
    assert (sheet.here, sheet.row("orders").note) == ("orders", "")


def test_esc_leaves_a_note_as_it_was(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.press(Key.Key_Semicolon, CTRL)
    sheet.press(Key.Key_Escape)
    assert (shop.note(cell("orders")), field_has_focus(sheet)) == ("", True)


def test_a_note_that_is_being_written_is_kept_when_the_month_changes(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.press(Key.Key_Semicolon, CTRL)
    sheet.write("late")
    sheet.page.step_month(-1)
    assert shop.note(cell("orders")) == "late"
    assert sheet.page.asks.panels.open is None


def test_the_history_of_the_figure_stands_beside_the_field(desk: Open, shop: Workbook, qtbot: QtBot) -> None:
    at = dt.datetime(2026, 9, 3, 12, 0).astimezone()

    def read(indicator: str, month: Month | None) -> list[ValueEntry]:
        return [ValueEntry(cell=cell("orders"), made_by=MadeBy.TYPED, at=at, old=None, new=129.0)]

    sheet = desk(shop, read_history=read)
    sheet.go("orders")
    sheet.press(Key.Key_H, CTRL)
    popover = sheet.page.asks.history.popover
    assert popover is not None
    qtbot.waitUntil(lambda: popover.sentence == "1 change.")
    table = sheet.page.parts.table
    assert not popover.panel.intersects(table.cell_rect(cell("orders"), sheet.window))
    sheet.press(Key.Key_Escape)
    assert sheet.page.asks.history.popover is None
    assert field_has_focus(sheet)


def test_a_month_is_marked_as_entered_until_a_day(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.page.commands.until.trigger()
    sheet.write("20")
    sheet.press(Key.Key_Return)
    state = shop.month_state(AUGUST)
    assert (state.status, state.until_day) == (MonthStatus.UNFINISHED, 20)
    assert sheet.page.parts.header.state.text() == "20 of 31 days"


def test_a_closed_month_is_not_reopened_by_its_last_day(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop, month=Month.of(2026, 7))
    assert not sheet.page.commands.until.isEnabled()
    assert sheet.page.commands.month_note.isEnabled()


def test_the_note_on_the_month_opens_below_its_name(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.page.commands.month_note.trigger()
    ask = sheet.page.asks.panels.open
    assert ask is not None
    assert ask.panel.top() > sheet.page.parts.header.name.geometry().bottom()
    sheet.write("trade fair\n")
    assert shop.month_note(AUGUST).endswith("trade fair")


def test_f1_leads_to_what_the_figure_tells(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    sheet.go("orders")
    sheet.press(Key.Key_F1)
    assert sheet.places == [ChangePlace("orders", AUGUST, explained=True)]


def test_the_menus_name_every_command_that_has_a_key(desk: Open, shop: Workbook) -> None:
    sheet = desk(shop)
    commands = sheet.page.commands
    listed = [action for actions in commands.menus.values() for action in actions]
    actions = [value for value in vars(commands).values() if isinstance(value, QAction)]
    assert [action.text() for action in actions if not action.shortcut().isEmpty() and action not in listed] == []
