"""The Figures tab: the grid or the month sheet, and in their place the choice of what shows or the editor."""

from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figure_history import ReadHistory
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures.view_switch import View
from kpidesk.ui.figures_tab.file_pages import FilePages
from kpidesk.ui.indicators.chooser_page import ChooserPage
from kpidesk.ui.indicators.editor_page import EditorPage
from kpidesk.ui.indicators.page_action import page_action
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.place import EditorPlace, FigurePlace, ImportPlace, MonthPlace, Place, QuestionsPlace
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class _Part(Protocol):
    """What the editor and the choice have in common."""

    closed: SignalInstance
    told: SignalInstance
    facts_changed: SignalInstance

    @property
    def facts(self) -> str: ...

    @property
    def is_edited(self) -> bool: ...

    def show_effect(self, effect: Effect) -> None: ...

    def take_focus(self) -> None: ...

    def page_actions(self) -> dict[str, list[QAction]]: ...

    def areas(self) -> list[QWidget]: ...


class FiguresTab(QWidget):
    """One tab of an open file. Sheet, editor and choice are made when they are first asked for.

    ``actions_changed``: another part is in sight, with other commands.
    """

    place_requested = Signal(object)
    facts_changed = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    noted = Signal(str)
    actions_changed = Signal()

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
        self._workbook, self._theme, self._form = workbook, theme, form
        self._signals, self._settings = signals, settings
        self._read_history, self._tasks = read_history, tasks
        self._stack = QStackedWidget(self)
        self.grid = FiguresPage(
            *(workbook, signals, theme, form, self),
            undo=undo,
            redo=redo,
            read_history=read_history,
            tasks=tasks,
            settings=settings,
        )
        self._editor: EditorPage | None = None
        self._chooser: ChooserPage | None = None
        self._sheet: MonthSheet | None = None
        self._view = View.GRID
        self.pages = FilePages(workbook, signals, theme, form, self)
        self._home_facts: dict[QWidget, str] = {}
        self._wants_to_be_seen = False
        self._missed: dict[QWidget, list[Effect]] = {}
        self._back_to: QWidget = self.grid
        self._change_own = page_action(
            self.grid, self.tr("C&hange the own figure or KPI…"), ("Ctrl+Shift+F2",), self._edit_current
        )
        self._to_sheet = page_action(
            self.grid, self.tr("Month &sheet"), ("Ctrl+M",), lambda: self.show_view(View.SHEET)
        )
        self._stack.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect_grid(signals)
        self._connect_pages()
        if settings is not None and settings.figures_view == View.SHEET:
            self.show_view(View.SHEET)

    def _connect_grid(self, signals: WorkbookSignals) -> None:
        grid = self.grid
        grid.place_requested.connect(self.place_requested)
        grid.refused.connect(self.refused)
        grid.told.connect(self.told)
        grid.facts_changed.connect(lambda facts: self._note_facts(grid, facts))
        grid.toolbar.switch.chosen.connect(lambda key: self.show_view(View(key)))
        grid.choose_requested.connect(self.choose)
        grid.add_own_requested.connect(self.edit)
        grid.grid.looked_at.connect(self._offer_change)
        signals.changed.connect(self.show_effect)
        signals.held.connect(lambda _: self._offer_change())

    def _connect_pages(self) -> None:
        pages, grid = self.pages, self.grid
        pages.made.connect(self._add)
        pages.made.connect(lambda page: page.refused.connect(self.refused))
        pages.figure_wanted.connect(lambda cell: self.place_requested.emit(FigurePlace(cell)))
        pages.month_wanted.connect(self.show_month)
        pages.closing_wanted.connect(self._close_month)
        grid.questions_requested.connect(self.show_questions)
        grid.segments_requested.connect(self.show_segments)
        grid.toolbar.import_requested.connect(self.import_figures)
        pages.mark(grid)

    # -- the parts --------------------------------------------------------------------------------------------------

    @property
    def editor(self) -> EditorPage:
        """The editor of own figures and KPIs."""
        if self._editor is None:
            self._editor = EditorPage(self._workbook, self._theme, self._form, self)
            self._editor.saved.connect(self._show_saved)
            self._add(self._editor)
        return self._editor

    @property
    def chooser(self) -> ChooserPage:
        """The choice of what shows."""
        if self._chooser is None:
            self._chooser = ChooserPage(self._workbook, self._theme, self, decimal=self._form.decimal)
            self._chooser.edit_requested.connect(self.edit)
            self._chooser.new_requested.connect(self.edit)
            self._add(self._chooser)
        return self._chooser

    @property
    def sheet(self) -> MonthSheet:
        """The month sheet."""
        if self._sheet is None:
            self._sheet = sheet = MonthSheet(
                *(self._workbook, self._signals, self._theme, self._form, self),
                read_history=self._read_history,
                tasks=self._tasks,
            )
            sheet.place_requested.connect(self.place_requested)
            sheet.refused.connect(self.refused)
            sheet.told.connect(self.told)
            sheet.facts_changed.connect(lambda facts: self._note_facts(sheet, facts))
            sheet.choose_requested.connect(self.choose)
            sheet.add_own_requested.connect(self.edit)
            sheet.view_requested.connect(lambda key: self.show_view(View(key)))
            sheet.questions_requested.connect(self.show_questions)
            sheet.segments_requested.connect(self.show_segments)
            self._stack.addWidget(sheet)
        return self._sheet

    @property
    def home(self) -> FiguresPage | MonthSheet:
        """The way in which figures are entered now."""
        return self.sheet if self._view is View.SHEET else self.grid

    def show_view(self, view: View) -> None:
        """Enter figures in the other way, at the same month; not while something typed is refused."""
        left = self.home
        if view is not self._view and left.finish_editing():
            month, cell = left.month, self._home_cell()
            self._view = view
            if isinstance(self.home, MonthSheet):
                self.home.show_month(month, cell)
            elif cell is not None:
                self.home.go_to(FigurePlace(cell))
            self._back_to = self.home
            self._show(self.home)
            if self._settings is not None:
                self._settings.figures_view = view
        for switch in [self.grid.toolbar.switch, *([self._sheet.parts.header.switch] if self._sheet else [])]:
            switch.choose(self._view)

    def _home_cell(self) -> Cell | None:
        home = self.home
        return home.cell if isinstance(home, MonthSheet) else home.grid.cell

    def _add(self, page: QWidget) -> None:
        part = cast(_Part, page)
        part.closed.connect(self._leave_part)
        part.told.connect(self.told)
        part.facts_changed.connect(self._say_facts)
        self._stack.addWidget(page)

    @property
    def shown(self) -> QWidget:
        """The part in sight."""
        return self._stack.currentWidget() or self.home

    @property
    def _part(self) -> _Part | None:
        """The part in sight when figures are not entered."""
        return None if self.shown in (self.grid, self._sheet) else cast(_Part, self.shown)

    def choose(self) -> None:
        """Show the choice of figures and KPIs."""
        if self._is_held():
            return
        if self.finish_editing():
            self.chooser.begin()
            self._show(self.chooser)

    def edit(self, indicator: str = "") -> None:
        """Open the editor; a choice that is not kept yet waits until it is closed."""
        if self._is_held():
            return
        if self.shown is self.editor:
            if self.editor.is_edited and self.editor.indicator != indicator:
                self.editor.ask_about_typing()
                return
        elif self.shown is self.home and not self.home.finish_editing():
            return
        else:
            self._back_to = self.shown
        if not (self.editor.is_edited and self.editor.indicator == indicator):
            self.editor.edit(indicator)
        self._show(self.editor)

    def show_questions(self) -> None:
        """Everything that is open in the file."""
        if self.finish_editing():
            self.pages.questions.begin()
            self._show(self.pages.questions)

    def show_segments(self) -> None:
        """Channels, campaigns and products."""
        if self.finish_editing():
            self.pages.segments.begin()
            self._show(self.pages.segments)

    def import_figures(self, path: Path | None = None) -> None:
        """Take in a file, or ask for one; an import that was worked on is dealt with first."""
        if self._is_held() or not self.finish_editing():
            return
        self.pages.importing.begin()
        self._show(self.pages.importing)
        if path is not None:
            self.pages.importing.read(path)

    def show_month(self, month: Month) -> None:
        """The figures of a month, in the way in which they are entered now."""
        if not self.finish_editing():
            return
        self._show(self.home)
        if isinstance(self.home, MonthSheet):
            self.home.show_month(month)
        else:
            self.home.step_month(month - self.home.month)

    def _close_month(self, month: Month) -> None:
        self.show_month(month)
        self.home.close_month()

    def _edit_current(self) -> None:
        name = self._current_indicator()
        if name:
            self.edit(name)

    def _current_indicator(self) -> str:
        index = self.grid.grid.current
        return self.grid.model.row(index).indicator if index.isValid() else ""

    def _is_held(self) -> bool:
        """Says why nothing can be changed, if that is so."""
        hold = self._signals.hold
        if hold is not None:
            self.refused.emit(hold.reason)
        return hold is not None

    def _offer_change(self) -> None:
        is_own = self._current_indicator() in self._workbook.own_indicators
        self._change_own.setEnabled(is_own and self._signals.hold is None)

    def _show(self, page: QWidget) -> None:
        self.refused.emit("")
        self._stack.setCurrentWidget(page)
        if self._part is not None:
            self._part.take_focus()
        else:
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)
        self._catch_up()
        self._say_facts()
        self.actions_changed.emit()

    def _leave_part(self) -> None:
        was_editor = self._editor is not None and self.shown is self._editor
        back, self._back_to = self._back_to if was_editor else self.home, self.home
        self._show(back)

    def _show_saved(self, indicator: str) -> None:
        """The new row is the current one when the editor closes."""
        if self._back_to is self.home:
            cell = Cell(indicator, self.home.month)
            self.sheet.go_to(cell) if self._view is View.SHEET else self.grid.go_to(FigurePlace(cell))

    # -- what the main window asks ----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        """The month of the current cell."""
        return self.home.month

    @property
    def place(self) -> Place | None:
        cell = self._home_cell()
        return FigurePlace(cell) if cell is not None else None

    def step_month(self, months: int) -> None:
        if self._part is None:
            self.home.step_month(months)

    def go_to(self, place: Place) -> None:
        """Show a figure or open the editor, unless what is typed there has to be dealt with first."""
        if isinstance(place, EditorPlace):
            self.edit(place.indicator)
        elif isinstance(place, ImportPlace):
            self.import_figures(place.path)
        elif isinstance(place, QuestionsPlace):
            self.show_questions()
        elif isinstance(place, MonthPlace):
            if self.finish_editing():
                self.show_view(View.SHEET)
                self.show_month(place.month)
        elif isinstance(place, FigurePlace) and self.finish_editing():
            if self._view is View.SHEET and not self.sheet.go_to(place.cell):
                self.show_view(View.GRID)  # a KPI, or a figure that the sheet of its month has no field for
            if self.shown is not self.home:
                self._back_to = self.home
                self._show(self.home)
            if self._view is View.GRID:
                self.grid.go_to(place)

    def page_actions(self) -> dict[str, list[QAction]]:
        part = self._part
        if part is not None:
            return part.page_actions()
        actions = self.home.page_actions()
        if self._view is View.SHEET:
            return actions
        own = {"Tools": [*actions.get("Tools", []), self._change_own]}
        return {**actions, **own, "View": [self._to_sheet, *actions.get("View", [])]}

    def areas(self) -> list[QWidget]:
        return self._part.areas() if self._part is not None else self.home.areas()

    def finish_editing(self) -> bool:
        """False while something typed is refused or not kept yet; then the ways to go on are offered in place."""
        part = self._part
        if part is None:
            return self.home.finish_editing()
        if not part.is_edited:
            return True
        if isinstance(part, EditorPage):
            part.ask_about_typing()
        elif isinstance(part, ChooserPage):
            part.ask_about_changes()
        elif self.pages.is_import(self.shown):
            self.pages.importing.ask_about_leaving()
        else:
            part.take_focus()
        self._ask_to_be_seen()
        return False

    def _ask_to_be_seen(self) -> None:
        """On another tab, what stands against leaving could not be answered."""
        if self.isHidden() and not self._wants_to_be_seen:
            self._wants_to_be_seen = True
            self.place_requested.emit(FigurePlace(Cell("", self.month)))
            self._wants_to_be_seen = False

    # -- what changes -----------------------------------------------------------------------------------------------

    def show_effect(self, effect: Effect) -> None:
        """Grid and sheet follow by themselves; a part that is not seen does so when it is shown."""
        for page in (self._editor, self._chooser, *self.pages.open):
            if page is not None and page is self.shown and page.isVisible():
                page.show_effect(effect)
            elif page is not None:
                self._missed.setdefault(page, []).append(effect)

    def _catch_up(self) -> None:
        missed = self._missed.pop(self.shown, [])
        part = self._part
        if part is not None and missed:
            part.show_effect(next((effect for effect in missed if effect.structure), missed[-1]))

    def _note_facts(self, home: QWidget, facts: str) -> None:
        self._home_facts[home] = facts
        self._say_facts()

    def _say_facts(self) -> None:
        self.facts_changed.emit(self._part.facts if self._part is not None else self._home_facts.get(self.home, ""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
