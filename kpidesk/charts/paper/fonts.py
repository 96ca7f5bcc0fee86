"""The fonts of all charts, how wide a text becomes, and matplotlib's settings. Needs matplotlib."""

import functools
import re
from typing import Any, NamedTuple

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray

from kpidesk import paths

_BUNDLED = ("Inter-Regular.ttf", "Inter-Bold.ttf")
_FALLBACK = "DejaVu Sans"  # ships with matplotlib: the same picture on every machine
_MEASURED_AT = 200.0  # type size; so large that whole dots do not matter
FEATURES = ("tnum",)  # figures of one width, as in a table
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")  # all white space but the spaces that hold number and unit together
UNKNOWN = "\u25a1"  # stands for a character that no font has
_WORD_HYPHEN = re.compile(r"(?<=\w)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\w)")
_HYPHEN = "\u2010"  # the other one is as wide as a figure among figures of one width


def _settings() -> Any:
    return {
        "font.family": list(families()),
        "text.parse_math": False,  # a $ in a name is a $
        "text.usetex": False,
        "text.hinting": "no_hinting",  # text is as wide on the screen as in every export
        "axes.unicode_minus": False,
        "svg.fonttype": "path",  # Office puts its own fonts in place of text in SVG (matplotlib 27509)
        "svg.hashsalt": "kpidesk",
        "pdf.fonttype": 42,
        "path.simplify": False,
    }


@functools.cache
def families() -> tuple[str, ...]:
    """Inter where it is bundled, then matplotlib's own font."""
    files = [paths.resources() / "fonts" / name for name in _BUNDLED]
    if not all(file.is_file() for file in files):
        return (_FALLBACK,)
    for file in files:
        font_manager.fontManager.addfont(file)
    return ("Inter", _FALLBACK)


@functools.cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """The chart font in points. Treat as frozen: it is shared."""
    return FontProperties(family=list(families()), size=size, weight=700 if bold else 400)


def width(text: str, size: float, bold: bool = False) -> float:
    """Points that a line of text takes. matplotlib's own measure knows nothing of font features."""
    return size * em_width(text, bold)


@functools.lru_cache(maxsize=4096)
def em_width(text: str, bold: bool = False) -> float:
    """As a share of the type size: without hinting, text grows in proportion.

    The sum of its words and spaces, because no letter is set closer to a space than to another: most words of a text
    that has changed were measured before.
    """
    words = text.split(" ")
    return sum(_word_width(word, bold) for word in words) + (len(words) - 1) * _word_width(" ", bold)


@functools.lru_cache(maxsize=4096)
def _word_width(word: str, bold: bool) -> float:
    if not word:
        return 0.0
    face = _face(bold)
    face.set_size(_MEASURED_AT, 72)
    face.set_text(word, 0.0, flags=LoadFlags.NO_HINTING, features=FEATURES)
    return float(face.get_width_height()[0]) / 64 / _MEASURED_AT


class Stamp(NamedTuple):
    """A line of text as pixels (rows from the bottom; red, green, blue, alpha) and where they lie from its start."""

    image: NDArray[np.uint8]
    right: float
    up: float

    def put(self, renderer: RendererAgg, x: float, y: float) -> None:
        """The text starts there, in pixels from the lower left corner."""
        gc = renderer.new_gc()
        renderer.draw_image(gc, round(x + self.right), round(y + self.up), self.image)
        gc.restore()


@functools.lru_cache(maxsize=512)
def stamp(text: str, size: float, bold: bool, dpi: float, colour: str) -> Stamp:
    """Kept, because shaping and filling the same letters again is most of the time of a drawing."""
    face = _face(bold)
    face.set_size(size, dpi)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING, features=FEATURES)
    face.draw_glyphs_to_bitmap(antialiased=True)
    cover = face.get_image()
    image = np.empty((*cover.shape, 4), np.uint8)
    image[..., :3] = np.round(np.array(to_rgb(colour)) * 255).astype(np.uint8)
    image[..., 3] = cover
    return Stamp(np.ascontiguousarray(image[::-1]), face.get_bitmap_offset()[0] / 64, -face.get_descent() / 64)


def forget() -> None:
    """Measures and stamps are made again when they are needed."""
    for made in (em_width, _word_width, stamp):
        made.cache_clear()


@functools.cache
def ascent_and_descent() -> tuple[float, float]:
    """Of a line's box, as a share of the type size."""
    face = _face(False)
    table = face.get_sfnt_table("OS/2")
    assert table is not None  # every TrueType font that is bundled has one
    return table["sTypoAscender"] / face.units_per_EM, -table["sTypoDescender"] / face.units_per_EM


def printable(text: str) -> str:
    """The text on one line, with a box for each character that no font has, so that nothing warns or vanishes.

    A hyphen in a word becomes the narrow one.
    """
    line = _BREAKS.sub(" ", text).strip()
    known = _known_characters()
    if ord(_HYPHEN) in known:
        line = _WORD_HYPHEN.sub(_HYPHEN, line)
    return "".join(character if ord(character) in known else UNKNOWN for character in line)


def unknown_in(text: str) -> str:
    """The characters of the text for which `printable` puts a box."""
    known = _known_characters()
    return "".join(character for character in _BREAKS.sub(" ", text) if ord(character) not in known)


@functools.cache
def _known_characters() -> frozenset[int]:
    return frozenset(code for file in _files(bold=False) for code in FT2Font(file).get_charmap())


@functools.cache
def _files(*, bold: bool) -> list[str]:
    return list(font_manager.fontManager._find_fonts_by_props(font(10, bold=bold)))


def _face(bold: bool) -> FT2Font:
    """Not kept: matplotlib caches one for each thread, and a face holds the text it measures."""
    return font_manager.get_font(_files(bold=bold))


matplotlib.rcdefaults()  # whatever settings file lies about on this machine
matplotlib.rcParams.update(_settings())
