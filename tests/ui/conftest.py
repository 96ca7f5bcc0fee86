"""What every test of the window starts from: no screen, its own settings folders, the theme of the program."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.theme import Theme


def pytest_configure(config: pytest.Config) -> None:
    # The platform without a screen warns of what it cannot do: smallest sizes, raising, grabbing. No fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


def pytest_sessionfinish() -> None:
    # Without a screen Qt frees what was copied after Python has gone, and the process ends in a crash.
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that none sees the machine's settings or leaves any."""
    home = tmp_path / "home"
    for name, folder in (
        ("HOME", home),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_CACHE_HOME", home / "cache"),
        ("XDG_STATE_HOME", home / "state"),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):  # Qt remembers the first path it saw
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / "config"))
    return home


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    """Style, fonts and palette are given to the application once."""
    QLocale.setDefault(QLocale("en_GB"))
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture(autouse=True)
def theme(session_theme: Theme) -> Iterator[Theme]:
    """The program's theme, light at the start of every test."""
    session_theme.choose(Choice.LIGHT)
    yield session_theme
    session_theme.choose(Choice.LIGHT)
    session_theme.use_ibcs_colours(False)


@pytest.fixture(params=[Choice.LIGHT, Choice.DARK], ids=str)
def both_themes(request: pytest.FixtureRequest, theme: Theme) -> Theme:
    """The test runs twice: light and dark."""
    theme.choose(request.param)
    return theme


@pytest.fixture(params=[1.0, 1.25, 1.5], ids=lambda scale: f"type {scale}")
def type_scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """The user's system font is larger by this factor."""
    fonts.use(qapp, request.param)
    yield request.param
    fonts.use(qapp, 1.0)


class Picture:
    """A drawing to be asked about in device pixels."""

    def __init__(self, image: QImage, ground: QColor) -> None:
        self.image, self._ground = image, ground.rgb()

    def at(self, x: int, y: int) -> str:
        """Colour like "#0072b2"."""
        return self.image.pixelColor(x, y).name()

    @property
    def _rows(self) -> list[list[int]]:
        across = range(self.image.width())
        return [[self.image.pixel(x, y) for x in across] for y in range(self.image.height())]

    @property
    def extent(self) -> tuple[int, int, int, int] | None:
        """Left, top, right and bottom of everything that is not ground, all included; None for an empty picture."""
        inked = [(x, y) for y, row in enumerate(self._rows) for x, pixel in enumerate(row) if pixel != self._ground]
        if not inked:
            return None
        xs, ys = [x for x, _ in inked], [y for _, y in inked]
        return min(xs), min(ys), max(xs), max(ys)

    def count(self, colour: QColor) -> int:
        """Pixels of exactly this colour."""
        wanted = colour.rgb()
        return sum(pixel == wanted for row in self._rows for pixel in row)

    def where(self, colour: QColor) -> tuple[int, int, int, int] | None:
        """Extent of the pixels of exactly this colour."""
        wanted = colour.rgb()
        found = [(x, y) for y, row in enumerate(self._rows) for x, pixel in enumerate(row) if pixel == wanted]
        if not found:
            return None
        xs, ys = [x for x, _ in found], [y for _, y in found]
        return min(xs), min(ys), max(xs), max(ys)

    def runs(self, y: int) -> list[tuple[str, int]]:
        """A row of the picture as (colour, how many pixels of it)."""
        found: list[tuple[str, int]] = []
        for x in range(self.image.width()):
            colour = self.at(x, y)
            if found and found[-1][0] == colour:
                found[-1] = (colour, found[-1][1] + 1)
            else:
                found.append((colour, 1))
        return found


@pytest.fixture
def draw(theme: Theme) -> Callable[..., Picture]:
    """Draws ``paint(painter)`` on the theme's surface, ``ratio`` device pixels to one of ours."""

    def drawn(
        paint: Callable[[QPainter], object], width: int, height: int, ratio: float = 1.0, ground: QColor | None = None
    ) -> Picture:
        colour = ground or theme.palette.surface
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(colour)
        painter = QPainter(image)
        paint(painter)
        painter.end()
        return Picture(image, colour)

    return drawn


@pytest.fixture
def look(theme: Theme) -> Callable[[QWidget], Picture]:
    """A shown widget as a picture on the window's ground."""

    def seen(widget: QWidget) -> Picture:
        return Picture(widget.grab().toImage(), theme.palette.window)

    return seen
