"""Where a KPI starts anew: it reached another level for good, or it is worked out in another way."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kpidesk.domain.month import Month


class BreakKind(StrEnum):
    NEW_LEVEL = "new level"  # the usual range is worked out anew; the old one stays visible before it
    REDEFINED = "redefined"  # moreover nothing is compared or forecast across it


class BreakKey(NamedTuple):
    """``month`` is the first one after the break."""

    indicator: str
    month: Month


@dataclass(frozen=True, slots=True)
class Break:
    kind: BreakKind
    note: str = ""
