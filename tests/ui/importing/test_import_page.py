"""The three steps on a page: by keys, with files that cannot be read, and with nothing to import."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.exchange.amount import POINT
from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER
from kpidesk.exchange.reading import sheets_in
from kpidesk.exchange.sheet import SourceFile
from kpidesk.exchange.table import TableRefused
from kpidesk.ui.importing import import_work
from kpidesk.ui.importing.import_page import ImportPage
from kpidesk.ui.importing.import_steps import CHECK, COLUMNS, FILE
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ui.importing.bench_book import JUNE, MAY, SHEET, business

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Bench:
    """A page in a window over a small business."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, book: Workbook) -> None:
        self._qtbot, self._folder, self.book = qtbot, folder, book
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.signals = WorkbookSignals(book, self.window)
        self.chosen: Path | None = None
        self.page = ImportPage(book, self.signals, theme, ENGLISH, self.window, ask_file=lambda: self.chosen)
        self.told: list[str] = []
        self.closed: list[bool] = []
        self.imported: list[Cell] = []
        self.page.told.connect(self.told.append)
        self.page.closed.connect(lambda: self.closed.append(True))
        self.page.imported.connect(self.imported.append)
        self.window.resize(1440, 800)
        self.page.resize(1440, 800)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def file(self, text: str = SHEET, name: str = "figures.csv") -> Path:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, text: str = SHEET, name: str = "figures.csv") -> None:
        self.page.read(self.file(text, name))
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.page.work.is_working, timeout=20_000)
        QApplication.processEvents()

    def go_to_check(self) -> None:
        self.page.go_on()
        self.page.go_on()
        QApplication.processEvents()
        assert self.page.step == CHECK

    @property
    def main(self) -> str:
        return self.page.footer.main.text() if self.page.footer.main.isEnabled() else ""


def read_here(path: Path) -> SourceFile:
    """As it is read apart, without the time that another process takes to start."""
    try:
        return replace(sheets_in(path.read_bytes()), name=path.name)
    except TableRefused as refused:
        raise TableRefused(f"{path}: {refused}") from None


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Bench]:
    monkeypatch.setattr(import_work, "read_sheets", read_here)
    return lambda book=None: Bench(qtbot, theme, tmp_path, book or business())


@pytest.fixture
def bench(make: Callable[..., Bench]) -> Bench:
    return make()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


# -- the file -----------------------------------------------------------------------------------------------------


def test_a_file_is_chosen_and_described(bench: Bench) -> None:
    bench.page.begin()
    assert QApplication.focusWidget() is bench.page.file.empty.main_button
    bench.chosen = bench.file()
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.page.strip.file == "figures.csv, semicolons, UTF-8"
    assert bench.page.facts == "Import, step 1 of 3"
    assert bench.main == "Next"


def test_a_broken_file_is_refused_with_its_line(bench: Bench) -> None:
    bench.read('Month,Sales\n2026-05,"12\n2026-06,13\n', "broken.csv")
    assert bench.page.file.message.text.startswith("“broken.csv”, line 3: ")
    assert bench.page.footer.main.isEnabled() is False
    bench.read()
    assert bench.page.file.message.text == ""


def test_a_file_without_months_says_what_is_looked_for(bench: Bench) -> None:
    bench.read("a,b\nc,d\n")
    assert "has to name months" in bench.page.file.message.text
    assert bench.main == ""


