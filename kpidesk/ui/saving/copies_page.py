"""Copies that a synchronisation left beside the file, and how their figures differ from those here."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.comparison import differences
from kpidesk.domain.file_facts import Difference, ReadOnly
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.overlay_page import OverlayPage
from kpidesk.ui.saving.choice_page import WIDTH
from kpidesk.ui.saving.differences_table import DifferencesTable
from kpidesk.ui.wording import refusal_words

Found = list[Difference] | Refusal


def _tr(text: str) -> str:
    return QCoreApplication.translate("CopiesPage", text)


class CopiesPage(OverlayPage):
    """One part for each copy. ``look_requested(Path)`` asks to look at one."""

    look_requested = Signal(object)

    def __init__(
        self, theme: Theme, form: NumberForm, indicators: Mapping[str, Indicator], parent: QWidget | None = None
    ) -> None:
        lead = _tr(
            "They were made when the file was changed in two places at once. Type over here what is right in them, "
            "then delete them in the folder."
        )
        super().__init__(theme, _tr("Copies beside the file"), width=WIDTH, lead=lead, parent=parent)
        self._form, self._indicators = form, indicators
        self._waiting = PlainLabel(_tr("Comparing…"), TextRole.PARAGRAPH, self)
        self.tables: list[DifferencesTable] = []
        self.sentences: list[str] = []
        self.body.addWidget(self._waiting)

    def show_copies(self, found: Sequence[tuple[Path, Found]]) -> None:
        self._waiting.hide()
        for path, what in found:
            self._add(path, what)
        if self.tables:
            self.tables[0].setFocus()

    def _add(self, path: Path, found: Found) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        head = QHBoxLayout()
        look = Button(self._theme, _tr("Look at it"), self)
        look.clicked.connect(lambda _checked=False: self.look_requested.emit(path))
        head.addWidget(PlainLabel(path.name, TextRole.HEADING, self, wraps=True), 1)
        head.addWidget(look)
        column.addLayout(head)
        sentence = refusal_words.refusal(found) if isinstance(found, Refusal) else _count(found)
        self.sentences.append(sentence)
        column.addWidget(PlainLabel(sentence, TextRole.PARAGRAPH, self, muted=True, wraps=True))
        if not isinstance(found, Refusal) and found:
            column.addWidget(self._table(found))
        self.body.addLayout(column)

    def _table(self, found: list[Difference]) -> Card:
        card = Card(self)
        card.body.setContentsMargins(1, 1, 1, 1)
        sides = _tr("Here"), _tr("In the copy")
        table = DifferencesTable(self._theme, self._form, self._indicators, sides, card)
        table.show_differences(found)
        card.body.addWidget(table)
        self.tables.append(table)
        return card


def _count(found: Sequence[Difference]) -> str:
    if not found:
        return _tr("Every figure is the same as here.")
    count = len(found)
    return _tr("1 figure is not the same.") if count == 1 else _tr("{n} figures are not the same.").format(n=count)


def compare_copies(
    paths: Sequence[Path], desk: FileDesk, cover: Cover, theme: Theme, form: NumberForm
) -> CopiesPage | None:
    """Show the page over the window, and fill it when the copies have been read."""
    file = desk.file
    if file is None:
        return None
    ours = file.workbook.contents()
    page = CopiesPage(theme, form, file.workbook.indicators)

    def look(path: Path) -> Found:
        try:
            return differences(ours, desk.contents_of(path))
        except Refusal as refused:
            return refused

    def show(found: list[tuple[Path, Found]]) -> None:
        if cover.page is page:
            page.show_copies(found)

    page.look_requested.connect(lambda path: desk.look_at(path, ReadOnly.ASKED, back_to=file.path))
    cover.show(page, page.closed)
    desk.run("", lambda: [(path, look(path)) for path in paths], show, desk.refused.emit)
    return page
