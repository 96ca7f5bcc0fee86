"""What the month has brought, in three to five sentences. Each is said only where it is true."""

from collections.abc import Iterator

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.goals.pace import Pace
from kpidesk.analysis.numbers.movement import ChangeKind, Remark
from kpidesk.analysis.numbers.numerals import NARROW_SPACE, SPACE, ChartScale, NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of, in_percent
from kpidesk.analysis.overview.since_entered import MonthFacts, Since
from kpidesk.analysis.prospects.outlook import Outlook
from kpidesk.charts.words import month_names
from kpidesk.domain.business import MonthStatus
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.ui.overview.words import tr
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook

_AMOUNTS = frozenset({Unit.MONEY, Unit.COUNT, Unit.HOURS, Unit.DAYS, Unit.MONTHS, Unit.YEARS})
"""More or less of them; others are higher or lower."""


class SentenceWriter:
    """Facts in, sentences out, in the form of numbers of their reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def sentences(self, since: Since) -> list[str]:
        told = (
            month_sentence(since.month),
            self._lead(since),
            self._goals(since),
            self._usual(since),
            self._year(since),
        )
        return [sentence for sentence in told if sentence]

    # -- the first tile -----------------------------------------------------------------------------------------

    def _lead(self, since: Since) -> str:
        if since.lead is None:
            return tr("None of the tiles has a value for {period} yet.").format(period=self._spoken(since.period))
        row, comparison = since.lead, since.lead.comparison
        assert not isinstance(comparison.value, NoValue)
        figure = self._figure(row, comparison.value, comparison.decimals)
        name = comparison.indicator.label
        if comparison.unfinished:
            return self._so_far(row, name, figure)
        told = [part for against in self._compared(row) if (part := self._against(row, against))]
        words = tr("{name}, {period}: {figure}") if since.period.length > 1 else tr("{name} in {period} was {figure}")
        start = words.format(name=name, period=self._named(since.period), figure=figure)
        return ", ".join([start, tr(" and ").join(told)] if told else [start]) + "."

    def _named(self, period: Period) -> str:
        """August 2026; Q3 2026, whose months its reader knows; 12 months to August 2026."""
        if period.kind is PeriodKind.QUARTER:
            return wording.quarter(period, self._workbook.calendar)
        return wording.period(period, self._workbook.calendar)

    def _spoken(self, period: Period) -> str:
        """The same within a sentence: the 12 months to August 2026."""
        words = self._named(period)
        return tr("the {months}").format(months=words) if period.kind is PeriodKind.ROLLING else words

    def _so_far(self, row: KpiRow, name: str, figure: str) -> str:
        against = self._compared(row)[0]
        daily, before = against.daily, against.period
        if daily is None:
            return tr("{name} is {figure} so far.").format(name=name, figure=figure)
        return tr("{name} is {figure} so far, {now} a day; in {before} it was {then} a day.").format(
            name=name,
            figure=figure,
            now=self._figure(row, daily.value, daily.decimals),
            before=self._spoken(before),
            then=self._figure(row, daily.before, daily.decimals),
        )

    def _compared(self, row: KpiRow) -> list[Against]:
        previous, last_year = row.comparison.previous, row.comparison.last_year
        if row.comparison.period.kind is PeriodKind.YEAR_TO_DATE and row.comparison.period.length > 1:
            return [last_year]
        return [previous] if previous.asked.first == last_year.asked.first else [previous, last_year]

    def _against(self, row: KpiRow, against: Against) -> str:
        """829 less than in July 2026; the same as in August 2025; "" where the two cannot be compared."""
        move, about = against.movement, row.comparison.indicator
        if move.kind is ChangeKind.NONE or move.difference is None or Remark.UNFINISHED in move.remarks:
            return ""
        period = self._spoken(against.period)
        if not move.difference:
            return tr("the same as in {period}").format(period=period)
        amount = self._difference(about, abs(move.difference), row.comparison.decimals)
        up = move.difference > 0
        if about.unit in _AMOUNTS:
            words = tr("{amount} more than in {period}") if up else tr("{amount} less than in {period}")
        else:
            words = tr("{amount} higher than in {period}") if up else tr("{amount} lower than in {period}")
        return words.format(amount=amount, period=period)

    def _difference(self, about: Indicator, size: float, decimals: int) -> str:
        if about.unit is Unit.PERCENT:
            return self._form.number(in_percent(size), decimals) + NARROW_SPACE + "pp"
        return self._form.number(size, decimals)

    # -- all tiles ----------------------------------------------------------------------------------------------

    def _goals(self, since: Since) -> str:
        """Of 10 goals on the tiles, 3 are on track, 2 to watch and 5 off; in other words where they all stand alike."""
        count = sum(since.counts)
        if not count:
            return tr("None of the tiles is held against a goal.")
        if count in since.counts:
            return _all_alike(count, since.counts.index(count), so_far=since.so_far)
        words = [tr("on track"), tr("to watch"), tr("off")]
        found = [(number, word) for number, word in zip(since.counts, words, strict=True) if number]
        first = tr("{n} is {word}") if found[0][0] == 1 else tr("{n} are {word}")
        texts = [first, *[tr("{n} {word}")] * (len(found) - 1)]
        told = wording.listed(
            text.format(n=number, word=word) for text, (number, word) in zip(texts, found, strict=True)
        )
        sentence = tr("Of {n} goals on the tiles, {told}.")
        if since.so_far:
            sentence = tr("Of {n} goals on the tiles, so far {told}.")
        return sentence.format(n=count, told=told)

    def _usual(self, since: Since) -> str:
        """Of a longer period its last month is held against the usual range, and named."""
        if not since.judged:
            return ""
        words = _in_line(since) if since.trending else _as_usual(since)
        if since.period.length == 1:
            return words
        return f"{wording.month(since.period.last)}: {words[:1].lower()}{words[1:]}"

    # -- the year -----------------------------------------------------------------------------------------------

    def _year(self, since: Since) -> str:
        told = "" if since.lead is None or since.pace is None else self.so_far(since.lead, since.pace)
        return " ".join(part for part in (told, *self._ending(since)) if part)

    def so_far(self, row: KpiRow, pace: Pace) -> str:
        """January to August 2026: EUR 55,085, 135 below the goal path. "" without a figure. Of a month that runs: so
        far."""
        if isinstance(pace.to_date, NoValue):
            return ""
        about = row.comparison.indicator
        ends = () if pace.judgement.goal is None else (pace.judgement.goal.value, pace.judgement.goal.upper)
        decimals = decimals_of(about, pace.to_date, *ends)
        months = month_names.span(pace.period.first, pace.month)
        figure = self._figure(row, pace.to_date, decimals)
        runs = pace.month in self._workbook.calendar.unfinished
        words = tr("{months} so far: {figure}") if runs else tr("{months}: {figure}")
        start = words.format(months=months, figure=figure)
        return start + self._path(about, pace, decimals) + "."

    def _path(self, about: Indicator, pace: Pace, decimals: int) -> str:
        """, 135 below the goal path: the difference of the two as they are shown."""
        variance, goal = pace.judgement.variance, pace.judgement.goal
        if variance is None or goal is None:
            return ""
        if not variance:
            return tr(", within the goal path") if goal.upper is not None else tr(", just on the goal path")
        size = self._difference(about, abs(variance), decimals)
        return (tr(", {size} above the goal path") if variance > 0 else tr(", {size} below the goal path")).format(
            size=size
        )

    def _ending(self, since: Since) -> Iterator[str]:
        end = since.ending
        if end is None or since.lead is None:
            return
        about, estimate = since.lead.comparison.indicator, end.estimate
        goal = end.goal
        scale = ChartScale.of([estimate.value, estimate.low, estimate.high])

        def label(value: float) -> str:
            return scale.label(value, self._form) + scale.suffix

        year = wording.business_year(end.period.first, self._workbook.calendar)
        yield tr("{year} may end at {value}, likely between {low} and {high} (4 in 5).").format(
            year=year,
            value=self._with_currency(label(estimate.value), about),
            low=label(estimate.low),
            high=label(estimate.high),
        )
        if goal is not None and goal.upper is None and end.outlook is not None:
            own = ChartScale.of([goal.value])
            yield _outlook(end.outlook, own.label(goal.value, self._form) + own.suffix)

    def _with_currency(self, label: str, about: Indicator) -> str:
        if about.unit is not Unit.MONEY:
            return label
        currency = self._workbook.business.currency
        return f"{currency}{SPACE}{label}" if self._form.currency_first else f"{label}{SPACE}{currency}"

    def _figure(self, row: KpiRow, value: float, decimals: int) -> str:
        return figure_text(value, row.comparison.indicator, decimals, self._form, self._workbook.business.currency)


def month_sentence(month: MonthFacts) -> str:
    """How far it is entered, and whether it is closed."""
    name, count = wording.month(month.month), {"n": month.entered, "all": month.all}
    if month.until_day is not None:
        words = tr("{month} still runs: {days} of {days_all} days and {n} of {all} figures are entered.")
        return words.format(month=name, days=month.until_day, days_all=month.month.days, **count)
    if month.status is MonthStatus.CLOSED:
        return tr("{month} is closed, with {n} of {all} figures entered.").format(month=name, **count)
    if month.is_over:
        return tr("{month} is over and not closed: {n} of {all} figures are entered.").format(month=name, **count)
    return tr("{month} still runs: {n} of {all} figures are entered.").format(month=name, **count)


def _all_alike(count: int, standing: int, *, so_far: bool) -> str:
    """``standing`` is the place of the status: on track, watch, off."""
    word = (tr("on track"), tr("on watch"), tr("off"))[standing]
    words = tr("All {n} goals on the tiles are {word}.")
    if so_far:
        words = tr("All {n} goals on the tiles are {word} so far.")
    if count == 1:
        words = (
            tr("The one goal on the tiles is {word} so far.") if so_far else tr("The one goal on the tiles is {word}.")
        )
    return words.format(n=count, word=word)


def _in_line(since: Since) -> str:
    """Where a range lies around a trend: such a range was never usual."""
    judged, signalled = since.judged, len(since.signalled)
    what = tr("a usual range or a trend") if since.trending < judged else tr("a trend")
    if judged == 1:
        words = tr("The one tile with {what} is not in line with it.")
        if not signalled:
            words = tr("The one tile with {what} is in line with it.")
    elif not signalled:
        words = tr("All {all} tiles with {what} are in line with it.")
    elif signalled == judged:
        words = tr("None of the {all} tiles with {what} is in line with it.")
    elif signalled == 1:
        words = tr("{n} of {all} tiles with {what} is not in line with it.")
    else:
        words = tr("{n} of {all} tiles with {what} are not in line with it.")
    return words.format(n=signalled, all=judged, what=what)


def _as_usual(since: Since) -> str:
    judged, signalled = since.judged, len(since.signalled)
    if judged == 1:
        if signalled:
            return tr("The one tile with a usual range is not as usual.")
        return tr("The one tile with a usual range is as usual.")
    if not signalled:
        return tr("All {n} tiles with a usual range are as usual.").format(n=judged)
    if signalled == judged:
        return tr("None of the {n} tiles with a usual range is as usual.").format(n=judged)
    words = tr("{n} of {all} tiles with a usual range are not as usual.")
    if signalled == 1:
        words = tr("{n} of {all} tiles with a usual range is not as usual.")
    return words.format(n=signalled, all=judged)


def _outlook(outlook: Outlook, goal: str) -> str:
    return {
        Outlook.LIKELY: tr("The goal of {goal} will probably be met."),
        Outlook.OPEN: tr("Whether the goal of {goal} is met is open."),
        Outlook.UNLIKELY: tr("The goal of {goal} will probably not be met."),
    }[outlook].format(goal=goal)
