"""Many charts written one after the other: drawn where it is called, packed and written beside. Needs matplotlib."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from kpidesk.charts.chart import Chart
from kpidesk.charts.pictures.export import content, replace_file
from kpidesk.charts.pictures.picture import Look, encoded, raster
from kpidesk.charts.pictures.presets import SLIDE, Preset

_PACKERS = 2
_AHEAD = 4  # pictures that wait for being packed, so that memory stays small


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be written. ``make`` works the chart out when its turn comes."""

    path: Path
    make: Callable[[], Chart]


class Batch:
    """Draws with every `step` one chart of the list; nothing is drawn after `cancel`.

    Drawing happens in the thread that calls, where no other picture may be drawn at the same time; packing and
    writing go on in others, so a window that calls `step` when it is idle stays alive. Use it as a context: leaving
    waits for what is being written.
    """

    def __init__(
        self, jobs: Sequence[Job], preset: Preset = SLIDE, look: Look | None = None, scale: float = 1.0
    ) -> None:
        self._jobs, self._preset, self._look, self._scale = list(jobs), preset, look, scale
        self._next = 0
        self._pool = ThreadPoolExecutor(_PACKERS, "chart-packer")
        self._running: dict[Future[None], Job] = {}
        self._written: list[Path] = []
        self._failed: list[tuple[Job, BaseException]] = []

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.finish()

    @property
    def count(self) -> int:
        return len(self._jobs)

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that are whole and in their place, in the order of being done."""
        return tuple(self._written)

    @property
    def failed(self) -> tuple[tuple[Job, BaseException], ...]:
        """What could not be made or written, with the error."""
        return tuple(self._failed)

    @property
    def is_done(self) -> bool:
        """Nothing more to draw and nothing being written."""
        self._collect()
        return self._next >= len(self._jobs) and not self._running

    def step(self) -> bool:
        """Draws the next chart and hands it on; False when there is none left. Waits when too many are underway."""
        self._collect()
        if self._next >= len(self._jobs):
            return False
        if len(self._running) >= _AHEAD:
            wait(self._running, return_when="FIRST_COMPLETED")
            self._collect()
        job = self._jobs[self._next]
        self._next += 1
        try:
            work = self._work(job)
        except Exception as error:  # one chart that cannot be made does not stop the others
            self._failed.append((job, error))
        else:
            self._running[self._pool.submit(work)] = job
        return True

    def cancel(self) -> None:
        """Nothing more is drawn; what is already written stays."""
        self._next = len(self._jobs)

    def finish(self) -> None:
        """Waits for what is being packed and written."""
        self._pool.shutdown(wait=True)
        self._collect()

    def _work(self, job: Job) -> Callable[[], None]:
        """Draws, and gives what is left to do: that needs no matplotlib artist any more."""
        chart, suffix, path = job.make(), job.path.suffix.lower(), job.path
        if suffix == ".png":
            picture = raster(chart, self._preset, self._look, self._scale)
            return lambda: replace_file(path, encoded(picture))
        data = content(chart, suffix, self._preset, self._look)
        return lambda: replace_file(path, data)

    def _collect(self) -> None:
        for future in [future for future in self._running if future.done()]:
            job = self._running.pop(future)
            error = future.exception()
            if error is None:
                self._written.append(job.path)
            else:
                self._failed.append((job, error))


def numbered(paths: Sequence[Path]) -> Iterator[Path]:
    """The same names, but none twice: the second gets “-2”. Letters large and small are the same to some systems."""
    taken: set[str] = set()
    for path in paths:
        wanted, number = path, 1
        while str(wanted).casefold() in taken:
            number += 1
            wanted = path.with_stem(f"{path.stem}-{number}")
        taken.add(str(wanted).casefold())
        yield wanted
