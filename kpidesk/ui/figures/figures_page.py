"""The Figures page: the grid with its choices, commands and messages."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.arrangement import Arrangement
from kpidesk.ui.figures.asks import Asks
from kpidesk.ui.figures.cells import Cells
from kpidesk.ui.figures.clipboard import Clipboard
from kpidesk.ui.figures.closed_line import ClosedLine
from kpidesk.ui.figures.closed_typing import ClosedTyping
from kpidesk.ui.figures.command_tasks import command_tasks
from kpidesk.ui.figures.commands import Commands
from kpidesk.ui.figures.context_menus import ContextMenus
from kpidesk.ui.figures.deeds import Deeds
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.facts import Facts
from kpidesk.ui.figures.figure_history import FigureHistory, ReadHistory
from kpidesk.ui.figures.finder import Finder
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.grid_closing import GridClosing
from kpidesk.ui.figures.grid_model import GridModel
from kpidesk.ui.figures.held_back import HeldBack
from kpidesk.ui.figures.journeys import Journeys
from kpidesk.ui.figures.months import month_to_type
from kpidesk.ui.figures.page_stack import PageStack
from kpidesk.ui.figures.reasons import Reasons
from kpidesk.ui.figures.row_choice import RowChoice
from kpidesk.ui.figures.selection_memory import SelectionMemory
from kpidesk.ui.figures.toolbar import FiguresToolbar
from kpidesk.ui.figures.widths import month_width
from kpidesk.ui.figures.zoom import Zoom
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import ChangePlace, FigurePlace, Place
from kpidesk.ui.questions.closing_panel import ClosingPanel
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect, How
from kpidesk.workbook.workbook import Workbook


class FiguresPage(QWidget):
    """One tab of an open file. ``refused`` with an empty sentence takes the last one back."""

    place_requested = Signal(object)
    facts_changed = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    noted = Signal(str)
    choose_requested = Signal()
    add_own_requested = Signal()
    questions_requested = Signal()
    segments_requested = Signal()

    def __init__(
        self,
        workbook: Workbook,
        signals: WorkbookSignals,
        theme: Theme,
        form: NumberForm,
        parent: QWidget | None = None,
        *,
        undo: QAction,
        redo: QAction,
        read_history: ReadHistory,
        tasks: Tasks,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._is_stale = False
        self._cells = cells = Cells(workbook, form)
        self.entries = Entries(workbook, form, self)
        self.model = GridModel(workbook, cells, self.entries.type_text, self)
        self.arrangement = Arrangement(workbook, self.model, cells)
        self.toolbar = FiguresToolbar(workbook, theme, undo, redo, self)
        self.closed_line = ClosedLine(theme, self)
        self.closing_panel = ClosingPanel(theme, self)
        self.grid = Grid(workbook, self.model, theme, self)
        self.reasons = Reasons(workbook, self.grid, theme)
        self.asks = Asks(workbook, self.grid, self.entries, theme)
        self.history = self._make_history(theme, read_history, tasks)
        self.clipboard = Clipboard(workbook, self.grid, self.arrangement, self.entries, self.asks, theme=theme)
        self.deeds = Deeds(workbook, self.grid, self.arrangement, self.entries, self.asks)
        self.closing = GridClosing(workbook, form, self.entries, panel=self.closing_panel, line=self.closed_line)
        self.journeys = Journeys(workbook, self.grid, self.arrangement, self.entries, self.reasons)
        self.commands = Commands(self, self.grid)
        self._finder = Finder(workbook, self.grid)
        self.stack = PageStack(self.grid, theme, self)
        self._menus = ContextMenus(self.grid, self.commands, self.journeys)
        self._held_back = HeldBack(self.grid, self.asks, self._menus, (self.commands, self.toolbar, self.stack))
        self._memory = SelectionMemory(self.grid)
        self.zoom = Zoom(settings, self)
        self._facts = Facts(workbook, self.grid, cells, form)
        self._typing = ClosedTyping(self.grid, self.entries, self.closed_line)
        self.row_choice = RowChoice(
            *(workbook, self.grid, self.toolbar, self.stack, self.arrangement), finish=self.finish_editing
        )
        self.grid.set_month_width(month_width(workbook, cells))
        self.grid.show_zoomed(self.zoom.factor)
        self._lay_out()
        self._connect(signals)
        self.commands.connect(command_tasks(self))
        self.row_choice.show_what_there_is()
        self.show_hold(signals.hold)

    def _make_history(self, theme: Theme, read: ReadHistory, tasks: Tasks) -> FigureHistory:
        history = FigureHistory(
            *(self._workbook, self.grid, theme, self._form),
            cell=lambda: self.grid.cell,
            cell_rect=self.grid.cell_rect,
            read=read,
            tasks=tasks,
        )
        self.grid.left.connect(history.close)
        self.grid.resized.connect(history.close)
        return history

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.closing_panel)
        self.toolbar.setFocusProxy(self.toolbar.figures)
        self.closed_line.setFocusProxy(self.closed_line.reason)
        self.setFocusProxy(self.grid)

    def _connect(self, signals: WorkbookSignals) -> None:
        grid, months = self.grid, self.grid.months
        signals.changed.connect(self.show_effect)
        signals.held.connect(self.show_hold)
        for source in (self.entries, self.deeds, self.clipboard, self.history, self.closing, self._held_back):
            source.refused.connect(self.refused)
        for teller in (self.entries, self.deeds, self.journeys, self.closing):
            teller.told.connect(self.told)
        self.closing.cell_wanted.connect(lambda cell: self.go_to(FigurePlace(cell)))
        self.closing.left.connect(self._typing.return_to_typing)
        self.closing.opened.connect(lambda: QTimer.singleShot(0, grid, grid.show_current))
        months.not_typed.connect(self._say_not_typed)
        months.edited.connect(self.reasons.close)
        for view in (grid.labels, months):
            view.entered_cell.connect(self.journeys.enter)
            view.fold_requested.connect(self.deeds.fold)
            view.escaped.connect(self._escape)
        for table in (grid.labels, grid.kept, months):
            table.zoomed.connect(lambda step: self.zoom.larger() if step > 0 else self.zoom.smaller())
        for band in grid.bands:
            band.pressed.connect(self.journeys.to_group)
        grid.looked_at.connect(self._look)
        months.filled.connect(self.clipboard.fill)
        self.zoom.changed.connect(lambda: grid.show_zoomed(self.zoom.factor))
        self._facts.changed.connect(self.facts_changed)
        self._typing.settled.connect(lambda: self.refused.emit(""))
        self.reasons.figure_requested.connect(lambda cell: self.go_to(FigurePlace(cell)))
        self.reasons.explanation_requested.connect(self.explain)
        self.asks.month_wanted.connect(self.journeys.to_month)
        self.asks.figure_wanted.connect(self.journeys.to_cell)
        self.deeds.kept.connect(self.commands.show_kept)
        self.toolbar.choose_requested.connect(self.choose_requested)
        self.toolbar.add_requested.connect(self.add_own_requested)
        self.toolbar.questions_requested.connect(self.questions_requested)
        self.stack.nothing_chosen.main_requested.connect(self.choose_requested)
        self.stack.nothing_chosen.other_requested.connect(self.add_own_requested)

    # -- what the main window asks ------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        """The month of the current cell."""
        return self.grid.month

    def step_month(self, months: int) -> None:
        """The month before or after; the month ahead of the running one gets its column now."""
        self.journeys.to_month(self.month.plus(months))

    def go_to(self, place: Place) -> None:
        """Select a figure and show it; one that is not shown yet is added to the chosen ones."""
        if isinstance(place, FigurePlace):
            self._refresh_if_stale()
            self.journeys.to_cell(place.cell)
            self.row_choice.show_what_there_is()

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.commands.menus

    def areas(self) -> list[QWidget]:
        return [self.toolbar, self.closed_line, self.closing_panel, self.grid]

    def finish_editing(self) -> bool:
        """Store what is being typed; False when it is refused and stays."""
        return self.asks.panels.finish() and self.grid.months.finish_editing()

    # -- what changes -------------------------------------------------------------------------------------------

    def show_effect(self, effect: Effect) -> None:
        """Repaint what a change touched; a page that is not seen does so when it is shown."""
        if not self.isVisible():
            self._is_stale = True
            return
        if effect.structure:
            self.row_choice.refresh()
        else:
            self.arrangement.reach(self._workbook.current_month)
        self.model.show_effect(effect)
        self.closing.show_effect(effect)
        self.history.show_effect(effect)
        self._show_months()
        self._memory.note(effect)
        if effect.how is not How.APPLIED and not self._memory.lead_back(effect):
            self.journeys.back_to(effect.change)

    def show_hold(self, hold: Hold | None) -> None:
        """While typing is held back nothing can be changed."""
        self._held_back.show(hold)
        self._look()

    def _show_months(self) -> None:
        self.grid.months.show_current_month(self._workbook.current_month)
        self.grid.heads.viewport().update()
        self._look()
        self._facts.look_again()

    def _refresh_if_stale(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._cells.gaps.forget()
            self.row_choice.refresh()
            self.model.prepare_again()
            self._show_months()

    def _escape(self) -> None:
        if self.reasons.popover is not None:
            self.reasons.close()
        else:
            self._typing.settle()

    # -- months -------------------------------------------------------------------------------------------------

    def close_month(self) -> None:
        """Close the month of the current cell, or list first what is open in it."""
        if self.finish_editing() and self._held_back.may_change():
            self.closing.close(self.month)

    def reopen_month(self) -> None:
        """Ask why, and open the month again."""
        if self.finish_editing() and self._held_back.may_change():
            self.closing.reopen(self.month)

    def show_restated(self) -> None:
        """List what changed in the month since it was closed."""
        if self.finish_editing():
            self.closing.show_restated(self.month)

    # -- words --------------------------------------------------------------------------------------------------

    def _say_not_typed(self) -> None:
        row = self.model.row(self.grid.current)
        if self._held_back.may_change() and row.has_values:
            self.refused.emit(sentences.is_calculated(row, self._workbook))

    def explain(self, cell: Cell) -> None:
        """What a figure tells and how it is calculated stands beside its changes; a heading tells nothing."""
        if cell.indicator and self.finish_editing():
            self.place_requested.emit(ChangePlace(cell.indicator, cell.month, explained=True))

    def open_history(self) -> None:
        """How the current figure came to be what it is."""
        if self.finish_editing():
            self.reasons.close()
            self.history.open()

    def _look(self) -> None:
        index = self.grid.current
        row = self.model.row(index) if index.isValid() else None
        self.commands.show_month(self.month, self._workbook)
        self.commands.show_segment(row.segment.name if row is not None and row.segment is not None else "")
        self._facts.look_again()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        if not self.grid.current.isValid():
            self.grid.look_at_month(month_to_type(self._workbook))
            self.grid.show_last_month()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toolbar.set_narrow(self.grid.is_narrow)
        self.closed_line.find_place()
