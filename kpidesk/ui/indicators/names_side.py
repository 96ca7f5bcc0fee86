"""The left side of the editor: figures and functions to put into a formula."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.names_list import ROW, NamesList
from kpidesk.ui.indicators.names_model import NamesModel, figure_names, function_names
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import Side
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.workbook.workbook import Workbook

_FUNCTIONS_SEEN = 7


class FindField(QLineEdit):
    """A field to look for something; Down and Enter go to the list below it."""

    left_downwards = Signal()
    accepted = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(False)
        icon = QAction(theme.icons.icon("search"), "", self)
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


class NamesSide(Side):
    """``name_chosen(FormulaName)``: it goes into the formula."""

    name_chosen = Signal(object)

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("left", parent)
        self._workbook = workbook
        self._find = FindField(theme, self.tr("Find a figure or KPI"), self)
        self._figures = NamesModel(self)
        self._functions = NamesModel(self)
        self._figures_list = NamesList(theme, self._figures, self.tr("Figures and KPIs"), self)
        self._functions_list = NamesList(theme, self._functions, self.tr("Functions"), self)
        self._functions_list.setFixedHeight(fonts.scaled(ROW) * _FUNCTIONS_SEEN)
        self._nothing = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self._functions.show_names(function_names())
        self._lay_out()
        self._find.textChanged.connect(self._look)
        self._find.left_downwards.connect(lambda: self._enter(self._figures_list))
        self._find.accepted.connect(self._figures_list.choose_current)
        self._figures_list.left_upwards.connect(self._find.setFocus)
        self._functions_list.left_upwards.connect(self._back_to_figures)
        for names in (self._figures_list, self._functions_list):
            names.name_chosen.connect(self.name_chosen)

    def _lay_out(self) -> None:
        heading = PlainLabel(self.tr("Functions"), TextRole.HEADER_CELL, self, muted=True)
        self.body.setContentsMargins(0, 12, 1, 8)
        self.body.setSpacing(0)
        for widget, side, below in ((self._find, 16, 8), (self._nothing, 16, 8)):
            row = QVBoxLayout()
            row.setContentsMargins(side, 0, side, below)
            row.addWidget(widget)
            self.body.addLayout(row)
        self.body.addWidget(self._figures_list, 1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.addWidget(heading)
        self.body.addLayout(head)
        self.body.addWidget(self._functions_list)
        self._nothing.hide()

    @property
    def find_field(self) -> QLineEdit:
        return self._find

    @property
    def figures_list(self) -> NamesList:
        return self._figures_list

    @property
    def functions_list(self) -> NamesList:
        return self._functions_list

    def show_for(self, indicator: str) -> None:
        """Every name but that of the edited one."""
        self._find.clear()
        self._figures.show_names(figure_names(self._workbook, without=indicator))

    def _look(self, wanted: str) -> None:
        for model in (self._figures, self._functions):
            model.find(wanted)
        found = bool(self._figures.names)
        self._nothing.setText(
            "" if found else self.tr("No figure is called “{name}”.").format(name=sentences.quoted(wanted))
        )
        self._nothing.setVisible(not found)
        if wanted and found:
            self._figures_list.setCurrentIndex(self._figures.index(0))

    def _enter(self, names: NamesList) -> None:
        if not names.currentIndex().isValid():
            names.setCurrentIndex(names.model().index(0, 0, QModelIndex()))
        names.setFocus(Qt.FocusReason.TabFocusReason)

    def _back_to_figures(self) -> None:
        self._figures_list.setFocus(Qt.FocusReason.BacktabFocusReason)
