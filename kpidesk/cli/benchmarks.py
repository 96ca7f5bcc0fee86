"""What the command goal tells with --benchmarks: what a figure can be held against besides its goal."""

import argparse
import json
from typing import Any

from kpidesk.analysis.goals.benchmarks import Reference, references
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.cli import words
from kpidesk.cli.asked import known_segment, read_period
from kpidesk.cli.opened import looked_at
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator


def tell_benchmarks(arguments: argparse.Namespace) -> None:
    """Prints them. Raises Refusal where the figure, the part or the period is not known."""
    with looked_at(arguments.file) as workbook:
        about, segment = workbook.named(arguments.id), known_segment(workbook, arguments.segment)
        at = read_period(workbook, arguments.at).last if arguments.at else workbook.last_entered
        found = references(workbook, about.id, at or workbook.current_month, segment)
        if arguments.json:
            print(json.dumps([_benchmark_record(each) for each in found], ensure_ascii=False, indent=2))
        else:
            lines = [_benchmark_line(each, about) for each in found]
            print("\n".join(lines or [f"{about.id}: nothing to hold it against yet"]))


def _benchmark_record(told: Reference) -> dict[str, Any]:
    return {
        "origin": str(told.origin),
        "value": told.value,
        "upper": told.upper,
        "kind": told.kind or None,
        "source": told.source or None,
        "noted_on": None if told.noted_on is None else told.noted_on.isoformat(),
        "months": None if told.months is None else [str(month) for month in told.months],
    }


def _benchmark_line(told: Reference, about: Indicator) -> str:
    decimals = decimals_of(about, told.value, told.upper)
    figure = words.goal(Goal(told.value, told.upper), about, decimals)
    if told.months is not None:
        return f"{figure}  median of {told.months[0]} to {told.months[1]}"
    noted = f", {told.noted_on}" if told.noted_on else ""
    return f"{figure}  {told.kind}{f': {told.source}' if told.source else ''}{noted}"
