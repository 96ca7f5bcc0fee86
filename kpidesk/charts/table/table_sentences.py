"""The words around the KPI table, made from its lines."""

from collections.abc import Iterator

from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.signals.course import Basis
from kpidesk.charts.table import table_rows
from kpidesk.charts.table.table_lines import TableFacts, TableLine
from kpidesk.charts.table.table_words import named
from kpidesk.charts.words.title_words import counted, ended, listed, none_of, one_line, within
from kpidesk.domain.indicator import Unit

ARROW, DELTA = "\N{DOWNWARDS ARROW}", "\N{GREEK CAPITAL LETTER DELTA}"
_TOLD = 3  # lines that are read out


def titles(facts: TableFacts) -> tuple[str, ...]:
    return within(_titles(facts))


def _titles(facts: TableFacts) -> Iterator[str]:
    """How many are where their goals want them, and which is to be looked at first."""
    head, urgent = _head(facts), facts.urgent
    if urgent and len(facts.lines) > 1:
        for name in (urgent[0].about.label, urgent[0].about.name):
            yield f"{head}; {one_line(name)} needs attention first"
    yield head


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _head(facts: TableFacts) -> str:
    if facts.so_far:
        return f"{facts.so_far} into {facts.when}, {_counts(facts, '', 'are')}"
    return _sentence(_counts(facts, f" in {facts.when}", "were"))


def _counts(facts: TableFacts, when: str, verb: str) -> str:
    """What is said of how many; ``when`` follows the first count."""
    judged, count = facts.judged, len(facts.lines)
    if not judged:
        return _without_goals(facts, when, verb)
    numbers = [(sum(line.status is status for line in judged), word) for status, word in _WORDS.items()]
    (first, word), *others = [pair for pair in numbers if pair[0]]
    if not others and first > 1:
        every = "both" if first == 2 else f"all {first}"
        return f"{every} KPIs{_shown(facts)} that can be judged {verb} {word}{when}"
    of = f" of {count} KPIs{_shown(facts)}" if count > 1 else " KPI"
    start = f"{first}{of} {_verb(verb, first == 1)} {word}{when}"
    return listed([start, *(f"{number} {other}" for number, other in others)])


def _shown(facts: TableFacts) -> str:
    """Nothing is said of those that have no room."""
    return " shown" if len(facts.lines) < facts.of_all else ""


_WORDS = {Status.ON_TRACK: "on track", Status.WATCH: "on watch", Status.OFF: "off"}


def _verb(verb: str, singular: bool) -> str:
    return {"were": "was", "are": "is"}[verb] if singular else verb


def _without_goals(facts: TableFacts, when: str, verb: str) -> str:
    count, signals = len(facts.lines), sum(line.signal is not None for line in facts.lines)
    aimless = all(line.row.judgement.goal is None for line in facts.lines)
    lacking = f"{'neither' if count == 2 else 'none'} {'has a goal' if aimless else 'can be judged'}"
    if signals and count == 1:
        return f"{one_line(facts.lines[0].about.name)} {_verb(verb, True)} not as usual{when}"
    if signals:
        return f"{signals} of {count} KPIs{_shown(facts)} {_verb(verb, signals == 1)} not as usual{when}; {lacking}"
    if count == 1:
        return f"nothing stands out{when}"
    return f"{none_of(count, f'KPIs{_shown(facts)}')} stands out{when}; {lacking}"


# -- below the title --------------------------------------------------------------------------------------------


def subtitle(facts: TableFacts) -> str:
    """How many of how many, period, unit and notation."""
    shown, every = len(facts.lines), facts.of_all
    what = f"{shown} of {every} KPIs" if shown < every else counted(every, "KPI", "KPIs")
    part = f"{facts.segment.kind} {one_line(facts.segment.name)}" if facts.segment else ""
    money = f"money in {facts.currency}" if any(line.about.unit is Unit.MONEY for line in facts.lines) else ""
    parts = (what, part, facts.when, str(facts.order) if every > 1 else "", money)
    notation = f" Line = last 13 months, grey band = {_band(facts)}" if facts.has_trend else ""
    return ended(", ".join(filter(None, parts))) + notation


def _band(facts: TableFacts) -> str:
    """What the bands of the lines are called."""
    found = {named(line.row.usual) is Basis.TREND for line in facts.lines if line.row.usual is not None}
    if True not in found:
        return "usual range"
    return "usual range or range of trend" if False in found else "range of trend"


def footnote(facts: TableFacts) -> str:
    return " ".join(_notes(facts))


def _notes(facts: TableFacts) -> Iterator[str]:
    yield f"Source: {facts.source}."
    if any(line.is_lower_better for line in facts.lines):
        yield f"{ARROW} = lower is better."
    if facts.so_far:
        yield f"Hollow = so far, {facts.so_far}."
    if paced := [one_line(line.about.name) for line in facts.lines if line.is_paced]:
        yield f"Status by the pace of the year: {listed(paced)}."
    if facts.left_out:
        yield f"Left out: {counted(facts.left_out, 'KPI', 'KPIs')} without figures in 13 months."
    yield f"{DELTA} = difference; a change has colour only when it is unusual."


def alt_text(facts: TableFacts, title: str) -> str:
    """Title, what kind, the first lines, how many need attention."""
    kind = f"Table of {counted(len(facts.lines), 'KPI', 'KPIs')}, {facts.when}."
    first = "; ".join(table_rows.line_words(facts, line) for line in facts.lines[:_TOLD]) + "."
    return " ".join((ended(title), kind, first, _attention(facts)))


def _attention(facts: TableFacts) -> str:
    urgent: list[TableLine] = facts.urgent
    if not urgent:
        return "Nothing needs attention."
    return f"{counted(len(urgent), 'needs', 'need')} attention."
