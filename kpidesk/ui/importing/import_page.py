"""The import as a page of the window: three steps, and nothing is stored before the last one is done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.exchange.amount import Marks
from kpidesk.exchange.apart import read_sheets
from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.layout import LeftOut
from kpidesk.exchange.month_text import parse_month
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER
from kpidesk.exchange.readers.reader import Option, ReaderOptions
from kpidesk.exchange.settings import ImportSettings, Target
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui import wording
from kpidesk.ui.frame import TABLES
from kpidesk.ui.importing import decisions, words
from kpidesk.ui.importing.asked_file import asked_file
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.check_step import CheckStep
from kpidesk.ui.importing.columns_step import ColumnsStep
from kpidesk.ui.importing.draft import Copy, Draft
from kpidesk.ui.importing.file_step import FileStep
from kpidesk.ui.importing.footer import Footer
from kpidesk.ui.importing.rules_card import RuleRow, rule_target_name
from kpidesk.ui.importing.step_strip import StepStrip
from kpidesk.ui.importing.target_popover import TargetPopover
from kpidesk.ui.importing.targets import Choice, Kind, choices
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.page_action import page_action
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.theme import Theme
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

FILE, COLUMNS, CHECK = range(3)
_COUNTED = ("cash_in", "cash_out", "cash_balance")
"""Figures in which every booking of a bank counts already."""

AskFile = Callable[[], Path | None]


class ImportPage(QWidget):
    """``imported`` is the first cell that was stored; ``told`` says how much was.

    Reading and working out go on beside the window. ``ask_file`` asks for a file, by the system's dialog if None.
    """

    closed = Signal()
    imported = Signal(object)
    told = Signal(str)
    facts_changed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        workbook: Workbook,
        signals: WorkbookSignals,
        theme: Theme,
        form: NumberForm,
        parent: QWidget | None = None,
        *,
        ask_file: AskFile | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._signals, self._theme, self._form = workbook, signals, theme, form
        self._ask_file = ask_file or (lambda: asked_file(self))
        self._tasks = Tasks(self)
        self._turn = 0
        self._copy: Copy | None = None
        self._source: SourceFile | None = None
        self._begun: ImportSettings | None = None
        self._settings = ImportSettings()
        self.draft: Draft | None = None
        self._step = FILE
        self._is_working = False
        self._popover: TargetPopover | None = None
        self.strip = StepStrip(theme, self)
        self.file = FileStep(theme, self._rule_name, self)
        self.columns = ColumnsStep(theme, form, self)
        self.check = CheckStep(theme, form, self)
        self.footer = Footer(theme, self)
        self._stack = QStackedWidget(self)
        self._slow = QTimer(self, singleShot=True, interval=300)
        self._slow.timeout.connect(self._show_footer)
        for step in (self.file, self.columns, self.check):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        self.setAcceptDrops(True)
        self._make_commands()
        self._connect()
        self._show_step(FILE)

    def _make_commands(self) -> None:
        self._commands = [
            page_action(self, tr("&Next question"), ("F8",), lambda: self._go_on(1)),
            page_action(self, tr("Question &before"), ("Shift+F8",), lambda: self._go_on(-1)),
            page_action(self, tr("&Go on with the import"), ("Ctrl+Return", "Ctrl+Enter"), self.go_on),
        ]

    def _connect(self) -> None:
        footer, file, columns, check = self.footer, self.file, self.columns, self.check
        footer.cancelled.connect(self.cancel)
        footer.went_back.connect(lambda: self._show_step(self._step - 1))
        footer.went_on.connect(self.go_on)
        footer.thrown_away.connect(self._leave)
        self.strip.wanted.connect(self._show_step)
        file.file_wanted.connect(self.choose_file)
        file.paste_wanted.connect(self.paste)
        file.cancelled.connect(self._stop_reading)
        file.sheet_ticked.connect(self._tick_sheet)
        file.reader_chosen.connect(lambda name: self._decide(decisions.with_reader(self._settings, name)))
        file.options_said.connect(lambda said: self._decide(decisions.with_options(self._settings, said)))
        file.option_answered.connect(self._answer)
        file.by_month_ticked.connect(lambda on: self._decide(replace(self._settings, by_month=on)))
        file.rules.changed.connect(self._take_rules)
        file.rules.target_wanted.connect(self._ask_rule_target)
        columns.layout_card.direction_chosen.connect(
            lambda direction: self._decide(decisions.in_direction(self._settings, direction))
        )
        columns.layout_card.year_said.connect(lambda year: self._decide(decisions.of_year(self._settings, year)))
        columns.layout_card.order_said.connect(lambda order: self._decide(decisions.in_order(self._settings, order)))
        columns.part_chosen.connect(self._choose_part)
        columns.scale_chosen.connect(lambda key, scale: self._decide(decisions.scaled(self._settings, key, scale)))
        check.corrected.connect(self._correct)
        check.reopened.connect(self._reopen)
        check.taken_in.connect(self._take_in)
        check.month_said.connect(self._take_in_month)
        for step in (columns, check):
            step.target_wanted.connect(self._ask_target)
            step.form_chosen.connect(self._choose_form)
        self._signals.changed.connect(self._forget)
        self._signals.held.connect(self._show_hold)

    # -- a file -------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """From the start, without a file, unless one is being worked on."""
        if not self.is_edited:
            self._reset()
            self._show_step(FILE)

    def choose_file(self) -> None:
        chosen = self._ask_file()
        if chosen is not None:
            self.read(chosen)

    def read(self, path: Path) -> None:
        """Read a file beside the window and go on with it, at the last step when its shape is known."""
        self._reset()
        self._show_step(FILE)
        self.file.show_reading(path.name)
        self._say_facts()
        copy = self._fresh_copy()
        self._run(lambda: copy.begin(read_sheets(path)), self._show_begun, self._show_unreadable)

    def paste(self) -> None:
        """Take the cells that are on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.file.refuse(tr("Nothing is on the clipboard. Copy the cells of a sheet, with their headings."))
            return
        self._reset()
        self.file.show_reading(tr("Clipboard"))
        copy = self._fresh_copy()
        self._run(lambda: copy.begin(pasted(text)), self._show_begun, self._show_unreadable)

    def _reset(self) -> None:
        self._turn += 1
        self._close_popover()
        self._source, self._begun, self.draft = None, None, None
        self._settings = ImportSettings()
        self._copy = None
        self._is_working = False
        self.footer.stop_asking()
        self.file.message.clear()
        self.file.show_nothing()
        self.strip.show_file("")

    def _stop_reading(self) -> None:
        """What comes back later is not looked at; a reader that hangs must not hold up the next file."""
        self._tasks = Tasks(self)
        self._reset()
        self._show_step(FILE)

    def _show_begun(self, draft: Draft) -> None:
        self._source, self._begun, self._settings = draft.source, draft.settings, draft.settings
        self.strip.show_file(words.file_facts(draft.source))
        self._show_draft(draft)
        is_ready = draft.is_known and draft.has_cells and not draft.is_unclear
        self._show_step(CHECK if is_ready else FILE)

    def _show_unreadable(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._reset()
        self.file.refuse(words.refused(error))
        self._show_step(FILE)

    # -- working it out -----------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        return self._step

    @property
    def settings(self) -> ImportSettings:
        return self._settings

    @property
    def is_working(self) -> bool:
        """Whether something is being read or worked out."""
        return self._is_working

    def _run(
        self, work: Callable[[], Draft], done: Callable[[Draft], None], failed: Callable[[Exception], None]
    ) -> None:
        """Only the last thing asked is looked at when it comes home."""
        self._turn += 1
        turn = self._turn
        self._is_working = True
        self._slow.start()

        def deliver(draft: Draft) -> None:
            if turn == self._turn:
                self._end_work()
                done(draft)

        def fail(error: Exception) -> None:
            if turn == self._turn:
                self._end_work()
                failed(error)

        self._tasks.run(work, deliver, fail)

    def _end_work(self) -> None:
        self._is_working = False
        self._slow.stop()

    def _decide(self, settings: ImportSettings) -> None:
        if self._source is None or settings == self._settings:
            return
        self._settings = settings
        self._work_out()

    def _work_out(self) -> None:
        source, settings = self._source, self._settings
        if source is None:
            return
        copy = self._fresh_copy()
        self._run(lambda: copy.work_out(source, settings), self._show_draft, _raise)

    def _fresh_copy(self) -> Copy:
        if self._copy is None:
            self._copy = Copy(self._workbook)
        return self._copy

    def _forget(self, _effect: Effect) -> None:
        """The business is another one now; what is shown is worked out anew."""
        self._copy = None
        if self._source is not None and self.isVisible():
            self._work_out()

    def _show_draft(self, draft: Draft) -> None:
        self.draft = draft
        indicators = dict(self._workbook.indicators)
        self.file.show_draft(draft, self._name)
        before = frozenset(self._begun.targets) if self._begun is not None else frozenset()
        if self._begun is not None:
            before = frozenset(
                key for key, target in self._begun.targets.items() if draft.settings.targets.get(key) == target
            )
        self.columns.show_draft(draft, indicators, self._workbook.segments, before)
        if draft.plan is not None and draft.has_cells:
            self.check.show_rows(CheckRows(draft, indicators, self._form))
        elif self._step == CHECK:
            self._show_step(COLUMNS if draft.layout is not None else FILE)
        if draft.layout is not None and draft.refused is None:
            self._say_no_months(draft)
        self._show_footer()

    def _say_no_months(self, draft: Draft) -> None:
        if not draft.has_cells and not draft.is_unclear:
            self.file.refuse(
                tr("No months with figures were found in it. A line or a column has to name months, like 2026-08 or "
                   "August 2026.")
            )  # fmt: skip

    # -- steps --------------------------------------------------------------------------------------------------

    def _may_go_on(self) -> str:
        """Why the next step cannot be taken; "" when it can."""
        draft = self.draft
        if self._is_working:
            return tr("It is being worked out.")
        if draft is None:
            return tr("There is no file yet.")
        if draft.layout is None:
            return tr("The file cannot be read as it is.")
        if self._step == FILE and not draft.has_cells and not draft.is_unclear:
            return tr("No months were found in it.")
        if self._step == FILE and draft.layout.needs_day_order and draft.settings.reader:
            return tr("Say first which part of a date is the day.")
        if self._step == COLUMNS and draft.is_unclear:
            return tr("Say first which months these are.")
        if self._step == COLUMNS and not draft.has_cells:
            return tr("No months were found in it.")
        return ""

    def go_on(self) -> None:
        """The next step; at the last one the figures are stored."""
        if self.footer.is_asking or not self.footer.main.isEnabled():
            return
        if self._step == CHECK:
            self._import()
        elif not self._may_go_on():
            self._show_step(self._step + 1)

    def _show_step(self, step: int) -> None:
        self._close_popover()
        self._step = max(FILE, min(step, CHECK))
        self._stack.setCurrentIndex(self._step)
        self.strip.show_step(self._step)
        self._show_footer()
        self._say_facts()
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        (self.file, self.columns, self.check)[self._step].take_focus()

    def _show_footer(self) -> None:
        main, hold = self.footer.main, self._signals.hold
        self.footer.back.setVisible(self._step > FILE)
        said = {
            FILE: tr("Nothing is stored before the last step."),
            COLUMNS: tr("Nothing is stored before the last step."),
            CHECK: tr("One step of undo. Nothing is stored before you press Import."),
        }[self._step]
        if self._is_working and not self._slow.isActive() and not self.file.is_reading:
            said = tr("Working it out…")
        self.footer.say(hold.reason if hold is not None else said)
        if self._step < CHECK:
            main.setText(tr("Next"))
            main.set_key_hint(tr("Ctrl Enter"))
            reason = self._may_go_on()
        else:
            main.set_key_hint("")
            count = len(self.draft.plan.values) if self.draft is not None and self.draft.plan is not None else 0
            main.setText(words.counted(count, tr("Import 1 cell"), tr("Import {n} cells")))
            reason = tr("It is being worked out.") if self._is_working else ""
            if not count:
                main.setText(tr("Nothing to import"))
                reason = tr("Every figure of the file is stored already, left out or refused.")
            reason = reason or (hold.reason if hold is not None else "") or self._missing_reason()
        main.disable(reason) if reason else main.enable()

    def _missing_reason(self) -> str:
        if self._settings.reopen and not self._settings.reason:
            return tr("Say why the closed months are opened again.")
        return ""

    def _show_hold(self, _hold: Hold | None) -> None:
        self._show_footer()

    # -- decisions ----------------------------------------------------------------------------------------------

    def _tick_sheet(self, name: str, is_on: bool) -> None:
        if self._source is not None:
            self._decide(decisions.choosing_sheet(self._settings, self._source, name, is_on))

    def _answer(self, option: Option, text: str) -> None:
        """What a reader asked for."""
        said = decisions.options_of(self._settings)
        match option:
            case Option.CURRENCY:
                said = replace(said, currency=text)
            case Option.DECIMAL:
                said = replace(said, decimal=text)
            case Option.DAY_ORDER:
                said = replace(said, day_order=DayOrder(text))
            case Option.MONTH:
                try:
                    said = replace(said, month=parse_month(text))
                except ValueError as error:
                    self.file.ask.say_wrong(wording.refusal(error))
                    return
        self._decide(decisions.with_options(self._settings, said))

    def _take_rules(self) -> None:
        said: ReaderOptions = replace(decisions.options_of(self._settings), rules=self.file.rules.rules)
        self._decide(decisions.with_options(self._settings, said))

    def _choose_form(self, key: str, form: Marks) -> None:
        self._decide(self._settings.with_form(key, form))

    def _choose_part(self, key: str, segment: Segment | None) -> None:
        target = self._target(key)
        if target is not None:
            self._decide(self._settings.with_target(key, replace(target, segment=segment)))

    def _target(self, key: str) -> Target | None:
        """Where a series goes, as the settings say it: a new figure has no id there."""
        if key in self._settings.targets:
            return self._settings.targets[key]
        plan = self.draft.plan if self.draft is not None else None
        return next((each.target for each in plan.series if each.source.key == key), None) if plan else None

    def _correct(self, key: str, month: Month, value: float) -> None:
        self._decide(decisions.corrected(self._settings, key, month, value))

    def _reopen(self, is_on: bool, reason: str) -> None:
        plan = self.draft.plan if self.draft is not None else None
        months = self._settings.reopen | set(plan.closed_months if plan is not None else ())
        self._decide(decisions.reopening(self._settings, months if is_on else (), reason if is_on else ""))
        self._show_footer()

    def _take_in(self, what: LeftOut) -> None:
        """A line has to say which month it is: that is asked in the place of the link."""
        if not what.needs_month:
            self._decide(decisions.taking_in(self._settings, what))
            return
        self.check.side.left_out.ask_month(what)

    def _take_in_month(self, what: LeftOut, text: str) -> None:
        """A line that was left out is this month."""
        try:
            month = parse_month(text)
        except ValueError as error:
            self.check.side.left_out.say_wrong(wording.refusal(error))
            return
        self._decide(decisions.taking_in(self._settings, what, month))

    # -- where a column goes ------------------------------------------------------------------------------------

    def _ask_target(self, key: str) -> None:
        plan = self.draft.plan if self.draft is not None else None
        series = next((each for each in plan.series if each.source.key == key), None) if plan is not None else None
        if series is None:
            return
        heading = series.source.heading or series.source.place
        if self._step == COLUMNS:
            anchor: QWidget = self.columns.rows[key].target
        else:
            assert plan is not None
            column = plan.series.index(series)
            self.check.table.go((max(0, (self.check.table.place or (0, 0))[0]), column))
            anchor = self.check.table.head.target_field(column)
        found = choices(self._workbook.indicators, self._workbook.chosen)
        title = tr("“{heading}” goes to").format(heading=heading)
        popover = self._open(title, found, heading, anchor)
        popover.decided.connect(lambda target: self._choose_target(key, target))

    def _choose_target(self, key: str, target: Target) -> None:
        before = self._target(key)
        about = self._workbook.indicators.get(target.indicator)
        if before is not None and before.segment is not None and about is not None:
            keeps = before.segment.kind in about.segment_kinds
            target = replace(target, segment=before.segment if keeps else None)
        self._decide(self._settings.with_target(key, target))

    def _ask_rule_target(self, row: RuleRow) -> None:
        found = choices(self._workbook.indicators, self._workbook.chosen, _COUNTED)
        found = [choice for choice in found if choice.kind not in {Kind.NOWHERE, Kind.OWN}]
        own = Choice(Kind.OTHER, self._rule_name(OWN_TRANSFER), OWN_TRANSFER)
        popover = self._open(tr("Bookings with this text go to"), [own, *found], "", row.goes_to)
        popover.decided.connect(lambda target: self.file.rules.choose_target(row, target.indicator))

    def _open(self, title: str, found: list[Choice], name: str, anchor: QWidget) -> TargetPopover:
        self._close_popover()
        self._popover = popover = TargetPopover(self._theme, self.window(), title, found, name)
        popover.end_with(self)
        popover.closed.connect(lambda: self._back_to(anchor))
        corner = anchor.mapTo(self.window(), anchor.rect().topLeft())
        popover.open_at(QRect(corner, anchor.size()))
        return popover

    @property
    def popover(self) -> TargetPopover | None:
        return self._popover

    def _back_to(self, anchor: QWidget) -> None:
        popover, self._popover = self._popover, None
        if popover is not None:
            popover.deleteLater()
        if self._step == CHECK and anchor.window() is self.window():
            self.check.table.setFocus()
        elif anchor.isVisible():
            anchor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_popover(self) -> None:
        if self._popover is not None:
            self._popover.close_popover()

    # -- the end ------------------------------------------------------------------------------------------------

    def _import(self) -> None:
        plan = self.draft.plan if self.draft is not None else None
        if plan is None or self._is_working or plan.has_nothing_to_do:
            return
        count = len(plan.values)
        first = min(plan.values, key=lambda cell: cell.month)
        try:
            change = plan.change(self._workbook)
            self._source = None  # what is announced now needs no new draft
            self._workbook.apply(change)
        except Refusal as refused:
            self._source = plan_source(self.draft)
            self.footer.say(wording.refusal(refused))
            return
        self._reset()
        self.closed.emit()
        self.imported.emit(first)
        self.told.emit(words.counted(count, tr("1 figure imported"), tr("{n} figures imported")))

    def cancel(self) -> None:
        """Leave; ask first when something was decided."""
        if self.is_edited and not self.footer.is_asking:
            self.footer.ask()
        else:
            self._leave()

    def _leave(self) -> None:
        self._reset()
        self._show_step(FILE)
        self.closed.emit()

    # -- what the tab asks --------------------------------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether something was decided that would get lost."""
        return self._source is not None and self._settings != self._begun

    def ask_about_leaving(self) -> None:
        self.footer.ask()

    @property
    def facts(self) -> str:
        return tr("Import, step {n} of 3").format(n=self._step + 1)

    def _say_facts(self) -> None:
        self.facts_changed.emit(self.facts)

    def show_effect(self, effect: Effect) -> None:
        """A change that was made while the page was not seen."""
        self._forget(effect)

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Edit": self._commands}

    def areas(self) -> list[QWidget]:
        if self._step == CHECK:
            return [self.strip, self.check.table, self.check.side, self.footer]
        return [self.strip, self._stack.currentWidget() or self.file, self.footer]

    def _go_on(self, step: int) -> None:
        if self._step == CHECK:
            self.check.go_on(step)

    def _name(self, indicator: str) -> str:
        about = self._workbook.indicators.get(indicator)
        return about.name if about is not None else indicator

    def _rule_name(self, target: str) -> str:
        return rule_target_name(target, self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._popover is not None:
            self._close_popover()
        elif self.footer.is_asking:
            self.footer.stop_asking()
        elif self.file.is_reading:
            self._stop_reading()
        else:
            self.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped(event)
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.read(paths[0]))


def dropped(event: QDropEvent) -> list[Path]:
    """Files of a kind that can be imported."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.toLocalFile()]
    return [path for path in paths if path.suffix.lower() in TABLES]


def pasted(text: str) -> SourceFile:
    """Cells on the clipboard as a file: a spreadsheet puts tabs between them."""
    return replace(csv_source(text), name=tr("Clipboard"), encoding=tr("pasted"))


def plan_source(draft: Draft | None) -> SourceFile | None:
    return draft.source if draft is not None else None


def _raise(error: Exception) -> None:
    raise error
