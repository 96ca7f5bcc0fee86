"""The tab of charts: choose what is shown, see the slide, take it along, keep it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.analysis.numerals import NumberForm
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.offers import Offers, nearest
from kpidesk.charts.own_title import OwnTitle, disagreeing, made_title
from kpidesk.charts.saved import ChartSettings
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.charts import words
from kpidesk.ui.charts.all_export import AskFolder, ask_folder
from kpidesk.ui.charts.chart_choice import ChartChoice, subject
from kpidesk.ui.charts.chart_commands import ChartCommands
from kpidesk.ui.charts.chart_export import AskPath, ask_path
from kpidesk.ui.charts.chart_print import AskPrinter, ask_printer
from kpidesk.ui.charts.chart_show import ChartShow
from kpidesk.ui.charts.chart_side import ChartSide
from kpidesk.ui.charts.chart_stage import ChartStage
from kpidesk.ui.charts.chart_ways import ChartWays
from kpidesk.ui.charts.charts_actions import ChartsActions
from kpidesk.ui.charts.saved_desk import SavedDesk
from kpidesk.ui.charts.words import tr
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.place import ChangePlace, ChartPlace, FigurePlace, GoalPlace, ImportPlace, MonthPlace, Place
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.theme import Theme
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
        self._workbook, self._signals, self._theme, self._form = workbook, signals, theme, form
        self._settings: ChartSettings | None = None
        self._offers = Offers((), ())
        self._open: int | None = None
        self._instead: ChartKind | None = None
        self._is_stale = True
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._describe)
        self.side = ChartSide(workbook, theme, self)
        self.stage = ChartStage(theme, self)
        self.empty = EmptyState(theme, "chart-column", self)
        self.desk = SavedDesk(workbook, signals, self)
        self.choice = ChartChoice(workbook, form)
        self.ways = ChartWays(
            *(workbook, theme, form, settings, tasks, self),
            chart=lambda: self.chart,
            desk=self.desk,
            ask_file=ask_file,
            ask_printer=ask_printer,
            ask_folder=ask_folder,
        )
        self.actions_ = ChartsActions(self, theme)
        self.commands = ChartCommands(self.actions_, self.stage, signals)
        self.menu = self.ways.new_menu(theme, self.actions_)
        self._stack = QStackedWidget(self)
        self._shown = QWidget(self)
        self._lay_out()
        self._connect()
        self._connect_actions()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.stage, 1)
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        head, canvas, foot = self.stage.head, self.stage.canvas, self.stage.foot
        self._signals.changed.connect(self._follow)
        self._signals.held.connect(lambda _: self._show_commands())
        self._theme.changed.connect(self._follow_theme)
        self.side.changed.connect(self._take)
        self.side.step_requested.connect(self.step_month)
        head.title_written.connect(self._take_title)
        head.edit_requested.connect(self.edit_title)
        head.save_requested.connect(self.save)
        head.show_requested.connect(self.show_slides)
        head.export_requested.connect(self.open_export)
        canvas.month_read.connect(lambda said: self.facts_changed.emit(said or self._facts))
        canvas.month_entered.connect(lambda _: self._go_to_figure())
        canvas.remedy_requested.connect(self._take_instead)
        foot.strip.opened.connect(self.open_saved)
        foot.strip.removed.connect(self._remove)
        foot.strip.moved.connect(self._move)
        foot.strip.model_.renamed.connect(self.desk.rename)
        foot.strip.selectionModel().currentChanged.connect(lambda *_: self._show_commands())
        foot.cancel_requested.connect(self.ways.all.cancel)
        self.ways.all.progressed.connect(foot.show_progress)
        self.ways.all.ended.connect(lambda _: foot.end_progress())
        self.ways.seen.connect(self._end_show)
        self.ways.theme_changed.connect(self._show_look)
        self.empty.main_requested.connect(lambda: self.place_requested.emit(MonthPlace(self._month_to_enter)))
        self.empty.other_requested.connect(lambda: self.place_requested.emit(ImportPlace()))
        for part in (self.desk, self.ways):
            part.refused.connect(self.refused)
        self.desk.told.connect(self.told)
        self.ways.noted.connect(self.noted)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.connect_all(
            {
                actions.edit_title: self.edit_title,
                actions.copy_picture: self.ways.copy_picture,
                actions.copy_values: self.ways.copy_values,
                actions.save: self.save,
                actions.save_as: self.save_as,
                actions.rename: self.stage.foot.strip.name,
                actions.remove: self._remove_current,
                actions.show_all: self.show_slides,
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
        if self._settings is None:
            return month_at_hand(self._workbook)
        return self._settings.span.period(self._workbook).last

    @property
    def place(self) -> Place | None:
        """With all that the chart asks for, so that it is the same again."""
        if self._settings is None:
            return None
        return ChartPlace(self._settings.indicator, self.month, settings=self._settings, key=self._open)

    @property
    def settings(self) -> ChartSettings | None:
        """What is shown; None before the first figure."""
        return self._settings

    @property
    def open_key(self) -> int | None:
        """Which saved chart is shown; None for one that is not saved."""
        return self._open

    @property
    def chart(self) -> Chart | None:
        """The chart in sight; none while it is refused."""
        self._describe_now()
        chart = self.stage.canvas.chart
        return None if isinstance(chart, RefusedChart) else chart

    def step_month(self, months: int) -> None:
        if self._settings is not None and self.finish_editing():
            self._take(self.choice.stepped(self._settings, months))

    def go_to(self, place: Place) -> None:
        """A KPI, as the kind that tells most about it; or the chart that was shown before."""
        if not isinstance(place, ChartPlace) or self._is_empty:
            return
        if place.settings is not None:
            self._open = place.key
            self._change(place.settings)
        elif place.indicator in self._workbook.indicators:
            self._open = None
            self._change(self.choice.of_kpi(place.indicator, place.month))

    def page_actions(self) -> dict[str, list[QAction]]:
        return self.actions_.by_menu

    def areas(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.empty:
            return [self.empty.main_button]
        return [self.side.kpi, self.side.kinds, self.stage.head.edit, self.stage.foot.strip, self.stage.canvas]

    def finish_editing(self) -> bool:
        """A title that is being written is taken."""
        self.stage.head.finish()
        return True

    # -- commands -----------------------------------------------------------------------------------------------

    def edit_title(self) -> None:
        chart = self.chart
        if chart is not None:
            self.stage.head.begin(chart.titles[0])

    def save(self) -> None:
        """A new chart, or the open one as it is now."""
        if self._settings is None or not self.finish_editing():
            return
        if self._open is None:
            self.save_as()
        elif self._is_changed:
            self.desk.change(self._open, self._settings)

    def save_as(self) -> None:
        """As one more chart, whatever is open."""
        if self._settings is None or not self.finish_editing():
            return
        key = self.desk.keep(self._settings)
        if key is not None:
            self._open = key
            self._show_saved()
            self.stage.foot.strip.choose(key)

    def open_saved(self, key: int) -> None:
        settings = self.desk.settings(key)
        if settings is None:
            self.refused.emit(tr("This chart is of a kind that this version of kpidesk does not know."))
            return
        self._open = key
        self.ways.theme = settings.theme
        self._change(settings)

    def open_export(self) -> None:
        self.ways.open_menu(self.menu, self.stage.head.export)

    def show_slides(self) -> ChartShow | None:
        return self.ways.show(self._settings, self._open)

    def explain(self) -> None:
        """What the KPI tells and how it is calculated stands beside its changes."""
        if self._settings is not None and self._settings.indicator:
            self.place_requested.emit(ChangePlace(self._settings.indicator, self.month, explained=True))

    def open_goals(self) -> None:
        if self._settings is not None and self._settings.indicator:
            self.place_requested.emit(GoalPlace(self._settings.indicator, self.month))

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def _is_empty(self) -> bool:
        return self._workbook.last_entered is None

    @property
    def _month_to_enter(self) -> Month:
        return Month.of_date(self._workbook.today).previous

    @property
    def _is_changed(self) -> bool:
        """Whether the open chart is not as it was saved."""
        return self._open is None or self.desk.settings(self._open) != self._settings

    @property
    def _facts(self) -> str:
        return "" if self._settings is None else words.month_words(self._settings.span, self._workbook)

    def _follow(self, _effect: Effect) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _follow_theme(self) -> None:
        """Another look of the window is another look of its slides, until the owner chooses otherwise."""
        self.ways.dark = self._theme.palette.dark
        self._show_look()

    def _refresh(self) -> None:
        self._is_stale = False
        self._show_empty()
        if self._is_empty:
            return
        if self._open is not None and self._open not in self.desk.charts:
            self._open = None
        settings = self._settings or self._first()
        if settings is not None and settings.indicator and settings.indicator not in self._workbook.indicators:
            settings = self._first()
        if settings is not None:
            self._change(settings)

    def _first(self) -> ChartSettings | None:
        """What is shown at first: the first saved chart, else the first KPI as what tells most about it."""
        for key in self.desk.charts:
            if (settings := self.desk.settings(key)) is not None:
                self._open = key
                self.ways.theme = settings.theme
                return settings
        return self.choice.first()

    def _take(self, wished: ChartSettings) -> None:
        """What the owner chose at the left. Another subject is another chart, with a title of its own."""
        held = self._settings
        if held is None or not self.finish_editing():
            return
        held = self._settings or held
        wished = self.choice.wished(held, wished)
        if subject(wished) != subject(held):
            self._open = None
        self._change(wished)

    def _change(self, settings: ChartSettings) -> None:
        self._settings = settings = self.choice.settled(settings)
        if not self.isVisible():
            self._is_stale = True
            return
        self._offers = self.choice.offers(settings)
        self.side.show_settings(settings, self._offers)
        self.side.show_steps((self.month > self._workbook.first_month, self.month < self.choice.newest))
        self._show_saved()
        self.commands.show_kinds(len(self._offers.offered))
        self.facts_changed.emit(self._facts)
        self._idle.start(0)

    def _describe_now(self) -> None:
        """What is still waiting to be worked out, for somebody who cannot wait."""
        if self._idle.isActive():
            self._idle.stop()
            self._describe()

    def _describe(self) -> None:
        settings = self._settings
        if settings is None or not self.isVisible():
            self._is_stale = True
            return
        chart = settings.chart(self._workbook, self._form)
        own = settings.own_title
        heading = words.heading(self._workbook, settings)
        wrong = disagreeing(chart, own) if own is not None else ()
        is_refused = isinstance(chart, RefusedChart)
        self.stage.head.show_chart(heading, is_own=own is not None, wrong=wrong, is_refused=is_refused)
        self._show_look()
        self.stage.canvas.show_chart(chart)
        self._instead = nearest(self._workbook, settings.ask(self._workbook, self._form), chart)
        self.stage.canvas.offer(tr("Show “{kind}”").format(kind=words.kind(self._instead)) if self._instead else "")
        self._show_commands()

    def _show_look(self) -> None:
        """Slides are seen in the colours in which they leave."""
        theme = self.ways.theme
        self.stage.canvas.use_look(theme, brand_of(self._workbook))
        if self._settings is not None and self._settings.theme != theme:
            self._settings = replace(self._settings, theme=theme)
            self._show_commands()

    def _show_saved(self) -> None:
        charts = self.desk.charts
        self.stage.foot.show_saved(len(charts))
        self.stage.foot.strip.show_charts(charts, self._open)
        self._show_commands()

    def _show_commands(self) -> None:
        self.commands.show(is_saved=self._open is not None, is_changed=self._is_changed)
        if self._signals.hold is not None:
            self.empty.main_button.disable(self._signals.hold.reason)
        else:
            self.empty.main_button.enable()

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self.empty if self._is_empty else self._shown)
        self._show_commands()
        self.commands.show_figures(not self._is_empty)
        if self._is_empty:
            self.empty.say(
                tr("There is nothing to be shown yet"),
                tr("Charts are drawn from the first month on; six months give a usual range, twelve a rough forecast."),
                tr("Enter figures"),
                tr("Import a spreadsheet"),
            )

    # -- doing --------------------------------------------------------------------------------------------------

    def _take_title(self, typed: str) -> None:
        """The owner's title; the made one again when nothing, or the same, is written."""
        chart = self.chart
        if self._settings is None or chart is None:
            return
        made = made_title(chart)
        own = OwnTitle(typed, made) if typed and typed != made else None
        self._change(replace(self._settings, own_title=own))

    def _take_instead(self) -> None:
        if self._settings is not None and self._instead is not None:
            self._take(replace(self._settings, kind=self._instead))

    def _choose_kind(self, place: int) -> None:
        if self._settings is not None and place < len(self._offers.offered):
            self._take(replace(self._settings, kind=self._offers.offered[place]))

    def _go_to_figure(self) -> None:
        origin = self.stage.canvas.origin
        if origin is not None:
            self.place_requested.emit(FigurePlace(Cell(origin.indicator, origin.month, origin.segment)))

    def _remove_current(self) -> None:
        key = self.stage.foot.strip.key
        if key is not None:
            self._remove(key)

    def _remove(self, key: int) -> None:
        keys = list(self.desk.charts)
        place = keys.index(key)
        self.desk.remove(key)
        left = list(self.desk.charts)
        self.stage.foot.strip.choose(left[min(place, len(left) - 1)] if left else None)

    def _move(self, key: int, place: int) -> None:
        self.desk.move(key, place)
        self.stage.foot.strip.choose(key)

    def _end_show(self, key: int) -> None:
        """The slide that was seen last stays in sight, unless something here is not saved yet."""
        if key in self.desk.charts and key != self._open and not self._is_changed:
            self.open_saved(key)
        self.stage.canvas.setFocus()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._idle.isActive():
            self._idle.stop()
            self._is_stale = True
