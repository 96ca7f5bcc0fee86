"""The first step: which file, which of its sheets, and the program that it comes from."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers import reader_named
from kpidesk.exchange.readers.bank_account import bookings_in
from kpidesk.exchange.readers.reader import Option, ReaderRefused
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing import decisions, words
from kpidesk.ui.importing.cards import TopicCard
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.file_cards import AskCard, ReaderCard, SheetsCard, option_title
from kpidesk.ui.importing.rules_card import RulesCard
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.parts.message import InlineMessage, Tone

WIDTH = 920
EMPTY, READING, FOUND = range(3)


class FileStep(QWidget):
    """Shows a draft; every choice is a signal. ``rule_target_wanted(RuleRow)`` asks for the figure of a rule."""

    file_wanted = Signal()
    paste_wanted = Signal()
    cancelled = Signal()
    sheet_ticked = Signal(str, bool)
    reader_chosen = Signal(str)
    options_said = Signal(object)
    option_answered = Signal(object, str)
    by_month_ticked = Signal(bool)

    def __init__(self, theme: Theme, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.empty = EmptyState(theme, "file-spreadsheet", self)
        self.reading = EmptyState(theme, "clock", self)
        self.message = InlineMessage(theme, self)
        self._make_cards(theme)
        self._stack = QStackedWidget(self)
        for widget in (self.empty, self.reading, self._scrolled()):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(16)
        column.addWidget(self.message)
        column.addWidget(self._stack, 1)
        self.empty.say(
            tr("Which file?"),
            tr("A CSV, TSV or .xlsx file with months and figures, of any shape. Drop it here, choose it, or paste the "
               "cells of a spreadsheet."),
            tr("Choose a file…"),
            tr("Paste"),
        )  # fmt: skip
        self._connect()

    def _make_cards(self, theme: Theme) -> None:
        holder = self._holder = QWidget(self)
        self.file = TopicCard(theme, holder, icon="file-spreadsheet")
        self.other = Button(theme, tr("Choose another file…"), holder)
        self.paste = Button(theme, tr("Paste"), holder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.other)
        row.addWidget(self.paste)
        row.addStretch(1)
        self.file.body.addLayout(row)
        self.ask = AskCard(theme, holder)
        self.sheets = SheetsCard(theme, holder)
        self.reader = ReaderCard(theme, holder)
        self.rules = RulesCard(theme, self._name_of, holder)
        self.daily = TopicCard(theme, holder)
        self.by_month = QCheckBox(tr("Put the days of each month together"), holder)
        self.daily.body.addWidget(self.by_month)
        self.notes = TopicCard(theme, holder, icon="info")

    def _scrolled(self) -> QScrollArea:
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for card in (self.file, self.ask, self.sheets, self.reader, self.rules, self.daily, self.notes):
            card.setMaximumWidth(fonts.scaled(WIDTH))
            column.addWidget(card)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidget(self._holder)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (scroll.viewport(), self._holder):
            ground.setAutoFillBackground(False)
        return scroll

    def _connect(self) -> None:
        self.empty.main_requested.connect(self.file_wanted)
        self.empty.other_requested.connect(self.paste_wanted)
        self.reading.other_requested.connect(self.cancelled)
        self.other.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.sheets.ticked.connect(self.sheet_ticked)
        self.reader.chosen.connect(self.reader_chosen)
        self.reader.said.connect(self.options_said)
        self.ask.answered.connect(self.option_answered)
        self.by_month.clicked.connect(self.by_month_ticked)
        self.rules.add.clicked.connect(lambda: QTimer.singleShot(0, self, self._show_focus))

    @property
    def is_reading(self) -> bool:
        return self._stack.currentIndex() == READING

    def show_nothing(self) -> None:
        self._stack.setCurrentIndex(EMPTY)

    def show_reading(self, name: str) -> None:
        self.message.clear()
        self.reading.say(tr("Reading “{name}”…").format(name=name), "", "", tr("Cancel"))
        self._stack.setCurrentIndex(READING)
        self.reading.other_button.setFocus()

    def _show_focus(self) -> None:
        """What has the keys is seen: a new rule grows below the others."""
        if (focus := self.focusWidget()) is not None and self._holder.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def refuse(self, sentence: str) -> None:
        self.message.say(sentence, Tone.BAD)

    def take_focus(self) -> None:
        if self._stack.currentIndex() == EMPTY:
            self.empty.main_button.setFocus()
        elif self.is_reading:
            self.reading.other_button.setFocus()
        elif self.ask.buttons:
            self.ask.buttons[0].setFocus()
        else:
            (self.reader.reader if self.reader.reader.currentData() else self.other).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def show_draft(self, draft: Draft, name_of: Callable[[str], str]) -> None:
        source, settings = draft.source, draft.settings
        self._stack.setCurrentIndex(FOUND)
        lines = sum(len(sheet.rows) for sheet in source.sheets)
        self.file.say(source.name, _told_of(source, lines))
        self.sheets.show_sheets(source, decisions.chosen_sheets(settings, source))
        options = decisions.options_of(settings)
        refused = draft.refused
        self.reader.show_reader(settings.reader, options, _gives(draft, name_of), refused is not None)
        self._show_refusal(refused)
        self._show_day_order(draft)
        is_bank = settings.reader == "Bank account"
        self.rules.setVisible(is_bank)
        if is_bank:
            self.rules.show_rules(options.rules, bookings_in(source, options))
        self._show_daily(draft.layout, settings.by_month)
        notes = draft.layout.notes if draft.layout is not None else ()
        self.notes.setVisible(bool(notes))
        said = "\n".join(note[:1].upper() + note[1:].rstrip(".") + "." for note in notes)
        self.notes.say(tr("About this file"), said)

    def _show_refusal(self, refused: Refusal | None) -> None:
        asks = refused.asks if isinstance(refused, ReaderRefused) else None
        if refused is None:
            self.message.clear()
            self.ask.show_question(None, ())
        elif isinstance(refused, ReaderRefused) and asks is not None:
            self.message.clear()
            self.ask.show_question(asks, refused.choices, option_title(asks), words.refused(refused))
        else:
            self.refuse(words.refused(refused))
            self.ask.show_question(None, ())

    def _show_day_order(self, draft: Draft) -> None:
        """A reader's file is asked about here; a sheet of one's own in the next step, beside its columns."""
        if draft.layout is not None and draft.layout.needs_day_order and draft.settings.reader:
            told = tr("The file does not tell which part of a date is the day.")
            self.ask.show_question(Option.DAY_ORDER, tuple(DayOrder), option_title(Option.DAY_ORDER), told)

    def _show_daily(self, layout: Layout | None, by_month: bool) -> None:
        is_daily = layout is not None and layout.is_daily
        self.daily.setVisible(is_daily)
        told = tr("Sums are added up, balances are those of the last day, averages are averaged.")
        self.daily.say(tr("Several lines a month"), told)
        self.by_month.setChecked(by_month)


def _told_of(source: SourceFile, lines: int) -> str:
    said = [words.counted(lines, tr("1 line"), tr("{n} lines"))]
    if source.encoding:
        facts = words.file_facts(source).removeprefix(source.name + ", ")
        said.append(facts)
    return ", ".join(said)


def _gives(draft: Draft, name_of: Callable[[str], str]) -> str:
    """Shopify, sales over time: Sales net, Orders, Discounts."""
    reader = reader_named(draft.settings.reader)
    if reader is None:
        return tr("Its columns are matched by their headings in the next step.")
    if draft.plan is not None:
        found = [each.target.indicator for each in draft.plan.series if not each.target.is_nowhere]
    else:
        found = [column.gives for download in reader.downloads for column in download.columns if column.gives]
    names = ", ".join(dict.fromkeys(name_of(name) for name in found))
    downloads = ", ".join(download.name for download in reader.downloads)
    told = tr("{reader}, {download}: {figures}")
    return (
        told.format(reader=reader.name, download=downloads, figures=names) if names else f"{reader.name}, {downloads}"
    )
