"""The end of the window: everything is closed and done first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.frame import Frame


class Quitting(QObject):
    """``may_leave`` answers whether nothing that is being typed would get lost."""

    def __init__(
        self, frame: Frame, desk: FileDesk, settings: Settings, tasks: Tasks, may_leave: Callable[[], bool]
    ) -> None:
        super().__init__(frame)
        self._frame, self._desk, self._settings, self._tasks = frame, desk, settings, tasks
        self._may_leave = may_leave
        self._is_wanted = False
        frame.may_close, frame.before_closing = self._may_close, self._let_go
        desk.finished.connect(self._quit_at_last)

    def quit(self) -> None:
        self._frame.close()

    def _may_close(self) -> bool:
        """Whether everything is closed and done; else that is begun, and the window closes when it is."""
        self._is_wanted = self._desk.is_busy
        if self._desk.is_busy:
            return False
        if self._desk.file is not None and self._may_leave():
            self._desk.close(self.quit)
        return self._desk.file is None

    def _quit_at_last(self) -> None:
        """Nothing is under way any more: what the owner had asked for meanwhile."""
        if self._is_wanted:
            QTimer.singleShot(0, self, self.quit)

    def _let_go(self) -> None:
        self._settings.geometry = self._frame.saveGeometry()
        self._desk.end()
        self._tasks.finish()
