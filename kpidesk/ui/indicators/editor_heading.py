"""The row above the editor: what is edited, its state, and the buttons that end it."""

from PySide6.QtWidgets import QWidget

from kpidesk.ui.indicators.draft_check import DraftCheck
from kpidesk.ui.indicators.heading_strip import DISCARD, STAY, HeadingStrip
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind

SAVE, DELETE = "save", "delete"
"""Answers beside those of every heading."""


class EditorHeading(HeadingStrip):
    """Saving is possible while nothing stands against it; else the button says what does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.delete = Button(theme, self.tr("Delete…"), self, icon="trash-2", kind=Kind.QUIET)
        self.cancel = Button(theme, self.tr("Cancel"), self, key_hint=self.tr("Esc"))
        self.save = Button(theme, "", self, kind=Kind.MAIN)
        self.add(self.delete, self.cancel, self.save)

    def show_check(self, found: DraftCheck, *, is_new: bool, is_edited: bool) -> None:
        """A name that cannot be is said at once; whatever else stands against saving is the button's tip."""
        is_kpi = found.draft.is_kpi
        self.save.setText(self.tr("Save KPI") if is_kpi else self.tr("Save figure"))
        if found.problem:
            self.save.disable(found.problem)
        else:
            self.save.enable(self.tr("Save (Ctrl+Enter)"))
        state = self.tr("not saved yet")
        if not is_new:
            state = self.tr("changed, not saved yet") if is_edited else self.tr("saved")
        problem = found.name_problem or found.id_problem
        shown = f"{state}: {problem}" if problem and found.draft.label else state
        self.show_title(self.tr("Own KPI") if is_kpi else self.tr("Own figure"), shown)
        self.delete.setVisible(not is_new)

    def ask_about_typing(self, *, can_be_saved: bool) -> None:
        """Say that something is not saved, with the ways to go on."""
        answers = [(DISCARD, self.tr("Discard"), self.tr("Esc")), (STAY, self.tr("Go on typing"), "")]
        if can_be_saved:
            answers.append((SAVE, self.save.text(), self.tr("Ctrl Enter")))
        self.ask(self.tr("What you typed is not saved yet."), answers, main=answers[-1][0])

    def ask_deletion(self, sentence: str) -> None:
        """``sentence`` is what would go."""
        answers = [(STAY, self.tr("Keep it"), self.tr("Esc")), (DELETE, self.tr("Delete"), "")]
        self.ask(sentence, answers, main=DELETE)
