"""A small shop with two years of figures and one KPI of every kind, kept in memory."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.goals.goals_page import GoalsPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook import rules
from kpidesk.workbook.workbook import Workbook

NOW = dt.datetime(2026, 9, 3, 10, 0)
AUGUST = Month.of(2026, 8)
YEAR = [Month.of(2026, number) for number in range(1, 13)]


def kpi(name: str, label: str, unit: Unit, direction: Direction, formula: str, *, group: str = "Sales") -> Indicator:
    return Indicator(name, label, unit, group, Kind.KPI, direction, rollup=Rollup.RECOMPUTED, formula=formula)


INDICATORS = (
    Indicator("sales", "Sales", Unit.MONEY, "Sales"),
    Indicator("orders", "Orders", Unit.COUNT, "Sales"),
    Indicator("visits", "Visits", Unit.COUNT, "Web", direction=Direction.HIGHER),
    Indicator("ads", "Advertising", Unit.MONEY, "Web"),
    kpi("turnover", "Turnover", Unit.MONEY, Direction.HIGHER, "sales"),
    kpi("conversion", "Conversion rate", Unit.PERCENT, Direction.HIGHER, "orders / visits"),
    kpi("cac", "Customer acquisition cost", Unit.MONEY, Direction.LOWER, "ads / orders", group="Web"),
    kpi("ad_share", "Advertising share", Unit.PERCENT, Direction.BAND, "ads / sales", group="Web"),
    kpi("basket", "Basket", Unit.MONEY, Direction.NEUTRAL, "sales / orders"),
)
CHOSEN = ("sales", "orders", "visits", "ads", "turnover", "conversion", "cac", "ad_share", "basket")


class Memory:
    """A ledger without a file; `full` makes the next change fail."""

    def __init__(self) -> None:
        self.written: list[c.Change] = []
        self.full = False
        self._goals: list[tuple[str, GoalEntry]] = []

    def write(self, change: c.Change, at: dt.datetime, made_by: MadeBy) -> None:
        if self.full:
            raise FileRefused(Path("shop.kpidesk"), FileProblem.DISK_FULL)
        self.written.append(change)
        for part in rules.parts(change):
            if isinstance(part, c.SetGoals):
                self._goals += [(key.indicator, GoalEntry(key.month, goal, at)) for key, goal in part.goals.items()]

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return [entry for name, entry in self._goals if name == indicator]


def figures(last: Month = AUGUST) -> dict[Cell, float]:
    """January 2025 to August 2026: sales from 1,000 upwards, an order for every 50, two visits in 100 order."""
    months = Month.of(2025, 1).until(last)
    return {
        Cell(name, month): value
        for place, month in enumerate(months)
        for name, value in {
            "sales": 1000.0 + 100 * place,
            "orders": 20.0 + 2 * place,
            "visits": 1000.0 + 100 * place,
            "ads": 100.0 + 10 * place,
        }.items()
    }


def goals(name: str, *values: float, upper: float | None = None) -> dict[GoalKey, Goal]:
    """Goals from January 2026 on."""
    set_on = dt.date(2026, 1, 5)
    return {GoalKey(name, YEAR[i]): Goal(value, upper, set_on=set_on) for i, value in enumerate(values)}


@pytest.fixture
def ledger() -> Memory:
    return Memory()


@pytest.fixture
def make(ledger: Memory) -> Callable[..., Workbook]:
    """Builds a workbook; words replace its contents, like ``chosen=()`` or ``goals={...}``."""

    def build(running: dict[Month, int] | None = None, **contents: object) -> Workbook:
        held: dict[str, object] = {
            "business": Business("Alder & Wren"),
            "chosen": CHOSEN,
            "values": figures(),
            "goals": goals("turnover", *[2500.0] * 12),
            "months": {m: MonthState(MonthStatus.UNFINISHED, until_day=d) for m, d in (running or {}).items()},
        }
        shipped = {about.id: about for about in INDICATORS}
        return Workbook(ledger, Contents(**(held | contents)), shipped, lambda: NOW)  # type: ignore[arg-type]

    return build


@pytest.fixture
def workbook(make: Callable[..., Workbook]) -> Workbook:
    return make()


class Said(list[str]):
    """What a signal said."""

    @property
    def last(self) -> str:
        return self[-1] if self else ""


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Callable[..., GoalsPage]:
    """Shows the page of a workbook as large as in the window; what it says is in ``page.said_...``."""

    def shown(workbook: Workbook, width: int = 1440, height: int = 800) -> GoalsPage:
        settings = Settings(tmp_path / "kpidesk.ini")
        signals = WorkbookSignals(workbook)
        tasks = Tasks()
        page = GoalsPage(workbook, signals, theme, ENGLISH, settings, tasks)
        qtbot.addWidget(page, before_close_func=lambda _: tasks.finish())
        page.kept = (signals, tasks, settings)  # type: ignore[attr-defined]
        for name in ("refused", "told", "noted", "facts_changed"):
            said = Said()
            getattr(page, name).connect(said.append)
            setattr(page, f"said_{name}", said)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return shown


@pytest.fixture
def page(show: Callable[..., GoalsPage], workbook: Workbook) -> GoalsPage:
    return show(workbook)
