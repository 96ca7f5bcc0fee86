"""A figure that was changed after its month was closed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetValues
from kpidesk.domain.month import Month
from tests.ui.conftest import Picture
from tests.ui.figures.desk import Desk

APRIL, MAY = Month.of(2026, 4), Month.of(2026, 5)
WORDS = "Restated: 1,300 EUR when April 2026 was closed, now 1,350 EUR"
Open = Callable[..., Desk]


@pytest.fixture
def here(desk: Open) -> Desk:
    found = desk()
    found.workbook.apply(SetMonths({APRIL: MonthState(MonthStatus.CLOSED)}))
    found.workbook.apply(SetMonths({APRIL: None}))
    found.workbook.apply(SetValues({Cell("sales", APRIL): 1350.0}))
    return found


def index(here: Desk) -> object:
    return here.page.model.index(1, here.page.model.column(APRIL))


def test_it_says_what_it_was_and_what_it_is(here: Desk, qtbot: QtBot) -> None:
    model = here.page.model
    spoken = model.data(index(here), Qt.ItemDataRole.AccessibleTextRole)  # type: ignore[arg-type]
    assert spoken == f"Sales, net, April 2026, 1,350 EUR. {WORDS}"
    tip = model.data(index(here), Qt.ItemDataRole.ToolTipRole)  # type: ignore[arg-type]
    assert WORDS in tip
    here.go("sales", MAY)
    here.go("sales", APRIL)
    qtbot.waitUntil(lambda: here.facts[-1:] == [WORDS])


def test_it_has_a_mark_in_the_corner_below_until_it_is_as_it_was(here: Desk) -> None:
    here.go("cash", MAY)
    months = here.page.grid.months
    corner = months.visualRect(index(here)).adjusted(60, 14, -2, -2)  # type: ignore[arg-type]
    marked = Picture(months.viewport().grab(corner).toImage(), here.page.grid._theme.palette.surface)
    here.workbook.apply(SetValues({Cell("sales", APRIL): 1300.0}))
    plain = Picture(months.viewport().grab(corner).toImage(), here.page.grid._theme.palette.surface)
    assert marked.extent is not None
    assert marked.extent != plain.extent
    assert WORDS not in str(here.page.model.data(index(here), Qt.ItemDataRole.ToolTipRole))  # type: ignore[arg-type]


def test_a_figure_taken_out_afterwards_is_restated_too(here: Desk) -> None:
    here.workbook.apply(SetValues({Cell("costs", APRIL): None}))
    cell = here.page.model.prepared(2, here.page.model.column(APRIL))
    assert cell.restated
    tip = here.page.model.data(here.page.model.index(2, here.page.model.column(APRIL)), Qt.ItemDataRole.ToolTipRole)
    assert "Restated: 700 EUR when April 2026 was closed, now empty" in tip
