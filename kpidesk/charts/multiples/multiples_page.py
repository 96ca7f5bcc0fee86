"""Small multiples: what they say, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.multiples import multiples_rows, multiples_sentences
from kpidesk.charts.multiples.multiples_series import MultiplesFacts
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class Multiples:
    """The description. Its texts are about the panels that it has, see `first`."""

    facts: MultiplesFacts

    @property
    def kind(self) -> ChartKind:
        return ChartKind.MULTIPLES

    @property
    def count(self) -> int:
        return len(self.facts.panels)

    def first(self, count: int) -> Self:
        """With the first panels only: as many as a sheet has room for."""
        return replace(self, facts=replace(self.facts, panels=self.facts.panels[:count]))

    @property
    def titles(self) -> tuple[str, ...]:
        return multiples_sentences.titles(self.facts)

    @property
    def subtitle(self) -> str:
        return multiples_sentences.subtitle(self.facts)

    @property
    def footnote(self) -> str:
        return multiples_sentences.footnote(self.facts)

    @property
    def alt_text(self) -> str:
        return multiples_sentences.alt_text(self.facts, self.titles[0])

    @property
    def month(self) -> Month:
        return self.facts.months[-1]

    @property
    def subject(self) -> str:
        if self.facts.about is not None and self.facts.parts:
            return f"{self.facts.about.id}-by-{self.facts.parts}"
        return subject_of("kpis", self.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return multiples_rows.spots_of(self.facts)

    def rows(self) -> Iterator[Cells]:
        return multiples_rows.rows_of(self.facts)
