"""A small shop with the shipped definitions: three months of figures, a KPI of its own and one that uses it."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

SEARCH = Segment(SegmentKind.CHANNEL, "Search")
JUNE = Month.of(2026, 6)
TODAY = dt.datetime(2026, 9, 3, 14, 32)
CHOSEN = ("revenue", "cogs", "gross_margin", "orders", "margin", "double")
MARGIN = Indicator(
    "margin", "Margin", Unit.MONEY, "Sales", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="revenue - cogs", own=True
)
DOUBLE = Indicator(
    "double", "Double margin", Unit.MONEY, "Sales", Kind.KPI, rollup=Rollup.RECOMPUTED, formula="margin * 2", own=True
)
PARCELS = Indicator("parcels", "Parcels sent", Unit.COUNT, "Sales", own=True)


def figures() -> dict[Cell, float]:
    """June to August 2026; nobody ordered in August."""
    series: dict[tuple[str, Segment | None], list[float]] = {
        ("revenue", None): [7000.0, 7200.0, 6400.0],
        ("cogs", None): [2900.0, 3000.0, 2700.0],
        ("orders", None): [140.0, 144.0, 0.0],
        ("visitors", None): [3000.0, 3100.0, 3200.0],
        ("visitors", SEARCH): [1500.0, 1600.0, 1700.0],
        ("parcels", None): [130.0, 140.0, 1.0],
    }
    return {
        Cell(name, JUNE.plus(place), part): value
        for (name, part), values in series.items()
        for place, value in enumerate(values)
    }


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def make(catalogue: Catalogue) -> Callable[..., Workbook]:
    """Builds a workbook; words replace its contents, like ``chosen=()``."""

    def build(**contents: object) -> Workbook:
        held: dict[str, object] = {
            "business": Business("Alder & Wren"),
            "chosen": CHOSEN,
            "segments": (SEARCH,),
            "values": figures(),
            "own_indicators": {about.id: about for about in (MARGIN, DOUBLE, PARCELS)},
        }
        return Workbook(NoLedger(), Contents(**(held | contents)), catalogue.indicators, lambda: TODAY)  # type: ignore[arg-type]

    return build


@pytest.fixture
def workbook(make: Callable[..., Workbook]) -> Workbook:
    return make()


@pytest.fixture
def own() -> dict[str, Indicator]:
    """The owner's definitions by id."""
    return {about.id: about for about in (MARGIN, DOUBLE, PARCELS)}


@pytest.fixture
def show(qtbot: object) -> Callable[..., None]:
    """Shows a widget at a size and lets it lay itself out."""

    def shown(widget: QWidget, width: int = 1440, height: int = 780) -> None:
        qtbot.addWidget(widget)  # type: ignore[attr-defined]
        widget.resize(width, height)
        widget.show()
        for _ in range(3):
            QCoreApplication.processEvents()

    return shown
