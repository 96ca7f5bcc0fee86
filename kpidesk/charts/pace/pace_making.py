"""The pace chart of a business, as asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import Cells, Chart, ChartKind, Spot
from kpidesk.charts.pace import pace_footnote, pace_rows, pace_sentences
from kpidesk.charts.pace.pace_facts import pace_facts
from kpidesk.charts.pace.pace_series import PaceSeries
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.refusing import refused
from kpidesk.charts.words import month_names
from kpidesk.charts.words.missing_words import missing_words
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class PaceChart:
    """The description: everything that a drawing, a table or a screen reader needs. All texts are plain text."""

    series: PaceSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.PACE

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.segment)

    @property
    def month(self) -> Month:
        return self.series.judged.month if self.series.judged else self.series.facts.asked

    @property
    def spots(self) -> tuple[Spot, ...]:
        return pace_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return pace_rows.rows_of(self.series)


def pace_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Refused when the year has no figure to begin with."""
    facts = pace_facts(workbook, ask)
    if facts.last is None:
        first = facts.figures[0]
        why = f"{missing_words(first, workbook)}." if isinstance(first, NoValue) else ""
        name, when = full_name(facts.indicator, ask.segment), month_names.full(facts.year.first)
        return refused(ask, f"“{name}” has no year to date from {when} on. {why}".strip(), ChartKind.GOAL)
    return describe(PaceSeries.of(facts))


def pace_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """A balance stands at the end of a month, and what looks back over a year has its own way of being summed up."""
    reason = not_by_month(workbook, ask.indicator)
    if reason is not None:
        return reason
    name = full_name(workbook.indicator(ask.indicator), ask.segment)
    match workbook.nature(ask.indicator):
        case Nature.STOCK:
            return f"“{name}” stands at the end of a month: it has no year to date."
        case Nature.WINDOW:
            return f"“{name}” looks back over months anyway: it has no year to date of its own."
        case _:
            return None


def describe(series: PaceSeries) -> PaceChart:
    """The description that follows from the figures."""
    titles = pace_sentences.titles(series)
    return PaceChart(
        series=series,
        titles=titles,
        subtitle=pace_sentences.subtitle(series),
        footnote=pace_footnote.footnote(series),
        alt_text=pace_sentences.alt_text(series, titles[0]),
    )
