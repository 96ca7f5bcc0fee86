"""The tab of charts: choose what is shown, see the slide, take it along, keep it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Chart
from kpidesk.charts.saved import ChartSettings
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.charts.all_export import AskFolder, ask_folder
from kpidesk.ui.charts.chart_commands import ChartCommands
from kpidesk.ui.charts.chart_export import AskPath, ask_path
from kpidesk.ui.charts.chart_keeping import ChartKeeping
from kpidesk.ui.charts.chart_print import AskPrinter, ask_printer
from kpidesk.ui.charts.chart_show import ChartShow
from kpidesk.ui.charts.chart_side import ChartSide
from kpidesk.ui.charts.chart_stage import ChartStage
from kpidesk.ui.charts.chart_ways import ChartWays
from kpidesk.ui.charts.charts_actions import ChartsActions
from kpidesk.ui.charts.no_figures import NoFigures
from kpidesk.ui.charts.saved_desk import SavedDesk
from kpidesk.ui.charts.shown_chart import ShownChart
from kpidesk.ui.charts.title_desk import TitleDesk
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.mention import Mention
from kpidesk.ui.place import ChangePlace, ChartPlace, FigurePlace, GoalPlace, ImportPlace, MonthPlace, Place
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class ChartsPage(QWidget):
    """A page of the open file. Charts are worked out and drawn when nothing else is to do, and only in sight."""

    place_requested = Signal(object)
    facts_changed = Signal(str)
    refused = Signal(str)
    told = Signal(str)
    noted = Signal(str)

    def __init__(  # noqa: PLR0917 -- every page is given its parts in this order
        self,
        workbook: Workbook,
        signals: WorkbookSignals,
        theme: Theme,
        form: NumberForm,
        settings: Settings,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        ask_file: AskPath = ask_path,
        ask_printer: AskPrinter = ask_printer,
        ask_folder: AskFolder = ask_folder,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._signals, self._theme = workbook, signals, theme
        self.side = ChartSide(workbook, theme, self)
        self.stage = ChartStage(theme, self)
        self.empty = NoFigures(theme, signals, self)
        self.mention = Mention(self)
        self.desk = SavedDesk(workbook, signals, self)
        self.ways = ChartWays(
            *(workbook, theme, form, settings, tasks, self),
            chart=lambda: self.shown.chart,
            asked=lambda: self.shown.settings,
            desk=self.desk,
            ask_file=ask_file,
            ask_printer=ask_printer,
            ask_folder=ask_folder,
        )
        self.actions_ = ChartsActions(self, theme)
        self.commands = ChartCommands(self.actions_, self.stage, signals)
        parts = (self.side, self.stage, self.desk, self.ways, self.commands)
        self.shown = ShownChart(workbook, form, *parts, self)
        self.keeping = ChartKeeping(self.shown, self.desk, self.stage, self)
        self.titles = TitleDesk(self.shown, self.stage.head, self)
        self.menu = self.ways.new_menu(theme, self.actions_)
        self._stack = QStackedWidget(self)
        self._desktop = QWidget(self)
        self._lay_out()
        self._connect()
        self._connect_actions()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._desktop)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.stage, 1)
        self._stack.addWidget(self._desktop)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        head, canvas, foot = self.stage.head, self.stage.canvas, self.stage.foot
        self._signals.changed.connect(self._follow)
        self._signals.held.connect(lambda _: self.shown.show_commands())
        self._theme.changed.connect(self._follow_theme)
        self.side.changed.connect(self._take)
        self.side.step_requested.connect(self.step_month)
        head.save_requested.connect(self.keeping.save)
        head.show_requested.connect(self.show_slides)
        head.export_requested.connect(self.open_export)
        canvas.month_read.connect(lambda said: self.facts_changed.emit(said or self.facts))
        canvas.month_entered.connect(lambda _: self._go_to_figure())
        canvas.remedy_requested.connect(self._take_instead)
        foot.cancel_requested.connect(self.ways.all.cancel)
        self.ways.all.progressed.connect(foot.show_progress)
        self.ways.all.ended.connect(lambda _: foot.end_progress())
        self.ways.seen.connect(self.keeping.end_show)
        self.ways.theme_changed.connect(self.shown.show_look)
        self.empty.main_requested.connect(self._enter_figures)
        self.empty.other_requested.connect(lambda: self.place_requested.emit(ImportPlace()))
        self.shown.said.connect(lambda _: self.facts_changed.emit(self.facts))
        self.mention.changed.connect(lambda: self.facts_changed.emit(self.facts))
        for part in (self.desk, self.ways, self.keeping, self.side.kpis):
            part.refused.connect(self.refused)
        self.desk.told.connect(self.mention.say)
        self.ways.noted.connect(self.noted)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.connect_all(
            {
                actions.edit_title: self.titles.edit,
                actions.copy_picture: self.ways.copy_picture,
                actions.copy_values: self.ways.copy_values,
                actions.save: self.keeping.save,
                actions.save_as: self.keeping.save_as,
                actions.rename: self.stage.foot.strip.name,
                actions.remove: self.keeping.remove_current,
                actions.show_all: self.show_slides,
                actions.several: self.side.open_kpis,
                actions.explain: self.explain,
                actions.goals: self.open_goals,
                actions.export: self.open_export,
                actions.export_all: self.ways.save_all,
                actions.print: self.ways.print,
                **{action: partial(self._choose_kind, place) for place, action in enumerate(actions.kinds)},
            }
        )

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        return self.shown.month

    @property
    def facts(self) -> str:
        """In the status bar: what was done with a saved chart, as a toast would lie over it; else the period."""
        return self.mention.text or self.shown.facts

    @property
    def place(self) -> Place | None:
        """With all that the chart asks for, so that it is the same again."""
        if self.settings is None:
            return None
        return ChartPlace(self.settings.indicator, self.month, settings=self.settings, key=self.open_key)

    @property
    def settings(self) -> ChartSettings | None:
        """What is shown; None before the first figure."""
        return self.shown.settings

    @property
    def open_key(self) -> int | None:
        """Which saved chart is shown; None for one that is not saved."""
        return self.shown.open_key

    @property
    def chart(self) -> Chart | None:
        """The chart in sight; none while it is refused."""
        return self.shown.chart

    def step_month(self, months: int) -> None:
        if self.finish_editing() and self.settings is not None:
            self.shown.take(self.shown.choice.stepped(self.settings, months))

    def go_to(self, place: Place) -> None:
        """A KPI, as the kind that tells most about it; or the chart that was shown before."""
        if not isinstance(place, ChartPlace) or self._is_empty:
            return
        if place.settings is not None:
            self.shown.open_key = place.key
            self.shown.change(place.settings)
        elif place.indicator in self._workbook.indicators:
            self.shown.open_key = None
            self.shown.change(self.shown.choice.of_kpi(place.indicator, place.month))

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.actions_.by_menu

    def areas(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.empty:
            return [self.empty.main_button]
        left = [self.side.kpis] if self.side.is_choosing else [self.side.kpi, self.side.kinds]
        foot = self.stage.foot
        return [*left, self.stage.head.edit, foot.strip, foot.cancel, self.stage.canvas]

    def finish_editing(self) -> bool:
        """A title that is being written is taken."""
        self.stage.head.finish()
        return True

    # -- commands -----------------------------------------------------------------------------------------------

    def open_export(self) -> None:
        self.ways.open_menu(self.menu, self.stage.head.export)

    def show_slides(self) -> ChartShow | None:
        return self.ways.show(self.settings, self.open_key)

    def explain(self) -> None:
        """What the KPI tells and how it is calculated stands beside its changes."""
        if self.settings is not None and self.settings.indicator:
            self.place_requested.emit(ChangePlace(self.settings.indicator, self.month, explained=True))

    def open_goals(self) -> None:
        if self.settings is not None and self.settings.indicator:
            self.place_requested.emit(GoalPlace(self.settings.indicator, self.month, self.settings.segment))

    # -- doing --------------------------------------------------------------------------------------------------

    @property
    def _is_empty(self) -> bool:
        return self._workbook.last_entered is None

    def _follow(self, _effect: Effect) -> None:
        self.mention.silence()
        self.shown.is_stale = True
        if self.isVisible():
            self._refresh()

    def _follow_theme(self) -> None:
        """Another look of the window is another look of its slides, until the owner chooses otherwise."""
        self.ways.dark = self._theme.palette.dark
        self.shown.show_look()

    def _refresh(self) -> None:
        self._stack.setCurrentWidget(self.empty if self._is_empty else self._desktop)
        self.shown.show_commands()
        self.commands.show_figures(not self._is_empty)
        self.shown.is_stale = False
        if not self._is_empty:
            self.shown.refresh()

    def _take(self, wished: ChartSettings) -> None:
        """What was chosen at the left; a title that is being written is taken first."""
        self.finish_editing()
        self.shown.take(wished)

    def _take_instead(self) -> None:
        if self.settings is not None and self.shown.instead is not None:
            self._take(replace(self.settings, kind=self.shown.instead))

    def _choose_kind(self, place: int) -> None:
        offered = self.shown.offers.offered
        if self.settings is not None and place < len(offered):
            self._take(replace(self.settings, kind=offered[place]))

    def _go_to_figure(self) -> None:
        origin = self.stage.canvas.origin
        if origin is not None:
            self.place_requested.emit(FigurePlace(Cell(origin.indicator, origin.month, origin.segment)))

    def _enter_figures(self) -> None:
        self.place_requested.emit(MonthPlace(Month.of_date(self._workbook.today).previous))

    # -- Qt -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no part needs for itself ends the export of all charts."""
        if event.key() == Qt.Key.Key_Escape and self.ways.all.is_running:
            self.ways.all.cancel()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.shown.is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.wait()
