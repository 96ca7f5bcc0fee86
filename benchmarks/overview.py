"""How long the overview of 121 KPIs and ten years takes: painted, and worked out anew after one edit.

Painting is held against an empty table of Qt's own item model with as many rows and months, headers and all, of the
same size. Working out is held against the reading of those KPIs' values alone after the same edit. Counts of what was
worked out are printed with it. Ratios are the result; milliseconds are this machine's, of processor time.
"""

import cProfile
import datetime as dt
import os
import pstats
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtGui import QImage, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleFactory, QTableView, QWidget

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetValues
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Kind
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.overview_page import OverviewPage
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook

KPIS, MONTHS, ROUNDS, BOUND, FRAME = 121, 120, 40, 3.0, 16.7
AUGUST = Month.of(2026, 8)
EDITS = ("revenue", "orders", "visitors", "ad_spend")
COUNTED = {
    ("row.py", "kpi_row"): "rows worked out",
    ("signals.py", "finding"): "months held against their range",
    ("line.py", "_full_signal"): "signals put into words",
    ("tile.py", "tile"): "tiles written",
    ("tile_painting.py", "paint_tile"): "tiles painted",
}
"""What one edit is made of: file and function, and what a call of it is."""


class NoLedger:
    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None: ...

    def goal_history(self, indicator: str) -> list[GoalEntry]:  # noqa: ARG002
        return []


def workbook() -> Workbook:
    """Every figure of the catalogue typed for ten years, every KPI chosen, the first dozen of each with a goal."""
    shipped = read_catalogue().indicators
    months = AUGUST.plus(1 - MONTHS).until(AUGUST)
    typed = [about for about in shipped.values() if about.kind is Kind.INPUT]
    values = {
        Cell(about.id, month): float(1000 + (number * 7919 + place * 104729) % 997)
        for number, about in enumerate(typed)
        for place, month in enumerate(months)
    }
    kpis = [about for about in shipped.values() if about.kind is Kind.KPI][:KPIS]
    aimed = [about.id for about in kpis if about.direction in {Direction.HIGHER, Direction.LOWER}][:24]
    goals = {GoalKey(name, month): Goal(900.0) for name in aimed for month in months}
    chosen = tuple(about.id for about in (*typed, *kpis))
    closed = dict.fromkeys(months, MonthState(MonthStatus.CLOSED))
    contents = Contents(Business("A"), chosen=chosen, values=values, goals=goals)
    contents.months = {month: state for month, state in closed.items() if month != AUGUST}
    return Workbook(NoLedger(), contents, shipped, lambda: dt.datetime(2026, 9, 20))


def empty_table(page: OverviewPage) -> QTableView:
    model = QStandardItemModel(KPIS, MONTHS)
    table = QTableView()
    model.setParent(table)
    table.setStyle(QStyleFactory.create("Fusion"))
    table.setModel(model)
    table.show()
    QApplication.processEvents()
    table.resize(page.size())
    QApplication.processEvents()
    return table


def milliseconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return (time.process_time() - start) * 1000


def painted(page: OverviewPage, table: QTableView) -> tuple[float, float]:
    """The whole page and the whole table drawn with all that is in them, in turns."""
    image = QImage(page.size(), QImage.Format.Format_RGB32)

    def drawn(widget: QWidget) -> float:
        return milliseconds(lambda: widget.render(image))

    pairs = [(drawn(page), drawn(table)) for _ in range(ROUNDS)]
    return median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs)


def edited(book: Workbook, figure: str, follow: Callable[[], object], rounds: int = ROUNDS // 4) -> float:
    """One edit after the other, and what follows."""
    cell = Cell(figure, AUGUST)

    def edit(value: float) -> None:
        book.apply(SetValues({cell: value}))
        follow()

    return median(milliseconds(lambda value=1200.0 + number: edit(value)) for number in range(rounds))  # type: ignore[misc]


def counted(task: Callable[[], object]) -> Counter[str]:
    """How often each of what is counted is done."""
    profile = cProfile.Profile()
    profile.runcall(task)
    calls: dict[tuple[str, int, str], tuple[int, ...]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    found = Counter(dict.fromkeys(COUNTED.values(), 0))
    for (file, _, function), (_, count, *_) in calls.items():
        what = COUNTED.get((Path(file).name, function))
        if what is not None:
            found[what] += count
    return found


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme = Theme(app, Choice.LIGHT)
    book = workbook()
    kpis = [name for name in book.chosen if book.indicator(name).kind is Kind.KPI]

    def read_all() -> int:
        return sum(not isinstance(book.month_value(name, AUGUST), NoValue) for name in kpis)

    print(f"overview of {len(kpis)} KPIs and {MONTHS} months, {read_all()} of them with a value")
    alone = max(edited(book, figure, read_all) for figure in EDITS)
    host = QWidget()
    page = OverviewPage(book, WorkbookSignals(book, host), theme, ENGLISH, host)
    page.watch.is_wanted = lambda: False  # questions follow in a pause, never between two keys
    for widget in (host, page):
        widget.resize(1440, 800)
    start = time.process_time()
    host.show()
    app.processEvents()
    print(f"overview shown for the first time: {(time.process_time() - start) * 1000:.0f} ms")
    count = sum(len(model.tiles) for model in page.board.models.values())
    ours, theirs = painted(page, empty_table(page))
    print(f"overview, {count} tiles painted: {ours:.2f} ms, an empty table {theirs:.2f} ms")
    found = {figure: edited(book, figure, app.processEvents) for figure in EDITS}
    for figure, taken in found.items():
        print(f"overview after an edit of {figure}, everything worked out and painted: {taken:.1f} ms")
    slowest = max(found.values())
    figure = max(found, key=lambda name: found[name])
    counts = counted(lambda: edited(book, figure, app.processEvents, rounds=1))
    print(f"one edit of {figure}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    print(f"slowest {slowest:.1f} ms of a frame's {FRAME}; the KPIs' values alone {alone:.1f} ms")
    print(f"ratio {ours / theirs:.2f} (at most {BOUND})")
    return 0 if ours / theirs <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
