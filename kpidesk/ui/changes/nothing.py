"""When there is nothing to compare."""

from enum import StrEnum

from kpidesk.ui.changes.rows import shown_blocks
from kpidesk.workbook.workbook import Workbook


class Nothing(StrEnum):
    NO_FIGURES = "no figures"
    ONE_MONTH = "one month"
    NOT_CHOSEN = "not chosen"
    NOT_BY_SEGMENT = "not by segment"


def nothing_to_compare(workbook: Workbook) -> Nothing | None:
    """Why the table would be empty; None when it is not."""
    if workbook.last_entered is None:
        return Nothing.NO_FIGURES
    if workbook.last_entered == workbook.first_month:
        return Nothing.ONE_MONTH
    return None if shown_blocks(workbook, None) else Nothing.NOT_CHOSEN
