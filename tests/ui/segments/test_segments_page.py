"""The page of channels, campaigns and products, by keys and mouse."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, RenameSegment, SetMonths, SetSegmentCards, SetValues
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.segments.segment_views import Shown
from kpidesk.ui.segments.segments_delegate import add_rect
from kpidesk.ui.segments.segments_model import Column
from kpidesk.ui.segments.segments_page import SegmentsPage
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ui.segments.shop import FAIR, JAN, MUG, PLATE, SHOP, shop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class Bench:
    page: SegmentsPage
    workbook: Workbook
    signals: WorkbookSignals
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Headings and names as they stand."""
        model = self.page.model
        return [model.text(row, Column.NAME) for row in range(len(model.lines))]

    @property
    def sentence(self) -> str:
        return self.page.strip.words[0]

    @property
    def offers(self) -> list[str]:
        return [offer.words for offer in self.page.strip.offers]

    @property
    def editor(self) -> QLineEdit:
        found = QApplication.focusWidget()
        assert isinstance(found, QLineEdit)
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def choose(self, segment: Segment, column: Column = Column.NAME) -> None:
        self.page.table.setFocus()
        self.page.table.choose(segment, column)

    def offer(self, words: str) -> None:
        self.page.strip.buttons[self.offers.index(words)].click()


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot) -> Iterator[Bench]:
    workbook = shop()
    signals = WorkbookSignals(workbook)
    page = SegmentsPage(workbook, signals, theme)
    signals.setParent(page)
    signals.changed.connect(page.show_effect)
    qtbot.addWidget(page)
    made = Bench(page, workbook, signals)
    page.refused.connect(lambda words: made.refused.append(words) if words else None)
    page.told.connect(made.told.append)
    page.resize(1100, 620)
    page.show()
    page.activateWindow()
    page.take_focus()
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    QApplication.processEvents()
    yield made


# -- names and dates ------------------------------------------------------------------------------------------------


def test_three_kinds_with_their_own_and_what_they_have(bench: Bench) -> None:
    assert bench.names == ["Channels", "Shop", "Fair", "Campaigns", "Products", "Mug", "Plate"]
    row = [bench.page.model.text(1, column) for column in Column]
    assert row == ["Shop", "", "", "", "3", "Jan 26", "Feb 26", ""]
    assert bench.page.table.segment == SHOP
    assert bench.sentence == "“Shop” has 3 figures, January to February 2026."


def test_a_name_is_changed_in_place(bench: Bench) -> None:
    bench.choose(SHOP)
    bench.press(Qt.Key.Key_F2)
    bench.write("High street")
    bench.press(Qt.Key.Key_Return)
    assert bench.names[1] == "High street"
    assert bench.workbook.typed(Cell("sales", JAN, SHOP._replace(name="High street"))) == 60
    assert bench.page.table.segment == SHOP._replace(name="High street")
    bench.workbook.undo()
    assert bench.names[1] == "Shop"


def test_a_refused_name_stays_in_its_field(bench: Bench) -> None:
    bench.choose(SHOP)
    bench.press(Qt.Key.Key_Return)
    bench.write("fair")
    bench.press(Qt.Key.Key_Return)
    assert bench.editor.text() == "fair"
    assert bench.refused == ["There is “Fair” already (channel). Choose another name, or merge the two."]
    assert bench.page.is_edited
    bench.press(Qt.Key.Key_Escape)
    assert bench.names[1] == "Shop"
    assert not bench.page.is_edited


def test_days_are_typed_in_the_table_and_held_against_each_other(bench: Bench) -> None:
    bench.choose(FAIR, Column.FROM)
    bench.press(Qt.Key.Key_F2)
    bench.write("1 Jun 2026")
    bench.press(Qt.Key.Key_Return)
    assert bench.workbook.segment_card(FAIR).starts == dt.date(2026, 6, 1)
    bench.choose(FAIR, Column.UNTIL)
    bench.press(Qt.Key.Key_F2)
    bench.write("May 2026")
    bench.press(Qt.Key.Key_Return)
    assert bench.workbook.segment_card(FAIR).ends is None
    assert "before it starts" in bench.refused[-1]
    bench.editor.setText("nonsense")
    bench.press(Qt.Key.Key_Return)
    assert bench.refused[-1].startswith("“nonsense” is no day.")
    bench.editor.setText("June 2026")
    bench.press(Qt.Key.Key_Return)
    assert bench.workbook.segment_card(FAIR).ends == dt.date(2026, 6, 30)


