"""The import as a page of the window: three steps, and nothing is stored before the last one is done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.files.dropped import TABLES, files_in
from kpidesk.ui.importing import words
from kpidesk.ui.importing.asked_file import asked_file
from kpidesk.ui.importing.deciding import Deciding
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.footer import Footer
from kpidesk.ui.importing.import_steps import CHECK, COLUMNS, FILE, ImportSteps
from kpidesk.ui.importing.import_work import ImportWork
from kpidesk.ui.importing.pasted import pasted
from kpidesk.ui.importing.readiness import Readiness
from kpidesk.ui.importing.step_strip import StepStrip
from kpidesk.ui.importing.target_asks import TargetAsks
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.page_action import page_action
from kpidesk.ui.wording import refusal_words
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

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
        self._is_stale = False
        self.work = ImportWork(workbook, self)
        self.strip = StepStrip(theme, self)
        self._steps = ImportSteps(workbook, self.work, theme, form, self)
        self.file, self.columns, self.check = self._steps.file, self._steps.columns, self._steps.check
        self._readiness = Readiness(self.work, signals)
        self.footer = Footer(theme, self)
        self._deciding = Deciding(self.work, self.file, self.columns, self.check, self)
        self.asks = TargetAsks(
            *(workbook, self.work, theme, self), file=self.file, columns=self.columns, check=self.check
        )
        self._lay_out()
        self._commands = [
            page_action(self, tr("&Next question"), ("F8",), lambda: self._steps.step_question(1)),
            page_action(self, tr("Question &before"), ("Shift+F8",), lambda: self._steps.step_question(-1)),
            page_action(self, tr("&Go on with the import"), ("Ctrl+Return", "Ctrl+Enter"), self.go_on),
        ]
        self._connect()
        self._show_step(FILE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._steps, 1)
        column.addWidget(self.footer)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        footer, file, work = self.footer, self.file, self.work
        footer.cancelled.connect(self.cancel)
        footer.went_back.connect(lambda: self._show_step(self.step - 1))
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
        if (chosen := self._ask_file()) is not None:
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
        self.begin()
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
        self.begin()

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
        return self._steps.number

    def _show_draft(self, draft: Draft) -> None:
        self._steps.forget_draft()
        if self.step == CHECK and not draft.has_cells:
            self._show_step(COLUMNS if draft.layout is not None else FILE)
        self._steps.show_draft()
        if draft.layout is not None and not draft.has_cells and not draft.is_unclear:
            self.file.refuse(words.no_months())
        self._show_footer()

    def _forget(self, _effect: Effect) -> None:
        """The business is another one now; what is shown is worked out anew."""
        self.work.forget()
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.work.work_out()

    # -- steps --------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The next step; at the last one the figures are stored, but not past one that is just being typed."""
        if self.footer.is_asking or self._readiness.why_not(self.step):
            return
        if self.step == CHECK:
            if not self.check.side.refused.take():
                self._import()
        else:
            self._show_step(self.step + 1)

    def _show_step(self, step: int) -> None:
        self.asks.close()
        self._steps.show_step(step)
        self.strip.show_step(self.step)
        self._show_footer()
        self.facts_changed.emit(self.facts)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        self._steps.take_focus()

    def _show_footer(self) -> None:
        hold, to_store = self._signals.hold, self._readiness.to_store if self.step == CHECK else None
        self.footer.show_step(self.step > FILE, to_store, self._readiness.why_not(self.step))
        if hold is not None:
            self.footer.say(hold.reason)
        elif self.work.is_slow and not self.file.is_reading:
            self.footer.say(tr("Working it out…"))

    # -- the end ------------------------------------------------------------------------------------------------

    def _import(self) -> None:
        plan = self.work.plan
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
        return tr("Import, step {n} of 3").format(n=self.step + 1)

    def show_effect(self, _effect: Effect) -> None:
        """The page hears of changes by itself."""

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Edit": self._commands}

    def areas(self) -> list[QWidget]:
        return [self.footer, *self._steps.areas()]

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
        if files_in(event, TABLES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_in(event, TABLES)
        if not paths:
            return
        event.acceptProposedAction()
        if self.is_edited:
            self.ask_about_leaving()
        else:
            QTimer.singleShot(0, self, lambda: self.read(paths[0]))
