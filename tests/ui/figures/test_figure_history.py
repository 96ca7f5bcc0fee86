"""The history of a figure, beside its cell."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.figures.history_popover import HistoryPopover
from kpidesk.ui.figures.history_words import told
from tests.ui.figures.desk import MARCH, SEARCH, Desk, press

Open = Callable[..., Desk]
NOON = dt.datetime(2026, 9, 3, 12, 0).astimezone()
SALES, RATE = Indicator("sales", "Sales", Unit.MONEY, "Finance"), Indicator("rate", "Rate", Unit.PERCENT, "Web")


def entry(old: float | None, new: float | None, minute: int = 0, **more: object) -> ValueEntry:
    """A change of the sales of March, typed unless ``made_by`` says otherwise."""
    held: dict[str, object] = {"cell": Cell("sales", MARCH), "made_by": MadeBy.TYPED}
    return ValueEntry(at=NOON + dt.timedelta(minutes=minute), old=old, new=new, **(held | more))  # type: ignore[arg-type]


class Past:
    """What a file would answer; it answers when it is let."""

    def __init__(self, *entries: ValueEntry) -> None:
        self.entries, self.asked = list(entries), list[tuple[str, Month | None]]()
        self.problem: Exception | None = None
        self.may_answer = Event()
        self.may_answer.set()

    def __call__(self, indicator: str, month: Month | None = None) -> list[ValueEntry]:
        self.may_answer.wait(5)
        self.asked.append((indicator, month))
        if self.problem is not None:
            raise self.problem
        return self.entries


def opened(desk: Desk, qtbot: QtBot) -> HistoryPopover:
    """Ctrl+H, and its answer."""
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    popover = desk.page.history.popover
    assert popover is not None
    qtbot.waitUntil(lambda: not popover.sentence.startswith("Looking"))
    return popover


# -- words ----------------------------------------------------------------------------------------------------------


def test_every_digit_is_told_in_the_owners_number_form_and_the_last_change_first() -> None:
    found = told([entry(None, 1250.5), entry(1250.5, 1300.0, 5)], SALES, GERMAN)
    assert [words.spoken for words in found] == [
        "from 1.250,50 to 1.300, 3 Sep 2026, 12:05, typed",
        "from blank to 1.250,50, 3 Sep 2026, 12:00, typed",
    ]


def test_a_percentage_has_its_sign_and_a_figure_that_went_is_blank() -> None:
    (found,) = told([entry(0.0325, None, made_by=MadeBy.UNDONE)], RATE, ENGLISH)
    assert found.step.replace("\N{NARROW NO-BREAK SPACE}", "") == "3.25% → blank"
    assert found.how == "undone"


def test_a_change_after_closing_is_restated() -> None:
    first, second = told([entry(None, 1.0), entry(1.0, 2.0, restated=True)], SALES, ENGLISH)[::-1]
    assert (first.restated, second.restated) == (False, True)
    assert second.spoken.endswith("restated: the month had been closed before")


@pytest.mark.parametrize("made_by", MadeBy)
def test_every_way_in_which_a_figure_changes_has_words(made_by: MadeBy) -> None:
    (found,) = told([entry(None, 1.0, made_by=made_by)], SALES, ENGLISH)
    assert found.how
    assert "_" not in found.how


# -- the panel ------------------------------------------------------------------------------------------------------


def test_the_window_goes_on_while_the_file_is_asked(desk: Open, qtbot: QtBot) -> None:
    past = Past(entry(None, 1200.0))
    past.may_answer.clear()
    here = desk(read_history=past)
    here.go("sales", MARCH)
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    popover = here.page.history.popover
    assert popover is not None
    assert popover.isVisible()
    assert popover.sentence == "Looking…"
    past.may_answer.set()
    qtbot.waitUntil(lambda: popover.sentence == "1 change.")
    assert past.asked == [("sales", MARCH)]


def test_arrows_move_through_the_changes_and_escape_gives_the_keys_back(desk: Open, qtbot: QtBot) -> None:
    here = desk(read_history=Past(entry(None, 1.0), entry(1.0, 2.0), entry(2.0, 3.0, restated=True)))
    here.go("sales", MARCH)
    popover = opened(here, qtbot)
    assert popover.sentence == "3 changes, the last one first. Restated: the month had been closed before."
    assert popover.list.hasFocus()
    press(Qt.Key.Key_Down)
    assert popover.list.currentIndex().row() == 1
    press(Qt.Key.Key_Escape)
    assert here.page.history.popover is None
    assert here.page.grid.focused()
    assert here.here == ("sales", MARCH, None)


def test_only_the_changes_of_this_cell_are_shown(desk: Open, qtbot: QtBot) -> None:
    whole, part = entry(None, 80.0, cell=Cell("visits", MARCH)), entry(None, 9.0, cell=Cell("visits", MARCH, SEARCH))
    here = desk(read_history=Past(whole, part))
    here.go("visits", MARCH, SEARCH)
    popover = opened(here, qtbot)
    assert [words.spoken.split(",")[0] for words in popover.model.told] == ["from blank to 9"]


def test_a_figure_that_was_never_entered_says_so(desk: Open, qtbot: QtBot) -> None:
    here = desk(read_history=Past())
    here.go("visits", MARCH)
    popover = opened(here, qtbot)
    assert popover.sentence == "Nothing was entered here so far."
    assert not popover.list.isVisible()
    press(Qt.Key.Key_Escape)
    assert here.page.history.popover is None


def test_a_calculated_cell_leads_to_what_it_follows_from(desk: Open) -> None:
    here = desk()
    here.go("profit", MARCH)
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert here.page.history.popover is None
    assert here.refused[-1] == "Profit is calculated. Look at the history of a figure that it follows from."


def test_a_file_that_cannot_be_read_says_why(desk: Open, qtbot: QtBot) -> None:
    past = Past()
    past.problem = FileRefused(Path("stick/shop.kpidesk"), FileProblem.NOT_FOUND)
    here = desk(read_history=past)
    here.go("sales", MARCH)
    assert opened(here, qtbot).sentence.startswith("“shop.kpidesk” is not in stick any more.")


def test_going_on_elsewhere_closes_it(desk: Open, qtbot: QtBot) -> None:
    here = desk(read_history=Past(entry(None, 1.0)))
    here.go("sales", MARCH)
    opened(here, qtbot)
    here.page.grid.setFocus()
    QApplication.processEvents()
    assert here.page.history.popover is None


def test_an_answer_for_a_panel_that_is_closed_is_dropped(desk: Open, qtbot: QtBot) -> None:
    past = Past(entry(None, 1.0))
    past.may_answer.clear()
    here = desk(read_history=past)
    here.go("sales", MARCH)
    press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Escape)
    past.may_answer.set()
    qtbot.waitUntil(lambda: past.asked != [])
    qtbot.wait(20)
    assert here.page.history.popover is None


def test_it_stands_in_the_menu_of_a_cell(desk: Open) -> None:
    here = desk()
    assert here.page.commands.history in here.page.commands.of_cell
    assert here.page.commands.history in here.page.page_actions()["Edit"]
