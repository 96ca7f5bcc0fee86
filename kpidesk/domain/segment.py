"""A part of the business that figures can be split by."""

from enum import StrEnum
from typing import NamedTuple


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
