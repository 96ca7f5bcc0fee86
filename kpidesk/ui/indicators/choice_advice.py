"""The line below the choice: what came along with a tick, and what still needs a figure that goes."""

from PySide6.QtWidgets import QWidget

from kpidesk.ui.indicators import sentences
from kpidesk.ui.indicators.choice import Choice
from kpidesk.ui.indicators.choice_model import ChoiceModel
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.message import InlineMessage
from kpidesk.workbook.workbook import Workbook

HEIGHT = 42


class ChoiceAdvice(InlineMessage):
    """A KPI that is ticked brings the figures it needs; the button leaves them out again."""

    def __init__(self, workbook: Workbook, theme: Theme, model: ChoiceModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, reserved=True)
        self._workbook, self._model = workbook, model
        self._followed: list[str] = []
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self.body.setContentsMargins(12, 2, 6, 2)

    @property
    def followed(self) -> list[str]:
        """The figures that the last tick brought along."""
        return self._followed

    def say_hint(self) -> None:
        self._followed = []
        self.say(self.tr("A KPI that is ticked brings along the figures it needs."), icon="lightbulb")

    def note_tick(self, choice: Choice, name: str, chosen: bool) -> None:
        """``name`` was ticked or not any more."""
        needed = choice.missing_inputs(name) if chosen else []
        users = [] if chosen else choice.followers(name)
        self.say_hint()
        if needed:
            for each in needed:
                choice.choose(each, True)
            self._followed = needed
            only = self.tr("Only the KPI")
            self.say(sentences.also_shows(name, needed, self._workbook), icon="info", remedy=only)
            self._model.repaint_ticks()
        elif users:
            self.say(sentences.still_needed(name, users, self._workbook), icon="info")

    def leave_out(self, choice: Choice) -> None:
        """Without the figures that came along."""
        for name in self._followed:
            choice.choose(name, False)
        self._model.repaint_ticks()
        self.say_hint()
