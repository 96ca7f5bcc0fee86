"""The commands of the page of channels, campaigns and products."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.parts.page_action import page_action
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_words import tr


class Tasks(NamedTuple):
    """What each command does."""

    add: Callable[[SegmentKind], None]
    merge: Callable[[], None]
    end: Callable[[], None]
    remove: Callable[[], None]
    leave: Callable[[], None]


class SegmentActions:
    """All but the way back change something."""

    def __init__(self, page: QWidget, tasks: Tasks) -> None:
        self.merge = page_action(page, tr("&Merge into another…"), ("Ctrl+Shift+M",), tasks.merge)
        self.end = page_action(page, tr("&End…"), ("Ctrl+Shift+E",), tasks.end)
        self.remove = page_action(page, tr("&Remove"), (), tasks.remove)
        self.back = page_action(page, tr("&Back to the figures"), ("Esc",), tasks.leave)
        self.add = [page_action(page, words.add(kind), (), partial(tasks.add, kind)) for kind in SegmentKind]

    @property
    def all(self) -> list[QAction]:
        return [*self.add, self.end, self.merge, self.remove, self.back]

    def offer(self, *, is_one: bool, has_ended: bool, can_merge: bool, is_held: bool) -> None:
        """Those that fit the current row: ``is_one`` is one of them, and not their heading."""
        self.end.setText(tr("&Let it go on") if has_ended else tr("&End…"))
        self.end.setEnabled(is_one and not is_held)
        self.remove.setEnabled(is_one and not is_held)
        self.merge.setEnabled(is_one and can_merge and not is_held)
        for action in self.add:
            action.setEnabled(not is_held)
