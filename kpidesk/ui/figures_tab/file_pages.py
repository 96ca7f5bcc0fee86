"""Pages about the whole file in the Figures tab: its open questions, its channels, campaigns and products, imports."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.questions.question_watch import QuestionWatch
from kpidesk.ui.questions.question_words import QuestionWords
from kpidesk.ui.questions.questions_page import QuestionsPage
from kpidesk.ui.segments.segments_page import SegmentsPage
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook

if TYPE_CHECKING:  # it brings along every reader of files, for which nobody who only looks at figures waits
    from kpidesk.ui.importing.import_page import ImportPage


class FilePages(QObject):
    """Each is made when it is first asked for, and marks in the grid what is asked about figures.

    ``made`` hands over a new page; ``figure_wanted``, ``month_wanted`` and ``closing_wanted`` are where they lead.
    """

    made = Signal(object)
    figure_wanted = Signal(object)
    month_wanted = Signal(object)
    closing_wanted = Signal(object)

    def __init__(
        self, workbook: Workbook, signals: WorkbookSignals, theme: Theme, form: NumberForm, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbook, self._signals, self._theme, self._form = workbook, signals, theme, form
        self._parent = parent
        self._words = QuestionWords(workbook, form)
        self.watch = QuestionWatch(workbook, signals, self)
        self._questions: QuestionsPage | None = None
        self._segments: SegmentsPage | None = None
        self._importing: ImportPage | None = None

    @property
    def questions(self) -> QuestionsPage:
        if self._questions is None:
            parts = (self._workbook, self._signals, self.watch, self._theme, self._parent)
            self._questions = page = QuestionsPage(*parts, form=self._form)
            page.figure_wanted.connect(self.figure_wanted)
            page.month_wanted.connect(self.month_wanted)
            page.closing_wanted.connect(self.closing_wanted)
            self.made.emit(page)
        return self._questions

    @property
    def segments(self) -> SegmentsPage:
        if self._segments is None:
            self._segments = SegmentsPage(self._workbook, self._signals, self._theme, self._parent)
            self.made.emit(self._segments)
        return self._segments

    @property
    def importing(self) -> "ImportPage":
        """Taking in a file of figures."""
        if self._importing is None:
            from kpidesk.ui.importing.import_page import ImportPage

            self._importing = page = ImportPage(self._workbook, self._signals, self._theme, self._form, self._parent)
            page.imported.connect(self.figure_wanted)
            self.made.emit(page)
        return self._importing

    def mark(self, page: FiguresPage) -> None:
        """Show in the grid, now and from now on, what is asked about its figures."""
        page.model.cells.question = self._sentence

        def show(cells: object) -> None:
            page.model.show_questions(cells)  # type: ignore[arg-type]  # a set of cells, that Qt hands on as it is
            page.toolbar.show_questions(self.watch.count)

        self.watch.changed.connect(show)
        self.watch.is_wanted = page.isVisible
        page.installEventFilter(self)

    def _sentence(self, cell: Cell) -> str:
        question = self.watch.of(cell)
        return self._words.sentence(question) if question is not None else ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The grid comes into sight."""
        if event.type() is QEvent.Type.Show:
            self.watch.begin()
        return False
