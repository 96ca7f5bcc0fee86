"""The steps of a calculation, and the tree that shows them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, SPACE, NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.changes.steps import Step, StepWriter, flat, missing_cell
from kpidesk.ui.changes.steps_tree import StepsModel, StepsTree
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import SEARCH, calculated, shop, typed

FEBRUARY = Month.of(2025, 2)
N = "\N{NARROW NO-BREAK SPACE}"


def steps_of(book: Workbook, name: str, at: str, form: NumberForm = ENGLISH) -> list[Step]:
    return StepWriter(book, form).steps(book.explain(name, book.calendar.parse(at)))


def eur(text: str) -> str:
    return f"EUR{SPACE}{text}"


@pytest.fixture
def book() -> Workbook:
    return shop({"sales": [100, 200], "costs": [50, 80]})


def test_every_figure_is_a_step_with_its_cell(book: Workbook) -> None:
    assert steps_of(book, "profit", "2025-02") == [
        Step("Sales", eur("200"), cell=Cell("sales", FEBRUARY)),
        Step("Costs", eur("80.00"), cell=Cell("costs", FEBRUARY)),
    ]


def test_a_longer_period_opens_into_its_months(book: Workbook) -> None:
    book = shop({"sales": [100, 200, 300]})
    (sales,) = steps_of(book, "total_sales", "2025-Q1")
    assert (sales.name, sales.value, sales.note, sales.cell) == ("Sales", eur("600"), "sum of 3 months", None)
    assert [(part.name, part.value) for part in sales.parts] == [
        ("January 2025", eur("100")),
        ("February 2025", eur("200")),
        ("March 2025", eur("300")),
    ]
    assert sales.parts[1].cell == Cell("sales", FEBRUARY)


def test_a_typed_figure_of_a_longer_period_shows_its_months_at_once() -> None:
    steps = steps_of(shop({"sales": [100, 200, 300]}), "sales", "2025-Q1")
    assert [step.cell for step in steps] == [Cell("sales", Month.of(2025, at)) for at in (1, 2, 3)]


def test_a_figure_of_another_month_names_it(book: Workbook) -> None:
    names = [step.name for step in steps_of(book, "growth", "2025-02")]
    assert names == ["Sales", "Sales, January 2025"]


def test_a_window_is_a_mean_of_months_that_are_named() -> None:
    extra = [calculated("smooth", "avg3(sales)")]
    (window,) = steps_of(shop({"sales": [10, 20, 30]}, extra=extra), "smooth", "2025-03")
    assert (window.name, window.note) == ("Sales, 3 months to March 2025", "mean of 3 months")
    assert len(window.parts) == 3


def test_steps_below_a_calculated_figure_go_down_to_the_cells() -> None:
    extra = [calculated("half", "profit / total_sales")]
    steps = steps_of(shop({"sales": [100, 200], "costs": [50, 80]}, extra=extra), "half", "2025-02")
    assert [step.name for step in flat(steps)] == ["Profit", "Sales", "Costs", "Total Sales", "Sales"]
    assert [step.cell is None for step in flat(steps)] == [True, False, False, True, False]


def test_what_was_explained_above_is_not_explained_again() -> None:
    extra = [calculated("twice", "profit / (profit + 1)")]
    extra.append(calculated("outer", "twice + profit"))
    steps = flat(steps_of(shop({"sales": [100, 200], "costs": [50, 80]}, extra=extra), "outer", "2025-02"))
    assert [step.name for step in steps if step.note == "see above"] == ["Profit"]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("own_rate", "carried forward"),
        ("with_extras", "a blank counts as 0"),
        ("closing", "filled in from other figures"),
    ],
)
def test_a_value_that_stands_in_for_a_blank_says_why(name: str, note: str) -> None:
    extra = [
        calculated("with_extras", "sales + extras"),
        typed("start", carried_from="stock", rollup=Rollup.FIRST),
        typed("stock", rollup=Rollup.LAST),
        calculated("closing", "start + sales"),
    ]
    figures = {"sales": [100, 200], "costs": [50, 80], "staff": [2], "extras": [5], "stock": [40, 50]}
    steps = steps_of(shop(figures, extra=extra), name, "2025-02")
    assert note in [step.note for step in steps]


def test_a_missing_figure_is_a_step_that_leads_to_its_cell() -> None:
    steps = steps_of(shop({"sales": [100, 200], "costs": [50]}), "profit", "2025-02")
    assert steps[-1] == Step("Costs", "no figure", cell=Cell("costs", FEBRUARY))


def test_figures_are_written_as_the_reader_writes_them() -> None:
    book = shop({"sales": [1_000, 2_000.5], "orders": [4, 5], "visits": [100, 200]})
    assert steps_of(book, "profit", "2025-02", GERMAN)[0].value == f"2.001{SPACE}EUR"
    assert StepWriter(book, GERMAN).figure("order_rate", 0.025) == f"2,50{N}%"
    assert StepWriter(book, GERMAN).figure("order_rate", None) == "no figure"


def test_a_segment_is_named() -> None:
    extra = [calculated("search_share", 'at(visits, "Search") / visits', group="Website")]
    book = shop({"visits": [100, 100]}, by_segment={SEARCH: {"visits": [40, 50]}}, extra=extra)
    first = steps_of(book, "search_share", "2025-02")[0]
    assert (first.name, first.cell) == ("Visits, Search", Cell("visits", FEBRUARY, SEARCH))


def test_only_a_figure_that_is_not_entered_is_missing() -> None:
    assert missing_cell(NoValue(Cause.MISSING, "sales", FEBRUARY)) == Cell("sales", FEBRUARY)
    assert missing_cell(NoValue(Cause.ZERO_DIVISOR, "sales")) is None
    assert missing_cell(3.0) is None


def test_a_step_is_said_in_one_go() -> None:
    assert Step("Sales", "EUR 3", "sum of 3 months").spoken == "Sales, EUR 3, sum of 3 months"


# -- tree -------------------------------------------------------------------------------------------------------

CELL = Cell("sales", FEBRUARY)
STEPS = [Step("Profit", "20", parts=[Step("Sales", "30", cell=CELL), Step("Costs", "10")]), Step("Days", "28", "given")]


@pytest.fixture
def tree(qtbot: QtBot, theme: Theme) -> Callable[[list[Step]], StepsTree]:
    def opened(steps: list[Step]) -> StepsTree:
        made = StepsTree(theme)
        qtbot.addWidget(made)
        made.resize(320, 100)
        made.show()
        made.show_steps(steps)
        made.setFocus()
        QApplication.processEvents()
        return made

    return opened


def test_the_steps_model_keeps_qt_s_rules(theme: Theme) -> None:
    model = StepsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(STEPS)
    assert tester.model() is model
    profit = model.index(0, 0)
    sales = model.index(0, 0, profit)
    assert (model.step(sales).name, model.parent(sales)) == ("Sales", profit)
    assert (model.rowCount(), model.rowCount(profit), model.rowCount(sales)) == (2, 2, 0)
    assert not model.index(7, 0).isValid()
    model.show([])
    assert model.rowCount() == 0


def test_a_step_shows_its_name_and_speaks_its_figure(theme: Theme) -> None:
    model = StepsModel()
    model.show(STEPS)
    days = model.index(1, 0)
    assert (days.data(), days.data(Qt.ItemDataRole.AccessibleTextRole)) == ("Days", "Days, 28, given")
    assert "Enter goes to the figure." in str(model.index(0, 0, model.index(0, 0)).data(Qt.ItemDataRole.ToolTipRole))
    assert days.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_enter_on_a_figure_leads_to_its_cell(tree: Callable[..., StepsTree], qtbot: QtBot) -> None:
    shown = tree(STEPS)
    asked: list[Cell] = []
    shown.cell_requested.connect(asked.append)
    profit = shown.steps_model.index(0, 0)
    shown.setCurrentIndex(shown.steps_model.index(0, 0, profit))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert asked == [CELL]


def test_enter_on_a_calculated_figure_opens_and_closes_it(tree: Callable[..., StepsTree], qtbot: QtBot) -> None:
    shown = tree(STEPS)
    profit = shown.steps_model.index(0, 0)
    shown.setCurrentIndex(profit)
    assert shown.isExpanded(profit)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert not shown.isExpanded(profit)


def test_the_tree_is_as_high_as_its_open_rows(tree: Callable[..., StepsTree]) -> None:
    shown = tree(STEPS)
    opened = shown.height()
    shown.collapse(shown.steps_model.index(0, 0))
    assert shown.height() < opened
    assert shown.height() >= shown.visualRect(shown.steps_model.index(1, 0)).bottom()


def test_many_steps_start_closed(tree: Callable[..., StepsTree]) -> None:
    shown = tree([Step("Sales", "1", parts=[Step(str(number), "1") for number in range(20)])])
    assert not shown.isExpanded(shown.steps_model.index(0, 0))


def test_a_long_name_takes_a_second_line_and_its_row_grows(tree: Callable[..., StepsTree]) -> None:
    shown = tree([Step("Sales", "1"), Step("Everything spent on marketing and selling in all channels", "1,234,567")])
    short, long = (shown.visualRect(shown.steps_model.index(row, 0)).height() for row in (0, 1))
    assert long > short


def test_steps_are_painted_in_both_themes(tree: Callable[..., StepsTree], both_themes: Theme) -> None:
    shown = tree(STEPS)
    image = shown.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {both_themes.palette.accent.name(), both_themes.palette.text.name()} <= colours
