"""Shops with parts in a line: January, then February 2022."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.ranking.ranking_chart import RankingChart
from kpidesk.charts.ranking.ranking_making import ranking_chart
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.analysis.typed_business import SHIPPED, START
from tests.ledger import NoLedger

Lines = Mapping[str, Sequence[float | None]]

VISITS = {
    "visitors": [1000, 1200],
    "visitors Search": [500, 700],
    "visitors Mail": [300, 250],
    "visitors Social": [150, 210],
    "conversions": [30, 31],
    "conversions Search": [10, 14],
    "conversions Mail": [18, 15],
    "conversions Social": [2, 2],
}
"""Behind a space: the channel."""


def part(name: str) -> Segment:
    return Segment(SegmentKind.CHANNEL, name)


def shop(lines: Lines, goals: Mapping[str, float | tuple[float, float]] | None = None) -> Workbook:
    """``goals`` of February, named as lines are; a pair is a band."""
    values, parts = {}, dict[Segment, None]()
    for name, line in lines.items():
        indicator, _, channel = name.partition(" ")
        if channel:
            parts[part(channel)] = None
        for place, value in enumerate(line):
            if value is not None:
                values[Cell(indicator, START.plus(place), part(channel) if channel else None)] = float(value)
    aims = {
        _key(name): Goal(*value) if isinstance(value, tuple) else Goal(value) for name, value in (goals or {}).items()
    }
    contents = Contents(Business("Shop"), values=values, segments=tuple(parts), goals=aims)
    return Workbook(NoLedger(), contents, SHIPPED, lambda: dt.datetime(2022, 3, 10))


def _key(name: str) -> GoalKey:
    indicator, _, channel = name.partition(" ")
    return GoalKey(indicator, START.next, segment=part(channel)) if channel else GoalKey(indicator, START.next)


def ask(indicator: str, segment: Segment | None = None) -> ChartAsk:
    return ChartAsk(ChartKind.RANKING, indicator, Period.month(START.next), segment, Options())


def asked(lines: Lines, indicator: str, segment: Segment | None = None, **more: Any) -> Chart:
    return ranking_chart(shop(lines, **more), ask(indicator, segment))


def ranking(lines: Lines, indicator: str, segment: Segment | None = None, **more: Any) -> RankingChart:
    found = asked(lines, indicator, segment, **more)
    assert isinstance(found, RankingChart), found
    return found


def many(count: int) -> dict[str, list[float]]:
    """So many channels: 100, 200, 300 and so on, and the whole that they make up."""
    parts = {f"visitors Channel {number}": [100.0 * number] * 2 for number in range(1, count + 1)}
    total = sum(line[1] for line in parts.values())
    rates = {f"conversions Channel {number}": [float(number)] * 2 for number in range(1, count + 1)}
    return {"visitors": [total] * 2, "conversions": [500.0] * 2, **parts, **rates}
