"""The list of everything that can show."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.ui.indicators.choice import Choice
from kpidesk.ui.indicators.choice_list import ChoiceDelegate, ChoiceHeader, ChoiceList, Columns
from kpidesk.ui.indicators.choice_model import ChoiceModel, ChoiceRow, Shown
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

REVENUE, EXPENSES = ChoiceRow("Finance", "revenue"), ChoiceRow("Finance", "expenses")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def model(workbook: Workbook, catalogue: Catalogue, qapp: object) -> ChoiceModel:
    made = ChoiceModel(workbook, Choice(workbook, catalogue.groups))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


@pytest.fixture
def view(workbook: Workbook, model: ChoiceModel, theme: Theme, show: Callable[..., None]) -> ChoiceList:
    made = ChoiceList(workbook, theme, model)
    show(made, 1080, 600)
    return made


def shown(model: ChoiceModel) -> list[str]:
    return [row.indicator for row in model.rows if row.indicator]


def test_groups_head_their_rows(model: ChoiceModel) -> None:
    assert model.rows[:3] == [ChoiceRow("Finance"), REVENUE, ChoiceRow("Finance", "cogs")]
    assert model.counts("Finance")[0] == 3


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Shown.CHOSEN, ["revenue", "cogs", "gross_margin", "orders", "margin", "double"]),
        (Shown.OWN, ["margin", "double", "parcels"]),
    ],
)
def test_rows_can_be_narrowed(model: ChoiceModel, wanted: Shown, found: list[str]) -> None:
    model.show_only(wanted)
    assert shown(model) == found


def test_typed_ones_and_kpis_are_all_there_is(model: ChoiceModel) -> None:
    everything = set(shown(model))
    model.show_only(Shown.TYPED)
    typed = set(shown(model))
    model.show_only(Shown.KPIS)
    assert typed.isdisjoint(shown(model))
    assert typed | set(shown(model)) == everything


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("churn", "churn_rate"), ("ad spend", "ad_spend"), ("CAC", "cac"), ("double", "double")],
)
def test_finding_looks_at_names_ids_and_what_they_tell(model: ChoiceModel, wanted: str, first: str) -> None:
    model.find(wanted)
    assert first in shown(model)
    assert len(shown(model)) < 30


def test_a_tick_goes_to_the_choice_and_is_told(model: ChoiceModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.ticked) as told:
        model.tick(model.place(EXPENSES))
    assert told.args == ["expenses", True]
    assert model.is_chosen("expenses")
    assert model.data(model.place(EXPENSES), Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    model.tick(model.place(EXPENSES))
    assert not model.is_chosen("expenses")


@pytest.mark.parametrize(
    ("value", "ticked"),
    [
        (Qt.CheckState.Checked, True),
        (Qt.CheckState.Checked.value, True),
        (True, True),
        (Qt.CheckState.Unchecked, False),
        (0, False),
        (False, False),
    ],
)
def test_a_tick_may_come_as_qt_says_it(model: ChoiceModel, value: object, ticked: bool) -> None:
    assert model.setData(model.place(EXPENSES), value, Qt.ItemDataRole.CheckStateRole)
    assert model.is_chosen("expenses") is ticked


def test_a_heading_cannot_be_ticked(model: ChoiceModel) -> None:
    model.tick(model.index(0))
    assert not model.setData(model.index(0), True, Qt.ItemDataRole.CheckStateRole)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsUserCheckable


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (REVENUE, "Sales, net, shown, figure to type, EUR"),
        (EXPENSES, "All other running costs, not shown, figure to type, EUR"),
        (
            ChoiceRow("Pricing", "demand_linear"),
            "Demand curve, linear, not shown, KPI, count, shown under Charts",
        ),
    ],
)
def test_a_screen_reader_hears_a_row(model: ChoiceModel, row: ChoiceRow, words: str) -> None:
    assert model.data(model.place(row), Qt.ItemDataRole.AccessibleTextRole) == words


def test_a_heading_says_how_many_show(model: ChoiceModel) -> None:
    count = model.counts("Finance")[1]
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == f"Finance, 3 of {count} shown"


def test_what_a_row_needs_is_in_words(view: ChoiceList, workbook: Workbook) -> None:
    delegate = view.itemDelegate()
    assert isinstance(delegate, ChoiceDelegate)
    needs = {name: delegate.needs(workbook.indicators[name]) for name in ("revenue", "parcels", "aov", "demand_linear")}
    assert needs == {
        "revenue": "typed",
        "parcels": "typed, your own",
        "aov": "Sales, net and Orders",
        "demand_linear": "shown under Charts",
    }


def test_rows_are_as_high_as_their_words_need(view: ChoiceList, model: ChoiceModel) -> None:
    heights = {row: view.sizeHintForIndex(model.place(row)).height() for row in model.rows}
    assert heights[ChoiceRow("Finance")] == 32
    assert heights[ChoiceRow("Sales", "parcels")] == 36
    assert heights[REVENUE] == 52
    assert max(heights.values()) <= 100


def test_space_ticks_the_current_row(view: ChoiceList, model: ChoiceModel) -> None:
    view.choose_row(EXPENSES)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.is_chosen("expenses")


def test_a_click_on_the_box_ticks_and_elsewhere_only_chooses(view: ChoiceList, model: ChoiceModel) -> None:
    view.choose_row(EXPENSES)
    view.scrollTo(model.place(EXPENSES))
    rect = view.visualRect(model.place(EXPENSES))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(200, 12))
    assert not model.is_chosen("expenses")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(24, 12))
    assert model.is_chosen("expenses")


def test_a_double_click_on_the_words_ticks(view: ChoiceList, model: ChoiceModel) -> None:
    place = view.visualRect(model.place(REVENUE)).topLeft() + QPoint(200, 12)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not model.is_chosen("revenue")


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_alt_and_an_arrow_ask_to_move(view: ChoiceList, qtbot: QtBot, key: Qt.Key, step: int) -> None:
    view.choose_row(EXPENSES)
    with qtbot.waitSignal(view.move_wanted) as wanted:
        QTest.keyClick(view, key, ALT)
    assert wanted.args == [EXPENSES, step]
    assert view.row == EXPENSES


def test_up_from_the_top_leaves_the_list(view: ChoiceList, qtbot: QtBot) -> None:
    view.choose_row(ChoiceRow("Finance"))
    with qtbot.waitSignal(view.left_upwards):
        QTest.keyClick(view, Qt.Key.Key_Up)


def test_the_current_row_is_told(view: ChoiceList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.current_moved) as moved:
        view.choose_row(EXPENSES)
    assert moved.args == [EXPENSES]


@pytest.mark.parametrize(("width", "has_source"), [(1080, True), (804, False)])
def test_columns_share_the_width(width: int, has_source: bool) -> None:
    columns = Columns(width)
    assert (columns.source is not None) is has_source
    places = [columns.name, columns.unit, columns.needs, *([columns.source] if columns.source else [])]
    for (left, wide), (next_left, _) in itertools.pairwise(places):
        assert left + wide <= next_left
    assert places[-1][0] + places[-1][1] <= width
    assert columns.name[1] > 300


def test_ticks_and_headings_are_painted_in_both_themes(
    both_themes: Theme, workbook: Workbook, model: ChoiceModel, show: Callable[..., None]
) -> None:
    view = ChoiceList(workbook, both_themes, model)
    show(view, 1080, 400)
    image = view.viewport().grab().toImage()
    assert image.pixelColor(4, 10) == both_themes.palette.sunken
    box = view.visualRect(model.place(REVENUE)).topLeft() + QPoint(17, 18)
    assert image.pixelColor(box) == both_themes.palette.accent


def test_the_header_is_painted(view: ChoiceList, theme: Theme, show: Callable[..., None]) -> None:
    header = ChoiceHeader(theme, view, view)
    header.resize(1080, 32)
    image = header.grab().toImage()
    assert image.pixelColor(2, 31) == theme.palette.strong_line
    assert image.pixelColor(2, 2) == theme.palette.surface
