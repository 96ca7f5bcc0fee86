"""The row above the grid."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.choices import FigureChoice, SegmentChoice
from kpidesk.ui.figures.view_switch import ViewSwitch
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind, button_for
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.ui.questions.question_words import counted
from kpidesk.workbook.workbook import Workbook


class FiguresToolbar(Toolbar):
    """Grid or month sheet, which figures, which part, undo and redo, choose and add."""

    choose_requested = Signal()
    add_requested = Signal()
    questions_requested = Signal()
    import_requested = Signal()

    def __init__(
        self, workbook: Workbook, theme: Theme, undo: QAction, redo: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.switch = ViewSwitch(self)
        self.figures = FigureChoice(workbook, self)
        self.parts = SegmentChoice(workbook, self)
        self._choose = Button(theme, sentences.tr("Choose figures"), self, icon="columns-3")
        self._add = Button(theme, sentences.tr("Add own figure"), self, icon="plus")
        self._steps = (
            button_for(theme, undo, self, icon="undo-2", kind=Kind.QUIET),
            button_for(theme, redo, self, icon="redo-2", kind=Kind.QUIET),
        )
        self.imports = Button(theme, sentences.tr("Import"), self, icon="upload")
        self.imports.clicked.connect(self.import_requested)
        self.questions = Button(theme, counted(0), self, icon="speech-question")
        self.questions.clicked.connect(self.questions_requested)
        self._choose.clicked.connect(self.choose_requested)
        self._add.clicked.connect(self.add_requested)
        self._is_narrow = False
        self.add(self.switch, self.figures, self.parts)
        self.gap()
        self.add(
            *self._steps,
            self.questions,
            self.imports,
            self._choose,
            self._add,
        )

    def refresh(self) -> None:
        """Groups and segments may be others now."""
        self.figures.refresh()
        self.parts.refresh()

    def show_questions(self, count: int) -> None:
        """How many questions about figures are open."""
        self.questions.setText(counted(count))
        self._fit()

    def hold_back(self, reason: str) -> None:
        """Nothing can be changed now, and why; empty: it can."""
        for button in (self._choose, self._add, self.imports):
            button.disable(reason) if reason else button.enable()

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the words that repeat a menu go."""
        self._is_narrow = narrow
        self.figures.set_brief(narrow)
        self._choose.setHidden(narrow)
        self._fit()

    def _fit(self) -> None:
        """What has to go is in a menu as well."""
        self.make_room(*([] if self._is_narrow else [self._choose]), self._add, self.imports, *self._steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def choose_button(self) -> Button:
        return self._choose
