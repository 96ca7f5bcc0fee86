"""Which totals follow from their parts, and from which: blank ones are the sum of the parts that are typed."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from kpidesk.domain.business import Contents
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind


@dataclass(frozen=True, slots=True)
class Totals:
    """``parts`` by indicator, in the owner's order; ``cards`` tell when each part runs."""

    parts: Mapping[str, tuple[Segment, ...]] = field(default_factory=dict)
    cards: Mapping[Segment, SegmentCard] = field(default_factory=dict)

    @classmethod
    def of(cls, contents: Contents, indicators: Mapping[str, Indicator]) -> Self:
        """A rule that does not fit the indicator any more, or came with a file, is passed over."""
        parts = {
            id_: tuple(segment for segment in contents.segments if segment.kind is kind)
            for id_, kind in contents.totals.items()
            if id_ in indicators and can_follow(indicators[id_], kind)
        }
        return cls(parts, contents.segment_cards)

    def series(
        self, indicator: str, typed: Mapping[Month, float], of_parts: Mapping[Segment, Mapping[Month, float]]
    ) -> dict[Month, float]:
        """The figures that count, by month: a typed total wins over its parts."""
        lines = [of_parts[segment] for segment in self.parts[indicator] if segment in of_parts]
        months: Iterable[Month] = {month for line in lines for month in line}
        sums = {month: math.fsum(line[month] for line in lines if month in line) for month in months}
        return {**sums, **typed}

    def cause(self, indicator: str, month: Month) -> Segment | None:
        """The part to type so that a blank total gets a value: the first that runs; None for the total itself."""
        running = (part for part in self.parts.get(indicator, ()) if runs(self.cards.get(part), month))
        return next(running, None)


def can_follow(about: Indicator, kind: SegmentKind) -> bool:
    """Whether a total may be the sum of its parts of that kind: averages and shares do not add up."""
    return not about.is_calculated and about.parts_add_up and kind in about.segment_kinds


def runs(card: SegmentCard | None, month: Month) -> bool:
    """Whether there is a day of the month on which the segment was there."""
    if card is None:
        return True
    if card.starts is not None and Month.of_date(card.starts) > month:
        return False
    return card.ends is None or Month.of_date(card.ends) >= month
