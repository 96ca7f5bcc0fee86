"""A sheet that charts are drawn on: matplotlib's figure in points, without axes. Needs matplotlib."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.image import BboxImage
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, Transform, TransformedBbox
from numpy.typing import NDArray

from kpidesk.charts.brand import NO_BRAND, Brand
from kpidesk.charts.paper import fonts
from kpidesk.charts.style import ChartColours, Layout

_LINE_PITCH = 1.27
HYPHENS = ("-", "\N{HYPHEN}")
_HATCH = 6.0  # points between two slanted lines, along an axis
EDGE = 4.0  # points at each side that no text enters


class Box(NamedTuple):
    """What a text covers, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def lies_in(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.bottom <= self.bottom
            and self.top <= other.top
        )

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


class Words(Text):
    """A line of text that is painted on pixels from a kept stamp; in SVG and PDF it is matplotlib's own text."""

    def __init__(self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool) -> None:
        super().__init__(x, y, text, color=colour, fontproperties=fonts.font(size, bold=bold), parse_math=False)
        self.set_fontfeatures(fonts.FEATURES)
        self._stamp = (text, size, bold)
        self._colour = colour

    def draw(self, renderer: RendererBase) -> None:
        if not isinstance(renderer, RendererAgg):
            super().draw(renderer)
            return
        x, y = self.get_transform().transform(self.get_position())
        fonts.stamp(*self._stamp, renderer.dpi, self._colour).put(renderer, x, y)


class Pixels(NamedTuple):
    """Rows from the top, four bytes a pixel: red, green, blue, alpha (not premultiplied)."""

    rgba: bytes
    width: int
    height: int


class Sheet:
    """Draws in points from the lower left corner; every artist carries a name (`gid`) that says what it stands for.

    ``spots`` are the places that can be pointed at, by the keys of the description's spots.
    """

    def __init__(
        self,
        layout: Layout,
        colours: ChartColours,
        *,
        dpi: float,
        transparent: bool = False,
        brand: Brand = NO_BRAND,
    ) -> None:
        self.layout, self.colours, self.brand = layout, colours, brand
        self.paper = "none" if transparent else colours.background
        self.spots: dict[str, Box] = {}
        self._dpi = dpi

    @cached_property
    def figure(self) -> Figure:
        """Made when the first artist comes: a sheet that only notes its marks needs none."""
        inch = 72 / (1 + 1e-12)  # matplotlib cuts pixels off: 1919.9999 must not become 1919
        size = self.layout.width / inch, self.layout.height / inch
        return Figure(figsize=size, dpi=self._dpi, facecolor=self.paper, edgecolor="none")

    @cached_property
    def canvas(self) -> FigureCanvasAgg:
        return FigureCanvasAgg(self.figure)

    @cached_property
    def _points(self) -> Transform:
        return Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        name: str,
        bold: bool = False,
        align: float = 0.0,
        order: float = 5,
    ) -> Box:
        """One line with its baseline at y; ``align`` 0 starts at x, 0.5 is centred on it, 1 ends there.

        What would leave the sheet at a side is moved back to its edge.
        """
        width = fonts.width(text, size, bold)
        left = max(min(x - align * width, self.layout.width - EDGE - width), min(x, EDGE))
        self._write(left, y, text, size, self.colours.as_words(colour), name=name, bold=bold, order=order)
        ascent, descent = fonts.ascent_and_descent()
        return Box(left, y - descent * size, left + width, y + ascent * size)

    def bar(
        self,
        left: float,
        bottom: float,
        width: float,
        height: float,
        *,
        name: str,
        fill: str = "none",
        edge: str = "none",
        line: float = 0.0,
        order: float = 2,
    ) -> None:
        """A rectangle; a negative height hangs down from ``bottom``. An outline stays inside the rectangle."""
        inset = line / 2 if edge != "none" else 0.0
        inset = min(inset, abs(height) / 2)
        step = inset if height >= 0 else -inset
        artist = Rectangle(
            (left + inset, bottom + step),
            width - 2 * inset,
            height - 2 * step,
            facecolor=fill,
            edgecolor=edge,
            linewidth=line,
            joinstyle="miter",
            snap=True,
        )
        self._add(artist, name, order)

    def mask(self, box: Box, *, name: str, order: float) -> None:
        """Clears a place for a text. A transparent sheet cannot: there the lines stay."""
        self.bar(
            box.left, box.bottom, box.right - box.left, box.top - box.bottom, name=name, fill=self.paper, order=order
        )

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float,
        *,
        name: str,
        order: float = 3,
        **more: Any,
    ) -> None:
        """A polyline; ``more`` are settings of matplotlib's Line2D."""
        settings: dict[str, Any] = {"solid_capstyle": "butt", "solid_joinstyle": "round", "linestyle": "-"}
        self._add(Line2D(xs, ys, color=colour, linewidth=width, **(settings | more)), name, order)

    def dot(
        self, x: float, y: float, size: float, colour: str, *, name: str, hollow: bool = False, order: float = 4
    ) -> None:
        """A disc, or a ring filled with the background."""
        artist = Line2D(
            [x],
            [y],
            marker="o",
            markersize=size,
            color=colour,
            linestyle="none",
            markerfacecolor=self.paper if hollow else colour,
            markeredgecolor=colour,
            markeredgewidth=1.6 if hollow else 0.0,
        )
        self._add(artist, name, order)

    def area(self, xs: Sequence[float], ys: Sequence[float], colour: str, *, name: str, order: float = 0.5) -> None:
        """A filled polygon without an outline: a band, a shape."""
        points = list(zip(xs, ys, strict=True))
        self._add(Polygon(points, closed=True, facecolor=colour, edgecolor="none", linewidth=0.0), name, order)

    def hatched_bar(
        self, left: float, bottom: float, width: float, height: float, colour: str, *, name: str, order: float = 2
    ) -> None:
        """What is expected, not measured: an outline with slanted lines, which are lines and no pattern, because
        presentation programs leave patterns out."""
        self.bar(left, bottom, width, height, name=name, fill=self.paper, edge=colour, line=1.2, order=order)
        low, high = min(bottom, bottom + height), max(bottom, bottom + height)
        for number, (xs, ys) in enumerate(_slanted(left, low, left + width, high)):
            self.line(xs, ys, colour, 0.9, name=f"{name}-hatch-{number}", order=order + 0.01)

    def picture(self, box: Box, pixels: NDArray[np.uint8], *, name: str) -> None:
        """A picture of its own, scaled into the box."""
        extent = TransformedBbox(Bbox.from_extents(*box), self._points)
        image = BboxImage(extent, data=pixels, interpolation="antialiased", origin="upper")
        image.set_gid(name)
        self._place(image)

    def spot(self, key: str, left: float, bottom: float, right: float, top: float) -> None:
        """Where the description's spot of this key is, for pointing at it."""
        self.spots[key] = Box(left, bottom, right, top)

    def pixels(self) -> Pixels:
        """What a screen shows."""
        self.canvas.draw()  # type: ignore[no-untyped-call]
        rgba: memoryview = self.canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        return Pixels(rgba.tobytes(), *self.canvas.get_width_height())

    def array(self) -> NDArray[np.uint8]:
        """The same as rows of pixels, a copy: height by width by red, green, blue, alpha."""
        self.canvas.draw()  # type: ignore[no-untyped-call]
        return np.array(self.canvas.buffer_rgba())  # type: ignore[no-untyped-call]

    def _write(
        self, left: float, y: float, text: str, size: float, colour: str, *, name: str, bold: bool, order: float
    ) -> None:
        """A line of text that begins here."""
        self._add(Words(left, y, text, size, colour, bold=bold), name, order)

    def _add(self, artist: Artist, name: str, order: float) -> None:
        artist.set_gid(name)
        artist.set_zorder(order)
        artist.set_transform(self._points)
        self._place(artist)

    def _place(self, artist: Artist) -> None:
        self.figure.add_artist(artist)


