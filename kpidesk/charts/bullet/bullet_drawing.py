"""Draws the bullet page on a sheet. Needs matplotlib."""

from collections.abc import Sequence
from itertools import pairwise

from kpidesk.analysis.goals.verdict import Status
from kpidesk.charts.bullet.bullet_page import BulletPage
from kpidesk.charts.bullet.bullet_places import BulletPlaces, figure_text, most_rows, unit_text
from kpidesk.charts.bullet.bullet_sentences import ARROW
from kpidesk.charts.bullet.bullet_series import Bullet
from kpidesk.charts.kpi_page import draw_page
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import lines_within, named_apart
from kpidesk.charts.paper.sheet import Sheet, line_pitch
from kpidesk.charts.paper.status_shapes import draw_status
from kpidesk.charts.words.status_words import status_word

_GOAL, _HALO, _LAST_YEAR = 4.0, 1.0, 1.5
_CROSSING = 0.6  # of the bands' height, for the goal
_BAR = 1 / 3


def draw_bullets(sheet: Sheet, chart: BulletPage) -> None:
    page, area = draw_page(sheet, chart, lambda free, _: most_rows(free, sheet.layout))
    bullets = page.facts.bullets
    places = BulletPlaces.on(area, bullets, sheet.layout)
    names = _names(sheet, bullets, places)
    for row, bullet in enumerate(bullets):
        _draw_bands(sheet, bullet, places, row)
        _draw_last_year(sheet, bullet, places, row)
        _draw_measure(sheet, bullet, places, row)
        _draw_goals(sheet, bullet, places, row)
        _draw_ticks(sheet, bullet, places, row)
        _draw_name(sheet, bullet, names[row], places, row)
        _draw_figure(sheet, bullet, places, row)
        top = places.area.top - row * places.pitch
        sheet.spot(bullet.about.id, area.left, top - places.pitch, area.right, top)


def _draw_bands(sheet: Sheet, bullet: Bullet, places: BulletPlaces, row: int) -> None:
    """The darker, the further off; a figure that is not judged has the lightest grey alone."""
    off, watch, fine = sheet.colours.levels
    shades = {Status.OFF: off, Status.WATCH: watch, Status.ON_TRACK: fine, Status.NONE: fine}
    axis, levels = bullet.axis, bullet.levels
    cuts = [min(max(edge, float(axis.low)), float(axis.high)) for edge in levels.edges]
    ends = [places.left, *(places.x(bullet, cut) for cut in cuts), places.right]
    bottom = places.top(row) - places.band
    for number, ((left, right), status) in enumerate(zip(pairwise(ends), levels.statuses, strict=True)):
        if right > left:
            name = f"band-{bullet.about.id}-{number}"
            sheet.bar(left, bottom, right - left, places.band, name=name, fill=shades[status], order=1)


def _draw_measure(sheet: Sheet, bullet: Bullet, places: BulletPlaces, row: int) -> None:
    """A bar from 0; a dot where the scale does not start there. Of a period that still runs an outline."""
    if bullet.value is None:
        return
    name, colour, hollow = f"measure-{bullet.about.id}", sheet.colours.text, bullet.judgement.hollow
    middle, height, x = places.middle(row), _BAR * places.band, places.x(bullet, bullet.value)
    if not bullet.has_bar:
        sheet.dot(x, middle, max(7.0, 1.2 * height), colour, name=name, hollow=hollow)
        return
    start = places.x(bullet, 0)
    left, width = min(start, x), abs(x - start)
    if hollow:
        paper = sheet.colours.background
        sheet.bar(left, middle - height / 2, width, height, name=name, fill=paper, edge=colour, line=1.2, order=3)
    else:
        sheet.bar(left, middle - height / 2, width, height, name=name, fill=colour, order=3)


