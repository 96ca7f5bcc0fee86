"""Before, during and after a campaign: what the chart says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.campaign import campaign_rows, campaign_sentences
from kpidesk.charts.campaign.campaign_facts import CampaignFacts
from kpidesk.charts.campaign.campaign_series import CampaignSeries
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class CampaignChart:
    """The description: everything that a drawing, a table or a screen reader needs."""

    series: CampaignSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.CAMPAIGN

    @property
    def month(self) -> Month:
        """The campaign's last month so far."""
        return [point.month for point in self.series.points if point.is_during][-1]

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.lift.campaign)

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return campaign_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return campaign_rows.rows_of(self.series)


def describe(facts: CampaignFacts) -> CampaignChart:
    """The description that follows from the facts, which must be of a lift that was not refused."""
    series = CampaignSeries.of(facts)
    titles = campaign_sentences.titles(series)
    return CampaignChart(
        series=series,
        titles=titles,
        subtitle=campaign_sentences.subtitle(series),
        footnote=campaign_sentences.footnote(series),
        alt_text=campaign_sentences.alt_text(series, titles[0]),
    )
