"""KPIs and their changes as a page: what it says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.table import table_rows, table_sentences
from kpidesk.charts.table.table_lines import TableFacts
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class TablePage:
    """The description. Its texts are about the lines that it has, see `first`."""

    facts: TableFacts

    @property
    def kind(self) -> ChartKind:
        return ChartKind.TABLE

    @property
    def count(self) -> int:
        return len(self.facts.lines)

    def first(self, count: int) -> Self:
        """The page with its first lines only: as many as a sheet has room for."""
        return replace(self, facts=replace(self.facts, lines=self.facts.lines[:count]))

    def with_trend(self, has_trend: bool) -> Self:
        """Told as it is drawn, with or without the lines of 13 months."""
        return replace(self, facts=replace(self.facts, has_trend=has_trend))

    @property
    def titles(self) -> tuple[str, ...]:
        return table_sentences.titles(self.facts)

    @property
    def subtitle(self) -> str:
        return table_sentences.subtitle(self.facts)

    @property
    def footnote(self) -> str:
        return table_sentences.footnote(self.facts)

    @property
    def alt_text(self) -> str:
        return table_sentences.alt_text(self.facts, self.titles[0])

    @property
    def month(self) -> Month:
        return self.facts.month

    @property
    def subject(self) -> str:
        return subject_of("kpis", self.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return table_rows.spots_of(self.facts)

    def rows(self) -> Iterator[Cells]:
        return table_rows.rows_of(self.facts)
