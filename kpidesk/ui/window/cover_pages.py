"""What covers the window for a moment: a new business, about the business, the keys, about the program."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.ui.files.files import Files
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover

if TYPE_CHECKING:  # the first frame does without it
    from kpidesk.analysis.numbers.numerals import NumberForm
    from kpidesk.workbook.workbook import Workbook


class CoverPages(QObject):
    """Each page is made when it is asked for, and so is what it needs.

    ``create_requested(Business, str)`` asks for a file with a starter set; ``told`` is a sentence about a change.
    """

    create_requested = Signal(object, str)
    told = Signal(str)

    def __init__(self, cover: Cover, files: Files, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._cover, self._files, self._theme, self._window = cover, files, theme, window

    def ask_new(self) -> None:
        """The questions of a new business."""
        from kpidesk.ui.welcome.new_business_page import NewBusinessPage

        page = NewBusinessPage(self._theme, self._files.catalogue, self._window)
        page.create_requested.connect(self.create_requested)
        self._cover.show(page, page.closed)

    def show_business(self, workbook: "Workbook", form: "NumberForm") -> None:
        from kpidesk.ui.welcome.business_page import BusinessPage

        page = BusinessPage(self._theme, workbook, self._window, form=form)
        page.told.connect(self.told)
        self._cover.show(page, page.closed)

    def show_keys(self) -> None:
        from kpidesk.ui.help.keyboard_sheet import KeyboardSheet

        page = KeyboardSheet(self._theme, parent=self._window)
        self._cover.show(page, page.closed)

    def show_about(self) -> None:
        from kpidesk.ui.help.about_page import AboutPage

        page = AboutPage(self._theme, self._window)
        self._cover.show(page, page.closed)
