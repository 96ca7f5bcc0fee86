"""Limits as dashed lines with the months that made them shaded, and a vertical line where the figure starts anew."""

from itertools import pairwise

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.process_limits import Limits
from kpidesk.charts.limits import limits_sentences
from kpidesk.charts.limits.limits_series import LimitsSeries, Stretch
from kpidesk.charts.limits.limits_stage import LimitsStage
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.polyline import Segments, segments

JUDGED = frozenset({Merit.GOOD, Merit.BAD})
DASHED, DOTTED = (0, (5, 3)), (0, (1, 2.2))
_WIDTH = 1.3
_AIR = 6.0


def end_texts(series: LimitsSeries) -> dict[str, str]:
    """Upper, centre and lower of the newest limits, as they are written at the right; nothing without limits."""
    last = series.last_with(series.judged.stretch) if series.judged else None
    if last is None or last.limits is None:
        return {}
    limits, basis = last.limits, named_after(series.stretches[last.stretch].course)

    def written(word: str, number: float) -> str:
        return fonts.printable(f"{word} {series.scale.label(series.shown(number))}")

    if series.shown(limits.upper) == series.shown(limits.lower):
        is_always = basis is Basis.LEVEL and not series.signals
        return {"centre": written("always" if is_always else limits_sentences.CENTRES[basis], limits.centre)}
    return {
        "upper": written("upper", limits.upper),
        "centre": written(limits_sentences.CENTRES[basis], limits.centre),
        "lower": written("lower", limits.lower),
    }


def draw_baselines(stage: LimitsStage, top: float) -> None:
    """Shaded from the first to the last month that made the limits, as far as these are drawn."""
    for number, stretch in enumerate(stage.series.stretches):
        places = _baseline_places(stage.series, stretch)
        if places:
            left, right = stage.slots.edges(places[0])[0], stage.slots.edges(places[-1])[1]
            bottom = stage.panel.bottom
            colour = stage.sheet.colours.baseline
            name = f"baseline-{number}"
            stage.sheet.bar(left, bottom, right - left, top - bottom, name=name, fill=colour, order=0.5)


def draw_marks(stage: LimitsStage, top: float) -> None:
    """Vertical lines, and in a strip above the plot what they and the shaded months are; what has no room is left to
    the subtitle."""
    sheet, slots, size = stage.sheet, stage.slots, stage.sheet.layout.smallest
    headings = _headings(stage.series)
    for month, _ in stage.series.marks:
        x = slots.edges(month - stage.series.points[0].month)[0]
        sheet.line([x, x], [stage.panel.bottom, top], sheet.colours.secondary, 1.0, name=f"break-{month}", snap=True)
    starts = sorted(headings)
    for place, end in pairwise([*starts, slots.count]):
        left = slots.edges(place)[0] + _AIR
        limit = slots.left + end * slots.width if end < slots.count else sheet.layout.right
        texts = [fonts.printable(text) for text in headings[place]]
        fitting = next((text for text in texts if left + fonts.width(text, size) <= limit - _AIR / 2), None)
        if fitting is not None:
            name = f"heading-{stage.series.points[place].month}"
            sheet.text(left, top - 1.1 * size, fitting, size, sheet.colours.secondary, name=name)


def _headings(series: LimitsSeries) -> dict[int, tuple[str, ...]]:
    """By the index of their first month; the fullest wording first."""
    first = series.points[0].month
    begun = {month - first: limits_sentences.BREAKS[held.kind] for month, held in series.marks}
    baselines = {places[0] for stretch in series.stretches if (places := _baseline_places(series, stretch))}
    found: dict[int, tuple[str, ...]] = dict.fromkeys(baselines, ("baseline",))
    for place, words in begun.items():
        # The first complete month of a stretch may lie behind a gap at its beginning.
        near = next((other for other in baselines if place <= other <= place + 1), None)
        if near is not None:
            found.pop(near, None)
        found[place] = (f"{words}, baseline", words) if near is not None else (words,)
    return found


def _baseline_places(series: LimitsSeries, stretch: Stretch) -> list[int]:
    if stretch.baseline is None:
        return []
    first, last = stretch.baseline
    return [place for place, point in enumerate(series.points) if first <= point.month <= last]


def draw_limit_lines(stage: LimitsStage) -> Segments:
    """Level limits reach over all months of their stretch, others go from month to month. Gives the newest ones'
    places and the older ones', for labels to keep away from."""
    drawn: Segments = []
    colours = stage.sheet.colours
    for number, stretch in enumerate(stage.series.stretches):
        if stretch.limits is None or stage.series.last_with(number) is None:
            continue
        style = {"linestyle": DOTTED if stretch.limits.provisional else DASHED}
        for name, xs, numbers in _lines(stage, number, stretch):
            ys = [stage.panel.y(value) for value in numbers]
            dashes = {} if name == "centre" else style
            colour = colours.secondary if name == "centre" else colours.actual
            stage.sheet.line(xs, ys, colour, _WIDTH, name=f"{name}-{number}", order=2, **dashes)
            drawn += segments(xs, ys)
    return drawn


def _lines(stage: LimitsStage, number: int, stretch: Stretch) -> list[tuple[str, list[float], list[float]]]:
    points, slots = stage.series.points, stage.slots
    there = [(place, point.limits) for place, point in enumerate(points) if point.stretch == number and point.limits]
    if stretch.basis is Basis.LEVEL:
        xs = [slots.edges(there[0][0])[0], slots.edges(_end(stage.series, number, there[-1][0]))[1]]
        return [(name, xs, [value] * 2) for name, value in _values(there[0][1])]
    xs = [slots.centre(place) for place, _ in there]
    columns = list(zip(*([value for _, value in _values(limits)] for _, limits in there), strict=True))
    names = [name for name, _ in _values(there[0][1])]
    return [(name, xs, list(column)) for name, column in zip(names, columns, strict=True)]


def _values(limits: Limits) -> list[tuple[str, float]]:
    return [("lower", limits.lower), ("centre", limits.centre), ("upper", limits.upper)]


def _end(series: LimitsSeries, number: int, last: int) -> int:
    """The newest limits hold on, also for months that still run or have no figure; older ones end where they ended."""
    is_newest = number == len(series.stretches) - 1
    return len(series.points) - 1 if is_newest else last
