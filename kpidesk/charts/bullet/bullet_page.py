"""Figures against their goals, one below the other: what the page says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.bullet import bullet_rows, bullet_sentences
from kpidesk.charts.bullet.bullet_series import BulletFacts
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class BulletPage:
    """The description. Its texts are about the bullets that it has, see `first`."""

    facts: BulletFacts

    @property
    def kind(self) -> ChartKind:
        return ChartKind.BULLET

    @property
    def count(self) -> int:
        return len(self.facts.bullets)

    def first(self, count: int) -> Self:
        """The page with its first bullets only: as many as a sheet has room for."""
        return replace(self, facts=replace(self.facts, bullets=self.facts.bullets[:count]))

    @property
    def titles(self) -> tuple[str, ...]:
        return bullet_sentences.titles(self.facts)

    @property
    def subtitle(self) -> str:
        return bullet_sentences.subtitle(self.facts)

    @property
    def footnote(self) -> str:
        return bullet_sentences.footnote(self.facts)

    @property
    def alt_text(self) -> str:
        return bullet_sentences.alt_text(self.facts, self.titles[0])

    @property
    def month(self) -> Month:
        return self.facts.month

    @property
    def subject(self) -> str:
        name = self.facts.bullets[0].about.id if self.facts.of_all == 1 else "goals"
        return subject_of(name, self.facts.segment)

    @property
    def form(self) -> NumberForm:
        return self.facts.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return bullet_rows.spots_of(self.facts)

    def rows(self) -> Iterator[Cells]:
        return bullet_rows.rows_of(self.facts)
