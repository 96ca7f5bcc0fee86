"""The names that can be put into a formula."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kpidesk.formula.functions import FUNCTIONS
from kpidesk.ui.indicators.names_model import NAME, FormulaName, NamesModel, figure_names, function_names
from kpidesk.workbook.workbook import Workbook

NAMES = [
    FormulaName("revenue", "Sales, net", "revenue", details="Sales, net of refunds"),
    FormulaName("orders", "Orders", "orders"),
    FormulaName("aov", "Average order value", "aov"),
    FormulaName("nz", "blank counts as 0", "nz(x)", is_function=True),
]


@pytest.fixture
def model(qapp: object) -> NamesModel:
    made = NamesModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_names(NAMES)
    return made


def test_chosen_figures_come_first_and_the_most_used_of_them(workbook: Workbook) -> None:
    names = [name.key for name in figure_names(workbook)]
    assert names[:3] == ["revenue", "cogs", "orders"]
    assert set(names[:6]) == set(workbook.chosen)
    assert len(names) == len(workbook.indicators)


def test_the_edited_one_is_not_among_them(workbook: Workbook) -> None:
    assert "margin" not in [name.key for name in figure_names(workbook, without="margin")]


def test_every_function_is_there_with_plain_words_first_those_met_first() -> None:
    names = function_names()
    assert {name.key for name in names} == set(FUNCTIONS)
    assert [name.written for name in names[:6]] == ["nz(x)", "prev(x)", "yago(x)", "sum12(x)", "days()", "if(c, a, b)"]
    assert names[0].words == "blank counts as 0"
    assert all(name.is_function for name in names)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", ["revenue", "orders", "aov", "nz"]),
        ("or", ["orders", "aov"]),
        ("order", ["orders", "aov"]),
        ("ORDER value", ["aov"]),
        ("refunds", ["revenue"]),
        ("  blank ", ["nz"]),
        ("nothing", []),
    ],
)
def test_finding_begins_with_what_begins_so(model: NamesModel, wanted: str, found: list[str]) -> None:
    model.find(wanted)
    assert [name.key for name in model.names] == found


def test_names_that_come_later_obey_what_is_looked_for(model: NamesModel) -> None:
    model.find("order")
    model.show_names(NAMES[:2])
    assert [name.key for name in model.names] == ["orders"]


def test_a_row_says_what_it_is_and_how_it_is_written(model: NamesModel) -> None:
    index = model.index(3)
    assert model.data(index) == "nz"
    assert model.data(index, NAME) == NAMES[3]
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "blank counts as 0, nz(x)"


def test_details_are_a_tip_taken_to_the_letter(model: NamesModel) -> None:
    model.show_names([FormulaName("a", "A", "a", details="<b>bold</b>")])
    shown = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold&lt;/b&gt;" in str(shown)
