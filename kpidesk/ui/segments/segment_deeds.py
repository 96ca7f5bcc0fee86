"""What the owner does with channels, campaigns and products. Each is one step of undo."""

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kpidesk.analysis.segment_use import moved, use_of
from kpidesk.domain import change as c
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.ui.applying import applied
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.closing import CLOSED
from kpidesk.workbook.entry import closed_months
from kpidesk.workbook.segments import ending, merging, removing, renaming
from kpidesk.workbook.workbook import Workbook

LONGEST_NAME = 60


class SegmentDeeds(QObject):
    """Each answers whether it was done; ``refused`` says why not, ``told`` what can be taken back."""

    refused = Signal(str)
    told = Signal(str)

    def __init__(self, workbook: Workbook, signals: WorkbookSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._workbook, self._signals = workbook, signals

    @property
    def is_held(self) -> bool:
        return self._signals.hold is not None

    def add(self, kind: SegmentKind) -> Segment | None:
        """A new one at the end of its kind, with a name that can be changed at once."""
        taken = {segment.name.casefold() for segment in self._workbook.segments}
        stem = {
            SegmentKind.CHANNEL: tr("New channel"),
            SegmentKind.CAMPAIGN: tr("New campaign"),
            SegmentKind.PRODUCT: tr("New product"),
        }[kind]
        names = (stem, *(f"{stem} {number}" for number in range(2, len(taken) + 3)))
        new = Segment(kind, next(name for name in names if name.casefold() not in taken))
        return new if self._apply(c.SetSegments((*self._workbook.segments, new))) else None

    def rename(self, segment: Segment, name: str) -> bool:
        name = name.strip()
        if name == segment.name:
            return True
        if not name or not name.isprintable() or ":" in name or len(name) > LONGEST_NAME:
            self.refused.emit(tr("Write a name of at most {n} letters, without a colon.").format(n=LONGEST_NAME))
            return False
        others = [other for other in self._workbook.segments if other != segment]
        taken = next((other for other in others if other.name.casefold() == name.casefold()), None)
        if taken is not None:
            said = tr("There is “{name}” already ({kind}). Choose another name, or merge the two.")
            self.refused.emit(said.format(name=taken.name, kind=wording.segment_kind(taken.kind).lower()))
            return False
        return self._do(lambda: renaming(self._workbook, segment, name))

    def set_card(self, segment: Segment, card: SegmentCard) -> bool:
        """Its dates and type."""
        return self._apply(c.SetSegmentCards({segment: card}))

    def set_type(self, segment: Segment, text: str) -> bool:
        return self.set_card(segment, replace(self._workbook.segment_card(segment), type=text.strip()))

    def end(self, segment: Segment, last_day: dt.date | None) -> bool:
        """``last_day`` None: it goes on."""
        if not self._do(lambda: ending(self._workbook, segment, last_day)):
            return False
        if last_day is None:
            self.told.emit(tr("“{name}” goes on.").format(name=segment.name))
        return True

    def end_or_reopen(self, segment: Segment) -> bool:
        """One that has an end goes on again; else it ends on the day that is offered, and whether it does is said."""
        if self._workbook.segment_card(segment).ends is not None:
            self.end(segment, None)
            return False
        return self.end(segment, self._last_day(segment))

    def _last_day(self, segment: Segment) -> dt.date:
        """Offered for its end: that of its last month, today when it was never used; never before it began."""
        last, starts = use_of(self._workbook, segment).last, self._workbook.segment_card(segment).starts
        day = self._workbook.today
        if last is not None:
            day = dt.date(last.year, last.number, calendar.monthrange(last.year, last.number)[1])
        return max(day, starts) if starts is not None else day

    def merge(self, segment: Segment, into: Segment) -> bool:
        """Where two figures clash, those of ``into`` stay, and notes keep the others. Closed months stay closed."""
        if not self._do(lambda: self._merging(segment, into)):
            return False
        self.told.emit(tr("“{name}” is a part of “{into}” now.").format(name=segment.name, into=into.name))
        return True

    def _merging(self, segment: Segment, into: Segment) -> c.Change:
        change = merging(self._workbook, [segment], into, keep_into=True)
        closed = closed_months(self._workbook, change)
        if not closed:
            return change
        return c.Several((c.SetMonths(dict.fromkeys(closed)), change, c.SetMonths(dict.fromkeys(closed, CLOSED))))

    def remove(self, segment: Segment) -> bool:
        """Only one that no figure is kept for; saved charts about it go along."""
        use = use_of(self._workbook, segment)
        if use.figures or use.notes:
            self.refused.emit(words.cannot_be_removed(segment, use))
            return False
        if not self._do(lambda: removing(self._workbook, segment)):
            return False
        self.told.emit(tr("“{name}” is removed.").format(name=segment.name))
        return True

    def move(self, segment: Segment, step: int) -> bool:
        """So many places on among those of its kind."""
        order = moved(self._workbook, segment, step)
        return order != self._workbook.segments and self._apply(c.SetSegments(order))

    def set_total(self, indicator: str, kind: SegmentKind | None) -> bool:
        """``kind`` None: the totals are typed."""
        if not self._apply(c.SetTotals({indicator: kind})):
            return False
        self.told.emit(words.total_said(self._workbook.indicators[indicator].name, kind))
        return True

    def _do(self, make: Callable[[], c.Change]) -> bool:
        try:
            change = make()
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        return self._apply(change)

    def _apply(self, change: c.Change) -> bool:
        if self._signals.hold is not None:
            self.refused.emit(self._signals.hold.reason)
            return False
        if not applied(self._workbook, change, self.refused.emit):
            return False
        self.refused.emit("")
        return True
