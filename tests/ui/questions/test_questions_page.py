"""The page of open questions: read, kept by keys and mouse, undone, and where its rows lead."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.questions.questions import QuestionKind
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Confirm, SetMonths, SetValues
from kpidesk.ui.questions.open_questions import Answer, Asked
from kpidesk.ui.questions.questions_delegate import heading_button
from kpidesk.ui.questions.questions_model import Column
from kpidesk.ui.workbook_signals import Hold
from tests.ui.questions.conftest import APRIL, MAY, Reader

Read = Callable[[dict[Cell, float]], Reader]
SALES, COSTS = Cell("sales", MAY), Cell("costs", MAY)
OPENED, DELIVERED = Cell("opened", APRIL), Cell("delivered", APRIL)
ODD = {SALES: 9000.0, COSTS: 4000.0, OPENED: 5000.0}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(reader: Reader, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(reader.page.table, key, modifiers)
    QApplication.processEvents()


def answers(reader: Reader) -> list[Answer]:
    return [line.answer for line in reader.page.model.lines if isinstance(line, Asked)]


def test_questions_stand_below_their_month_the_newest_first(read: Read) -> None:
    reader = read(ODD)
    QAbstractItemModelTester(reader.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, reader.page)
    assert reader.rows == [
        ("May 2026: 3 open questions", ""),
        ("about ten times April", "Sales, net"),
        ("about ten times April", "Costs"),
        ("not closed", "The month"),
        ("April 2026: 1 open question", ""),
        ("impossible", "Opened"),
    ]


def test_the_strip_says_the_current_question_in_full(read: Read) -> None:
    reader = read(ODD)
    assert reader.sentence.startswith("Sales, net: 9,000 is about ten times the ")
    assert reader.offers == ["Yes, keep it", "Go to the figure"]
    press(reader, Qt.Key.Key_Down)
    press(reader, Qt.Key.Key_Down)
    assert reader.sentence == "May 2026 is over and not closed."
    assert reader.offers == ["Go to the month", "Close May 2026…"]
    press(reader, Qt.Key.Key_Down)  # over the heading of April
    assert "Opened (5,000) cannot be more than Delivered (" in reader.sentence
    assert reader.offers == ["Go to Opened", "Go to Delivered"]


def test_keeping_marks_the_row_where_it_is_and_goes_to_the_next(read: Read) -> None:
    reader = read(ODD)
    before = reader.rows
    press(reader, Qt.Key.Key_Return, CTRL)
    assert reader.workbook.is_confirmed(SALES)
    assert [row[1] for row in reader.rows] == [row[1] for row in before]
    assert answers(reader) == [Answer.KEPT, Answer.OPEN, Answer.OPEN, Answer.OPEN]
    assert reader.page.table.asked is not None
    assert reader.page.table.asked.question.cells == (COSTS,)
    assert reader.told == ["Kept: Sales, net"]
    press(reader, Qt.Key.Key_Space)
    assert reader.workbook.is_confirmed(COSTS)


def test_each_gesture_is_one_step_of_undo(read: Read) -> None:
    reader = read(ODD)
    press(reader, Qt.Key.Key_Return, CTRL | SHIFT)
    QTest.keyClick(reader.page, Qt.Key.Key_Return, CTRL | SHIFT)
    assert reader.workbook.is_confirmed(SALES)
    assert reader.workbook.is_confirmed(COSTS)
    assert answers(reader)[:2] == [Answer.KEPT, Answer.KEPT]
    reader.workbook.undo()
    assert answers(reader) == [Answer.OPEN] * 4
    assert reader.workbook.undoable is None


def test_the_mouse_keeps_one_or_all_of_a_month(read: Read) -> None:
    reader = read(ODD)
    table, model = reader.page.table, reader.page.model
    index = model.index(2, Column.KEEP)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert reader.workbook.is_confirmed(COSTS)
    reader.workbook.undo()
    heading = heading_button(table.visualRect(model.index(0, 0)), model.word(0, Column.KEEP))
    assert heading.isValid()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert reader.workbook.is_confirmed(SALES)
    assert reader.told[-1] == "Kept as they are: 2 figures of May 2026."


def test_an_impossible_figure_cannot_be_kept_only_led_to(read: Read) -> None:
    reader = read({OPENED: 5000.0})
    table = reader.page.table
    table.choose(len(reader.rows) - 1)
    for key, modifiers in ((Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)):
        press(reader, key, modifiers)
    assert reader.workbook.undoable is None
    assert reader.wanted == []
    press(reader, Qt.Key.Key_Return)
    reader.page.other_action.trigger()
    assert reader.wanted == [OPENED, DELIVERED]
    assert not reader.page.keep_action.isEnabled()


def test_a_double_click_and_the_link_lead_to_the_figure(read: Read) -> None:
    reader = read(ODD)
    table = reader.page.table
    place = table.visualRect(reader.page.model.index(1, Column.FIGURE)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    link = table.visualRect(reader.page.model.index(2, Column.GO)).topLeft() + QPoint(20, 18)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert reader.wanted == [SALES, COSTS]


def test_a_month_that_is_not_closed_leads_to_it_and_to_closing(read: Read, qtbot: QtBot) -> None:
    reader = read(ODD)
    reader.page.table.choose(3)
    press(reader, Qt.Key.Key_Return)
    assert reader.wanted == [MAY]
    with qtbot.waitSignal(reader.page.closing_wanted) as heard:
        QTest.mouseClick(reader.page.strip.buttons[1], Qt.MouseButton.LeftButton)
    assert heard.args == [MAY]


def test_a_corrected_figure_is_settled_and_leaves_when_the_list_is_opened_anew(read: Read) -> None:
    reader = read(ODD)
    reader.workbook.apply(SetValues({SALES: 1010.0}))
    reader.workbook.apply(SetMonths({MAY: MonthState(MonthStatus.CLOSED)}))
    assert answers(reader) == [Answer.SETTLED, Answer.OPEN, Answer.SETTLED, Answer.OPEN]
    reader.page.begin()
    assert [row[1] for row in reader.rows if row[1]] == ["Costs", "Opened"]


def test_the_choice_of_kind_and_month_narrows_the_list(read: Read) -> None:
    reader = read(ODD)
    reader.page.kinds.setCurrentIndex(1 + list(QuestionKind).index(QuestionKind.IMPOSSIBLE))
    reader.page.kinds.activated.emit(1)
    assert [row[1] for row in reader.rows if row[1]] == ["Opened"]
    reader.page.kinds.setCurrentIndex(1 + list(QuestionKind).index(QuestionKind.GAPS))
    reader.page.kinds.activated.emit(1)
    assert reader.rows == []
    assert reader.page.nothing.accessibleName() == "No such questions"
    reader.page.nothing.main_button.click()
    assert len(reader.rows) == 6
    reader.page.months.setCurrentIndex(reader.page.months.findText("April 2026"))
    reader.page.months.activated.emit(1)
    assert [row[0] for row in reader.rows] == ["April 2026: 1 open question", "impossible"]


def test_keeping_all_keeps_only_what_is_in_the_list(read: Read) -> None:
    reader = read(ODD)
    reader.page.keep_month(APRIL)
    assert reader.workbook.undoable is None
    reader.page.keep_month(MAY)
    assert isinstance(reader.workbook.undoable, Confirm)
    assert set(reader.workbook.undoable.figures) == {SALES, COSTS}


def test_nothing_to_ask_says_so(read: Read) -> None:
    reader = read({})
    reader.workbook.apply(SetMonths({MAY: MonthState(MonthStatus.CLOSED)}))
    reader.page.begin()
    assert reader.page.nothing.isVisible()
    assert reader.page.nothing.accessibleName() == "No open questions"
    assert reader.offers == []


def test_a_file_that_cannot_be_changed_can_be_read_and_says_why(read: Read) -> None:
    reader = read(ODD)
    reader.signals.hold_back(Hold("Another program has this file."))
    assert not reader.page.strip.buttons[0].isEnabled()
    assert reader.page.strip.buttons[1].isEnabled()
    press(reader, Qt.Key.Key_Space)
    assert reader.refused == ["Another program has this file."]
    assert not reader.workbook.is_confirmed(SALES)
    reader.signals.hold_back(None)
    assert reader.page.strip.buttons[0].isEnabled()


def test_esc_goes_back(read: Read, qtbot: QtBot) -> None:
    reader = read(ODD)
    with qtbot.waitSignal(reader.page.closed):
        press(reader, Qt.Key.Key_Escape)


def test_a_screen_reader_hears_the_whole_sentence(read: Read) -> None:
    reader = read(ODD)
    said = reader.page.model.data(reader.page.model.index(5, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).startswith("Opened (5,000) cannot be more than Delivered")


def test_no_word_is_wider_than_its_column_in_a_narrow_window(read: Read) -> None:
    reader = read(ODD)
    reader.page.resize(1100, 560)
    QApplication.processEvents()
    table = reader.page.table
    widths = [table.columnWidth(column) for column in Column]
    assert sum(widths) <= table.viewport().width()
    assert all(widths)
