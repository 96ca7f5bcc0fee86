"""The ways of charts out of the page: into files, onto the clipboard, onto paper, onto the whole screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart
from kpidesk.charts.saved import ChartSettings
from kpidesk.ui.charts.all_export import AllExport, AskFolder, ask_folder
from kpidesk.ui.charts.chart_export import AskPath, ChartExport, ask_path
from kpidesk.ui.charts.chart_print import AskPrinter, ask_printer, new_printer, print_chart
from kpidesk.ui.charts.chart_show import ChartShow
from kpidesk.ui.charts.charts_actions import ChartsActions
from kpidesk.ui.charts.export_menu import ExportMenu
from kpidesk.ui.charts.saved_desk import SavedDesk
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.workbook import Workbook

Making = Callable[[], Chart]


class ChartWays(ChartExport):
    """As `ChartExport` for the chart in sight; besides, paper and screen, and all that is saved.

    ``seen`` says the key of the saved chart that a show ended with, -1 for one that is not saved.
    """

    seen = Signal(int)

    def __init__(  # noqa: PLR0917 -- as it is given to the page
        self,
        workbook: Workbook,
        theme: Theme,
        form: NumberForm,
        settings: Settings,
        tasks: Tasks,
        page: QWidget,
        *,
        chart: Callable[[], Chart | None],
        asked: Callable[[], ChartSettings | None],
        desk: SavedDesk,
        ask_file: AskPath = ask_path,
        ask_printer: AskPrinter = ask_printer,
        ask_folder: AskFolder = ask_folder,
    ) -> None:
        super().__init__(
            *(chart, settings, tasks, page, ask_file),
            brand=lambda: brand_of(workbook),
            is_ibcs=lambda: theme.palette.ibcs_colours,
            dated=lambda chart: self._when(held, chart) if (held := asked()) else "",
        )
        self._workbook, self._form, self._desk, self._page = workbook, form, desk, page
        self._ask_printer = ask_printer
        self.all = AllExport(page, ask_folder)
        self.all.refused.connect(self.refused)
        self.all.ended.connect(self.noted)
        if not settings.last_export:
            self.dark = theme.palette.dark

    def new_menu(self, theme: Theme, actions: ChartsActions) -> ExportMenu:
        more = [
            (actions.export_all, tr("Into a folder, a file for each chart")),
            (actions.print, tr("Onto paper, or into a PDF file")),
        ]
        return ExportMenu(theme, self, actions.copy_picture, self._page, more=more)

    def open_menu(self, menu: ExportMenu, button: Button) -> None:
        """Below its button, with what was done last preselected."""
        if self.has_chart:
            menu.open_below(button)

    def print(self) -> None:
        chart = self._chart()
        if chart is None:
            return
        printer = new_printer(chart, self._dated(chart))
        if not self._ask_printer(self._page, printer):
            return
        if print_chart(chart, printer, self.theme, brand_of(self._workbook)):
            self.noted.emit(tr("The chart is printed"))
        else:
            self.refused.emit(tr("The printer does not take the chart. Choose another one."))

    def save_all(self) -> None:
        """Every saved chart, in the size and kind of file that was exported last."""
        charts = [
            (self._desk.charts[key].title, partial(held.chart, self._workbook, self._form), partial(self._when, held))
            for key, held in self._held()
        ]
        if charts:
            self.all.begin(charts, self.last, self.theme, brand_of(self._workbook), self._folder)

    def show(self, settings: ChartSettings | None, open_key: int | None) -> ChartShow | None:
        """The saved charts on the whole screen, from the open one on; one that is not saved goes before them."""
        slides: list[tuple[int, Making]] = self._saved()
        keys = [key for key, _ in slides]
        if open_key not in keys and settings is not None:
            slides.insert(0, (-1, partial(settings.chart, self._workbook, self._form)))
        if not slides:
            return None
        start = next((place for place, (key, _) in enumerate(slides) if key == open_key), 0)
        makers = [make for _, make in slides]
        show = ChartShow(makers, start, theme=self.theme, brand=brand_of(self._workbook), parent=self._page)
        show.ended.connect(lambda place: self.seen.emit(slides[place][0]))
        show.begin()
        return show

    def _saved(self) -> list[tuple[int, Making]]:
        """Keys and what makes each chart, in their order; without those of kinds that are not known here."""
        return [(key, partial(held.chart, self._workbook, self._form)) for key, held in self._held()]

    def _held(self) -> list[tuple[int, ChartSettings]]:
        found = [(key, self._desk.settings(key)) for key in self._desk.charts]
        return [(key, held) for key, held in found if held is not None]

    def _when(self, held: ChartSettings, chart: Chart) -> str:
        return held.dated(self._workbook, chart.month)
