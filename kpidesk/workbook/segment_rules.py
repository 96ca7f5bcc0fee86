"""What a change may do with channels, campaigns and products besides their figures."""

from collections.abc import Mapping, Sequence

from kpidesk.domain import change as c
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.workbook.totals import can_follow


def check(segments: Sequence[Segment], parts: Sequence[c.Change]) -> None:
    """Names and cards, in the order in which the parts are made. Raises Refusal."""
    there = set(segments)
    if any(isinstance(part, c.RenameSegment) for part in parts) and any(isinstance(p, c.SetSegments) for p in parts):
        raise Refusal("rename a channel, campaign or product by itself, then add or remove others")
    for part in parts:
        match part:
            case c.SetSegments(new):
                there = set(new)
            case c.SetSegmentCards(cards):
                _check_cards(there, cards)
            case c.RenameSegment(segment, name):
                new_one = segment._replace(name=name)
                _check_name(there, segment, new_one)
                there = (there - {segment}) | {new_one}


def check_total(about: Indicator, kind: SegmentKind | None) -> None:
    """Raises Refusal."""
    if kind is None or can_follow(about, kind):
        return
    if about.is_calculated:
        raise Refusal(f"“{about.label}” is calculated; there is no total to type")
    if kind not in about.segment_kinds:
        raise Refusal(f"“{about.label}” is not split by {kind}; its total has to be typed")
    raise Refusal(f"“{about.label}” of several parts does not add up; its total has to be typed")


def _check_cards(there: set[Segment], cards: Mapping[Segment, SegmentCard | None]) -> None:
    for segment, card in cards.items():
        if segment not in there:
            raise Refusal(f"there is no {segment.kind} called “{segment.name}”; add it first")
        if card is not None and card.starts is not None and card.ends is not None and card.ends < card.starts:
            raise Refusal(
                f"{segment} would end on {card.ends}, before it starts on {card.starts}; change one of the days"
            )


def _check_name(there: set[Segment], old: Segment, new: Segment) -> None:
    if old not in there:
        raise Refusal(f"there is no {old.kind} called “{old.name}”")
    for other in there - {old}:
        if str(other).casefold() == str(new).casefold():
            raise Refusal(
                f"there is a {other.kind} called “{other.name}” already; merge the two or choose another name"
            )
