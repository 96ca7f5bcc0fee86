"""The sample business that ships with the program: an invented shop, 36 months."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kpidesk import paths
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment


def read_sample(resources: Path | None = None) -> Contents:
    """What a new example file holds. The last month is unfinished, every month before it is closed."""
    text = ((resources or paths.resources()) / "samples" / "sample.json").read_text("utf-8")
    sample: dict[str, Any] = json.loads(text)
    first = Month.parse(sample["first_month"])
    return Contents(
        business=Business(**sample["business"], is_example=True),
        chosen=tuple(sample["chosen"]),
        segments=tuple(Segment.parse(name) for name in sample["segments"]),
        values=_values(sample["figures"], first),
        notes={_cell(address): note for address, note in sample["notes"].items()},
        goals=_goals(sample["goals"], sample["goal_days"]),
        benchmarks={indicator: _benchmark(facts) for indicator, facts in sample["benchmarks"].items()},
        months=_months(sample["figures"], first, sample["unfinished"]),
        month_notes={Month.parse(month): note for month, note in sample["month_notes"].items()},
    )


def _values(figures: Mapping[str, list[float | None]], first: Month) -> dict[Cell, float]:
    """A series is named after its indicator and, behind a space, its segment; null is a blank."""
    values = {}
    for name, series in figures.items():
        indicator, _, segment = name.partition(" ")
        part = Segment.parse(segment) if segment else None
        for position, value in enumerate(series):
            if value is not None:
                values[Cell(indicator, first.plus(position), part)] = float(value)
    return values


def _cell(address: str) -> Cell:
    indicator, _, month = address.partition(" ")
    return Cell(indicator, Month.parse(month))


def _goals(goals: Mapping[str, Any], days: Mapping[str, Any]) -> dict[GoalKey, Goal]:
    """One goal for each month of the year: twelve ``values``, or one ``value`` for all of them."""
    months = Month.of(days["year"], 1).until(Month.of(days["year"], 12))
    set_on, review_on = dt.date.fromisoformat(days["set_on"]), dt.date.fromisoformat(days["review_on"])
    return {
        GoalKey(indicator, month): Goal(
            value=float(value),
            upper=aim.get("upper"),
            tolerance=aim.get("tolerance"),
            reason=aim["reason"],
            set_on=set_on,
            review_on=review_on,
        )
        for indicator, aim in goals.items()
        for month, value in zip(months, aim.get("values") or [aim["value"]] * 12, strict=True)
    }


def _benchmark(facts: Mapping[str, Any]) -> Benchmark:
    return Benchmark(
        float(facts["value"]), None, facts["kind"], facts["source"], dt.date.fromisoformat(facts["noted_on"])
    )


def _months(
    figures: Mapping[str, list[float | None]], first: Month, unfinished: Mapping[str, int]
) -> dict[Month, MonthState]:
    last = first.plus(max(map(len, figures.values())) - 1)
    closed = {month: MonthState(MonthStatus.CLOSED) for month in first.until(last)}
    return closed | {
        Month.parse(month): MonthState(MonthStatus.UNFINISHED, until_day=day) for month, day in unfinished.items()
    }
