"""The field that chooses what a chart is about: a list to open, and a search while it is typed."""

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from kpidesk.analysis.activity.activity import INDICATOR as ACTIVITY
from kpidesk.domain.indicator import Kind
from kpidesk.ui.charts.kpi_ticks import Words
from kpidesk.ui.charts.words import tr
from kpidesk.ui.parts.label import tip
from kpidesk.workbook.workbook import Workbook


def offered(workbook: Workbook) -> dict[str, str]:
    """Id and label: the chosen figures and KPIs in their order, then others that have a value in some month."""
    known = workbook.indicators
    names = [name for name in workbook.chosen if name in known]
    shown = set(names)
    others = [
        name
        for name, about in known.items()
        if name not in shown and (name == ACTIVITY or _is_told(workbook, name, about.kind))
    ]
    others.sort(key=lambda name: known[name].label.casefold())
    return {name: known[name].label for name in [*names, *others]}


def named(workbook: Workbook) -> dict[str, Words]:
    """As `offered`, without what has a page of its own only: those that can stand on a page of several."""
    known = workbook.indicators
    return {name: Words(known[name].name, label) for name, label in offered(workbook).items() if name != ACTIVITY}


def _is_told(workbook: Workbook, name: str, kind: Kind) -> bool:
    return kind in {Kind.INPUT, Kind.KPI} and any(value is not None for value in workbook.series(name)[1])


class KpiChoice(QComboBox):
    """``chosen`` says the id that the owner has chosen. What is typed and fits no name is taken back."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._labels: list[str] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(18)
        self.setAccessibleName(tr("KPI or figure"))
        self._search = QStringListModel(self)
        completer = QCompleter(self._search, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self._found = QListView(self)
        completer.setPopup(self._found)
        self.setCompleter(completer)
        self.activated.connect(lambda place: self._take(self._labels[place]))
        popup = QListView(self)
        popup.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setView(popup)

    @property
    def indicator(self) -> str:
        """The chosen one; empty when there is none."""
        place = self.currentIndex()
        return self._names[place] if 0 <= place < len(self._names) else ""

    def offer(self, choices: dict[str, str], chosen: str) -> None:
        """Ids and labels to choose from, and which one is chosen now."""
        if list(choices) != self._names or list(choices.values()) != self._labels:
            self._names, self._labels = list(choices), _apart(choices)
            self.clear()
            self.addItems(self._labels)
            self._search.setStringList(self._labels)
            widest = max((self.fontMetrics().horizontalAdvance(label) for label in self._labels), default=0)
            self.view().setMinimumWidth(min(widest + 48, 520))
        self.choose(chosen)

    def choose(self, indicator: str) -> None:
        """Show it without saying so."""
        place = self._names.index(indicator) if indicator in self._names else -1
        self.setCurrentIndex(place)
        self._show_chosen()

    def _show_chosen(self) -> None:
        words = self._labels[self.currentIndex()] if self.currentIndex() >= 0 else ""
        self.setEditText(words)
        self.setToolTip(tip(words))
        if field := self.lineEdit():
            field.setCursorPosition(0)

    def _take(self, label: str) -> None:
        place = next((place for place, words in enumerate(self._labels) if words == label), -1)
        if place >= 0:
            self.setCurrentIndex(place)
            self._show_chosen()
            self.chosen.emit(self._names[place])

    def _take_typed(self) -> None:
        """The name that is typed in full, else the first that contains it; nothing when none does."""
        typed = self.currentText().strip().casefold()
        fits = [label for label in self._labels if typed and typed in label.casefold()]
        exact = [label for label in fits if label.casefold() == typed]
        self._found.hide()
        if fits:
            self._take((exact or fits)[0])
        else:
            self._show_chosen()

    def event(self, event: QEvent) -> bool:
        """On some systems a field takes Ctrl+E for the end of its line; here it exports."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_E
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self._found.isVisible() and self._found.currentIndex().isValid():
                event.ignore()  # the one that is marked among those found
            else:
                self._take_typed()
        elif event.key() == Qt.Key.Key_Escape and self.currentText() != self.itemText(self.currentIndex()):
            self._show_chosen()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and (field := self.lineEdit()):
            field.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._show_chosen()


def _apart(choices: dict[str, str]) -> list[str]:
    """Labels of which no two are the same."""
    seen: dict[str, int] = {}
    labels = []
    for label in choices.values():
        seen[label] = seen.get(label, 0) + 1
        labels.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return labels
