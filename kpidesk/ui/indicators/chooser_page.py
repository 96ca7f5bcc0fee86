"""The page on which the owner chooses which figures and KPIs show, and reads what they are."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.domain import change as c
from kpidesk.ui.applying import applied
from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.catalogue_card import CatalogueCard
from kpidesk.ui.indicators.choice import Choice
from kpidesk.ui.indicators.choice_board import ChoiceBoard
from kpidesk.ui.indicators.choice_model import ChoiceRow
from kpidesk.ui.indicators.heading_strip import DISCARD, STAY, HeadingStrip
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import Side
from kpidesk.ui.parts.page_action import page_action
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

NARROW, RIGHT, RIGHT_NARROW = 1200, 360, 296
DONE = "done"


class ChooserPage(QWidget):
    """Applies one ChooseIndicators on Done. ``catalogue`` is asked once, for groups and starter sets."""

    closed = Signal()
    edit_requested = Signal(str)
    new_requested = Signal()
    told = Signal(str)
    facts_changed = Signal(str)

    def __init__(
        self,
        workbook: Workbook,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        decimal: str = ".",
        catalogue: Callable[[], Catalogue] = read_catalogue,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._theme = workbook, theme
        self._catalogue = catalogue()
        self._choice = Choice(workbook, self._catalogue.groups)
        self._make_parts(decimal)
        self._lay_out()
        self._connect()
        self.begin()

    def _make_parts(self, decimal: str) -> None:
        theme, tr = self._theme, self.tr
        self.heading = HeadingStrip(theme, self)
        self._sets = Button(theme, tr("Use a starter set"), self, icon="list-checks")
        self._new = Button(theme, tr("New figure or KPI"), self, icon="plus")
        self._cancel = Button(theme, tr("Cancel"), self, key_hint=tr("Esc"))
        self._done = Button(theme, tr("Done"), self, kind=Kind.MAIN, tip_text=tr("Done (Ctrl+Enter)"))
        self.heading.add(self._sets, self._new, self._cancel, self._done)
        self._make_menu()
        self.board = ChoiceBoard(self._workbook, theme, self._choice, self)
        self.finder, self.list, self.advice = self.board.finder, self.board.list, self.board.advice
        self.shown, self.model = self.board.shown, self.board.model
        self.card = CatalogueCard(self._workbook, decimal, self)
        self.change = Button(theme, tr("Change it"), self, icon="pencil")

    def _make_menu(self) -> None:
        menu = QMenu(self)
        for starter in self._catalogue.starters.values():
            words = self.tr("{name}: {what}").format(name=starter.label, what=starter.description)
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda *_, key=starter.id: self.use_starter(key))
        self._sets.setMenu(menu)

    def _lay_out(self) -> None:
        self._right = Side("right", self)
        self._right.body.setContentsMargins(1, 0, 0, 0)
        self._right.body.setSpacing(0)
        self._right.body.addWidget(self.card, 1)
        below = QHBoxLayout()
        below.setContentsMargins(20, 8, 20, 12)
        below.addWidget(self.change)
        below.addStretch(1)
        self._right.body.addLayout(below)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.board, 1)
        across.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        self.model.ticked.connect(self._note_tick)
        self.list.current_moved.connect(self._show_card)
        self.list.move_wanted.connect(self.move_row)
        self.advice.remedy_requested.connect(self._take_remedy)
        self.heading.answered.connect(self._answer)
        self._new.clicked.connect(self.new_requested)
        self._cancel.clicked.connect(self.leave)
        self._done.clicked.connect(self.finish)
        self.change.clicked.connect(self._edit_current)
        self.commands = [
            page_action(self, self.tr("&Done"), ("Ctrl+Return", "Ctrl+Enter"), self.finish),
            page_action(self, self.tr("&Back to the figures"), ("Esc",), self.leave),
            page_action(self, self.tr("&New figure or KPI"), (), self.new_requested.emit),
        ]

    # -- what is chosen -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start from what shows now."""
        self._choice = Choice(self._workbook, self._catalogue.groups)
        self.heading.clear()
        self.board.begin(self._choice)
        self._show_state()
        self.board.choose_first()
        self.list.scrollToTop()

    def take_focus(self) -> None:
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_edited(self) -> bool:
        return self._choice.is_changed

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def facts(self) -> str:
        """What the status bar says while this page is in sight."""
        return self.tr("Space: show or hide     Alt+Up, Alt+Down: move     Ctrl+Enter: done")

    def use_starter(self, starter: str) -> None:
        """Show what a new business of this sort starts with, as well."""
        came = self._choice.add(self._catalogue.starters[starter].indicators)
        self._renew()
        name = self._catalogue.starters[starter].label
        words = self.tr("{n} of the set “{name}” came.") if came else self.tr("All of the set “{name}” shows already.")
        self.advice.say(words.format(n=came, name=name))

    def move_row(self, row: ChoiceRow, step: int) -> None:
        """One place up or down; a group moves with all it has."""
        name = row.indicator
        moved = self._choice.move(name, step) if name else self._choice.move_group(row.group, step)
        if moved:
            self._renew(row)

    def finish(self) -> bool:
        """Keep the choice. False when it is refused: then it is said, and nothing has changed."""
        result, was_changed = self._choice.result, self._choice.is_changed
        words = sentences.shown_changed(self._choice.added, self._choice.removed)
        if was_changed:
            if not applied(self._workbook, c.ChooseIndicators(result), self.heading.refuse):
                return False
            self.told.emit(words)
        self.begin()
        self.closed.emit()
        return True

    def leave(self) -> None:
        """Back at once when nothing was changed; else the second time, or by a button."""
        if self.is_edited and not self.heading.is_asking:
            self.ask_about_leaving()
        elif self.heading.is_asking and DISCARD not in self.heading.answers:
            self._answer(STAY)
        else:
            self.discard()

    def ask_about_leaving(self) -> None:
        answers = [
            (DISCARD, self.tr("Discard"), self.tr("Esc")),
            (STAY, self.tr("Go on"), ""),
            (DONE, self.tr("Done"), self.tr("Ctrl Enter")),
        ]
        self.heading.ask(self.tr("This choice is not kept yet."), answers, main=DONE)

    def discard(self) -> None:
        self.begin()
        self.closed.emit()

    def _answer(self, key: str) -> None:
        self.heading.clear()
        actions: dict[str, Callable[[], object]] = {DONE: self.finish, DISCARD: self.discard}
        actions.get(key, self.list.setFocus)()

    # -- what is said about it ------------------------------------------------------------------------------------

    def _note_tick(self, name: str, chosen: bool) -> None:
        self.advice.note_tick(self._choice, name, chosen)
        self._show_state()

    def _take_remedy(self) -> None:
        self.advice.leave_out(self._choice)
        self._show_state()

    def _show_state(self) -> None:
        self.heading.clear()
        shown = len(self._choice.result)
        count = sum(map(len, self._choice.groups.values()))
        words = self.tr("{n} of {count} shown").format(n=shown, count=count)
        self.heading.show_title(self.tr("Choose figures"), words)
        self.facts_changed.emit(self.facts)

    def _show_card(self, row: ChoiceRow) -> None:
        self.card.show_indicator(row.indicator)
        about = self._workbook.indicators.get(row.indicator)
        self.change.setVisible(about is not None)
        self.change.setText(self.tr("Change it") if about and about.own else self.tr("Make an own one like it"))

    def _edit_current(self) -> None:
        row = self.list.row
        if row is not None and row.indicator:
            self.edit_requested.emit(row.indicator)

    def _renew(self, row: ChoiceRow | None = None) -> None:
        self.board.renew(row)
        self._show_state()

    # -- what changes around it -----------------------------------------------------------------------------------

    def show_effect(self, effect: Effect) -> None:
        """Own figures came, went or changed while a choice is open."""
        if not effect.structure:
            return
        if self.is_edited:
            self._choice.take_changes()
            self._renew()
        else:
            kept = self.list.row
            self.begin()
            if kept is not None:
                self.list.choose_row(kept)

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Tools": self.commands}

    def areas(self) -> list[QWidget]:
        return [self.finder, self.card, self.list]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._right.setFixedWidth(
            min(fonts.scaled(RIGHT_NARROW if self.width() < fonts.scaled(NARROW) else RIGHT), self.width() // 3)
        )
