"""The address of one typed figure."""

from typing import NamedTuple

from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment


class Cell(NamedTuple):
    """(indicator id, month, segment); segment None is the whole business."""

    indicator: str
    month: Month
    segment: Segment | None = None
