"""The month sheet as a page: one month at a time, from the first figure to the button that closes it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figure_history import ReadHistory
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet import words
from kpidesk.ui.month_sheet.closing import Closing
from kpidesk.ui.month_sheet.entering import Entering
from kpidesk.ui.month_sheet.field_asks import FieldAsks
from kpidesk.ui.month_sheet.field_work import FieldWork
from kpidesk.ui.month_sheet.kpi_board import KpiBoard
from kpidesk.ui.month_sheet.program_list import ProgramModel
from kpidesk.ui.month_sheet.sayings import Sayings
from kpidesk.ui.month_sheet.sheet_commands import SheetCommands
from kpidesk.ui.month_sheet.sheet_layout import NARROW_HEADER, SheetLayout
from kpidesk.ui.month_sheet.sheet_model import SheetModel
from kpidesk.ui.month_sheet.sheet_month import SheetMonth
from kpidesk.ui.month_sheet.sheet_tasks import sheet_tasks
from kpidesk.ui.month_sheet.typing import Typing
from kpidesk.ui.parts.mention import Mention
from kpidesk.ui.place import ChangePlace, FigurePlace
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect, How
from kpidesk.workbook.workbook import Workbook

_PAUSE = 600
"""Milliseconds after the last key until the questions of the whole file are counted again."""


class MonthSheet(QWidget):
    """``view_requested`` is the other way to enter figures. A sheet that is not seen does nothing until it is."""

    place_requested = Signal(object)
    facts_changed = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    choose_requested = Signal()
    add_own_requested = Signal()
    view_requested = Signal(str)
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
        read_history: ReadHistory,
        tasks: Tasks,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._is_stale = True
        self.entering = Entering(workbook, form, self)
        self.board = KpiBoard(workbook, form, self)
        self._shown = SheetMonth(workbook, form, self.entering, signals.hold)
        self.rows, self.programs = SheetModel(self._shown.month, self), ProgramModel(self)
        self.parts = SheetLayout(self.rows, self.programs, self.board.model, theme, self)
        sayings, typing = Sayings(workbook, form), Typing(workbook, self.entering, self.board)
        self.closing = Closing(workbook, form, self.entering, self.parts)
        self.work = FieldWork(
            self.parts,
            self.rows,
            self._shown,
            entering=self.entering,
            board=self.board,
            typing=typing,
            sayings=sayings,
            closing=self.closing,
        )
        self.asks = FieldAsks(
            *(workbook, theme, form, self.parts, self._shown),
            entering=self.entering,
            read_history=read_history,
            tasks=tasks,
        )
        self.commands = SheetCommands(self)
        self.mention = Mention(self)
        self._counting = QTimer(self, singleShot=True, interval=_PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.setFocusProxy(self.parts.table)
        self._connect(signals)
        self.commands.connect(sheet_tasks(self))

    def _connect(self, signals: WorkbookSignals) -> None:
        parts, header, closing = self.parts, self.parts.header, self.closing
        signals.changed.connect(self.show_effect)
        signals.held.connect(self.show_hold)
        for source in (self.entering, closing, self.asks.history):
            source.refused.connect(self.refused)
        for source in (self.entering, closing):
            source.told.connect(self.mention.say)
        self.mention.changed.connect(lambda: self.facts_changed.emit(self.facts))
        self.work.rows_shown.connect(self._show_head)
        self.work.typed.connect(self._wait_with_counting)
        self.work.figure_wanted.connect(lambda cell: self.place_requested.emit(FigurePlace(cell)))
        header.stepped.connect(self.step_month)
        header.switch.chosen.connect(self.view_requested)
        header.closing_requested.connect(self.close_month)
        header.reopening_requested.connect(self.ask_reason)
        header.questions_requested.connect(self.show_questions)
        parts.programs.view.chosen.connect(self._go_to_program)
        parts.open_list.item_chosen.connect(closing.follow)
        parts.open_list.escaped.connect(closing.leave)
        closing.cell_wanted.connect(lambda cell: self.place_requested.emit(FigurePlace(cell)))
        closing.shown.connect(self.work.say)
        closing.left.connect(self._return_to_table)
        parts.nothing.main_requested.connect(self.choose_requested)
        parts.nothing.other_requested.connect(self.add_own_requested)
        self._counting.timeout.connect(self._count_questions)

    # -- what the Figures tab asks ------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        return self._shown.month

    @property
    def cell(self) -> Cell | None:
        """The current figure."""
        return self.work.cell

    @property
    def facts(self) -> str:
        if self.mention.text:
            return self.mention.text
        if self.width() >= fonts.scaled(NARROW_HEADER):
            return words.hints(self._form.decimal)
        return words.progress(self._shown.entered, self._shown.wanted)

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.commands.menus

    def areas(self) -> list[QWidget]:
        """The table is the last one: that is where the work is."""
        parts = self.parts
        if parts.everything.currentWidget() is parts.nothing:
            return [parts.header, parts.nothing.main_button]
        strip = [parts.strip.buttons[0]] if parts.strip.saying.offers else []
        return [parts.header, parts.programs, *strip, parts.kpis, parts.middle.currentWidget() or parts.table]

    def step_month(self, months: int) -> None:
        if self._shown.can_step(months) and self.finish_editing():
            self.show_month(self.month.plus(months))

    def show_month(self, month: Month, cell: Cell | None = None) -> None:
        """Another month, at ``cell`` or at the first figure that is missing."""
        self.closing.leave()
        is_other = month != self.month
        self._shown.month = month
        self._is_stale = not self.isVisible()
        if not self._is_stale or cell is not None:
            self.work.show_rows(cell or (Cell("", month) if is_other else None))

    def go_to(self, cell: Cell) -> bool:
        """Show a figure; False when the sheet of its month has no field for it, or something refused waits here."""
        self.closing.leave()
        if cell.month != self.month or self._is_stale:
            if not self.finish_editing():
                return False
            self.show_month(cell.month, cell)
        self.work.go_to(cell)
        return self.cell == cell

    def finish_editing(self) -> bool:
        """Store what is being typed; False while something refused waits in a field, which is then shown."""
        if not self.asks.finish():
            return False
        self.work.store_passing()
        waiting = next(iter(self.entering.drafts), None)
        if waiting is not None:
            self.closing.leave()
            self.work.go_to(waiting)
        return waiting is None

    # -- what changes -------------------------------------------------------------------------------------------

    def show_effect(self, effect: Effect) -> None:
        """After undo and redo the field is where the change was."""
        self.mention.silence()
        self._shown.forget(effect)
        self.closing.forget(effect)
        self.board.forget(effect)
        self.asks.history.show_effect(effect)
        if effect.how is not How.APPLIED:
            self.entering.recheck()
        if not self.isVisible():
            self._is_stale = True
        if self._is_stale or self.work.is_storing:
            return
        cell = self._shown.cell_of(effect) if effect.how is not How.APPLIED else None
        if cell is not None:
            self._shown.month = cell.month
        self.work.show_rows(cell, keep_typing=effect.how is How.APPLIED)
        if cell is not None and not self.closing.is_list_shown:
            self.work.take_focus()

    def show_hold(self, hold: Hold | None) -> None:
        """While typing is held back every field can be read only; what is being typed is taken first."""
        self.asks.show_hold(hold)
        if hold is not None and self._shown.hold is None:
            self.work.store_passing()
        self._shown.hold = hold
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.work.show_rows()

    def _show_head(self) -> None:
        """What stands above and beside the rows."""
        shown, header = self._shown, self.parts.header
        reason = shown.hold.reason if shown.hold is not None else ""
        self.parts.everything.setCurrentWidget(self.parts.body if shown.rows else self.parts.nothing)
        self.setFocusProxy(self.parts.table if shown.rows else self.parts.nothing.main_button)
        header.show_month(shown.month, self._workbook.month_state(shown.month))
        header.show_progress(shown.entered, shown.wanted, shown.stands_against_closing)
        header.show_ends(shown.can_step(-1), shown.can_step(1))
        header.hold_back(reason)
        for button in (self.parts.nothing.main_button, self.parts.nothing.other_button):
            button.disable(reason) if reason else button.enable()
        self.commands.show_month(shown.month, shown.is_closed, shown.stands_against_closing, shown.hold)
        self.programs.show_rows(shown.programs)
        self.facts_changed.emit(self.facts)
        self._counting.start()

    def _wait_with_counting(self) -> None:
        """Nobody who types waits for it."""
        if self._counting.isActive():
            self._counting.start()

    def _count_questions(self) -> None:
        if self.isVisible():
            self.parts.header.show_questions(self.closing.count())

    # -- programs and the month ---------------------------------------------------------------------------------

    def _go_to_program(self, key: str) -> None:
        self.closing.leave()
        self.work.go_to_program(key)

    def go_to_nth(self, place: int) -> None:
        """Alt+1 and so on: the keys go to the field."""
        if place < len(self.programs.rows):
            self._go_to_program(self.programs.rows[place].key)
            self.work.take_focus()

    def close_month(self) -> None:
        """Close it, or list first what is open in it."""
        if self.finish_editing() and not self._shown.is_closed and not self._shown.stands_against_closing:
            self.closing.close(self._shown.entry)

    def ask_reason(self) -> None:
        if self._shown.is_closed and self._shown.hold is None:
            self.closing.ask_reason(self.month)

    def show_questions(self) -> None:
        if self.finish_editing():
            self.questions_requested.emit()

    def show_segments(self) -> None:
        if self.finish_editing():
            self.segments_requested.emit()

    def explain(self) -> None:
        """What the current figure tells."""
        cell = self.cell
        if cell is not None and self.finish_editing():
            self.place_requested.emit(ChangePlace(cell.indicator, cell.month, explained=True))

    def _return_to_table(self) -> None:
        self.work.say()
        self.work.take_focus()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.work.show_rows()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asks.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.asks.history.close()
        self.parts.fit(self.width())
        self.facts_changed.emit(self.facts)
