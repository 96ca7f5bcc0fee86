"""Beside the preview: closed months, KPIs that are worked out in another way, and what was left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.exchange.layout import LeftOut
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, emptied, paragraph
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import reason_words, wording

LINK_INSET = 12
"""What a link keeps free at its left; in a text it begins where the text does."""
_LISTED = 12
"""Differences and lines that are listed; the rest is counted."""


class ClosedCard(TopicCard):
    """``reopened(reason)``: the closed months may change, "" again not."""

    reopened = Signal(bool, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="lock")
        self.tick = QCheckBox(tr("Reopen and take in"), self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("Why they are opened again"))
        self.reason.setAccessibleName(tr("Why they are opened again"))
        self.body.addWidget(self.tick)
        self.body.addWidget(self.reason)
        self.reason.hide()
        self.tick.toggled.connect(self._toggle)
        self.reason.editingFinished.connect(self._tell)

    def show_months(self, months: Sequence[Month], count: int, reopened: bool) -> None:
        self.setVisible(bool(months))
        if not months:
            return
        named = wording.listed(wording.month(month) for month in months[:3])
        more = tr(" and {n} more").format(n=len(months) - 3) if len(months) > 3 else ""
        title = words.counted(len(months), tr("1 month is closed"), tr("{n} months are closed"))
        cells = words.counted(count, tr("1 figure of it is left out."), tr("{n} figures of them are left out."))
        taken = tr("They are opened again with the import.")
        self.say(title, f"{named}{more}. {taken if reopened else cells}")
        self.tick.blockSignals(True)
        self.tick.setChecked(reopened)
        self.tick.blockSignals(False)
        self.reason.setVisible(reopened)

    def _toggle(self, is_on: bool) -> None:
        self.reason.setVisible(is_on)
        if is_on:
            self.reason.setFocus()
        self._tell()

    def _tell(self) -> None:
        self.reopened.emit(self.tick.isChecked(), self.reason.text().strip())


class DifferencesCard(TopicCard):
    """KPIs that the sheet worked out to something else."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="info")
        self.lines: list[str] = []
        self._holder: QWidget | None = None

    def show_rows(self, rows: CheckRows) -> None:
        found = rows.plan.kpi_differences
        self.setVisible(bool(found))
        if self._holder is not None:
            self.body.removeWidget(self._holder)
        emptied(self._holder)
        self._holder, self.lines = None, []
        if not found:
            return
        title = words.counted(len(found), tr("1 KPI is another here"), tr("{n} KPIs are others here"))
        self.say(title, tr("Your sheet works them out in another way. KPIs are never imported, only compared."))
        self._holder = QWidget(self)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate((tr("KPI and month"), tr("there"), tr("here"))):
            at = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            grid.addWidget(PlainLabel(head, TextRole.HEADER_CELL, self._holder, muted=True), 0, column, at)
        for row, one in enumerate(found[:_LISTED], start=1):
            about = rows.indicator(one.kpi)
            there = _rounded(one.theirs, rows, one.kpi)
            here = _here(one.ours, rows, one.kpi)
            name = f"{about.name if about else one.kpi}, {wording.short_month(one.month)}"
            self.lines.append(tr("{name}: {there} there, {here} here").format(name=name, there=there, here=here))
            grid.addWidget(paragraph(name, self._holder, muted=False), row, 0)
            for column, text in ((1, there), (2, here)):
                label = PlainLabel(text, TextRole.BODY, self._holder)
                label.setAccessibleName(self.lines[-1])
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if len(found) > _LISTED:
            more = tr("and {n} more").format(n=f"{len(found) - _LISTED:,}")
            grid.addWidget(paragraph(more, self._holder), len(found) + 1, 0)
        self.body.addWidget(self._holder)


def _rounded(value: float, rows: CheckRows, name: str) -> str:
    """To four digits that tell, so that both sides stand beside each other."""
    return words.stored(
        float(f"{value:.4g}") if abs(value) < 10_000 else float(round(value)), rows.indicator(name), rows.form
    )


def _here(value: float | NoValue, rows: CheckRows, name: str) -> str:
    if isinstance(value, NoValue):
        return reason_words.short_reason(value)
    return _rounded(value, rows, name)


class LeftOutCard(TopicCard):
    """``taken_in(LeftOut)``; ``month_said(LeftOut, text)`` the month that a line is after all."""

    taken_in = Signal(object)
    month_said = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._title.hide()
        self.links: list[Button] = []
        self.sentences: list[str] = []
        self._holder: QWidget | None = None
        self._asked: LeftOut | None = None
        self.month = QLineEdit(self)
        self.month.setPlaceholderText(tr("Which month, like 2026-08"))
        self.month.setAccessibleName(tr("Which month, like 2026-08"))
        self.wrong = paragraph("", self, muted=False)
        for widget in (self.month, self.wrong):
            self.body.addWidget(widget)
            widget.hide()
        self.month.returnPressed.connect(self._say_month)

    def ask_month(self, what: LeftOut) -> None:
        """A line is taken in as a month, which only the owner knows."""
        self._asked = what
        self.month.clear()
        self.month.show()
        self.month.setFocus()

    def say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _say_month(self) -> None:
        if self._asked is not None:
            self.month_said.emit(self._asked, self.month.text())

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        self.setVisible(bool(left_out))
        self._asked = None
        self.month.hide()
        self.say_wrong("")
        if self._holder is not None:
            self.body.removeWidget(self._holder)
        emptied(self._holder)
        self._holder = QWidget(self)
        self.links, self.sentences = [], []
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for what in left_out[:_LISTED]:
            sentence = words.why_left_out(what)
            self.sentences.append(sentence)
            column.addWidget(paragraph(sentence, self._holder))
            if what.can_be_taken:
                link = Button(self._theme, tr("Take it in"), self._holder, kind=Kind.LINK)
                link.setAccessibleDescription(sentence)
                link.clicked.connect(lambda _=False, what=what: self.taken_in.emit(what))
                flush = QHBoxLayout()
                flush.setContentsMargins(-LINK_INSET, 0, 0, 0)
                flush.addWidget(link)
                flush.addStretch(1)
                column.addLayout(flush)
                self.links.append(link)
        if len(left_out) > _LISTED:
            column.addWidget(paragraph(tr("and {n} more").format(n=len(left_out) - _LISTED), self._holder))
        self.body.insertWidget(2, self._holder)
        self.setAccessibleName(tr("Left out"))
        self.setAccessibleDescription(" ".join(self.sentences))
