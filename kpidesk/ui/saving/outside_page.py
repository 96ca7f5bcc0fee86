"""The choice between what is here and what others made of the file, with the figures that differ."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.file_facts import Difference
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.saving import Divergence
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.saving.choice_page import Choice, ChoicePage
from kpidesk.ui.saving.differences_table import DifferencesTable
from kpidesk.ui.saving.save_words import what_became


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutsidePage", text)


class OutsidePage(ChoicePage):
    """The table is there when it is asked for, and fills when the other file has been read."""

    def __init__(
        self,
        theme: Theme,
        became: Divergence | None,
        name: str,
        parent: QWidget | None = None,
        *,
        form: NumberForm,
        indicators: Mapping[str, Indicator],
    ) -> None:
        super().__init__(theme, *what_became(became, name), _choices(became), parent, unasked=True)
        self._heading = PlainLabel("", TextRole.HEADING, self)
        self.table = DifferencesTable(theme, form, indicators, (_tr("Mine"), _tr("Theirs")), self)
        self._frame = Card(self)
        self._frame.body.setContentsMargins(1, 1, 1, 1)
        self._frame.body.addWidget(self.table)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._frame)
        for part in (self._heading, self._frame):
            part.hide()

    @property
    def heading(self) -> str:
        return self._heading.text()

    def wait_for_differences(self) -> None:
        self._say(_tr("Comparing the two…"))

    def show_differences(self, differences: Sequence[Difference]) -> None:
        if not differences:
            self._say(_tr("Every figure is the same in both; goals, notes or names differ."))
            return
        count = len(differences)
        self._say(
            _tr("1 figure is not the same") if count == 1 else _tr("{n} figures are not the same").format(n=count)
        )
        self.table.show_differences(differences)
        self._frame.show()

    def say_unreadable(self) -> None:
        self._say(_tr("What differs cannot be told: the other file cannot be read."))

    def _say(self, words: str) -> None:
        self._heading.setText(words)
        self._heading.show()
        self._frame.hide()


def _choices(became: Divergence | None) -> list[Choice]:
    theirs = Choice(
        "theirs", _tr("Load theirs"), _tr("What you have here is kept beside it first, as a conflict copy.")
    )
    mine = Choice("mine", _tr("Keep mine as another file…"), _tr("The window goes on with that file."))
    look = Choice("look", _tr("Look again"), _tr("When the file is back in its place, everything goes on as before."))
    back = Choice("back", _tr("Back"), _tr("Look at the figures; nothing can be typed until this is settled."))
    return {
        Divergence.PARTED: [theirs, mine, back],
        Divergence.ANOTHER: [mine, theirs, look, back],
    }.get(became or Divergence.GONE, [mine, look, back])
