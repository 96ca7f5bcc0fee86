"""The facts of a ranking: the figure of every part of the business, of the whole, and what no part explains."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.analysis.comparison.few_cases import has_few_cases
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.whole_periods import earlier, left_out_words, whole
from kpidesk.charts.words.missing_words import redefined_words
from kpidesk.charts.words.naming import sentences, source_words
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Kind, Unit
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.formula.nodes import Name, Node, Product, walk
from kpidesk.workbook.workbook import Workbook

_BREAK_EVEN = {"roas": "break_even_roas", "roas_full": "break_even_roas"}
"""KPIs that have to reach another one for the money to come back."""
_BASES = ("visitors", "ad_spend", "revenue", "orders", "units_sold")
"""Figures whose shares say how much a ratio rests on, where its own divisor is not split."""


@dataclass(frozen=True, slots=True)
class Part:
    """``share`` of all of the figure that the ratio rests on, None where that is not known or not wanted.

    ``goals`` are the ends of the part's own goal for that month: one, two of a band, none without a goal.
    """

    segment: Segment
    value: Value
    earlier: Value
    share: float | None = None
    is_few: bool = False
    goals: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class RankingFacts:
    """``parts`` in the owner's order. ``lines`` are what all parts are held against, two of a band.

    ``line_name`` is what they are.

    ``unassigned`` is the whole less its parts, only of what adds up; ``basis`` is the figure whose shares are shown.
    """

    indicator: Indicator
    kind: SegmentKind
    currency: str
    before: Period
    after: Period
    parts: Sequence[Part]
    total: Value
    earlier_total: Value
    is_flow: bool
    unassigned: float | None = None
    basis: Indicator | None = None
    lines: tuple[float, ...] = ()
    line_name: str = ""
    marked: Segment | None = None
    remark: str = ""
    source: str = ""
    form: NumberForm = ENGLISH


def kind_of(workbook: Workbook, ask: ChartAsk, after: Period) -> SegmentKind | None:
    """That of the part asked about; else the first kind with figures for two parts, or for one; None without any."""
    possible = workbook.segment_kinds(ask.indicator)
    if ask.segment is not None and ask.segment.kind in possible:
        return ask.segment.kind
    counts = {kind: 0 for kind in SegmentKind if kind in possible}
    for segment in workbook.segments:
        if segment.kind in counts:
            counts[segment.kind] += not isinstance(workbook.value(ask.indicator, after, segment), NoValue)
    enough = [kind for kind, count in counts.items() if count > 1]
    there = enough or [kind for kind, count in counts.items() if count]
    return there[0] if there else next(iter(counts), None)


def facts_for(workbook: Workbook, ask: ChartAsk, kind: SegmentKind) -> RankingFacts:
    """Of the newest whole period, beside the period before it or the same a year earlier."""
    after = whole(workbook.calendar, ask.period)
    before = earlier(after, ask.options.previous_year)
    is_flow = workbook.nature(ask.indicator) is Nature.FLOW
    segments = [segment for segment in workbook.segments if segment.kind is kind]
    basis = None if is_flow else _basis(workbook, ask.indicator, kind, segments, after)
    parts = [_part(workbook, ask.indicator, one, before=before, after=after, basis=basis) for one in segments]
    total = workbook.value(ask.indicator, after)
    lines, line_name = _lines(workbook, ask.indicator, after, is_flow)
    return RankingFacts(
        indicator=workbook.indicator(ask.indicator),
        kind=kind,
        currency=workbook.business.currency,
        before=before,
        after=after,
        parts=parts,
        total=total,
        earlier_total=_earlier(workbook, ask.indicator, None, before, after),
        is_flow=is_flow,
        unassigned=_unassigned(workbook, ask.indicator, total, parts) if is_flow else None,
        basis=None if basis is None else workbook.indicator(basis),
        lines=lines,
        line_name=line_name,
        marked=ask.segment,
        remark=sentences(
            left_out_words(workbook.calendar, ask.period), redefined_words(workbook, ask.indicator, before, after)
        ),
        source=source_words(workbook.business),
        form=ask.form,
    )


def _part(
    workbook: Workbook, indicator: str, segment: Segment, *, before: Period, after: Period, basis: str | None
) -> Part:
    value = workbook.value(indicator, after, segment)
    return Part(
        segment=segment,
        value=value,
        earlier=_earlier(workbook, indicator, segment, before, after),
        share=None if basis is None else _share(workbook, basis, segment, after),
        is_few=not isinstance(value, NoValue) and has_few_cases(workbook, indicator, after, after, segment),
        goals=_own_goals(workbook, indicator, segment, after),
    )


def _earlier(workbook: Workbook, indicator: str, segment: Segment | None, before: Period, after: Period) -> Value:
    """No value where the figure meant something else then."""
    redefined = redefined_words(workbook, indicator, before, after)
    if redefined:
        return NoValue(Cause.STATED, indicator, before.last, segment, redefined)
    return workbook.value(indicator, before, segment)


def _own_goals(workbook: Workbook, indicator: str, segment: Segment, after: Period) -> tuple[float, ...]:
    """Of a month only."""
    goal = workbook.month_goal(indicator, after.first, segment) if after.length == 1 else None
    return () if goal is None else _ends(goal)


def _ends(goal: Goal) -> tuple[float, ...]:
    """One, or both of a band, the lower one first."""
    return tuple(sorted({goal.value, goal.value if goal.upper is None else goal.upper}))


def _share(workbook: Workbook, basis: str, segment: Segment, after: Period) -> float | None:
    part, whole_value = workbook.value(basis, after, segment), workbook.value(basis, after)
    if isinstance(part, NoValue) or isinstance(whole_value, NoValue) or whole_value <= 0 or part < 0:
        return None
    return min(part / whole_value, 1.0)


def _basis(
    workbook: Workbook, indicator: str, kind: SegmentKind, segments: Sequence[Segment], after: Period
) -> str | None:
    """The first figure of the ratio's divisor that is entered by part; else visits, or another that is."""
    formula = workbook.definitions.formula(indicator)
    divisor = [] if formula is None else _divisor(formula.node)
    wanted: dict[str, None] = dict.fromkeys([*divisor, *_BASES])
    for name in wanted:
        is_split = name in workbook.indicators and kind in workbook.segment_kinds(name)
        if is_split and workbook.nature(name) is Nature.FLOW:
            shares = [_share(workbook, name, segment, after) for segment in segments]
            if sum(share is not None for share in shares) > 1:
                return name
    return None


