"""A window over a disk in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.ui.look.theme import Theme
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.frame import Frame
from kpidesk.ui.window.main_window import MainWindow
from tests.ui.saving.fake_disk import FakeDisk, FakeFile, shop

SHOP = Path("/disk/Shop.kpidesk")

OpenShop = Callable[[], FakeFile]


@pytest.fixture
def disk() -> FakeDisk:
    made = FakeDisk()
    made.files[SHOP] = shop()
    return made


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, disk: FakeDisk) -> Iterator[MainWindow]:
    settings = Settings(tmp_path / "kpidesk.ini")
    settings.number_locale = "en"
    frame = Frame(settings.geometry, dark=False)
    made = MainWindow(frame, disk.asked_of_window(), settings, theme, Tasks(frame))
    made.look.read_form()
    frame.resize(1440, 900)
    with qtbot.waitExposed(frame):
        frame.show()
    yield made
    disk.gate.set()
    frame.may_close = lambda: True
    frame.close()
    frame.deleteLater()


@pytest.fixture
def open_shop(qtbot: QtBot, window: MainWindow, disk: FakeDisk) -> OpenShop:
    """Opens the shop's file and answers what the window has now."""

    def opened() -> FakeFile:
        with qtbot.waitSignal(window.desk.opened):
            window.open_path(SHOP)
        qtbot.waitUntil(lambda: not window.desk.is_busy)
        return disk.opened[-1]

    return opened
