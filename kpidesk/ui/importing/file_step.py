"""The first step: which file, which of its sheets, and the program that it comes from."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import COMMA, POINT
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers import READERS, reader_named
from kpidesk.exchange.readers.bank_account import bookings_in
from kpidesk.exchange.readers.reader import Option, Reader, ReaderOptions, ReaderRefused
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui import fonts
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.importing import decisions, words
from kpidesk.ui.importing.cards import TopicCard, emptied, paragraph
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.rules_card import RulesCard
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.form_parts import CalmCombo
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.theme import Theme

WIDTH = 920
EMPTY, READING, FOUND = range(3)


class SheetsCard(TopicCard):
    """``ticked(name, bool)``."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, title=tr("Sheets"))
        self.ticks: dict[str, QCheckBox] = {}
        self._holder: QWidget | None = None
        self._shown: tuple[str, ...] = ()

    def show_sheets(self, source: SourceFile, chosen: frozenset[str]) -> None:
        names = tuple(sheet.name for sheet in source.sheets)
        self.setVisible(len(names) > 1 or any(sheet.is_hidden for sheet in source.sheets))
        if names != self._shown:
            self._shown = names
            self._make(source)
        for name, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(name in chosen)
            tick.blockSignals(False)

    def _make(self, source: SourceFile) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
        emptied(self._holder)
        self._holder, self.ticks = QWidget(self), {}
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for sheet in source.sheets:
            lines = words.counted(len(sheet.rows), tr("1 line"), tr("{n} lines"))
            said = tr("{name}, {lines}, hidden") if sheet.is_hidden else tr("{name}, {lines}")
            name = sheet.name.replace("&", "&&")
            tick = QCheckBox(said.format(name=name, lines=lines), self._holder)
            tick.toggled.connect(lambda on, name=sheet.name: self.ticked.emit(name, on))
            self.ticks[sheet.name] = tick
            column.addWidget(tick)
        self.body.addWidget(self._holder)


class ReaderCard(TopicCard):
    """``chosen(name)`` another reader, "" for none; ``said(ReaderOptions)`` what it was told."""

    chosen = Signal(str)
    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, title=tr("Comes from"))
        self._theme = theme
        self._options = ReaderOptions()
        self.reader = CalmCombo(tr("Comes from"), self, width=240)
        self.reader.addItem(tr("A sheet of my own"), "")
        for each in READERS:
            self.reader.addItem(each.name, each.name)
        self.gives = paragraph("", self)
        self.columns = paragraph("", self)
        self.split = QCheckBox(tr("Also by channel or campaign"), self)
        self.ads = QCheckBox(tr("Count sales of paid channels as sales traced to ads"), self)
        self.decimal = CalmCombo(tr("Numbers are written"), self, width=160)
        for said, mark in ((tr("as the file shows"), ""), (POINT.example, "."), (COMMA.example, ",")):
            self.decimal.addItem(said, mark)
        self._decimal_row = QWidget(self)
        row = QHBoxLayout(self._decimal_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(PlainLabel(tr("Numbers are written"), TextRole.BODY, self))
        row.addWidget(self.decimal)
        row.addStretch(1)
        self.body.addWidget(self.reader, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.gives, self.columns, self.split, self.ads, self._decimal_row):
            self.body.addWidget(widget)
        self.reader.activated.connect(lambda place: self.chosen.emit(str(self.reader.itemData(place))))
        for tick in (self.split, self.ads):
            tick.clicked.connect(lambda _=False: self._tell())
        self.decimal.activated.connect(lambda _: self._tell())

    def show_reader(self, name: str, options: ReaderOptions, gives: str, is_refused: bool) -> None:
        self._options = options
        reader = reader_named(name)
        self.reader.choose(name)
        self.gives.setText(gives)
        self.gives.setVisible(bool(gives))
        self.columns.setText(expected(reader) if reader is not None and is_refused else "")
        self.columns.setVisible(bool(self.columns.text()))
        asked = reader.options if reader is not None else ()
        for option, widget in ((Option.SPLIT, self.split), (Option.ADS, self.ads), (Option.DECIMAL, self._decimal_row)):
            widget.setVisible(option in asked)
        self.split.setChecked(options.split)
        self.ads.setChecked(options.ads)
        self.decimal.choose(options.decimal)

    def _tell(self) -> None:
        self.said.emit(
            replace(
                self._options,
                split=self.split.isChecked(),
                ads=self.ads.isChecked(),
                decimal=str(self.decimal.currentData()),
            )
        )


def expected(reader: Reader) -> str:
    """The columns that a reader looks for, those first that it cannot do without."""
    lines = []
    for download in reader.downloads:
        lines.append(tr("{name}. Where to get it: {where}").format(name=download.name, where=download.get_it))
        needed = [column for column in download.columns if column.is_needed]
        others = [column for column in download.columns if not column.is_needed]
        for columns, said in ((needed, tr("Needed: {columns}")), (others, tr("Read when there: {columns}"))):
            if columns:
                lines.append(said.format(columns=", ".join(f"“{column.heading}”" for column in columns)))
    return "\n".join(lines)


class AskCard(TopicCard):
    """What the file leaves open, answered in place. ``answered(Option, str)``."""

    answered = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="question")
        self._theme = theme
        self.buttons: list[Button] = []
        self.field = QLineEdit(self)
        self.field.setFixedWidth(fonts.scaled(160))
        self.wrong = paragraph("", self, muted=False)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.body.addLayout(self._row)
        self.body.addWidget(self.wrong)
        self._option: Option | None = None
        self.field.returnPressed.connect(self._take)
        self.hide()
        self._use = Button(theme, tr("Use it"), self)
        self._use.clicked.connect(self._take)

    def show_question(self, option: Option | None, choices: Sequence[str], title: str = "", sentence: str = "") -> None:
        self.setVisible(option is not None)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self.buttons = []
        self._option = option
        self.wrong.hide()
        self.field.setVisible(option is not None and not choices)
        self._use.setVisible(option is not None and not choices)
        if option is None:
            return
        self.say(title, sentence)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(tr("2026-08") if option is Option.MONTH else "")
        for choice in choices:
            button = Button(self._theme, option_words(option, choice), self)
            button.clicked.connect(lambda _=False, choice=choice: self.answered.emit(option, choice))
            self.buttons.append(button)
            self._row.addWidget(button)
        if not choices:
            self._row.addWidget(self.field)
            self._row.addWidget(self._use)
        self._row.addStretch(1)

    def say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _take(self) -> None:
        if self._option is not None and self.field.text().strip():
            self.answered.emit(self._option, self.field.text().strip())


def option_words(option: Option, choice: str) -> str:
    if option is Option.DAY_ORDER:
        return tr("3 April: the day first") if choice == DayOrder.DAY_FIRST else tr("4 March: the month first")
    if option is Option.DECIMAL:
        return COMMA.example if choice == "," else POINT.example
    return choice


def option_title(option: Option) -> str:
    return {
        Option.CURRENCY: tr("Which currency?"),
        Option.DECIMAL: tr("How are numbers written?"),
        Option.DAY_ORDER: tr("Which day is 03/04/2026?"),
        Option.MONTH: tr("Which month is it?"),
    }.get(option, tr("What should be read?"))


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
        scroll = QScrollArea(self)
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
