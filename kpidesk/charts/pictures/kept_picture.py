"""The last picture of a canvas, kept: after an edit only what has changed is drawn into it. Needs matplotlib."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from kpidesk.charts.chart import Chart
from kpidesk.charts.drawing import draw_chart
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fonts import Stamp
from kpidesk.charts.paper.sheet import Pixels, Sheet
from kpidesk.charts.pictures.covers import Cover, cover
from kpidesk.charts.pictures.marks import Mark, MarkSheet
from kpidesk.charts.pictures.picture import Look, ScreenPicture, draw
from kpidesk.charts.pictures.presets import SLIDE
from kpidesk.charts.style import Layout, screen_layout

_MOST_PIXELS = 6_000_000
"""Of a picture that is kept: with what it is drawn on, 48 MB. A larger one is drawn anew each time."""
_NEARLY_ALL = 0.7
"""Share of the picture from which on all of it is drawn: looking for what can stay would not pay."""

Raster = NDArray[np.uint32]
"""Rows of pixels, each a number: red, green, blue and alpha are copied in one."""


class Effort(NamedTuple):
    """How many marks the last picture has, and how many of them had to be drawn."""

    drawn: int
    marks: int


class KeptPicture:
    """Gives the same pixels as `picture.draw_screen` and `draw_slide`, sooner where most of them were there already.

    Keeps the pixels of one picture, those of one drawing, and the artists of what is on it.
    """

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self.effort = Effort(0, 0)

    def screen(self, chart: Chart, width: int, height: int, scale: float, look: Look) -> ScreenPicture:
        """For a canvas of so many device-independent pixels."""
        return self._show(chart, _Setting(screen_layout(width, height), look, 72 * scale))

    def slide(self, chart: Chart, width: int, scale: float, look: Look) -> ScreenPicture:
        """The exported slide, scaled to so many device-independent pixels across."""
        return self._show(chart, _Setting(SLIDE.layout, look, 72 * scale * width / SLIDE.layout.width))

    def forget(self) -> None:
        """Gives the memory back."""
        self._kept = None

    def _show(self, chart: Chart, setting: "_Setting") -> ScreenPicture:
        if setting.look.transparent or setting.pixels > _MOST_PIXELS:
            self._kept = None
            sheet = draw(chart, setting.layout, setting.look, setting.dpi)
            count = len(sheet.figure.artists)
            self.effort = Effort(count, count)
            return ScreenPicture(sheet.pixels(), sheet.spots)
        if self._kept is None or self._kept.setting != setting:
            self._kept = _Kept(setting)
        noted = MarkSheet(setting.layout, setting.look.colours, dpi=setting.dpi, brand=setting.look.brand)
        draw_chart(noted, chart)
        self.effort = self._kept.show(noted.in_order())
        return ScreenPicture(self._kept.pixels(), noted.spots)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What must be the same for pixels to be kept."""

    layout: Layout
    look: Look
    dpi: float

    @property
    def pixels(self) -> float:
        return self.layout.width * self.layout.height * (self.dpi / 72) ** 2


class _Drawn(Protocol):
    """What can be drawn: an artist, or a text, which needs none."""

    def draw(self, renderer: RendererAgg) -> None: ...


@dataclass(frozen=True, slots=True)
class _Stamped:
    """A line of text, from its start in pixels."""

    stamp: Stamp
    x: float
    y: float

    def draw(self, renderer: RendererAgg) -> None:
        self.stamp.put(renderer, self.x, self.y)


class _Brush(Sheet):
    """Makes what draws a mark, and keeps nothing."""

    def drawn(self, mark: Mark) -> _Drawn:
        if mark.draw is Sheet._write:
            return self._stamped(*mark.place, **dict(mark.more))
        mark.draw_on(self)
        return self._made

    def _stamped(self, left: float, y: float, text: str, size: float, colour: str, *, bold: bool) -> _Drawn:
        start = self._points.transform((left, y))
        return _Stamped(fonts.stamp(text, size, bold, self.figure.dpi, colour), *start)

    def _place(self, artist: Artist) -> None:
        artist.set_figure(self.figure)
        self._made: _Drawn = artist


