"""A table of prepared words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.text_table import PADDING, Column, TextModel, TextTable

COLUMNS = (Column("Figure", wide=True), Column("Now", right=True), Column("Why", muted=True))
ROWS = [["Sales, net", "1,250.5", "typed"], ["<b>Bounce</b> rate", "44 %", "undone"], ["Visits", "2,828", ""]]


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TextTable:
    model = TextModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    made = TextTable(theme, model, "Differences")
    made.words = model  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(600, 300)
    model.show_rows(ROWS)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_columns_fit_their_words_and_the_wide_one_takes_the_rest(table: TextTable) -> None:
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()
    for column in (1, 2):
        widest = max(fonts.width(row[column], TextRole.BODY) for row in ROWS)
        assert table.columnWidth(column) >= widest + 2 * PADDING


def test_a_long_name_gets_a_second_line_and_no_figure_is_cut(table: TextTable) -> None:
    plain = table.rowHeight(0)
    figure = table.columnWidth(1)
    table.model().show_rows([["A name of a figure that is longer than the room for it " * 2, *ROWS[0][1:]], ROWS[1]])
    assert table.rowHeight(0) > plain
    assert table.rowHeight(1) == plain
    assert table.columnWidth(1) == figure


def test_arrows_move_by_rows_and_enter_enters(table: TextTable) -> None:
    table.setFocus()
    table.choose(0)
    moved: list[int] = []
    entered: list[int] = []
    table.current_moved.connect(moved.append)
    table.entered.connect(entered.append)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (moved, entered, table.row) == ([1], [1], 1)


def test_names_are_shown_to_the_letter(table: TextTable) -> None:
    model = table.model()
    assert "&lt;b&gt;Bounce" in str(model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole))
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Figure: <b>Bounce</b> rate, Now: 44 %, Why: undone"


def test_a_single_word_can_become_known_later(table: TextTable) -> None:
    table.choose(2)
    table.model().show_word(2, 2, "restored from a backup")
    assert table.row == 2
    assert table.columnWidth(2) >= fonts.width("restored from a backup", TextRole.BODY)


def test_both_themes_and_larger_type_draw_it(table: TextTable, both_themes: Theme, type_scale: float) -> None:
    table.fit()
    table.choose(1)
    assert not table.grab().isNull()
    assert table.rowHeight(0) >= fonts.line_height(TextRole.BODY)


def test_the_row_that_the_keys_come_to_is_chosen(table: TextTable) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.row == 0
    assert table.selectionModel().isRowSelected(0)


def test_rows_in_sight_are_those_that_are_not_scrolled_away(table: TextTable) -> None:
    assert list(table.rows_in_sight) == [0, 1, 2]
    table.model().show_rows(ROWS * 40)
    table.choose(119)
    assert table.rows_in_sight[-1] == 119 and 5 < len(table.rows_in_sight) < 15
