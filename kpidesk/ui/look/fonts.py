"""The type of the window: bundled Inter with tabular figures, DejaVu Sans Mono for formulas, sizes by role."""

from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from kpidesk import paths

FAMILY, MONO = "Inter", "DejaVu Sans Mono"
BODY = 13
"""Pixels of body text at scale 1.0; every other size is a multiple of it."""
SMALLEST = 12
"""No text is smaller than this many pixels (9 pt)."""

_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
)


class TextRole(Enum):
    """(pixels, line height in pixels, weight, family) at scale 1.0."""

    WELCOME = (28, 36, 600, FAMILY)
    TILE_VALUE = (24, 32, 600, FAMILY)
    CHART_TITLE = (22, 28, 700, FAMILY)
    OVERVIEW_TITLE = (20, 24, 600, FAMILY)
    SCREEN_TITLE = (16, 20, 600, FAMILY)
    PANEL_VALUE = (15, 20, 600, FAMILY)
    LEAD = (15, 20, 400, FAMILY)
    FORMULA = (15, 24, 400, MONO)
    TAB = (14, 20, 400, FAMILY)
    TAB_CHOSEN = (14, 20, 600, FAMILY)
    BODY = (13, 16, 400, FAMILY)
    PARAGRAPH = (13, 18, 400, FAMILY)
    LABEL = (13, 16, 500, FAMILY)
    HEADING = (13, 16, 600, FAMILY)
    SMALL = (12, 16, 400, FAMILY)
    SMALL_LABEL = (12, 16, 500, FAMILY)
    HEADER_CELL = (12, 16, 600, FAMILY)
    SMALL_MONO = (12, 16, 400, MONO)

    @property
    def pixels(self) -> int:
        return self.value[0]

    @property
    def line(self) -> int:
        return self.value[1]

    @property
    def weight(self) -> int:
        return self.value[2]

    @property
    def family(self) -> str:
        return self.value[3]


def load() -> None:
    """Make the bundled fonts known to Qt; once for a program, a second call changes nothing."""
    if not {FAMILY, MONO} <= set(QFontDatabase.families()):
        _load_files()


@lru_cache(maxsize=1)
def _load_files() -> None:
    folder = paths.resources() / "fonts"
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def system_scale(system: QFont) -> float:
    """How much larger than the design the user's own system font is; 1.0 for anything up to 13 px."""
    pixels = QFontInfo(system).pixelSize()
    return max(1.0, round(pixels / BODY * 20) / 20)


@lru_cache(maxsize=1)
def scale() -> float:
    """The scale in force: the application's font against 13 px. 1.0 unless the user's system font is larger.

    Kept between calls, as painting asks for it all the time; `use` forgets it.
    """
    return max(1.0, QApplication.font().pixelSize() / BODY)


def scaled(pixels: float) -> int:
    """A height or width that grows with the type, in whole device-independent pixels."""
    return round(pixels * scale())


def font(role: TextRole) -> QFont:
    """The font of a role at the scale in force. Shared: copy it before changing it."""
    return _font(role, scale())


@lru_cache(maxsize=256)
def _font(role: TextRole, factor: float) -> QFont:
    made = QFont(role.family)
    made.setPixelSize(max(SMALLEST, round(role.pixels * factor)))
    made.setWeight(QFont.Weight(role.weight))
    made.setStyleHint(QFont.StyleHint.Monospace if role.family == MONO else QFont.StyleHint.SansSerif)
    if role.family == FAMILY:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def use(app: QApplication, factor: float) -> None:
    """Give the application body text at ``factor``, which every widget inherits."""
    app.setFont(_font(TextRole.BODY, factor))
    scale.cache_clear()


def width(text: str, role: TextRole) -> float:
    """Device-independent pixels that ``text`` takes in one line."""
    return _width(text, role, scale())


@lru_cache(maxsize=8_192)
def _width(text: str, role: TextRole, factor: float) -> float:
    """The same figures and words are measured again and again."""
    return _metrics(role, factor).horizontalAdvance(text)


def metrics(role: TextRole) -> QFontMetricsF:
    return _metrics(role, scale())


@lru_cache(maxsize=256)
def _metrics(role: TextRole, factor: float) -> QFontMetricsF:
    return QFontMetricsF(_font(role, factor))


def line_height(role: TextRole) -> int:
    return scaled(role.line)
