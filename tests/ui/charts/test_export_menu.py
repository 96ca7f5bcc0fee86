from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.charts.pictures.png_file import png_file
from kpidesk.charts.saved import ThemeChoice
from kpidesk.ui.charts.chart_export import TARGETS, ChartExport, Target
from kpidesk.ui.charts.export_menu import ExportMenu
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks

# The platform without a screen says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key


class Opened:
    """A menu, and the targets that it asked to save."""

    def __init__(self, chart: GoalVsActual, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.brand = NO_BRAND
        self.window = QWidget()
        tasks = Tasks()
        qtbot.addWidget(self.window, before_close_func=lambda _: tasks.finish())
        self.settings = Settings(folder / "kpidesk.ini")
        self.settings.last_export = "half"
        self.asked: list[Path] = []
        self.export = ChartExport(
            *(lambda: chart, self.settings, tasks, self.window, self._ask),
            brand=lambda: self.brand,
            is_ibcs=lambda: theme.palette.ibcs_colours,
        )
        self.copied: list[str] = []
        copy = QAction("Copy picture", self.window)
        copy.triggered.connect(lambda: self.copied.append("copied"))
        self.printing = QAction("Print…", self.window)
        self.menu = ExportMenu(theme, self.export, copy, self.window, more=[(self.printing, "Onto paper")])
        self.window.show()
        self.menu.popup(self.window.mapToGlobal(self.window.rect().center()))

    def _ask(self, _parent: QWidget, suggested: Path, _kinds: str) -> Path | None:
        self.asked.append(suggested)
        return None


@pytest.fixture
def opened(chart: GoalVsActual, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Opened:
    return Opened(chart, theme, tmp_path, qtbot)


def words(menu: ExportMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_everything_that_can_be_exported_stands_with_its_size(opened: Opened) -> None:
    assert words(opened.menu) == [
        "Copy picture",
        "Copy values and alt text",
        "Slide 16:9\t1920 × 1080",
        "Slide 16:9, double\t3840 × 2160",
        "Half slide\t1800 × 1512",
        "Slide 4:3\t1440 × 1080",
        "Square post\t1080 × 1080",
        "Portrait post\t1080 × 1350",
        "A4 landscape\tPDF",
        "Slide 16:9\tPDF",
        "Drawing for other programs\tSVG",
        "Plotted values\tCSV",
        "Print…",
    ]


def test_the_last_one_is_preselected_and_enter_does_it_again(opened: Opened) -> None:
    assert opened.menu.activeAction() is opened.menu.action_of("half")
    QTest.keyClick(opened.menu, Key.Key_Return)
    assert [path.name for path in opened.asked] == ["2026-08_sales_goal-vs-actual.png"]


def test_the_name_of_the_file_follows_the_marked_entry(opened: Opened) -> None:
    assert opened.menu.file_name == "2026-08_sales_goal-vs-actual.png"
    opened.menu.setActiveAction(opened.menu.action_of("csv"))
    assert opened.menu.file_name == "2026-08_sales_goal-vs-actual.csv"
    for entry in opened.menu.actions()[:2]:
        opened.menu.setActiveAction(entry)
        assert opened.menu.file_name == "Onto the clipboard, without a file"
    opened.menu.setActiveAction(opened.printing)
    assert opened.menu.file_name == "Onto paper"
    opened.menu.setActiveAction(opened.menu.action_of("slide"))
    assert opened.menu.file_name == "2026-08_sales_goal-vs-actual.png"


@pytest.mark.parametrize("target", list(TARGETS.values()), ids=lambda target: target.id)
def test_each_entry_asks_for_its_own_file(opened: Opened, target: Target) -> None:
    opened.menu.action_of(target.id).trigger()
    assert [path.suffix for path in opened.asked] == [target.suffix]


def test_the_ground_is_a_check_row_that_leaves_the_menu_open(opened: Opened) -> None:
    box = opened.menu.dark_box
    assert not box.isChecked()
    QTest.keyClick(box, Key.Key_Space)
    assert (opened.export.dark, opened.menu.isVisible()) == (True, True)


def test_arrows_on_the_check_row_stay_the_menus(opened: Opened) -> None:
    box = opened.menu.dark_box
    opened.menu.setActiveAction(opened.menu.action_of("csv"))
    QTest.keyClick(opened.menu, Key.Key_Down)
    QTest.keyClick(box, Key.Key_Up)
    assert opened.menu.activeAction() is opened.menu.action_of("csv")


def test_escape_closes_from_everywhere(opened: Opened) -> None:
    QTest.keyClick(opened.menu.dark_box, Key.Key_Escape)
    assert not opened.menu.isVisible()


def test_copying_is_the_first_entry(opened: Opened) -> None:
    opened.menu.actions()[0].trigger()
    assert opened.copied == ["copied"]


def test_the_ground_chosen_before_is_shown(opened: Opened) -> None:
    opened.menu.close()
    opened.export.dark = True
    opened.menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    assert opened.menu.dark_box.isChecked()


@pytest.mark.parametrize(("colour", "is_left_out"), [((20, 50, 120), True), ((200, 90, 30), False)])
def test_a_logo_that_dark_pictures_leave_out_is_named(
    opened: Opened, colour: tuple[int, int, int], is_left_out: bool
) -> None:
    opened.brand = Brand(logo=png_file(np.full((30, 90, 4), (*colour, 255), np.uint8), 300, {}))
    assert not opened.menu.says_logo_is_left_out
    opened.menu.dark_box.click()
    assert opened.menu.says_logo_is_left_out == is_left_out
    opened.menu.close()
    opened.menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    assert opened.menu.says_logo_is_left_out == is_left_out


def test_without_a_logo_nothing_is_said_of_one(opened: Opened) -> None:
    opened.menu.dark_box.click()
    assert not opened.menu.says_logo_is_left_out
    opened.menu.close()
    opened.menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    seen = [label.text() for label in opened.menu.findChildren(PlainLabel) if label.isVisible()]
    assert "Picture for" in seen
    assert not any("logo" in words for words in seen)


def test_green_and_red_of_the_window_are_those_of_every_picture(opened: Opened, theme: Theme) -> None:
    opened.menu.close()
    theme.use_ibcs_colours(True)
    assert opened.export.theme == ThemeChoice(ibcs_colours=True)
    opened.menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    assert (opened.menu._ibcs.isChecked(), opened.menu._ibcs.isEnabled()) == (True, False)
    theme.use_ibcs_colours(False)
    assert opened.export.theme == ThemeChoice()


@pytest.mark.parametrize("subject", ["revenue", "average-daily-attendance-of-spring-campaigns"])
def test_nothing_is_cut_off_when_it_opens_again_and_it_stands_below_its_button(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, subject: str
) -> None:
    menu, window = opened.menu, opened.window
    menu.hide()
    name = f"2026-08_{subject}_goal-vs-actual"
    monkeypatch.setattr(opened.export, "file_name", lambda target: name + target.suffix)
    menu.actions()[0].setText("Copy picture\tCtrl+Shift+C")
    window.setGeometry(700, 20, 90, 40)
    for is_enabled in (False, True):
        menu.open_below(window)
        menu.actions()[0].setEnabled(is_enabled)
        assert menu.file_name == f"{name}.png"
        assert max(menu.actionGeometry(action).right() for action in menu.actions()) < menu.width()
        label = next(each for each in menu.findChildren(PlainLabel) if each.text() == menu.file_name)
        assert label.sizeHint().width() <= label.width()
        assert menu.geometry().right() == window.mapToGlobal(window.rect().bottomRight()).x()
        assert menu.width() < 500
        menu.hide()
