"""Which commands of the page can be chosen now, and why the others cannot."""

from kpidesk.charts.chart import RefusedChart
from kpidesk.ui.charts.chart_stage import ChartStage
from kpidesk.ui.charts.charts_actions import ChartsActions
from kpidesk.ui.charts.words import tr
from kpidesk.ui.workbook_signals import WorkbookSignals


class ChartCommands:
    """Menu entries and the buttons that do the same, told apart by what is in sight."""

    def __init__(self, actions: ChartsActions, stage: ChartStage, signals: WorkbookSignals) -> None:
        self._actions, self._stage, self._signals = actions, stage, signals

    def show(self, *, is_saved: bool, is_changed: bool) -> None:
        """Whether the chart in sight is one of the saved, and whether it is not as it was saved."""
        self._show_ways_out()
        self._show_saving(is_saved, is_changed)

    def show_kinds(self, count: int, *, is_page: bool) -> None:
        """How many kinds there are to choose from, and whether the chosen one is a page of several KPIs."""
        self._actions.several.setEnabled(is_page)
        for place, action in enumerate(self._actions.kinds):
            action.setEnabled(place < count)

    def show_figures(self, are_there: bool) -> None:
        """Without a figure there is nothing to be done."""
        actions = self._actions
        for action in (*actions.of_chart, *actions.of_change, actions.show_all):
            action.setEnabled(are_there)

    def _show_ways_out(self) -> None:
        """A chart that is refused goes nowhere."""
        shown, head = self._stage.canvas.chart, self._stage.head
        is_drawn = shown is not None and not isinstance(shown, RefusedChart)
        for action in self._actions.of_chart:
            action.setEnabled(is_drawn)
        for button, usual in ((head.edit, tr("Edit title (F2)")), (head.export, tr("Export (Ctrl+E)"))):
            button.enable(usual) if is_drawn else button.disable(tr("There is no picture of this chart."))

    def _show_saving(self, is_saved: bool, is_changed: bool) -> None:
        actions, hold, strip = self._actions, self._signals.hold, self._stage.foot.strip
        for action in actions.of_change:
            action.setEnabled(hold is None and (strip.key is not None or action not in actions.of_saved))
        actions.save.setEnabled(hold is None and is_changed)
        actions.export_all.setEnabled(strip.key is not None)
        strip.model_.is_held = hold is not None
        head = self._stage.head
        head.name_save(tr("Save changes") if is_saved else tr("Save chart"))
        if hold is not None:
            head.save.disable(hold.reason)
        elif is_changed:
            head.save.enable(tr("Save (Ctrl+S)"))
        else:
            head.save.disable(tr("It is saved as it is."))
