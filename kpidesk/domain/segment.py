"""A part of the business that figures can be split by."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kpidesk.domain.text import clean_text

UNNAMED = "unnamed"
"""Stands in a file that is opened for a name of which nothing can be seen."""


class SegmentKind(StrEnum):
    CHANNEL = "channel"
    CAMPAIGN = "campaign"
    PRODUCT = "product"


class Segment(NamedTuple):
    """One channel, campaign or product. The whole business is ``None``, never a Segment."""

    kind: SegmentKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"

    @classmethod
    def parse(cls, text: str) -> "Segment":
        """Read ``channel:newsletter``. Raises ValueError with a sentence when it is something else."""
        kind, colon, name = text.partition(":")
        kind, name = kind.strip().lower(), name.strip()
        if not colon or kind not in set(SegmentKind) or not name:
            raise ValueError(
                f"“{text}” is no segment; write it like channel:newsletter, campaign:spring or product:mug"
            )
        return cls(SegmentKind(kind), name)


@dataclass(frozen=True, slots=True)
class SegmentCard:
    """What is known of a segment besides its name. ``ends`` is its last day; None is not known, or not yet.

    ``type`` is what the owner calls it, like "newsletter" or "sale"; "" for nothing.
    """

    starts: dt.date | None = None
    ends: dt.date | None = None
    type: str = ""


def cleanly_named(segments: Iterable[Segment]) -> list[Segment]:
    """Segments out of a file, each with a clean name of its own: one that would look like another gets a number."""
    found: dict[str, Segment] = {}
    numbers: dict[str, int] = {}  # the last one given to each name: a file may have many that look the same
    for segment in segments:
        name = seen_name(segment.name)
        new = first = Segment(segment.kind, name)
        number = numbers.get(_look(first), 1)
        while _look(new) in found:
            number += 1
            new = Segment(segment.kind, f"{name} ({number})")
        numbers[_look(first)] = number
        found[_look(new)] = new
    return list(found.values())


def seen_name(name: str) -> str:
    """The name of a segment out of a file as it is shown."""
    return clean_text(name) or UNNAMED


def _look(segment: Segment) -> str:
    return str(segment).casefold()
