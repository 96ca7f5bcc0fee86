"""Work that a page starts beside the window, and that may come home when the page has gone."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

from kpidesk.domain.refusal import Refusal
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words

T = TypeVar("T")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


class PageWork:
    """What comes after the page has gone is dropped. Known refusals become a sentence; other errors are raised."""

    def __init__(self, page: QObject, tasks: Tasks) -> None:
        self._page, self._tasks = page, tasks

    def run(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[str], object]) -> None:
        def deliver(result: T) -> None:
            if isValid(self._page):
                done(result)

        def fail(error: Exception) -> None:
            if not isinstance(error, Refusal | OSError):
                raise error
            if isValid(self._page):
                failed(_sentence(error))

        self._tasks.run(work, deliver, fail)


def _sentence(error: Refusal | OSError) -> str:
    if isinstance(error, Refusal):
        return refusal_words.refusal(error)
    return _tr("The folder of this program cannot be written to, so that was not kept: {why}.").format(
        why=error.strerror or type(error).__name__
    )
