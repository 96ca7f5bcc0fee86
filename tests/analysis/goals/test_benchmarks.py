"""What a KPI can be held against besides its goals."""

import datetime as dt

from kpidesk.analysis.goals.benchmarks import Origin, Reference, forgetting, noting, own_median, references
from kpidesk.domain.change import SetBenchmarks, SetFurtherBenchmarks
from kpidesk.domain.goal import Benchmark, BenchmarkKey
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from tests.analysis.conftest import START, Business

INDUSTRY = Benchmark(5.0, 9.0, "industry", "guild", dt.date(2026, 1, 5))
RIVAL = Benchmark(8.0, None, "competitor", "their report")
SEARCH = Segment(SegmentKind.CHANNEL, "Search")


class Benchmarked(Business):
    def __init__(self, calendar: Calendar | None = None, *noted: Benchmark) -> None:
        super().__init__(calendar)
        self._noted = noted

    def benchmark(self, _indicator: str) -> Benchmark | None:
        return self._noted[0] if self._noted else None

    def further_benchmarks(self, indicator: str) -> dict[BenchmarkKey, Benchmark]:
        return {BenchmarkKey(indicator, held.kind): held for held in self._noted[1:]}


def test_own_median_is_that_of_the_last_twelve_complete_months() -> None:
    shop = Benchmarked(Calendar(unfinished={START.plus(14): 9}))
    shop.add("sales", [1000.0, 1000.0, *map(float, range(1, 13)), 0.5])
    last = START.plus(13)
    assert own_median(shop, "sales", START.plus(16)) == Reference(Origin.OWN_MEDIAN, 6.5, months=(START.plus(2), last))
    assert own_median(shop, "sales", last.previous) == Reference(
        Origin.OWN_MEDIAN, 6.5, months=(START.plus(1), last.previous)
    )
    assert own_median(shop, "sales", START.plus(10)) is None


def test_a_gap_leaves_no_median() -> None:
    shop = Benchmarked()
    shop.add("sales", [1.0] * 6 + [None] + [1.0] * 11)
    assert own_median(shop, "sales", START.plus(17)) is None


def test_all_references_stand_together_and_a_part_has_only_its_own() -> None:
    shop = Benchmarked(None, INDUSTRY, RIVAL)
    shop.add("sales", [10.0] * 12)
    shop.add("sales", [4.0] * 12, segment=SEARCH)
    told = references(shop, "sales", START.plus(11))
    assert [(each.origin, each.value, each.kind) for each in told] == [
        (Origin.OWN_MEDIAN, 10.0, ""),
        (Origin.NOTED, 5.0, "industry"),
        (Origin.NOTED, 8.0, "competitor"),
    ]
    assert (told[1].upper, told[1].source, told[1].noted_on) == (9.0, "guild", dt.date(2026, 1, 5))
    assert [each.value for each in references(shop, "sales", START.plus(11), SEARCH)] == [4.0]


def test_one_of_each_kind_is_kept() -> None:
    assert noting(Benchmarked(), "sales", RIVAL) == SetBenchmarks({"sales": RIVAL})
    shop = Benchmarked(None, INDUSTRY)
    key = BenchmarkKey("sales", "competitor")
    assert noting(shop, "sales", RIVAL) == SetFurtherBenchmarks({key: RIVAL})
    assert noting(shop, "sales", Benchmark(6.0)) == SetBenchmarks({"sales": Benchmark(6.0)})
    assert forgetting(shop, "sales", "industry") == SetBenchmarks({"sales": None})
    assert forgetting(shop, "sales", "competitor") == SetFurtherBenchmarks({key: None})