def _slanted(left: float, bottom: float, right: float, top: float) -> list[tuple[list[float], list[float]]]:
    """Lines at 45 degrees through a rectangle, equally apart in every bar of a sheet."""
    lines = []
    for number in range(floor((bottom - right) / _HATCH), ceil((top - left) / _HATCH) + 1):
        offset = number * _HATCH  # the line is y = x + offset
        start, end = max(left, bottom - offset), min(right, top - offset)
        if start < end:
            lines.append(([start, end], [start + offset, end + offset]))
    return lines


def line_pitch(size: float) -> float:
    """From one baseline to the next."""
    return _LINE_PITCH * size


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines that are at most so wide, broken between words, inside a word only where it must be.

    Words are measured one by one, because most of them were measured before.
    """
    space = fonts.width(" ", size, bold)
    lines: list[str] = []
    room = 0.0
    for word in text.split(" "):
        needed = fonts.width(word, size, bold)
        if lines and space + needed <= room:
            lines[-1] += f" {word}"
            room -= space + needed
        else:
            lines += _cut(word, size, width, bold) if needed > width else [word]
            room = width - fonts.width(lines[-1], size, bold)
    return [line for line in lines if line]


def _cut(word: str, size: float, width: float, bold: bool) -> list[str]:
    """The word in pieces, each as long as fits, at least one character; cut behind a hyphen that is not far before."""
    pieces = []
    while word:
        fits = bisect_right(range(len(word)), width, key=lambda end: fonts.width(word[: end + 1], size, bold))
        hyphen = max(word.rfind(each, 0, fits) for each in HYPHENS) + 1
        end = hyphen if fits < len(word) and 3 * hyphen > fits else max(1, fits)
        pieces.append(word[:end])
        word = word[end:]
    return pieces or [""]
