"""Work beside the window: threads bring values home, the main thread uses them."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)

T = TypeVar("T")


class Tasks(QObject):
    """One worker thread for the life of the program; results are delivered in the main thread, in order.

    One long-lived object carries every result: a signal per task, connected to a closure, lost some of them.
    """

    _ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kpidesk")
        self._is_over = False
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Call ``work`` in the worker, then ``done`` with its result, or ``failed``, in the main thread.

        Nothing is begun any more after `finish`: a timer of a closing window may still ask.
        """
        if self._is_over:
            return

        def task() -> None:
            try:
                result = work()
            except Exception as error:
                log.debug("a task failed", exc_info=True)
                self._ready.emit(lambda caught=error: failed(caught))
            else:
                self._ready.emit(lambda: done(result))

        self._pool.submit(task)

    def finish(self) -> None:
        """Wait for the running task and drop those that have not begun; before the event loop ends."""
        self._is_over = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, closure: Callable[[], None]) -> None:
        closure()
