"""Which command of the Figures page does what."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from kpidesk.domain.cell import Cell
from kpidesk.ui.figures.paste import Blanks

if TYPE_CHECKING:  # the page asks for this, and not the other way round
    from kpidesk.ui.figures.figures_page import FiguresPage


def command_tasks(page: "FiguresPage") -> dict[QAction, Callable[[], object]]:
    """Every command of the page with its task."""
    own, grid = page.commands, page.grid
    return _of_figures(page) | {
        own.select_all: grid.select_all,
        own.select_months: grid.select_months,
        own.select_rows: grid.select_rows,
        own.choose: page.choose_requested.emit,
        own.add_own: page.add_own_requested.emit,
        own.go_to_month: page.asks.go_to_month,
        own.find: page.asks.find_figure,
        own.earlier_months: page.asks.earlier_months,
        own.until: lambda: page.asks.notes.entered_until(page.month),
        own.month_note: lambda: page.asks.notes.month_note(page.month),
        own.close_month: page.close_month,
        own.reopen: page.reopen_month,
        own.restated: page.show_restated,
        own.questions: page.questions_requested.emit,
        own.segments_page: page.segments_requested.emit,
        own.add_segment: page.deeds.add_segment,
        own.remove_segment: page.deeds.remove_segment,
        own.segments: page.deeds.open_segments,
        own.fold: page.deeds.fold,
        own.freeze: page.deeds.keep_months,
        own.larger: page.zoom.larger,
        own.smaller: page.zoom.smaller,
        own.usual_size: page.zoom.as_usual,
    }


def _of_figures(page: "FiguresPage") -> dict[QAction, Callable[[], object]]:
    own, clipboard = page.commands, page.clipboard
    return {
        own.edit: page.deeds.edit,
        own.cut: clipboard.cut,
        own.copy: clipboard.copy,
        own.copy_headed: clipboard.copy_with_headings,
        own.paste: clipboard.paste,
        own.paste_swapped: clipboard.paste_swapped,
        own.paste_clearing: lambda: clipboard.paste(Blanks.CLEAR),
        own.paste_leaving: lambda: clipboard.paste(Blanks.LEAVE),
        own.clear: page.deeds.clear,
        own.fill: clipboard.fill_right,
        own.note: page.deeds.note,
        own.history: page.open_history,
        own.explain: lambda: page.explain(Cell(page.model.row(page.grid.current).indicator, page.month)),
    }
