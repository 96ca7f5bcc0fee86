"""What a KPI can be held against besides its goals: its own median, the industry, a competitor. Never judged."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Protocol

from kpidesk.analysis.numbers.rounding import exact
from kpidesk.analysis.source import Source
from kpidesk.domain.change import SetBenchmarks, SetFurtherBenchmarks
from kpidesk.domain.goal import Benchmark, BenchmarkKey
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue

MONTHS = 12
"""Complete months that the own median is taken of."""


class BenchmarkedSource(Source, Protocol):
    """A business that tells what was noted from elsewhere. A `Workbook` is one."""

    def benchmark(self, indicator: str, /) -> Benchmark | None: ...

    def further_benchmarks(self, indicator: str, /) -> dict[BenchmarkKey, Benchmark]: ...


class Origin(StrEnum):
    OWN_MEDIAN = "own median"  # worked out, never stored
    NOTED = "noted"  # by the owner, with where it is from and when


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure for a month, in the indicator's unit; with ``upper`` it is a range.

    ``kind`` is what a noted one says of itself, like "industry". ``months`` are the first and the last that an own
    median was taken of.
    """

    origin: Origin
    value: float
    upper: float | None = None
    kind: str = ""
    source: str = ""
    noted_on: dt.date | None = None
    months: tuple[Month, Month] | None = None


def references(
    source: BenchmarkedSource, indicator: str, month: Month, segment: Segment | None = None
) -> list[Reference]:
    """All that there are: the own median up to that month first. What was noted is of the whole business."""
    own = own_median(source, indicator, month, segment)
    held = noted(source, indicator) if segment is None else []
    told = [Reference(Origin.NOTED, b.value, b.upper, b.kind, b.source, b.noted_on) for b in held]
    return [*([] if own is None else [own]), *told]


def own_median(source: Source, indicator: str, month: Month, segment: Segment | None = None) -> Reference | None:
    """Of the last twelve complete months up to that one; None when there are fewer, or one of them has no figure."""
    last = month
    while last >= source.first_month and not _is_complete(source, indicator, last, segment):
        last = last.previous
    months = last.plus(1 - MONTHS).until(last)
    if any(not _is_complete(source, indicator, at, segment) for at in months):
        return None
    figures = [source.month_value(indicator, at, segment) for at in months]
    middle = median(exact(figure) for figure in figures if not isinstance(figure, NoValue))
    return Reference(Origin.OWN_MEDIAN, float(middle), months=(months[0], last))


def noted(source: BenchmarkedSource, indicator: str) -> list[Benchmark]:
    """What the owner noted, the first one first; one of each kind."""
    first = source.benchmark(indicator)
    return [*([] if first is None else [first]), *source.further_benchmarks(indicator).values()]


def noting(source: BenchmarkedSource, indicator: str, benchmark: Benchmark) -> SetBenchmarks | SetFurtherBenchmarks:
    """The change that notes it, in place of one of the same kind."""
    first = source.benchmark(indicator)
    if first is None or first.kind == benchmark.kind:
        return SetBenchmarks({indicator: benchmark})
    return SetFurtherBenchmarks({BenchmarkKey(indicator, benchmark.kind): benchmark})


def forgetting(source: BenchmarkedSource, indicator: str, kind: str) -> SetBenchmarks | SetFurtherBenchmarks:
    """The change that takes the one of that kind away; it changes nothing where there is none."""
    first = source.benchmark(indicator)
    if first is not None and first.kind == kind:
        return SetBenchmarks({indicator: None})
    return SetFurtherBenchmarks({BenchmarkKey(indicator, kind): None})


def _is_complete(source: Source, indicator: str, month: Month, segment: Segment | None) -> bool:
    is_running = month in source.calendar.unfinished
    return not is_running and not isinstance(source.month_value(indicator, month, segment), NoValue)
