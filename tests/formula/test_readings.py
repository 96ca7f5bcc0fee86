"""Which names a formula reads, for which period and segment."""

from collections.abc import Callable
from typing import Any

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.parser import parse
from kpidesk.formula.readings import readings, spelt_out, worked_out
from kpidesk.formula.scene import Scene
from kpidesk.formula.writing import canonical

JAN = Month.of(2025, 1)
SEARCH = Segment(SegmentKind.CHANNEL, "search")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("revenue - cogs", ["revenue 2025-06", "cogs 2025-06"]),
        ("revenue / revenue", ["revenue 2025-06"]),
        ("prev(revenue - cogs)", ["revenue 2025-05", "cogs 2025-05"]),
        ("change(revenue)", ["revenue 2025-06", "revenue 2025-05"]),
        ("pchange(prev(revenue))", ["revenue 2025-05", "revenue 2025-04"]),
        ("yago(revenue)", ["revenue 2024-06"]),
        ("ytd(revenue)", ["revenue ytd:2025-06"]),
        ("sum12(revenue)", ["revenue 12m:2025-06 sum12"]),
        ("avg3(revenue - cogs)", ["revenue 3m:2025-06 avg3", "cogs 3m:2025-06 avg3"]),
        ("prev(avg3(revenue))", ["revenue 3m:2025-05 avg3"]),
        ("avg3(prev(revenue))", ["revenue 3m:2025-05 avg3"]),
        ("avg3(change(revenue))", ["revenue 3m:2025-06 avg3", "revenue 3m:2025-05 avg3"]),
        ("avg3(yago(revenue))", ["revenue 3m:2024-06 avg3"]),
        ("avg3(sum12(revenue))", ["revenue 12m:2025-06 sum12"]),
        ("avg3(ytd(revenue))", ["revenue ytd:2025-06"]),
        ('avg3(at(revenue, "search"))', ["revenue 3m:2025-06 channel:search avg3"]),
        ('avg3(at(revenue, "nowhere"))', []),
        ('at(revenue, "search") / revenue', ["revenue 2025-06 channel:search", "revenue 2025-06"]),
        ('at(revenue, "nowhere") / cogs', ["cogs 2025-06"]),
        ("nz(extra) + days()", ["extra 2025-06"]),
        ("if(revenue > 1, cogs, expenses)", ["revenue 2025-06", "cogs 2025-06"]),
        ("if(revenue < 1, cogs, expenses)", ["revenue 2025-06", "expenses 2025-06"]),
        ("if(orders < 1, cogs, expenses)", ["orders 2025-06"]),
        ('if(1 > 2, cogs, none("x"))', []),
        ("-revenue^orders", ["revenue 2025-06", "orders 2025-06"]),
        ("2 + 3", []),
    ],
)
def test_readings_of_a_formula(formula: str, expected: list[str], desk: Callable[..., Any]) -> None:
    here = desk({Cell("revenue", JAN.plus(5)): 5.0, Cell("cogs", JAN.plus(5)): 2.0})
    node = parse(formula, here.definitions.indicators)
    scene = Scene(here.calendar.parse("2025-06"), None, None, "")
    found = [
        " ".join(filter(None, [part.indicator, here.calendar.name(part.period), str(part.segment or ""), part.window]))
        for part in readings(node, scene, here.evaluator)
    ]
    assert found == expected


def test_the_segment_being_looked_at_is_read(desk: Callable[..., Any]) -> None:
    here = desk({Cell("revenue", JAN): 5.0})
    node = parse("at(revenue, channel) / sum12(at(orders, channel))", here.definitions.indicators)
    scene = Scene(here.calendar.parse("2025-01"), None, SEARCH, "")
    assert [part.segment for part in readings(node, scene, here.evaluator)] == [SEARCH, SEARCH]


@pytest.mark.parametrize(
    ("formula", "spelt"),
    [
        ("change(revenue)", "revenue - prev(revenue)"),
        ("pchange(revenue)", "(revenue - prev(revenue)) / abs(prev(revenue))"),
        ("2 * change(revenue)^2", "2 * (revenue - prev(revenue))^2"),
        ("-change(revenue) + max(change(cogs), 0)", "-(revenue - prev(revenue)) + max(cogs - prev(cogs), 0)"),
        ("change(change(revenue))", "(revenue - prev(revenue)) - prev(change(revenue))"),
        ("if(change(revenue) > 0, 1, change(cogs))", "if(revenue - prev(revenue) > 0, 1, cogs - prev(cogs))"),
        ("sum12(change(revenue))", "sum12(change(revenue))"),
        ("revenue + 1", "revenue + 1"),
    ],
)
def test_changes_are_spelt_out(formula: str, spelt: str, desk: Callable[..., Any]) -> None:
    here = desk({})
    node = spelt_out(parse(formula, here.definitions.indicators))
    assert canonical(node) == spelt


@pytest.mark.parametrize("formula", ["revenue", "sum12(revenue)", "days()", 'at(revenue, "x")', "nz(revenue)"])
def test_what_looks_elsewhere_is_shown_as_one_number(formula: str, desk: Callable[..., Any]) -> None:
    assert worked_out(parse(formula, desk({}).definitions.indicators))


@pytest.mark.parametrize("formula", ["abs(revenue)", "2", "revenue + 1", "-revenue", "change(revenue)"])
def test_arithmetic_is_shown_with_its_parts(formula: str, desk: Callable[..., Any]) -> None:
    assert not worked_out(parse(formula, desk({}).definitions.indicators))
