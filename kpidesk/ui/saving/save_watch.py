"""The save state of the open file, brought to the window's thread; and when to look at the file again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.domain.saving import SaveKind
from kpidesk.ui.files.files import WorkbookFile

SETTLES = 300
"""Milliseconds after which a change in the folder is looked at: others rename and write in several steps."""


class SaveWatch(QObject):
    """``changed(SaveState)`` comes in the window's thread, always with the newest state.

    One long-lived signal carries what any thread says. The watcher of the system only tells that something happened
    beside the file; the file itself is looked at by whoever has it open, never opened here.
    """

    changed = Signal(object)
    _came = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._file: WorkbookFile | None = None
        self._end: Callable[[], None] = lambda: None
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._settled = QTimer(self, singleShot=True, interval=SETTLES)
        self._settled.timeout.connect(self._look_after_change)
        self._watcher = QFileSystemWatcher(self)
        for happened in (self._watcher.fileChanged, self._watcher.directoryChanged):
            happened.connect(lambda _: self._settled.start())
        window.installEventFilter(self)

    def follow(self, file: WorkbookFile) -> None:
        """Watch this file in place of the last one."""
        self.stop()
        self._file = file
        self._end = file.watch_saving(lambda _state: self._came.emit(file))
        self._watch_places()
        self.changed.emit(file.save_state)

    def stop(self) -> None:
        self._end()
        self._end = lambda: None
        self._settled.stop()
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        self._file = None

    def look(self) -> None:
        """The owner is back: see what became of the file, and try again what could not be saved."""
        if self._file is not None:
            self._file.look_for_changes()
            if self._file.save_state.kind is SaveKind.UNSAVED:
                self._file.retry_saving()

    def retry(self) -> None:
        if self._file is not None:
            self._file.retry_saving()

    def _tell(self, file: WorkbookFile) -> None:
        if file is self._file:
            self.changed.emit(file.save_state)

    def _look_after_change(self) -> None:
        if self._file is not None:
            self._file.look_for_changes()
            self._watch_places()

    def _watch_places(self) -> None:
        """A file that was replaced is another one to the system: it is watched anew."""
        if self._file is not None:
            held = set(self._watcher.files() + self._watcher.directories())
            wanted = [str(place) for place in (self._file.path, self._file.path.parent) if str(place) not in held]
            if wanted:
                self._watcher.addPaths(wanted)  # what is not there is left out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)
