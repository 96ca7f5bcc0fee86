"""How long the grid of figures takes to repaint, against a plain table of Qt's own item model.

Both show 100 rows and 240 months in a viewport of the same size, in the same process and with the same fonts. The
ratio is the result; milliseconds are this machine's. The plain table has Qt's own style, written in C++.
"""

import datetime as dt
import os
import sys
import time
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleFactory, QTableView, QWidget

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetValues
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures.grid_model import FIRST_MONTH
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook

ROWS, MONTHS, ROUNDS, BOUND = 100, 240, 60, 1.5
LAST = Month.of(2026, 8)


class NoLedger:
    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None: ...

    def goal_history(self, indicator: str) -> list[GoalEntry]:  # noqa: ARG002
        return []


def workbook() -> Workbook:
    """Two typed rows for each calculated one, every month filled."""
    first = LAST.plus(1 - MONTHS)
    indicators: dict[str, Indicator] = {}
    values: dict[Cell, float] = {}
    for number in range(ROWS):
        name, group = f"row_{number}", f"Group {number // 10}"
        if number % 3 == 2:
            formula = f"row_{number - 2} - row_{number - 1}"
            indicators[name] = Indicator(
                name, f"KPI {number}", Unit.MONEY, group, Kind.KPI, rollup=Rollup.RECOMPUTED, formula=formula
            )
            continue
        indicators[name] = Indicator(name, f"Figure {number}", Unit.MONEY, group)
        for place, month in enumerate(first.until(LAST)):
            values[Cell(name, month)] = float((number * 7919 + place * 104729) % 99_999)
    contents = Contents(Business("A"), chosen=tuple(indicators), values=values)
    return Workbook(NoLedger(), contents, indicators, lambda: dt.datetime(LAST.year, LAST.number, 20))


def plain_table(page: FiguresPage) -> QTableView:
    """Qt's own model and style with the same texts in a viewport of the same size."""
    grid, model = page.grid.months, QStandardItemModel(ROWS, MONTHS)
    rows = [place for place, row in enumerate(page.model.rows) if row.has_values]
    for row, place in enumerate(rows):
        for column in range(MONTHS):
            item = QStandardItem(page.model.prepared(place, FIRST_MONTH + column).text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            model.setItem(row, column, item)
    table = QTableView()
    model.setParent(table)
    table.setStyle(QStyleFactory.create("Fusion"))
    table.setModel(model)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultSectionSize(page.grid.month_width)
    table.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
    table.show()
    QApplication.processEvents()
    more = grid.viewport().size() - table.viewport().size()
    table.resize(table.size() + more)
    QApplication.processEvents()
    return table


def repaints(*views: QTableView) -> list[float]:
    """Milliseconds of a repaint of each view, taken in turns so that both have the same machine."""
    times: list[list[float]] = [[] for _ in views]
    for _ in range(ROUNDS):
        for place, view in enumerate(views):
            start = time.perf_counter()
            view.viewport().repaint()
            times[place].append(time.perf_counter() - start)
    return [median(found) * 1000 for found in times]


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme = Theme(app, Choice.LIGHT)
    host = QWidget()
    book = workbook()
    signals = WorkbookSignals(book, host)
    start = time.perf_counter()
    undo, redo, tasks = QAction(host), QAction(host), Tasks(host)
    page = FiguresPage(
        book, signals, theme, ENGLISH, host, undo=undo, redo=redo, read_history=lambda *_: [], tasks=tasks
    )
    host.resize(1440, 800)
    page.resize(1440, 800)
    host.show()
    app.processEvents()
    opened = (time.perf_counter() - start) * 1000
    table = plain_table(page)
    assert table.viewport().size() == page.grid.months.viewport().size()
    ours, plain = repaints(page.grid.months, table)
    cell = Cell("row_0", LAST)
    start = time.perf_counter()
    for number in range(20):
        book.apply(SetValues({cell: float(number)}))
        app.processEvents()
    edit = (time.perf_counter() - start) * 1000 / 20
    print(f"grid {ROWS} x {MONTHS}: page made and shown in {opened:.0f} ms")
    print(f"grid repaint: {ours:.2f} ms, plain table {plain:.2f} ms, ratio {ours / plain:.2f} (at most {BOUND})")
    print(f"grid after one edit: {edit:.2f} ms, everything that follows repainted")
    return 0 if ours / plain <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