def test_cells_on_the_clipboard_are_taken_as_a_file(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("Month\tVisits\nJune 2026\t95\n")
    bench.page.paste()
    bench.settle()
    bench.go_to_check()
    assert bench.main == "Import 1 cell"


def test_an_empty_clipboard_is_said(bench: Bench) -> None:
    QGuiApplication.clipboard().clear()
    bench.page.paste()
    assert bench.page.file.message.text.startswith("Nothing is on the clipboard.")


def test_reading_can_be_given_up(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(path: Path) -> SourceFile:
        time.sleep(0.3)
        return read_here(path)

    monkeypatch.setattr(import_work, "read_sheets", slowly)
    bench.page.read(bench.file())
    assert bench.page.file.reading.accessibleName() == "Reading “figures.csv”…"
    press(Qt.Key.Key_Escape)
    assert bench.closed == [] and not bench.page.work.is_working
    bench.page.work._tasks.finish()
    QTest.qWait(400)
    assert bench.page.work.draft is None


def test_a_download_says_whose_it_is_and_what_it_gives(bench: Bench) -> None:
    bench.read(
        "Month,Orders,Gross sales,Discounts,Returns,Net sales,Total sales\n2026-06-01,5,98,-3.00,0,95.00,113\n",
        "shop.csv",
    )
    assert bench.page.file.reader.reader.currentText() == "Shopify"
    assert bench.page.file.reader.gives.text().startswith("Shopify, Total sales over time: ")


def test_a_reader_that_misses_a_column_says_which_it_expects(bench: Bench) -> None:
    bench.read()
    bench.page.file.reader_chosen.emit("Shopify")
    bench.settle()
    assert "Shopify" in bench.page.file.message.text
    assert "“Net sales”" in bench.page.file.reader.columns.text()
    assert bench.main == ""
    bench.page.file.reader_chosen.emit("")
    bench.settle()
    assert bench.main == "Next"


BOOKINGS = (
    "Buchungstag;Verwendungszweck;Betrag;Saldo\n"
    "03.06.2026;Miete;-450,00;550,00\n"
    "09.06.2026;Kunde Nord;2300,00;2850,00\n"
    "28.06.2026;Sparkonto;-500,00;2350,00\n"
)


def test_rules_for_a_bank_count_their_bookings_as_they_are_written(bench: Bench) -> None:
    bench.read(BOOKINGS, "konto.csv")
    rules = bench.page.file.rules
    assert rules.isVisible() and rules.rest.text() == "3 bookings"
    rules.add.click()
    write("miete")
    assert rules.rows[0].count.text() == "not complete"
    rules.choose_target(rules.rows[0], "costs")
    bench.settle()
    assert (rules.rows[0].count.text(), rules.rest.text()) == ("1 booking", "2 of 3 bookings fit no rule.")
    rules.add.click()
    rules.rows[1].contains.setText("sparkonto")
    rules.choose_target(rules.rows[1], OWN_TRANSFER)
    bench.settle()
    assert [rule.contains for rule in rules.rules] == ["miete", "sparkonto"]
    rules.rows[1].up.click()
    bench.settle()
    assert [rule.contains for rule in rules.rules] == ["sparkonto", "miete"]
    rules.rows[0].remove.click()
    bench.settle()
    bench.go_to_check()
    assert bench.page.work.draft is not None and bench.page.work.draft.plan is not None
    assert bench.page.work.draft.plan.values == {Cell("costs", JUNE): 450.0}


# -- the columns --------------------------------------------------------------------------------------------------


def test_a_figure_is_found_by_typing_and_the_keys_come_back(bench: Bench) -> None:
    bench.read("Month;Besucher am Tag\nJune 2026;7\n")
    bench.page.go_on()
    row = bench.page.columns.rows["Besucher am Tag"]
    assert QApplication.focusWidget() is row.target
    press(Qt.Key.Key_Return)
    write("vis")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert (row.target.target, row.why.text()) == ("Visits", "You chose it.")
    assert QApplication.focusWidget() is row.target
    assert bench.page.is_edited


def test_a_new_figure_is_made_in_place_and_stored_with_the_import(bench: Bench) -> None:
    bench.read("Month;Letters\nJune 2026;7\n")
    bench.page.go_on()
    press(Qt.Key.Key_Return)
    write("new own")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.page.columns.rows["Letters"].target.target == "Letters"
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    made = next(iter(bench.book.own_indicators))
    assert bench.book.typed(Cell(made, JUNE)) == 7.0
    assert made in bench.book.chosen
    bench.book.undo()
    assert not bench.book.own_indicators


def test_escape_leaves_the_panel_and_not_the_import(bench: Bench) -> None:
    bench.read()
    bench.page.go_on()
    bench.page.columns.rows["Costs"].target.setFocus()
    press(Qt.Key.Key_Return)
    assert bench.page.asks.popover is not None
    press(Qt.Key.Key_Escape)
    assert bench.page.asks.popover is None and bench.closed == []


def test_two_columns_for_one_figure_are_told(bench: Bench) -> None:
    bench.read("Month;Visits;Others\nJune 2026;7;8\n")
    bench.page.work.decide(bench.page.work.settings.with_target("Others", bench.page.work.target("Visits")))  # type: ignore[arg-type]
    bench.settle()
    bench.page.go_on()
    assert bench.page.columns.rows["Others"].why.text().startswith("“Visits” goes to the same figure")


def test_the_year_is_asked_for_where_the_file_has_none(bench: Bench) -> None:
    bench.read("Month;Sales, net\nMay;10,5\nJune;11,5\n")
    bench.page.go_on()
    assert bench.page.step == COLUMNS
    assert QApplication.focusWidget() is bench.page.columns.layout_card.year
    assert bench.main == ""
    write("2026")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.page.columns.layout_card.found.text() == "2 months, May 2026 – June 2026"
    assert bench.main == "Next"


# -- check and import ---------------------------------------------------------------------------------------------


def test_f8_goes_round_what_is_asked(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    table = bench.page.check.table
    assert table.place == (1, 1)
    press(Qt.Key.Key_F8)
    assert table.place == (1, 2)
    press(Qt.Key.Key_F8)
    assert table.place == (1, 1)
    press(Qt.Key.Key_F8, SHIFT)
    assert table.place == (1, 2)
    assert bench.page.check.side.refused.title == "June 2026, Costs: “k. A.”"


def test_a_reading_is_chosen_by_its_button(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    card = bench.page.check.side.ambiguous
    assert (card.title, [button.text() for button in card.buttons]) == ("Visits: “1.234”", ["1,234", "1.234"])
    card.buttons[1].click()
    bench.settle()
    assert bench.page.work.settings.forms["Visits"] == POINT
    assert card.words.startswith("Read as 1.234, as you chose.")


def test_a_refused_cell_is_typed_over_where_it_stands(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    press(Qt.Key.Key_F8)
    write("12,3,4")
    press(Qt.Key.Key_Return)
    assert "12,3,4" in bench.page.check.side.refused.wrong.text()
    bench.page.check.side.refused.field.clear()
    write("900")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.main == "Import 4 cells"
    assert bench.page.check.table.check.rows.refused == []  # type: ignore[union-attr]


def test_nothing_is_imported_past_a_figure_that_is_just_being_typed(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    press(Qt.Key.Key_F8)
    write("12,3,4")
    press(Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert "12,3,4" in bench.page.check.side.refused.wrong.text()
    assert bench.main == "Import 3 cells"
    bench.page.check.side.refused.field.clear()
    write("900")
    press(Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert bench.main == "Import 4 cells"
    press(Qt.Key.Key_Return, CTRL)
    assert bench.book.typed(Cell("costs", JUNE)) == 900


def test_alt_down_opens_the_choice_of_the_column(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    press(Qt.Key.Key_Down, ALT)
    assert bench.page.asks.popover is not None
    write("leave")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.page.check.table.head.target_field(1).target == "Leave out"
    assert QApplication.focusWidget() is bench.page.check.table


def test_storing_is_one_step_and_the_second_time_nothing_is_left_to_do(bench: Bench) -> None:
    before = {cell: bench.book.typed(cell) for cell in (Cell("sales", JUNE), Cell("costs", MAY))}
    bench.read()
    bench.go_to_check()
    press(Qt.Key.Key_Return, CTRL)
    assert (bench.told, bench.closed, bench.imported) == (["3 figures imported"], [True], [Cell("costs", MAY)])
    assert bench.book.typed(Cell("sales", JUNE)) == 1512.5
    bench.read()
    assert bench.page.step == CHECK
    assert (bench.page.footer.main.text(), bench.page.footer.main.isEnabled()) == ("Nothing to import", False)
    bench.book.undo()
    assert {cell: bench.book.typed(cell) for cell in before} == before


def test_closed_months_are_reopened_only_with_a_reason(make: Callable[..., Bench]) -> None:
    bench = make(business(closed=(MAY,)))
    bench.read()
    bench.go_to_check()
    card = bench.page.check.side.closed
    assert (card.title, bench.main) == ("1 month is closed", "Import 2 cells")
    card.tick.click()
    bench.settle()
    assert bench.main == ""
    write("Late invoice")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.main == "Import 3 cells"
    bench.page.go_on()
    assert bench.book.typed(Cell("costs", MAY)) == 850.0


def test_a_total_is_taken_in_as_the_month_that_is_said(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    card = bench.page.check.side.left_out
    assert card.sentences == ["“Total” looks like a total and is left out."]
    card.links[0].click()
    write("July 2026")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert bench.main == "Import 5 cells"


def test_throwing_decisions_away_is_asked(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    bench.page.check.side.ambiguous.buttons[1].click()
    bench.settle()
    press(Qt.Key.Key_Escape)
    assert bench.page.footer.is_asking and bench.closed == []
    assert QApplication.focusWidget() is bench.page.footer.stay
    press(Qt.Key.Key_Escape)
    assert not bench.page.footer.is_asking
    press(Qt.Key.Key_Escape)
    bench.page.footer.throw_away.click()
    assert bench.closed == [True] and not bench.page.is_edited and bench.page.step == FILE


def test_nothing_is_asked_where_nothing_was_decided(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    press(Qt.Key.Key_Escape)
    assert bench.closed == [True]


def test_a_change_behind_the_page_is_worked_out_anew(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    bench.book.apply(c.SetValues({Cell("sales", JUNE): 1512.5}))
    bench.settle()
    assert bench.main == "Import 2 cells"


def test_nothing_is_stored_while_typing_is_held_back(bench: Bench) -> None:
    bench.read()
    bench.go_to_check()
    bench.signals.hold_back(Hold("This file is looked at only."))
    assert bench.main == "" and bench.page.footer.words == "This file is looked at only."
    bench.page.go_on()
    assert bench.told == []
    bench.signals.hold_back(None)
    assert bench.main == "Import 3 cells"


def test_nothing_is_cut_in_the_fields_over_the_columns(bench: Bench, type_scale: float) -> None:
    bench.read()
    bench.go_to_check()
    head = bench.page.check.table.head
    for column in range(3):
        field = head.target_field(column)
        words = field.fontMetrics().horizontalAdvance(field.target)
        assert field.width() >= words + 34
        assert (field.x(), field.width()) == (head.sectionViewportPosition(column) + 8, head.sectionSize(column) - 16)
