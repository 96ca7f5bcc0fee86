"""The rows of a ranking: the whole, the parts by size, what is joined, what is unassigned."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kpidesk.charts.ranking.ranking_facts import Part, RankingFacts
from kpidesk.charts.words.naming import one_line
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value

MOST_PARTS = 10
"""So many parts have a bar of their own; of more the others are one row."""


class RowKind(StrEnum):
    TOTAL = "total"
    PART = "part"
    OTHERS = "others"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Row:
    """``value`` None: a row of others that do not add up; they lie between ``low`` and ``high``.

    ``share`` is that of the ratio's basis; ``of_total`` that of the whole, of what adds up.
    """

    key: str
    kind: RowKind
    name: str
    value: float | None
    earlier: float | None = None
    share: float | None = None
    of_total: float | None = None
    is_few: bool = False
    goals: tuple[float, ...] = ()
    segment: Segment | None = None
    low: float | None = None
    high: float | None = None

    @property
    def numbers(self) -> list[float]:
        every = (self.value, self.earlier, *self.goals, self.low, self.high)
        return [number for number in every if number is not None]


@dataclass(frozen=True, slots=True)
class RankingSeries:
    """``ranked`` are all parts with a value, the largest first; ``rows`` what is drawn, from the top."""

    facts: RankingFacts
    ranked: tuple[Part, ...]
    joined: tuple[Part, ...]
    rows: tuple[Row, ...]
    scale: Scale

    @classmethod
    def of(cls, facts: RankingFacts) -> "RankingSeries":
        """Raises ValueError without any value."""
        known = [part for part in facts.parts if number(part.value) is not None]
        if not known:
            raise ValueError("a ranking needs a part with a value")
        ranked = sorted(known, key=lambda part: -(number(part.value) or 0.0))
        shown = _shown(ranked, facts.marked)
        joined = [part for part in ranked if part not in shown]
        rows = tuple(_rows(facts, shown, joined))
        numbers = [one for row in rows for one in row.numbers]
        numbers += facts.lines
        scale = Scale.fitting(numbers, facts.indicator, facts.currency, facts.form)
        return cls(facts, tuple(ranked), tuple(joined), rows, scale)

    @property
    def counted(self) -> list[Part]:
        """Those that rest on enough cases to be named."""
        return [part for part in self.ranked if not part.is_few]

    @property
    def adds_up(self) -> bool:
        """Whether the displayed parts give the displayed whole."""
        if not self.facts.is_flow or number(self.facts.total) is None:
            return True
        parts = [row.value for row in self.rows if row.kind is not RowKind.TOTAL and row.value is not None]
        total = number(self.facts.total)
        assert total is not None
        exact = math.isclose(math.fsum(parts), total, rel_tol=1e-9, abs_tol=1e-9)
        return not exact or sum(map(self.scale.shown, parts), Decimal(0)) == self.scale.shown(total)

    @property
    def has_earlier(self) -> bool:
        return any(row.earlier is not None for row in self.rows)


def number(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else float(value)


def _shown(ranked: Sequence[Part], marked: Segment | None) -> list[Part]:
    """The largest; the one that was asked about stays, too. A single part is never called others."""
    if len(ranked) <= MOST_PARTS + 1:
        return list(ranked)
    shown = list(ranked[:MOST_PARTS])
    asked = next((part for part in ranked if part.segment == marked), None)
    return shown if asked is None or asked in shown else [*shown[:-1], asked]


def _rows(facts: RankingFacts, shown: Sequence[Part], joined: Sequence[Part]) -> list[Row]:
    total = number(facts.total)
    rows = []
    if total is not None:
        rows.append(Row("total", RowKind.TOTAL, "Whole business", total, number(facts.earlier_total)))
    whole = _divisible(facts, total)
    rows += [_part_row(part, whole) for part in shown]
    if joined:
        rows.append(_others(facts, joined, whole))
    if facts.unassigned is not None:
        share = None if whole is None else facts.unassigned / whole
        rows.append(Row("unassigned", RowKind.UNASSIGNED, "Unassigned", facts.unassigned, of_total=share))
    return rows


def _divisible(facts: RankingFacts, total: float | None) -> float | None:
    """The whole, where shares of it make sense: nothing is below 0."""
    values = [number(part.value) or 0.0 for part in facts.parts]
    if not facts.is_flow or total is None or total <= 0 or min(values) < 0 or (facts.unassigned or 0.0) < 0:
        return None
    return total


def _part_row(part: Part, whole: float | None) -> Row:
    value = number(part.value)
    assert value is not None
    return Row(
        key=f"part-{part.segment}",
        kind=RowKind.PART,
        name=one_line(part.segment.name),
        value=value,
        earlier=number(part.earlier),
        share=part.share,
        of_total=None if whole is None else value / whole,
        is_few=part.is_few,
        goals=part.goals,
        segment=part.segment,
    )


def _others(facts: RankingFacts, joined: Sequence[Part], whole: float | None) -> Row:
    """Added up where that makes sense; else from the lowest to the highest of them."""
    values = [value for part in joined if (value := number(part.value)) is not None]
    name = f"{len(joined)} others"
    shares = [part.share for part in joined if part.share is not None]
    share = math.fsum(shares) if len(shares) == len(joined) else None
    if not facts.is_flow:
        return Row("others", RowKind.OTHERS, name, None, share=share, low=min(values), high=max(values))
    earlier = [value for part in joined if (value := number(part.earlier)) is not None]
    total = math.fsum(values)
    before = math.fsum(earlier) if len(earlier) == len(joined) else None
    return Row("others", RowKind.OTHERS, name, total, before, of_total=None if whole is None else total / whole)
