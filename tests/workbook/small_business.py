"""A small business, and a ledger without a file that only remembers."""

import datetime as dt

from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentKind
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

NOW = dt.datetime(2026, 4, 10, 9, 30)


class Memory:
    """A ledger that keeps the changes it was given; fails when told to."""

    def __init__(self) -> None:
        self.written: list[Change] = []
        self.made_by: list[MadeBy] = []
        self.fails = False

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:
        assert at == NOW
        if self.fails:
            raise OSError("disk full")
        self.written.append(change)
        self.made_by.append(made_by)

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return []


CHANNELS = frozenset({SegmentKind.CHANNEL})


def typed(name: str, unit: Unit = Unit.COUNT, **more: object) -> Indicator:
    return Indicator(name, name.title(), unit, "Sales", segment_kinds=CHANNELS, **more)  # type: ignore[arg-type]


def kpi(name: str, formula: str, unit: Unit = Unit.PERCENT, **more: object) -> Indicator:
    about = {"kind": Kind.KPI, "formula": formula, "rollup": Rollup.RECOMPUTED, "direction": Direction.HIGHER}
    return Indicator(name, name.title(), unit, "Sales", **(about | more))  # type: ignore[arg-type]


SHIPPED = {
    i.id: i
    for i in (
        typed("sales", Unit.MONEY),
        typed("cost", Unit.MONEY),
        typed("visits"),
        typed("price", Unit.MONEY, standing=True),
        kpi("profit", "sales - cost", Unit.MONEY),
        kpi("margin", "profit / sales"),
        kpi("growth", "pchange(sales)"),
        kpi("yearly", "sum12(sales)", Unit.MONEY),
    )
}


def months(text: str, count: int) -> list[Month]:
    first = Month.parse(text)
    return first.until(first.plus(count - 1))


class Heard(list[Effect]):
    """The effects that a workbook announced."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        workbook.subscribe(self.append)
