"""What a cell of the table of changes says: shown, in its tool tip and aloud."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.domain.value import NoValue
from kpidesk.ui.changes import usual_words, words
from kpidesk.ui.changes.columns import Column
from kpidesk.ui.changes.line import Line, LineWriter
from kpidesk.ui.changes.words import DASH, tr
from kpidesk.ui.painters.signal import signal_words
from kpidesk.ui.painters.sparkline import sparkline_words
from kpidesk.ui.painters.status import status_words
from kpidesk.ui.wording import reason_words, wording
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Head:
    """One or two lines over a column."""

    upper: str
    lower: str = ""

    @property
    def text(self) -> str:
        return f"{self.upper} {self.lower}".strip()


def cell_text(line: Line, column: Column) -> str:
    """What stands in a cell, without marks."""
    return _TEXTS[column](line)


class CellWords:
    """Longer words about a cell."""

    def __init__(self, workbook: Workbook, writer: LineWriter) -> None:
        self._workbook, self._writer = workbook, writer

    def spoken(self, line: Line, column: Column, head: Head) -> str:
        """In the first column the whole row, as one sentence."""
        if column is Column.NAME:
            return self.sentence(line)
        said = _SPOKEN.get(column, _TEXTS[column])(line)
        return f"{line.name}, {head.text}: {said or tr('nothing to tell')}"

    def sentence(self, line: Line) -> str:
        """The whole row as one sentence."""
        comparison, calendar = line.row.comparison, self._workbook.calendar
        now = tr("{name}, {period}: {figure}").format(
            name=line.about.label,
            period=wording.period(comparison.period, calendar),
            figure=self._writer.figure(line) or line.reason,
        )
        parts = [now.rstrip(".")]
        if line.hollow:
            parts.append(line.status.detail)
        parts += self.comparisons(line)
        if goal := self._writer.goal_figure(line):
            parts.append(tr("goal {goal}, {status}").format(goal=goal, status=line.status.word))
        elif not line.reason:
            parts.append(line.status.word)
        if not line.reason:
            parts.append(line.signal.full if line.signal is not None else self._no_signal(line))
        return "; ".join(part for part in parts if part) + "."

    @staticmethod
    def _no_signal(line: Line) -> str:
        """What stands in the column of signals says there what it is about."""
        return tr("usual range from 6 months on") if line.remark == usual_words.too_few_months() else line.remark

    def comparisons(self, line: Line) -> Iterator[str]:
        """Against the period before, and against the year before unless that is the same."""
        comparison = line.row.comparison
        previous, last_year = comparison.previous, comparison.last_year
        before, earlier = self._writer.earlier_figures(line)
        told = [(previous, before, line.change), (last_year, earlier, line.year_change)]
        for against, figure, cell in told[: 1 if previous.asked.first == last_year.asked.first else 2]:
            if figure and line.value:
                period = wording.period(against.period, self._workbook.calendar)
                yield tr("against {period} {figure}: {change}").format(period=period, figure=figure, change=cell.spoken)

    def tip(self, line: Line, column: Column) -> str:
        comparison = line.row.comparison
        before, earlier = self._writer.earlier_figures(line)
        match column:
            case Column.NAME:
                about = line.about
                return _stacked(about.label, about.texts.definition, wording.better(about.direction))
            case Column.VALUE:
                return _stacked(self._writer.figure(line) or line.reason, line.status.detail)
            case Column.PREVIOUS:
                return self._earlier(comparison.previous, before)
            case Column.LAST_YEAR:
                return self._earlier(comparison.last_year, earlier)
            case Column.GOAL | Column.VARIANCE:
                return self._writer.goal_figure(line) or words.status(line.row.judgement)
            case Column.STATUS:
                advice = usual_words.advice(line.row)
                return _stacked(line.reason or status_words(line.status), advice)
            case _:
                return _SPOKEN[column](line) or line.reason

    def _earlier(self, against: Against, figure: str) -> str:
        if isinstance(against.before, NoValue):
            return reason_words.reason(against.before, self._workbook)
        return f"{wording.period(against.period, self._workbook.calendar)}: {figure}"


def _stacked(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


_TEXTS: dict[Column, Callable[[Line], str]] = {
    Column.NAME: lambda line: line.about.label,
    Column.TREND: lambda _: "",
    Column.VALUE: lambda line: line.value or DASH,
    Column.PREVIOUS: lambda line: line.previous,
    Column.CHANGE: lambda line: line.change.text,
    Column.LAST_YEAR: lambda line: line.last_year,
    Column.YEAR_CHANGE: lambda line: line.year_change.text,
    Column.GOAL: lambda line: line.goal,
    Column.VARIANCE: lambda line: line.variance,
    Column.STATUS: lambda line: line.status.word,
    Column.SIGNAL: lambda line: line.signal.words if line.signal is not None else line.remark,
    Column.NOTES: lambda _: "",
}
"""What stands in a cell, without marks; notes are the model's."""

_SPOKEN: dict[Column, Callable[[Line], str]] = {
    Column.TREND: lambda line: sparkline_words(line.trend),
    Column.VALUE: lambda line: line.value or line.reason,
    Column.CHANGE: lambda line: line.change.spoken,
    Column.YEAR_CHANGE: lambda line: line.year_change.spoken,
    Column.STATUS: lambda line: status_words(line.status),
    Column.SIGNAL: lambda line: signal_words(line.signal) if line.signal is not None else line.remark,
}
"""The same for the ear, where it differs."""
