"""Goal against actual, month by month: what the chart says, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.chart import Cells, ChartKind, Spot
from kpidesk.charts.goal import goal_rows, goal_sentences
from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.goal_series import GoalSeries, GoalVsActualFacts
from kpidesk.charts.pictures.file_name import subject_of
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.month import Month


@dataclass(frozen=True, slots=True)
class GoalVsActual:
    """The description: everything that a drawing, a table or a screen reader needs.

    ``titles`` are worded from the same facts, the fullest first; a drawing takes the first that fits its width. All
    texts are plain text.
    """

    series: GoalSeries
    titles: tuple[str, ...]
    subtitle: str
    footnote: str
    alt_text: str

    @property
    def kind(self) -> ChartKind:
        return ChartKind.GOAL

    @property
    def facts(self) -> GoalVsActualFacts:
        return self.series.facts

    @property
    def points(self) -> tuple[MonthPoint, ...]:
        return self.series.points

    @property
    def scale(self) -> Scale:
        return self.series.scale

    @property
    def title(self) -> str:
        return self.titles[0]

    @property
    def form(self) -> NumberForm:
        return self.facts.form

    @property
    def subject(self) -> str:
        return subject_of(self.facts.indicator.id, self.facts.segment)

    @property
    def spots(self) -> tuple[Spot, ...]:
        return goal_rows.spots_of(self.series)

    def rows(self) -> Iterator[Cells]:
        return goal_rows.rows_of(self.series)

    @property
    def month(self) -> Month:
        """The month that the message is about, or the last one shown when there is no message."""
        return (self.series.judged or self.points[-1]).newest


def describe(facts: GoalVsActualFacts) -> GoalVsActual:
    """The description that follows from the facts."""
    series = GoalSeries.of(facts)
    titles = goal_sentences.titles(series)
    return GoalVsActual(
        series=series,
        titles=titles,
        subtitle=goal_sentences.subtitle(series),
        footnote=goal_sentences.footnote(series),
        alt_text=goal_sentences.alt_text(series, titles[0]),
    )
