"""The screen of one open file: tabs, the message above, the pages."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import line
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.place import ChangePlace, ChartPlace, GoalPlace, Place, Tab, TilePlace
from kpidesk.ui.saving.strips import Strips
from kpidesk.ui.window.page import Page
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook

MakePage = Callable[[Workbook, WorkbookSignals, Theme, NumberForm, QWidget], QWidget]
"""Makes a page: a QWidget that is a `Page` as well."""


MESSAGE_HEIGHT, MESSAGE_MARGIN = 42, 8
_TABS = {TilePlace: Tab.OVERVIEW, GoalPlace: Tab.GOALS, ChangePlace: Tab.CHANGES, ChartPlace: Tab.CHARTS}
"""Where places are that are not among the figures."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Screen", text)


class Screen(QWidget):
    """Pages are made when they are first shown. ``told``, ``noted`` and ``facts_changed`` are the pages' own words."""

    told = Signal(str)
    noted = Signal(str)
    facts_changed = Signal(str)
    page_shown = Signal()
    remedy_requested = Signal()

    def __init__(
        self,
        workbook: Workbook,
        theme: Theme,
        form: NumberForm,
        makers: dict[Tab, MakePage],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbook, self._theme, self._form, self._makers = workbook, theme, form, makers
        self.signals = WorkbookSignals(workbook, self)
        self.order = list(makers)
        self._pages: dict[Tab, QWidget] = {}
        self._facts: dict[Tab, str] = {}
        self._left_at: dict[Tab, QWidget] = {}
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_tr("Tabs"))
        names = {
            Tab.OVERVIEW: _tr("Overview"),
            Tab.FIGURES: _tr("Figures"),
            Tab.GOALS: _tr("Goals"),
            Tab.CHANGES: _tr("Changes"),
            Tab.CHARTS: _tr("Charts"),
        }
        for tab in self.order:
            self.tabs.addTab(names[tab])
        self.tabs.currentChanged.connect(lambda index: self._show_tab(self.order[index]))
        self.strips = Strips(theme, self)
        self._message = InlineMessage(theme, self)
        self._message.remedy_requested.connect(self.remedy_requested)
        self._stack = QStackedWidget(self)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 16, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())
        column.addWidget(self.strips)
        column.addWidget(self._stack, 1)

    @property
    def workbook(self) -> Workbook:
        return self._workbook

    @property
    def tab(self) -> Tab:
        return self.order[self.tabs.currentIndex()]

    @property
    def page(self) -> Page:
        """The page in sight."""
        return cast(Page, self._page(self.tab))

    @property
    def message(self) -> str:
        return self._message.text if self._message.isVisibleTo(self) else ""

    @property
    def facts(self) -> str:
        """What the status bar says of the page in sight."""
        return self._facts.get(self.tab, "")

    def choose(self, tab: Tab) -> None:
        """Leave the page in sight, unless something typed there is refused, and show another."""
        if tab is not self.tab and self.tab in self._pages and not self.page.finish_editing():
            return
        if self.tabs.currentIndex() == self.order.index(tab):
            self._show_tab(tab)
        self.tabs.setCurrentIndex(self.order.index(tab))
        self._focus_page(self._page(tab))

    def go_to(self, place: Place) -> None:
        """Show a place, on whatever tab it is."""
        tab = _TABS.get(type(place), Tab.FIGURES)
        self.choose(tab)
        if self.tab is tab:
            self.page.go_to(place)

    def step_tab(self, step: int) -> None:
        place = (self.tabs.currentIndex() + step) % len(self.order)
        self.choose(self.order[place])

    def step_area(self, step: int) -> None:
        """Give the focus to the next area of the page; the tabs are one of them."""
        parts = [self.strips, *self.page.areas()]
        areas = [self.tabs, *(area for area in parts if area.isVisible() and area.isEnabled())]
        focus = self.focusWidget()
        inside = [
            i for i, area in enumerate(areas) if focus is not None and (area is focus or area.isAncestorOf(focus))
        ]
        areas[((inside[-1] if inside else 0) + step) % len(areas)].setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, sentence: str, remedy: str = "") -> None:
        """Show a refusal over the page's head, so that nothing moves; an empty sentence takes it away.

        ``remedy`` is the verb on a button that asks for ``remedy_requested``.
        """
        if sentence and sentence == self.strips.held.text:
            self._message.clear()
            self.strips.held.insist()  # it stands there already
        elif sentence:
            self._message.say(sentence, Tone.BAD, remedy=remedy)
            self._place_message()
        else:
            self._message.clear()

    def finish_editing(self) -> bool:
        return all(cast(Page, page).finish_editing() for page in self._pages.values())

    def close_signals(self) -> None:
        self.signals.close()

    def _page(self, tab: Tab) -> QWidget:
        if tab not in self._pages:
            made = self._makers[tab](self._workbook, self.signals, self._theme, self._form, self)
            page = cast(Page, made)
            page.place_requested.connect(self.go_to)
            page.refused.connect(self.say)
            page.told.connect(self.told)
            page.noted.connect(self.noted)
            page.facts_changed.connect(lambda facts: self._note_facts(tab, facts))
            other_commands = getattr(made, "actions_changed", None)  # of a page that shows several parts in turn
            if other_commands is not None:
                other_commands.connect(self.page_shown)
            self._pages[tab] = made
            self._stack.addWidget(made)
        return self._pages[tab]

    def _focus_page(self, page: QWidget) -> None:
        """Where the focus was when the page was left, else its last area: that is where the work is."""
        areas = cast(Page, page).areas()
        before = self._left_at.get(self.tab)
        if before is None or not isValid(before) or not before.isVisible():
            before = areas[-1] if areas else page
        before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_message(self) -> None:
        top = self._stack.geometry().topLeft()
        width = self.width() - 2 * MESSAGE_MARGIN
        height = max(MESSAGE_HEIGHT, self._message.heightForWidth(width), self._message.minimumSizeHint().height())
        self._message.setGeometry(top.x() + MESSAGE_MARGIN, top.y() + 3, width, height)
        self._message.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else needs takes the message away."""
        if event.key() == Qt.Key.Key_Escape and self.message:
            self.say("")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_message()

    def _note_facts(self, tab: Tab, facts: str) -> None:
        self._facts[tab] = facts
        if tab is self.tab:
            self.facts_changed.emit(facts)

    def _show_tab(self, tab: Tab) -> None:
        self.say("")
        left = self._stack.currentWidget()
        for held, widget in self._pages.items():
            if widget is left and widget.isAncestorOf(self.focusWidget() or self):
                self._left_at[held] = self.focusWidget()
        page = self._page(tab)
        self._stack.setCurrentWidget(page)
        self.page_shown.emit()
        if not self.tabs.hasFocus():
            self._focus_page(page)
        self.facts_changed.emit(self.facts)