def test_a_campaign_is_added_named_and_given_a_type(bench: Bench) -> None:
    table = bench.page.table
    heading = table.visualRect(bench.page.model.index(3, 0))
    at = add_rect(heading, SegmentKind.CAMPAIGN).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    bench.write("Spring")
    bench.press(Qt.Key.Key_Return)
    spring = Segment(SegmentKind.CAMPAIGN, "Spring")
    assert spring in bench.workbook.segments
    bench.choose(spring, Column.TYPE)
    bench.press(Qt.Key.Key_F2)
    bench.write("news")
    assert bench.editor.completer().currentCompletion() == "newsletter"
    bench.editor.setText("newsletter")
    bench.press(Qt.Key.Key_Return)
    assert bench.workbook.segment_card(spring).type == "newsletter"
    assert not bench.page.model.flags(bench.page.model.index(1, Column.TYPE)) & Qt.ItemFlag.ItemIsEditable


def test_insert_adds_one_of_the_same_kind_with_a_name_of_its_own(bench: Bench) -> None:
    bench.choose(MUG)
    bench.press(Qt.Key.Key_Insert)
    bench.press(Qt.Key.Key_Escape)
    bench.page.add(SegmentKind.PRODUCT)
    assert bench.names[-2:] == ["New product", "New product 2"]


def test_one_that_ends_says_so_and_goes_on_again(bench: Bench) -> None:
    bench.choose(SHOP)
    bench.page.end_action.trigger()
    assert bench.workbook.segment_card(SHOP).ends == dt.date(2026, 2, 28)
    assert bench.editor.text() == "28 Feb 2026"
    bench.press(Qt.Key.Key_Return)
    assert bench.page.model.text(1, Column.STATE) == "ended"
    assert bench.offers == ["Let it go on", "Merge…"]
    bench.offer("Let it go on")
    assert bench.workbook.segment_card(SHOP) == SegmentCard()
    assert bench.told == ["“Shop” goes on."]


def test_keys_move_it_among_its_kind_in_one_step_of_undo(bench: Bench) -> None:
    bench.choose(PLATE)
    bench.press(Qt.Key.Key_Up, CTRL | SHIFT)
    assert bench.names[-2:] == ["Plate", "Mug"]
    assert bench.page.table.segment == PLATE
    bench.press(Qt.Key.Key_Up, CTRL | SHIFT)
    assert bench.names[-2:] == ["Plate", "Mug"]
    bench.workbook.undo()
    assert bench.names[-2:] == ["Mug", "Plate"]
    assert bench.workbook.undoable is None


def test_dragging_a_name_moves_it_and_never_to_another_kind(bench: Bench) -> None:
    table, model = bench.page.table, bench.page.model

    def drag(first: int, last: int) -> None:
        start, end = (table.visualRect(model.index(row, 0)).center() for row in (first, last))
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=start)
        left = Qt.MouseButton.LeftButton
        where = QPointF(end)
        table.mouseMoveEvent(QMouseEvent(QMouseEvent.Type.MouseMove, where, where, left, left, PLAIN))
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=end)

    drag(1, 2)
    assert bench.names[1:3] == ["Fair", "Shop"]
    drag(1, 6)
    assert bench.names[1:3] == ["Fair", "Shop"]


def test_what_is_used_is_not_removed_and_what_is_not_is(bench: Bench) -> None:
    bench.choose(SHOP)
    bench.press(Qt.Key.Key_Delete)
    assert SHOP in bench.workbook.segments
    assert bench.refused == ["“Shop” still has 3 figures, so it is not removed. Merge it into another, or end it."]
    bench.choose(MUG)
    assert "Remove" in bench.offers
    bench.press(Qt.Key.Key_Delete)
    assert MUG not in bench.workbook.segments
    assert bench.told == ["“Mug” is removed."]


# -- merging --------------------------------------------------------------------------------------------------------


def test_merging_says_what_happens_and_is_one_step(bench: Bench) -> None:
    bench.choose(FAIR)
    bench.offer("Merge…")
    assert bench.page.into.hasFocus()
    assert bench.sentence == (
        "“Fair” becomes a part of “Shop”: 1 figure moves and 1 figure is added to the one of the same month. "
        "1 figure cannot be added up (Rate): that of “Shop” stays, and a note keeps the other."
    )
    bench.press(Qt.Key.Key_Return)
    assert FAIR not in bench.workbook.segments
    assert bench.workbook.typed(Cell("sales", JAN, SHOP)) == 90
    assert bench.workbook.typed(Cell("rate", JAN, SHOP)) == 0.1
    assert bench.told == ["“Fair” is a part of “Shop” now."]
    bench.workbook.undo()
    assert bench.workbook.typed(Cell("sales", JAN, SHOP)) == 60
    assert bench.workbook.undoable is None


