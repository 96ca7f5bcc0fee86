"""From a file on disk to the stored figures, in the window, by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.exchange.settings import NOWHERE
from kpidesk.ui.figures_tab.figures_tab import FiguresTab
from kpidesk.ui.importing.import_page import ImportPage
from kpidesk.ui.importing.import_steps import CHECK, FILE
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import Tab
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.frame import Frame
from kpidesk.ui.window.main_window import MainWindow
from kpidesk.ui.workbook_signals import Hold
from tests.ui.window.test_main_window import files

SEP, OCT = Month.of(2026, 9), Month.of(2026, 10)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """With the sample open: September 2026 runs."""
    settings = Settings(tmp_path / "kpidesk.ini")
    settings.number_locale = "en"
    frame = Frame(settings.geometry, dark=False)
    made = MainWindow(frame, files(tmp_path), settings, theme, Tasks(frame))
    made.look.read_form()
    frame.resize(1440, 900)
    with qtbot.waitExposed(frame):
        frame.show()
    made.desk.open_sample()
    qtbot.waitUntil(lambda: not made.desk.is_busy, timeout=20_000)
    yield made
    frame.may_close = lambda: True
    frame.close()
    frame.deleteLater()


@pytest.fixture
def tab(window: MainWindow) -> FiguresTab:
    assert window.screen_shown is not None
    window.screen_shown.choose(Tab.FIGURES)
    page = window.screen_shown.page
    assert isinstance(page, FiguresTab)
    return page


@pytest.fixture
def page(tab: FiguresTab) -> ImportPage:
    return tab.pages.importing


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def write_figure(text: str) -> None:
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


SALES = "Monat;Umsatz;Bestellungen;Besuche\nAugust 2026;;;9.999\nSeptember 2026;6.543,21;133;k. A.\n"


def test_by_keys_from_the_file_to_the_stored_figures(
    *,
    window: MainWindow,
    tab: FiguresTab,
    page: ImportPage,
    write: Callable[[str, str], Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write("umsatz.csv", SALES)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    book = window.desk.file.workbook  # type: ignore[union-attr]
    press(Qt.Key.Key_I, CTRL | SHIFT)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.work.draft is not None, timeout=20_000)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    assert page.step == CHECK
    assert page.footer.main.text() == "Import 2 cells"
    assert QApplication.focusWidget() is page.check.table
    press(Qt.Key.Key_F8)
    write_figure("8,000")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.footer.main.text() == "Import 3 cells", timeout=20_000)
    press(Qt.Key.Key_Return, CTRL)
    assert [book.typed(Cell(name, SEP)) for name in ("revenue", "orders", "visitors")] == [6543.21, 133.0, 8000.0]
    assert tab.shown is tab.home
    assert tab.month == SEP
    assert window.toast.isVisible()
    book.undo()
    assert book.typed(Cell("revenue", SEP)) != 6543.21


def test_a_dropped_table_is_taken_in_and_a_known_shape_is_shown_at_once(
    window: MainWindow, page: ImportPage, write: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    book = window.desk.file.workbook  # type: ignore[union-attr]
    window.frame.dropped.emit(write("first.csv", SALES))
    qtbot.waitUntil(lambda: page.work.draft is not None, timeout=20_000)
    assert page.step == FILE
    for _ in range(3):
        page.go_on()
    assert book.typed(Cell("revenue", SEP)) == 6543.21
    window.frame.dropped.emit(write("second.csv", SALES.replace("6.543", "7.543")))
    qtbot.waitUntil(lambda: page.work.draft is not None, timeout=20_000)
    assert page.step == CHECK
    assert page.footer.main.text() == "Import 1 cell"


def test_without_a_business_a_dropped_table_has_nowhere_to_go(
    window: MainWindow, write: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    window.close_file()
    qtbot.waitUntil(lambda: window.screen_shown is None, timeout=20_000)
    window.frame.dropped.emit(write("first.csv", SALES))
    assert window.toast.isVisible()


def test_an_import_does_not_begin_while_typing_is_held_back(
    window: MainWindow, tab: FiguresTab, write: Callable[[str, str], Path]
) -> None:
    assert window.screen_shown is not None
    window.screen_shown.signals.hold_back(Hold("This file is looked at only."))
    window.frame.dropped.emit(write("first.csv", SALES))
    assert tab.shown is tab.home
    assert window.screen_shown.message == "This file is looked at only."
    assert not tab.grid.toolbar.imports.isEnabled()
    window.screen_shown.signals.hold_back(None)


def test_another_tab_waits_for_an_import_that_was_worked_on(
    window: MainWindow, page: ImportPage, write: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    window.frame.dropped.emit(write("first.csv", SALES))
    qtbot.waitUntil(lambda: page.work.draft is not None, timeout=20_000)
    page.work.decide(page.work.settings.with_target("Besuche", NOWHERE))
    qtbot.waitUntil(lambda: not page.work.is_working, timeout=20_000)
    press(Qt.Key.Key_3, CTRL)
    assert window.screen_shown is not None and window.screen_shown.tab is Tab.FIGURES
    assert page.footer.is_asking
    page.footer.throw_away.click()
    press(Qt.Key.Key_3, CTRL)
    assert window.screen_shown.tab is Tab.GOALS


@pytest.mark.parametrize(
    ("name", "is_taken"), [("a.csv", True), ("A.XLSX", True), ("b.kpidesk", True), ("c.png", False)]
)
def test_only_files_that_can_be_used_are_taken_when_they_are_dropped(
    qtbot: QtBot, tmp_path: Path, name: str, is_taken: bool
) -> None:
    frame = Frame(QByteArray(), dark=False)
    qtbot.addWidget(frame)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), action, data, Qt.MouseButton.LeftButton, none)
    frame.dragEnterEvent(event)
    assert event.isAccepted() is is_taken
