"""Benchmarks on the goal chart: thin triangles where the plot ends, each with its word; never a bar, never coloured."""

from collections.abc import Sequence
from dataclasses import replace

from kpidesk.analysis.goals.benchmarks import noted
from kpidesk.charts.goal.goal_series import BenchmarkMark, GoalSeries, GoalVsActualFacts
from kpidesk.charts.words import month_names
from kpidesk.domain.goal import Benchmark
from kpidesk.workbook.workbook import Workbook

_FURTHEST = 2.5
"""A benchmark further from the figures than so many times what they are apart would leave them no room."""


def with_benchmarks(workbook: Workbook, facts: GoalVsActualFacts) -> GoalVsActualFacts:
    """The same facts with what was noted of the whole business; the footnote says where each is from.

    One far away from all figures is named in the footnote alone.
    """
    is_of_a_month = bool(facts.periods) and facts.is_flow  # what adds up is more in a quarter than in a month
    if facts.segment is not None or is_of_a_month:
        return facts
    held = noted(workbook, facts.indicator.id)
    if not held:
        return facts
    numbers = [number for point in GoalSeries.of(facts).points for number in point.numbers]
    marks = [BenchmarkMark(_word(each), each.value, each.upper) for each in held]
    near = [mark for mark in marks if _is_near(mark, numbers, with_zero=facts.has_columns)]
    far = [f"{mark.word} is too far away to be shown" for mark in marks if mark not in near]
    sources = [_source(each) for each in held if each.source]
    return replace(facts, marks=near, remarks=[*facts.remarks, *far, *sources])


def _word(benchmark: Benchmark) -> str:
    return f"{benchmark.kind[:1].upper()}{benchmark.kind[1:]}"


def _source(benchmark: Benchmark) -> str:
    """Industry: Chamber of trade, 3 Sep 2026."""
    day = f", {month_names.day(benchmark.noted_on)}" if benchmark.noted_on else ""
    return f"{_word(benchmark)}: {benchmark.source}{day}"


def _is_near(mark: BenchmarkMark, numbers: Sequence[float], *, with_zero: bool) -> bool:
    shown = [*numbers, 0.0] if with_zero else list(numbers)
    if not shown:
        return False
    low, high = min(shown), max(shown)
    room = _FURTHEST * ((high - low) or abs(high) or 1.0)
    return all(low - room <= end <= high + room for end in mark.numbers)
