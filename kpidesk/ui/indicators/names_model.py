"""Names that can be put into a formula, as rows for a list: figures and KPIs, or functions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.formula.functions import FUNCTIONS
from kpidesk.ui.indicators import sentences
from kpidesk.ui.parts.label import tip
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
NAME = Qt.ItemDataRole.UserRole
"""The `FormulaName` of a row."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class FormulaName:
    """``words`` describe it, ``written`` is what stands in a formula; ``key`` is the id or the function's name."""

    key: str
    words: str
    written: str
    is_function: bool = False
    details: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.words}, {self.written}"

    def fits(self, wanted: str) -> bool:
        """Every word of ``wanted`` occurs in it."""
        text = f"{self.words} {self.written} {self.details}".casefold()
        return all(word in text for word in wanted.casefold().split())


def figure_names(workbook: Workbook, without: str = "") -> list[FormulaName]:
    """Those that most formulas here use first, then those that show, then the rest; ``without`` is the edited one."""
    definitions = workbook.definitions
    chosen = {name: place for place, name in enumerate(workbook.chosen)}
    used = {name: sum(user in chosen for user in definitions.dependents_of(name)) for name in workbook.indicators}

    def rank(name: str) -> tuple[bool, bool, int, int]:
        about = workbook.indicators[name]
        return name not in chosen, about.is_calculated, -used[name], chosen.get(name, 0)

    return [
        FormulaName(name, workbook.indicators[name].name, name, details=workbook.indicators[name].label)
        for name in sorted(workbook.indicators, key=rank)
        if name != without
    ]


def function_names() -> list[FormulaName]:
    """In the order in which an owner meets them; the words are plain."""
    words = sentences.function_words()
    order = [*_FIRST, *(name for name in FUNCTIONS if name not in _FIRST)]
    return [
        FormulaName(
            name,
            words[name],
            _SHORT.get(name, FUNCTIONS[name].usage),
            is_function=True,
            details=f"{FUNCTIONS[name].description}. {sentences.tr('For example')}: {FUNCTIONS[name].example}",
        )
        for name in order
    ]


_FIRST = ("nz", "prev", "yago", "sum12", "days", "if")
_SHORT = {"if": "if(c, a, b)", "at": 'at(x, "s")', "none": 'none("…")'}


class NamesModel(QAbstractListModel):
    """The names that fit what is looked for, in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[FormulaName] = []
        self._shown: list[FormulaName] = []
        self._wanted = ""

    def show_names(self, names: Iterable[FormulaName]) -> None:
        self.beginResetModel()
        self._all = list(names)
        self._shown = [name for name in self._all if name.fits(self._wanted)]
        self.endResetModel()

    def find(self, wanted: str) -> None:
        """Show only the names that fit; those that begin so come first."""
        self.beginResetModel()
        self._wanted = wanted.strip()
        begins = self._wanted.casefold()
        fitting = [name for name in self._all if name.fits(self._wanted)]
        self._shown = sorted(fitting, key=_not_beginning(begins)) if begins else fitting
        self.endResetModel()

    @property
    def names(self) -> Sequence[FormulaName]:
        return self._shown

    def name(self, index: Index) -> FormulaName:
        return self._shown[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        name = self._shown[index.row()]
        if role == NAME:
            return name
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return name.key
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return name.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(name.details)
        return None


def _not_beginning(begins: str) -> Callable[[FormulaName], bool]:
    return lambda name: not (name.key.casefold().startswith(begins) or name.words.casefold().startswith(begins))
