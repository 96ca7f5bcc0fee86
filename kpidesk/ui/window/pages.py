"""Which pages an open file has, and what each is given."""

from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.ui.changes.changes_page import ChangesPage
from kpidesk.ui.charts.charts_page import ChartsPage
from kpidesk.ui.figures.figure_history import ReadHistory
from kpidesk.ui.figures_tab.figures_tab import FiguresTab
from kpidesk.ui.goals.goals_page import GoalsPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.overview_page import OverviewPage
from kpidesk.ui.place import Tab
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.screen import MakePage
from kpidesk.ui.window.window_actions import WindowActions
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook


def page_makers(
    actions: WindowActions, settings: Settings, tasks: Tasks, read_history: ReadHistory
) -> dict[Tab, MakePage]:
    """The tabs in their order."""

    def overview(
        workbook: Workbook, signals: WorkbookSignals, theme: Theme, form: NumberForm, parent: QWidget
    ) -> QWidget:
        return OverviewPage(workbook, signals, theme, form, parent)

    def figures(
        workbook: Workbook, signals: WorkbookSignals, theme: Theme, form: NumberForm, parent: QWidget
    ) -> QWidget:
        undo, redo = actions.undo, actions.redo
        return FiguresTab(
            *(workbook, signals, theme, form, parent),
            undo=undo,
            redo=redo,
            read_history=read_history,
            tasks=tasks,
            settings=settings,
        )

    def goals(workbook: Workbook, signals: WorkbookSignals, theme: Theme, form: NumberForm, parent: QWidget) -> QWidget:
        return GoalsPage(workbook, signals, theme, form, settings, tasks, parent)

    def changes(
        workbook: Workbook, signals: WorkbookSignals, theme: Theme, form: NumberForm, parent: QWidget
    ) -> QWidget:
        return ChangesPage(workbook, signals, theme, form, parent, tasks=tasks)

    def charts(
        workbook: Workbook, signals: WorkbookSignals, theme: Theme, form: NumberForm, parent: QWidget
    ) -> QWidget:
        return ChartsPage(workbook, signals, theme, form, settings, tasks, parent)

    return {
        Tab.OVERVIEW: overview,
        Tab.FIGURES: figures,
        Tab.GOALS: goals,
        Tab.CHANGES: changes,
        Tab.CHARTS: charts,
    }
