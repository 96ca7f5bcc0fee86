"""Where a KPI starts anew: asked for in small panels, noted, and taken back. Each is one step of undo."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from kpidesk.analysis.signals.process_limits import LEAST_MONTHS
from kpidesk.analysis.signals.signals import new_level_since, usual_range
from kpidesk.domain.change import SetBreaks
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.ui.applying import applied
from kpidesk.ui.changes.words import tr
from kpidesk.ui.figures.ask_popover import AskPopover
from kpidesk.ui.figures.panels import Panels
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

LONGEST_NOTE = 500


class BreakAsks(QObject):
    """Over ``owner``, which has the keys otherwise. ``refused`` and ``told`` are sentences for the window."""

    refused = Signal(str)
    told = Signal(str)

    def __init__(self, workbook: Workbook, owner: QWidget, theme: Theme) -> None:
        super().__init__(owner)
        self._workbook, self._owner, self._theme = workbook, owner, theme
        self.panels = Panels(owner)

    def offered(self, indicator: str, last: Month, segment: Segment | None) -> list[Month]:
        """From when on limits may be worked out anew, seen from a month: where the run began, and later months of it
        that leave enough for new limits. None of them where nothing speaks for it.

        A break is one of the whole business, and so is what it is offered by.
        """
        usual = None if segment is not None else usual_range(self._workbook, indicator, last)
        since = None if usual is None else new_level_since(usual)
        if usual is None or since is None or since == usual.points[0][0]:
            return []
        return [month for month, _ in usual.points if month >= since][: 1 - LEAST_MONTHS]

    def ask_new_level(self, indicator: str, offered: Sequence[Month], anchor: QWidget) -> None:
        """From which month on the level is another one, and why; the first one offered is where the run began."""
        title = tr("Limits of {name} anew").format(name=self._workbook.indicator(indicator).name)
        ask = AskPopover(self._theme, self._owner.window(), title, tr("Work them out anew"))
        months = self._months(ask, tr("First month of the new level"), offered)
        reason = self._line(ask, tr("What has changed for good? The old limits stay visible before it."))
        self._show(ask, anchor, lambda: self._note(ask, reason, _key(indicator, months), BreakKind.NEW_LEVEL), reason)

    def ask_redefined(self, indicator: str, month: Month, anchor: QWidget) -> None:
        """From which month on the KPI means something else, and what; ``month`` is offered first."""
        name = self._workbook.indicator(indicator).name
        title = tr("Definition of {name} changed").format(name=name)
        ask = AskPopover(self._theme, self._owner.window(), title, tr("Mark the change"))
        first, last = self._workbook.first_month.next, max(self._workbook.current_month, month)
        newest_first = first.until(last)[::-1]
        months = self._months(ask, tr("First month that is worked out in the new way"), newest_first)
        months.setCurrentIndex(max(0, months.findData(int(month))))
        reason = self._line(ask, tr("What is different? Nothing is compared across it."))
        self._show(ask, anchor, lambda: self._note(ask, reason, _key(indicator, months), BreakKind.REDEFINED), months)

    def remove(self, key: BreakKey) -> None:
        """As if it had never been noted."""
        if self._apply({key: None}):
            name = self._workbook.indicator(key.indicator).name
            self.told.emit(
                tr("{name} goes on without a break in {month}").format(name=name, month=wording.month(key.month))
            )

    def _months(self, ask: AskPopover, label: str, offered: Sequence[Month]) -> QComboBox:
        months = QComboBox(ask)
        months.setMaxVisibleItems(12)
        for month in offered:
            months.addItem(wording.month(month), int(month))
        ask.ask(label, months)
        return months

    def _line(self, ask: AskPopover, label: str) -> QLineEdit:
        line = QLineEdit(ask)
        line.setMaxLength(LONGEST_NOTE)
        ask.ask(label, line)
        return line

    def _show(self, ask: AskPopover, anchor: QWidget, accept: Callable[[], None], first: QWidget) -> None:
        window = self._owner.window()
        place = QRect(anchor.mapTo(window, anchor.rect().topLeft()), anchor.size()) if anchor.isVisible() else QRect()
        self.panels.show(ask, place, accept)
        first.setFocus()

    def _note(self, ask: AskPopover, reason: QLineEdit, key: BreakKey, kind: BreakKind) -> None:
        note = reason.text().strip()
        if not note:
            ask.say_wrong(tr("Write in a few words why, so that it is still known in a year."))
            reason.setFocus()
            return
        if self._apply({key: Break(kind, note)}):
            self.panels.close()
            about, month = self._workbook.indicator(key.indicator).name, wording.month(key.month)
            words = tr("{name} starts anew in {month}")
            if kind is BreakKind.REDEFINED:
                words = tr("{name} means something else from {month} on")
            self.told.emit(words.format(name=about, month=month))

    def _apply(self, breaks: dict[BreakKey, Break | None]) -> bool:
        return applied(self._workbook, SetBreaks(breaks), self.refused.emit)


def _key(indicator: str, months: QComboBox) -> BreakKey:
    return BreakKey(indicator, Month(months.currentData()))
