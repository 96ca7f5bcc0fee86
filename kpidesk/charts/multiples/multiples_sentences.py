"""The words around small multiples, made from their lines."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kpidesk.charts.multiples.multiples_series import UNASSIGNED, MultiplesFacts, PanelSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.naming import told_apart, without_colon
from kpidesk.charts.words.title_words import counted, cut, ended, listed, one_line, within

_SHORT = 26  # characters of a name where the title would be too long


def titles(facts: MultiplesFacts) -> tuple[str, ...]:
    return within(_part_titles(facts) if facts.parts else _kpi_titles(facts))


def _part_titles(facts: MultiplesFacts) -> Iterator[str]:
    """The largest part of the last month that is over, and the one that changed most."""
    assert facts.about is not None
    labels = without_colon(dict.fromkeys(one_line(name) for name in (facts.about.label, facts.about.name)))
    largest, mover = _largest(facts), _mover(facts)
    when = month_names.full(facts.months[facts.judged])
    if largest is not None:
        for room in (110, _SHORT):
            said = _largest_words(facts, largest, when, room)
            if mover is not None:
                who = "it" if mover is largest else _short_name(facts, mover, room)
                yield from (f"{label}: {said}; {who} {_mover_words(facts, mover)}" for label in labels)
            yield from (f"{label}: {said}" for label in labels)
    else:
        yield from (f"{label}: {said}" for said in _level_words(facts, when) for label in labels)
    shown = counted(len(_parts(facts)), facts.parts, f"{facts.parts}s")
    yield f"{cut(labels[-1], 40)} of {shown}, {when}"


def _parts(facts: MultiplesFacts) -> list[PanelSeries]:
    """Without what no part explains."""
    return [panel for panel in facts.panels if panel.key != UNASSIGNED]


def _largest(facts: MultiplesFacts) -> PanelSeries | None:
    """None where two look equally large."""
    known = _known(facts)
    top = [panel for shown, panel in known if shown == known[0][0]]
    return top[0] if len(top) == 1 else None


def _level_words(facts: MultiplesFacts, when: str) -> Iterator[str]:
    """Where several look equally large, or all of them."""
    known = _known(facts)
    if not known:
        return
    count = sum(shown == known[0][0] for shown, _ in known)
    value = facts.scale(known[0][1]).worded(known[0][0])
    if count == len(known):
        yield f"all {facts.parts}s are level in {when}, at {value}"
    else:
        yield f"{count} {facts.parts}s are {'largest' if facts.adds_up else 'highest'} in {when}, with {value} each"


def _known(facts: MultiplesFacts) -> list[tuple[Decimal, PanelSeries]]:
    """What is displayed for the judged month, the largest first."""
    numbers = [(panel.numbers[facts.judged], panel) for panel in _parts(facts)]
    known = [(facts.scale(panel).shown(number), panel) for number, panel in numbers if number is not None]
    return sorted(known, key=lambda pair: pair[0], reverse=True)


def _largest_words(facts: MultiplesFacts, panel: PanelSeries, when: str, room: int) -> str:
    number = panel.numbers[facts.judged]
    assert number is not None
    scale = facts.scale(panel)
    how = "largest" if facts.adds_up else "highest"
    return f"{_short_name(facts, panel, room)} is {how} with {scale.worded(scale.shown(number))} in {when}"


def _short_name(facts: MultiplesFacts, panel: PanelSeries, room: int) -> str:
    """One that no other panel has."""
    names = told_apart([one_line(other.name) for other in facts.every], room)
    return next(name for name, other in zip(names, facts.every, strict=True) if other.key == panel.key)


def _mover(facts: MultiplesFacts) -> PanelSeries | None:
    """The panel with the largest displayed change since the month it is held against; None when nothing changed."""
    changes = [(abs(change), panel) for panel in _parts(facts) if (change := facts.change(panel))]
    return max(changes, key=lambda pair: pair[0])[1] if changes else None


def _mover_words(facts: MultiplesFacts, panel: PanelSeries) -> str:
    change = facts.change(panel)
    assert change is not None
    verb = "rose" if change > 0 else "fell"
    by = facts.scale(panel).worded(abs(change), difference=True)
    return f"{verb} most, by {by} since {month_names.full(facts.months[facts.base])}"


def _kpi_titles(facts: MultiplesFacts) -> Iterator[str]:
    """How many are higher than a year before, since their units cannot be compared."""
    first, last = (month_names.full(facts.months[place]) for place in (facts.base, facts.judged))
    changes = [change for panel in facts.panels if (change := facts.change(panel)) is not None]
    if changes and first != last:
        yield _counts_words(changes, len(facts.panels), first, last)
    yield f"{counted(len(facts.panels), 'KPI', 'KPIs')} up to {last}"


def _counts_words(changes: Sequence[Decimal], shown: int, first: str, last: str) -> str:
    """Those that rose come first; what none of them did is not said. Of ``shown`` some may have no change to tell."""
    ups = [(change > 0) - (change < 0) for change in changes]
    numbers = [(ups.count(1), "higher"), (ups.count(-1), "lower"), (ups.count(0), "unchanged")]
    (most, how), *others = [pair for pair in numbers if pair[0]]
    every = {1: "The only KPI was", 2: "Both KPIs were"}.get(shown, f"All {shown} KPIs were")
    head = every if most == shown else f"{most} of {shown} KPIs {'was' if most == 1 else 'were'}"
    against = f"in {last} as in {first}" if how == "unchanged" else f"in {last} than in {first}"
    rest = "".join(f", {number} {other}" for number, other in others)
    return f"{head} {'the same' if how == 'unchanged' else how} {against}{rest}"


# -- below the title --------------------------------------------------------------------------------------------


def subtitle(facts: MultiplesFacts) -> str:
    """What, how many of how many, unit, months, order; then notation."""
    return f"{ended(', '.join(filter(None, _measure(facts))))} {_notation(facts)}"


def _measure(facts: MultiplesFacts) -> Iterator[str]:
    has_rest = any(panel.key == UNASSIGNED for panel in facts.panels)
    shown, every = len(facts.panels) - has_rest, sum(panel.key != UNASSIGNED for panel in facts.every)
    some = f"{shown} of {every}" if shown < every else str(every)
    if facts.about is not None and facts.parts:
        parts = facts.parts if some == "1" else f"{facts.parts}s"
        yield f"{one_line(facts.about.label)} of {some} {parts}{' and unassigned' if has_rest else ''}"
        yield facts.scale(facts.panels[0]).phrase
    else:
        yield f"{some} KPIs"
        yield f"{facts.segment.kind} {one_line(facts.segment.name)}" if facts.segment else ""
    yield month_names.span(facts.months[0], facts.months[-1])
    yield "the largest last value first" if facts.parts else "in the order of the list"


def _notation(facts: MultiplesFacts) -> str:
    if facts.parts:
        parts = ["same scale in every panel", f"grey = all other {facts.parts}s"]
    else:
        elsewhere = any(facts.axis(panel).starts_elsewhere for panel in facts.panels)
        parts = ["scales differ" + (" and do not all start at 0" if elsewhere else "")]
    if any(goal is not None for panel in facts.panels for goal in panel.goals):
        parts.append("grey steps = goal")
    if facts.is_running:
        parts.append("ring = month so far")
    text = ", ".join(parts)
    return text[0].upper() + text[1:]


def footnote(facts: MultiplesFacts) -> str:
    return " ".join(_notes(facts))


def _notes(facts: MultiplesFacts) -> Iterator[str]:
    yield f"Source: {facts.source}."
    if facts.days:
        yield f"{month_names.full(facts.months[-1])}: {facts.days}."
    broken = [one_line(panel.name) for panel in facts.panels if panel.has_gaps]
    if broken:
        yield f"Broken line = months without a value: {listed(broken)}."
    if any(panel.key == UNASSIGNED for panel in facts.panels):
        yield f"Unassigned = the whole less its {facts.parts}s."


def alt_text(facts: MultiplesFacts, title: str) -> str:
    """Title, what kind, the ends of each line, the span."""
    what = f"{one_line(facts.about.label)} by {facts.parts}" if facts.parts and facts.about else "KPIs"
    kind = f"Small multiples of {what}, {counted(len(facts.panels), 'panel', 'panels')} with a line each."
    span = f"They run over {month_names.span(facts.months[0], facts.months[-1])}."
    ends = [f"{one_line(panel.name)} {last}" for panel in facts.panels if (last := last_words(facts, panel))]
    return " ".join((ended(title), kind, span, f"Last values: {', '.join(ends)}."))


def last_words(facts: MultiplesFacts, panel: PanelSeries) -> str:
    if not panel.known:
        return ""
    place, number = panel.known[-1]
    scale = facts.scale(panel)
    late = "" if place == len(facts.months) - 1 else f" ({month_names.full(facts.months[place])})"
    return scale.worded(scale.shown(number)) + late
