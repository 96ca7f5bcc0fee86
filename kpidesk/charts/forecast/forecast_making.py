"""The forecast chart of a business, as asked for: what it says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import Cells, Chart, ChartKind, Spot
from kpidesk.charts.forecast import forecast_rows, forecast_sentences
from kpidesk.charts.forecast.forecast_facts import ForecastFacts, facts_of
from kpidesk.charts.forecast.forecast_series import ForecastSeries
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.refusing import refused
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ForecastChart:
    """The description: everything that a drawing, a table or a screen reader needs."""

    series: ForecastSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.FORECAST

    @property
    def month(self) -> Month:
        return self.series.facts.last

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return forecast_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return forecast_rows.rows_of(self.series)


def forecast_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Refused with the reason where nothing can be told of the months to come."""
    facts = facts_of(workbook, ask)
    return described(facts) if isinstance(facts, ForecastFacts) else refused(ask, facts, ChartKind.GOAL)


def described(facts: ForecastFacts) -> ForecastChart:
    series = ForecastSeries.of(facts)
    titles = forecast_sentences.titles(series)
    return ForecastChart(
        series=series,
        titles=titles,
        subtitle=forecast_sentences.subtitle(series),
        footnote=forecast_sentences.footnote(series),
        alt_text=forecast_sentences.alt_text(series, titles[0]),
    )


def forecast_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """A chart of one figure needs the figure, one for every month."""
    return not_by_month(workbook, ask.indicator)
