"""A chart of one year without a workbook, a canvas that shows it, and the page of a shop kept in memory."""

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.charts.saved import ChartSettings, kept
from kpidesk.domain.business import Contents
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.charts.charts_page import ChartsPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import NOW, NoLedger, sample
from tests.sales_chart import sales_chart

MONTHS = Calendar().year(2026).months
AUGUST = Month.of(2026, 8)
KNOWN, SAMPLE = read_catalogue().indicators, sample()


@pytest.fixture
def make_chart() -> Callable[..., GoalVsActual]:
    return sales_chart


@pytest.fixture
def chart(make_chart: Callable[..., GoalVsActual]) -> GoalVsActual:
    return make_chart()


@pytest.fixture
def canvas(theme: Theme, qtbot: QtBot) -> ChartCanvas:
    """Not shown yet."""
    made = ChartCanvas(theme)
    qtbot.addWidget(made)
    made.resize(1000, 456)
    return made


class Kept(NoLedger):
    def write(self, *_: object) -> None:
        """Takes all."""


@pytest.fixture
def shop() -> Callable[..., Workbook]:
    """The sample; words replace its contents, ``saved`` are charts by name."""

    def build(saved: dict[str, ChartSettings] | None = None, **contents: object) -> Workbook:
        charts = {n: kept(held, name, n) for n, (name, held) in enumerate((saved or {}).items(), start=1)}
        held = replace(copy.deepcopy(SAMPLE), saved_charts=charts)
        return workbook_of(replace(held, **contents))  # type: ignore[arg-type]

    return build


def workbook_of(contents: Contents) -> Workbook:
    return Workbook(Kept(), contents, KNOWN, lambda: NOW)


class Desk:
    """A page in sight, what it says, and the answers of the owner to what it asks."""

    def __init__(self, workbook: Workbook, theme: Theme, folder: Path, size: tuple[int, int]) -> None:
        self.workbook, self.folder = workbook, folder
        self.tasks, self.signals = Tasks(), WorkbookSignals(workbook)
        self.settings = Settings(folder / "kpidesk.ini")
        self.said: dict[str, list[object]] = {}
        self.printed = folder / "printed.pdf"
        self.prints = True
        self.page = ChartsPage(
            *(workbook, self.signals, theme, ENGLISH, self.settings, self.tasks),
            ask_file=lambda _parent, suggested, _kinds: folder / suggested.name,
            ask_printer=self._choose_printer,
            ask_folder=lambda _parent, _beginning: folder,
        )
        for name in ("place_requested", "facts_changed", "refused", "told", "noted"):
            getattr(self.page, name).connect(self.said.setdefault(name, []).append)
        self.page.resize(*size)

    def _choose_printer(self, _parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        return self.prints

    def last(self, name: str) -> object:
        """What a signal said last; None when it said nothing."""
        return self.said[name][-1] if self.said[name] else None

    @property
    def title(self) -> str:
        """Of the chart in sight."""
        chart = self.page.chart
        assert chart is not None
        return chart.titles[0]


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Callable[..., Desk]:
    """Shows the page of a workbook; it has worked out its chart, but not drawn it, when it comes back."""

    def opened(workbook: Workbook, width: int = 1000, height: int = 560) -> Desk:
        made = Desk(workbook, theme, tmp_path, (width, height))
        qtbot.addWidget(made.page, before_close_func=lambda _: made.tasks.finish())
        with qtbot.waitActive(made.page):
            made.page.show()
            made.page.activateWindow()
        QTest.qWait(0)
        return made

    return opened
