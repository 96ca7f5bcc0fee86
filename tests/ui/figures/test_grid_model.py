"""The grid's model: addresses in, prepared strings out, and only what was touched is prepared again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetIndicators, SetMonthNotes, SetMonths, SetNotes, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.grid_model import FIRST_MONTH, LABEL, UNIT, GridModel
from kpidesk.ui.figures.months import MonthSpan
from kpidesk.ui.figures.rows import Layout, Row, rows
from kpidesk.ui.painters.grid import CellState, GridCell
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook
from tests.ui.figures.desk import RUNNING, SEARCH

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
Role = Qt.ItemDataRole


class Counted(Cells):
    """Counts the cells that are prepared."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(workbook, ENGLISH)
        self.prepared: list[tuple[str, Month]] = []

    def cell(self, row: Row, month: Month, decimals: int) -> GridCell:
        self.prepared.append((row.indicator, month))
        return super().cell(row, month, decimals)


class Model(GridModel):
    """With what it was asked to type."""

    def __init__(self, workbook: Workbook) -> None:
        self.asked: list[tuple[Cell, str]] = []
        self.counted = Counted(workbook)
        super().__init__(workbook, self.counted, self.take)
        self.show_rows(rows(workbook, Layout(opened=frozenset({"visits"}))))
        workbook.subscribe(self.show_effect)

    def take(self, cell: Cell, text: str) -> bool:
        self.asked.append((cell, text))
        return text != "nonsense"


@pytest.fixture
def model(workbook: Workbook, qtbot: QtBot) -> Iterator[Model]:
    made = Model(workbook)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    tester.deleteLater()


def place(model: Model, name: str) -> int:
    return next(p for p, row in enumerate(model.rows) if row.indicator == name)


def index(model: Model, name: str, month: Month) -> QModelIndex:
    return model.index(place(model, name), model.column(month))


def kept_index(model: Model, name: str) -> QPersistentModelIndex:
    return QPersistentModelIndex(index(model, name, MAY))


def show_all(model: Model) -> None:
    """As if every cell had been painted."""
    for row in range(model.rowCount()):
        for column in range(FIRST_MONTH, model.columnCount()):
            model.prepared(row, column)


def test_columns_are_name_unit_and_months(model: Model) -> None:
    assert (model.rowCount(), model.columnCount()) == (12, 2 + 13)
    assert (model.month(LABEL), model.month(UNIT), model.month(FIRST_MONTH)) == (None, None, Month.of(2025, 6))
    assert model.column(RUNNING) == model.columnCount() - 1
    assert model.months[-1] == RUNNING


def test_addresses_are_cells_where_there_are_figures(model: Model) -> None:
    assert model.address(index(model, "sales", MAY)) == Cell("sales", MAY)
    part = model.index(place(model, "visits") + 1, model.column(MAY))
    rest = model.index(place(model, "visits") + 3, model.column(MAY))
    assert model.address(part) == Cell("visits", MAY, SEARCH)
    assert model.address(rest) is None
    assert model.address(model.index(0, model.column(MAY))) is None
    assert model.address(model.index(1, LABEL)) is None
    assert model.address(QModelIndex()) is None


def test_texts_of_names_units_and_figures(model: Model) -> None:
    shown = [str(model.data(model.index(1, column))) for column in (LABEL, UNIT, model.column(MAY))]
    assert shown == ["Sales, net", "EUR", "1,400"]
    units = [str(model.data(model.index(row, UNIT))) for row in range(model.rowCount())]
    assert units == ["", "EUR", "EUR", "EUR", "EUR", "", "count", "count", "count", "count", "%", "EUR"]


