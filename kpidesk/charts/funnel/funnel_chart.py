"""How many stay from step to step: what the chart says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.funnel import funnel_rows, funnel_sentences
from kpidesk.charts.funnel.funnel_series import FunnelFacts, FunnelSeries
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """The description: everything that a drawing, a table or a screen reader needs."""

    series: FunnelSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.FUNNEL

    @property
    def month(self) -> Month:
        return self.series.facts.after.last

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.asked.id, self.series.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return funnel_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return funnel_rows.rows_of(self.series)


def describe(facts: FunnelFacts) -> FunnelChart:
    """The description that follows from the facts."""
    series = FunnelSeries.of(facts)
    titles = funnel_sentences.titles(series)
    return FunnelChart(
        series=series,
        titles=titles,
        subtitle=funnel_sentences.subtitle(series),
        footnote=funnel_sentences.footnote(series),
        alt_text=funnel_sentences.alt_text(series, titles[0]),
    )
