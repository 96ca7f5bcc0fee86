"""The panel of one KPI."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, SPACE, NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.detail_panel import DetailPanel, Tab
from kpidesk.ui.changes.look import Look
from kpidesk.ui.changes.marks import Marks
from kpidesk.ui.changes.text_column import Entry, TextBlock
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.signal import SignalMark
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import QUIET, SEARCH, line_at, shop

FEBRUARY, DECEMBER = Month.of(2025, 2), Month.of(2025, 12)
N = "\N{NARROW NO-BREAK SPACE}"
OpenPanel = Callable[..., DetailPanel]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> OpenPanel:
    def opened(
        book: Workbook, look: Look | None = None, form: NumberForm = ENGLISH, at_bottom: bool = False
    ) -> DetailPanel:
        model = ChangesModel(book, form, look or Look(DECEMBER))
        model.refresh()
        made = DetailPanel(model, book, theme, form, past=GoalPast(book.goal_history, Tasks(model), model))
        model.setParent(made)
        qtbot.addWidget(made)
        made.place(at_bottom)
        made.resize(*((1100, 208) if at_bottom else (360, 700)))
        made.show()
        QApplication.processEvents()
        return made

    return opened


@pytest.fixture
def book() -> Workbook:
    figures = {"sales": [value * 10 for value in QUIET], "costs": [*[600] * 11, 900]}
    return shop(figures, ["profit", "profit_margin", "total_sales"], goals={"profit_margin": Goal(0.3)})


def test_the_head_names_the_kpi_its_figure_its_signal_and_the_advice(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(book)
    shown.show_indicator("profit_margin")
    name, figure, why, advice = shown.head.words
    assert (name, figure) == ("Profit Margin", f"December 2025: 12{N}%")
    assert why.startswith("December 2025 lies below the usual range, ") and why.endswith(".")
    assert advice.startswith("Something has changed for the worse.")


def test_a_segment_is_said_beside_the_period(panel: OpenPanel) -> None:
    book = shop({"sales": [100] * 12}, ["total_sales"], by_segment={SEARCH: {"sales": [10] * 12}})
    shown = panel(book, Look(DECEMBER, segment=SEARCH))
    shown.show_indicator("total_sales")
    assert shown.head.words[1].startswith("December 2025, Search: ")


def test_a_missing_figure_takes_the_place_of_the_advice_and_can_be_gone_to(panel: OpenPanel, qtbot: QtBot) -> None:
    shown = panel(shop({"sales": [100] * 12, "costs": [50] * 11}, ["profit"]))
    asked: list[Cell] = []
    shown.cell_requested.connect(asked.append)
    shown.show_indicator("profit")
    assert shown.head.words[-1].startswith("It needs Costs for December 2025")
    go = next(b for b in shown.head.findChildren(QPushButton) if b.text() == "Go to the figure")
    assert go.isVisible()
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert asked == [Cell("costs", DECEMBER)]


def test_how_it_is_calculated_comes_with_labels_and_with_numbers(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(book)
    shown.explain()
    shown.show_indicator("profit")
    assert shown.calculation.words == ["Profit = Sales - Costs", "= 1020 - 900", f"= EUR{SPACE}120"]
    assert [step.name for step in _steps(shown)] == ["Sales", "Costs"]


def test_numbers_are_put_in_as_the_reader_writes_them(panel: OpenPanel) -> None:
    shown = panel(shop({"sales": [100.5] * 12, "costs": [50.25] * 12}, ["profit"]), form=GERMAN)
    shown.explain()
    shown.show_indicator("profit")
    assert shown.calculation.words[1:] == ["= 100,5 - 50,25", f"= 50,25{SPACE}EUR"]


def test_a_typed_figure_says_that_it_is_typed(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(shop({"sales": [100] * 12}, ["sales"]))
    shown.explain()
    shown.show_indicator("sales")
    assert shown.calculation.words == ["Typed under Figures, not calculated.", f"= EUR{SPACE}100"]
    assert [step.cell for step in _steps(shown)] == [Cell("sales", DECEMBER)]


def test_a_step_leads_from_the_panel_to_its_cell(panel: OpenPanel, book: Workbook, qtbot: QtBot) -> None:
    shown = panel(book)
    asked: list[Cell] = []
    shown.cell_requested.connect(asked.append)
    shown.explain()
    shown.show_indicator("profit")
    tree = shown.calculation.tree
    tree.setCurrentIndex(tree.steps_model.index(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked == [Cell("costs", DECEMBER)]


def test_tabs_are_filled_when_they_are_looked_at(panel: OpenPanel, book: Workbook, qtbot: QtBot) -> None:
    shown = panel(book)
    shown.show_indicator("profit")
    assert (shown.goals.entries, shown.notes.entries) == ([], [])
    shown.tabs.setCurrentIndex(Tab.GOALS)
    qtbot.waitUntil(lambda: shown.goals.entries[0].text.startswith("No goal has been set for Profit"))
    shown.tabs.setCurrentIndex(Tab.NOTES)
    assert shown.notes.entries[0].muted


def test_at_the_bottom_head_bridge_and_needs_stand_beside_each_other(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(book, at_bottom=True)
    shown.show_indicator("profit_margin")
    QApplication.processEvents()
    parts = (shown.head, shown.why.bridge, shown.why.needs)
    lefts = [widget.mapTo(shown, widget.rect().topLeft()).x() for widget in parts]
    assert lefts == sorted(lefts) and len(set(lefts)) == 3
    assert all(part.isVisible() for part in parts)
    sentence = shown.why.sentence
    assert sentence.isVisible() and sentence.mapTo(shown, sentence.rect().topLeft()).x() < lefts[1]
    assert len(shown.head.words) == 2  # name and figure: the sentence takes the place of signal and advice
    shown.explain()
    assert not sentence.isVisible() and shown.calculation.isVisible()


def test_the_panel_moves_between_side_and_bottom_and_back(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(book)
    shown.show_indicator("profit")
    for at_bottom in (True, False, True, False):
        shown.place(at_bottom)
        QApplication.processEvents()
        assert (shown.at_bottom, shown.tabs.count()) == (at_bottom, 4)
        assert shown.head.isVisible() and shown.why.sentence.isVisible()
        assert len(shown.head.words) == (2 if at_bottom else 4)
    shown.explain()
    assert shown.tabs.currentWidget() is shown.calculation and shown.calculation.isVisible()


def test_why_is_worked_out_only_while_it_is_looked_at(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(book)
    shown.tabs.setCurrentIndex(Tab.CALCULATION)
    shown.show_indicator("profit")
    assert shown.why.sentence.text() == "" and shown.why.bridge.rows == []
    shown.tell_why()
    assert shown.why.sentence.text().startswith("Profit fell by")


def test_keys_for_the_panel_go_to_what_can_be_moved(panel: OpenPanel, book: Workbook) -> None:
    shown = panel(book)
    shown.show_indicator("profit")
    assert shown.focusProxy() is shown.why.bridge
    shown.tabs.setCurrentIndex(Tab.CALCULATION)
    assert shown.focusProxy() is shown.calculation.tree
    shown.tabs.setCurrentIndex(Tab.NOTES)
    assert shown.focusProxy() is shown.notes


def test_a_long_name_does_not_widen_the_panel(panel: OpenPanel, book: Workbook) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützen"
    from tests.ui.changes.shop import calculated

    shown = panel(shop({"sales": [1] * 12}, ["long"], extra=[calculated("long", "sales", label=word)]))
    shown.show_indicator("long")
    assert shown.minimumSizeHint().width() <= 360
    assert shown.head.words[0].replace("\N{ZERO WIDTH SPACE}", "") == word


def test_the_head_asks_for_the_chart_and_to_be_closed(panel: OpenPanel, book: Workbook, qtbot: QtBot) -> None:
    shown = panel(book)
    shown.show_indicator("profit")
    buttons = {b.accessibleName(): b for b in shown.head.findChildren(QPushButton)}
    with qtbot.waitSignal(shown.chart_requested):
        qtbot.mouseClick(buttons["Chart (Ctrl+Enter)"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(shown.close_requested):
        qtbot.mouseClick(buttons["Close (Esc)"], Qt.MouseButton.LeftButton)


def test_marks_stand_below_each_other_in_too_little_room(qtbot: QtBot, theme: Theme, book: Workbook) -> None:
    marks = Marks(theme)
    qtbot.addWidget(marks)
    line = line_at(book, "profit_margin", "2025-12")
    marks.show_marks(line.status, line.signal)
    assert marks.heightForWidth(400) * 2 == marks.heightForWidth(90)
    assert marks.accessibleName().startswith("off, December 2025 lies below the usual range")
    marks.show_marks(line.status, None)
    assert marks.heightForWidth(90) == marks.heightForWidth(400)


def test_marks_are_painted_in_both_themes(qtbot: QtBot, both_themes: Theme, book: Workbook) -> None:
    marks = Marks(both_themes)
    qtbot.addWidget(marks)
    line = line_at(book, "profit_margin", "2025-12")
    assert isinstance(line.signal, SignalMark)
    for width in (400, 90):
        marks.show_marks(line.status, line.signal)
        marks.resize(width, marks.heightForWidth(width))
        image = marks.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert both_themes.palette.bad.name() in colours


def test_entries_replace_each_other_and_links_lead_on(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme)
    qtbot.addWidget(block)
    asked: list[Cell] = []
    block.cell_requested.connect(asked.append)
    cell = Cell("sales", DECEMBER)
    block.show_entries([Entry("Sales & more, December 2025", "A note", cell), Entry("What it is", "A text")])
    block.show()
    (link,) = [b for b in block.findChildren(QPushButton) if b.isVisible()]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [cell]
    assert link.text() == "Sales && more, December 2025"
    block.show_entries([Entry("Only", "this")])
    assert [b for b in block.findChildren(QPushButton) if b.isVisible()] == []


def _steps(panel: DetailPanel):  # type: ignore[no-untyped-def]
    model = panel.calculation.tree.steps_model
    return [model.step(model.index(row, 0)) for row in range(model.rowCount())]


def test_the_head_says_how_far_a_period_has_come(panel: OpenPanel) -> None:
    shown = panel(shop({"sales": [3_100, 1_400]}, ["total_sales"], unfinished={Month.of(2025, 2): 10}), Look(FEBRUARY))
    shown.show_indicator("total_sales")
    assert shown.head.words[1] == f"February 2025: EUR{SPACE}1,400; so far, 10 of 28 days"
