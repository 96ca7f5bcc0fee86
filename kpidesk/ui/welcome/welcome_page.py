"""The first page: begin a business, open a file, look at the sample, or go on with a file of before."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from kpidesk.domain.file_name import SUFFIX
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.icons import MARK
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import keys_read
from kpidesk.ui.parts.frames import MARGIN, Card
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.settings import RecentFile
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.welcome.look_choosers import AS_SYSTEM, LookChoosers
from kpidesk.ui.welcome.recent_list import RecentList
from kpidesk.ui.welcome.recent_model import RecentModel
from kpidesk.ui.welcome.welcome_card import WelcomeCard

WIDTH, TOP, TOP_IN_LOW_WINDOW, LOW = 960, 48, 24, 720
_OUTSIDE = 8  # room for the focus ring around the cards


class WelcomePage(QWidget):
    """Asks for everything by signals; does nothing to files but look whether the recent ones are still there."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    file_requested = Signal(object)  # Path
    locate_requested = Signal(object)  # Path that leads nowhere now
    forget_requested = Signal(str)  # the path as it is kept in the settings
    theme_chosen = Signal(object)  # Choice
    numbers_chosen = Signal(str)  # a locale's name, empty for the system's
    remedy_requested = Signal()  # of what was said last

    def __init__(
        self,
        theme: Theme,
        recent: Sequence[RecentFile] = (),
        parent: QWidget | None = None,
        *,
        tasks: Tasks | None = None,
        numbers: str = AS_SYSTEM,
        now: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        """``numbers`` is the chosen locale of numbers, as the settings keep it.

        With ``tasks`` the recent files are looked for beside the window, without it at once.
        """
        super().__init__(parent)
        self._theme, self._tasks, self._shown = theme, tasks, False
        self._files = RecentModel(now, self)
        self._cards = self._make_cards()
        self._list = RecentList(theme, self._files, self)
        self._choosers = LookChoosers(theme, numbers, self)
        self._message = InlineMessage(theme, self)
        self._recent = QWidget(self)
        self._column = QWidget(self)
        self._middle = QWidget(self)
        self._scroll = QScrollArea(self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.show_recent(recent)

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """Newest first; the current row stays where it was."""
        kept = self._files.paths
        row = self._list.currentIndex().row()
        self._files.show_files(files)
        if not files and self._list.hasFocus():
            self._cards[0].setFocus()
        self._recent.setVisible(bool(files))
        if files and kept:
            self._list.setCurrentIndex(self._files.index(max(0, min(row, len(files) - 1))))
        elif files:
            self._list.choose_newest()
        if self.isVisible():
            self.look_for_files()

    def look_for_files(self) -> None:
        """Find out which files are still there. A drive may be slow, so the window does not wait for it."""
        paths = self._files.paths
        if self._tasks is None:
            self._files.mark_gone(_gone(paths))
        elif paths:
            self._tasks.run(lambda: _gone(paths), self._take_gone, lambda _error: None)

    def _take_gone(self, gone: frozenset[str]) -> None:
        if isValid(self):  # the window may have closed while the worker was looking
            self._files.mark_gone(gone)

    def say(self, sentence: str, remedy: str = "") -> None:
        """A refusal above everything else, ``remedy`` on its button; an empty sentence takes it away."""
        if sentence:
            self._message.say(sentence, Tone.BAD, remedy=remedy)
        else:
            self._message.clear()

    def take_focus(self) -> None:
        """The newest recent file, or "New business" when there is none."""
        if self._files.rowCount():
            self._list.choose_newest()
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choosers(self) -> LookChoosers:
        return self._choosers

    def areas(self) -> list[QWidget]:
        """For F6."""
        recent = [self._list] if self._files.rowCount() else []
        return [self._cards[0], *recent, self._choosers.numbers_button]

    def _make_cards(self) -> list[WelcomeCard]:
        keys = QKeySequence.StandardKey
        texts = (
            (
                "file-plus",
                self.tr("New business"),
                self.tr("Four questions: its name, what kind it is, the currency, and when its year begins."),
                keys_read(keys.New),
            ),
            (
                "folder-open",
                self.tr("Open a file"),
                self.tr("A business you keep already. You can also drop its file on this page."),
                keys_read(keys.Open),
            ),
            (
                "flask-conical",
                self.tr("Look at the sample"),
                self.tr("An invented shop, 36 months of figures. Marked as an example and kept apart from yours."),
                keys_read("Ctrl+Shift+N"),
            ),
        )
        return [WelcomeCard(self._theme, *text, keys=hint, parent=self) for *text, hint in texts]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(_OUTSIDE, 0, _OUTSIDE, MARGIN)
        column.setSpacing(0)
        mark = IconLabel(self._theme, MARK, 48, parent=self._column)
        headline = PlainLabel(self.tr("Your figures, once a month"), TextRole.WELCOME, self._column)
        lead = PlainLabel(
            self.tr("Type them, see what changed, put the charts on a slide. One file on this computer holds it all."),
            TextRole.LEAD,
            self._column,
            muted=True,
            wraps=True,
        )
        lead.setMinimumHeight(fonts.line_height(TextRole.LEAD))  # or Qt counts the lines it has when narrowest
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self._cards:
            cards.addWidget(card, 1)
        for part, below in ((mark, 16), (headline, 4), (lead, 28)):
            column.addWidget(part)
            column.addSpacing(below)
        column.addLayout(cards)
        column.addSpacing(32)
        column.addWidget(self._recent)
        column.addStretch(1)
        self._lay_out_recent()
        self._lay_out_page()

    def _lay_out_recent(self) -> None:
        card = Card(self._recent)
        card.body.setContentsMargins(0, 1, 0, 1)
        card.body.addWidget(self._list)
        recent = QVBoxLayout(self._recent)
        recent.setContentsMargins(0, 0, 0, 0)
        recent.setSpacing(8)
        recent.addWidget(PlainLabel(self.tr("Recent"), TextRole.TAB_CHOSEN, self._recent))
        recent.addWidget(card)

    def _lay_out_page(self) -> None:
        self._column.setMaximumWidth(fonts.scaled(WIDTH) + 2 * _OUTSIDE)
        across = QHBoxLayout(self._middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._column)
        self._scroll.setWidget(self._middle)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._scroll.viewport(), self._middle):
            ground.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 4, MARGIN - 12, 8)
        foot.addStretch(1)
        foot.addWidget(self._choosers)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._message)
        page.addWidget(self._scroll, 1)
        page.addLayout(foot)

    def _connect(self) -> None:
        self._message.remedy_requested.connect(self.remedy_requested)
        asked = (self.new_requested, self.open_requested, self.sample_requested)
        for number, (card, signal) in enumerate(zip(self._cards, asked, strict=True)):
            card.clicked.connect(signal)
            card.step_wanted.connect(lambda step, number=number: self._focus_card(number + step))
            card.left_downwards.connect(self._enter_list)
        self._list.file_chosen.connect(self.file_requested)
        self._list.look_wanted.connect(self.locate_requested)
        self._list.forget_wanted.connect(self.forget_requested)
        self._list.left_upwards.connect(lambda: self._focus_card(0))
        self._list.current_moved.connect(self._keep_in_sight)
        self._choosers.theme_chosen.connect(self.theme_chosen)
        self._choosers.numbers_chosen.connect(self.numbers_chosen)

    def _focus_card(self, number: int) -> None:
        if 0 <= number < len(self._cards):
            self._cards[number].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._cards[number])

    def _enter_list(self) -> None:
        if self._files.rowCount():
            self._list.choose_newest()
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_in_sight(self, row: QRect) -> None:
        if self._list.hasFocus():
            middle = self._list.mapTo(self._middle, row.center())
            self._scroll.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2 + 12)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_for_files()
        if not self._shown:
            self._shown = True
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = TOP_IN_LOW_WINDOW if self.height() < fonts.scaled(LOW) else TOP
        self._middle.setContentsMargins(MARGIN - _OUTSIDE, top, MARGIN - _OUTSIDE, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()
            self._cards[1].setDown(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._cards[1].setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._cards[1].setDown(False)
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_requested.emit(path)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one kpidesk file that is being dropped; None when it is something else, or several."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == SUFFIX else None


def _gone(paths: Sequence[str]) -> frozenset[str]:
    return frozenset(path for path in paths if not _is_there(Path(path)))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