def test_merging_leaves_closed_months_closed_and_says_so_before(bench: Bench) -> None:
    closed = MonthState(MonthStatus.CLOSED)
    bench.workbook.apply(SetMonths({JAN: closed, JAN.next: closed}))
    bench.choose(FAIR)
    bench.page.begin_merging()
    assert bench.page.strip.words[1] == (
        "January 2026 is closed and stays so; what changes there is marked as restated."
    )
    bench.press(Qt.Key.Key_Return)
    assert bench.refused == []
    assert bench.workbook.month_state(JAN) == closed
    assert bench.workbook.typed(Cell("sales", JAN, SHOP)) == 90
    assert bench.workbook.restated(Cell("sales", JAN, SHOP)) == (60, 90)
    bench.workbook.undo()
    assert bench.workbook.month_state(JAN) == closed
    assert bench.workbook.typed(Cell("sales", JAN, SHOP)) == 60
    assert bench.workbook.restated(Cell("sales", JAN, SHOP)) is None


def test_esc_leaves_the_merging_and_then_the_page(bench: Bench, qtbot: QtBot) -> None:
    bench.choose(FAIR)
    bench.page.begin_merging()
    bench.press(Qt.Key.Key_Escape)
    assert not bench.page.into.isVisible()
    with qtbot.waitSignal(bench.page.closed):
        bench.press(Qt.Key.Key_Escape)
    assert bench.workbook.undoable is None


# -- totals and KPIs ------------------------------------------------------------------------------------------------


def test_a_total_becomes_the_sum_of_its_parts_after_it_was_said(bench: Bench) -> None:
    bench.page.show_view(Shown.TOTALS)
    rows = bench.page.totals.model.rows
    assert rows[0] == ["Sales", "channels, campaigns and products", "channels", "typed"]
    assert bench.sentence == "The totals of Sales are typed; a blank one stays blank."
    bench.page.totals.open_menu(0)
    words = [action.text() for action in bench.page.totals.menu.actions()]
    assert words == ["typed", "the sum of its channels", "the sum of its products"]
    bench.page.totals.menu.actions()[1].trigger()
    bench.page.totals.menu.close()
    assert bench.workbook.total_from("sales") is None
    assert bench.sentence.endswith("1 typed total stays as it is. 2 months get a total.")
    bench.offer("Take the sum")
    assert bench.workbook.total_from("sales") is SegmentKind.CHANNEL
    assert rows[0][3] == "typed"
    assert bench.page.totals.model.rows[0][3] == "the sum of its channels"
    bench.workbook.undo()
    assert bench.workbook.total_from("sales") is None


def test_what_does_not_add_up_says_so(bench: Bench) -> None:
    bench.page.show_view(Shown.TOTALS)
    bench.page.totals.table.choose(2)
    assert bench.sentence == "Rate does not add up over its parts, so its totals are typed."
    assert bench.offers == []


def test_kpis_say_by_what_they_can_be_seen(bench: Bench) -> None:
    bench.page.show_view(Shown.KPIS)
    assert bench.page.kpis.model.rows[0] == ["Gross profit", "–", "–", "available", "Direct cost"]
    assert bench.sentence == (
        "Gross profit by channel is not available: Direct cost is split by products only. "
        "Gross profit by product is available."
    )


def test_a_view_without_rows_says_what_to_do(bench: Bench) -> None:
    bench.workbook.apply(ChooseIndicators(("rent",)))
    bench.workbook.apply(SetValues(dict.fromkeys(bench.workbook.cells_of("sales"))))
    bench.workbook.apply(SetValues(dict.fromkeys(bench.workbook.cells_of("rate"))))
    bench.page.show_view(Shown.TOTALS)
    assert bench.page.nothing.accessibleName() == "No figure can be split yet"
    assert bench.page.nothing.isVisible()
    bench.page.show_view(Shown.KPIS)
    assert bench.page.nothing.accessibleName() == "No KPI is shown yet"
    bench.workbook.undo()
    bench.page.show_view(Shown.NAMES)
    assert bench.page.table.isVisible()


# -- around ---------------------------------------------------------------------------------------------------------


def test_it_follows_what_changes_elsewhere(bench: Bench) -> None:
    bench.workbook.apply(RenameSegment(FAIR, "Market"))
    bench.workbook.apply(SetSegmentCards({SHOP: SegmentCard(starts=dt.date(2025, 3, 1))}))
    assert bench.names[2] == "Market"
    assert bench.page.model.text(1, Column.FROM) == "1 Mar 2025"


def test_a_file_that_cannot_be_changed_is_shown_only(bench: Bench) -> None:
    bench.signals.hold_back(Hold("Another program has this file."))
    bench.choose(SHOP)
    bench.press(Qt.Key.Key_F2)
    assert bench.page.table.hasFocus()
    bench.page.add(SegmentKind.CHANNEL)
    assert bench.refused == ["Another program has this file."]
    assert not any(button.isEnabled() for button in bench.page.strip.buttons if button.isVisible())
    assert not any(action.isEnabled() for action in bench.page.add_actions)


def test_every_column_fits_a_narrow_window(bench: Bench) -> None:
    table = bench.page.table
    assert sum(table.columnWidth(column) for column in Column) <= table.viewport().width()
