"""A change that the owner wants: made, or refused in words."""

from collections.abc import Callable

from kpidesk.domain.change import Change
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.wording import refusal_words
from kpidesk.workbook.workbook import Workbook


def applied(workbook: Workbook, change: Change, refuse: Callable[[str], object]) -> bool:
    """False when it is refused: then ``refuse`` gets the sentence, and nothing has changed."""
    try:
        workbook.apply(change)
    except Refusal as refusal:
        refuse(refusal_words.refusal(refusal))
        return False
    return True
