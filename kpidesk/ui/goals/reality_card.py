"""The reality check below the table: four facts side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.ui.goals.reality_words import Fact
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.frames import PartFrame, line
from kpidesk.ui.parts.label import PlainLabel


class RealityCard(PartFrame):
    """Each fact is a statement and, below it, its measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent, across=True)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        for number in range(4):
            if number:
                self.body.addWidget(line(self, upright=True))
            self.body.addLayout(self._column(), 1)

    def _column(self) -> QVBoxLayout:
        statement = PlainLabel("", TextRole.HEADING, self, wraps=True)
        measure = PlainLabel("", TextRole.SMALL, self, muted=True, wraps=True)
        self._labels.append((statement, measure))
        column = QVBoxLayout()
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(2)
        column.addWidget(statement)
        column.addWidget(measure)
        column.addStretch(1)
        return column

    def show_facts(self, facts: Sequence[Fact]) -> None:
        for (statement, measure), fact in zip(self._labels, facts, strict=True):
            statement.setText(fact.statement)
            measure.setText(fact.measure)

    @property
    def facts(self) -> list[Fact]:
        return [Fact(statement.text(), measure.text()) for statement, measure in self._labels]
