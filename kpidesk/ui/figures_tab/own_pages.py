"""Pages about what stands in the rows: the choice of what shows, and the editor of own figures and KPIs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.ui.indicators.chooser_page import ChooserPage
from kpidesk.ui.indicators.editor_page import EditorPage
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook


class OwnPages(QObject):
    """Each is made when it is first asked for, and ``made`` hands it over.

    ``editing_wanted`` is the id that the choice leads to, empty for a new one; ``saved`` the id that was kept.
    """

    made = Signal(object)
    editing_wanted = Signal(str)
    saved = Signal(str)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbook, self._theme, self._form, self._parent = workbook, theme, form, parent
        self._editor: EditorPage | None = None
        self._chooser: ChooserPage | None = None

    @property
    def editor(self) -> EditorPage:
        if self._editor is None:
            self._editor = EditorPage(self._workbook, self._theme, self._form, self._parent)
            self._editor.saved.connect(self.saved)
            self.made.emit(self._editor)
        return self._editor

    @property
    def chooser(self) -> ChooserPage:
        if self._chooser is None:
            self._chooser = ChooserPage(self._workbook, self._theme, self._parent, decimal=self._form.decimal)
            self._chooser.edit_requested.connect(self.editing_wanted)
            self._chooser.new_requested.connect(lambda: self.editing_wanted.emit(""))
            self.made.emit(self._chooser)
        return self._chooser

    def is_editor(self, page: QWidget) -> bool:
        """Whether that page is the editor."""
        return page is self._editor
