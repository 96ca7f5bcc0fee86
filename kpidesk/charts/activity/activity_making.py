"""The activity chart of a business, as asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.activity.activity import INDICATOR, NoIndex
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.activity import activity_rows, activity_sentences
from kpidesk.charts.activity.activity_facts import activity_facts
from kpidesk.charts.activity.activity_series import ActivitySeries
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Cells, Chart, ChartKind, Spot
from kpidesk.charts.refusing import refused
from kpidesk.charts.words.naming import full_name
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ActivityChart:
    """The description: everything that a drawing, a table or a screen reader needs. All texts are plain text."""

    series: ActivitySeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.ACTIVITY

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def subject(self) -> str:
        return INDICATOR

    @property
    def month(self) -> Month:
        return self.series.judged.month

    @property
    def spots(self) -> tuple[Spot, ...]:
        return activity_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return activity_rows.rows_of(self.series)


def activity_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Refused while no month has all of its parts, naming those that are lacking."""
    facts = activity_facts(workbook, ask)
    if isinstance(facts, NoIndex):
        name = full_name(workbook.indicator(INDICATOR))
        return refused(ask, activity_sentences.no_index_words(facts, name), ChartKind.TABLE)
    return describe(ActivitySeries.of(facts))


def activity_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """It is about the whole business and its index only."""
    if INDICATOR not in workbook.indicators or ask.indicator not in {"", INDICATOR}:
        return "This chart is about the whole business; choose “Activity level” for it."
    return None if ask.segment is None else "A part of the business has no activity level."


def describe(series: ActivitySeries) -> ActivityChart:
    """The description that follows from the figures."""
    titles = activity_sentences.titles(series)
    return ActivityChart(
        series=series,
        titles=titles,
        subtitle=activity_sentences.subtitle(series),
        footnote=activity_sentences.footnote(series),
        alt_text=activity_sentences.alt_text(series, titles[0]),
    )
