"""Units and revenue by price: what the chart says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.demand import demand_rows, demand_sentences
from kpidesk.charts.demand.demand_series import DemandFacts
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class DemandChart:
    """The description. Where no curve can be told, the title says why, and the months are still there."""

    facts: DemandFacts

    @property
    def kind(self) -> ChartKind:
        return ChartKind.DEMAND

    @property
    def titles(self) -> tuple[str, ...]:
        return demand_sentences.titles(self.facts)

    @property
    def subtitle(self) -> str:
        return demand_sentences.subtitle(self.facts)

    @property
    def footnote(self) -> str:
        return demand_sentences.footnote(self.facts)

    @property
    def alt_text(self) -> str:
        return demand_sentences.alt_text(self.facts, self.titles[0])

    @property
    def month(self) -> Month:
        return self.facts.month

    @property
    def subject(self) -> str:
        return subject_of("demand", self.facts.demand.product)

    @property
    def form(self) -> NumberForm:
        return self.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return demand_rows.spots_of(self.facts)

    def rows(self) -> Iterator[Cells]:
        return demand_rows.rows_of(self.facts)
