"""Icons: Lucide drawings in the palette's colours, sharp at every screen scale."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from kpidesk import paths
from kpidesk.ui.look.palette import Palette

MARK = "kpidesk"
"""The program's own mark, which keeps its own colours."""


class Icons:
    """Draws icons by name. ``palette`` is asked at the moment of drawing, so icons follow the theme by themselves."""

    def __init__(self, palette: Callable[[], Palette]) -> None:
        self._palette = palette
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    @property
    def palette(self) -> Palette:
        return self._palette()

    def icon(self, name: str, colour: str = "text_2") -> QIcon:
        """An icon for buttons, menus and lists. ``colour`` is a role of the palette; mode Selected is on accent."""
        return QIcon(_Engine(self, name, colour))

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """``name`` drawn ``size`` device-independent pixels wide for a screen of device pixel ratio ``ratio``.

        Raises FileNotFoundError for an icon that is not shipped.
        """
        key = (name, size, colour.rgba(), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = _drawn(name, size, colour, ratio)
        return found

    def paint(self, painter: QPainter, rect: QRect, name: str, colour: QColor, size: int = 16) -> None:
        """Draw ``name`` in the middle of ``rect``."""
        ratio = painter.device().devicePixelRatio() * painter.transform().m11()  # sharp in enlarged tables, too
        left = rect.x() + (rect.width() - size) // 2
        top = rect.y() + (rect.height() - size) // 2
        painter.drawPixmap(QPoint(left, top), self.pixmap(name, size, colour, ratio))


class _Engine(QIconEngine):
    """Answers Qt's requests for pictures of one icon."""

    def __init__(self, icons: Icons, name: str, colour: str) -> None:
        super().__init__()
        self._icons, self._name, self._colour = icons, name, colour

    def _now(self, mode: QIcon.Mode) -> QColor:
        role = "on_accent" if mode is QIcon.Mode.Selected else self._colour
        if mode is QIcon.Mode.Disabled:
            role = "text_2"
        found: QColor = getattr(self._icons.palette, role)
        return found

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        self._icons.paint(painter, rect, self._name, self._now(mode), min(rect.width(), rect.height()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        return self._icons.pixmap(self._name, min(size.width(), size.height()), self._now(mode), scale)


def stroke_width(size: int) -> float:
    """Lucide's stroke, in its own 24 units, for an icon of ``size`` pixels."""
    return 2.0 if size < 20 else 1.75


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, size: int, colour: QColor) -> str:
    """The drawing as text, coloured: Qt's renderer draws currentColor black."""
    text = _source(name).replace("currentColor", colour.name())
    return text.replace('stroke-width="2"', f'stroke-width="{stroke_width(size)}"') if name != MARK else text


def _drawn(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # loads a library that the first moments of the program do without

    drawing = QSvgRenderer(QByteArray(svg(name, size, colour).encode()))
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
