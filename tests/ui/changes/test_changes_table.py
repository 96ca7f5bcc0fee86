"""The table in use: what is painted, how wide, which keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.ui.changes.changes_delegate import width_of
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.changes_table import ChangesTable
from kpidesk.ui.changes.columns import GROUP, HEADER, LOW_ROW, ROW, YEAR_COLUMNS, Column
from kpidesk.ui.changes.look import Look, Span
from kpidesk.ui.changes.rows import Order
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import QUIET, calculated, shop

JANUARY = Month.of(2026, 1)
OpenTable = Callable[..., ChangesTable]


@pytest.fixture
def book() -> Workbook:
    """Sales far above their range, costs missing in January."""
    figures = {
        "sales": [*(value * 10 for value in QUIET), 2_000],
        "costs": [500] * 12,
        "visits": [9, 9] * 6 + [20],
        "orders": [90, 100] * 6 + [95],
    }
    chosen = ["total_sales", "profit", "orders", "visits"]
    return shop(figures, chosen, goals={"total_sales": Goal(3_000.0)})


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> OpenTable:
    def opened(workbook: Workbook, size: tuple[int, int] = (1200, 800), month: Month = JANUARY) -> ChangesTable:
        model = ChangesModel(workbook, ENGLISH, Look(month))
        made = ChangesTable(model, theme)
        model.setParent(made)
        qtbot.addWidget(made)
        made.resize(*size)
        model.refresh()
        made.show()
        made.setFocus()
        QApplication.processEvents()
        return made

    return opened


def cell(table: ChangesTable, name: str, column: Column) -> QRect:
    model = table.model()
    assert isinstance(model, ChangesModel)
    return table.visualRect(model.index(model.row_of(name), column))


def colours(table: ChangesTable, rect: QRect) -> set[str]:
    """Every colour inside the cell, without the outline of the row."""
    image: QImage = table.viewport().grab(rect.adjusted(3, 3, -3, -3)).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_good_change_outside_the_range_is_blue_and_its_arrow_is_not(
    table: OpenTable, book: Workbook, theme: Theme
) -> None:
    shown = table(book)
    found = colours(shown, cell(shown, "total_sales", Column.CHANGE))
    assert theme.palette.good.name() in found
    assert theme.palette.text.name() in found
    assert theme.palette.bad.name() not in found


def test_a_change_within_the_range_has_no_colour(table: OpenTable, book: Workbook, theme: Theme) -> None:
    shown = table(book)
    found = colours(shown, cell(shown, "orders", Column.CHANGE))
    assert theme.palette.text.name() in found
    assert not {theme.palette.good.name(), theme.palette.bad.name()} & found


def test_few_cases_are_grey(table: OpenTable, book: Workbook, theme: Theme) -> None:
    shown = table(book)
    found = colours(shown, cell(shown, "visits", Column.CHANGE))
    assert theme.palette.text_2.name() in found
    assert theme.palette.text.name() not in found


def test_the_distance_to_the_goal_has_the_colour_of_its_merit(table: OpenTable, book: Workbook, theme: Theme) -> None:
    shown = table(book)
    assert theme.palette.bad.name() in colours(shown, cell(shown, "total_sales", Column.VARIANCE))
    assert theme.palette.bad.name() in colours(shown, cell(shown, "total_sales", Column.STATUS))


def test_a_missing_value_is_a_ring(table: OpenTable, book: Workbook, theme: Theme) -> None:
    shown = table(book)
    found = colours(shown, cell(shown, "profit", Column.VALUE))
    assert len(found - {theme.palette.surface.name()}) > 1  # a ring with soft edges
    assert theme.palette.text.name() not in found


@pytest.mark.parametrize("has_focus", [True, False])
def test_the_selected_row_is_outlined_and_never_filled(
    table: OpenTable, book: Workbook, both_themes: Theme, has_focus: bool
) -> None:
    shown = table(book)
    shown.choose("total_sales")
    if not has_focus:
        shown.clearFocus()
    image = shown.viewport().grab().toImage()
    row = cell(shown, "total_sales", Column.NAME)
    palette = both_themes.palette
    assert image.pixelColor(1, row.center().y()).name() == palette.accent.name()
    assert image.pixelColor(row.center().x(), row.top() - 1).name() == palette.accent.name()
    assert palette.selection.name() not in colours(shown, row)
    assert palette.surface.name() in colours(shown, row)


def test_a_heading_runs_across_the_table(table: OpenTable, book: Workbook, theme: Theme) -> None:
    shown = table(book)
    assert shown.columnSpan(0, 0) == len(Column)
    assert shown.rowHeight(0) == fonts.scaled(GROUP)
    image = shown.viewport().grab().toImage()
    assert image.pixelColor(700, 14).name() == theme.palette.sunken.name()


def test_rows_are_lower_in_a_low_window(table: OpenTable, book: Workbook) -> None:
    assert table(book, (1200, 800)).rowHeight(1) == ROW
    assert table(book, (1200, 700)).rowHeight(1) == LOW_ROW
    assert table(book).horizontalHeader().height() == HEADER


def test_every_text_fits_its_cell_at_every_size_of_type(table: OpenTable, type_scale: float) -> None:
    long = calculated("long", "costs * 8888", label="What is left of every order after advertising and postage")
    figures = {"costs": [*(100.0 + at for at in range(12)), -1_000.0], "sales": [*QUIET, None]}
    goals = {"long": Goal(-8_888_888.0), "cost_per_order": Goal(1.0, upper=8_888_888.0)}
    book = shop(figures, ["long", "total_sales", "cost_per_order", "satisfaction"], goals=goals, extra=[long])
    shown = table(book, (1100, 700))
    model = shown.model()
    assert isinstance(model, ChangesModel)
    for name in model.indicators:
        for column in (column for column in Column if not shown.isColumnHidden(column)):
            assert width_of(model.line(name), column) <= shown.columnWidth(column), (name, column)


def test_columns_of_the_year_before_go_when_they_would_repeat(table: OpenTable, book: Workbook) -> None:
    shown = table(book)
    model = shown.model()
    assert isinstance(model, ChangesModel)
    assert not any(shown.isColumnHidden(column) for column in YEAR_COLUMNS)
    model.show(Look(JANUARY).over(Span.TWELVE_MONTHS), Order.ATTENTION)
    assert all(shown.isColumnHidden(column) for column in YEAR_COLUMNS)
    model.show(Look(JANUARY), Order.ATTENTION)
    assert not any(shown.isColumnHidden(column) for column in YEAR_COLUMNS)


def test_the_columns_fill_the_table(table: OpenTable, book: Workbook) -> None:
    shown = table(book)
    assert sum(shown.columnWidth(column) for column in Column) == shown.viewport().width()


def test_up_and_down_go_from_row_to_row_over_headings(table: OpenTable, book: Workbook, qtbot: QtBot) -> None:
    shown = table(book)
    model = shown.model()
    assert isinstance(model, ChangesModel)
    shown.choose(model.indicators[0])
    visited = [shown.current]
    for _ in range(len(model.indicators)):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
        visited.append(shown.current)
    assert visited == [*model.indicators, model.indicators[-1]]
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    assert shown.current == model.indicators[-2]


def test_enter_and_double_click_name_the_row(table: OpenTable, book: Workbook, qtbot: QtBot) -> None:
    shown = table(book)
    entered: list[str] = []
    shown.entered.connect(entered.append)
    shown.choose("orders")
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Enter)
    place = cell(shown, "visits", Column.GOAL).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert entered == ["orders", "orders", "visits"]


def test_several_rows_can_be_chosen(table: OpenTable, book: Workbook, qtbot: QtBot) -> None:
    shown = table(book)
    model = shown.model()
    assert isinstance(model, ChangesModel)
    shown.choose(model.indicators[0])
    qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert shown.chosen == model.indicators[:2]


def test_what_is_not_there_cannot_be_chosen(table: OpenTable, book: Workbook) -> None:
    assert table(book).choose("nowhere") is False


def test_a_header_orders_the_rows(table: OpenTable, book: Workbook, qtbot: QtBot) -> None:
    shown = table(book)
    asked: list[str] = []
    shown.order_chosen.connect(asked.append)
    header = shown.horizontalHeader()
    for column in (Column.NAME, Column.GOAL, Column.STATUS):
        x = header.sectionViewportPosition(column) + 20
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QRect(x, 10, 1, 1).topLeft())
    assert asked == [str(Order.GROUPS), str(Order.ATTENTION)]


def test_a_running_month_has_its_days_in_the_header(table: OpenTable, theme: Theme) -> None:
    book = shop({"sales": QUIET}, ["total_sales"], unfinished={Month.of(2025, 12): 17})
    running, whole = table(book, month=Month.of(2025, 12)), table(book, month=Month.of(2025, 11))
    assert running.horizontalHeader().height() == whole.horizontalHeader().height() == HEADER
    assert running.model().headerData(Column.VALUE, Qt.Orientation.Horizontal) == "Dec 25 17/31 days"
    one, two = (shown.horizontalHeader().grab().toImage() for shown in (whole, running))
    assert one != two
