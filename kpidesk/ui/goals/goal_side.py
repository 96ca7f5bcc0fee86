"""The left of the goals page: what is shown, of which part of the business, and the list of KPIs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.ui.figures.choices import SegmentChoice
from kpidesk.ui.goals.goal_list import GoalList, GoalListModel
from kpidesk.ui.goals.goals_look import LookChoice
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import Side
from kpidesk.workbook.workbook import Workbook


class GoalSide(Side):
    """The choice of a part is not there while the business has none."""

    def __init__(self, workbook: Workbook, model: GoalListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("left", parent)
        self.looks = LookChoice(self)
        self.parts = SegmentChoice(workbook, self)
        self.list = GoalList(model, theme, self)
        self.setFixedWidth(fonts.scaled(256))
        choices = QVBoxLayout()
        choices.setContentsMargins(0, 6, 0, 4)
        choices.setSpacing(8)
        choices.addWidget(self.looks)
        choices.addWidget(self.parts)
        self.body.setContentsMargins(8, 4, 9, 8)
        self.body.setSpacing(0)
        self.body.addLayout(choices)
        self.body.addWidget(self.list, 1)
