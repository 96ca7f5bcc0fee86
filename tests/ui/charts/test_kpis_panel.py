"""Which KPIs a page of several shows: ticks, their order, and what becomes of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.saved import ChartSettings
from kpidesk.charts.several import MOST
from kpidesk.ui.charts.kpi_ticks import TickModel, Words
from kpidesk.workbook.workbook import Workbook
from tests.ui.charts.conftest import Desk

KEY, MOD = Qt.Key, Qt.KeyboardModifier
Shop = Callable[..., Workbook]
Open = Callable[..., Desk]
TABLE, BULLET, MULTIPLES = ChartKind.TABLE, ChartKind.BULLET, ChartKind.MULTIPLES
PAGE = ChartSettings(TABLE, "total_revenue", indicators=("profit", "orders", "aov"))
LABELS = {name: Words(name.title(), f"{name.title()} in full") for name in ("a", "b", "c", "d", "e")}


@pytest.fixture
def ticks(qtbot: QtBot) -> Iterator[TickModel]:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = TickModel(parent)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    model.fill(LABELS, ("d", "b"), 3)
    yield model
    assert parent is model.parent()


def labels(model: TickModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_those_chosen_stand_first_in_their_order(ticks: TickModel) -> None:
    assert labels(ticks) == ["D", "B", "A", "C", "E"]
    assert ticks.chosen == ("d", "b")
    said = [ticks.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == ["D in full, number 1 of 2", "B in full, number 2 of 2", "A in full"]


def test_a_tick_changes_no_place(ticks: TickModel) -> None:
    ticks.toggle(4)
    assert ticks.chosen == ("d", "b", "e")
    ticks.toggle(0)
    assert ticks.chosen == ("b", "e")
    assert labels(ticks) == ["D", "B", "A", "C", "E"]


def test_what_is_ticked_goes_past_the_next_that_is_ticked(ticks: TickModel) -> None:
    ticks.toggle(4)
    ticks.move(4, -1)
    assert ticks.chosen == ("d", "e", "b")
    ticks.move(0, 1)
    assert ticks.chosen == ("e", "d", "b")
    ticks.move(0, -1)
    assert ticks.chosen == ("e", "d", "b")


def test_what_is_not_ticked_moves_by_one(ticks: TickModel) -> None:
    ticks.move(3, -1)
    assert labels(ticks) == ["D", "B", "C", "A", "E"]
    ticks.move(4, 1)
    assert labels(ticks) == ["D", "B", "C", "A", "E"]


def test_no_more_are_ticked_than_there_is_room_for(ticks: TickModel, qtbot: QtBot) -> None:
    ticks.toggle(2)
    with qtbot.waitSignal(ticks.full), qtbot.assertNotEmitted(ticks.ticked):
        ticks.toggle(3)
    assert ticks.chosen == ("d", "b", "a")


# -- on the page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(ChartKind))
def test_only_pages_of_several_let_them_be_chosen(shop: Shop, desk: Open, kind: ChartKind) -> None:
    here = desk(shop({"Mine": ChartSettings(kind, "total_revenue")}))
    assert here.page.side.several.isVisible() == (kind in MOST)
    assert here.page.actions_.several.isEnabled() == (kind in MOST)


def test_ticks_are_seen_at_once_and_done_leads_back(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": PAGE}))
    side = here.page.side
    assert side.several.text() == "KPIs: 3 chosen…"
    assert here.page.stage.head.heading == "Table of 3 KPIs"
    qtbot.keyClick(here.page, KEY.Key_F7)
    assert side.is_choosing and side.kpis.list.hasFocus()
    qtbot.keyClick(side.kpis.list, KEY.Key_Space)
    qtbot.keyClick(side.kpis.list, KEY.Key_Down)
    qtbot.keyClick(side.kpis.list, KEY.Key_Down, MOD.AltModifier)
    assert here.page.settings is not None and here.page.settings.indicators == ("aov", "orders")
    assert "2 KPIs" in (here.page.chart.subtitle if here.page.chart else "")
    qtbot.keyClick(side.kpis.list, KEY.Key_Return)
    assert not side.is_choosing and side.several.hasFocus()
    assert here.page.stage.head.save.isEnabled()
    here.page.keeping.save()
    kept = here.page.desk.settings(1)
    assert kept is not None and kept.indicators == ("aov", "orders")


def test_esc_takes_the_choice_back(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": PAGE}))
    qtbot.keyClick(here.page, KEY.Key_F7)
    for key in (KEY.Key_Space, KEY.Key_Escape):
        qtbot.keyClick(here.page.side.kpis.list, key)
    assert here.page.settings is not None and here.page.settings.indicators == PAGE.indicators
    assert not here.page.side.is_choosing
    assert not here.page.stage.head.save.isEnabled()


def test_the_usual_ones_are_ticked_until_others_are_chosen(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": replace(PAGE, indicators=())}))
    side = here.page.side
    assert side.several.text() == "KPIs: the usual ones…"
    side.several.click()
    usual = side.kpis.list.model_.chosen
    assert len(usual) > 3
    qtbot.keyClick(side.kpis.list, KEY.Key_Space)
    assert here.page.settings is not None and here.page.settings.indicators == usual[1:]
    side.kpis.usual.click()
    assert here.page.settings.indicators == ()
    assert side.kpis.list.model_.chosen == usual


def test_the_thirteenth_bullet_is_refused_with_what_to_do(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    book = shop()
    names = tuple(name for name in book.chosen if name in book.indicators)
    here = desk(shop({"Mine": ChartSettings(BULLET, names[0], indicators=names[:12])}))
    qtbot.keyClick(here.page, KEY.Key_F7)
    ticks = here.page.side.kpis.list
    ticks.setCurrentIndex(ticks.model_.index(12))
    qtbot.keyClick(ticks, KEY.Key_Space)
    assert here.last("refused") == "12 stand on such a page at most: take the tick off another one first."
    assert here.page.settings is not None and here.page.settings.indicators == names[:12]


def test_another_kind_closes_the_list_and_the_page_has_its_kpis_again(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": PAGE}))
    qtbot.keyClick(here.page, KEY.Key_F7)
    qtbot.keyClick(here.page, KEY.Key_1, MOD.AltModifier)
    assert here.page.settings is not None and here.page.settings.kind not in MOST
    assert not here.page.side.is_choosing
    assert here.page.settings.indicators == ()
    place = here.page.side.kinds.model_.kinds.index(TABLE)
    here.page.side.kinds.setCurrentIndex(here.page.side.kinds.model_.index(place, 0))
    assert here.page.settings.indicators == PAGE.indicators


def test_another_kpi_is_shown_in_place_of_a_page_of_several(shop: Shop, desk: Open) -> None:
    here = desk(shop({"Mine": PAGE}))
    here.page.side.kpi.chosen.emit("orders")
    assert here.page.settings is not None and here.page.settings.indicator == "orders"
    assert here.page.settings.kind not in MOST
    assert here.page.open_key is None


def test_small_multiples_show_parts_until_kpis_are_ticked(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": ChartSettings(MULTIPLES, "website_visits")}))
    side = here.page.side
    assert side.several.text() == "KPIs: this one by its parts…"
    side.several.click()
    assert side.kpis.list.model_.chosen == ()
    for key in (KEY.Key_Space, KEY.Key_Down, KEY.Key_Space):
        qtbot.keyClick(side.kpis.list, key)
    assert here.page.chart is not None
    assert here.page.stage.head.heading == "Small multiples of 2 KPIs"


def test_every_control_of_the_list_is_reached_by_tab(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"Mine": PAGE}))
    qtbot.keyClick(here.page, KEY.Key_F7)
    seen = []
    for _ in range(20):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget() or here.page, KEY.Key_Tab)
    kpis = here.page.side.kpis
    assert {kpis.list, kpis.usual, kpis.finish, here.page.stage.canvas} <= set(seen)
