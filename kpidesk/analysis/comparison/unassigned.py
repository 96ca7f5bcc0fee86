"""What no channel, campaign or product explains: the total less its parts."""

from kpidesk.analysis.numbers.rounding import exact
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import SegmentKind
from kpidesk.workbook.workbook import Workbook


def unassigned(workbook: Workbook, indicator: str, month: Month, kind: SegmentKind) -> float | None:
    """The typed total less its typed segments of this kind; None without a total or without segments.

    None as well for what does not add up: averages, shares, and people who may be in several parts.
    """
    if not workbook.indicator(indicator).parts_add_up:
        return None
    total = workbook.typed(Cell(indicator, month))
    parts = [workbook.typed(Cell(indicator, month, part)) for part in workbook.segments if part.kind is kind]
    there = [exact(part) for part in parts if part is not None]
    return None if total is None or not there else float(exact(total) - sum(there))
