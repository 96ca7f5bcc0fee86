"""What every test of the care of a file starts from."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain.comparison import Comparison
from kpidesk.ui.care.backups_page import BackupsPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from tests.ui.care.shelf import Shelf, contents


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(contents(sales=1250.5, visits=80.0))


def put_up(qtbot: QtBot, page: QWidget, tasks: Tasks, size: tuple[int, int] = (1100, 644)) -> None:
    """Show a page as large as in the window, with the keys on it before anything is delivered to it."""
    qtbot.addWidget(page, before_close_func=lambda _: tasks.finish())
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
        page.activateWindow()
        page.setFocus()
    QApplication.processEvents()


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, shelf: Shelf) -> Callable[..., BackupsPage]:
    """Shows the backups of the shelf, and waits until they are listed."""

    def shown(form: NumberForm = ENGLISH, *, waits: bool = True) -> BackupsPage:
        tasks = Tasks()
        page = BackupsPage(theme, shelf, shelf, form, tasks=tasks)  # type: ignore[arg-type]
        page.kept = tasks  # type: ignore[attr-defined]
        put_up(qtbot, page, tasks)
        if waits:
            qtbot.waitUntil(lambda: len(page.backups) == len(shelf.kept))
        return page

    return shown


def differing(page: BackupsPage, qtbot: QtBot) -> Comparison:
    """What differs between the chosen backup and now, once that is known."""
    chosen = page.chosen
    assert chosen is not None
    qtbot.waitUntil(lambda: page.comparer.known(chosen) is not None)
    found = page.comparer.known(chosen)
    assert found is not None
    return found
