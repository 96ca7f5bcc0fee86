"""The words of a chart of years, made from its computed facts."""

from collections.abc import Iterator

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.charts.paper.change_arrows import NoArrow, ratio_text
from kpidesk.charts.words import month_names
from kpidesk.charts.words.month_notes import noted_words
from kpidesk.charts.words.naming import full_name, names_of, sentences, titled
from kpidesk.charts.words.ring_words import ring_words
from kpidesk.charts.words.scale import Scale
from kpidesk.charts.years.years_facts import ToDate
from kpidesk.charts.years.years_series import YearShown, YearsSeries
from kpidesk.domain.value import NoValue


def titles(series: YearsSeries) -> tuple[str, ...]:
    """This year's newest finished month against the same month a year before, then the year so far."""
    facts = series.facts
    return titled(names_of(facts.indicator, facts.segment), _tails(series))


def subtitle(series: YearsSeries) -> str:
    """Measure, unit, period, notation."""
    facts = series.facts
    pace = " per month" if facts.is_flow else ", at the end of each month" if facts.is_level else ", per month"
    oldest = series.shown[0].name
    return f"{_name(series)}, {series.scale.phrase}{pace}, {oldest} to {series.year.name}. {_notation(series)}"


def footnote(series: YearsSeries) -> str:
    facts = series.facts
    growth = facts.growth.reason if isinstance(facts.growth, NoArrow) else ""
    older = "Earlier years are not shown" if facts.left_out else ""
    set_on = f"Goal set {month_names.day(facts.goal_set_on)}" if facts.goal_set_on else ""
    source = f"Source: {'example figures' if facts.is_example else 'own books'}"
    anew = f"Means something else since {month_names.full(facts.redefined)}" if facts.redefined else ""
    return sentences(source, set_on, anew, _gaps(series), _earlier_gaps(series), growth, _no_step(series), older)


def alt_text(series: YearsSeries, title: str) -> str:
    """The title and three sentences: kind, range, last value; then what stands on the arrows, and the notes."""
    arrows = [arrow.words for arrow in series.arrows]
    return sentences(title, _kind(series), _range(series), _last(series), *arrows, _notes(series))


def _name(series: YearsSeries) -> str:
    return full_name(series.facts.indicator, series.facts.segment)


# -- titles --------------------------------------------------------------------------------------------------------


def _tails(series: YearsSeries) -> Iterator[str]:
    point, scale = series.judged, series.scale
    month, earlier = month_names.name(point.own), month_names.full(point.own.plus(-12))
    assert point.number is not None
    value = scale.worded(scale.shown(point.number))
    if point.days:
        yield from _so_far(series, f": {value} so far in {month} ({point.days[0]} of {point.days[1]} days)", earlier)
        return
    head = f" came to {value} in {month}"
    redefined = series.facts.redefined
    if redefined is not None and series.facts.is_across(point.own):
        yield f"{head}; it meant something else until {month_names.full(redefined.previous)}"
        yield head
        return
    if point.difference is None:
        yield f"{head}; there is no figure for {earlier} to hold against it"
        yield head
        return
    to_date, ratio = series.facts.to_date, ratio_text(series.facts.against.movement, series.facts.form)
    late = _not_yet(series)
    if not point.difference:
        told = [f"{head}, as in {earlier}"]
    else:
        step = scale.worded(abs(point.difference), difference=True)
        side = "above" if point.difference > 0 else "below"
        told = [f"{head}, {step} ({ratio}) {side} {earlier}"] if ratio else []
        told.append(f"{head}, {step} {side} {earlier}")
    if late:
        yield from (text + late for text in told)
    elif to_date is not None:
        yield from (text + end for text in told for end in _year_so_far(series, to_date))
    yield from told


def _so_far(series: YearsSeries, head: str, earlier: str) -> Iterator[str]:
    """A month that runs is not held against a whole one; both are told."""
    before = series.judged.before
    if before is not None:
        yield f"{head}; the whole of {earlier} came to {series.scale.worded(series.scale.shown(before))}"
    yield head


def _year_so_far(series: YearsSeries, to_date: ToDate) -> Iterator[str]:
    """In a scale of its own: a year is larger than a month."""
    facts = series.facts
    pair = [to_date.value, to_date.before]
    scale = Scale.fitting(pair, facts.indicator, facts.currency, facts.form) if facts.is_flow else series.scale
    value, before = scale.shown(to_date.value), scale.shown(to_date.before)
    shown = f"({scale.stepped(value)}, was {scale.stepped(before)})"
    if value == before:
        yield f"; the year to date is as a year before {shown}"
        yield "; the year to date is as a year before"
        return
    side, step = "above" if value > before else "below", scale.worded(abs(value - before), difference=True)
    ratio = _unsigned(to_date.against, facts.is_flow, series)
    yield f"; the year to date is {ratio or step} {side} {shown}"
    yield f"; the year to date is {ratio or step} {side}"


