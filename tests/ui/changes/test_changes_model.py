"""The table as Qt sees it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetGoals, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.columns import Column
from kpidesk.ui.changes.look import Look, Span
from kpidesk.ui.changes.rows import Heading, Order
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import QUIET, shop

DECEMBER = Month.of(2025, 12)
Role = Qt.ItemDataRole
CHOSEN = ["profit", "total_sales", "order_rate", "costs"]


@pytest.fixture
def book() -> Workbook:
    return shop({"sales": QUIET, "costs": [50] * 12, "orders": QUIET, "visits": [1_000] * 12}, CHOSEN)


@pytest.fixture
def model(book: Workbook) -> ChangesModel:
    made = ChangesModel(book, ENGLISH, Look(DECEMBER))
    made.refresh()
    return made


def test_the_model_keeps_qt_s_rules(book: Workbook, model: ChangesModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Look(DECEMBER).over(Span.QUARTER), Order.GROUPS)
    book.apply(ChooseIndicators(("profit",)))
    model.refresh()
    assert tester.model() is model


def test_headings_and_rows_alternate_as_chosen(model: ChangesModel) -> None:
    rows = [model.heading(row) or model.indicator(row) for row in range(model.rowCount())]
    assert rows == [
        Heading.BUSINESS,
        "profit",
        "total_sales",
        Heading.MARKETING,
        "order_rate",
        Heading.TYPED,
        "costs",
    ]
    assert (model.count(typed=False), model.count(typed=True)) == (3, 1)


def test_a_heading_can_be_neither_chosen_nor_asked_for_a_line(model: ChangesModel) -> None:
    index = model.index(0, Column.NAME)
    assert model.flags(index) == Qt.ItemFlag.NoItemFlags
    assert (index.data(), index.data(Role.AccessibleTextRole)) == ("Business", "Business")
    assert model.index(0, Column.GOAL).data() is None
    assert index.data(Role.ToolTipRole) is None
    assert (model.line_at(0), model.indicator(0), model.indicator(-1), model.indicator(99)) == (None, None, None, None)


def test_the_first_cell_speaks_the_whole_row(model: ChangesModel) -> None:
    row = model.row_of("profit")
    assert str(model.index(row, Column.NAME).data(Role.AccessibleTextRole)).startswith("Profit, December 2025: ")
    assert model.index(row, Column.GOAL).data(Role.AccessibleTextRole) == "Profit, Goal: –"


def test_figures_stand_at_the_right_and_words_at_the_left(model: ChangesModel) -> None:
    row = model.row_of("profit")
    for column, side in ((Column.VALUE, Qt.AlignmentFlag.AlignRight), (Column.STATUS, Qt.AlignmentFlag.AlignLeft)):
        assert model.index(row, column).data(Role.TextAlignmentRole) & side
        assert model.headerData(column, Qt.Orientation.Horizontal, Role.TextAlignmentRole) & side


def test_tips_are_plain_text(model: ChangesModel, book: Workbook) -> None:
    tip = str(model.index(model.row_of("profit"), Column.NAME).data(Role.ToolTipRole))
    assert tip.startswith("<p style='white-space:pre-wrap'>Profit")


def test_headers_speak_in_full(model: ChangesModel) -> None:
    across = Qt.Orientation.Horizontal
    assert model.headerData(Column.VALUE, across) == "Dec 25"
    assert model.headerData(Column.VALUE, across, Role.AccessibleTextRole) == "December 2025"
    assert "December 2025 less November 2025" in str(model.headerData(Column.CHANGE, across, Role.ToolTipRole))
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(99, across) is None


def test_a_row_is_worked_out_once_until_it_changes(model: ChangesModel) -> None:
    assert model.line("profit") is model.line("profit")
    assert model.kpi_row("profit") is model.kpi_row("profit")


def test_a_change_forgets_what_follows_from_it_and_nothing_else(model: ChangesModel, book: Workbook) -> None:
    kept, followed = model.line("order_rate"), model.line("profit")
    book.subscribe(model.take)
    book.apply(SetValues({Cell("costs", DECEMBER): 60.0}))
    assert model.line("order_rate") is kept
    assert model.line("profit") is not followed
    assert model.line("profit").value == "42.00"


def test_a_goal_changes_the_row_it_is_for(model: ChangesModel, book: Workbook) -> None:
    kept = model.line("total_sales")
    assert model.line("profit").status.word == "no goal"
    book.subscribe(model.take)
    book.apply(SetGoals({GoalKey("profit", DECEMBER): Goal(40.0)}))
    assert model.line("profit").status.word == "on track"
    assert model.line("total_sales") is kept


def test_another_look_works_everything_out_anew(model: ChangesModel) -> None:
    before = model.line("profit").value
    model.show(Look(DECEMBER).over(Span.QUARTER), Order.ATTENTION)
    assert model.line("profit").value != before
    model.show(replace(model.look, per_day=True), Order.ATTENTION)
    assert model.line("total_sales").per_day


def test_another_order_works_nothing_out_anew(model: ChangesModel) -> None:
    kept = model.line("profit")
    model.show(model.look, Order.GROUPS)
    assert model.line("profit") is kept


@pytest.mark.parametrize(
    ("span", "repeats"),
    [
        (Span.MONTH, False),
        (Span.QUARTER, False),
        (Span.YEAR_TO_DATE, True),  # in December it is the year
        (Span.YEAR, True),
        (Span.THREE_MONTHS, False),
        (Span.TWELVE_MONTHS, True),
    ],
)
def test_a_year_before_is_a_year_earlier(model: ChangesModel, span: Span, repeats: bool) -> None:
    model.show(Look(DECEMBER).over(span), Order.ATTENTION)
    assert model.repeats_year is repeats


def test_rows_are_found_by_their_id(model: ChangesModel) -> None:
    assert model.indicator(model.row_of("order_rate")) == "order_rate"
    assert model.row_of("nowhere") == -1
    assert model.indicators == ["profit", "total_sales", "order_rate", "costs"]


def test_no_row_has_rows_of_its_own(model: ChangesModel) -> None:
    index = model.index(1, 0)
    assert (model.rowCount(index), model.columnCount(index)) == (0, 0)
    assert (model.rowCount(), model.columnCount()) == (7, len(Column))
    assert model.data(QModelIndex()) is None


def test_rows_are_narrowed_to_a_group_and_what_was_worked_out_is_kept(model: ChangesModel) -> None:
    line = model.line("order_rate")
    model.show(Look(DECEMBER, group="Website"), Order.ATTENTION)
    assert "order_rate" in model.indicators and "profit" not in model.indicators
    assert model.line("order_rate") is line
