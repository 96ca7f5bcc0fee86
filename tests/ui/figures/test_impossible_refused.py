"""Figures that cannot be, refused in the grid."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.ui.figures.desk import TODAY, Desk, press, write

MARCH, APRIL, MAY = Month.of(2026, 3).until(Month.of(2026, 5))
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Open = Callable[..., Desk]
CHOSEN = ("emails_sent", "emails_delivered", "email_opens")


@pytest.fixture
def here(desk: Open) -> Desk:
    values = {Cell("emails_sent", month): 2000.0 for month in (MARCH, APRIL, MAY)}
    contents = Contents(Business("A"), chosen=CHOSEN, values=values)
    return desk(workbook=Workbook(NoLedger(), contents, read_catalogue().indicators, lambda: TODAY))


def test_a_typed_figure_names_both_and_stays_in_its_field(here: Desk) -> None:
    here.go("emails_delivered", MAY)
    write("2100")
    press(Key.Key_Return)
    assert "(2,100) cannot be more than" in here.refused[-1]
    assert here.refused[-1].endswith("(2,000). The figure is not stored until one of the two is corrected.")
    assert here.editor is not None
    assert here.editor.text() == "2100"
    assert here.workbook.undoable is None


def test_a_paste_is_refused_as_a_whole_with_its_places(here: Desk) -> None:
    QGuiApplication.clipboard().setText("1900\t2100\t2200")
    here.go("emails_delivered", MARCH)
    press(Key.Key_V, CONTROL)
    assert here.refused[-1].startswith("Nothing was stored of the 3 cells. April 2026: ")
    assert "May 2026: " in here.refused[-1]
    assert here.workbook.undoable is None
    assert here.typed("emails_delivered", MARCH) is None


def test_a_figure_below_its_lowest_says_only_itself(here: Desk) -> None:
    here.go("emails_sent", MAY)
    write("-5")
    press(Key.Key_Return)
    assert here.refused[-1].endswith("The figure is not stored until it is corrected.")
    assert here.typed("emails_sent", MAY) == 2000.0
