"""The page of changes in use."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.activity.activity_source import WithActivity
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetGoals, SetMonths, SetNotes, SetSegments, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.ui.changes.activity_words import ActivityWriter
from kpidesk.ui.changes.changes_page import ChangesPage
from kpidesk.ui.changes.columns import Column
from kpidesk.ui.changes.look import Span
from kpidesk.ui.changes.nothing import Nothing, nothing_to_compare
from kpidesk.ui.changes.rows import Order
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import ChangePlace, ChartPlace, FigurePlace, GoalPlace
from kpidesk.ui.window.page import Page
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.conftest import Desk
from tests.ui.changes.shop import QUIET, SEARCH, Figures, shop

AUGUST = Month.of(2026, 8)
OpenDesk = Callable[..., Desk]
FIGURES: Figures = {"sales": [100.0 + at for at in range(20)], "costs": [60] * 19}
CHOSEN = ["profit", "total_sales", "costs"]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def book() -> Workbook:
    """Costs of August 2026 are missing, so profit has no value there."""
    return shop(FIGURES, CHOSEN, goals={"total_sales": Goal(500.0)})


def test_the_page_is_what_the_window_asks_for(desk: OpenDesk, book: Workbook) -> None:
    page: Page = desk(book).page
    assert isinstance(page, QWidget)
    assert page.month == AUGUST
    assert page.finish_editing() is True


def test_the_sample_opens_on_its_last_finished_month(desk: OpenDesk, sample: Workbook) -> None:
    opened = desk(sample)
    assert opened.page.month == AUGUST
    assert opened.page.toolbar.period_words == "August 2026"
    assert opened.facts[-1].startswith("27 KPIs, 31 typed figures; ")
    assert opened.page.table.current == opened.names[0]


def test_the_legend_names_the_colours_of_the_window(desk: OpenDesk, sample: Workbook, theme: Theme) -> None:
    opened = desk(sample)
    assert "blue good, orange bad" in opened.facts[-1]
    theme.use_ibcs_colours(True)
    assert "green good, red bad" in opened.facts[-1]


def test_a_hidden_page_waits_until_it_is_shown(desk: OpenDesk, book: Workbook) -> None:
    opened = desk(book, shown=False)
    assert opened.names == []
    opened.page.show()
    assert sorted(opened.names) == sorted(CHOSEN)
    opened.page.hide()
    resets: list[int] = []
    opened.page.model.modelReset.connect(lambda: resets.append(1))
    book.apply(SetValues({Cell("sales", AUGUST): 900.0}))
    assert resets == []
    opened.page.show()
    assert opened.page.model.line("total_sales").value == "900"


def test_a_change_shows_at_once_and_keeps_the_row(desk: OpenDesk, book: Workbook) -> None:
    opened = desk(book)
    opened.page.table.choose("costs")
    book.apply(SetValues({Cell("costs", AUGUST): 60.0}))
    assert opened.page.model.line("profit").missing is None
    assert opened.page.table.current == "costs"
    book.undo()
    assert opened.page.model.line("profit").missing is not None


def test_a_goal_reorders_the_rows(desk: OpenDesk, book: Workbook) -> None:
    opened = desk(shop(FIGURES, ["cash_change", "total_sales"]))
    book = opened.page.model._workbook
    assert opened.names[0] == "cash_change" or opened.names[0] == "total_sales"
    book.apply(SetGoals({GoalKey("total_sales", AUGUST): Goal(9_999.0)}))
    assert opened.names[0] == "total_sales"


# -- keys -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "span"),
    [
        (Qt.Key.Key_1, Span.MONTH),
        (Qt.Key.Key_2, Span.QUARTER),
        (Qt.Key.Key_3, Span.YEAR_TO_DATE),
        (Qt.Key.Key_4, Span.THREE_MONTHS),
        (Qt.Key.Key_5, Span.TWELVE_MONTHS),
        (Qt.Key.Key_6, Span.YEAR),
    ],
)
def test_alt_and_a_digit_choose_the_period(
    desk: OpenDesk, book: Workbook, qtbot: QtBot, key: Qt.Key, span: Span
) -> None:
    opened = desk(book)
    qtbot.keyClick(opened.page.table, key, ALT)
    assert opened.page.model.look.span is span
    assert opened.page.toolbar.spans.key == str(span)


def test_enter_opens_the_panel_and_esc_closes_it(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    opened = desk(book)
    page = opened.page
    assert page.panel.isHidden()
    page.table.choose("total_sales")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.isVisible() and page.panel.indicator == "total_sales"
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert opened.places == []


def test_enter_again_goes_into_the_panel_and_esc_back_to_the_row(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.table.choose("total_sales")
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.why.bridge.hasFocus()
    qtbot.keyClick(page.panel.why.bridge, Qt.Key.Key_Escape)
    assert page.panel.isHidden() and page.table.hasFocus()


def test_enter_on_a_missing_value_leads_to_the_missing_figure(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    opened = desk(book)
    opened.page.table.choose("profit")
    qtbot.keyClick(opened.page.table, Qt.Key.Key_Return)
    assert opened.places == [FigurePlace(Cell("costs", AUGUST))]
    assert opened.page.panel.isHidden()


def test_the_panel_follows_the_row(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.table.choose("total_sales")
    page.view.open_panel()
    page.table.choose("costs")
    assert page.panel.indicator == "costs"
    qtbot.keyClick(page.table, Qt.Key.Key_2, ALT)
    assert page.panel.head.words[1].startswith("Q3 2026")


def test_ctrl_enter_leads_to_the_chart(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    opened = desk(book)
    opened.page.table.choose("total_sales")
    qtbot.keyClick(opened.page.table, Qt.Key.Key_Return, CTRL)
    assert opened.places == [ChartPlace("total_sales", AUGUST)]
    assert opened.page.panel.isHidden()


def test_f1_explains_the_row(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.table.choose("total_sales")
    page.view.open_panel()
    page.panel.tabs.setCurrentIndex(2)
    qtbot.keyClick(page.table, Qt.Key.Key_F1)
    assert page.panel.tabs.currentWidget() is page.panel.calculation


def test_f3_goes_to_the_next_row_that_needs_attention(desk: OpenDesk, sample: Workbook, qtbot: QtBot) -> None:
    page = desk(sample).page
    page.table.choose("email_open_rate")
    qtbot.keyClick(page.table, Qt.Key.Key_F3)
    first = page.table.current
    row = page.model.kpi_row(first)
    assert first != "email_open_rate"
    assert str(row.judgement.status) in {"off", "watch"} or row.signal is not None


def test_months_step_and_end_where_the_figures_end(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.step_month(-1)
    assert (page.month, page.toolbar.period_words) == (Month.of(2026, 7), "July 2026")
    page.step_month(-100)
    assert page.month == Month.of(2025, 1)
    page.step_month(100)
    assert page.month == Month.of(2026, 9)


def test_ctrl_c_copies_the_chosen_rows_with_their_headers(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.table.choose("total_sales")
    qtbot.keyClick(page.table, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    head, row = (line.split("\t") for line in data.text().split("\n"))
    assert head[:4] == ["KPI", "Aug 26", "Jul 26", "Δ Jul"]
    assert row[:4] == ["Total Sales", "119", "118", "+1 (+0.8\N{NARROW NO-BREAK SPACE}%)"]
    assert "<td" in data.html()


def test_the_whole_table_is_copied_without_its_pictures_and_hidden_columns(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.step_month(-1)
    page._actions.spans[Span.TWELVE_MONTHS].trigger()
    page._actions.copy_table.trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 1 + len(CHOSEN)
    assert len(lines[0].split("\t")) == len(Column) - 4


def test_notes_stand_in_a_column_where_there_is_room_and_else_mark_the_name(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    assert page.table.isColumnHidden(Column.NOTES)
    book.apply(SetNotes({Cell("sales", AUGUST): "Rain all month"}))
    assert not page.table.isColumnHidden(Column.NOTES)
    row = page.model.row_of("total_sales")
    note = "Sales, August 2026: Rain all month"
    assert page.model.index(row, Column.NOTES).data() == note
    spoken = page.model.index(row, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(f"Notes: {note}")
    page.table.choose("total_sales")
    page.view.open_panel()
    page.resize(1250, 800)
    QApplication.processEvents()
    assert page.table.isColumnHidden(Column.NOTES)
    page._actions.copy_table.trigger()  # copied all the same
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][-1] == "Notes" and sorted(line[-1] for line in lines[1:]) == ["", note, note]
    page.step_month(-1)
    assert not page.model.has_notes


def test_why_is_copied_as_text(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.step_month(-1)
    page.table.choose("profit")
    page._actions.copy_why.trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Profit"
    assert lines[1].startswith("Profit rose by EUR\N{NO-BREAK SPACE}1.00 from June to July")
    assert lines[2].startswith("June\t")


# -- toolbar and menus ------------------------------------------------------------------------------------------


def test_every_command_stands_in_a_menu(desk: OpenDesk, book: Workbook) -> None:
    menus = desk(book).page.page_actions()
    texts = {name: [a.text().replace("&", "") for a in actions if a.text()] for name, actions in menus.items()}
    assert texts["Edit"] == ["Copy rows", "Copy table", "Copy why as text"]
    assert {"Month", "Quarter", "Needs attention", "Per day", "How it is calculated"} <= set(texts["View"])
    assert texts["Month"] == ["Next that needs attention"]


def test_the_order_can_be_chosen_in_toolbar_menu_and_header(desk: OpenDesk, sample: Workbook) -> None:
    page = desk(sample).page
    urgent = page.model.indicators
    page._actions.orders[Order.GROUPS].trigger()
    grouped = page.model.indicators
    assert grouped != urgent and sorted(grouped) == sorted(urgent)
    assert page.toolbar.order.currentText() == "In groups"
    page.table.order_chosen.emit(str(Order.ATTENTION))
    assert page.model.indicators == urgent
    page.toolbar.order.activated.emit(1)
    assert page.model.indicators == grouped


def test_per_day_is_the_same_choice_in_toolbar_and_menu(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.toolbar.per_day.click()
    assert page.model.look.per_day and page._actions.per_day.isChecked()
    page._actions.per_day.trigger()
    assert not page.model.look.per_day and not page.toolbar.per_day.isChecked()
    assert "short month" in page.toolbar.per_day.toolTip()


def test_a_segment_is_chosen_and_a_segment_that_goes_is_left(desk: OpenDesk, qtbot: QtBot) -> None:
    book = shop(FIGURES, CHOSEN, segments=(SEARCH,))
    page = desk(book).page
    assert page.toolbar.segment.isVisible()
    page.toolbar.segment.activated.emit(1)
    assert page.model.look.segment == SEARCH
    book.apply(SetSegments(()))
    assert page.model.look.segment is None
    assert not page.toolbar.segment.isVisible()


def test_a_group_is_chosen_and_a_group_that_goes_is_left(desk: OpenDesk) -> None:
    book = shop({**FIGURES, "visits": [9] * 20, "orders": [5] * 20}, [*CHOSEN, "order_rate"])
    page = desk(book).page
    choice = page.toolbar.group
    assert choice.isVisible() and choice.itemText(0) == "All groups"
    choice.activated.emit(choice.findText("Website"))
    assert page.model.indicators == ["order_rate"] and choice.currentText() == "Website"
    page.go_to(ChangePlace("profit", AUGUST))  # not of this group
    assert page.table.current == "profit" and choice.currentText() == "All groups"
    choice.activated.emit(choice.findText("Marketing"))
    book.apply(ChooseIndicators(("profit", "total_sales")))
    assert page.model.look.group is None and not choice.isVisible()


def test_three_months_are_compared_with_the_three_before_and_with_last_years(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page._actions.spans[Span.THREE_MONTHS].trigger()
    heads = [page.model.head(column).text for column in (Column.VALUE, Column.PREVIOUS, Column.LAST_YEAR)]
    assert heads == ["3 months to Aug 26", "3 months to May 26", "3 months to Aug 25"]
    line = page.model.line("total_sales")
    assert (line.value, line.previous, line.last_year) == ("354", "345", "318")
    assert page.model.line("profit").status.word == "2 of 3 months"
    assert page.place == ChangePlace(page.table.current, AUGUST, kind=PeriodKind.ROLLING, window=3)
    place = page.place
    page._actions.spans[Span.MONTH].trigger()
    page.go_to(place)
    assert page.model.look.span is Span.THREE_MONTHS


def test_without_segments_there_is_nothing_to_choose(desk: OpenDesk, book: Workbook) -> None:
    assert not desk(book).page.toolbar.segment.isVisible()


def test_the_arrows_are_off_where_there_are_no_figures_and_say_why(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.step_month(-100)
    assert not page.toolbar._earlier.isEnabled()
    assert "no figures further back" in page.toolbar._earlier.toolTip()
    assert page.toolbar._later.isEnabled()


def test_the_arrows_stay_where_they_are(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    places = []
    for _ in range(6):
        places.append(page.toolbar._later.mapTo(page, QPoint(0, 0)).x())
        page.step_month(-1)
        QApplication.processEvents()
    assert len(set(places)) == 1


# -- size -------------------------------------------------------------------------------------------------------


def test_in_a_narrow_window_the_panel_is_below_and_words_are_shorter(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book, (1100, 600)).page
    page.table.choose("total_sales")
    page.view.open_panel()
    QApplication.processEvents()
    assert page.panel.at_bottom
    assert page.panel.y() > page.table.y()
    assert abs(page.panel.height() - 208) <= 2
    assert not page.toolbar.per_day.isVisible() and not page.toolbar.copy.isVisible()
    assert page.minimumSizeHint().width() <= 1100


def test_in_a_wide_window_the_panel_is_at_the_side(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.table.choose("total_sales")
    page.view.open_panel()
    QApplication.processEvents()
    assert not page.panel.at_bottom
    assert abs(page.panel.width() - 360) <= 2
    assert page.toolbar.per_day.isVisible() and page.toolbar.copy.isVisible()


def test_the_panel_moves_with_the_window(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.table.choose("total_sales")
    page.view.open_panel()
    for width, at_bottom in ((1100, True), (1440, False)):
        page.resize(width, 700)
        QApplication.processEvents()
        assert page.panel.at_bottom is at_bottom and page.panel.isVisible()


def test_the_toolbar_keeps_its_words_apart_at_every_size_of_type(
    desk: OpenDesk, book: Workbook, type_scale: float
) -> None:
    page = desk(book, (round(1100 * type_scale), 700)).page
    boxes = [
        w.geometry() for w in page.toolbar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    ]
    shown = [box for box in boxes if page.toolbar.rect().intersects(box) and box.width() > 0]
    visible = [
        w.geometry()
        for w in page.toolbar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if w.isVisible()
    ]
    assert shown and not any(a.intersects(b) for at, a in enumerate(visible) for b in visible[at + 1 :])
    assert max(box.right() for box in visible) <= page.toolbar.width()
    assert page.toolbar.height() == fonts.scaled(48)


# -- places and areas -------------------------------------------------------------------------------------------


def test_the_place_of_a_typed_figure_is_the_row_of_the_kpi_that_shows_it(desk: OpenDesk) -> None:
    page = desk(shop(FIGURES, ["sales", "total_sales", "profit"])).page
    page.go_to(ChangePlace("sales", AUGUST, explained=True))
    assert page.table.current == "total_sales"
    assert page.view.is_open


def test_a_place_names_the_kind_of_period_and_keeps_it(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    place = ChangePlace("profit", AUGUST, kind=PeriodKind.QUARTER)
    page.go_to(place)
    assert page.place == place
    page.go_to(ChangePlace("total_sales", AUGUST))
    assert page.place == ChangePlace("total_sales", AUGUST, kind=PeriodKind.QUARTER)


def test_a_place_is_gone_to_and_explained(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.go_to(ChangePlace("total_sales", Month.of(2026, 3), explained=True))
    assert (page.month, page.table.current) == (Month.of(2026, 3), "total_sales")
    assert page.panel.isVisible() and page.panel.tabs.currentWidget() is page.panel.calculation


def test_a_place_may_open_why_it_changed(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    page.go_to(ChangePlace("total_sales", Month.of(2026, 3), explained=True))
    page.go_to(ChangePlace("total_sales", Month.of(2026, 4), why=True))
    assert page.panel.isVisible() and page.panel.tabs.currentWidget() is page.panel.why


def test_a_place_that_a_segment_hides_is_found_in_the_whole_business(desk: OpenDesk) -> None:
    book = shop(FIGURES, CHOSEN, segments=(SEARCH,))
    page = desk(book).page
    page.toolbar.segment.activated.emit(1)
    page.go_to(ChangePlace("total_sales", AUGUST))
    assert page.table.current == "total_sales"


def test_other_places_are_not_for_this_page(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    current = page.table.current
    page.go_to(GoalPlace("total_sales", Month.of(2026, 1)))
    assert (page.month, page.table.current) == (AUGUST, current)


def test_areas_end_with_the_table(desk: OpenDesk, book: Workbook) -> None:
    page = desk(book).page
    assert page.areas() == [page.toolbar, page.panel, page.table]
    for area in page.areas():
        assert area.focusProxy() is not None or area is page.table


def test_the_toolbar_gives_the_keys_to_the_chosen_period(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    page = desk(book).page
    page.toolbar.setFocus(Qt.FocusReason.TabFocusReason)
    button = QApplication.focusWidget()
    assert isinstance(button, QToolButton) and button.text() == "Month"
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert page.model.look.kind is PeriodKind.QUARTER


# -- nothing to compare -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "chosen", "nothing"),
    [
        ({}, CHOSEN, Nothing.NO_FIGURES),
        ({"sales": [1]}, CHOSEN, Nothing.ONE_MONTH),
        (FIGURES, ["step"], Nothing.NOT_CHOSEN),
        (FIGURES, CHOSEN, None),
    ],
)
def test_an_empty_page_knows_why(figures: Figures, chosen: list[str], nothing: Nothing | None) -> None:
    assert nothing_to_compare(shop(figures, chosen)) is nothing


def test_one_month_has_nothing_to_compare_and_leads_to_the_month_before(desk: OpenDesk, qtbot: QtBot) -> None:
    opened = desk(shop({"sales": [100]}, ["sales", "profit"]))
    page = opened.page
    assert page._empty.isVisible() and not page.toolbar.isVisible() and not page.table.isVisible()
    assert page._empty.accessibleName() == "Nothing to compare with yet"
    assert page.areas() == [page._empty.main_button]
    page._empty.main_button.click()
    assert opened.places == [FigurePlace(Cell("sales", Month.of(2024, 12)))]


def test_the_second_month_brings_the_table(desk: OpenDesk) -> None:
    book = shop({"sales": [100]}, ["total_sales"])
    page = desk(book).page
    book.apply(SetValues({Cell("sales", Month.of(2025, 2)): 120.0}))
    assert page.table.isVisible() and page.toolbar.isVisible()
    book.undo()
    assert page._empty.isVisible()


def test_an_empty_file_leads_to_its_first_figure(desk: OpenDesk) -> None:
    opened = desk(shop({}, ["profit", "costs"]))
    opened.page._empty.main_button.click()
    assert opened.places == [FigurePlace(Cell("costs", AUGUST))]


def test_choosing_kpis_fills_the_page(desk: OpenDesk) -> None:
    book = shop(FIGURES, ["step"])
    page = desk(book).page
    assert page._empty.isVisible()
    book.apply(ChooseIndicators(("profit",)))
    assert page.model.indicators == ["profit"]


def test_a_segment_without_any_kpi_leads_back_to_the_whole_business(desk: OpenDesk, catalogue: Catalogue) -> None:
    book = shop(FIGURES, ["year_sales_whole"], segments=(SEARCH,), extra=[_whole_only()])
    page = desk(book).page
    page.toolbar.segment.activated.emit(1)
    assert page._empty.isVisible() and page.toolbar.isVisible()
    page._empty.main_button.click()
    assert page.table.isVisible() and page.model.look.segment is None


def _whole_only():  # type: ignore[no-untyped-def]
    from tests.ui.changes.shop import calculated

    return calculated("year_sales_whole", 'at(sales, "Search") + 1')


# -- the sample through all periods ---------------------------------------------------------------------------------


@pytest.mark.parametrize("span", list(Span))
@pytest.mark.parametrize("month", ["2023-10", "2026-05", "2026-09"])
def test_the_sample_is_shown_in_every_period_without_a_cut_text(
    desk: OpenDesk, untouched_sample: Workbook, span: Span, month: str
) -> None:
    page: ChangesPage = desk(untouched_sample).page
    page.go_to(ChangePlace("profit", Month.parse(month)))
    page._actions.spans[span].trigger()
    assert page.table.current == "profit"
    total = sum(page.table.columnWidth(c) for c in Column if not page.table.isColumnHidden(c))
    assert total >= page.table.viewport().width()


def test_a_row_is_found_after_everything_was_chosen(desk: OpenDesk, sample: Workbook, catalogue: Catalogue) -> None:
    page = desk(sample).page
    sample.apply(ChooseIndicators(catalogue.starters["everything"].indicators))
    assert page.model.count(typed=False) == 121
    page.go_to(ChangePlace("demand_linear", AUGUST))
    assert page.table.current == "demand_linear"
    assert page.model.line("demand_linear").status.word == "see Charts"


def test_the_activity_index_stands_among_the_others_and_follows_every_edit(
    desk: OpenDesk, sample: Workbook, qtbot: QtBot
) -> None:
    sample.apply(ChooseIndicators(("activity_level", *sample.chosen)))
    sample.apply(SetMonths({AUGUST: None}))
    page = desk(sample).page
    index = page.model.line("activity_level")
    assert (index.value, index.change.text) == ("105.8", "−6.8 points") and index.signal is not None
    page.table.choose("activity_level")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.why.sentence.text().startswith("Activity level fell by 6.8 from July to August: lower orders")
    assert page.panel.why.bridge.rows[0].name == "July"
    assert page.panel.why.needs.rows == []
    sample.apply(SetValues({Cell("orders", AUGUST): 300.0}))
    assert page.model.line("activity_level").value == "115.1"
    qtbot.keyClick(page.table, Qt.Key.Key_F4)
    assert page.years.table.years_model.table.names[-1] == "2026"
    page._show_segment(sample.segments[0])
    assert "activity_level" not in page.model.indicators


def test_how_the_activity_index_comes_about_is_told_part_by_part(
    desk: OpenDesk, sample: Workbook, qtbot: QtBot
) -> None:
    sample.apply(ChooseIndicators(("activity_level", *sample.chosen)))
    page = desk(sample).page
    page.table.choose("activity_level")
    qtbot.keyClick(page.table, Qt.Key.Key_F1)
    shown = page.panel.calculation
    assert shown.words[0].endswith("September 2024 is 100.") and shown.words[-1] == "= 105.8"
    steps = ActivityWriter(sample, ENGLISH).steps(WithActivity(sample), page.model.period)
    assert [(step.name, step.value, step.note) for step in steps][:1] == [
        ("Visits (sessions)", "240 a day", "weight 30\N{NARROW NO-BREAK SPACE}%, 1.29 × base")
    ]
    assert steps[0].parts[0].spoken == "Base: September 2024, 186 a day"


def test_a_part_of_the_index_without_a_figure_is_named(sample: Workbook) -> None:
    sample.apply(SetMonths({AUGUST: None}))
    sample.apply(SetValues({Cell("visitors", AUGUST): None}))
    steps = ActivityWriter(sample, ENGLISH).steps(WithActivity(sample), Period.month(AUGUST))
    assert (steps[-1].name, steps[-1].note) == ("Visits (sessions)", "the other parts take its weight over")
    assert steps[-1].cell == Cell("visitors", AUGUST)


def test_quiet_figures_need_no_attention(desk: OpenDesk, qtbot: QtBot) -> None:
    page = desk(shop({"sales": QUIET}, ["total_sales"])).page
    before = page.table.current
    qtbot.keyClick(page.table, Qt.Key.Key_F3)
    assert page.table.current == before