def _draw_goals(sheet: Sheet, bullet: Bullet, places: BulletPlaces, row: int) -> None:
    """Across the bar, with a rim in the background's colour so that it is seen on it."""
    half = _CROSSING * places.band / 2
    ys = [places.middle(row) - half, places.middle(row) + half]
    for number, goal in enumerate(bullet.goals):
        xs, name = [places.x(bullet, goal)] * 2, f"{bullet.about.id}-{number}"
        rim = [ys[0] - _HALO, ys[1] + _HALO]
        sheet.line(xs, rim, sheet.colours.background, _GOAL + 2 * _HALO, name=f"rim-{name}", order=3.5)
        sheet.line(xs, ys, sheet.colours.text, _GOAL, name=f"goal-{name}", order=3.6)


def _draw_last_year(sheet: Sheet, bullet: Bullet, places: BulletPlaces, row: int) -> None:
    """As high as the bands, so that both its ends are seen beside bar and goal."""
    if bullet.last_year is None:
        return
    xs = [places.x(bullet, bullet.last_year)] * 2
    ys = [places.top(row) - places.band, places.top(row)]
    name = bullet.about.id
    sheet.line(xs, ys, sheet.colours.background, _LAST_YEAR + 2, name=f"rim-last-year-{name}", order=3.2)
    sheet.line(xs, ys, sheet.colours.previous, _LAST_YEAR, name=f"last-year-{name}", order=3.3)


def _draw_ticks(sheet: Sheet, bullet: Bullet, places: BulletPlaces, row: int) -> None:
    floor, size = places.top(row) - places.band, places.tick
    for tick in places.ticks(bullet):
        x, name = places.x(bullet, tick), f"{bullet.about.id}-{tick}"
        sheet.line([x, x], [floor, floor - 3], sheet.colours.secondary, 0.8, name=f"mark-{name}", snap=True)
        text = fonts.printable(bullet.scale.tick(tick, bullet.axis.step))
        y = floor - 3.5 - 0.98 * size
        sheet.text(x, y, text, size, sheet.colours.secondary, name=f"tick-{name}", align=0.5)


def _names(sheet: Sheet, bullets: Sequence[Bullet], places: BulletPlaces) -> list[list[str]]:
    """In as many lines as there is room for above every unit; those that begin alike stay apart."""
    unit = line_pitch(sheet.layout.smallest) if any(map(unit_text, bullets)) else 0
    most = max(1, min(3, int((places.pitch - 4 - unit) // line_pitch(places.label))))
    ends = [f" {ARROW}" if bullet.is_lower_better else "" for bullet in bullets]
    return named_apart([bullet.about.name for bullet in bullets], ends, places.label, places.name_width, most)


def _draw_name(sheet: Sheet, bullet: Bullet, lines: list[str], places: BulletPlaces, row: int) -> None:
    """Beside the middle of the bands; the unit small below it."""
    size, small = places.label, sheet.layout.smallest
    unit = lines_within(unit_text(bullet), small, places.name_width)
    height = len(lines) * line_pitch(size) + (line_pitch(small) if unit else 0)
    y = places.middle(row) + height / 2 - 0.98 * size
    for number, line in enumerate(lines):
        name = f"name-{bullet.about.id}-{number}"
        sheet.text(places.area.left, y - number * line_pitch(size), line, size, sheet.colours.text, name=name)
    for line in unit:
        y -= (len(lines) - 1) * line_pitch(size) + line_pitch(small)
        sheet.text(places.area.left, y, line, small, sheet.colours.secondary, name=f"unit-{bullet.about.id}")


def _draw_figure(sheet: Sheet, bullet: Bullet, places: BulletPlaces, row: int) -> None:
    """The figure bold, then shape and word of its status."""
    size, middle, id_ = places.figure_size, places.middle(row), bullet.about.id
    text = fonts.printable(figure_text(bullet, has_unit=places.has_units))
    sheet.text(places.figure, middle - 0.36 * size, text, size, sheet.colours.text, name=f"value-{id_}", bold=True)
    shape, status = 0.8 * places.label, bullet.judgement.status
    hollow = bullet.judgement.hollow
    draw_status(sheet, status, places.status + shape / 2, middle, shape, name=f"status-{id_}", hollow=hollow)
    word, x, y = status_word(bullet.judgement), places.status + 1.5 * places.label, middle - 0.36 * places.label
    if word:
        sheet.text(x, y, word, places.label, sheet.colours.text, name=f"status-word-{id_}")
