"""The rows of a ranking: as rows of a table, and in words for whoever points at one."""

from collections.abc import Iterator, Sequence

from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.ranking import ranking_sentences
from kpidesk.charts.ranking.ranking_facts import Part
from kpidesk.charts.ranking.ranking_series import RankingSeries, Row, RowKind, number
from kpidesk.charts.whole_periods import names_of
from kpidesk.charts.words.figure_words import figure_words
from kpidesk.charts.words.missing_words import short_reason
from kpidesk.charts.words.naming import exact_unit, full_name, one_line
from kpidesk.domain.value import NoValue


def rows_of(series: RankingSeries) -> Iterator[Cells]:
    """The whole, every part by itself, what is unassigned; exact. A share is a ratio."""
    facts = series.facts
    old, new = names_of(facts.before, facts.after)
    unit = exact_unit(facts.indicator.unit, facts.currency)
    basis = "" if facts.basis is None else f" of {one_line(facts.basis.name)}"
    yield [
        facts.kind,
        f"{full_name(facts.indicator)} ({unit}), {new}",
        old,
        f"share{basis}",
        "goal",
        "goal up to",
        "note",
    ]
    yield [
        "whole business",
        number(facts.total),
        number(facts.earlier_total),
        None,
        *_two(facts.lines),
        facts.line_name,
    ]
    for part in [*series.ranked, *(part for part in facts.parts if part not in series.ranked)]:
        values = [number(part.value), number(part.earlier), part.share, *_two(part.goals)]
        yield [one_line(part.segment.name), *values, _note(series, part)]
    if facts.unassigned is not None:
        yield ["unassigned", float(facts.unassigned), None, None, None, None, ""]


def _two(ends: Sequence[float]) -> list[float | None]:
    """A goal and, of a band, its upper end."""
    return [*ends, None, None][:2]


def spots_of(series: RankingSeries) -> tuple[Spot, ...]:
    return tuple(Spot(row.key, _words(series, row), _origin(series, row)) for row in series.rows)


def _origin(series: RankingSeries, row: Row) -> Origin | None:
    if row.kind is RowKind.TOTAL or row.segment is not None:
        return Origin(series.facts.indicator.id, series.facts.after.last, row.segment)
    return None


def _words(series: RankingSeries, row: Row) -> str:
    """With every digit that the tables show."""
    facts = series.facts
    old, _ = names_of(facts.before, facts.after)
    decimals = decimals_of(facts.indicator, *row.numbers)

    def written(value: float) -> str:
        return figure_words(value, facts.indicator, facts.currency, facts.form, decimals)

    said = [f"{written(row.low or 0.0)} to {written(row.high or 0.0)}" if row.value is None else written(row.value)]
    said += [f"{old} {written(row.earlier)}"] if row.earlier is not None else []
    said += [f"goal {' to '.join(map(written, row.goals))}"] if row.goals else []
    if row.of_total is not None:
        said.append(f"{ranking_sentences.share_words(series, row.of_total)} of the whole")
    if row.share is not None and facts.basis is not None:
        said.append(f"{ranking_sentences.share_words(series, row.share)} of {one_line(facts.basis.name)}")
    said += ["few cases"] if row.is_few else []
    return f"{row.name}: {', '.join(said)}"


def _note(series: RankingSeries, part: Part) -> str:
    if isinstance(part.value, NoValue):
        return short_reason(part.value)
    notes = ["few cases"] if part.is_few else []
    return "; ".join([*notes, *(["among the others"] if part in series.joined else [])])
