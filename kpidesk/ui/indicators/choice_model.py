"""The rows of the page that chooses what shows: groups, and under each its figures and KPIs."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.choice import Choice
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Shown(StrEnum):
    """Which rows are in sight."""

    ALL = "all"
    CHOSEN = "chosen"
    TYPED = "typed"
    KPIS = "kpis"
    OWN = "own"


class ChoiceRow(NamedTuple):
    """The address of a row; without an indicator it heads a group."""

    group: str
    indicator: str = ""


class ChoiceModel(QAbstractListModel):
    """Ticks go straight to the `Choice`. ``ticked(id, bool)`` follows a tick of the owner."""

    ticked = Signal(str, bool)

    def __init__(self, workbook: Workbook, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._choice = workbook, choice
        self._wanted: list[str] = []
        self._shown = Shown.ALL
        self._rows: list[ChoiceRow] = []
        self.renew()

    def show_choice(self, choice: Choice) -> None:
        self._choice = choice
        self.renew()

    def find(self, wanted: str) -> None:
        self._wanted = wanted.casefold().split()
        self.renew()

    def show_only(self, shown: Shown) -> None:
        self._shown = shown
        self.renew()

    def renew(self) -> None:
        """Rows came, went or moved."""
        self.beginResetModel()
        self._rows = list(self._fitting())
        self.endResetModel()

    @property
    def rows(self) -> list[ChoiceRow]:
        return self._rows

    def row(self, index: Index) -> ChoiceRow:
        return self._rows[index.row()]

    def place(self, row: ChoiceRow) -> QModelIndex:
        """Where a row stands; invalid when it is not in sight."""
        return self.index(self._rows.index(row)) if row in self._rows else QModelIndex()

    def is_chosen(self, name: str) -> bool:
        return self._choice.is_chosen(name)

    def counts(self, group: str) -> tuple[int, int]:
        """How many of a group show, and of how many."""
        names = self._choice.groups[group]
        return sum(map(self._choice.is_chosen, names)), len(names)

    def tick(self, index: Index) -> None:
        row = self.row(index)
        if row.indicator:
            self.setData(index, not self._choice.is_chosen(row.indicator), Qt.ItemDataRole.CheckStateRole)

    def repaint_ticks(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def _fitting(self) -> Iterator[ChoiceRow]:
        for group, names in self._choice.groups.items():
            fitting = [name for name in names if self._fits(self._workbook.indicators[name])]
            if fitting:
                yield ChoiceRow(group)
                yield from (ChoiceRow(group, name) for name in fitting)

    def _fits(self, about: Indicator) -> bool:
        kinds = {
            Shown.ALL: True,
            Shown.CHOSEN: self._choice.is_chosen(about.id),
            Shown.TYPED: not about.is_calculated,
            Shown.KPIS: about.is_calculated,
            Shown.OWN: about.own,
        }
        if not kinds[self._shown]:
            return False
        text = " ".join((about.id, about.label, about.short_label, about.group, about.texts.tells_you)).casefold()
        return all(word in text for word in self._wanted)

    def spoken(self, row: ChoiceRow) -> str:
        if not row.indicator:
            shown, count = self.counts(row.group)
            return sentences.tr("{group}, {n} of {count} shown").format(group=row.group, n=shown, count=count)
        about = self._workbook.indicators[row.indicator]
        state = sentences.tr("shown") if self.is_chosen(about.id) else sentences.tr("not shown")
        unit = wording.unit(about.unit, self._workbook.business.currency)
        elsewhere = [sentences.elsewhere(about)] if about.kind is Kind.MODEL else []
        return ", ".join([about.name, state, sentences.kind(about), unit, *elsewhere])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._workbook.indicators[row.indicator].name if row.indicator else row.group
        if role == Qt.ItemDataRole.CheckStateRole and row.indicator:
            return Qt.CheckState.Checked if self.is_chosen(row.indicator) else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return self.spoken(row)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not self.row(index).indicator:
            return False
        name = self.row(index).indicator
        chosen = value is True or (value in {Qt.CheckState.Checked, Qt.CheckState.Checked.value} and value is not False)
        self._choice.choose(name, chosen)
        self.repaint_ticks()
        self.ticked.emit(name, chosen)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self.row(index).indicator else usual