class _Painted(NamedTuple):
    place: int
    cover: Cover
    drawn: _Drawn


class _Kept:
    """The picture of one setting. Drawing goes on beside it, where what lies outside the changed parts is spoilt."""

    def __init__(self, setting: _Setting) -> None:
        self.setting = setting
        self._brush = _Brush(setting.layout, setting.look.colours, dpi=setting.dpi)
        self._renderer: RendererAgg = self._brush.canvas.get_renderer()  # type: ignore[no-untyped-call]
        self._easel: Raster = np.asarray(self._renderer.buffer_rgba()).view(np.uint32)[..., 0]
        red, green, blue = (round(255 * share) for share in to_rgb(setting.look.colours.background))
        self._ground = np.array([red, green, blue, 255], np.uint8).view(np.uint32)[0]
        self._raster: Raster = np.empty_like(self._easel)
        self._painted: dict[Mark, _Painted] = {}

    def show(self, marks: Sequence[Mark]) -> Effort:
        """Makes it the picture of these marks, the lowest first."""
        old = self._painted
        self._painted = {mark: self._renewed(mark, place) for place, mark in enumerate(marks)}
        parts = self._changed(old)
        if not parts:
            return Effort(0, len(marks))
        for part in parts:
            self._easel[_rows(part)] = self._ground
        touched = _touched(self._painted, parts)
        for one in touched:
            one.draw(self._renderer)
        for part in parts:
            self._raster[_rows(part)] = self._easel[_rows(part)]
        return Effort(len(touched), len(marks))

    def pixels(self) -> Pixels:
        height, width = self._raster.shape
        return Pixels(self._raster.tobytes(), width, height)

    def _renewed(self, mark: Mark, place: int) -> _Painted:
        """As it was painted before, or new."""
        before = self._painted.get(mark)
        if before is not None:
            return _Painted(place, before.cover, before.drawn)
        return _Painted(place, cover(mark, self.setting.dpi, self._easel.shape[0]), self._brush.drawn(mark))

    def _changed(self, old: Mapping[Mark, _Painted]) -> list[Cover]:
        """Parts of the picture outside of which every pixel is as it was."""
        height, width = self._raster.shape
        whole = Cover(0, 0, width, height)
        if not old or not _is_in_order(old[mark].place for mark in self._painted if mark in old):
            return [whole]
        gone_and_new = old.keys() ^ self._painted.keys()
        covers = [(self._painted.get(mark) or old[mark]).cover for mark in gone_and_new]
        parts = [part for cut in covers if (part := _inside(cut, whole)) is not None]
        room = sum((part.right - part.left) * (part.bottom - part.top) for part in parts)
        return [whole] if room > _NEARLY_ALL * width * height else parts


def _is_in_order(places: Iterable[int]) -> bool:
    """What was below something else still is."""
    last = -1
    for place in places:
        if place < last:
            return False
        last = place
    return True


def _inside(part: Cover, whole: Cover) -> Cover | None:
    """What of it lies on the sheet; None when nothing does."""
    cut = Cover(
        max(part.left, whole.left),
        max(part.top, whole.top),
        min(part.right, whole.right),
        min(part.bottom, whole.bottom),
    )
    return cut if cut.left < cut.right and cut.top < cut.bottom else None


def _rows(part: Cover) -> tuple[slice, slice]:
    return slice(part.top, part.bottom), slice(part.left, part.right)


def _touched(painted: Mapping[Mark, _Painted], parts: Sequence[Cover]) -> list[_Drawn]:
    """Those that reach into one of the parts, the lowest first."""
    if not painted:
        return []
    ours = np.array([one.cover for one in painted.values()])[:, None, :]
    theirs = np.array(parts)[None, :, :]
    meets = np.logical_and(ours[..., :2] < theirs[..., 2:], theirs[..., :2] < ours[..., 2:])
    met = np.flatnonzero(np.any(np.all(meets, axis=2), axis=1))
    drawn = [one.drawn for one in painted.values()]
    return [drawn[place] for place in met]
