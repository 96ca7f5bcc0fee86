"""What the window says: on the page in front, on what covers it, or in passing at the bottom."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.refusal import FileHeld, Refusal
from kpidesk.ui.care.file_care import FileCare
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.parts.toast import Toast
from kpidesk.ui.saving.status_line import StatusLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


class Speaking(Protocol):
    """A page with a place for sentences."""

    def say(self, sentence: str, remedy: str = "") -> None: ...


class Voice:
    """``page`` answers what is in front and can say things itself; None while something covers it.

    ``ask_about`` asks what to do about a file that another program has open.
    """

    def __init__(
        self,
        toast: Toast,
        care: FileCare,
        cover: Cover,
        line: StatusLine,
        *,
        page: Callable[[], Speaking | None],
        ask_about: Callable[[FileHeld], None],
    ) -> None:
        self._toast, self._care, self._cover, self._line = toast, care, cover, line
        self._page, self._ask_about = page, ask_about

    def refuse(self, error: Exception) -> None:
        """Say in place what cannot be done, and the remedy. Raises what is no refusal: that is a bug."""
        from kpidesk.ui.wording import refusal_words  # the first frame does without it

        if not isinstance(error, Refusal):
            raise error
        if isinstance(error, FileHeld):
            self._ask_about(error)
        elif self._care.can_help(error):
            self._say(refusal_words.refusal(error), _tr("Check and repair…"))
        else:
            self._say(refusal_words.refusal(error))

    def report_unexpected(self, error: BaseException) -> None:
        """An error of the program itself. Every figure is saved at once, so none is lost."""
        sentence = _tr(
            "Something went wrong in the program ({kind}). Every figure you stored is safe. If something "
            "does not answer any more, close kpidesk and open it again."
        )
        self._say(sentence.format(kind=type(error).__name__))

    def tell(self, words: str, undo: bool = False) -> None:
        """In passing; with ``undo`` there is a way to take back what is told."""
        self._care.toast.hide()  # there is room for one
        self._toast.say(words, undo=undo, above=self._line.height())

    def fall_silent(self) -> None:
        """Something changed: the way back that is offered would take back another change now."""
        self._toast.hide()
        self._care.toast.hide()

    def _say(self, sentence: str, remedy: str = "") -> None:
        if (page := self._page()) is not None:
            page.say(sentence, remedy)
        elif not self._cover.say(sentence):
            self.tell(sentence)
