"""One figure by channel, campaign or product: what the chart says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.ranking import ranking_rows, ranking_sentences
from kpidesk.charts.ranking.ranking_facts import RankingFacts
from kpidesk.charts.ranking.ranking_series import RankingSeries
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class RankingChart:
    """The description: everything that a drawing, a table or a screen reader needs."""

    series: RankingSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.RANKING

    @property
    def month(self) -> Month:
        return self.series.facts.after.last

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.marked)

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return ranking_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return ranking_rows.rows_of(self.series)


def describe(facts: RankingFacts) -> RankingChart:
    """The description that follows from the facts."""
    series = RankingSeries.of(facts)
    titles = ranking_sentences.titles(series)
    return RankingChart(
        series=series,
        titles=titles,
        subtitle=ranking_sentences.subtitle(series),
        footnote=ranking_sentences.footnote(series),
        alt_text=ranking_sentences.alt_text(series, titles[0]),
    )
