"""The figures that are not the same here and in the file, in the owner's number form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.file_facts import Difference
from kpidesk.domain.indicator import Indicator
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.text_table import HEADER, ROW, Column, TextModel, TextTable
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import full_text

SEEN = 8
"""Rows in sight; the rest scrolls."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Differences", text)


class DifferencesTable(TextTable):
    """Figure, month, segment, and the value on either side; a blank stands as a dash."""

    def __init__(
        self,
        theme: Theme,
        form: NumberForm,
        indicators: Mapping[str, Indicator],
        sides: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._form, self._indicators = form, indicators
        self._model = TextModel(
            (
                Column(_tr("Figure"), wide=True),
                Column(_tr("Month")),
                Column(_tr("Segment"), muted=True),
                Column(sides[0], right=True),
                Column(sides[1], right=True),
            )
        )
        super().__init__(theme, self._model, _tr("Figures that differ"), parent)
        self._model.setParent(self)

    @property
    def rows(self) -> list[list[str]]:
        return self._model.rows

    def show_differences(self, differences: Sequence[Difference]) -> None:
        self._model.show_rows([self._row(difference) for difference in differences])
        rows = min(SEEN, max(1, len(differences)))
        self.setFixedHeight(fonts.scaled(HEADER) + rows * fonts.scaled(ROW))

    def _row(self, difference: Difference) -> list[str]:
        cell = difference.cell
        about = self._indicators.get(cell.indicator)
        return [
            about.name if about else cell.indicator,
            wording.short_month(cell.month),
            cell.segment.name if cell.segment else "",
            self._value(difference.ours, about),
            self._value(difference.theirs, about),
        ]

    def _value(self, value: float | None, about: Indicator | None) -> str:
        if value is None:
            return "–"
        return full_text(value, about, self._form) if about else self._form.as_typed(value)
