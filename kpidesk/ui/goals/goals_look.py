"""What the page of goals shows: one KPI with its chart, or the goals of all in one table."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kpidesk.ui.parts.segments import SegmentedChoice


class Look(StrEnum):
    ONE = "one"
    ALL = "all"

    @property
    def other(self) -> "Look":
        return Look.ONE if self is Look.ALL else Look.ALL


class LookChoice(SegmentedChoice):
    """Stands at the same place in both looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        looks = [(str(Look.ONE), _tr("One KPI")), (str(Look.ALL), _tr("All goals"))]
        super().__init__(looks, _tr("What is shown"), parent)
        self.set_tip(str(Look.ALL), _tr("The goals of every KPI in one table (Ctrl+T)"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalsPage", text)