def test_only_typed_figures_can_be_edited(model: Model) -> None:
    editable = [
        model.rows[row].indicator
        for row in range(model.rowCount())
        if model.flags(model.index(row, model.column(MAY))) & Qt.ItemFlag.ItemIsEditable
    ]
    assert editable == ["sales", "costs", "cash", "visits", "visits", "visits", "bounce"]
    assert not model.flags(model.index(1, LABEL)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_what_is_typed_is_handed_on_with_its_address(model: Model) -> None:
    assert model.setData(index(model, "sales", MAY), "12")
    assert not model.setData(index(model, "sales", MAY), "nonsense")
    assert not model.setData(index(model, "profit", MAY), "12")
    assert not model.setData(index(model, "sales", MAY), "12", Role.DisplayRole)
    assert model.asked == [(Cell("sales", MAY), "12"), (Cell("sales", MAY), "nonsense")]


def test_a_screen_reader_hears_a_sentence_for_each_cell(model: Model) -> None:
    def heard(name: str, month: Month) -> str:
        return str(model.data(index(model, name, month), Role.AccessibleTextRole))

    assert heard("sales", MAY) == "Sales, net, May 2026, 1,400 EUR"
    assert heard("visits", MAY) == "Visits, May 2026, 90"
    assert heard("sales", RUNNING) == "Sales, net, June 2026, empty"
    assert heard("visits", MARCH) == "Visits, March 2026, empty"
    assert heard("rate", MARCH).startswith("Sales per visit, March 2026, no value: It needs Visits for March 2026")
    assert heard("bounce", MAY) == "Bounce rate, May 2026, 44 %"
    part = model.index(place(model, "visits") + 1, model.column(MAY))
    assert model.data(part, Role.AccessibleTextRole) == "Visits, Search, May 2026, 50"
    assert model.data(model.index(0, model.column(MAY)), Role.AccessibleTextRole) == "Finance"


def test_notes_are_told_as_plain_text(model: Model, workbook: Workbook) -> None:
    workbook.apply(SetNotes({Cell("sales", MAY): "<b>fair</b>"}))
    tool_tip = str(model.data(index(model, "sales", MAY), Role.ToolTipRole))
    assert "&lt;b&gt;fair" in tool_tip
    assert "has a note" in str(model.data(index(model, "sales", MAY), Role.AccessibleTextRole))
    assert model.data(index(model, "costs", MAY), Role.ToolTipRole) == ""


def test_heads_name_months_and_their_state(model: Model, workbook: Workbook) -> None:
    workbook.apply(SetMonths({MAY: MonthState(MonthStatus.UNFINISHED, 9), APRIL: MonthState(MonthStatus.CLOSED)}))
    workbook.apply(SetMonthNotes({MAY: "fair in Bath"}))

    def heard(month: Month) -> object:
        return model.headerData(model.column(month), Qt.Orientation.Horizontal, Role.AccessibleTextRole)

    assert heard(APRIL) == "April 2026, closed"
    assert heard(MAY) == "May 2026, unfinished: 9 of 31 days entered\nfair in Bath"
    assert model.headerData(LABEL, Qt.Orientation.Horizontal) == "Figure"
    assert model.headerData(UNIT, Qt.Orientation.Horizontal) == "Unit"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_cells_are_prepared_when_they_are_looked_at_and_kept(model: Model) -> None:
    assert model.counted.prepared == []
    model.prepared(1, model.column(MAY))
    model.prepared(1, model.column(MAY))
    assert model.counted.prepared == [("sales", MAY)]


def test_an_edit_prepares_again_only_what_follows_from_then_on(model: Model, workbook: Workbook) -> None:
    show_all(model)
    model.counted.prepared.clear()
    workbook.apply(SetValues({Cell("sales", APRIL): 1301.0}))
    show_all(model)
    assert {name for name, _ in model.counted.prepared} == {"sales", "profit", "rate"}
    assert min(month for _, month in model.counted.prepared) == APRIL


def test_an_edit_announces_the_rows_it_touched(model: Model, workbook: Workbook, qtbot: QtBot) -> None:
    show_all(model)
    heard: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(lambda a, b: heard.append((a.row(), a.column(), b.row(), b.column())))
    with qtbot.waitSignal(model.dataChanged):
        workbook.apply(SetValues({Cell("costs", MAY): 801.0}))
    first, last = model.column(MAY), model.column(RUNNING)
    costs, profit = place(model, "costs"), place(model, "profit")
    assert heard == [(costs, first, profit, last)]


def test_a_row_with_other_decimals_is_prepared_whole(model: Model, workbook: Workbook) -> None:
    show_all(model)
    assert model.prepared(1, model.column(JAN)).text == "1,000"
    workbook.apply(SetValues({Cell("sales", MAY): 9.5}))
    assert model.prepared(1, model.column(JAN)).text == "1,000.00"


def test_a_goal_prepares_nothing(model: Model, workbook: Workbook) -> None:
    show_all(model)
    model.counted.prepared.clear()
    workbook.apply(SetGoals({GoalKey("sales", MAY): Goal(5.0)}))
    show_all(model)
    assert model.counted.prepared == []


def test_a_note_prepares_its_row(model: Model, workbook: Workbook) -> None:
    show_all(model)
    workbook.apply(SetNotes({Cell("sales", MAY): "fair"}))
    assert model.prepared(1, model.column(MAY)).note


def test_a_months_state_prepares_everything_and_the_heads(model: Model, workbook: Workbook, qtbot: QtBot) -> None:
    show_all(model)
    with qtbot.waitSignals([model.dataChanged, model.headerDataChanged]):
        workbook.apply(SetMonths({MAY: MonthState(MonthStatus.UNFINISHED, 5)}))


def test_rows_come_and_go_without_losing_the_others(model: Model, workbook: Workbook) -> None:
    kept = [kept_index(model, "visits"), kept_index(model, "rate")]
    model.show_rows(rows(workbook, Layout(folded=frozenset({"Finance"}))))
    assert [model.rows[i.row()].indicator for i in kept] == ["visits", "rate"]
    assert model.rowCount() == 5
    model.show_rows(rows(workbook, Layout()))
    assert [model.rows[i.row()].indicator for i in kept] == ["visits", "rate"]
    model.show_rows([])
    assert model.rowCount() == 0


def test_months_are_added_at_both_ends(model: Model) -> None:
    kept = kept_index(model, "sales")
    before = model.data(kept)
    model.show_months(model.month_span.including(Month.of(2024, 1)).including(RUNNING.next))
    assert model.months[0] == Month.of(2024, 1)
    assert model.months[-1] == RUNNING.next
    assert model.data(kept) == before
    model.show_months(MonthSpan(MAY, MAY, RUNNING.next))
    assert model.months[0] == Month.of(2024, 1)


def test_a_change_of_definition_shows_at_once(make: Callable[..., Workbook], qtbot: QtBot) -> None:
    own = Indicator("mine", "Mine", Unit.COUNT, "Website", own=True)
    workbook = make(chosen=("mine",), own_indicators={"mine": own}, values={})
    model = Model(workbook)
    workbook.apply(SetIndicators({"mine": Indicator("mine", "Ours", Unit.MONEY, "Website", own=True)}))
    assert [model.data(model.index(1, column)) for column in (LABEL, UNIT)] == ["Ours", "EUR"]


def test_reasons_are_given_for_cells_without_a_value(model: Model) -> None:
    missing = model.reason(index(model, "rate", MARCH))
    assert missing is not None
    assert (missing.indicator, missing.month) == ("visits", MARCH)
    assert model.reason(index(model, "rate", MAY)) is None
    assert model.reason(index(model, "visits", MARCH)) is None
    assert model.reason(model.index(1, LABEL)) is None


def test_free_cells_are_those_in_which_nothing_stands(model: Model, workbook: Workbook) -> None:
    workbook.apply(SetNotes({Cell("sales", RUNNING): "later"}))
    row = place(model, "costs")
    assert model.is_free(row, model.column(RUNNING))
    assert not model.is_free(row, model.column(MAY))
    assert not model.is_free(place(model, "sales"), model.column(RUNNING))
    assert not model.is_free(place(model, "visits"), model.column(MARCH))
    assert model.prepared(place(model, "visits"), model.column(MARCH)).state is CellState.MISSING


def test_effects_without_indicators_touch_nothing(model: Model) -> None:
    show_all(model)
    model.counted.prepared.clear()
    model.show_effect(Effect(SetValues({}), first=MAY, last=MAY))
    show_all(model)
    assert model.counted.prepared == []


def test_the_model_is_no_tree(model: Model) -> None:
    assert isinstance(model, QAbstractTableModel)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
