"""Where the parts of a bullet page go: names, scale, figures and statuses in columns, one row a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.numbers.rounding import exact
from kpidesk.charts.bullet.bullet_sentences import ARROW, value_words
from kpidesk.charts.bullet.bullet_series import Bullet
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.style import Layout
from kpidesk.charts.words.status_words import status_word
from kpidesk.domain.indicator import Unit

_GAP = 12.0
_AIR = 8.0  # between two rows
_TICK = 3.5
_LEAST_BAND, _MOST_BAND = 13.0, 44.0
_MOST_PITCH = 0.2  # of the sheet's height
_FEW = 3  # rows that do not fill a sheet stand in the middle of it, with broader bands
_WIDEST_NAME = 0.27  # of the area
_LEAST_SCALE = 0.33  # of the area: below this the figures leave their unit to the name
_FIGURE = 17 / 14  # size of the figure against that of a label
NONE = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class BulletPlaces:
    """Points. Bands go from ``left`` to ``right``; ``figure`` and ``status`` are the left ends of the columns at the
    right. ``pitch`` is from one row to the next; ``band`` the height of the bands, ``label`` and ``tick`` type sizes.
    """

    area: Area
    name_width: float
    left: float
    right: float
    figure: float
    status: float
    pitch: float
    band: float
    label: float
    figure_size: float
    tick: float
    has_units: bool

    @classmethod
    def on(cls, area: Area, bullets: Sequence[Bullet], layout: Layout) -> "BulletPlaces":
        few = 1.4 if len(bullets) <= _FEW else 1.0
        pitch = min(area.height / len(bullets), _MOST_PITCH * layout.height)
        area = area._replace(top=area.top - 0.4 * (area.height - pitch * len(bullets)))
        is_tight = pitch < 4 * layout.label
        label = max(layout.smallest, layout.label - 1.5) if is_tight else layout.label
        tick = layout.smallest if is_tight else max(layout.smallest, layout.tick - 1.5)
        below = _TICK + 1.15 * tick
        band = min(few * _MOST_BAND, max(_LEAST_BAND, 0.66 * (pitch - below - _AIR)))
        figure_size = min(_FIGURE * layout.label, max(layout.smallest, 0.62 * (pitch - below)))
        status = max(fonts.width(status_word(bullet.judgement), label) for bullet in bullets) + 1.5 * label
        name = min(_WIDEST_NAME * area.width, max(_name_width(bullet, label, layout) for bullet in bullets))
        half = max(fonts.width(text, tick) for bullet in bullets for text in tick_texts(bullet)) / 2
        for has_units in (True, False):
            texts = [figure_text(bullet, has_unit=has_units) for bullet in bullets]
            figures = max(fonts.width(fonts.printable(text), figure_size, True) for text in texts)
            left, right = area.left + name + half + _GAP, area.right - status - figures - half - 2 * _GAP
            if right - left >= _LEAST_SCALE * area.width:
                break
        right = max(right, left + 0.2 * area.width)
        figure = right + half + _GAP
        start = area.right - status
        return cls(area, name, left, right, figure, start, pitch, band, label, figure_size, tick, has_units)

    def top(self, row: int) -> float:
        """Upper edge of the bands of a row."""
        used = self.band + _TICK + 1.15 * self.tick
        return self.area.top - row * self.pitch - max(0.0, (self.pitch - used) / 2)

    def middle(self, row: int) -> float:
        return self.top(row) - self.band / 2

    def x(self, bullet: Bullet, value: float | Decimal) -> float:
        axis = bullet.axis
        share = (exact(float(value)) - axis.low) / (axis.high - axis.low)
        return self.left + float(share) * (self.right - self.left)

    def ticks(self, bullet: Bullet) -> list[Decimal]:
        """As many of its ticks as have room for their numbers, 0 always."""
        ticks = bullet.ticks
        room = (self.right - self.left) / max(1, len(bullet.axis.ticks) - 1)
        room *= float((ticks[1] - ticks[0]) / bullet.axis.step) if len(ticks) > 1 else 1.0
        needed = max(fonts.width(text, self.tick) for text in tick_texts(bullet)) + 0.6 * self.tick
        stride = max(1, -int(-needed // room))
        start = ticks.index(Decimal(0)) % stride if Decimal(0) in ticks else 0
        return ticks[start::stride]


def most_rows(area: Area, layout: Layout) -> int:
    """How many rows an area holds."""
    least = _LEAST_BAND + _TICK + 1.15 * layout.smallest + 0.75 * _AIR
    return int(area.height // least)


def tick_texts(bullet: Bullet) -> list[str]:
    return [fonts.printable(bullet.scale.tick(tick, bullet.axis.step)) for tick in bullet.ticks]


def name_text(bullet: Bullet) -> str:
    return bullet.about.name + (f" {ARROW}" if bullet.is_lower_better else "")


def unit_text(bullet: Bullet) -> str:
    """What the numbers of the scale count; those of percent say it themselves, and a plain number counts what the
    name says."""
    return "" if bullet.scale.phrase in {"percent", "number"} else bullet.scale.phrase


def figure_text(bullet: Bullet, *, has_unit: bool) -> str:
    if bullet.value is None:
        return NONE
    return (
        value_words(bullet)
        if has_unit or bullet.about.unit is Unit.PERCENT
        else bullet.scale.stepped(bullet.scale.shown(bullet.value))
    )


def _name_width(bullet: Bullet, size: float, layout: Layout) -> float:
    unit = fonts.width(fonts.printable(unit_text(bullet)), layout.smallest)
    return max(fonts.width(fonts.printable(name_text(bullet)), size) + 1, unit)
