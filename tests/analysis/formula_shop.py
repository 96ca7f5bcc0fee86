"""A business with one KPI of any formula, over typed figures of every kind."""

import datetime as dt
from collections.abc import Mapping, Sequence

from kpidesk.domain.business import Business, Contents, MonthState
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

START = Month.of(2023, 1)
EMAIL = Segment(SegmentKind.CHANNEL, "email")
CHANNEL = frozenset({SegmentKind.CHANNEL})


def _figure(id_: str, rollup: Rollup = Rollup.SUM, **more: object) -> Indicator:
    return Indicator(id_, id_.capitalize(), Unit.MONEY, "Shop", rollup=rollup, segment_kinds=CHANNEL, **more)  # type: ignore[arg-type]


FIGURES = [
    *(_figure(f"f{number}", lowest=0.0) for number in range(14)),
    _figure("level", Rollup.LAST),
    _figure("mood", Rollup.MEAN),
    _figure("fee", standing=True),
    _figure("price", Rollup.WEIGHTED_MEAN, weight="f0"),
    _figure("opening", Rollup.FIRST, carried_from="closing"),
    _figure("won"),
    _figure("lost"),
    _figure("closing", Rollup.LAST, balance=("opening", "won", "lost")),
]


def formula_shop(
    lines: Mapping[str, Sequence[float | None]],
    formula: str,
    *,
    direction: Direction = Direction.HIGHER,
    unit: Unit = Unit.RATIO,
    goals: Mapping[Month, Goal] | None = None,
    months: Mapping[Month, MonthState] | None = None,
    today: Month | None = None,
    **more: str,
) -> Workbook:
    """The KPI is ``result``; ``more`` are others. Lines begin in January 2023; ``email_`` ones are of that channel."""
    kpis = [
        Indicator(id_, id_.capitalize(), unit, "Shop", Kind.KPI, direction, formula=text, rollup=Rollup.RECOMPUTED)
        for id_, text in {**more, "result": formula}.items()
    ]
    values = {
        Cell(name.removeprefix("email_"), START.plus(place), EMAIL if name.startswith("email_") else None): float(value)
        for name, line in lines.items()
        for place, value in enumerate(line)
        if value is not None
    }
    contents = Contents(
        Business("Shop"),
        segments=(EMAIL,),
        values=values,
        months=dict(months or {}),
        goals={GoalKey("result", month): goal for month, goal in (goals or {}).items()},
    )
    after = today or START.plus(max(map(len, lines.values()), default=1) - 1)
    known = {indicator.id: indicator for indicator in [*FIGURES, *kpis]}
    return Workbook(NoLedger(), contents, known, lambda: dt.datetime(after.year, after.number, 10))
