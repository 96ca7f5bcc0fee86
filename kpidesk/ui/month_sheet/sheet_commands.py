"""The commands of the month sheet, with their keys and the menus they stand in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kpidesk.domain.month import Month
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.parts.label import tip
from kpidesk.ui.wording import wording
from kpidesk.ui.workbook_signals import Hold

PROGRAM_KEYS = 9


class SheetCommands:
    """Actions of the page. ``programs`` are Alt+1 to Alt+9; they stand in no menu."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.switch = self._action(tr("&Grid"), "Ctrl+M")
        self.choose = self._action(tr("&Choose figures…"))
        self.note = self._action(tr("&Note on the figure…"), "Ctrl+;")
        self.history = self._action(tr("&History of the figure…"), "Ctrl+H")
        self.explain = self._action(tr("&What it tells, how it is calculated"), "F1")
        self.until = self._action(tr("&Entered until…"))
        self.month_note = self._action(tr("&Note on the month…"))
        self.close_month = self._action(tr("&Close the month"), "Ctrl+L")
        self.reopen = self._action(tr("&Reopen the month"), "F2")
        self.questions = self._action(tr("&Open questions"), "Ctrl+Shift+L")
        self.segments = self._action(tr("Channels, campaigns, &products"), "Ctrl+Shift+P")
        self.programs = [self._action("", f"Alt+{number}") for number in range(1, PROGRAM_KEYS + 1)]

    def connect(self, tasks: dict[QAction, Callable[[], object]]) -> None:
        for action, task in tasks.items():
            action.triggered.connect(lambda _checked=False, task=task: task())

    @property
    def menus(self) -> dict[str, list[QAction]]:
        tools = [self.questions, self.segments]
        months = [self.until, self.close_month, self.reopen, self.month_note]
        return {
            "Edit": [self.note, self.history],
            "View": [self.switch, self.choose, self.explain],
            "Month": months,
            "Tools": tools,
        }

    def show_month(self, month: Month, is_closed: bool, stands_against: str, hold: Hold | None) -> None:
        """Name the month that the commands are about; offer what its state allows."""
        name, reason = wording.month(month), hold.reason if hold is not None else ""
        self.close_month.setText(tr("&Close {month}").format(month=name))
        self.reopen.setText(tr("&Reopen {month}").format(month=name))
        self.until.setText(tr("{month} is &entered until…").format(month=name))
        self.month_note.setText(tr("&Note on {month}…").format(month=name))
        self.close_month.setEnabled(not is_closed and not stands_against)
        self.reopen.setEnabled(is_closed and not reason)
        self.until.setEnabled(not is_closed and not reason)
        self.choose.setEnabled(not reason)
        for action in (self.reopen, self.until, self.choose):
            action.setToolTip(tip(reason))
        self.close_month.setToolTip(tip(stands_against))

    def _action(self, text: str, keys: str = "") -> QAction:
        action = QAction(text, self._page)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)
        return action
