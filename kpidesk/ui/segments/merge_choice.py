"""The choice of what a channel, campaign or product is merged into."""

from PySide6.QtWidgets import QComboBox, QWidget

from kpidesk.domain.segment import Segment
from kpidesk.ui.segments.segment_sayings import SegmentSayings
from kpidesk.ui.segments.segment_words import tr


class MergeChoice(QComboBox):
    """``merged`` is what would go into another one; None while nothing is merged."""

    def __init__(self, sayings: SegmentSayings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sayings = sayings
        self.merged: Segment | None = None
        self.setAccessibleName(tr("Merge into"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def begin(self, segment: Segment) -> None:
        """Offer the others of its kind."""
        self.merged = segment
        self.blockSignals(True)
        self.clear()
        for other in self._sayings.others(segment):
            self.addItem(tr("into {name}").format(name=other.name), other)
        self.blockSignals(False)

    def forget(self) -> None:
        """Nothing is merged."""
        self.merged = None

    @property
    def target(self) -> Segment | None:
        """What is chosen; None while nothing is merged."""
        place = self.currentIndex()
        others = self._sayings.others(self.merged)
        return others[place] if 0 <= place < len(others) else None