def _unsigned(against: Against, is_flow: bool, series: YearsSeries) -> str:
    """7 %: the side says the sign."""
    ratio = ratio_text(against.movement, series.facts.form) if is_flow else ""
    is_times = against.movement.factor is not None
    return "" if is_times else ratio.removeprefix("+").removeprefix(series.facts.form.minus)


def _not_yet(series: YearsSeries) -> str:
    """Said when the newest month has no value, so that an older one is not taken for it."""
    late = [point for point in series.points if point.is_gap and point.own == series.facts.current]
    late = [point for point in late if point.own > series.facts.judged]
    return f"; {month_names.name(late[0].own)} has no value yet" if late else ""


# -- notation and footnote -----------------------------------------------------------------------------------------


def _notation(series: YearsSeries) -> str:
    parts = [f"thick = {series.year.name}"]
    if series.year_before:
        parts.append(f"grey = {series.year_before.name}")
    if series.older:
        parts.append("light = earlier")
    if series.has_goal:
        parts.append(f"thin steps = goal {series.year.name}{' (from to)' if series.has_band else ''}")
    if any(point.days and point.number is not None for point in series.points):
        parts.append("hollow = month so far")
    if series.axis.starts_elsewhere:
        parts.append(f"axis starts at {series.scale.tick(series.axis.low, series.axis.step)}")
    text = ", ".join(parts)
    return text[0].upper() + text[1:]


def _gaps(series: YearsSeries) -> str:
    gaps = [(month_names.short(point.own), point.value) for point in series.points if point.is_gap]
    return ring_words((name, value) for name, value in gaps if isinstance(value, NoValue))


def _earlier_gaps(series: YearsSeries) -> str:
    """The months between the first figure and this year that have none: there the lines are broken."""
    shown = [at for line in series.facts.years[:-1] for at in line.months if isinstance(at.value, NoValue)]
    if not shown:
        return ""
    return ring_words(
        (f"{month_names.short(at.month)} {at.month.year}", at.value) for at in shown if isinstance(at.value, NoValue)
    ).replace("Ring", "Broken line", 1)


def _no_step(series: YearsSeries) -> str:
    """Why the arrow that was asked for is not there."""
    if not series.facts.with_step or series.step:
        return ""
    if series.judged.days:
        return f"No arrow: {month_names.full(series.judged.own)} still runs"
    if series.facts.is_across(series.judged.own):
        return "No arrow: nothing is compared across a change of meaning"
    return f"No arrow: there is no figure for {month_names.full(series.judged.own.plus(-12))}"


# -- alt text ------------------------------------------------------------------------------------------------------


def _kind(series: YearsSeries) -> str:
    years = [year.name for year in reversed(series.shown)]
    goal = f", with the goal of {series.year.name}" if series.has_goal else ""
    return f"Line chart of {_name(series)} ({series.scale.phrase}) by month, one line a year: {', '.join(years)}{goal}"


def _range(series: YearsSeries) -> str:
    return f"{series.year.name} {_between(series, series.year)}" + (
        f"; {series.year_before.name} {_between(series, series.year_before)}" if series.year_before else ""
    )


def _between(series: YearsSeries, year: YearShown) -> str:
    known = [number for number in year.solid if number is not None]
    if not known:
        return "has no finished month"
    low, high = (series.scale.shown(end) for end in (min(known), max(known)))
    if low == high:
        return f"is at {series.scale.worded(high)}"
    return f"lies between {series.scale.stepped(low)} and {series.scale.worded(high)}"


def _last(series: YearsSeries) -> str:
    point = series.judged
    assert point.number is not None
    shown = series.scale.worded(series.scale.shown(point.number))
    so_far = f" so far ({point.days[0]} of {point.days[1]} days)" if point.days else ""
    before = f", a year before {series.scale.worded(series.scale.shown(point.before))}" if point.before else ""
    return f"The last value, {month_names.full(point.own)}, is {shown}{so_far}{before}"


def _notes(series: YearsSeries) -> str:
    noted = zip(series.points, series.facts.notes, strict=False)
    said = [f"{month_names.full(point.own)}: {noted_words(note)}" for point, note in noted if note]
    return f"Notes: {'; '.join(said)}" if said else ""
