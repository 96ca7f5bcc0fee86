"""A page of welcome on a known day, and files for it to show."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import RecentFile
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.welcome.welcome_page import WelcomePage

NOW = dt.datetime(2026, 9, 3, 16, 0)


@pytest.fixture
def recent(tmp_path: Path) -> Callable[..., list[RecentFile]]:
    """Files that exist, by their names; those called ``gone`` do not."""

    def made(*names: str) -> list[RecentFile]:
        files = []
        for name in names:
            path = tmp_path / f"{name[:40]}.kpidesk"
            if not name.startswith("gone"):
                path.touch()
            files.append(RecentFile(str(path), name, "2026-09-03T14:32", "2026-08", (5, 2, 5)))
        return files

    return made


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(qapp)
    yield made
    made.finish()
    qapp.processEvents()
    made.deleteLater()


@pytest.fixture
def page_with(qtbot: QtBot, theme: Theme) -> Callable[..., WelcomePage]:
    """A shown page with these recent files."""

    def made(files: list[RecentFile], width: int = 1440, height: int = 844, **more: object) -> WelcomePage:
        page = WelcomePage(theme, files, now=lambda: NOW, **more)  # type: ignore[arg-type]
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return made
