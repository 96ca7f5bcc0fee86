"""The two choices above the grid: which figures, and for which part of the business."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kpidesk.domain.segment import Segment
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.rows import Show, groups
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class FigureChoice(QComboBox):
    """All chosen figures, one group, only typed, only missing. ``chosen`` follows the user's own choices."""

    chosen = Signal(str, str)

    def __init__(self, workbook: Workbook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._brief = False
        self.setProperty("leadIcon", "list-filter")
        self.setAccessibleName(sentences.tr("Which figures are shown"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.refresh()
        self.activated.connect(lambda: self.chosen.emit(*self.currentData()))

    def refresh(self) -> None:
        """Offer the groups that there are now; the choice stays if it can."""
        held = self.currentData()
        self.clear()
        every = sentences.tr("All chosen") if self._brief else sentences.tr("All chosen figures")
        self.addItem(every, (str(Show.ALL), ""))
        for group in groups(self._workbook):
            self.addItem(group, (str(Show.GROUP), group))
        self.addItem(sentences.tr("Only typed"), (str(Show.TYPED), ""))
        self.addItem(sentences.tr("Only missing"), (str(Show.MISSING), ""))
        self.show_choice(*(held or (str(Show.ALL), "")))

    def show_choice(self, show: str, group: str = "") -> None:
        places = (place for place in range(self.count()) if tuple(self.itemData(place)) == (show, group))
        self.setCurrentIndex(next(places, 0))

    def set_brief(self, brief: bool) -> None:
        if brief != self._brief:
            self._brief = brief
            self.refresh()


class SegmentChoice(QComboBox):
    """The whole business or one channel, campaign or product. ``chosen`` says a Segment or None."""

    chosen = Signal(object)

    def __init__(self, workbook: Workbook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._parts: list[Segment | None] = [None]
        self.setAccessibleName(sentences.tr("Which part of the business"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.refresh()
        self.activated.connect(lambda place: self.chosen.emit(self._parts[place]))

    @property
    def segment(self) -> Segment | None:
        return self._parts[max(0, self.currentIndex())]

    def refresh(self) -> None:
        """Offer the segments that there are now; hidden while there are none."""
        held = self.segment if self.count() else None
        self._parts = [None, *self._workbook.segments]
        kinds = {segment.kind for segment in self._workbook.segments}
        self.clear()
        for part in self._parts:
            words = wording.segment(part)
            named = part is not None and len(kinds) > 1
            self.addItem(f"{words} ({wording.segment_kind(part.kind)})" if part and named else words)
        self.show_choice(held)
        self.setVisible(len(self._parts) > 1)

    def show_choice(self, segment: Segment | None) -> None:
        self.setCurrentIndex(self._parts.index(segment) if segment in self._parts else 0)
