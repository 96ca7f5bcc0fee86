"""The usual-range chart of a business, as asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.signals.process_limits import LEAST_MONTHS
from kpidesk.analysis.signals.signals import looks_back_over_a_year
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import Cells, Chart, ChartKind, Spot
from kpidesk.charts.limits import limits_footnote, limits_rows, limits_sentences
from kpidesk.charts.limits.limits_facts import LimitsFacts, limits_facts
from kpidesk.charts.limits.limits_series import LimitsSeries
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.refusing import refused
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import BreakKind
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class LimitsChart:
    """The description: everything that a drawing, a table or a screen reader needs. All texts are plain text."""

    series: LimitsSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.LIMITS

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.segment)

    @property
    def month(self) -> Month:
        """The month that the message is about, or the last one shown."""
        return self.series.judged.month if self.series.judged else self.series.points[-1].month

    @property
    def spots(self) -> tuple[Spot, ...]:
        return limits_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return limits_rows.rows_of(self.series)


def limits_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Refused with fewer than six complete months; without limits one figure is enough."""
    facts = limits_facts(workbook, ask)
    if facts is None:
        name = full_name(workbook.indicator(ask.indicator), ask.segment)
        return refused(ask, f"“{name}” has no figures yet. A usual range needs {LEAST_MONTHS} complete months.")
    series = LimitsSeries.of(facts)
    if facts.with_limits and not series.has_limits:
        return refused(ask, _too_few(facts, series), ChartKind.GOAL)
    return describe(series)


def limits_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """What looks back over a year has no usual range: neighbouring months share most of it."""
    reason = not_by_month(workbook, ask.indicator)
    if reason is not None:
        return reason
    if looks_back_over_a_year(workbook, ask.indicator):
        name = full_name(workbook.indicator(ask.indicator), ask.segment)
        return f"“{name}” looks back over many months, so that its months share most of it: it has no usual range."
    return None


def describe(series: LimitsSeries) -> LimitsChart:
    """The description that follows from the figures."""
    titles = limits_sentences.titles(series)
    return LimitsChart(
        series=series,
        titles=titles,
        subtitle=limits_sentences.subtitle(series),
        footnote=limits_footnote.footnote(series),
        alt_text=limits_sentences.alt_text(series, titles[0]),
    )


def _too_few(facts: LimitsFacts, series: LimitsSeries) -> str:
    name = full_name(facts.indicator, facts.segment)
    count = sum(_is_complete(facts, place) for place in range(len(facts.months)))
    redefined = any(held.kind is BreakKind.REDEFINED for _, held in series.marks)
    of_one_meaning = " in which it means the same" if redefined else ""
    return f"A usual range needs {LEAST_MONTHS} complete months{of_one_meaning}; “{name}” has {count}."


def _is_complete(facts: LimitsFacts, place: int) -> bool:
    return isinstance(facts.figures[place], float | int) and not facts.runs(facts.months[place])
