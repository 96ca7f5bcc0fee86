"""What the main window asks of a page, whatever it shows."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kpidesk.domain.month import Month
from kpidesk.ui.place import Place


class Page(Protocol):
    """One tab of an open file. A page is a QWidget as well."""

    place_requested: SignalInstance
    facts_changed: SignalInstance
    refused: SignalInstance
    told: SignalInstance
    """What was changed; it can be taken back."""
    noted: SignalInstance
    """What was done without changing anything."""

    @property
    def month(self) -> Month:
        """The month looked at."""

    @property
    def place(self) -> Place | None:
        """Where to go to look at the same thing again; None when nothing is chosen."""

    def step_month(self, months: int) -> None: ...

    def go_to(self, place: Place) -> None: ...

    def page_actions(self) -> dict[str, list[QAction]]:
        """Menu ("Edit", "View", "Month", "Tools") to the page's own commands."""

    def areas(self) -> list[QWidget]:
        """Parts of the page in the order of F6."""

    def finish_editing(self) -> bool:
        """Store what is being typed; False when it is refused and stays."""
