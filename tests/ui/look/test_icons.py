"""Icons: shipped, in the palette's colours, sharp, drawn once."""

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from kpidesk import paths
from kpidesk.ui.look import icons as module
from kpidesk.ui.look.icons import Icons, stroke_width, svg
from kpidesk.ui.look.look import Choice
from kpidesk.ui.look.palette import DARK, LIGHT, Palette
from kpidesk.ui.look.theme import Theme

NAMES = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))
RED = QColor("#c00000")


class Holder:
    """A palette that can be exchanged."""

    def __init__(self) -> None:
        self.palette: Palette = LIGHT


def _inked(picture: QPixmap) -> set[str]:
    """Colours of the fully covered pixels."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def _is_only(colours: set[str], wanted: QColor) -> bool:
    """Where two strokes cross, rounding may be off by one."""
    parts = [(QColor(name), wanted) for name in colours]
    near = all(max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 2 for a, b in parts)
    return bool(parts) and near


def test_every_icon_that_ships_is_drawn_somewhere() -> None:
    program = Path(module.__file__).parents[2]
    text = "".join(file.read_text(encoding="utf-8") for file in program.rglob("*.py"))
    assert [name for name in NAMES if f'"{name}"' not in text] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != module.MARK])
def test_every_icon_takes_the_colour_it_is_given(name: str) -> None:
    assert "currentColor" not in svg(name, 16, RED)
    assert _is_only(_inked(Icons(lambda: LIGHT).pixmap(name, 32, RED)), RED)


def test_icons_come_with_their_licence() -> None:
    text = (paths.resources() / "icons" / "Lucide-LICENSE.txt").read_text(encoding="utf-8")
    assert text.startswith("ISC License")


def test_mark_of_the_program_keeps_its_own_colours() -> None:
    colours = _inked(Icons(lambda: LIGHT).pixmap(module.MARK, 48, RED))
    assert {"#5548c8", "#ffffff"} <= colours
    assert RED.name() not in colours


@pytest.mark.parametrize(("size", "width"), [(14, 2.0), (16, 2.0), (20, 1.75), (24, 1.75), (32, 1.75)])
def test_stroke_is_thinner_in_large_icons(size: int, width: float) -> None:
    assert stroke_width(size) == width
    assert re.findall(r'stroke-width="([\d.]+)"', svg("plus", size, RED)) == [str(width)]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icon_is_drawn_in_the_screen_s_own_pixels(ratio: float) -> None:
    picture = Icons(lambda: LIGHT).pixmap("search", 16, RED, ratio)
    assert (picture.width(), picture.height()) == (16 * ratio, 16 * ratio)
    assert picture.devicePixelRatio() == ratio


def test_icon_is_drawn_once_for_each_colour_size_and_screen() -> None:
    drawn = Icons(lambda: LIGHT)
    first = drawn.pixmap("search", 16, RED)
    assert drawn.pixmap("search", 16, QColor("#c00000")).cacheKey() == first.cacheKey()
    others = [drawn.pixmap("search", 20, RED), drawn.pixmap("search", 16, LIGHT.text), drawn.pixmap("x", 16, RED)]
    assert first.cacheKey() not in {other.cacheKey() for other in others}


def test_icon_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        Icons(lambda: LIGHT).pixmap("no-such-icon", 16, RED)


def test_icon_follows_the_theme_without_being_told() -> None:
    holder = Holder()
    icon = Icons(lambda: holder.palette).icon("search")
    assert _inked(icon.pixmap(QSize(32, 32), 1.0)) == {LIGHT.text_2.name()}
    holder.palette = DARK
    assert _inked(icon.pixmap(QSize(32, 32), 1.0)) == {DARK.text_2.name()}


@pytest.mark.parametrize(
    ("mode", "role"),
    [(QIcon.Mode.Normal, "accent"), (QIcon.Mode.Disabled, "text_2"), (QIcon.Mode.Selected, "on_accent")],
)
def test_icon_has_the_colour_of_its_place(mode: QIcon.Mode, role: str) -> None:
    icon = Icons(lambda: LIGHT).icon("plus", "accent")
    assert _inked(icon.pixmap(QSize(32, 32), 1.0, mode)) == {getattr(LIGHT, role).name()}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icon_answers_qt_in_device_pixels(ratio: float) -> None:
    picture = Icons(lambda: LIGHT).icon("plus").pixmap(QSize(16, 16), ratio)
    assert picture.width() == 16 * ratio
    assert picture.deviceIndependentSize().width() == pytest.approx(16)


def test_icon_is_painted_in_the_middle() -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Icons(lambda: LIGHT).paint(painter, QRect(0, 0, 40, 40), "circle", RED, 16)
    painter.end()
    inked = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y) != QColor("white")]
    assert min(x for x, _ in inked) + max(x for x, _ in inked) == 39
    assert min(y for _, y in inked) + max(y for _, y in inked) == 39


def test_icons_outlive_their_makers() -> None:
    made = [QIcon(Icons(lambda: LIGHT).icon("plus")) for _ in range(500)]
    gc.collect()
    assert all(not icon.pixmap(QSize(16, 16), 1.0).isNull() for icon in made)


def test_theme_gives_its_icons_the_palette_in_force(theme: Theme) -> None:
    icon = theme.icons.icon("search")
    theme.choose(Choice.DARK)
    assert _inked(icon.pixmap(QSize(32, 32), 1.0)) == {DARK.text_2.name()}
