"""Segments out of a file have clean names of their own."""

from kpidesk.domain.segment import UNNAMED, Segment, SegmentKind, cleanly_named

CHANNEL, CAMPAIGN = SegmentKind.CHANNEL, SegmentKind.CAMPAIGN


def test_names_that_look_the_same_are_numbered_in_their_order() -> None:
    stored = [
        Segment(CHANNEL, "Fair"),
        Segment(CHANNEL, "fair\u200b"),
        Segment(CAMPAIGN, "Fair"),
        Segment(CHANNEL, "Fair (2)"),
        Segment(CHANNEL, " Fair "),
        Segment(CHANNEL, "\u200b"),
    ]
    assert cleanly_named(stored) == [
        Segment(CHANNEL, "Fair"),
        Segment(CHANNEL, "fair (2)"),
        Segment(CAMPAIGN, "Fair"),
        Segment(CHANNEL, "Fair (2) (2)"),
        Segment(CHANNEL, "Fair (3)"),
        Segment(CHANNEL, UNNAMED),
    ]


def test_a_file_full_of_names_that_look_the_same_holds_nobody_up() -> None:
    """One after the other, each compared with all before it: these would take half an hour."""
    stored = [Segment(CHANNEL, "a" + "\u200b" * (number % 10)) for number in range(20_000)]
    assert len(set(cleanly_named(stored))) == len(stored)
