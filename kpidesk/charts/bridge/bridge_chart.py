"""From one period to another by steps: what the chart says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.bridge import bridge_rows, bridge_sentences
from kpidesk.charts.bridge.bridge_facts import BridgeFacts
from kpidesk.charts.bridge.bridge_series import BridgeSeries
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class BridgeChart:
    """The description: everything that a drawing, a table or a screen reader needs."""

    series: BridgeSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.BRIDGE

    @property
    def month(self) -> Month:
        return self.series.facts.after.last

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return bridge_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return bridge_rows.rows_of(self.series)


def describe(facts: BridgeFacts) -> BridgeChart:
    """The description that follows from the facts."""
    series = BridgeSeries.of(facts)
    titles = bridge_sentences.titles(series)
    return BridgeChart(
        series=series,
        titles=titles,
        subtitle=bridge_sentences.subtitle(series),
        footnote=bridge_sentences.footnote(series),
        alt_text=bridge_sentences.alt_text(series, titles[0]),
    )
