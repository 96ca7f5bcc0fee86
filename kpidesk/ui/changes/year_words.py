"""The years of one KPI in words: a heat table of months, and the same months of several years side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.comparison.years import YearLine, YearMonth, year_lines
from kpidesk.analysis.numbers.merit import Trend
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.analysis.signals.signals import Signal, UsualRange, signals_of
from kpidesk.charts.words import month_names
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.ui.changes import usual_words
from kpidesk.ui.changes.line import LineWriter
from kpidesk.ui.changes.words import tr
from kpidesk.ui.painters.change import ChangeMark
from kpidesk.ui.painters.signal import SignalMark
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text, short_text
from kpidesk.workbook.workbook import Workbook

MOST_YEARS = 5
"""Side by side; the table of months shows all there are."""


class YearsKind(StrEnum):
    HEAT = "heat"
    SIDE_BY_SIDE = "side by side"


@dataclass(frozen=True, slots=True)
class YearCell:
    """``shade`` is 0 to 4. ``ring``: there is no figure, and ``spoken`` says why. ``month`` is where Enter leads.

    ``signal`` is None for a month that is as usual, or of which that cannot be told.
    """

    text: str
    spoken: str
    shade: int | None = None
    ring: bool = False
    strong: bool = False
    muted: bool = False
    mark: ChangeMark | None = None
    signal: SignalMark | None = None
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class YearTable:
    """``heads`` stand over the cells; each row has a name of its own."""

    heads: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[YearCell, ...], ...]

    @property
    def is_marked(self) -> bool:
        """Whether a month in it is not as usual."""
        return any(cell.signal is not None for row in self.rows for cell in row)

    @property
    def texts(self) -> list[list[str]]:
        """For copying, with an empty corner."""
        body = [[name, *(cell.text for cell in row)] for name, row in zip(self.names, self.rows, strict=True)]
        return [["", *self.heads], *body]


class YearWriter:
    """Puts the years of an indicator into the words and numbers of their reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form
        self._lines = LineWriter(workbook, form)

    def table(self, kind: YearsKind, indicator: str, last: Month, segment: Segment | None) -> YearTable:
        lines = year_lines(source_for(self._workbook, indicator), indicator, last, segment)
        about = self._workbook.indicator(indicator)
        if kind is YearsKind.HEAT:
            return self._heat(about, lines, self._signals(indicator, last, segment))
        return self._side_by_side(about, lines[-MOST_YEARS:], segment)

    def _signals(self, indicator: str, last: Month, segment: Segment | None) -> Mapping[Month, SignalMark]:
        """Of months that their range sets apart: of each the range that held."""
        source = source_for(self._workbook, indicator)
        usual = kpi_row(source, indicator, Period.month(last), segment).usual
        if usual is None:
            return {}
        signals = signals_of(source, usual)
        return {
            month: _mark(signals[month], part)
            for part, first, end in usual.held(self._workbook.first_month, last)
            for month in first.until(end)
            if month in signals
        }

    def footnote(self, kind: YearsKind, *, is_flow: bool, is_marked: bool = False) -> str:
        if kind is YearsKind.SIDE_BY_SIDE:
            return tr("The difference is between the last two years. Years are worked out from their totals.")
        shade = tr("The stronger the shade, the higher the month; it says nothing about good or bad.")
        told = [shade]
        if is_flow:
            told.append(tr("Shaded per day, so that a short month is not pale."))
        if is_marked:
            told.append(tr("A month with a mark is worth a look; its tool tip says why."))
        return " ".join(told)

    # -- months across ------------------------------------------------------------------------------------------

    def _heat(self, about: Indicator, lines: list[YearLine], signals: Mapping[Month, SignalMark]) -> YearTable:
        decimals = self._decimals(about, lines)
        heads = (*(month_names.short(part.month) for part in lines[0].months), tr("Year"))
        rows = tuple(
            (
                *(_marked(self._month(about, part, decimals), signals.get(part.month)) for part in line.months),
                self._year(about, line),
            )
            for line in lines
        )
        return YearTable(heads, tuple(self._name(line) for line in lines), rows)

    def _name(self, line: YearLine) -> str:
        return wording.business_year(line.first, self._workbook.calendar)

    def _decimals(self, about: Indicator, lines: list[YearLine]) -> int:
        return decimals_of(about, *(part.value for line in lines for part in line.months))

    def _month(self, about: Indicator, part: YearMonth, decimals: int, *, shaded: bool = True) -> YearCell:
        name = wording.month(part.month)
        if part.value is None:
            return YearCell("", tr("{month}: nothing entered").format(month=name))
        if isinstance(part.value, NoValue):
            return YearCell(
                "–", f"{name}: {reason_words.reason(part.value, self._workbook)}", ring=True, month=part.month
            )
        spoken = f"{name}: {self._figure(part.value, about, decimals)}"
        if part.unfinished:
            spoken += ", " + tr("so far")
        shade = part.shade if shaded else None
        text = short_text(part.value, about, decimals, self._form)
        return YearCell(text, spoken, shade, muted=part.unfinished, month=part.month)

    def _year(self, about: Indicator, line: YearLine) -> YearCell:
        return self._period(about, line.whole, line.whole_period, self._name(line))

    def _period(self, about: Indicator, value: Value, period: Period, name: str) -> YearCell:
        """A longer period; an unfinished one stands back."""
        if isinstance(value, NoValue):
            return YearCell("–", f"{name}: {reason_words.reason(value, self._workbook)}", ring=True)
        decimals = decimals_of(about, value)
        unfinished = self._workbook.calendar.is_unfinished(period)
        spoken = f"{name}: {self._figure(value, about, decimals)}" + (", " + tr("so far") if unfinished else "")
        return YearCell(short_text(value, about, decimals, self._form), spoken, strong=True, muted=unfinished)

    def _figure(self, value: float, about: Indicator, decimals: int) -> str:
        return figure_text(value, about, decimals, self._form, self._workbook.business.currency)

    # -- years across -------------------------------------------------------------------------------------------

    def _side_by_side(self, about: Indicator, lines: list[YearLine], segment: Segment | None) -> YearTable:
        decimals, last = self._decimals(about, lines), lines[-1]
        names, rows, periods = [], [], []
        for place, part in enumerate(last.months):
            names.append(month_names.name(part.month))
            rows.append([self._month(about, line.months[place], decimals, shaded=False) for line in lines])
            periods.append(Period.month(part.month))
        for name, is_whole in self._totals(last):
            names.append(name)
            rows.append([self._total(about, line, is_whole) for line in lines])
            periods.append(last.whole_period if is_whole else last.so_far_period)
        heads = [self._name(line) for line in lines]
        if len(lines) > 1:
            heads.append("Δ " + heads[-2])
            until = last.so_far_period.last
            changes = [self._change(about, at, segment) if at.first <= until else _not_yet() for at in periods]
            rows = [[*row, change] for row, change in zip(rows, changes, strict=True)]
        return YearTable(tuple(heads), tuple(names), tuple(tuple(row) for row in rows))

    def _total(self, about: Indicator, line: YearLine, is_whole: bool) -> YearCell:
        value, period = (line.whole, line.whole_period) if is_whole else (line.so_far, line.so_far_period)
        return self._period(about, value, period, wording.short_period(period, self._workbook.calendar))

    def _totals(self, last: YearLine) -> list[tuple[str, bool]]:
        """The year so far, where it is not the whole year, and the year."""
        first, until = last.so_far_period.first, last.so_far_period.last
        if until == last.whole_period.last:
            return [(tr("Year"), True)]
        so_far = month_names.short(first)
        if until != first:
            so_far = f"{so_far}–{month_names.short(until)}"
        return [(so_far, False), (tr("Year"), True)]

    def _change(self, about: Indicator, period: Period, segment: Segment | None) -> YearCell:
        """Against the same period of the year before, with every rule of the table of changes."""
        row = kpi_row(source_for(self._workbook, about.id), about.id, period, segment)
        cell = self._lines.line(row).year_change
        return YearCell(cell.text, cell.spoken or tr("nothing to compare"), mark=cell.mark)


def _mark(signal: Signal, usual: UsualRange) -> SignalMark:
    said = usual_words.signal(signal, usual_words.basis_of(usual), Period.month(signal.month))
    return SignalMark(signal.rule, said, signal.side, signal.merit)


def _marked(cell: YearCell, mark: SignalMark | None) -> YearCell:
    return cell if mark is None else replace(cell, signal=mark, spoken=f"{cell.spoken}, {mark.words}")


def _not_yet() -> YearCell:
    """Beside a month after the one looked at."""
    return YearCell("", tr("not looked at yet"), mark=ChangeMark(Trend.NONE, ""))
