"""A choice of a few business years, which may become others."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.ui.parts.segments import SegmentedChoice


class YearChoice(QWidget):
    """``chosen`` says the number of the year that the user has just chosen."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice: SegmentedChoice | None = None
        self._shown: tuple[tuple[int, str], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_years(self, years: Sequence[tuple[int, str]], chosen: int) -> None:
        """Years by number and name; the chosen one is among them."""
        if tuple(years) != self._shown:
            self._shown = tuple(years)
            if self._choice is not None:
                self._row.removeWidget(self._choice)
                self._choice.deleteLater()
            name = QCoreApplication.translate("GoalHeader", "Business year")
            self._choice = SegmentedChoice([(str(number), words) for number, words in years], name, self)
            self._choice.chosen.connect(lambda key: self.chosen.emit(int(key)))
            self._row.addWidget(self._choice)
        self.segments.choose(str(chosen))

    @property
    def segments(self) -> SegmentedChoice:
        """Only once years are shown."""
        assert self._choice is not None
        return self._choice

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self._choice is None else self._choice.sizeHint()
