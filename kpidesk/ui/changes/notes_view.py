"""The tab of notes: where the KPI starts anew, with the commands for it, and the notes on its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.signals.breaks import breaks_in
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import BreakKey, BreakKind
from kpidesk.ui.changes.text_column import LINK_INSET, TextColumn
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import breakable
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class BreakRow:
    """``key`` is None for the break of a figure that the KPI comes from: it is removed there."""

    heading: str
    text: str
    key: BreakKey | None


def break_rows(workbook: Workbook, indicator: str) -> list[BreakRow]:
    """Where the KPI starts anew, the newest first."""
    own, rows = workbook.breaks_of(indicator), []
    for month, held in breaks_in(workbook, indicator).items():
        is_new_level = held.kind is BreakKind.NEW_LEVEL
        words = tr("{month}: limits anew") if is_new_level else tr("{month}: definition changed")
        note, is_own = held.note, own.get(month) == held
        if not is_own:
            note = tr("In a figure it comes from. {note}").format(note=note).strip()
        key = BreakKey(indicator, month) if is_own else None
        rows.append(BreakRow(words.format(month=wording.month(month)), note, key))
    return rows[::-1]


class NotesView(TextColumn):
    """``anew`` is there only while it is offered; wishes go to who asks for the rest."""

    anew_requested = Signal()
    redefined_requested = Signal()
    remove_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Notes"), parent)
        self._theme = theme
        self._breaks: list[BreakRow] = []
        self._reason = ""
        self.removers: list[Button] = []
        page = self.widget()
        self.anew = Button(
            theme, "", page, tip_text=tr("Eight months or more lie on one side of the average (Ctrl+Shift+A)")
        )
        self.redefined = Button(theme, tr("Definition changed in…"), page)
        self._rows = QWidget(page)
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(LINK_INSET, 0, 0, 0)
        self._column.setSpacing(4)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(LINK_INSET, 0, 0, 6)
        buttons.setSpacing(8)
        for button in (self.anew, self.redefined):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertLayout(0, buttons)
        self.body.insertWidget(1, self._rows)
        self.anew.clicked.connect(self.anew_requested)
        self.redefined.clicked.connect(self.redefined_requested)

    @property
    def breaks(self) -> list[BreakRow]:
        return self._breaks

    def show_breaks(self, rows: Sequence[BreakRow], since: Month | None, held: str) -> None:
        """``since`` is from when on limits may begin anew (None: not now), ``held`` why nothing can be noted."""
        self.anew.setVisible(since is not None)
        if since is not None:
            self.anew.setText(tr("Limits anew from {month}…").format(month=wording.month(since)))
        usual = (
            (self.anew, tr("Eight months or more lie on one side of the average (Ctrl+Shift+A)")),
            (self.redefined, tr("Nothing is compared across that month any more (Ctrl+Shift+D)")),
        )
        for button, words in usual:
            button.disable(held) if held else button.enable(words)
        if list(rows) == self._breaks and held == self._reason:
            return
        self._breaks, self._reason = list(rows), held
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.removers = []
        for row in rows:
            self._column.addWidget(self._made(row, held))
        self._rows.setVisible(bool(rows))

    def _made(self, row: BreakRow, held: str) -> QWidget:
        made = QWidget(self._rows)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(breakable(row.heading), TextRole.HEADING, made, wraps=True), 1)
        if row.key is not None:
            words = tr("Remove it: {what}").format(what=row.heading)
            remove = Button(self._theme, "", made, icon="trash-2", kind=Kind.QUIET, tip_text=words)
            if held:
                remove.disable(held)
            self.removers.append(remove)
            remove.clicked.connect(lambda *_, key=row.key: self.remove_requested.emit(key))
            top.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        if row.text:
            column.addWidget(PlainLabel(breakable(row.text), TextRole.PARAGRAPH, made, wraps=True))
        return made
