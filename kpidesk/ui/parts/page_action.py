"""A command of one page: its words for the menu, its keys, and what it does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def page_action(page: QWidget, text: str, keys: Sequence[str], slot: Callable[[], object]) -> QAction:
    """The keys work while the focus is anywhere in the page; the menu shows the first of them."""
    action = QAction(text, page)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda *_: slot())
    page.addAction(action)
    return action
