"""The words of a ranking, made from its displayed numbers."""

from collections.abc import Iterator, Sequence

from kpidesk.analysis.numbers.rounding import percent_decimals
from kpidesk.charts.ranking.ranking_facts import Part, missing
from kpidesk.charts.ranking.ranking_series import RankingSeries, Row, RowKind, number
from kpidesk.charts.whole_periods import names_of as period_names
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import (
    full_name,
    names_of,
    one_line,
    sentences,
    titled_by_message,
    told_apart,
    without_colon,
)
from kpidesk.domain.segment import Segment

_LONGEST_PART = 30
_MOST_NAMES = 4


def titles(series: RankingSeries) -> tuple[str, ...]:
    return titled_by_message(without_colon(names_of(series.facts.indicator)), _tails(series))


def subtitle(series: RankingSeries) -> str:
    facts = series.facts
    when = month_names.span(facts.after.first, facts.after.last)
    old, _ = period_names(facts.before, facts.after)
    notation = ["Outline = whole business"] if series.rows[0].kind is RowKind.TOTAL else ["Bar = " + facts.kind]
    notation += [f"tick = {old}"] if series.has_earlier else []
    notation += [f"line = {line_words(series)}"] if facts.lines else []
    notation += ["thick mark = its goal"] if any(row.goals for row in series.rows) else []
    notation += [f"thin bar = share of {_small(facts.basis.name)}"] if facts.basis is not None else []
    return f"{full_name(facts.indicator)} by {facts.kind}, {series.scale.phrase}, {when}. {', '.join(notation)}"


def footnote(series: RankingSeries) -> str:
    facts = series.facts
    rounded = "" if series.adds_up else "Values rounded."
    return sentences(facts.source, facts.remark, _few(series), _missing(series), _over(series), rounded)


def alt_text(series: RankingSeries, title: str) -> str:
    """The title, the kind of chart, the rows from the top, the last one."""
    facts = series.facts
    when = month_names.span(facts.after.first, facts.after.last)
    kind = f"Horizontal bars of {full_name(facts.indicator)} by {facts.kind} ({series.scale.phrase}), {when}"
    rows = [f"{row.name} {row_words(series, row)}" for row in series.rows]
    listed = f"From the top: {', '.join(rows[:6])}" + (f" and {len(rows) - 6} more" if len(rows) > 6 else "")
    return sentences(title, kind, listed, f"The last row is {rows[-1]}")


def line_words(series: RankingSeries) -> str:
    """Goal 3.0 %; goal 2.0 to 3.0 %."""
    *low, high = [series.scale.shown(line) for line in series.facts.lines]
    start = "".join(f"{series.scale.stepped(end)} to " for end in low)
    return f"{series.facts.line_name} {start}{series.scale.worded(high)}"


def label(series: RankingSeries, row: Row) -> str:
    """Beside a bar: the figure and, of what adds up, its share of the whole."""
    scale = series.scale
    if row.value is None:
        assert row.low is not None and row.high is not None
        return f"{scale.label(scale.shown(row.low))} to {scale.label(scale.shown(row.high))}"
    text = scale.label(scale.shown(row.value))
    return text if row.of_total is None else f"{text} ({share_words(series, row.of_total)})"


def row_words(series: RankingSeries, row: Row) -> str:
    """With unit: 2.99k, 40 % of the whole."""
    scale = series.scale
    if row.value is None:
        assert row.low is not None and row.high is not None
        return f"{scale.stepped(scale.shown(row.low))} to {scale.worded(scale.shown(row.high))}"
    text = scale.worded(scale.shown(row.value))
    return text if row.of_total is None else f"{text} ({share_words(series, row.of_total)} of the whole)"


def share_words(series: RankingSeries, share: float) -> str:
    return series.facts.form.percent(share, percent_decimals(share))


