"""Figures on their way into the workbook, asked without a grid."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH
from kpidesk.domain import change as c
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.paste import Plan
from kpidesk.workbook.workbook import Workbook
from tests.ui.figures.desk import RUNNING

APRIL, MAY = Month.of(2026, 4), Month.of(2026, 5)
SALES = Cell("sales", MAY)


class Heard:
    """An entry desk and what it says."""

    def __init__(self, workbook: Workbook, form: object = ENGLISH) -> None:
        self.entries = Entries(workbook, form)  # type: ignore[arg-type]
        self.refused: list[str] = []
        self.told: list[str] = []
        self.closed: list[tuple[c.Change, list[Month]]] = []
        self.entries.refused.connect(self.refused.append)
        self.entries.told.connect(self.told.append)
        self.entries.closed.connect(lambda change, months: self.closed.append((change, months)))


@pytest.fixture
def heard(workbook: Workbook, qtbot: QtBot) -> Heard:
    return Heard(workbook)


def test_a_number_is_stored_and_nothing_said(heard: Heard, workbook: Workbook) -> None:
    assert heard.entries.type_text(SALES, " 1,250.50 ")
    assert workbook.typed(SALES) == 1250.5
    assert (heard.refused, heard.told) == ([], [])


def test_french_spaces_between_thousands_are_understood(workbook: Workbook, qtbot: QtBot) -> None:
    heard = Heard(workbook, FRENCH)
    assert heard.entries.type_text(SALES, "1 250,50")
    assert workbook.typed(SALES) == 1250.5


def test_what_is_refused_is_said_and_changes_nothing(heard: Heard, workbook: Workbook) -> None:
    assert not heard.entries.type_text(SALES, "12 apples")
    assert heard.refused == ["“12 apples” is not a number. With this number form, write 1,234.50."]
    assert workbook.undoable is None


def test_clearing_leaves_blanks_alone(heard: Heard, workbook: Workbook) -> None:
    assert not heard.entries.clear([Cell("sales", RUNNING)])
    assert workbook.undoable is None
    assert heard.entries.clear([SALES, Cell("sales", RUNNING)])
    assert workbook.undoable == c.SetValues({SALES: None})


def test_a_closed_month_is_asked_about_and_reopened_with_the_change(
    make: Callable[..., Workbook],
    qtbot: QtBot,
) -> None:
    workbook = make(closed=(APRIL, MAY))
    heard = Heard(workbook)
    assert not heard.entries.type_text(SALES, "5")
    change, months = heard.closed[0]
    assert months == [MAY]
    assert heard.entries.reopen(change, "")
    assert workbook.typed(SALES) == 5.0
    assert workbook.month_state(MAY).status is MonthStatus.OPEN
    assert workbook.month_state(APRIL).status is MonthStatus.CLOSED


def test_what_was_planned_is_one_step_and_told(heard: Heard, workbook: Workbook) -> None:
    assert heard.entries.carry_out(Plan({SALES: 1.0, Cell("costs", MAY): 2.0}), "2 figures entered.")
    assert heard.told == ["2 figures entered."]
    workbook.undo()
    assert workbook.undoable is None


def test_any_refusal_is_put_into_words(heard: Heard, workbook: Workbook) -> None:
    assert not heard.entries.apply(c.SetSegments(()))
    assert "still has" in heard.refused[0]
    assert workbook.undoable is None
