"""About the file: its sheets, the program that it comes from, and what only the owner knows of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kpidesk.exchange.amount import COMMA, POINT
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers import READERS, reader_named
from kpidesk.exchange.readers.reader import Option, Reader, ReaderOptions
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, emptied, paragraph
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.form_parts import CalmCombo
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel


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
