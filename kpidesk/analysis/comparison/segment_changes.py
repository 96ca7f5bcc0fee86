"""A change beside the changes of its channels, campaigns or products, which the whole can hide or even turn round.

An average can rise while it falls in every part, because the parts with the high figures have grown (Simpson's
paradox). So the change of an average is shown for each segment, too.
"""

from dataclasses import dataclass

from kpidesk.analysis.comparison.comparison import Against, compare
from kpidesk.analysis.numbers.merit import Trend
from kpidesk.analysis.numbers.movement import ChangeKind
from kpidesk.analysis.source import Source
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.nature import Nature


@dataclass(frozen=True, slots=True)
class SegmentChanges:
    """The change of the whole and that of each part that can be compared, in the business's order.

    ``is_turned_round``: every part went against the whole. ``is_hidden``: the whole shows no change, and parts do.
    Both are for averages and ratios only.
    """

    whole: Against
    parts: dict[Segment, Against]
    is_turned_round: bool = False
    is_hidden: bool = False


def segment_changes(
    source: Source, indicator: str, period: Period, kind: SegmentKind, *, since_last_year: bool = False
) -> SegmentChanges:
    """Against the period before, or the same one a year earlier."""
    segments = [segment for segment in source.segments if segment.kind is kind]

    def change(segment: Segment | None) -> Against:
        found = compare(source, indicator, period, segment)
        return found.last_year if since_last_year else found.previous

    whole = change(None)
    parts = {segment: change(segment) for segment in segments}
    parts = {segment: step for segment, step in parts.items() if step.movement.kind is not ChangeKind.NONE}
    ways = {step.movement.trend for step in parts.values()}
    way = whole.movement.trend
    is_average = source.nature(indicator) is not Nature.FLOW and len(parts) > 1
    against = {Trend.UP: {Trend.DOWN}, Trend.DOWN: {Trend.UP}}
    is_still = way is Trend.NONE and whole.movement.kind is not ChangeKind.NONE
    return SegmentChanges(
        whole=whole,
        parts=parts,
        is_turned_round=is_average and ways == against.get(way),
        is_hidden=is_average and is_still and ways != {Trend.NONE},
    )
