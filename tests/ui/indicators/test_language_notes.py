"""The formula language in short."""

from collections.abc import Callable

from kpidesk.formula.functions import FUNCTIONS
from kpidesk.ui.indicators.language_notes import LanguageNotes, notes
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel


def test_every_function_is_explained_with_an_example() -> None:
    written = {words for role, words, _ in notes() if role is TextRole.SMALL_MONO}
    assert written == {function.usage for function in FUNCTIONS.values()}
    text = "\n".join(words for _, words, _ in notes())
    assert all(function.example in text for function in FUNCTIONS.values())


def test_the_ground_rules_come_first() -> None:
    headings = [words for role, words, _ in notes() if role is TextRole.HEADING]
    assert headings == ["Names", "Numbers", "Signs", "Blank cells", "Length", "Functions"]


def test_the_page_shows_every_note_and_can_be_scrolled_by_keys(theme: Theme, show: Callable[..., None]) -> None:
    page = LanguageNotes()
    show(page, 300, 400)
    assert [label.text() for label in page.findChildren(PlainLabel)] == [words for _, words, _ in notes()]
    page.setFocus()
    assert page.verticalScrollBar().maximum() > 0
    assert page.accessibleName() == "The formula language"
