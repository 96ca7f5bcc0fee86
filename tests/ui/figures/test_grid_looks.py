"""How the grid is laid out and painted: whole months, heads, marks, nothing cut."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonthNotes, SetMonths, SetValues
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.grid_delegates import two_lines
from kpidesk.ui.figures.grid_model import FIRST_MONTH
from kpidesk.ui.figures.widths import month_width
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.bars import SCROLL
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.grid import WIDTH, MonthHeader, cell_role
from kpidesk.workbook.workbook import Workbook
from tests.ui.figures.desk import RUNNING, Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
Open = Callable[..., Desk]


def picture(here: Desk) -> QImage:
    QApplication.processEvents()
    return here.page.grab().toImage()


def cell_rect(here: Desk, name: str, month: Month) -> QRect:
    return here.page.grid.cell_rect(Cell(name, month), here.page)


def inks(image: QImage, rect: QRect) -> set[str]:
    ratio = image.devicePixelRatio()
    place = QRect(rect.topLeft() * ratio, rect.size() * ratio)
    across, down = range(place.left(), place.right()), range(place.top(), place.bottom())
    return {image.pixelColor(x, y).name() for x in across for y in down}


# -- layout ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1100, 1203, 1366, 1440, 1920, 2560])
def test_columns_are_whole_months_and_the_rest_is_the_names(desk: Open, width: int) -> None:
    here = desk(size=(width, 700))
    grid = here.page.grid
    months = grid.months.width() - SCROLL
    assert months % grid.month_width == 0
    assert grid.labels.width() + grid.months.width() == width
    assert grid.labels.columnWidth(0) >= (252 if width < 1200 else 280)
    assert grid.labels.columnWidth(0) < 280 + grid.month_width


def test_a_window_of_the_design_shows_fourteen_and_ten_months(desk: Open) -> None:
    assert desk(size=(1440, 900)).page.grid.months_that_fit == 14
    assert desk(size=(1100, 700)).page.grid.months_that_fit == 10


def test_a_wide_window_has_columns_for_earlier_months(desk: Open) -> None:
    here = desk(size=(2560, 900))
    assert len(here.page.model.months) == here.page.grid.months_that_fit


@pytest.mark.parametrize("width", [1440, 2560])
def test_the_names_stay_when_earlier_months_are_added(desk: Open, width: int) -> None:
    here = desk(size=(width, 900))
    grid = here.page.grid
    grid.keep_months((MAY,))
    grid.model.show_months(grid.model.month_span.including(Month.of(2020, 1)))
    press(Qt.Key.Key_Home)
    shown = [column for column in range(grid.model.columnCount()) if not grid.labels.isColumnHidden(column)]
    kept = [column for column in range(grid.model.columnCount()) if not grid.kept.isColumnHidden(column)]
    assert (shown, kept) == ([0, 1], [grid.model.column(MAY)])
    assert grid.labels.horizontalScrollBar().maximum() == 0


def test_typing_moves_nothing(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)

    def places() -> list[QRect]:
        grid = here.page.grid
        return [grid.labels.geometry(), grid.months.geometry(), cell_rect(here, "rate", JAN)]

    before = places()
    write("123456789012")
    press(Qt.Key.Key_Return)
    assert places() == before


def test_the_two_tables_scroll_together(desk: Open) -> None:
    here = desk(size=(1440, 240))
    left, right = here.page.grid.labels.verticalScrollBar(), here.page.grid.months.verticalScrollBar()
    assert left.maximum() == right.maximum() > 0
    right.setValue(40)
    assert left.value() == 40
    left.setValue(10)
    assert right.value() == 10


def test_a_current_cell_is_never_under_the_heading_that_stays(desk: Open) -> None:
    here = desk(size=(1440, 260))
    here.go("rate", MAY)
    for name in ("bounce", "visits"):
        here.go(name, MAY)
        top = here.page.grid.months.visualRect(here.page.grid.current).top()
        assert top >= fonts.scaled(28)


# -- heads ----------------------------------------------------------------------------------------------------------


def test_heads_say_month_year_days_and_lock(desk: Open) -> None:
    here = desk()
    here.workbook.apply(
        SetMonths({APRIL: MonthState(MonthStatus.CLOSED), RUNNING: MonthState(MonthStatus.UNFINISHED, 3)})
    )
    facts = here.page.grid.heads.facts
    assert facts(RUNNING, is_first=False) == MonthHeader("Jun", "3/30 days", this_month=True)
    assert facts(APRIL, is_first=False) == MonthHeader("Apr", "", closed=True)
    assert facts(JAN, is_first=False) == MonthHeader("Jan", "2026")
    assert facts(MARCH, is_first=True) == MonthHeader("Mar", "2026")


def test_the_current_month_has_a_cap_and_lines_like_a_field(desk: Open, both_themes: Theme) -> None:
    here = desk()
    image = picture(here)
    palette = both_themes.palette
    head = here.page.grid.head_rect(RUNNING, here.page)
    assert palette.text.name() in inks(image, QRect(head.left() + 10, head.top(), 4, 3))
    below = cell_rect(here, "costs", RUNNING)
    assert palette.field_border.name() in inks(image, QRect(below.left() - 2, below.top() + 5, 3, 4))


def test_a_note_on_a_month_marks_its_head(desk: Open, theme: Theme) -> None:
    here = desk()
    head = here.page.grid.head_rect(MAY, here.page)
    corner = QRect(head.right() - 6, head.top() + 1, 4, 3)
    assert theme.palette.text_2.name() not in inks(picture(here), corner)
    here.workbook.apply(SetMonthNotes({MAY: "fair"}))
    assert theme.palette.text_2.name() in inks(picture(here), corner)


def test_pressing_a_head_selects_the_month(desk: Open) -> None:
    here = desk()
    heads = here.page.grid.heads
    rect = heads.section_rect(here.page.model.column(MAY))
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    area = here.page.grid.area
    assert area is not None
    assert [here.page.model.months[place] for place in (area.left, area.right)] == [MAY, MAY]
    assert (area.top, area.bottom) == (0, 8)


def test_the_menu_of_a_head_names_its_month(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    heads = here.page.grid.heads
    where = heads.section_rect(here.page.model.column(APRIL)).center()
    heads.menu_requested.disconnect()
    with qtbot.waitSignal(heads.menu_requested, check_params_cb=lambda month, _: month == APRIL):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, heads.mapToGlobal(where))
        QApplication.sendEvent(heads.viewport(), event)


# -- cells ----------------------------------------------------------------------------------------------------------


def test_calculated_rows_have_their_tint_and_a_quieter_ink(desk: Open, both_themes: Theme) -> None:
    here = desk()
    here.go("sales", RUNNING)
    found = inks(picture(here), cell_rect(here, "profit", MAY))
    assert both_themes.palette.calculated.name() in found
    assert both_themes.palette.text_2.name() in found
    typed = inks(picture(here), cell_rect(here, "costs", MAY))
    assert both_themes.palette.surface.name() in typed


def test_the_selection_is_filled_and_outlined(desk: Open, both_themes: Theme) -> None:
    here = desk()
    here.go("costs", APRIL)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    rect = cell_rect(here, "costs", APRIL)
    found = inks(picture(here), rect.adjusted(-1, -1, 0, 0))
    assert both_themes.palette.selection.name() in found
    assert both_themes.palette.accent.name() in found


def test_the_current_cell_is_seen_without_the_focus_too(desk: Open, theme: Theme) -> None:
    here = desk()
    here.go("costs", APRIL)
    here.page.toolbar.figures.setFocus()
    rect = cell_rect(here, "costs", APRIL)
    assert theme.palette.accent.name() in inks(picture(here), rect.adjusted(-1, -1, 0, 0))


def test_the_current_name_has_a_ring(desk: Open, theme: Theme) -> None:
    here = desk()
    here.page.grid.select(2, 0)
    here.page.grid.setFocus()
    labels = here.page.grid.labels
    row = labels.row_rect(2)
    place = QRect(labels.viewport().mapTo(here.page, row.topLeft()), row.size())
    assert theme.palette.accent.name() in inks(picture(here), place)


def test_a_hole_a_ring_and_a_dash_leave_ink(desk: Open, theme: Theme) -> None:
    here = desk()
    here.go("sales", JAN)
    image = picture(here)
    for name, month in (("visits", MARCH), ("rate", MARCH), ("rate", RUNNING)):
        assert len(inks(image, cell_rect(here, name, month).adjusted(4, 3, -4, -3))) > 1
    assert inks(image, cell_rect(here, "sales", RUNNING).adjusted(4, 3, -4, -3)) == {theme.palette.surface.name()}


def test_headings_have_no_line_between_months(desk: Open, theme: Theme) -> None:
    here = desk()
    months = here.page.grid.months
    row = months.row_rect(0)
    start = months.viewport().mapTo(here.page, QPoint(2, row.top() + 4))
    area = QRect(start, row.size()).adjusted(0, 0, -months.columnWidth(FIRST_MONTH) - 8, -10)
    assert inks(picture(here), area) == {theme.palette.sunken.name()}


@pytest.mark.parametrize("value", [-8_888_888.0, 88_888_888.0, -123_456_789.0, 9_999_999_999_999.0])
def test_no_figure_is_ever_cut(desk: Open, theme: Theme, value: float) -> None:
    """Typed later than the width was measured: the column stays and the figure is narrower."""
    here = desk()
    here.workbook.apply(SetValues({Cell("costs", APRIL): None, Cell("costs", MAY): value}))
    here.go("sales", JAN)
    before = here.page.grid.month_width
    neighbour = cell_rect(here, "costs", APRIL).adjusted(1, 1, -1, -1)
    assert inks(picture(here), neighbour) <= {theme.palette.surface.name()} | _dashes(theme)
    assert here.page.grid.month_width == before


def _dashes(theme: Theme) -> set[str]:
    """The hole that the cleared neighbour is."""
    return {theme.palette.text_2.name()}


def test_columns_are_measured_for_what_a_file_holds(make: Callable[..., Workbook], theme: Theme) -> None:
    small, large = make(), make(values={Cell("sales", MAY): -123_456_789.0})
    assert month_width(small, Cells(small, ENGLISH)) == WIDTH
    wide = month_width(large, Cells(large, ENGLISH))
    assert wide > WIDTH
    assert fonts.width("−123,456,789", TextRole.SMALL) <= wide - 9
    empty = make(values={})
    assert month_width(empty, Cells(empty, ENGLISH)) == WIDTH


def test_figures_of_seven_digits_fit_at_every_size_of_type(desk: Open, type_scale: float) -> None:
    here = desk(values={Cell("sales", MAY): -8_888_888.0})
    text = here.text("sales", MAY)
    width = here.page.grid.month_width
    assert width >= WIDTH * type_scale - 1
    assert fonts.width(text, cell_role(text, width)) <= width


# -- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        ("Sales, net", 200, ("Sales, net", "")),
        ("Running costs that rise and fall with sales", 150, ("Running costs that rise", "and fall with sales")),
    ],
)
def test_long_names_take_two_lines(theme: Theme, words: str, room: int, lines: tuple[str, str]) -> None:
    assert two_lines(words, room) == lines


def test_a_name_of_one_endless_word_ends_in_dots(theme: Theme) -> None:
    first, second = two_lines("Donaudampfschifffahrtsgesellschaft " * 3, 120)
    assert first.endswith("…")
    assert second.endswith("…")


def test_a_long_name_stays_left_of_the_units(desk: Open, theme: Theme) -> None:
    long = Indicator(
        "mine", "Wages of everybody who helps out at the market stall on Saturdays", Unit.HOURS, "Shop", own=True
    )
    here = desk(chosen=("mine",), own_indicators={"mine": long}, values={}, size=(1100, 700))
    labels = here.page.grid.labels
    row = labels.row_rect(1)
    left = labels.viewport().mapTo(here.page, row.topLeft()) + QPoint(labels.columnWidth(0) - 6, 0)
    assert inks(picture(here), QRect(left, row.size()).adjusted(0, 2, -row.width() + 8, -2)) == {
        theme.palette.surface.name()
    }


def test_the_word_calculated_goes_in_a_narrow_window(desk: Open) -> None:
    assert desk().page.grid.labels.labels.says_calculated
    assert not desk(size=(1100, 700)).page.grid.labels.labels.says_calculated


# -- the heading that stays -----------------------------------------------------------------------------------------


def test_the_heading_of_the_group_stays_at_the_top(desk: Open) -> None:
    here = desk(size=(1440, 260))
    bar = here.page.grid.months.verticalScrollBar()
    bands = here.page.grid.bands
    bar.setValue(0)
    assert [band.group for band in bands] == [None, None, None]
    bar.setValue(40)
    assert [band.group.group if band.group else "" for band in bands] == ["Finance"] * 3
    bar.setValue(bar.maximum())
    top = here.page.grid.months.rowAt(0)
    found = bands[0].group
    assert (found.group if found else here.page.model.rows[top].group) == here.page.model.rows[top].group


def test_the_next_heading_pushes_it_up(desk: Open) -> None:
    here = desk(size=(1440, 220))
    bar = here.page.grid.months.verticalScrollBar()
    heights = []
    for value in range(5 * 28 - 30, 5 * 28 - 1, 7):
        bar.setValue(value)
        if here.page.grid.bands[0].group is not None:
            heights.append(here.page.grid.bands[0].height())
    assert all(one >= other for one, other in pairwise(heights))
    assert heights[-1] < 28


def test_pressing_the_heading_leads_to_its_row(desk: Open) -> None:
    here = desk(size=(1440, 260))
    here.go("visits", MAY)
    here.page.grid.months.verticalScrollBar().setValue(40)
    QTest.mouseClick(here.page.grid.bands[0], Qt.MouseButton.LeftButton)
    assert here.page.grid.current.row() == 0
    assert here.page.grid.labels.hasFocus()


def test_scrolling_paints_the_heading_over_the_rows(desk: Open, theme: Theme) -> None:
    here = desk(size=(1440, 260))
    bar = here.page.grid.months.verticalScrollBar()
    bar.setValue(40)
    image = picture(here)
    viewport = here.page.grid.months.viewport()
    start = viewport.mapTo(here.page, QPoint(2, 4))
    assert inks(image, QRect(start, start + QPoint(60, 15))) == {theme.palette.sunken.name()}


def test_an_empty_grid_paints_without_rows(desk: Open) -> None:
    here = desk(chosen=(), values={})
    here.page.stack.setCurrentWidget(here.page.grid)
    image = picture(here)
    assert not image.isNull()
    assert here.page.grid.area is None
    assert here.page.grid.cell is None
    assert not here.page.grid.select_cell(Cell("sales", MAY))
    assert not here.page.grid.current.isValid()
    press(Qt.Key.Key_Down)
    assert not here.page.grid.current.isValid()
    assert QColor(image.pixelColor(700, 400)).isValid()


def test_a_squeezed_figure_is_selected_like_any_other(desk: Open, both_themes: Theme) -> None:
    here = desk()
    here.workbook.apply(SetValues({Cell("costs", MAY): -123_456_789.0}))
    here.go("costs", MAY)
    found = inks(picture(here), cell_rect(here, "costs", MAY).adjusted(2, 2, -2, -2))
    assert both_themes.palette.selection.name() in found
    assert both_themes.palette.surface.name() not in found
    assert len(found) > 1
