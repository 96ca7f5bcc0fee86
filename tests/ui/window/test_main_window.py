"""The window as a whole: files, tabs, undo, messages, closing."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.store.backups.restore import restore
from kpidesk.store.check import report
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.reader import Reader
from kpidesk.store.repair.repair import repair
from kpidesk.ui.files.files import Files
from kpidesk.ui.help.keys import key_groups
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.overview_page import OverviewPage
from kpidesk.ui.place import ChangePlace, FigurePlace, GoalPlace, Place, QuestionsPlace, Tab, TilePlace
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.frame import Frame
from kpidesk.ui.window.main_window import MainWindow
from kpidesk.workbook import opening
from kpidesk.workbook.cabinet import Cabinet

Settle = Callable[[], None]

AUG, SEP = Month.of(2026, 8), Month.of(2026, 9)


@cache
def catalogue() -> Catalogue:
    return read_catalogue()


def files(folder: Path) -> Files:
    data = LocalData(folder / "data")
    cabinet = Cabinet(catalogue(), data)
    return Files(
        catalogue,
        cabinet.open,
        cabinet.look_at,
        cabinet.new,
        lambda: cabinet.sample(folder / "Example.kpidesk", read_sample()),
        report,
        lambda path, new: repair(path, new, data),
        lambda path, backup: restore(path, backup, data, dt.datetime.now(dt.UTC)),
        lambda path: Reader(path).read(),
        lambda: data.policy,
        data.keep_policy,
        lambda _path: None,
    )


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "kpidesk.ini")
    settings.number_locale = "en"
    frame = Frame(settings.geometry, dark=False)
    made = MainWindow(frame, files(tmp_path), settings, theme, Tasks(frame))
    made.look.read_form()
    frame.resize(1440, 900)
    with qtbot.waitExposed(frame):
        frame.show()
    yield made
    frame.may_close = lambda: True
    frame.close()
    frame.deleteLater()


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Settle:
    """Waits until the window is done with files."""

    def settled() -> None:
        qtbot.waitUntil(lambda: not window.desk.is_busy, timeout=20_000)

    return settled


@pytest.fixture
def sample(window: MainWindow, settle: Settle) -> MainWindow:
    window.desk.open_sample()
    settle()
    return window


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    focus = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def type_text(text: str) -> None:
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_the_first_start_offers_ways_to_begin(window: MainWindow) -> None:
    assert window.frame.windowTitle() == "kpidesk"
    assert window.welcome.isVisible()
    assert window.line.facts == "No file is open"
    assert not any(action.isEnabled() for action in window.commands.of_file)


def test_the_sample_is_marked_as_an_example(sample: MainWindow) -> None:
    assert sample.frame.windowTitle() == "Alder & Wren (Example) – kpidesk"


def test_a_file_opens_on_its_overview(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None and screen.tab is Tab.OVERVIEW
    assert isinstance(screen.page, OverviewPage)
    assert screen.page.board.isAncestorOf(QApplication.focusWidget() or screen)


def test_from_the_overview_one_key_leads_to_the_month_to_enter(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None
    press(Qt.Key.Key_E)
    assert screen.tab is Tab.FIGURES
    assert screen.page.month == SEP
    press(Qt.Key.Key_1, CTRL)
    assert screen.tab is Tab.OVERVIEW


def test_a_first_month_is_entered_with_one_key_after_the_file_is_made(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    window.desk.make(tmp_path / "shop", Business("Shop", "GBP"), "shop")
    settle()
    screen = window.screen_shown
    assert screen is not None and window.desk.file is not None
    press(Qt.Key.Key_Return)
    assert screen.tab is Tab.FIGURES
    type_text("1200")
    press(Qt.Key.Key_Return)
    last = Month.of_date(dt.date.today()).previous
    assert window.desk.file.workbook.last_entered == last


def test_questions_are_one_click_from_the_overview(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None
    screen.go_to(QuestionsPlace())
    assert screen.tab is Tab.FIGURES
    assert screen.page.areas()
    screen.go_to(TilePlace("profit", AUG))
    assert screen.tab is Tab.OVERVIEW
    assert screen.page.place == TilePlace("profit", AUG, PeriodKind.MONTH)


def test_a_new_business_opens_ready_to_type(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    window.desk.make(tmp_path / "shop", Business("Shop", "GBP"), "shop")
    settle()
    assert (tmp_path / "shop.kpidesk").exists()
    assert window.frame.windowTitle() == "Shop – kpidesk"
    assert window.screen_shown is not None
    assert window.screen_shown.isAncestorOf(QApplication.focusWidget() or window.frame)


def test_a_file_that_cannot_be_opened_is_said_and_what_is_open_stays(
    sample: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "letter.kpidesk").write_text("Dear bank")
    sample.open_path(tmp_path / "letter.kpidesk")
    settle()
    assert sample.screen_shown is not None
    assert sample.screen_shown.message == "“letter.kpidesk” is not a kpidesk file and was not touched."
    assert sample.desk.file is not None and sample.desk.file.path.name == "Example.kpidesk"


def test_a_message_moves_nothing(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None
    page = screen.page
    assert isinstance(page, QWidget)
    children = [child for child in page.findChildren(QWidget) if child.isVisible()]
    before = [(child.mapTo(sample.frame, QPoint()), child.size()) for child in children]
    screen.say("“12,3,4” is not a number. With this number form, write 1,234.50.")
    assert screen.message
    assert [(child.mapTo(sample.frame, QPoint()), child.size()) for child in children] == before


def test_what_was_undone_gives_way_to_newer_facts(sample: MainWindow) -> None:
    assert sample.desk.file is not None and sample.screen_shown is not None
    sample.screen_shown.choose(Tab.FIGURES)
    workbook = sample.desk.file.workbook
    workbook.apply(SetValues({Cell("revenue", SEP): 4_000.0}))
    sample.commands.undo.trigger()
    sample.line.show_facts("2 cells")  # what the change itself brings
    assert sample.line.facts == "Undone: Sales, net, September 2026"
    workbook.apply(SetValues({Cell("revenue", SEP): 4_100.0}))
    assert sample.line.facts == "2 cells"


def test_number_forms_in_the_menu_can_be_told_apart(sample: MainWindow) -> None:
    sample.commands.numbers.aboutToShow.emit()
    words = [action.text() for action in sample.commands.numbers.actions()]
    assert words[:3] == ["As the system", "1,234,567.50", "1.234.567,50"]
    assert len(set(words)) == len(words)


def test_escape_takes_a_message_away(sample: MainWindow) -> None:
    assert sample.screen_shown is not None
    for tab in Tab:
        sample.screen_shown.choose(tab)
        sample.screen_shown.say("There is no goal here to fill the months to the right with. Type one first.")
        press(Qt.Key.Key_Escape)
        assert sample.screen_shown.message == "", tab


def test_undo_and_redo_say_what_they_do(sample: MainWindow) -> None:
    assert sample.desk.file is not None
    workbook = sample.desk.file.workbook
    commands = sample.commands
    assert not commands.undo.isEnabled()
    workbook.apply(SetValues({Cell("revenue", SEP): 4_000.0}))
    assert commands.undo.text() == "&Undo: Sales, net, September 2026"
    commands.undo.trigger()
    assert (commands.undo.text(), commands.redo.text()) == ("&Undo", "&Redo: Sales, net, September 2026")
    assert sample.line.facts == "Undone: Sales, net, September 2026"
    commands.redo.trigger()
    assert workbook.typed(Cell("revenue", SEP)) == 4_000.0


def test_a_figure_typed_by_keyboard_is_saved_at_once(
    sample: MainWindow, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    assert sample.screen_shown is not None and sample.desk.file is not None
    sample.screen_shown.go_to(FigurePlace(Cell("revenue", SEP)))
    type_text("4,100.50")
    press(Qt.Key.Key_Return)
    assert sample.desk.file.workbook.typed(Cell("revenue", SEP)) == 4100.5
    qtbot.waitUntil(lambda: sample.line.saved.startswith("Saved "))
    sample.close_file()
    settle()
    again = opening.open_file(tmp_path / "Example.kpidesk", catalogue())
    assert again.workbook.typed(Cell("revenue", SEP)) == 4100.5
    again.close()


def test_nonsense_stays_in_the_editor_and_keeps_the_window_open(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None and sample.desk.file is not None
    screen.go_to(FigurePlace(Cell("revenue", SEP)))
    before = sample.desk.file.workbook.typed(Cell("revenue", SEP))
    type_text("12,3,4")
    press(Qt.Key.Key_Return)
    assert "is not a number" in screen.message
    assert not sample.frame.close()
    assert sample.desk.file is not None
    press(Qt.Key.Key_Escape)
    assert sample.desk.file.workbook.typed(Cell("revenue", SEP)) == before
    assert sample.may_leave()


@pytest.mark.parametrize(("number", "tab"), list(enumerate(Tab, start=1)))
def test_every_tab_is_reached_by_key_and_has_the_focus(sample: MainWindow, number: int, tab: Tab) -> None:
    sample.commands.tabs[(number + 1) % len(Tab)].trigger()
    sample.commands.tabs[number - 1].trigger()
    screen = sample.screen_shown
    assert screen is not None and screen.tab is tab
    page = screen.page
    focus = QApplication.focusWidget()
    assert isinstance(page, QWidget) and focus is not None and page.isAncestorOf(focus)


def test_the_focus_goes_through_every_area_and_round(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None
    for command in sample.commands.tabs:
        command.trigger()
        seen = []
        for _ in range(len(screen.page.areas()) + 1):
            sample.commands.next_area.trigger()
            seen.append(QApplication.focusWidget())
        assert None not in seen
        assert len(set(seen)) >= 2


def test_a_place_on_another_tab_is_gone_to(sample: MainWindow) -> None:
    screen = sample.screen_shown
    assert screen is not None
    screen.go_to(ChangePlace("return_rate", Month.of(2026, 5), explained=True))
    assert screen.tab is Tab.CHANGES
    screen.go_to(FigurePlace(Cell("units_returned", Month.of(2026, 5))))
    assert screen.tab is Tab.FIGURES


def test_each_page_brings_its_own_commands(sample: MainWindow) -> None:
    texts = []
    for command in sample.commands.tabs:
        command.trigger()
        menus = sample.frame.menuBar().actions()
        texts.append([item.text() for menu in menus if menu.menu() for item in menu.menu().actions()])
    assert len({tuple(entries) for entries in texts}) == len(Tab)


def test_a_copy_holds_everything_and_the_file_stays_open(sample: MainWindow, settle: Settle, tmp_path: Path) -> None:
    sample.desk.copy_to(tmp_path / "copy")
    settle()
    assert sample.desk.file is not None and sample.desk.file.path.name == "Example.kpidesk"
    copied = opening.open_file(tmp_path / "copy.kpidesk", catalogue())
    assert copied.workbook.value("revenue", copied.workbook.calendar.parse("2026-08")) is not None
    copied.close()
    sample.desk.copy_to(tmp_path / "Example.kpidesk")
    settle()
    assert sample.screen_shown is not None and "open file itself" in sample.screen_shown.message


def test_closing_leaves_exactly_one_file_and_remembers_it(sample: MainWindow, settle: Settle, tmp_path: Path) -> None:
    sample.close_file()
    settle()
    assert sample.welcome.isVisible()
    assert [path.name for path in tmp_path.glob("Example*")] == ["Example.kpidesk"]
    (recent,) = Settings(tmp_path / "kpidesk.ini").recent
    assert (recent.name, recent.last_month, recent.is_example) == ("Alder & Wren", "2026-09", True)


def test_the_look_follows_the_menu_and_is_remembered(sample: MainWindow, theme: Theme, tmp_path: Path) -> None:
    sample.commands.themes[Choice.DARK].trigger()
    assert theme.palette.dark
    assert Settings(tmp_path / "kpidesk.ini").theme is Choice.DARK


def test_numbers_are_written_in_another_way_on_demand(sample: MainWindow) -> None:
    sample.commands.numbers.aboutToShow.emit()
    german = next(action for action in sample.commands.numbers.actions() if action.text() == "1.234.567,50")
    german.trigger()
    assert sample.screen_shown is not None and sample.desk.file is not None
    sample.screen_shown.go_to(FigurePlace(Cell("revenue", SEP)))
    type_text("4.100,5")
    press(Qt.Key.Key_Return)
    assert sample.desk.file.workbook.typed(Cell("revenue", SEP)) == 4100.5


@pytest.mark.parametrize(
    "place",
    [
        FigurePlace(Cell("orders", Month.of(2025, 3))),
        GoalPlace("cac", Month.of(2026, 2)),
        ChangePlace("roas", Month.of(2026, 5), kind=PeriodKind.QUARTER),
    ],
    ids=["figures", "goals", "changes"],
)
def test_another_way_to_write_numbers_leaves_the_owner_where_he_was(sample: MainWindow, place: Place) -> None:
    assert sample.screen_shown is not None
    sample.screen_shown.go_to(place)
    sample.commands.numbers.aboutToShow.emit()
    sample.commands.numbers.actions()[2].trigger()
    assert sample.screen_shown is not None
    assert sample.screen_shown.page.place == place
    assert sample.screen_shown.isAncestorOf(QApplication.focusWidget() or sample.frame)


def test_every_key_of_a_menu_stands_on_the_keyboard_sheet(sample: MainWindow) -> None:
    assert sample.screen_shown is not None
    named = [key for _, rows in key_groups() for keys, _ in rows for key in keys.split(", ")]
    sheet = {QKeySequence(key.replace("Enter", "Return")) for key in named}
    missing = {}
    for tab in Tab:
        sample.screen_shown.choose(tab)
        for action in sample.frame.findChildren(QAction):
            if not action.shortcut().isEmpty() and action.shortcut() not in sheet:
                missing[action.text()] = action.shortcut().toString()
    assert missing == {}


def test_a_cover_gives_the_keys_back_to_where_they_were(sample: MainWindow) -> None:
    assert sample.screen_shown is not None
    for tab in Tab:
        sample.screen_shown.choose(tab)
        before = QApplication.focusWidget()
        assert before is not None and before is not sample.screen_shown.tabs
        sample.commands.keys.trigger()
        sample.commands.about.trigger()
        press(Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is before, tab


def test_covers_come_and_go_with_escape(sample: MainWindow) -> None:
    for command in (sample.commands.keys, sample.commands.about, sample.commands.business, sample.commands.new):
        command.trigger()
        assert sample.cover.page is not None and sample.cover.page.isVisible(), command.text()
        press(Qt.Key.Key_Escape)
        assert sample.cover.page is None, command.text()
        assert sample.screen_shown is not None and sample.screen_shown.isVisible()


def test_the_folder_of_the_example_is_never_offered_for_own_files(
    sample: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []

    def ask(*arguments: object) -> tuple[str, str]:
        offered.append(Path(str(arguments[2])))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    ways = (lambda: sample.desk.ask_place(Business("Shop"), "shop"), sample.desk.ask_copy, sample.desk.ask_open)
    for way in ways:
        way()
    assert all(tmp_path / "home" in (path, *path.parents) for path in offered)  # the example is in tmp_path itself
    (tmp_path / "books").mkdir()
    sample.desk.make(tmp_path / "books" / "shop", Business("Shop"), "shop")
    settle()
    for way in ways:
        way()
    assert [path if path.is_dir() else path.parent for path in offered[3:]] == [tmp_path / "books"] * 3


def test_a_new_business_by_keyboard_from_welcome_to_the_grid(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "bakery")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    press(Qt.Key.Key_Return)  # the card "New business" has the focus
    assert window.cover.page is not None
    type_text("Bakery")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert window.frame.windowTitle() == "Bakery – kpidesk"
    assert (tmp_path / "bakery.kpidesk").exists()


def test_a_new_business_never_overwrites_a_file(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    (tmp_path / "there.kpidesk").write_text("mine")
    window.desk.make(tmp_path / "there.kpidesk", Business("Shop"), "shop")
    settle()
    assert (tmp_path / "there.kpidesk").read_text() == "mine"
    assert window.desk.file is None


def test_an_unexpected_error_is_one_message_and_loses_nothing(sample: MainWindow) -> None:
    sample.report_unexpected(KeyError("x"))
    assert sample.screen_shown is not None
    assert "Every figure you stored is safe" in sample.screen_shown.message


def test_a_month_from_figures_to_the_exported_chart_by_keyboard(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "chart.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen = sample.screen_shown
    assert screen is not None and sample.desk.file is not None
    screen.go_to(FigurePlace(Cell("cash_in", SEP)))
    for text in ("7,000", "6,000", "15,900"):
        type_text(text)
        press(Qt.Key.Key_Return)
    workbook = sample.desk.file.workbook
    assert workbook.value("net_cash_flow", workbook.calendar.parse("2026-09")) == 1_000.0
    press(Qt.Key.Key_3, CTRL)
    assert screen.tab is Tab.GOALS
    press(Qt.Key.Key_E, CTRL)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert target.read_bytes().startswith(b"\x89PNG")