def _tails(series: RankingSeries) -> Iterator[str]:
    _, new = period_names(series.facts.before, series.facts.after)
    parts = series.ranked if series.facts.is_flow else series.counted
    if len(parts) < 2:
        yield f": too few cases to rank {_kinds(series)} in {new}"
        yield f": too few cases to rank in {new}"
    elif len(_level(series, parts)) == len(parts):
        yield f": all {_kinds(series)} are level in {new}, at {_value(series, parts[0])}"
    elif series.facts.is_flow:
        yield from _largest(series, parts, new)
    else:
        yield from _highest(series, parts, new)


def _largest(series: RankingSeries, parts: Sequence[Part], new: str) -> Iterator[str]:
    level = _level(series, parts)
    row = next(row for row in series.rows if row.segment == parts[0].segment)
    total = number(series.facts.total)
    if len(level) > 1:
        yield f": {_names(series, level)} are the largest {_kinds(series)} in {new}, {_value(series, parts[0])} each"
        yield f": {len(level)} {_kinds(series)} are largest in {new}, {_value(series, parts[0])} each"
        return
    head = f": {_name(series, parts[0])} is the largest {series.facts.kind} in {new}, {_value(series, parts[0])}"
    if row.of_total is not None and total is not None:
        of_all = f"of {series.scale.worded(series.scale.shown(total))}"
        yield f"{head} {of_all} ({share_words(series, row.of_total)})"
    yield head
    yield f": {_name(series, parts[0])} is largest in {new}"


def _highest(series: RankingSeries, parts: Sequence[Part], new: str) -> Iterator[str]:
    """Parts with few cases are not named: their place says nothing."""
    top, last = parts[0], parts[-1]
    ends = f"{_name(series, top)} is highest ({_value(series, top)})"
    if last not in series.joined:
        ends += f", {_name(series, last)} lowest ({_value(series, last)})"
    total = number(series.facts.total)
    if total is not None:
        yield f": {ends} in {new}; the whole is {series.scale.worded(series.scale.shown(total))}"
    yield f": {ends} in {new}"
    yield f": {_name(series, top)} is highest in {new}, {_value(series, top)}"
    yield f": highest is {_value(series, top)} in {new}"


def _level(series: RankingSeries, parts: Sequence[Part]) -> list[Part]:
    """Those that look as large as the first."""
    first = series.scale.shown(number(parts[0].value) or 0.0)
    return [part for part in parts if series.scale.shown(number(part.value) or 0.0) == first]


def _value(series: RankingSeries, part: Part) -> str:
    return series.scale.worded(series.scale.shown(number(part.value) or 0.0))


def _name(series: RankingSeries, part: Part) -> str:
    return _names_apart(series)[part.segment]


def _names_apart(series: RankingSeries) -> dict[Segment, str]:
    """Short ones, of which no two look the same."""
    segments = [part.segment for part in series.facts.parts]
    names = told_apart([one_line(segment.name) for segment in segments], _LONGEST_PART)
    return dict(zip(segments, names, strict=True))


def _names(series: RankingSeries, parts: Sequence[Part]) -> str:
    names = [_name(series, part) for part in parts]
    return (" and " if len(names) == 2 else ", ").join(names)


def _kinds(series: RankingSeries) -> str:
    return f"{series.facts.kind}s"


def _small(name: str) -> str:
    """Visits (sessions): visits."""
    short = one_line(name).partition(" (")[0]
    return short[:1].lower() + short[1:]


def _listed(names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[: _MOST_NAMES - 1])} and {len(names) - _MOST_NAMES + 1} more"


def _few(series: RankingSeries) -> str:
    few = [_name(series, part) for part in series.ranked if part.is_few and part not in series.joined]
    return f"Grey = few cases: {_listed(few)}." if few else ""


def _missing(series: RankingSeries) -> str:
    reasons: dict[str, list[str]] = {}
    names = _names_apart(series)
    for segment, value in missing(series.facts.parts):
        reasons.setdefault(short_reason(value), []).append(names[segment])
    said = "; ".join(f"{reason}: {_listed(names)}" for reason, names in reasons.items())
    return f"No bar = {said}." if said else ""


def _over(series: RankingSeries) -> str:
    rest = series.facts.unassigned
    return f"The {_kinds(series)} add up to more than the whole." if rest is not None and rest < 0 else ""
