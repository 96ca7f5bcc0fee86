"""All saved charts as files of one folder, while the window stays alive."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kpidesk.charts.brand import Brand
from kpidesk.charts.chart import Chart, RefusedChart
from kpidesk.charts.pictures.file_name import file_name
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.charts.saved import ThemeChoice
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.charts.chart_export import Target
from kpidesk.ui.charts.look import look_of
from kpidesk.ui.charts.words import tr
from kpidesk.ui.wording import refusal_words

if TYPE_CHECKING:
    from kpidesk.charts.pictures.many import Batch

AskFolder = Callable[[QWidget, Path], Path | None]
"""(parent, folder to begin with) to the folder chosen, None when the owner thought better of it."""


def ask_folder(parent: QWidget, beginning: Path) -> Path | None:
    """The system's own dialog."""
    chosen = QFileDialog.getExistingDirectory(parent, tr("Export all charts into"), str(beginning))
    return Path(chosen) if chosen else None


class AllExport(QObject):
    """One chart is drawn whenever nothing else is to do. ``progressed`` says how many of how many are drawn;
    ``ended`` what came of it, and ``refused`` what did not.
    """

    progressed = Signal(int, int)
    ended = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget, ask: AskFolder = ask_folder) -> None:
        super().__init__(window)
        self._window, self._ask = window, ask
        self._batch: Batch | None = None
        self._drawn = 0
        self._folder = Path()
        self._left_out: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        return self._batch is not None

    def begin(
        self,
        charts: Sequence[tuple[str, Callable[[], Chart], Callable[[Chart], str]]],
        target: Target,
        theme: ThemeChoice,
        brand: Brand,
        beginning: Path,
    ) -> Path | None:
        """Asks for the folder and begins; the folder, or None. ``charts`` are names, what makes each, and how
        its file is dated.
        """
        from kpidesk.charts.pictures.many import Batch, Job, numbered  # matplotlib takes half a second to import

        if self.is_running or (folder := self._ask(self._window, beginning)) is None:
            return None
        made = [(name, make(), dated) for name, make, dated in charts]
        self._left_out = [f"{name}: {chart.titles[0]}" for name, chart, _ in made if isinstance(chart, RefusedChart)]
        files = [(chart, dated) for _, chart, dated in made if not isinstance(chart, RefusedChart)]
        drawn = [chart for chart, _ in files]
        paths = numbered([folder / file_name(chart, target.suffix, dated(chart)) for chart, dated in files])
        jobs = [Job(path, partial(_itself, chart)) for path, chart in zip(paths, drawn, strict=True)]
        self._folder, self._drawn = folder, 0
        self._batch = Batch(jobs, PRESETS[target.preset], look_of(theme, brand))
        self.progressed.emit(0, self._batch.count)
        self._timer.start()
        return folder

    def cancel(self) -> None:
        """What is written stays; nothing more is drawn."""
        if self._batch is not None:
            self._batch.cancel()

    def _step(self) -> None:
        assert self._batch is not None
        if self._batch.step():
            self._drawn += 1
            self.progressed.emit(self._drawn, self._batch.count)
        elif self._batch.is_done:
            self._end(self._batch)

    def _end(self, batch: "Batch") -> None:
        self._timer.stop()
        self._batch = None
        batch.finish()
        written, count = len(batch.written), batch.count
        all_said = tr("{n} chart saved in {folder}") if count == 1 else tr("{n} charts saved in {folder}")
        said = all_said if written == count else tr("{n} of {all} charts saved in {folder}")
        self.ended.emit(said.format(n=written, all=count, folder=self._folder))
        for job, error in batch.failed:
            if not isinstance(error, Refusal):
                raise error
            self._left_out.append(f"{job.path.name}: {refusal_words.refusal(error)}")
        left_out = "; ".join(each.rstrip(".") for each in self._left_out)
        self.refused.emit(tr("Not exported: {charts}.").format(charts=left_out) if left_out else "")


def _itself(chart: Chart) -> Chart:
    return chart