def _divisor(node: Node) -> list[str]:
    """The ids below the line, in the order of the formula."""
    parts = [part for part in walk(node) if isinstance(part, Product)]
    return [name.id for part in parts for divisor in part.divisors for name in walk(divisor) if isinstance(name, Name)]


def _unassigned(workbook: Workbook, indicator: str, total: Value, parts: Sequence[Part]) -> float | None:
    """None when it is nothing, or when the parts do not make up the whole."""
    about = workbook.indicator(indicator)
    adds_up = about.parts_add_up if about.kind is Kind.INPUT else about.unit is not Unit.PERCENT
    known = [part.value for part in parts if not isinstance(part.value, NoValue)]
    if isinstance(total, NoValue) or not adds_up or not known:
        return None
    rest = total - math.fsum(known)
    return None if abs(rest) <= 1e-9 * max(abs(total), 1.0) else rest


def _lines(workbook: Workbook, indicator: str, after: Period, is_flow: bool) -> tuple[tuple[float, ...], str]:
    """Break-even where there is one, else the goal, which all parts of a rate share. A flow's goal is the whole's."""
    other = _BREAK_EVEN.get(indicator)
    if other is not None:
        value = workbook.value(other, after)
        if not isinstance(value, NoValue):
            return (value,), "break-even"
    if is_flow:
        return (), ""
    goal = goal_of(workbook, indicator, after)
    return (_ends(goal), "goal") if isinstance(goal, Goal) else ((), "")


def missing(parts: Sequence[Part]) -> list[tuple[Segment, NoValue]]:
    """Parts without a value, with the reason."""
    return [(part.segment, part.value) for part in parts if isinstance(part.value, NoValue)]
