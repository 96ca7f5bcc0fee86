"""The import as a page of the window: three steps, and nothing is stored before the last one is done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing import words
from kpidesk.ui.importing.asked_file import asked_file
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.check_step import CheckStep
from kpidesk.ui.importing.columns_step import ColumnsStep
from kpidesk.ui.importing.deciding import Deciding
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.file_step import FileStep
from kpidesk.ui.importing.footer import Footer
from kpidesk.ui.importing.import_work import ImportWork
from kpidesk.ui.importing.rules_card import rule_target_name
from kpidesk.ui.importing.step_strip import StepStrip
from kpidesk.ui.importing.target_asks import TargetAsks
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.page_action import page_action
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.window.frame import TABLES
from kpidesk.ui.wording import refusal_words
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

FILE, COLUMNS, CHECK = range(3)

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
        self._workbook, self._signals, self._form = workbook, signals, form
        self._ask_file = ask_file or (lambda: asked_file(self))
        self._step = FILE
        self._is_stale = False
        self._unseen: set[int] = set()
        self.work = ImportWork(workbook, self)
        self.strip = StepStrip(theme, self)
        self.file = FileStep(theme, lambda target: rule_target_name(target, self._name), self)
        self.columns = ColumnsStep(theme, form, self)
        self.check = CheckStep(theme, form, self)
        self.footer = Footer(theme, self)
        self._deciding = Deciding(self.work, self.file, self.columns, self.check, self)
        self.asks = TargetAsks(
            *(workbook, self.work, theme, self), file=self.file, columns=self.columns, check=self.check
        )
        self._lay_out()
        self._commands = [
            page_action(self, tr("&Next question"), ("F8",), lambda: self._step_question(1)),
            page_action(self, tr("Question &before"), ("Shift+F8",), lambda: self._step_question(-1)),
            page_action(self, tr("&Go on with the import"), ("Ctrl+Return", "Ctrl+Enter"), self.go_on),
        ]
        self._connect()
        self._show_step(FILE)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        for step in (self.file, self.columns, self.check):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        footer, file, work = self.footer, self.file, self.work
        footer.cancelled.connect(self.cancel)
        footer.went_back.connect(lambda: self._show_step(self._step - 1))
        footer.went_on.connect(self.go_on)
        footer.thrown_away.connect(self._leave)
        self.strip.wanted.connect(self._show_step)
        file.file_wanted.connect(self.choose_file)
        file.paste_wanted.connect(self.paste)
        file.cancelled.connect(self._stop_reading)
        work.begun.connect(self._show_begun)
        work.worked_out.connect(self._show_draft)
        work.unreadable.connect(self._show_unreadable)
        work.slow.connect(self._show_footer)
        self._signals.changed.connect(self._forget)
        self._signals.held.connect(lambda _: self._show_footer())

    # -- a file -------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """From the start, without a file."""
        self._reset()
        self._show_step(FILE)

    def choose_file(self) -> None:
        chosen = self._ask_file()
        if chosen is not None:
            self.read(chosen)

    def read(self, path: Path) -> None:
        """Go on with a file, at the last step when its shape is known."""
        self._wait_for(path.name)
        self.work.read(path)
        self._show_footer()

    def paste(self) -> None:
        """Take the cells that are on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.file.refuse(tr("Nothing is on the clipboard. Copy the cells of a sheet, with their headings."))
            return
        self._wait_for(tr("Clipboard"))
        self.work.take(lambda: pasted(text))
        self._show_footer()

    def _wait_for(self, name: str) -> None:
        self._reset()
        self._show_step(FILE)
        self.file.show_reading(name)

    def _reset(self) -> None:
        self.asks.close()
        self.work.reset()
        self.footer.stop_asking()
        self.file.message.clear()
        self.file.show_nothing()
        self.strip.show_file("")

    def _stop_reading(self) -> None:
        self.work.stop()
        self._reset()
        self._show_step(FILE)

    def _show_begun(self, draft: Draft) -> None:
        self.strip.show_file(words.file_facts(draft.source))
        self._show_draft(draft)
        is_ready = draft.is_known and draft.has_cells and not draft.is_unclear
        self._show_step(CHECK if is_ready else FILE)

    def _show_unreadable(self, error: Exception) -> None:
        self._reset()
        self.file.refuse(words.refused(error))
        self._show_step(FILE)

    # -- what follows from it -----------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        return self._step

    def _show_draft(self, draft: Draft) -> None:
        self._unseen = {FILE, COLUMNS, CHECK}
        if self._step == CHECK and not draft.has_cells:
            self._show_step(COLUMNS if draft.layout is not None else FILE)
        self._fill_step()
        if draft.layout is not None and not draft.has_cells and not draft.is_unclear:
            no_months = tr(
                "No months with figures were found in it. A line or a column has to name months, like {like}."
            )
            self.file.refuse(no_months.format(like=tr("2026-08 or August 2026")))
        self._show_footer()

    def _fill_step(self) -> None:
        """A step shows a draft when it comes into sight: there may be 24,000 cells in it."""
        draft = self.work.draft
        if draft is None or self._step not in self._unseen:
            return
        self._unseen.discard(self._step)
        indicators = dict(self._workbook.indicators)
        if self._step == FILE:
            self.file.show_draft(draft, self._name)
        elif self._step == COLUMNS:
            self.columns.show_draft(draft, indicators, self._workbook.segments, self.work.remembered)
        elif draft.plan is not None:
            self.check.show_rows(CheckRows(draft, indicators, self._form))

    def _forget(self, _effect: Effect) -> None:
        """The business is another one now; what is shown is worked out anew."""
        self.work.forget()
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.work.work_out()

    # -- steps --------------------------------------------------------------------------------------------------

    def _why_not(self) -> str:
        """Why nothing can go on from this step; "" when it can."""
        draft = self.work.draft
        if self.work.is_working:
            return tr("It is being worked out.")
        if draft is None:
            return tr("There is no file yet.")
        if draft.layout is None:
            return tr("The file cannot be read as it is.")
        if self._step == FILE and draft.layout.needs_day_order and draft.settings.reader:
            return tr("Say first which part of a date is the day.")
        if self._step == COLUMNS and draft.is_unclear:
            return tr("Say first which months these are.")
        if not draft.has_cells and not draft.is_unclear:
            return tr("No months were found in it.")
        return self._why_not_import() if self._step == CHECK else ""

    def _why_not_import(self) -> str:
        hold, settings = self._signals.hold, self.work.settings
        if not self._to_store:
            return tr("Every figure of the file is stored already, left out or refused.")
        if settings.reopen and not settings.reason:
            return tr("Say why the closed months are opened again.")
        return hold.reason if hold is not None else ""

    @property
    def _to_store(self) -> int:
        plan = self.work.draft.plan if self.work.draft is not None else None
        return len(plan.values) if plan is not None else 0

    def go_on(self) -> None:
        """The next step; at the last one the figures are stored, but not past one that is just being typed."""
        if self.footer.is_asking or self._why_not():
            return
        if self._step == CHECK:
            if not self.check.side.refused.take():
                self._import()
        else:
            self._show_step(self._step + 1)

    def _show_step(self, step: int) -> None:
        self.asks.close()
        self._step = max(FILE, min(step, CHECK))
        self._fill_step()
        self._stack.setCurrentIndex(self._step)
        self.strip.show_step(self._step)
        self._show_footer()
        self.facts_changed.emit(self.facts)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        (self.file, self.columns, self.check)[self._step].take_focus()

    def _show_footer(self) -> None:
        main, hold = self.footer.main, self._signals.hold
        self.footer.back.setVisible(self._step > FILE)
        said = tr("Nothing is stored before the last step.")
        if self._step == CHECK:
            said = tr("One step of undo. Nothing is stored before you press Import.")
            count = words.counted(self._to_store, tr("Import 1 cell"), tr("Import {n} cells"))
            main.setText(count if self._to_store else tr("Nothing to import"))
            main.set_key_hint("")
        else:
            main.setText(tr("Next"))
            main.set_key_hint(tr("Ctrl Enter"))
        if self.work.is_slow and not self.file.is_reading:
            said = tr("Working it out…")
        self.footer.say(hold.reason if hold is not None else said)
        why_not = self._why_not()
        main.disable(why_not) if why_not else main.enable()

    # -- the end ------------------------------------------------------------------------------------------------

    def _import(self) -> None:
        plan = self.work.draft.plan if self.work.draft is not None else None
        if plan is None:
            return
        count, first = len(plan.values), min(plan.values, key=lambda cell: cell.month)
        source, self.work.source = self.work.source, None  # what is announced now needs no new draft
        try:
            self._workbook.apply(plan.change(self._workbook))
        except Refusal as refused:
            self.work.source = source
            self.footer.say(refusal_words.refusal(refused))
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
        self.begin()
        self.closed.emit()

    # -- what the tab asks --------------------------------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether something was decided that would get lost."""
        return self.work.is_edited

    def ask_about_leaving(self) -> None:
        self.footer.ask()

    @property
    def facts(self) -> str:
        return tr("Import, step {n} of 3").format(n=self._step + 1)

    def show_effect(self, _effect: Effect) -> None:
        """The page hears of changes by itself."""

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Edit": self._commands}

    def areas(self) -> list[QWidget]:
        step = (self.file, self.columns, self.check.table)[self._step]
        side = [self.check.side] if self._step == CHECK else []
        return [self.footer, *side, step]  # the last one is where the work is

    def _step_question(self, step: int) -> None:
        if self._step == CHECK:
            self.check.go_on(step)

    def _name(self, indicator: str) -> str:
        about = self._workbook.indicators.get(indicator)
        return about.name if about is not None else indicator

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.footer.is_asking:
            self.footer.stop_asking()
        elif self.file.is_reading:
            self._stop_reading()
        else:
            self.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.work.work_out()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asks.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped(event)
        if not paths:
            return
        event.acceptProposedAction()
        if self.is_edited:
            self.ask_about_leaving()
        else:
            QTimer.singleShot(0, self, lambda: self.read(paths[0]))


def dropped(event: QDropEvent) -> list[Path]:
    """Files of a kind that can be taken in."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.toLocalFile()]
    return [path for path in paths if path.suffix.lower() in TABLES]


def pasted(text: str) -> SourceFile:
    """Cells on the clipboard as a file: a spreadsheet puts tabs between them."""
    return replace(csv_source(text), name=tr("Clipboard"), encoding=tr("pasted"))
