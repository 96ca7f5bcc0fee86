"""A small business for the grid: two groups, a KPI in each, one figure split by channels."""

import datetime as dt
from collections.abc import Callable

import pytest

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.indicator import Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
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


class NoLedger:
    """Keeps nothing; `written` are the changes it was given."""

    def __init__(self) -> None:
        self.written: list[c.Change] = []

    def write(self, change: c.Change, _at: dt.datetime) -> None:
        self.written.append(change)

    def goal_history(self, _indicator: str) -> list[GoalEntry]:
        return []


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


@pytest.fixture
def make() -> Callable[..., Workbook]:
    """Builds a workbook; words replace its contents, like ``chosen=()`` or ``closed=[month]``."""

    def build(closed: tuple[Month, ...] = (), **contents: object) -> Workbook:
        held: dict[str, object] = {
            "business": Business("Alder & Wren"),
            "chosen": CHOSEN,
            "segments": (SEARCH, SOCIAL),
            "values": figures(),
            "months": {month: MonthState(MonthStatus.CLOSED) for month in closed},
        }
        shipped = {about.id: about for about in INDICATORS}
        return Workbook(NoLedger(), Contents(**(held | contents)), shipped, lambda: TODAY)  # type: ignore[arg-type]

    return build


@pytest.fixture
def workbook(make: Callable[..., Workbook]) -> Workbook:
    return make()
