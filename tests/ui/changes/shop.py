"""A small business for the tests of the changes: figures written like a table, nothing kept in a file."""

import datetime as dt
from collections.abc import Mapping, Sequence

from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetGoals, Several
from kpidesk.domain.goal import Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.changes.cell_words import CellWords
from kpidesk.ui.changes.line import Line, LineWriter
from kpidesk.workbook.workbook import Workbook

START = Month.of(2025, 1)
TODAY = dt.datetime(2026, 9, 3, 12, 0)
SEARCH, SOCIAL = Segment(SegmentKind.CHANNEL, "Search"), Segment(SegmentKind.CHANNEL, "Social")
ALL_KINDS = frozenset(SegmentKind)

Figures = Mapping[str, Sequence[float | None]]


class NoLedger:
    """Keeps nothing but the history of goals."""

    def __init__(self) -> None:
        self._goals: dict[str, list[GoalEntry]] = {}

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:
        for part in change.changes if isinstance(change, Several) else (change,):
            if isinstance(part, SetGoals):
                for key, goal in part.goals.items():
                    self._goals.setdefault(key.indicator, []).append(GoalEntry(key.month, goal, at))

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return list(self._goals.get(indicator, []))


def typed(name: str, unit: Unit = Unit.MONEY, group: str = "Finance", **more: object) -> Indicator:
    label = str(more.pop("label", name.replace("_", " ").title()))
    return Indicator(name, label, unit, group, segment_kinds=ALL_KINDS, **more)  # type: ignore[arg-type]


def calculated(
    name: str,
    formula: str,
    unit: Unit = Unit.PERCENT,
    group: str = "Finance",
    direction: Direction = Direction.HIGHER,
    **more: object,
) -> Indicator:
    label = str(more.pop("label", name.replace("_", " ").title()))
    kind = more.pop("kind", Kind.KPI)
    return Indicator(
        name,
        label,
        unit,
        group,
        kind,
        direction,
        rollup=Rollup.RECOMPUTED,
        formula=formula,
        **more,  # type: ignore[arg-type]
    )


INDICATORS = (
    typed("sales"),
    typed("costs"),
    typed("visits", Unit.COUNT, "Website"),
    typed("orders", Unit.COUNT, "Sales"),
    typed("score", Unit.SCORE, "Customers", rollup=Rollup.LAST),
    typed("staff", Unit.COUNT, "Own things", standing=True, rollup=Rollup.LAST),
    typed("extras", blank_is_zero=True),
    calculated("total_sales", "sales", Unit.MONEY),
    calculated("profit", "sales - costs", Unit.MONEY),
    calculated("profit_margin", "(sales - costs) / sales"),
    calculated("cash_change", "sales - costs", Unit.MONEY),
    calculated("order_rate", "orders / visits", group="Website"),
    calculated("cost_per_order", "costs / orders", Unit.MONEY, "Advertising", Direction.LOWER, decimals=2),
    calculated("satisfaction", "score", Unit.SCORE, "Customers"),
    calculated("year_sales", "sum12(sales)", Unit.MONEY),
    calculated("growth", "pchange(sales)"),
    calculated("own_rate", "costs / staff", Unit.MONEY, "Own things"),
    calculated("step", "sales / 2", Unit.MONEY, kind=Kind.HELPER),
    calculated("model", "", Unit.MONEY, kind=Kind.MODEL),
)


def shop(
    figures: Figures | None = None,
    chosen: Sequence[str] = (),
    *,
    unfinished: Mapping[Month, int] | None = None,
    goals: Mapping[str, Goal] | None = None,
    by_segment: Mapping[Segment, Figures] | None = None,
    extra: Sequence[Indicator] = (),
    **contents: object,
) -> Workbook:
    """Figures by id from January 2025, None is a blank; goals hold for every month of 2025 and 2026."""
    parts: dict[Segment | None, Figures] = {None: figures or {}, **(by_segment or {})}
    values = {
        Cell(name, START.plus(at), segment): float(value)
        for segment, rows in parts.items()
        for name, row in rows.items()
        for at, value in enumerate(row)
        if value is not None
    }
    shipped = {about.id: about for about in (*INDICATORS, *extra)}
    held: dict[str, object] = {
        "business": Business("Alder & Wren"),
        "chosen": tuple(chosen) or tuple(shipped),
        "segments": tuple(by_segment or ()),
        "values": values,
        "goals": {
            GoalKey(name, month): goal
            for name, goal in (goals or {}).items()
            for month in START.until(Month.of(2026, 12))
        },
        "months": {m: MonthState(MonthStatus.UNFINISHED, day) for m, day in (unfinished or {}).items()},
    }
    return Workbook(NoLedger(), Contents(**(held | contents)), shipped, lambda: TODAY)  # type: ignore[arg-type]


def month(text: str) -> Period:
    return Period.month(Month.parse(text))


def row_at(workbook: Workbook, name: str, at: str, *, per_day: bool = False, segment: Segment | None = None) -> KpiRow:
    return kpi_row(workbook, name, workbook.calendar.parse(at), segment, per_day=per_day)


def line_at(
    workbook: Workbook,
    name: str,
    at: str,
    *,
    form: NumberForm = ENGLISH,
    per_day: bool = False,
    segment: Segment | None = None,
) -> Line:
    return LineWriter(workbook, form).line(row_at(workbook, name, at, per_day=per_day, segment=segment))


def words_of(workbook: Workbook, form: NumberForm = ENGLISH) -> CellWords:
    return CellWords(workbook, LineWriter(workbook, form))


QUIET = (100, 104, 98, 102, 97, 103, 99, 101, 100, 104, 98, 102)
"""Twelve months of noise about 100."""
