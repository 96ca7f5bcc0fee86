"""Saved charts below the slide: kept, opened, named, moved, removed, and how many there may be."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kpidesk.analysis.overview.tiles import arrangement
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.saved import ChartSettings
from kpidesk.ui.charts.saved_strip import SavedStrip
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.workbook.workbook import Workbook
from tests.ui.charts.conftest import Desk

KEY, MOD = Qt.Key, Qt.KeyboardModifier
BOTH = MOD.ControlModifier | MOD.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Shop = Callable[..., Workbook]
Open = Callable[..., Desk]
REVENUE = ChartSettings(ChartKind.GOAL, "total_revenue")
THREE = {
    "One": REVENUE,
    "Two": replace(REVENUE, kind=ChartKind.LIMITS),
    "Three": replace(REVENUE, indicator="orders", kind=ChartKind.YEARS),
}


def names(here: Desk) -> list[str]:
    return [chart.title for chart in here.page.desk.charts.values()]


def middle(strip: SavedStrip, row: int) -> QPoint:
    return strip.visualRect(strip.model_.index(row, 0)).center()


@pytest.fixture
def strip(shop: Shop, desk: Open) -> tuple[Desk, SavedStrip]:
    here = desk(shop(THREE))
    strip = here.page.stage.foot.strip
    strip.setFocus()
    return here, strip


def test_ctrl_s_keeps_the_chart_and_undo_takes_it_back(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop())
    here.page.side.kinds.chosen.emit(ChartKind.LIMITS)
    head, foot = here.page.stage.head, here.page.stage.foot
    assert foot.strip.isHidden()
    qtbot.keyClick(here.page, KEY.Key_S, MOD.ControlModifier)
    (name,) = names(here)
    assert name.endswith(", usual range")
    assert here.last("facts_changed") == f"Saved as “{name}”. Ctrl+Z takes it back."
    assert not foot.strip.isHidden() and foot.strip.open_key == here.page.open_key is not None
    assert not head.save.isEnabled()
    assert here.page.desk.settings(here.page.open_key) == here.page.settings
    here.workbook.undo()
    assert names(here) == [] and here.page.open_key is None
    assert head.save.isEnabled()


def test_changes_of_an_open_chart_are_saved_under_its_name(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, _ = strip
    assert here.page.open_key == 1
    here.page.step_month(-1)
    assert here.page.open_key == 1
    assert here.page.stage.head.save.text() == "Save changes"
    qtbot.keyClick(here.page, KEY.Key_S, MOD.ControlModifier)
    assert names(here) == ["One", "Two", "Three"]
    assert here.page.desk.settings(1) == here.page.settings
    assert here.last("facts_changed") == "“One” changed. Ctrl+Z takes it back."


def test_another_kpi_or_kind_is_another_chart(strip: tuple[Desk, SavedStrip]) -> None:
    here, saved = strip
    here.page.side.kinds.chosen.emit(ChartKind.YEARS)
    assert (here.page.open_key, saved.open_key) == (None, None)
    here.page.keeping.save()
    assert names(here) == ["One", "Two", "Three", "Total revenue, years"]


def test_a_saved_chart_may_be_saved_once_more(strip: tuple[Desk, SavedStrip]) -> None:
    here, _ = strip
    here.page.actions_.save_as.trigger()
    assert names(here) == ["One", "Two", "Three", "Total revenue, goal"]
    assert here.page.open_key == 4


def test_arrows_and_enter_open(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, saved = strip
    qtbot.keyClick(saved, KEY.Key_Right)
    qtbot.keyClick(saved, KEY.Key_Right)
    qtbot.keyClick(saved, KEY.Key_Return)
    assert here.page.open_key == 3
    assert here.page.settings == THREE["Three"]
    assert here.page.side.kpi.indicator == "orders"


def test_a_click_opens(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, saved = strip
    qtbot.mouseClick(saved.viewport(), LEFT, pos=middle(saved, 1))
    assert here.page.open_key == 2


def test_f2_names_the_chart_that_has_the_keys(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, saved = strip
    qtbot.keyClick(saved, KEY.Key_F2)
    assert saved.is_naming and not here.page.stage.head.is_writing
    field = saved.findChild(QLineEdit)
    assert field is not None and field.text() == "One"
    qtbot.keyClicks(field, "For the bank")
    qtbot.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: names(here) == ["For the bank", "Two", "Three"])
    here.workbook.undo()
    assert names(here) == ["One", "Two", "Three"]


def test_enter_after_a_name_opens_nothing(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, saved = strip
    for key in (KEY.Key_Right, KEY.Key_F2):
        qtbot.keyClick(saved, key)
    field = saved.findChild(QLineEdit)
    qtbot.keyClicks(field, "For the bank")
    qtbot.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: names(here) == ["One", "For the bank", "Three"])
    assert here.page.open_key == 1


def test_an_empty_name_is_none(strip: tuple[Desk, SavedStrip]) -> None:
    here, saved = strip
    assert not saved.model_.setData(saved.model_.index(0, 0), "   ")
    assert names(here) == ["One", "Two", "Three"]


def test_delete_removes_and_the_next_one_has_the_keys(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, saved = strip
    qtbot.keyClick(saved, KEY.Key_Delete)
    assert names(here) == ["Two", "Three"]
    said = "“One” removed. Ctrl+Z takes it back."
    assert (saved.key, here.page.open_key, here.last("facts_changed")) == (2, None, said)
    assert here.said["told"] == []  # a toast would lie over the saved charts
    here.workbook.undo()
    assert here.last("facts_changed") == here.page.shown.facts
    assert names(here) == ["One", "Two", "Three"]
    assert here.page.open_key == 1
    assert not here.page.stage.head.save.isEnabled()


def test_the_last_one_goes_as_well(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"One": REVENUE}))
    here.page.stage.foot.strip.setFocus()
    qtbot.keyClick(here.page.stage.foot.strip, KEY.Key_Delete)
    assert names(here) == [] and here.page.stage.foot.strip.isHidden()
    assert not here.page.actions_.remove.isEnabled()


def test_ctrl_shift_and_arrows_move(strip: tuple[Desk, SavedStrip], qtbot: QtBot) -> None:
    here, saved = strip
    qtbot.keyClick(saved, KEY.Key_Right, BOTH)
    qtbot.keyClick(saved, KEY.Key_Right, BOTH)
    assert names(here) == ["Two", "Three", "One"]
    assert saved.key == 1
    qtbot.keyClick(saved, KEY.Key_Right, BOTH)
    qtbot.keyClick(saved, KEY.Key_Left, BOTH)
    assert names(here) == ["Two", "One", "Three"]
    for _ in range(3):
        here.workbook.undo()
    assert names(here) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [
        (0, (2, 9), ["Two", "Three", "One"]),
        (2, (0, -9), ["Three", "One", "Two"]),
        (1, (1, 12), ["One", "Two", "Three"]),
    ],
)
def test_the_mouse_moves(
    strip: tuple[Desk, SavedStrip], qtbot: QtBot, row: int, to: tuple[int, int], order: list[str]
) -> None:
    here, saved = strip
    end = middle(saved, to[0]) + QPoint(to[1], 0)
    qtbot.mousePress(saved.viewport(), LEFT, pos=middle(saved, row))
    qtbot.mouseMove(saved.viewport(), middle(saved, row) + QPoint(30, 0))
    qtbot.mouseMove(saved.viewport(), end)
    qtbot.mouseRelease(saved.viewport(), LEFT, pos=end)
    assert names(here) == order
    assert here.page.open_key == 1


def test_tiles_of_the_overview_are_none_of_them(shop: Shop, desk: Open) -> None:
    workbook = shop(THREE)
    workbook.apply(arrangement(workbook, ["total_revenue"]))
    here = desk(workbook)
    assert here.page.stage.foot.strip.model_.keys == [1, 2, 3]
    assert names(here) == ["One", "Two", "Three"]


def test_forty_charts_are_all_reached(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({f"Chart number {n} for the bank": REVENUE for n in range(40)}))
    saved = here.page.stage.foot.strip
    saved.setFocus()
    qtbot.keyClick(saved, KEY.Key_End)
    assert saved.key == 40
    assert saved.viewport().rect().contains(saved.visualRect(saved.currentIndex()).center())
    height = saved.height()
    assert saved.horizontalScrollBar().maximum() > 0 and saved.verticalScrollBar().maximum() == 0
    assert height >= saved.visualRect(saved.currentIndex()).height() + saved.horizontalScrollBar().height()


def test_a_long_name_takes_two_lines_and_is_whole_in_the_tool_tip(shop: Shop, desk: Open, type_scale: float) -> None:
    long = "Umsatz je Kundin und Kunde im Fernabsatz nach Einkommensteuervorauszahlungsbescheidnummer"
    saved = desk(shop({long: REVENUE})).page.stage.foot.strip
    index = saved.model_.index(0, 0)
    room: QRect = saved.visualRect(index)
    assert room.width() <= fonts.scaled(230)
    assert 2 * fonts.line_height(TextRole.LABEL) <= room.height()
    assert long in saved.model_.data(index, Qt.ItemDataRole.ToolTipRole)  # type: ignore[operator]
    assert saved.model_.data(index, Qt.ItemDataRole.AccessibleTextRole) == f"{long}, saved chart 1 of 1"
    assert type_scale >= 1


def test_every_kind_has_an_icon_and_an_unknown_one_as_well(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    workbook = shop({str(kind): replace(REVENUE, kind=kind) for kind in ChartKind})
    charts = dict(workbook.saved_charts)
    charts[99] = replace(charts[1], kind="pie", title="Cake", position=99)
    here = desk(shop(saved_charts=charts))
    picture = here.page.stage.foot.strip.grab()
    assert picture.width() > 0
    QApplication.processEvents()
    assert here.page.stage.foot.strip.model_.rowCount() == len(ChartKind) + 1
