"""The theme in force: chosen, followed, told once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.palette import DARK, LIGHT
from kpidesk.ui.look.style import KpiStyle
from kpidesk.ui.look.theme import Theme


def test_choosing_gives_the_palette_to_the_application(theme: Theme, qapp: QApplication) -> None:
    theme.choose(Choice.DARK)
    assert theme.palette is DARK
    assert theme.chart is DARK.chart
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window


def test_choosing_back_gives_the_old_colours(theme: Theme, qapp: QApplication) -> None:
    theme.choose(Choice.DARK)
    theme.choose(Choice.LIGHT)
    assert theme.palette is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.window


def test_change_is_told_once(theme: Theme) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.palette.dark))
    theme.choose(Choice.DARK)
    theme.choose(Choice.DARK)
    assert told == [True]


def test_same_choice_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Choice.LIGHT)


def test_system_without_a_wish_is_light(theme: Theme) -> None:
    theme.choose(Choice.SYSTEM)
    assert theme.choice is Choice.SYSTEM
    assert theme.palette is LIGHT


def test_system_s_own_change_does_not_overrule_a_choice(theme: Theme, qapp: QApplication) -> None:
    theme.choose(Choice.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.palette is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.surface


def test_shown_widgets_take_the_new_colours(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("Sales")
    qtbot.addWidget(label)
    label.show()
    theme.choose(Choice.DARK)
    qtbot.waitUntil(lambda: label.palette().color(QPalette.ColorRole.WindowText) == DARK.text)


def test_application_has_one_style_for_both_themes(theme: Theme, qapp: QApplication) -> None:
    before = qapp.style()
    theme.choose(Choice.DARK)
    assert qapp.style() is before
    assert isinstance(before, KpiStyle)
    assert before.colours is DARK


def test_no_style_sheet_is_set(theme: Theme, qapp: QApplication) -> None:
    theme.choose(Choice.DARK)
    assert qapp.styleSheet() == ""


def test_green_and_red_swap_good_and_bad_and_nothing_else(theme: Theme, qtbot: QtBot) -> None:
    painted: list[str] = []

    class Mark(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
            painted.append(theme.palette.bad.name())

    mark = Mark()
    qtbot.addWidget(mark)
    mark.show()
    qtbot.waitUntil(lambda: painted == [LIGHT.bad.name()])
    with qtbot.waitSignal(theme.changed):
        theme.use_ibcs_colours(True)
    qtbot.waitUntil(lambda: painted[-1] == "#b2182b")
    assert replace(theme.chart, good=LIGHT.chart.good, bad=LIGHT.chart.bad) == LIGHT.chart
    assert replace(theme.palette, chart=LIGHT.chart, ibcs_colours=False) == LIGHT
    theme.choose(Choice.DARK)
    assert theme.palette.dark and theme.palette.ibcs_colours
    theme.use_ibcs_colours(False)
    assert theme.palette is DARK
