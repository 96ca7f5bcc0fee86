"""The page on which the owner writes an own figure or KPI, checked and previewed while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain import change as c
from kpidesk.ui.applying import applied
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.check_report import CheckReport
from kpidesk.ui.indicators.deletion import deletion
from kpidesk.ui.indicators.draft_check import DraftCheck, check_draft, first_draft
from kpidesk.ui.indicators.editor_form import FIGURE, EditorForm
from kpidesk.ui.indicators.editor_heading import DELETE, SAVE, EditorHeading
from kpidesk.ui.indicators.editor_side import EditorSide
from kpidesk.ui.indicators.heading_strip import DISCARD, STAY
from kpidesk.ui.indicators.names_model import FormulaName
from kpidesk.ui.indicators.names_side import NamesSide
from kpidesk.ui.indicators.preview_side import PreviewSide
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.page_action import page_action
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

NARROW, LEFT, LEFT_NARROW, RIGHT, RIGHT_NARROW = 1200, 264, 208, 360, 275


class EditorPage(QWidget):
    """Nothing typed is lost without being asked about. ``saved(id)`` comes after the workbook has it."""

    closed = Signal()
    saved = Signal(str)
    told = Signal(str)
    facts_changed = Signal(str)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._theme = workbook, theme
        self._indicator = self._said = ""
        self._was_narrow = False
        self.heading = EditorHeading(theme, self)
        self.names = NamesSide(workbook, theme, self)
        self.form = EditorForm(workbook, theme, self)
        self.preview = PreviewSide(workbook, theme, form, self)
        self._report = CheckReport(workbook, self.form, self.preview)
        self._right = EditorSide(self.preview, self)
        self._before = self.form.draft
        self._found: DraftCheck = check_draft(workbook, self._before, "")
        self._lay_out()
        self._connect()
        self.edit("")

    def _lay_out(self) -> None:
        self._middle = QScrollArea(self)
        self._middle.setWidget(self.form)
        self._middle.setWidgetResizable(True)
        self._middle.setFrameShape(QFrame.Shape.NoFrame)
        self._middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle.setBackgroundRole(self._middle.palette().ColorRole.Base)
        self.form.setAutoFillBackground(False)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.names)
        across.addWidget(self._middle, 1)
        across.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self._note_edit)
        self.form.message.remedy_requested.connect(self.take_suggestion)
        self.names.name_chosen.connect(self._insert)
        self.heading.cancel.clicked.connect(self.leave)
        self.heading.save.clicked.connect(self.save)
        self.heading.delete.clicked.connect(self.ask_deletion)
        self.heading.answered.connect(self._answer)
        self.commands = [
            page_action(self, self.tr("&Save"), ("Ctrl+Return", "Ctrl+Enter"), self.save),
            page_action(self, self.tr("&Back to the figures"), ("Esc",), self.leave),
            page_action(self, self.tr("&Names and functions that fit"), (), self._offer_names),
            page_action(self, self.tr("&Take the suggested name"), ("Alt+Return", "Alt+Enter"), self.take_suggestion),
            page_action(self, self.tr("The formula &language"), ("F1",), self.show_notes),
        ]

    # -- what is edited -------------------------------------------------------------------------------------------

    def edit(self, indicator: str) -> None:
        """Begin with an own figure or KPI, or with a new one: "", or a copy of one that is not the owner's."""
        about = self._workbook.indicators.get(indicator)
        own = about is not None and about.own
        self._indicator = indicator if own else ""
        self.heading.clear()
        self._right.show_preview()
        self._report.begin()
        self.names.show_for(self._indicator)
        self.form.formula.show_for(self._indicator)
        self.form.show_draft(first_draft(self._workbook, indicator), is_new=not own)
        self._show_kind_choice()
        self._before = self.form.draft
        self._check()
        self.take_focus()

    def take_focus(self) -> None:
        """Where the work is: the name of a new one, the formula or definition of one that is kept."""
        field: QWidget = self.form.formula if self.form.draft.is_kpi else self.form.definition
        (field if self._indicator else self.form.name).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def indicator(self) -> str:
        """The id that is edited; empty for a new one."""
        return self._indicator

    @property
    def is_edited(self) -> bool:
        return self.form.draft != self._before

    @property
    def _is_narrow(self) -> bool:
        return self.width() < fonts.scaled(NARROW)

    # -- checking -------------------------------------------------------------------------------------------------

    def _note_edit(self) -> None:
        self.heading.clear()
        self._check()

    def _check(self) -> None:
        """Read the formula and show what is known about it: each thing in its own place."""
        self._found = check_draft(self._workbook, self.form.draft, self._indicator)
        self.names.setVisible(self._found.draft.is_kpi)
        self._report.show(self._found, self._indicator, brief=self._is_narrow)
        found = self._found
        self.form.refuse(self.form.name, found.name_problem if found.draft.label else "")
        self.form.refuse(self.form.id, found.id_problem if found.draft.id else "")
        self.heading.show_check(found, is_new=not self._indicator, is_edited=self.is_edited)
        if self.facts != self._said:
            self._said = self.facts
            self.facts_changed.emit(self._said)

    @property
    def facts(self) -> str:
        """What the status bar says while this page is in sight."""
        if not self._found.draft.is_kpi:
            return ""
        hints = (self.tr("Ctrl Space: names and functions"), self.tr("F1: the formula language"))
        length = sentences.length(len(self._found.draft.formula))
        return "     ".join((length, *(hints if not self._is_narrow else ())))

    @property
    def problem(self) -> str:
        """Why it cannot be saved; empty when it can."""
        return self._found.problem

    def _show_kind_choice(self) -> None:
        """A figure with typed values cannot become a formula."""
        typed = bool(self._indicator and self._workbook.cells_of(self._indicator))
        reason = self.tr("It has typed values. Clear them before it becomes a formula.")
        self.form.kind.set_available("kpi", not typed, reason)

    # -- what the owner does --------------------------------------------------------------------------------------

    def take_suggestion(self) -> None:
        """Put the nearest known name in the place of the one that is not known."""
        error = self._found.error
        if error is not None and error.suggestion:
            self.form.formula.replace((error.start, error.end), error.suggestion)

    def _offer_names(self) -> None:
        self.form.formula.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.formula.complete()

    @property
    def shows_notes(self) -> bool:
        """Whether the formula language stands in the place of the values."""
        return self._right.shows_notes

    def show_notes(self) -> None:
        """The formula language beside the formula; again: the values."""
        self._right.show_notes()

    def save(self) -> bool:
        """False when it cannot be saved: then it is said, and nothing has changed."""
        if self.problem:
            self.heading.refuse(self.problem)
            return False
        about = self._found.indicator(self._workbook.own_indicators.get(self._indicator))
        is_new = not self._indicator
        change: c.Change = c.SetIndicators({about.id: about})
        if is_new:
            change = c.Several((change, c.ChooseIndicators((*self._workbook.chosen, about.id))))
        if not self._apply(change):
            return False
        self._indicator = about.id
        self._before = self.form.draft
        words = self.tr("“{name}” is added") if is_new else self.tr("“{name}” is changed")
        self.told.emit(words.format(name=about.name))
        self.saved.emit(about.id)
        self.closed.emit()
        return True

    def leave(self) -> None:
        """Back at once when nothing was typed; else the second time, or by a button."""
        if self.shows_notes and not self.heading.is_asking:
            self.show_notes()
        elif self.is_edited and not self.heading.is_asking:
            self.ask_about_leaving()
        elif self.heading.is_asking and DISCARD not in self.heading.answers:
            self._answer(STAY)
        else:
            self.discard()

    def ask_about_leaving(self) -> None:
        """Say that something is not saved, with the ways to go on."""
        self.heading.ask_about_typing(can_be_saved=not self.problem)

    def discard(self) -> None:
        self.edit(self._indicator)
        self.closed.emit()

    def ask_deletion(self) -> None:
        """Say what would go, or who still needs it."""
        found = deletion(self._workbook, self._indicator)
        if found.change is None:
            self.heading.refuse(found.sentence)
        else:
            self.heading.ask_deletion(found.sentence)

    def delete(self) -> None:
        name = self._workbook.indicators[self._indicator].name
        change = deletion(self._workbook, self._indicator).change
        if change is not None and self._apply(change):
            self.edit("")
            self.told.emit(self.tr("“{name}” is deleted").format(name=name))
            self.closed.emit()

    def _apply(self, change: c.Change) -> bool:
        """False when it is refused: then it is said, and nothing has changed."""
        return applied(self._workbook, change, self.heading.refuse)

    def _answer(self, key: str) -> None:
        self.heading.clear()
        actions: dict[str, Callable[[], object]] = {SAVE: self.save, DISCARD: self.discard, DELETE: self.delete}
        if key in actions:
            actions[key]()
        else:
            self.take_focus()

    def _insert(self, name: FormulaName) -> None:
        if self.form.kind.key != FIGURE:
            self.form.formula.insert_name(name)

    # -- what changes around it -----------------------------------------------------------------------------------

    def show_effect(self, effect: Effect) -> None:
        """The workbook has changed while the page is in sight."""
        gone = bool(self._indicator) and self._indicator not in self._workbook.own_indicators
        if gone:
            self._indicator = ""
            if not self.is_edited:
                self.closed.emit()
                return
        if effect.structure and not self.is_edited:
            self.edit(self._indicator)
        else:
            self._check()

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Tools": self.commands}

    def areas(self) -> list[QWidget]:
        """The names, the values, the form."""
        sides = [self.names.find_field] if self.names.isVisibleTo(self) else []
        return [*sides, self.preview.table, self.form.formula if self.form.draft.is_kpi else self.form.name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow is not self._was_narrow:
            self._was_narrow = self._is_narrow
            self.form.be_narrow(self._is_narrow)
            self._check()
        left, right = (LEFT_NARROW, RIGHT_NARROW) if self._is_narrow else (LEFT, RIGHT)
        self.names.setFixedWidth(min(fonts.scaled(left), self.width() // 5))
        self._right.setFixedWidth(min(fonts.scaled(right), self.width() // 4))
