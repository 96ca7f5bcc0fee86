"""The three steps of the import, one of them in sight: the file, its columns, what comes of it."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.check_step import CheckStep
from kpidesk.ui.importing.columns_step import ColumnsStep
from kpidesk.ui.importing.file_step import FileStep
from kpidesk.ui.importing.import_work import ImportWork
from kpidesk.ui.importing.rules_card import rule_target_name
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

FILE, COLUMNS, CHECK = range(3)


class ImportSteps(QStackedWidget):
    """A step shows a draft when it comes into sight: there may be 24,000 cells in it."""

    def __init__(self, workbook: Workbook, work: ImportWork, theme: Theme, form: NumberForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbook, self._work, self._form = workbook, work, form
        self._unseen: set[int] = set()
        self.file = FileStep(theme, lambda target: rule_target_name(target, self._name), parent)
        self.columns = ColumnsStep(theme, form, parent)
        self.check = CheckStep(theme, form, parent)
        for step in (self.file, self.columns, self.check):
            self.addWidget(step)

    @property
    def number(self) -> int:
        """Of the step in sight."""
        return self.currentIndex()

    def show_step(self, number: int) -> None:
        """The nearest that there is."""
        number = max(FILE, min(number, CHECK))
        self._fill(number)
        self.setCurrentIndex(number)

    def forget_draft(self) -> None:
        """There is another one now."""
        self._unseen = {FILE, COLUMNS, CHECK}

    def show_draft(self) -> None:
        """What the step in sight has not shown of it."""
        self._fill(self.number)

    def _fill(self, number: int) -> None:
        draft = self._work.draft
        if draft is None or number not in self._unseen:
            return
        self._unseen.discard(number)
        indicators = dict(self._workbook.indicators)
        if number == FILE:
            self.file.show_draft(draft, self._name)
        elif number == COLUMNS:
            self.columns.show_draft(draft, indicators, self._workbook.segments, self._work.remembered)
        elif draft.plan is not None:
            self.check.show_rows(CheckRows(draft, indicators, self._form))

    def take_focus(self) -> None:
        (self.file, self.columns, self.check)[self.number].take_focus()

    def areas(self) -> list[QWidget]:
        """The last one is where the work is."""
        step = (self.file, self.columns, self.check.table)[self.number]
        return [self.check.side, step] if self.number == CHECK else [step]

    def step_question(self, step: int) -> None:
        """To the next question of what is checked."""
        if self.number == CHECK:
            self.check.go_on(step)

    def _name(self, indicator: str) -> str:
        about = self._workbook.indicators.get(indicator)
        return about.name if about is not None else indicator
