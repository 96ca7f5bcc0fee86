"""The chart in sight: what it asks for, the kinds there are for that, and what side and stage show of it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.offers import Offers, nearest
from kpidesk.charts.own_title import disagreeing
from kpidesk.charts.saved import ChartSettings
from kpidesk.charts.several import MOST
from kpidesk.domain.month import Month
from kpidesk.ui.charts import words
from kpidesk.ui.charts.chart_choice import ChartChoice, subject
from kpidesk.ui.charts.chart_commands import ChartCommands
from kpidesk.ui.charts.chart_side import ChartSide
from kpidesk.ui.charts.chart_stage import ChartStage
from kpidesk.ui.charts.chart_ways import ChartWays
from kpidesk.ui.charts.saved_desk import SavedDesk
from kpidesk.ui.charts.words import tr
from kpidesk.workbook.workbook import Workbook


class ShownChart(QObject):
    """Worked out and drawn when nothing else is to do, and only in sight: the stage says whether it is.

    ``said`` is what the status bar says of the period.
    """

    said = Signal(str)

    def __init__(  # noqa: PLR0917 -- the parts of the page, in the order in which it makes them
        self,
        workbook: Workbook,
        form: NumberForm,
        side: ChartSide,
        stage: ChartStage,
        desk: SavedDesk,
        ways: ChartWays,
        commands: ChartCommands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._side, self._stage, self._desk, self._ways, self._commands = side, stage, desk, ways, commands
        self.choice = ChartChoice(workbook, form)
        self.settings: ChartSettings | None = None
        self._open: int | None = None
        self.offers = Offers((), ())
        self.instead: ChartKind | None = None
        self.is_stale = True
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._describe)
        stage.canvas.drawn.connect(self._tell_lacking)

    # -- what it is ---------------------------------------------------------------------------------------------

    @property
    def month(self) -> Month:
        """The last one looked at, also of a quarter or year that is not over yet."""
        held = None if self.settings is None else self.settings.span.last
        return month_at_hand(self._workbook) if held is None else held

    @property
    def open_key(self) -> int | None:
        """Which saved chart it is; one that was removed is it again when that is undone."""
        return self._open if self._open in self._desk.charts else None

    @open_key.setter
    def open_key(self, key: int | None) -> None:
        self._open = key

    @property
    def chart(self) -> Chart | None:
        """None while it is refused."""
        self.describe_now()
        chart = self._stage.canvas.chart
        return None if isinstance(chart, RefusedChart) else chart

    @property
    def is_changed(self) -> bool:
        """Whether the open chart is not as it was saved."""
        return self.open_key is None or self._desk.settings(self.open_key) != self.settings

    @property
    def facts(self) -> str:
        """What is said of the period; empty before the first figure."""
        return "" if self.settings is None else words.span_words(self.settings.followed(self._workbook), self._workbook)

    # -- what becomes of it -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """After a change of the file: what the chart was about may be gone, or the file may have got its first."""
        self.is_stale = False
        settings = self.settings or self._first()
        if settings is not None and settings.indicator and settings.indicator not in self._workbook.indicators:
            settings = self._first()
        if settings is not None:
            self.change(settings)

    def take(self, wished: ChartSettings) -> None:
        """What the owner chose. Another subject is another chart, with a title of its own."""
        held = self.settings
        if held is None:
            return
        wished = self.choice.wished(held, wished)
        if subject(wished) != subject(held):
            self.open_key = None
        self.change(wished)

    def open(self, key: int, settings: ChartSettings) -> None:
        """A saved chart, in the colours in which it was saved."""
        self.open_key = key
        self._ways.theme = settings.theme
        self.change(settings)

    def change(self, settings: ChartSettings) -> None:
        self.settings = settings = self.choice.settled(settings)
        if not self._stage.isVisible():
            self.is_stale = True
            return
        self.offers = self.choice.offers(settings)
        self._side.show_settings(settings, self.offers)
        self._side.when.show_steps(self.choice.can_step(settings))
        self.show_saved()
        self._commands.show_kinds(len(self.offers.offered), is_page=settings.kind in MOST)
        self.said.emit(self.facts)
        self._idle.start(0)

    def wait(self) -> None:
        """Out of sight nothing is worked out."""
        if self._idle.isActive():
            self._idle.stop()
            self.is_stale = True

    def describe_now(self) -> None:
        """What is still waiting to be worked out, for somebody who cannot wait."""
        if self._idle.isActive():
            self._idle.stop()
            self._describe()

    def show_look(self) -> None:
        """Slides are seen in the colours in which they leave."""
        theme = self._ways.theme
        self._stage.canvas.use_look(theme, brand_of(self._workbook))
        if self.settings is not None and self.settings.theme != theme:
            self.settings = replace(self.settings, theme=theme)
            self.show_commands()

    def show_saved(self) -> None:
        charts = self._desk.charts
        self._stage.foot.show_saved(len(charts))
        self._stage.foot.strip.show_charts(charts, self.open_key)
        self.show_commands()

    def show_commands(self) -> None:
        self._commands.show(is_saved=self.open_key is not None, is_changed=self.is_changed)

    def _first(self) -> ChartSettings | None:
        """What is shown at first: the first saved chart, else the first KPI as what tells most about it."""
        for key in self._desk.charts:
            if (settings := self._desk.settings(key)) is not None:
                self.open_key = key
                self._ways.theme = settings.theme
                return settings
        return self.choice.first()

    def _describe(self) -> None:
        settings, head, canvas = self.settings, self._stage.head, self._stage.canvas
        if settings is None or not self._stage.isVisible():
            self.is_stale = True
            return
        chart = settings.chart(self._workbook, self._form)
        own = settings.own_title
        head.show_chart(
            words.heading(self._workbook, settings),
            is_own=own is not None,
            wrong=disagreeing(chart, own) if own is not None else (),
            is_refused=isinstance(chart, RefusedChart),
        )
        self.show_look()
        canvas.show_chart(chart)
        self.instead = nearest(self._workbook, settings.ask(self._workbook, self._form), chart)
        canvas.offer(tr("Show “{kind}”").format(kind=words.kind(self.instead)) if self.instead else "")
        self.show_commands()

    def _tell_lacking(self) -> None:
        from kpidesk.charts.pictures.lacking import lacking  # matplotlib takes half a second to import

        chart = self._stage.canvas.chart
        self._stage.head.show_lacking("" if chart is None else lacking(chart))
