"""Grid or month sheet: the two ways to enter figures."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.parts.segments import SegmentedChoice


class View(StrEnum):
    GRID = "grid"
    SHEET = "sheet"


class ViewSwitch(SegmentedChoice):
    """Stands first in the row above either; ``chosen`` names the other one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        tr = sentences.tr
        super().__init__(
            [(View.GRID, tr("Grid")), (View.SHEET, tr("Month sheet"))], tr("How figures are entered"), parent
        )
        self.set_tip(View.GRID, tr("Every month side by side (Ctrl+M)"))
        self.set_tip(View.SHEET, tr("One month from top to bottom (Ctrl+M)"))
