"""The status bar: facts of the selection on the left, what is saved and the file on the right."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStatusBar, QWidget

from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import IconLabel, PlainLabel, tip
from kpidesk.ui.saving import save_words

_ONCE, _OWN = 6_000, 500
"""Milliseconds that a passing sentence stays; so long at least, as what it tells of brings new facts itself."""

_BETWEEN, _SIDE, _SHORTEST = 8, 16, 96
"""Pixels between the parts and at either end; the least that is left of a file's name."""

_SLOW = 100
"""Milliseconds after which a saving under way is worth a word."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusLine", text)


class StatusLine(QStatusBar):
    """28 high; every text is plain and none is cut.

    ``retry_requested`` and ``settle_requested`` are the ways out of a file that is not saved.
    """

    retry_requested = Signal()
    settle_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(fonts.scaled(28))
        self._facts = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._lasting = self._name = ""
        self._passing = QTimer(self, singleShot=True, interval=_ONCE)
        self._passing.timeout.connect(lambda: self._facts.setText(self._lasting))
        self._check = IconLabel(theme, "check", 14, parent=self)
        self._saved = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._way = Button(theme, "", self, kind=Kind.LINK)
        self._way.setFixedHeight(fonts.scaled(20))  # the ring of the keys stands outside, and is whole in the bar
        self._way.clicked.connect(self._go_way)
        self._state = SaveState(SaveKind.SAVED)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._slow.timeout.connect(self._show_saving)
        self._file = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._facts.setContentsMargins(16, 0, 0, 0)
        self._file.setContentsMargins(16, 0, 16, 0)
        self.addWidget(self._facts, 1)
        for widget in (self._check, self._saved, self._way, self._file):
            self.addPermanentWidget(widget)
        self._way.hide()

    @property
    def facts(self) -> str:
        return self._facts.text()

    @property
    def saved(self) -> str:
        return self._saved.text()

    @property
    def saved_label(self) -> PlainLabel:
        return self._saved

    @property
    def way_button(self) -> Button:
        """The way out of a file that is not saved; hidden while there is none."""
        return self._way

    def show_facts(self, facts: str) -> None:
        """What the selection says; it takes the place of a passing sentence when the owner has gone on."""
        is_new, self._lasting = facts != self._lasting, facts
        if is_new and self._passing.remainingTime() < _ONCE - _OWN:
            self._passing.stop()
        if not self._passing.isActive():
            self._facts.setText(facts)
            self._fit()

    def end_passing(self) -> None:
        """The facts again: something newer has happened."""
        self._passing.stop()
        self._facts.setText(self._lasting)

    def show_once(self, words: str) -> None:
        """In place of the facts for a few seconds."""
        self._facts.setText(words)
        self._passing.start()

    def show_busy(self, words: str) -> None:
        """What takes its time, in place of the facts until it is done; empty words end it."""
        if words:
            self._passing.stop()
        self._facts.setText(words or self._lasting)

    def show_state(self, state: SaveState) -> None:
        """How far the file is saved: an icon, words, and the way out where there is one."""
        self._state = state
        if state.kind is SaveKind.SAVING:
            if not self._slow.isActive():
                self._slow.start()
            return
        self._slow.stop()
        is_bad = state.kind is not SaveKind.SAVED
        self._show("triangle-alert" if is_bad else "check", save_words.short_state(state), is_bad)
        is_settled = state.kind is SaveKind.DIVERGED
        self._offer({SaveKind.UNSAVED: _tr("Try again")}.get(state.kind, _tr("Choose…") if is_settled else ""))

    def show_read_only(self, why: str) -> None:
        """Nothing is saved, as nothing can be changed."""
        self._slow.stop()
        self._show("lock", _tr("Read-only"))
        self._saved.setAccessibleDescription(why)
        self._offer("")

    def show_file(self, path: Path, is_example: bool) -> None:
        name = _tr("{file}, example") if is_example else "{file}"
        self._name = name.format(file=path.name)
        self._file.setAccessibleName(self._name)
        self._file.setAccessibleDescription(str(path))
        self._file.setToolTip(tip(str(path)))
        self._fit()

    def show_backup_of(self, path: Path) -> None:
        """In place of the name of the backup that is looked at, which says nothing to its owner."""
        self._name = _tr("backup of {file}").format(file=path.name)
        self._file.setAccessibleName(self._name)
        self._fit()

    def show_nothing(self, version: str) -> None:
        self._passing.stop()
        self.show_facts(_tr("No file is open"))
        self._slow.stop()
        self._check.hide()
        self._saved.setText("")
        self._offer("")
        self._name = f"kpidesk {version}"
        self._file.setAccessibleName(self._name)
        self._file.setToolTip(tip(""))
        self._fit()

    def _show_saving(self) -> None:
        if self._state.kind is SaveKind.SAVING:
            self._show("clock", save_words.short_state(self._state))
            self._offer("")

    def _show(self, icon: str, words: str, is_bad: bool = False) -> None:
        self._check.show_icon(icon, "bad" if is_bad else "text_2")
        self._check.show()
        self._saved.set_muted(not is_bad)
        self._saved.setText(words)
        self._fit()

    def _offer(self, words: str) -> None:
        self._way.setText(words)
        self._way.setVisible(bool(words))
        self._fit()

    def _go_way(self) -> None:
        settles = self._state.kind is SaveKind.DIVERGED
        (self.settle_requested if settles else self.retry_requested).emit()

    def _fit(self) -> None:
        """What is saved stands whole; a long name of a file gives way, in the middle, and to the facts as well."""
        state = [widget for widget in (self._check, self._saved, self._way) if not widget.isHidden()]
        taken = sum(widget.sizeHint().width() + _BETWEEN for widget in state) + self._facts.sizeHint().width()
        room = max(fonts.scaled(_SHORTEST), self.width() - taken - 2 * _SIDE - _BETWEEN)
        metrics = fonts.metrics(TextRole.SMALL)
        self._file.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
