from itertools import pairwise

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kpidesk.analysis.goals.status import Status
from kpidesk.ui.goals.goal_header import GoalHeader, StatusWidget
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.status import StatusMark

LONG = "Sales of handmade ceramics per paid visit in the spring season"
YEARS = [(2025, "2025"), (2026, "2026"), (2027, "2027")]


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> GoalHeader:
    made = GoalHeader(theme)
    qtbot.addWidget(made)
    made.show_indicator("Turnover", "EUR, higher is better")
    made.show_status(StatusMark(Status.WATCH, "watch"), "August")
    made.show_years(YEARS, 2026)
    made.resize(1184, 48)
    made.show()
    return made


def test_the_row_keeps_its_height_whatever_the_name(header: GoalHeader) -> None:
    header.show_indicator(LONG, "EUR, higher is better")
    assert header.height() == 48


def test_a_short_name_stands_with_unit_and_direction(header: GoalHeader) -> None:
    assert header._name.text() == "Turnover"
    assert header._about.isVisible()


def test_the_unit_gives_way_before_the_name_does(header: GoalHeader) -> None:
    header.show_indicator(LONG, "EUR, higher is better")
    header.resize(1100, 48)
    assert header._name.text() == LONG
    assert not header._about.isVisible()


def test_on_a_narrow_window_a_long_name_takes_two_lines(header: GoalHeader) -> None:
    header.show_indicator(LONG, "EUR, higher is better")
    header.resize(844, 48)
    lines = header._name.text().split("\n")
    assert len(lines) == 2
    assert all(fonts.width(line, TextRole.SCREEN_TITLE) <= header._name.width() + 1 for line in lines)
    assert LONG in header._name.toolTip()
    assert header.export_button.geometry().right() <= 844


def test_nothing_in_the_row_overlaps(header: GoalHeader) -> None:
    header.show_indicator(LONG, "EUR, higher is better")
    for width in (844, 944, 1184):
        header.resize(width, 48)
        header.body.activate()
        widgets = [header._name, header._about, header._status, header._month, header._years]
        shown = [w.geometry() for w in (*widgets, header.copy_button, header.export_button) if w.isVisible()]
        edges = [(rect.left(), rect.right()) for rect in shown]
        assert edges == sorted(edges)
        assert all(right < left for (_, right), (left, _) in pairwise(edges))


def test_years_that_come_last_have_their_room_too(theme: Theme, qtbot: QtBot) -> None:
    made = GoalHeader(theme)
    qtbot.addWidget(made)
    made.resize(844, 48)
    made.show()
    made.show_indicator("Total revenue", "GBP, higher is better")
    made.show_status(StatusMark(Status.OFF, "off"), "October")
    made.show_years([(2025, "2025/26"), (2026, "2026/27"), (2027, "2027/28")], 2026)
    qtbot.waitUntil(lambda: made.years.width() == made.years.sizeHint().width())
    assert not made._about.isVisible()


def test_choosing_a_year_says_its_number(header: GoalHeader) -> None:
    chosen: list[int] = []
    header.year_chosen.connect(chosen.append)
    header.show_years(YEARS, 2025)
    assert (chosen, header.years.key) == ([], "2025")
    button = next(b for b in header.years.findChildren(QToolButton) if b.text() == "2027")
    button.click()
    assert chosen == [2027]


def test_the_choice_is_made_anew_only_for_other_years(header: GoalHeader) -> None:
    choice = header.years
    header.show_years(YEARS, 2027)
    assert header.years is choice
    header.show_years([(2023, "2023/24"), (2024, "2024/25")], 2024)
    assert header.years is not choice
    assert [button.text() for button in header.years.findChildren(QToolButton)] == ["2023/24", "2024/25"]


def test_a_status_is_said_and_painted(theme: Theme, qtbot: QtBot) -> None:
    widget = StatusWidget(theme)
    qtbot.addWidget(widget)
    assert widget.sizeHint().width() == 0
    widget.show_mark(StatusMark(Status.OFF, "off", hollow=True, detail="so far, 17 of 31 days"))
    widget.resize(widget.sizeHint())
    widget.show()
    assert widget.accessibleName() == "off, so far, 17 of 31 days"
    assert "17 of 31" in widget.toolTip()
    image = widget.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.palette.bad.name() in colours
