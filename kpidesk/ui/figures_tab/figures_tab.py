"""The Figures tab: the grid or the month sheet, and in their place the choice of what shows or the editor."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figure_history import ReadHistory
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures.view_switch import View
from kpidesk.ui.figures_tab.figure_views import FigureViews
from kpidesk.ui.figures_tab.file_pages import FilePages
from kpidesk.ui.figures_tab.grid_commands import GridCommands
from kpidesk.ui.figures_tab.own_pages import OwnPages
from kpidesk.ui.figures_tab.tab_parts import TabParts
from kpidesk.ui.indicators.chooser_page import ChooserPage
from kpidesk.ui.indicators.editor_page import EditorPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.place import EditorPlace, FigurePlace, ImportPlace, MonthPlace, Place, QuestionsPlace
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook


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
        self._signals = signals
        self._parts = TabParts(self)
        parts = (workbook, signals, theme, form, self)
        self.grid = FiguresPage(*parts, undo=undo, redo=redo, read_history=read_history, tasks=tasks, settings=settings)
        self._views = FigureViews(
            self.grid, lambda: MonthSheet(*parts, read_history=read_history, tasks=tasks), settings
        )
        self._own = OwnPages(workbook, theme, form, self)
        self.pages = FilePages(workbook, signals, theme, form, self)
        self._wants_to_be_seen = False
        self._back_to: QWidget = self.grid
        self._grid_commands = GridCommands(self.grid, workbook, signals)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)
        self._add_home(self.grid)
        self._connect()
        if settings is not None and settings.figures_view == View.SHEET:
            self.show_view(View.SHEET)

    def _connect(self) -> None:
        self._signals.changed.connect(self._parts.show_effect)
        self._views.made.connect(self._add_home)
        self._views.wanted.connect(self.show_view)
        for speaker in (self._views, self._parts):
            speaker.facts_changed.connect(self._say_facts)
        self._parts.closed.connect(self._leave_part)
        self._parts.told.connect(self.told)
        self._own.made.connect(self._parts.add_part)
        self._own.editing_wanted.connect(self.edit)
        self._own.saved.connect(self._show_saved)
        self._grid_commands.editing_wanted.connect(self.edit)
        self._grid_commands.view_wanted.connect(self.show_view)
        self.grid.toolbar.import_requested.connect(self.import_figures)
        self._connect_pages()

    def _connect_pages(self) -> None:
        pages = self.pages
        pages.made.connect(self._parts.add_part)
        pages.made.connect(lambda page: page.refused.connect(self.refused))
        pages.figure_wanted.connect(lambda cell: self.place_requested.emit(FigurePlace(cell)))
        pages.month_wanted.connect(self.show_month)
        pages.closing_wanted.connect(self._close_month)
        pages.mark(self.grid)

    def _add_home(self, home: FiguresPage | MonthSheet) -> None:
        """A way to enter figures."""
        home.place_requested.connect(self.place_requested)
        home.refused.connect(self.refused)
        home.told.connect(self.told)
        home.choose_requested.connect(self.choose)
        home.add_own_requested.connect(self.edit)
        home.questions_requested.connect(self.show_questions)
        home.segments_requested.connect(self.show_segments)
        self._parts.addWidget(home)

    # -- what stands in it ------------------------------------------------------------------------------------------

    @property
    def sheet(self) -> MonthSheet:
        """The month sheet."""
        return self._views.sheet

    @property
    def home(self) -> FiguresPage | MonthSheet:
        """The way in which figures are entered now."""
        return self._views.home

    @property
    def editor(self) -> EditorPage:
        """The editor of own figures and KPIs."""
        return self._own.editor

    @property
    def chooser(self) -> ChooserPage:
        """The choice of what shows."""
        return self._own.chooser

    @property
    def shown(self) -> QWidget:
        """The part in sight."""
        return self._parts.shown

    def show_view(self, view: View) -> None:
        """Enter figures in the other way, at the same month; not while something typed is refused."""
        if self._views.use(view):
            self._return_home()

    def _return_home(self) -> None:
        if self.shown is not self.home:
            self._back_to = self.home
            self._show(self.home)

    def choose(self) -> None:
        """Show the choice of figures and KPIs."""
        if not self._is_held() and self.finish_editing():
            self.chooser.begin()
            self._show(self.chooser)

    def edit(self, indicator: str = "") -> None:
        """Open the editor; a choice that is not kept yet waits until it is closed."""
        if self._is_held():
            return
        if self.shown is self.editor:
            if self.editor.is_edited and self.editor.indicator != indicator:
                self.editor.ask_about_leaving()
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
        self._views.show_month(month)

    def _close_month(self, month: Month) -> None:
        self.show_month(month)
        self.home.close_month()

    def _is_held(self) -> bool:
        """Says why nothing can be changed, if that is so."""
        hold = self._signals.hold
        if hold is not None:
            self.refused.emit(hold.reason)
        return hold is not None

    def _show(self, page: QWidget) -> None:
        self.refused.emit("")
        self._parts.setCurrentWidget(page)
        if self._parts.part is not None:
            self._parts.part.take_focus()
        else:
            self.home.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parts.catch_up()
        self._say_facts()
        self.actions_changed.emit()

    def _leave_part(self) -> None:
        back, self._back_to = self._back_to if self._own.is_editor(self.shown) else self.home, self.home
        self._show(back)

    def _show_saved(self, indicator: str) -> None:
        """The new row is the current one when the editor closes."""
        if self._back_to is self.home:
            self._views.go_to(Cell(indicator, self.home.month))

    # -- what the main window asks ----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        """The month of the current cell."""
        return self.home.month

    @property
    def place(self) -> Place | None:
        return self._views.place

    def step_month(self, months: int) -> None:
        if self._parts.part is None:
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
            if self._views.view is View.SHEET and not self.sheet.go_to(place.cell):
                self.show_view(View.GRID)  # a KPI, or a figure that the sheet of its month has no field for
            self._return_home()
            if self._views.view is View.GRID:
                self.grid.go_to(place)

    def page_actions(self) -> dict[str, list[QAction]]:
        if self._parts.part is not None:
            return self._parts.part.page_actions()
        return self.home.page_actions() if self._views.view is View.SHEET else self._grid_commands.menus

    def areas(self) -> list[QWidget]:
        return self._parts.part.areas() if self._parts.part is not None else self.home.areas()

    def finish_editing(self) -> bool:
        """False while something typed is refused or not kept yet; then the ways to go on are offered in place."""
        if self._parts.part is None:
            return self.home.finish_editing()
        may_leave = self._parts.may_leave()
        if not may_leave:
            self._ask_to_be_seen()
        return may_leave

    def _ask_to_be_seen(self) -> None:
        """On another tab, what stands against leaving could not be answered."""
        if self.isHidden() and not self._wants_to_be_seen:
            self._wants_to_be_seen = True
            self.place_requested.emit(FigurePlace(Cell("", self.month)))
            self._wants_to_be_seen = False

    def _say_facts(self) -> None:
        part = self._parts.part
        self.facts_changed.emit(part.facts if part is not None else self._views.facts)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parts.catch_up()
