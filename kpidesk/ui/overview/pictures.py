"""Pictures of painted things, kept until what they show, the theme, the type or the screen changes."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme


class Pictures:
    """One picture for each key; ``shown`` is what it was made of, and is compared by identity."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[Hashable, tuple[object, tuple[object, ...], QPixmap]] = {}

    def picture(
        self,
        key: Hashable,
        shown: object,
        size: QSize,
        *,
        ratio: float,
        ground: QColor,
        paint: Callable[[QPainter], None],
    ) -> QPixmap:
        """``ratio`` device pixels to one of ours; ``paint`` begins at 0, 0 and draws on ``ground``."""
        palette = self._theme.palette
        made_for = (size.width(), size.height(), ratio, palette.dark, palette.ibcs_colours, fonts.scale())
        kept = self._kept.get(key)
        if kept is not None and kept[0] is shown and kept[1] == made_for:
            return kept[2]
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground)
        painter = QPainter(picture)
        paint(painter)
        painter.end()
        self._kept[key] = shown, made_for, picture
        return picture
