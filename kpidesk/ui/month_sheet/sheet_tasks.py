"""What each command of the month sheet does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from kpidesk.ui.figures.view_switch import View

if TYPE_CHECKING:
    from kpidesk.ui.month_sheet.sheet_page import MonthSheet


def sheet_tasks(page: "MonthSheet") -> dict[QAction, Callable[[], object]]:
    own, asks = page.commands, page.asks
    return {
        own.note: asks.note,
        own.history: asks.open_history,
        own.explain: page.explain,
        own.until: asks.entered_until,
        own.month_note: asks.month_note,
        own.close_month: page.close_month,
        own.reopen: page.ask_reason,
        own.questions: page.show_questions,
        own.segments: page.show_segments,
        own.switch: partial(page.view_requested.emit, View.GRID),
        own.choose: page.choose_requested.emit,
        **{action: partial(page.go_to_nth, place) for place, action in enumerate(own.programs)},
    }
