"""The chart of years of a business, as asked for: what it says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.by_month import not_by_month
from kpidesk.charts.chart import Cells, Chart, ChartKind, Spot
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.refusing import refused
from kpidesk.charts.years import years_rows, years_sentences
from kpidesk.charts.years.years_facts import YearsFacts, facts_of
from kpidesk.charts.years.years_series import YearsSeries
from kpidesk.domain.month import Month
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class YearsChart:
    """The description: everything that a drawing, a table or a screen reader needs."""

    series: YearsSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.YEARS

    @property
    def month(self) -> Month:
        return self.series.facts.judged

    @property
    def subject(self) -> str:
        return subject_of(self.series.facts.indicator.id, self.series.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.series.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return years_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return years_rows.rows_of(self.series)


def years_chart(workbook: Workbook, ask: ChartAsk) -> Chart:
    """Refused until there is the same month of two years."""
    facts = facts_of(workbook, ask)
    return described(facts) if isinstance(facts, YearsFacts) else refused(ask, facts, ChartKind.GOAL)


def described(facts: YearsFacts) -> YearsChart:
    series = YearsSeries.of(facts)
    titles = years_sentences.titles(series)
    return YearsChart(
        series=series,
        titles=titles,
        subtitle=years_sentences.subtitle(series),
        footnote=years_sentences.footnote(series),
        alt_text=years_sentences.alt_text(series, titles[0]),
    )


def years_misfit(workbook: Workbook, ask: ChartAsk) -> str | None:
    """A chart of one figure needs the figure, one for every month."""
    return not_by_month(workbook, ask.indicator)
