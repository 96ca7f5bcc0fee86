"""How long a key in the month sheet takes until the KPIs that follow from it are painted, on the sample business.

Held against one repaint of a plain table of Qt's own item model with the sheet's texts, in a viewport of the same
size, in the same process. The ratio is the result; milliseconds are this machine's, of processor time.
"""

import datetime as dt
import os
import sys
import time
from collections.abc import Callable
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleFactory, QTableView, QWidget

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetMonths
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)
FIGURES = ("revenue", "orders", "visitors", "email_opens", "customers_lost", "expenses")
ROUNDS, BOUND, FRAME = 24, 8.0, 16.7
"""``BOUND`` is of the ratio; a plain table is repainted in about a millisecond."""


class NoLedger:
    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None: ...

    def goal_history(self, indicator: str) -> list[GoalEntry]:  # noqa: ARG002
        return []


def plain_table(page: MonthSheet) -> QTableView:
    """Qt's own model and style with the same texts in a viewport of the same size."""
    model = QStandardItemModel(page.rows.rowCount(), page.rows.columnCount())
    for row in range(page.rows.rowCount()):
        for column in range(page.rows.columnCount()):
            text = str(page.rows.data(page.rows.index(row, column)))
            model.setItem(row, column, QStandardItem(text))
    table = QTableView()
    model.setParent(table)
    table.setStyle(QStyleFactory.create("Fusion"))
    table.setModel(model)
    table.show()
    QApplication.processEvents()
    table.resize(table.size() + page.parts.table.viewport().size() - table.viewport().size())
    QApplication.processEvents()
    return table


def milliseconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return (time.process_time() - start) * 1000


def keys(page: MonthSheet, figure: str, plain: QTableView) -> tuple[list[float], list[float]]:
    """Times of keys in one field, and of repaints of the plain table in between."""
    page.go_to(Cell(figure, AUGUST))
    field, times, others = page.parts.table.field, [], []
    QApplication.processEvents()

    def press(digit: str) -> None:
        QTest.keyClicks(field, digit)
        QApplication.processEvents()

    for number in range(ROUNDS):
        if number % 4 == 0:
            field.selectAll()
        times.append(milliseconds(lambda number=number: press("8641"[number % 4])))  # type: ignore[misc]
        others.append(milliseconds(plain.viewport().repaint))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    return times, others


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme = Theme(app, Choice.LIGHT)
    book = Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))
    book.apply(SetMonths({AUGUST: None}))
    host = QWidget()
    signals, tasks = WorkbookSignals(book, host), Tasks(host)
    page = MonthSheet(book, signals, theme, ENGLISH, host, read_history=lambda *_: [], tasks=tasks)
    for widget in (host, page):
        widget.resize(1440, 772)
    page.show_month(AUGUST)
    host.show()
    app.processEvents()
    plain = plain_table(page)
    keys(page, FIGURES[0], plain)  # what is read once is not measured
    found = {figure: keys(page, figure, plain) for figure in FIGURES}
    slowest = max(median(times) for times, _ in found.values())
    repaint = median(time for _, others in found.values() for time in others)
    start = time.process_time()
    for number in range(8):
        page.go_to(Cell("orders", AUGUST))
        QTest.keyClicks(page.parts.table.field, str(number + 1))
        QTest.keyClick(page.parts.table.field, Qt.Key.Key_Return)
        app.processEvents()
    entered = (time.process_time() - start) * 1000 / 8
    for figure, (times, _) in found.items():
        print(f"month sheet, a key in {figure}: {median(times):.2f} ms until its KPIs are painted")
    print(f"month sheet, a figure stored and the next field ready: {entered:.2f} ms")
    print(f"slowest key {slowest:.2f} ms of a frame's {FRAME}; plain table {repaint:.2f} ms")
    print(f"ratio {slowest / repaint:.2f} (at most {BOUND})")
    return 0 if slowest / repaint <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
