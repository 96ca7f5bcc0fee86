"""Out of the page: the whole screen, paper, all saved charts at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.charts.brand import Brand
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.own_title import OwnTitle
from kpidesk.charts.pictures.file_name import file_name
from kpidesk.charts.saved import ChartSettings, Span, ThemeChoice
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.charts.chart_export import TARGETS
from kpidesk.ui.charts.chart_print import new_printer, print_chart
from kpidesk.ui.charts.chart_show import ChartShow
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.workbook.workbook import Workbook
from tests.sales_chart import sales_chart
from tests.ui.charts.conftest import Desk

KEY, MOD = Qt.Key, Qt.KeyboardModifier
Shop = Callable[..., Workbook]
Open = Callable[..., Desk]
REVENUE = ChartSettings(ChartKind.GOAL, "total_revenue")
THREE = {
    "One": REVENUE,
    "Two": replace(REVENUE, own_title=OwnTitle("Ours")),
    "Three": replace(REVENUE, indicator="orders"),
}


@pytest.fixture
def show(shop: Shop, desk: Open, qtbot: QtBot) -> tuple[Desk, ChartShow]:
    here = desk(shop(THREE))
    here.page.keeping.open(2)
    made = here.page.show_slides()
    assert made is not None
    qtbot.waitUntil(lambda: not made.picture.isNull())
    return here, made


def settled(show: ChartShow, place: int, qtbot: QtBot) -> QImage:
    qtbot.waitUntil(lambda: show.place == place and not show._timer.isActive())
    return show.picture


def test_a_show_begins_with_the_open_chart_and_steps_through_all(show: tuple[Desk, ChartShow], qtbot: QtBot) -> None:
    _, shown = show
    assert shown.place == 1
    before = settled(shown, 1, qtbot)
    for key, place in (
        (KEY.Key_Right, 2),
        (KEY.Key_Right, 2),
        (KEY.Key_Home, 0),
        (KEY.Key_Left, 0),
        (KEY.Key_PageDown, 1),
        (KEY.Key_End, 2),
        (KEY.Key_Up, 1),
    ):
        qtbot.keyClick(shown, key)
        settled(shown, place, qtbot)
    assert shown.picture == before
    assert shown.accessibleName() == "Chart 2 of 3"
    assert shown.accessibleDescription().startswith("Ours.")


def test_the_slide_before_stays_until_the_next_is_drawn(show: tuple[Desk, ChartShow], qtbot: QtBot) -> None:
    _, shown = show
    before = settled(shown, 1, qtbot).copy()
    shown.go_to(2)
    assert shown.picture == before
    qtbot.waitUntil(lambda: shown.picture != before)


def test_nothing_else_is_on_the_screen(show: tuple[Desk, ChartShow]) -> None:
    _, shown = show
    assert shown.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert shown.cursor().shape() is Qt.CursorShape.BlankCursor
    assert shown.findChildren(type(shown)) == []
    screen = shown.screen().geometry().size()
    assert shown.size() == screen
    assert shown.picture.width() <= screen.width() and shown.picture.height() <= screen.height()


def test_esc_ends_it_and_the_slide_seen_last_is_open(show: tuple[Desk, ChartShow], qtbot: QtBot) -> None:
    here, shown = show
    qtbot.keyClick(shown, KEY.Key_End)
    with qtbot.waitSignal(shown.ended):
        qtbot.keyClick(shown, KEY.Key_Escape)
    assert here.page.open_key == 3
    assert here.page.settings is not None and here.page.settings.indicator == "orders"


def test_the_mouse_goes_on_and_back(show: tuple[Desk, ChartShow], qtbot: QtBot) -> None:
    _, shown = show
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert shown.place == 2
    qtbot.mouseClick(shown, Qt.MouseButton.RightButton)
    assert shown.place == 1


def test_a_chart_that_is_not_saved_is_shown_before_those_that_are(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop(THREE))
    here.page.side.kinds.chosen.emit(ChartKind.LIMITS)
    qtbot.keyClick(here.page, KEY.Key_F11)
    (shown,) = [window for window in QApplication.topLevelWidgets() if isinstance(window, ChartShow)]
    qtbot.waitUntil(lambda: not shown.picture.isNull())
    assert (shown.place, len(shown._slides)) == (0, 4)
    qtbot.keyClick(shown, KEY.Key_Right)
    qtbot.keyClick(shown, KEY.Key_Escape)
    assert here.page.open_key is None
    assert here.page.settings is not None and here.page.settings.kind is ChartKind.LIMITS


def test_paper_gets_the_chart_as_large_as_the_page_allows(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"One": REVENUE}))
    qtbot.keyClick(here.page, KEY.Key_P, MOD.ControlModifier)
    assert here.last("noted") == "The chart is printed"
    data = here.printed.read_bytes()
    assert data.startswith(b"%PDF") and b"/MediaBox" in data
    assert len(data) > 20_000


def test_nothing_is_printed_when_the_owner_thinks_better_of_it(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"One": REVENUE}))
    here.prints = False
    qtbot.keyClick(here.page, KEY.Key_P, MOD.ControlModifier)
    assert not here.printed.exists() and here.said["noted"] == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_says_so(tmp_path: Path) -> None:
    chart = sales_chart()
    printer = new_printer(chart)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    assert not print_chart(chart, printer, ThemeChoice(dark=True), Brand())


def test_paper_is_landscape_and_called_after_the_chart() -> None:
    printer = new_printer(sales_chart())
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    assert page.width() > page.height()
    assert f"{printer.docName()}.pdf" == file_name(sales_chart(), ".pdf")
    assert "." not in printer.docName()


def test_all_saved_charts_go_into_a_folder(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop(THREE))
    here.page.actions_.export_all.trigger()
    foot = here.page.stage.foot
    assert foot.progress == "0 of 3 charts exported"
    assert not foot.cancel.isHidden()
    assert [area for area in here.page.areas() if area.isVisible()][-2:] == [foot.cancel, here.page.stage.canvas]
    qtbot.waitUntil(lambda: not here.page.ways.all.is_running)
    assert foot.progress == ""
    assert here.last("noted") == f"3 charts saved in {here.folder}"
    files = sorted(file.name for file in here.folder.glob("*.png"))
    assert files == [
        "2026-08_orders_goal-vs-actual.png",
        "2026-08_total-revenue_goal-vs-actual-2.png",
        "2026-08_total-revenue_goal-vs-actual.png",
    ]
    assert all(QImage(str(here.folder / name)).width() == 1920 for name in files)


def test_an_export_of_all_is_cancelled_between_two_charts(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop(THREE))
    here.page.ways.all.progressed.connect(lambda done, _: done == 1 and here.page.stage.foot.cancel.click())
    here.page.actions_.export_all.trigger()
    qtbot.waitUntil(lambda: not here.page.ways.all.is_running)
    assert here.last("noted") == f"1 of 3 charts saved in {here.folder}"
    assert len(list(here.folder.glob("*.png"))) == 1


@pytest.mark.parametrize("part", ["cancel", "canvas", "edit", "kinds"])
def test_esc_cancels_an_export_of_all(shop: Shop, desk: Open, qtbot: QtBot, part: str) -> None:
    here = desk(shop(THREE))
    page, foot = here.page, here.page.stage.foot
    keys = {"cancel": foot.cancel, "canvas": page.stage.canvas, "edit": page.stage.head.edit, "kinds": page.side.kinds}
    page.ways.all.progressed.connect(lambda done, _: done == 1 and qtbot.keyClick(keys[part], KEY.Key_Escape))
    page.actions_.export_all.trigger()
    qtbot.waitUntil(lambda: not page.ways.all.is_running)
    assert here.last("noted") == f"1 of 3 charts saved in {here.folder}"


def test_a_chart_of_what_is_gone_is_left_out_and_named(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    gone = replace(REVENUE, indicator="gone")
    here = desk(shop({"One": REVENUE, "Gone": gone, "Lost": gone}))
    here.page.actions_.export_all.trigger()
    qtbot.waitUntil(lambda: not here.page.ways.all.is_running)
    why = "The figure or KPI that this chart is about is not there any more"
    assert here.last("refused") == f"Not exported: Gone: {why}; Lost: {why}."
    assert here.last("noted") == f"1 chart saved in {here.folder}"


def test_the_window_stays_alive_while_charts_are_exported(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop(THREE))
    seen: list[str] = []
    here.page.ways.all.progressed.connect(lambda done, _: done == 1 and here.page.side.kpi.chosen.emit("orders"))
    here.page.ways.all.progressed.connect(lambda *_: seen.append(here.page.stage.head.heading))
    here.page.actions_.export_all.trigger()
    qtbot.waitUntil(lambda: not here.page.ways.all.is_running)
    assert any(words.startswith("Orders") for words in seen)  # while charts were still to be drawn


def test_the_menu_leads_to_paper_and_to_all_and_switches_the_colours(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop(THREE))
    qtbot.keyClick(here.page, KEY.Key_E, MOD.ControlModifier)
    menu = here.page.menu
    assert menu.isVisible() and menu.file_name == "2026-08_total-revenue_goal-vs-actual.png"
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[-2:] == ["Export &all saved charts…", "&Print…"]
    menu._ibcs.click()
    menu._transparent.click()
    assert here.page.ways.theme == ThemeChoice(transparent=True, ibcs_colours=True)
    menu.close()


def test_the_colours_of_the_last_export_are_remembered(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    here = desk(shop({"One": replace(REVENUE, theme=ThemeChoice(dark=True, ibcs_colours=True))}))
    here.page.menu.action_of("csv").trigger()
    qtbot.waitUntil(lambda: here.settings.last_export != "")
    assert here.settings.last_export == "csv dark ibcs"


def test_the_menu_says_nothing_of_a_logo_that_there_is_not(shop: Shop, desk: Open) -> None:
    here = desk(shop(THREE))
    here.page.open_export()
    seen = [label.text() for label in here.page.menu.findChildren(PlainLabel) if label.isVisible()]
    here.page.menu.close()
    assert "Picture for" in seen
    assert not any("logo" in words for words in seen)


def test_charts_of_a_month_and_of_its_quarter_have_files_of_their_own(shop: Shop, desk: Open, qtbot: QtBot) -> None:
    quarter = ChartSettings(ChartKind.GOAL, "orders", Span(PeriodKind.QUARTER))
    here = desk(shop({"Quarter": quarter, "Month": ChartSettings(ChartKind.GOAL, "orders")}))
    assert here.page.ways.file_name(TARGETS["slide"]) == "2026-Q3_orders_goal-vs-actual.png"
    here.page.actions_.print.trigger()
    here.page.actions_.export_all.trigger()
    qtbot.waitUntil(lambda: not here.page.ways.all.is_running)
    files = sorted(file.name for file in here.folder.glob("*.png"))
    assert files == ["2026-08_orders_goal-vs-actual.png", "2026-Q3_orders_goal-vs-actual.png"]
