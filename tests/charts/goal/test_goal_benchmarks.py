"""Benchmarks on the goal chart: thin triangles with a word, never bars, never coloured."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.colors import to_hex

from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.goal.goal_benchmarks import with_benchmarks
from kpidesk.charts.goal.goal_facts import facts_for
from kpidesk.charts.goal.goal_series import BenchmarkMark
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.kinds import make_chart
from kpidesk.charts.paper.sheet import EDGE, Box, Sheet
from kpidesk.charts.pictures import picture
from kpidesk.charts.style import LIGHT, screen_layout
from kpidesk.domain.change import SetBenchmarks, SetFurtherBenchmarks
from kpidesk.domain.goal import Benchmark, BenchmarkKey
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.charts.goal.test_goal_options import LAST, business

SHOP = Segment(SegmentKind.CHANNEL, "shop")


def with_two(name: str, first: Benchmark, second: Benchmark | None = None) -> Workbook:
    workbook = business()
    workbook.apply(SetBenchmarks({name: first}))
    if second is not None:
        workbook.apply(SetFurtherBenchmarks({BenchmarkKey(name, second.kind): second}))
    return workbook


def chart(workbook: Workbook, name: str) -> GoalVsActual:
    facts = facts_for(workbook, name, Period.month(LAST))
    return describe(with_benchmarks(workbook, facts))


def drawn(made: GoalVsActual) -> Sheet:
    return picture.draw(made, screen_layout(1110, 400), picture.Look(), 72)


def word_of(boxes: dict[str, Box], place: int) -> Box:
    return next(box for name, box in boxes.items() if name.startswith(f"end-benchmark-{place} "))


def test_each_kind_has_its_mark_and_its_source() -> None:
    first = Benchmark(1500.0, 1600.0, "industry", "Chamber of trade", dt.date(2026, 5, 1))
    made = chart(with_two("sales", first, Benchmark(1400.0, kind="competitor")), "sales")
    assert made.facts.marks == [BenchmarkMark("Industry", 1500.0, 1600.0), BenchmarkMark("Competitor", 1400.0)]
    assert "Industry: Chamber of trade, 1 May 2026." in made.footnote


def test_one_that_is_far_away_is_told_and_not_drawn() -> None:
    made = chart(with_two("sales", Benchmark(1_000_000.0)), "sales")
    assert not made.facts.marks
    assert "Industry is too far away to be shown." in made.footnote


def test_a_part_of_the_business_has_no_benchmark_of_the_whole() -> None:
    workbook = with_two("sales", Benchmark(1500.0))
    facts = facts_for(workbook, "sales", Period.month(LAST), segment=SHOP)
    assert with_benchmarks(workbook, facts) == facts


def test_judgement_and_title_do_not_know_benchmarks() -> None:
    plain = describe(facts_for(business(), "sales", Period.month(LAST)))
    made = chart(with_two("sales", Benchmark(1500.0)), "sales")
    assert (made.titles, made.points) == (plain.titles, plain.points)


@pytest.mark.parametrize("value", [1500.0, 3000.0, -900.0])
def test_the_triangle_stands_where_the_plot_ends_with_its_word_beside(
    value: float, artists: Callable[[Sheet, str], dict[str, Any]], boxes: Callable[[Sheet], dict[str, Box]]
) -> None:
    sheet = drawn(chart(with_two("sales", Benchmark(value)), "sales"))
    triangle = artists(sheet, "benchmark-")["0-0"]
    assert to_hex(triangle.get_facecolor()) == LIGHT.secondary.lower()
    tip = triangle.get_xy()[2]
    word = word_of(boxes(sheet), 0)
    assert word.left > tip[0] and word.bottom < tip[1] < word.top
    assert word.right <= sheet.layout.width - EDGE


def test_words_of_several_never_touch(boxes: Callable[[Sheet], dict[str, Box]]) -> None:
    close = with_two("sales", Benchmark(1500.0), Benchmark(1505.0, kind="competitor"))
    found = boxes(drawn(chart(close, "sales")))
    assert not word_of(found, 0).touches(word_of(found, 1))


def test_in_a_chart_of_a_line_it_is_dotted_across(
    artists: Callable[[Sheet, str], dict[str, Any]], boxes: Callable[[Sheet], dict[str, Box]]
) -> None:
    sheet = drawn(chart(with_two("rate", Benchmark(0.07)), "rate"))
    line = artists(sheet, "benchmark-")["0-0-line"]
    assert line.get_linestyle() == "--" and to_hex(line.get_color()) == LIGHT.secondary.lower()
    assert {"end-benchmark-0 Industry 7.0\u202f%", "end-Goal Goal 6.0\u202f%"} <= boxes(sheet).keys()


def test_a_chart_that_is_asked_for_has_them() -> None:
    workbook = with_two("sales", Benchmark(1500.0, kind="industry", source="Chamber of trade"))
    made = make_chart(workbook, ChartAsk(ChartKind.GOAL, "sales", Period.month(LAST)))
    assert "Industry: Chamber of trade." in made.footnote
