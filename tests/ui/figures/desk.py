"""A small business on a page in a window: two groups, a KPI in each, one figure split by channels."""

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.figures.cell_editor import CellEditor
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.place import FigurePlace
from kpidesk.workbook.workbook import Workbook

SEARCH = Segment(SegmentKind.CHANNEL, "Search")
SOCIAL = Segment(SegmentKind.CHANNEL, "Social")
MARCH = Month.of(2026, 3)
TODAY = dt.datetime(2026, 6, 12, 14, 32)
RUNNING = Month.of(2026, 6)
CHANNELS = frozenset({SegmentKind.CHANNEL})

INDICATORS = (
    Indicator("sales", "Sales, net", Unit.MONEY, "Finance"),
    Indicator("costs", "Costs", Unit.MONEY, "Finance"),
    Indicator("profit", "Profit", Unit.MONEY, "Finance", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="sales - costs"),
    Indicator("cash", "Cash", Unit.MONEY, "Finance", rollup=Rollup.LAST),
    Indicator("price", "Price", Unit.MONEY, "Finance", rollup=Rollup.LAST, standing=True),
    Indicator("visits", "Visits", Unit.COUNT, "Website", segment_kinds=CHANNELS),
    Indicator("bounce", "Bounce rate", Unit.PERCENT, "Website", rollup=Rollup.MEAN),
    Indicator(
        "rate", "Sales per visit", Unit.MONEY, "Website", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="sales / visits"
    ),
)
CHOSEN = ("sales", "costs", "profit", "cash", "visits", "bounce", "rate")


def figures() -> dict[Cell, float]:
    """January to May 2026; the visits of March are missing, June is running and blank."""
    january = Month.of(2026, 1)
    series: dict[tuple[str, Segment | None], list[float | None]] = {
        ("sales", None): [1000.0, 1100.0, 1200.0, 1300.0, 1400.0],
        ("costs", None): [400.0, 500.0, 600.0, 700.0, 800.0],
        ("cash", None): [5000.0, 5100.0, 5200.0, 5300.0, 5400.0],
        ("visits", None): [50.0, 60.0, None, 80.0, 90.0],
        ("visits", SEARCH): [30.0, 35.0, None, 45.0, 50.0],
        ("visits", SOCIAL): [15.0, 20.0, None, 25.0, 30.0],
        ("bounce", None): [0.4, 0.41, 0.42, 0.43, 0.44],
    }
    return {
        Cell(name, january.plus(place), part): value
        for (name, part), values in series.items()
        for place, value in enumerate(values)
        if value is not None
    }


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key for whoever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)
        QApplication.processEvents()


@dataclass
class Desk:
    """A page in a window, and what it has said."""

    window: QWidget
    page: FiguresPage
    workbook: Workbook
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    places: list[object] = field(default_factory=list)

    def go(self, name: str, month: Month, segment: Segment | None = None) -> None:
        """Make a cell current, as a link would."""
        self.page.go_to(FigurePlace(Cell(name, month, segment)))
        QApplication.processEvents()

    @property
    def here(self) -> tuple[str, Month, Segment | None] | None:
        """The current cell."""
        cell = self.page.grid.cell
        return tuple(cell) if cell else None  # type: ignore[return-value]

    @property
    def label(self) -> str:
        """The label of the current row."""
        index = self.page.grid.current
        return str(self.page.model.data(self.page.model.index(index.row(), 0)))

    @property
    def editor(self) -> CellEditor | None:
        return self.page.grid.months.editor

    def typed(self, name: str, month: Month, segment: Segment | None = None) -> float | None:
        return self.workbook.typed(Cell(name, month, segment))

    def text(self, name: str, month: Month) -> str:
        """What the grid shows in a cell."""
        model = self.page.model
        row = next(p for p, r in enumerate(model.rows) if (r.indicator, r.segment, r.rest) == (name, None, None))
        return model.prepared(row, model.column(month)).text
