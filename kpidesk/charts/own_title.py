"""A title of the owner's own in place of the made one, and whether its numbers still agree with what is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.charts.chart import Cells, Chart, ChartKind, RefusedChart, Spot
from kpidesk.charts.words.number_reading import WrittenNumber, numbers_in
from kpidesk.charts.words.shown_counts import ShownCounts, span_counted, without_months
from kpidesk.domain.month import Month

LONGEST = 110
"""Characters of a title that a slide has room for."""


@dataclass(frozen=True, slots=True)
class OwnTitle:
    """``made`` is the title that the program had made when the owner wrote ``words``."""

    words: str
    made: str = ""


@dataclass(frozen=True, slots=True)
class TitledChart:
    """A chart under the owner's title; all else is the chart's, also what only its drawing asks for."""

    chart: Chart
    own: OwnTitle

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in {"chart", "own"}:  # asked for while it is being copied
            raise AttributeError(name)
        return getattr(self.chart, name)

    @property
    def kind(self) -> ChartKind:
        return self.chart.kind

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.own.words,)

    @property
    def subtitle(self) -> str:
        return self.chart.subtitle

    @property
    def footnote(self) -> str:
        return self.chart.footnote

    @property
    def alt_text(self) -> str:
        """The owner's title, then what the chart says of itself."""
        told = self.chart.alt_text
        made = next((title for title in self.chart.titles if told.startswith(title)), "")
        ending = "" if self.own.words.endswith((".", "!", "?", "…")) else "."
        return f"{self.own.words}{ending} {told.removeprefix(made).lstrip('. ')}".strip()

    @property
    def month(self) -> Month:
        return self.chart.month

    @property
    def subject(self) -> str:
        return self.chart.subject

    @property
    def form(self) -> NumberForm:
        return self.chart.form

    @property
    def spots(self) -> tuple[Spot, ...]:
        return self.chart.spots

    def rows(self) -> Iterator[Cells]:
        return self.chart.rows()


def titled(chart: Chart, own: OwnTitle | None) -> Chart:
    """The chart under the owner's title, if there is one; what is refused says why, and nothing else."""
    return chart if own is None or isinstance(chart, RefusedChart) else TitledChart(chart, own)


def made_title(chart: Chart) -> str:
    """The fullest title that the program made."""
    return (chart.chart if isinstance(chart, TitledChart) else chart).titles[0]


def disagreeing(chart: Chart, own: OwnTitle) -> tuple[str, ...]:
    """Numbers of the owner's title that the chart does not show, as they are written; none when all agree.

    A number agrees when the chart has it in one of its texts, when a plotted figure rounds to it, or when it counts
    what is shown: 12 months, 3 years, 5 channels. One that stood in the made title must still stand in it: elsewhere
    in the chart it means something else.
    """
    chart = chart.chart if isinstance(chart, TitledChart) else chart
    if isinstance(chart, RefusedChart):
        return ()
    then = _amounts([own.made])
    now = _amounts(chart.titles)
    said = now | _amounts(_texts(chart))
    plotted = [abs(exact(cell)) for row in chart.rows() for cell in row if isinstance(cell, float)]
    counts = ShownCounts.of(chart.rows())
    spans = [told for text in _texts(chart) for told in numbers_in(text) if span_counted(told)]

    def agrees(number: WrittenNumber) -> bool:
        if number.readings & then:
            return _agrees(number, now, [])
        span = span_counted(number)
        if span:
            return counts.hold(number) or any(
                number.readings & told.readings for told in spans if span_counted(told) == span
            )
        return counts.hold(number) or _agrees(number, said, plotted)

    return tuple(number.words.strip() for number in numbers_in(own.words) if not agrees(number))


def _agrees(number: WrittenNumber, said: frozenset[Decimal], plotted: list[Decimal]) -> bool:
    return bool(number.readings & said) or any(
        _rounds_to(figure * (100 if number.is_percent else 1), reading)
        for reading in number.readings
        for figure in plotted
    )


def _rounds_to(figure: Decimal, written: Decimal) -> bool:
    """Whether the figure, with as many digits as were written, is that number."""
    exponent = written.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(figure - written) * 2 <= Decimal(1).scaleb(exponent)


def _amounts(texts: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(reading for text in texts for number in numbers_in(text) for reading in number.readings)


def _texts(chart: Chart) -> Iterator[str]:
    yield from (chart.subtitle, chart.footnote, chart.alt_text)
    yield from (spot.words for spot in chart.spots)
    yield from (without_months(cell) for row in chart.rows() for cell in row if isinstance(cell, str))
