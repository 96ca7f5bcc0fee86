"""The page of channels, campaigns and products: their names and dates, the totals of figures, the KPIs by part."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.question_strip import QuestionStrip
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.segments.kpis_view import KpisView
from kpidesk.ui.segments.merge_choice import MergeChoice
from kpidesk.ui.segments.segment_actions import SegmentActions, Tasks
from kpidesk.ui.segments.segment_deeds import SegmentDeeds
from kpidesk.ui.segments.segment_sayings import END, LEAVE, MERGE, REMOVE, REOPEN, SET, Saying, SegmentSayings
from kpidesk.ui.segments.segment_views import SegmentViews, Shown
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.segments.segments_model import Column, SegmentsModel
from kpidesk.ui.segments.segments_table import SegmentsTable
from kpidesk.ui.segments.totals_view import TotalsView
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook


class SegmentsPage(QWidget):
    """The strip below says what a choice does before it is made."""

    closed = Signal()
    told = Signal(str)
    refused = Signal(str)
    facts_changed = Signal(str)

    def __init__(
        self, workbook: Workbook, signals: WorkbookSignals, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbook, self._signals = workbook, signals
        self._setting: tuple[str, SegmentKind | None] | None = None
        self._sayings = SegmentSayings(workbook)
        self.deeds = SegmentDeeds(workbook, signals, self)
        self.model = SegmentsModel(workbook, self.deeds, self)
        self.table = SegmentsTable(self.model, theme, self)
        self.totals, self.kpis = TotalsView(workbook, theme, self), KpisView(workbook, theme, self)
        self.strip = QuestionStrip(theme, self)
        self.into = MergeChoice(self._sayings, self)
        self._lay_out(theme)
        self._connect()
        self._actions = SegmentActions(
            self, Tasks(self.add, self.begin_merging, self.end_or_reopen, self._remove_current, self.leave)
        )
        self.end_action, self.add_actions = self._actions.end, self._actions.add
        self.begin()

    def _lay_out(self, theme: Theme) -> None:
        self.back = Button(theme, tr("Back"), self, icon="arrow-left", kind=Kind.QUIET, key_hint=tr("Esc"))
        self.views = SegmentedChoice(
            [
                (Shown.NAMES, tr("Names and dates")),
                (Shown.TOTALS, tr("Figures and totals")),
                (Shown.KPIS, tr("KPIs by part")),
            ],
            tr("What is shown"),
            self,
        )
        bar = Toolbar(self)
        bar.add(self.back, PlainLabel(tr("Channels, campaigns, products"), TextRole.SCREEN_TITLE, bar))
        bar.gap()
        bar.add(self.views)
        self._stack = SegmentViews(self.table, self.totals, self.kpis, theme, way_back=self.back)
        self.nothing = self._stack.nothing
        self.strip.add_beside(self.into)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.views.chosen.connect(lambda key: self.show_view(Shown(key)))
        self.deeds.refused.connect(self.refused)
        self.deeds.told.connect(self.told)
        self.table.moved.connect(self._say)
        self.table.add_wanted.connect(self.add)
        self.table.move_wanted.connect(self.move_segment)
        self.table.remove_wanted.connect(self.remove)
        self.totals.moved.connect(self._say)
        self.totals.chosen.connect(self.ask_about_total)
        self.kpis.moved.connect(self._say)
        self.into.currentIndexChanged.connect(lambda _: self._say())
        self.strip.chosen.connect(self._take)
        self._signals.held.connect(lambda _: self._say())

    # -- what the Figures tab asks ------------------------------------------------------------------------------

    def begin(self) -> None:
        """The names, at the first one."""
        self._refresh()
        self.show_view(Shown.NAMES)
        self.table.choose(None)
        self._say()

    @property
    def view(self) -> Shown:
        return Shown(self.views.key)

    def show_view(self, view: Shown) -> None:
        if not self.table.finish_editing():
            self.views.choose(Shown.NAMES)
            return
        self._forget_asking()
        self.views.choose(view)
        self._stack.show_rows(self.view)
        self.facts_changed.emit(self.facts)
        self._say()

    @property
    def facts(self) -> str:
        if self.width() < fonts.scaled(1200):
            return ""
        if self.view is Shown.TOTALS:
            return tr("Enter: how the total comes about     Esc: back")
        keys = tr("F2: change     Insert: add     Delete: remove     Ctrl Shift Up, Down: move     Esc: back")
        return keys if self.view is Shown.NAMES else tr("Esc: back")

    @property
    def is_edited(self) -> bool:
        """Whether something typed is refused and waits."""
        return not self.table.finish_editing()

    def ask_about_leaving(self) -> None:
        """What is refused in the table says itself why it is."""
        self.take_focus()

    def take_focus(self) -> None:
        self._stack.take_focus()

    def page_actions(self) -> dict[str, list[QAction]]:
        return {"Tools": self._actions.all}

    def areas(self) -> list[QWidget]:
        strip = [self.strip.buttons[0]] if self.strip.offers else []
        return [self.views, *strip, self._stack.area]

    def show_effect(self, _effect: Effect) -> None:
        self._refresh()
        self._say()

    def leave(self) -> None:
        """What is asked first, then the page."""
        if self.into.merged is not None or self._setting is not None:
            self._forget_asking()
            self._say()
            self.take_focus()
        elif self.table.finish_editing():
            self.closed.emit()

    # -- names and dates ----------------------------------------------------------------------------------------

    def add(self, kind: SegmentKind) -> None:
        """A new one, with its name open to be typed."""
        if not self.table.finish_editing():
            return
        new = self.deeds.add(kind)
        if new is not None:
            self.show_view(Shown.NAMES)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.choose(new)
            self.table.begin_editing(Column.NAME)

    def move_segment(self, segment: Segment, step: int) -> None:
        if self.deeds.move(segment, step):
            self.table.choose(segment)

    def remove(self, segment: Segment) -> None:
        row = self.table.currentIndex().row()
        if self.deeds.remove(segment):
            self.table.choose_row(min(row, len(self.model.lines) - 1))

    def _remove_current(self) -> None:
        if self.table.segment is not None:
            self.remove(self.table.segment)

    def end_or_reopen(self) -> None:
        """One that has an end goes on again; else its last day is asked for, the end of its last month offered."""
        segment = self.table.segment
        if segment is not None and self.view is Shown.NAMES and self.deeds.end_or_reopen(segment):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.begin_editing(Column.UNTIL)

    # -- merging ------------------------------------------------------------------------------------------------

    def begin_merging(self) -> None:
        """Offer the others of its kind; what would happen is said before it does."""
        segment = self.table.segment
        others = self._sayings.others(segment)
        if segment is None or not others or self.view is not Shown.NAMES or not self.table.finish_editing():
            return
        self.into.begin(segment)
        self._say()
        self.into.setFocus(Qt.FocusReason.OtherFocusReason)

    def _merge(self) -> None:
        segment, into = self.into.merged, self.into.target
        self._forget_asking()
        if segment is not None and into is not None and self.deeds.merge(segment, into):
            self.table.choose(into)
        self.take_focus()
        self._say()

    # -- totals -------------------------------------------------------------------------------------------------

    def ask_about_total(self, indicator: str, kind: SegmentKind | None) -> None:
        """Say what would happen to the totals; a change is made by the button."""
        if self._workbook.total_from(indicator) is not kind:
            self._setting = indicator, kind
            self._say()
            self.strip.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_total(self) -> None:
        setting = self._setting
        self._forget_asking()
        if setting is not None:
            self.deeds.set_total(*setting)
        self.take_focus()
        self._say()

    # -- the strip ----------------------------------------------------------------------------------------------

    def _forget_asking(self) -> None:
        self._setting = None
        self.into.forget()

    def _take(self, way: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            MERGE: self._merge if self.into.merged is not None else self.begin_merging,
            END: self.end_or_reopen,
            REOPEN: self.end_or_reopen,
            REMOVE: self._remove_current,
            SET: self._set_total if self._setting is not None else lambda: self.totals.open_menu(self.totals.table.row),
            LEAVE: self.leave,
        }
        ways[way]()

    def _refresh(self) -> None:
        self.model.show_segments()
        self.totals.show_splits()
        self.kpis.show_kpis()
        self._stack.show_rows(self.view)
        if self.into.merged is not None and self.into.merged not in self._workbook.segments:
            self._forget_asking()

    def _say(self) -> None:
        self.into.setVisible(self.into.merged is not None)
        segment, saying = self.table.segment, self._saying()
        self.strip.say(saying.sentence, saying.below, saying.icon, saying.offers)
        self.strip.hold_back(self._signals.hold.reason if self._signals.hold is not None else "")
        self._actions.offer(
            is_one=segment is not None and self.view is Shown.NAMES,
            has_ended=segment is not None and self._workbook.segment_card(segment).ends is not None,
            can_merge=bool(self._sayings.others(segment)),
            is_held=self.deeds.is_held,
        )

    def _saying(self) -> Saying:
        split, into = self.totals.split, self.into.target
        if self.into.merged is not None and into is not None:
            return self._sayings.merging(self.into.merged, into)
        if self.view is Shown.NAMES:
            return self._sayings.segment(self.table.segment)
        if self.view is Shown.KPIS:
            return Saying(self.kpis.sentence, "", "info" if self.kpis.sentence else "")
        if split is None:
            return Saying("")
        if self._setting is not None and self._setting[0] == split.indicator:
            return self._sayings.total_would(*self._setting)
        self._setting = None
        return self._sayings.total(split, self.totals.can_choose(split))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the choice of what to merge into merges."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.into.merged is not None and self.into.hasFocus():
            self._merge()
        else:
            super().keyPressEvent(event)
