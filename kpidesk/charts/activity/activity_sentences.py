"""The words of the activity chart, made from its computed facts."""

from collections.abc import Iterator

from kpidesk.analysis.activity.activity import MOST, ActivityIndex, NoIndex, Why
from kpidesk.analysis.activity_parts import Part
from kpidesk.analysis.numbers.numerals import SPACE
from kpidesk.charts.activity.activity_series import BASE, ActivityPoint, ActivitySeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import full_name, names_of, sentences, titled
from kpidesk.charts.words.ring_words import listed
from kpidesk.domain.value import NoValue

_MOST_WEIGHTS = 4


def titles(series: ActivitySeries) -> tuple[str, ...]:
    """The index, how far it lies from the base, and the part that did most."""
    return titled(names_of(series.facts.indicator), list(_tails(series)))


def subtitle(series: ActivitySeries) -> str:
    """Measure, base, period, weights."""
    facts = series.facts
    span = month_names.span(facts.months[0], facts.months[-1])
    name = names_of(facts.indicator)[-1]
    more = ", ".join(_notation(series))
    return (
        f"{name}, {_base(series)} = {_number(series, BASE)}, {span}. Weights: {_weights(series)}{more and ', ' + more}"
    )


def footnote(series: ActivitySeries) -> str:
    """How it is worked out, what is missing or held back, why months are empty."""
    method = "Steps in log points: 100 × weight × ln(figure / base)"
    return sentences(method, *_changed(series), *_missing(series), *_capped(series), _gaps(series), series.facts.source)


def alt_text(series: ActivitySeries, title: str) -> str:
    """The title and three sentences: what kind of chart, its steps, its range; then the notes on its months."""
    facts = series.facts
    span = month_names.span(facts.months[0], facts.months[-1])
    kind = f"Line chart of {full_name(facts.indicator)}, {span}, with a waterfall of its parts below"
    steps = ", ".join(f"{step.part} {series.signed(step.shown)}" for step in series.steps if step.reason is None)
    return sentences(
        title,
        kind,
        f"In log points the parts are {steps}, together {series.signed(series.shown_total)}",
        _range(series),
        _notes(series),
    )


def part_name(part: Part) -> str:
    """With a capital letter."""
    return str(part)[:1].upper() + str(part)[1:]


def no_index_words(found: NoIndex, name: str) -> str:
    """A whole sentence on what is lacking."""
    if not found.lacking:
        return f"“{name}” has no finished month yet: it needs visits, orders, order value and lifetime value."
    lacking = listed([_lacking(part, value) for part, value in found.lacking])
    match found.why:
        case Why.NO_BASE:
            return f"“{name}” needs a finished month with all of its parts; the best one lacks {lacking}."
        case Why.BASE_LACKS:
            return f"“{name}” has a base that lacks {lacking}."
        case Why.NO_PARTS:
            return f"“{name}” has none of its parts: {lacking}."


def _lacking(part: Part, value: object) -> str:
    return f"{part} ({short_reason(value) if isinstance(value, NoValue) else 'not above 0'})"


# -- title and subtitle ---------------------------------------------------------------------------------------------


def _tails(series: ActivitySeries) -> Iterator[str]:
    point, leader, off = series.judged, series.leader, series.difference
    when = month_names.name(point.month) + (f" (day {point.days[0]} of {point.days[1]})" if point.days else "")
    so_far = " so far" if point.days else ""
    head = f" came to {_number(series, series.index)}{so_far} in {when}"
    if off:
        size, side = series.scale.label(abs(off)), "above" if off > 0 else "below"
        against = f", {size} {side} the base of {_base(series)}"
    else:
        against = f", level with the base of {_base(series)}"
    most = f"; {leader.part} did most" if leader is not None else ""
    have, of = _counted(point)
    parts = f"; {have} of {of} parts are known" if have < of else ""
    yield head + against + most + parts
    yield head + against + (parts or most)
    yield head + against
    yield head


def _counted(point: ActivityPoint) -> tuple[int, int]:
    assert isinstance(point.index, ActivityIndex)
    return point.index.part_count


def _number(series: ActivitySeries, value: float) -> str:
    return series.scale.label(series.scale.shown(value))


def _base(series: ActivitySeries) -> str:
    base = series.facts.scale.base
    return month_names.span(base.first, base.last)


def _weights(series: ActivitySeries) -> str:
    """The heaviest by name, the others together."""
    facts = series.facts
    weights = sorted(facts.scale.weights.items(), key=lambda pair: -pair[1])
    named = weights if len(weights) <= _MOST_WEIGHTS + 1 else weights[:_MOST_WEIGHTS]
    said = [f"{part}{SPACE}{_percent(series, weight)}" for part, weight in named]
    rest = sum(weight for _, weight in weights[len(named) :])
    return ", ".join(said) + (f", {len(weights) - len(named)} others {_percent(series, rest)}" if rest else "")


def _percent(series: ActivitySeries, ratio: float) -> str:
    return series.facts.form.percent(ratio, 0)


def _notation(series: ActivitySeries) -> Iterator[str]:
    if any(point.is_hollow for point in series.points if not point.days):
        yield "hollow = part missing"
    if series.axis.starts_elsewhere:
        yield f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}"


# -- below the chart --------------------------------------------------------------------------------------------


def _changed(series: ActivitySeries) -> Iterator[str]:
    if series.facts.changed_on is not None:
        yield f"Weights changed on {month_names.day(series.facts.changed_on)}"


def _missing(series: ActivitySeries) -> Iterator[str]:
    gone = [f"{step.part} ({short_reason(step.reason)})" for step in series.steps if step.reason is not None]
    if gone:
        month = month_names.name(series.judged.month)
        yield f"Missing in {month}: {listed(gone)}; the other parts take over the weight"


def _capped(series: ActivitySeries) -> Iterator[str]:
    held = [str(step.part) for step in series.steps if step.is_capped]
    if held:
        yield f"Held at {MOST:.0f} times the base, or a tenth of it: {listed(held)}"


def _gaps(series: ActivitySeries) -> str:
    months = [month_names.short(point.month) for point in series.points if point.number is None]
    return f"Ring = none of the parts is known: {listed(months)}" if months else ""


def _range(series: ActivitySeries) -> str:
    known = [point.complete for point in series.points if point.complete is not None]
    if len(known) < 2:
        return "There are fewer than two complete months"
    return f"The index lies between {_number(series, min(known))} and {_number(series, max(known))}"


def _notes(series: ActivitySeries) -> str:
    noted = zip(series.points, series.facts.notes, strict=False)
    said = [f"{month_names.full(point.month)}: {noted_words(note)}" for point, note in noted if note]
    return f"Notes: {'; '.join(said)}" if said else ""
