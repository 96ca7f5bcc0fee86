"""From a file on disk to the stored figures, in the window, by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures_tab import FiguresTab
from kpidesk.ui.frame import Frame
from kpidesk.ui.importing.import_page import CHECK, ImportPage
from kpidesk.ui.main_window import MainWindow
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.theme import Theme
from kpidesk.ui.workbook_signals import Hold
from tests.ui.test_main_window import files

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
