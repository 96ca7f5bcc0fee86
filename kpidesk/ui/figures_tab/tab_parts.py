"""What stands in the Figures tab: the figures, or one of the parts that take their place for a while."""

from typing import Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from kpidesk.workbook.effect import Effect


class Part(Protocol):
    """What takes the place of the figures: editor, choice, questions, segments, import."""

    closed: SignalInstance
    told: SignalInstance
    facts_changed: SignalInstance

    @property
    def facts(self) -> str: ...

    @property
    def is_edited(self) -> bool: ...

    def ask_about_leaving(self) -> None:
        """Offer the ways to go on while something is typed or not kept yet."""

    def show_effect(self, effect: Effect) -> None: ...

    def take_focus(self) -> None: ...

    def page_actions(self) -> dict[str, list[QAction]]: ...

    def areas(self) -> list[QWidget]: ...


class TabParts(QStackedWidget):
    """One page in sight; a part that is not hears of changes when it is shown.

    ``closed``, ``told`` and ``facts_changed`` are those of the parts.
    """

    closed = Signal()
    told = Signal(str)
    facts_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: dict[QWidget, Part] = {}
        self._missed: dict[QWidget, Effect] = {}

    def add_part(self, page: QWidget) -> None:
        """``page`` is a Part as well; what was added otherwise is a way to enter figures."""
        part = cast(Part, page)
        part.closed.connect(self.closed)
        part.told.connect(self.told)
        part.facts_changed.connect(lambda _: self.facts_changed.emit())
        self._parts[page] = part
        self.addWidget(page)

    @property
    def shown(self) -> QWidget:
        """The page in sight."""
        return self.currentWidget() or self

    @property
    def part(self) -> Part | None:
        """The part in sight; None while figures are entered."""
        return self._parts.get(self.shown)

    def may_leave(self) -> bool:
        """Whether nothing in the part in sight would get lost; else the ways to go on are offered in place."""
        may = self.part is None or not self.part.is_edited
        if self.part is not None and not may:
            self.part.ask_about_leaving()
        return may

    def show_effect(self, effect: Effect) -> None:
        for page, part in self._parts.items():
            if page is self.shown and page.isVisible():
                part.show_effect(effect)
            elif page not in self._missed or not self._missed[page].structure:
                self._missed[page] = effect  # of several the first that changed more than figures, else the last

    def catch_up(self) -> None:
        """The part in sight hears of what it missed."""
        missed = self._missed.pop(self.shown, None)
        if self.part is not None and missed is not None:
            self.part.show_effect(missed)
