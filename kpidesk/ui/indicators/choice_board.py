"""The rows to choose from: what finds and narrows them above, what is said about a choice below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.choice import Choice
from kpidesk.ui.indicators.choice_advice import ChoiceAdvice
from kpidesk.ui.indicators.choice_list import ChoiceHeader, ChoiceList
from kpidesk.ui.indicators.choice_model import ChoiceModel, ChoiceRow, Shown
from kpidesk.ui.indicators.names_side import FindField
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import PartFrame, Toolbar
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.workbook.workbook import Workbook


class ChoiceBoard(PartFrame):
    """Keys go from the field that finds to the first row, and back from there."""

    def __init__(self, workbook: Workbook, theme: Theme, choice: Choice, parent: QWidget) -> None:
        super().__init__("surface", parent)
        self.finder = FindField(theme, self.tr("Find a figure or KPI"), self)
        self.shown = SegmentedChoice(
            [
                (Shown.ALL, self.tr("All")),
                (Shown.CHOSEN, self.tr("Shown")),
                (Shown.TYPED, self.tr("To type")),
                (Shown.KPIS, self.tr("KPIs")),
                (Shown.OWN, self.tr("Own")),
            ],
            self.tr("Which rows"),
            self,
        )
        self.model = ChoiceModel(workbook, choice, self)
        self.list = ChoiceList(workbook, theme, self.model, self)
        self.nothing = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self.advice = ChoiceAdvice(workbook, theme, self.model, self)
        self._lay_out(theme)
        self.finder.textChanged.connect(self._find)
        self.finder.left_downwards.connect(self._enter_list)
        self.finder.accepted.connect(self._enter_list)
        self.shown.chosen.connect(self.show_only)
        self.list.left_upwards.connect(self.finder.setFocus)

    def _lay_out(self, theme: Theme) -> None:
        bar = Toolbar(self, height=48, margin=16)
        self.finder.setFixedWidth(fonts.scaled(264))
        bar.add(self.finder, self.shown)
        bar.gap()
        self.nothing.hide()
        empty = QHBoxLayout()
        empty.setContentsMargins(16, 0, 16, 0)
        empty.addWidget(self.nothing)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.advice)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(bar)
        self.body.addWidget(ChoiceHeader(theme, self.list, self))
        self.body.addLayout(empty)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(foot)

    def begin(self, choice: Choice) -> None:
        """All rows of a choice."""
        self.finder.clear()
        self.shown.choose(Shown.ALL)
        self.model.show_only(Shown.ALL)
        self.model.show_choice(choice)
        self.advice.say_hint()

    def choose_first(self) -> bool:
        """False when there is no row."""
        first = next((row for row in self.model.rows if row.indicator), None)
        if first is not None:
            self.list.choose_row(first)
        return first is not None

    def renew(self, row: ChoiceRow | None = None) -> None:
        """Rows moved or came; the current one, or ``row``, stays current."""
        kept = row or self.list.row
        place = self.list.verticalScrollBar().value()
        self.model.renew()
        self.list.verticalScrollBar().setValue(place)
        if kept is not None:
            self.list.choose_row(kept)

    def show_only(self, shown: str) -> None:
        self.model.show_only(Shown(shown))
        self._show_found(self.finder.text())

    def _find(self, wanted: str) -> None:
        self.model.find(wanted)
        self._show_found(wanted)

    def _show_found(self, wanted: str) -> None:
        found = self.choose_first()
        if found:
            self.list.scrollToTop()
        self.nothing.setVisible(not found)
        self.nothing.setText(sentences.nothing_found(wanted))

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
