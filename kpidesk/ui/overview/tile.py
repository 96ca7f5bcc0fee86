"""One tile of the overview, prepared for painting, its tool tip and speech."""

from dataclasses import dataclass, replace
from itertools import dropwhile

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.goals.goals import tolerance_of
from kpidesk.analysis.numbers.merit import Trend
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of, exact, in_percent
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.charts.words import month_names
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.ui.changes import usual_words
from kpidesk.ui.changes.cell_words import CellWords
from kpidesk.ui.changes.line import LEAST_MONTHS, Line, LineWriter
from kpidesk.ui.changes.words import DASH
from kpidesk.ui.overview.words import tr
from kpidesk.ui.painters.bullet import Bullet, bullet_words, scale_ends
from kpidesk.ui.painters.change import ChangeMark
from kpidesk.ui.painters.sparkline import sparkline_words
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import bare_text, short_text
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class TileChange:
    """``label`` is what is compared with: "Jul". ``brief`` is the mark without its share, for a tile without room."""

    label: str
    mark: ChangeMark
    brief: ChangeMark


@dataclass(frozen=True, slots=True)
class Tile:
    """``value`` is "" without one, and ``reason`` says in short why. ``beneath`` are the words of the signal, or what
    stands in their place; ``is_signal``: they are worth a look. ``bullet`` is None without a goal, and ``no_bullet``
    says so. ``no_line`` stands in place of a sparkline that has no two points. ``words`` puts it into words when asked.
    """

    line: Line
    name: str
    short_name: str
    value: str
    unit: str
    reason: str
    beneath: str
    is_signal: bool
    no_line: str
    bullet: Bullet | None
    no_bullet: str
    changes: tuple[TileChange, ...]
    words: CellWords

    @property
    def spoken(self) -> str:
        """The whole tile as one sentence, for a screen reader."""
        return self.words.sentence(self.line)

    @property
    def indicator(self) -> str:
        return self.line.about.id


class TileWriter:
    """Puts the facts of a row into a tile, in the form of numbers of its reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form
        self.lines = LineWriter(workbook, form)
        self._words = CellWords(workbook, self.lines)

    def tile(self, row: KpiRow) -> Tile:
        line, about = self.lines.line(row), row.comparison.indicator
        value = row.comparison.value
        is_missing = isinstance(value, NoValue) and value.cause is Cause.MISSING
        reason = "" if not isinstance(value, NoValue) else reason_words.short_reason(value)
        bullet = self._bullet(row, line)
        has_line = sum(figure is not None for figure in row.spark.values) > 1
        return Tile(
            line=line,
            name=about.label,
            short_name=about.name,
            value=line.value,
            unit="" if about.unit in _UNITS_APART else wording.unit(about.unit, self._workbook.business.currency),
            reason=line.remark or reason if is_missing else reason,
            beneath="" if is_missing else _beneath(line),
            is_signal=row.signal is not None,
            no_line="" if has_line else tr("a line from 2 months on"),
            bullet=bullet,
            no_bullet="" if bullet else self._no_bullet(row),
            changes=tuple(self._changes(row, line)),
            words=self._words,
        )

    def tip(self, tile: Tile) -> str:
        """What the marks show, in words, with the figures of the line."""
        line = tile.line
        bullet = bullet_words(tile.bullet) if tile.bullet is not None else tile.no_bullet
        advice = usual_words.advice(line.row) if line.row.counsel is not None else ""
        about = f"{tile.name}: {self.lines.figure(line)}" if line.value else f"{tile.name}: {line.reason}"
        changes = [f"{text[:1].upper()}{text[1:]}" for text in self._words.comparisons(line)]
        trend = [] if tile.no_line else [sparkline_words(line.trend), self._figures(line)]
        told = (about, line.status.detail, bullet, *changes, *trend, advice)
        return "\n".join(part for part in told if part)

    def _figures(self, line: Line) -> str:
        """The values of the line from the first one on, a gap as a dash."""
        series, about = line.row.spark, line.about
        decimals = decimals_of(about, *series.values)
        pairs = dropwhile(lambda pair: pair[1] is None, zip(series.months, series.values, strict=True))
        texts = [(m, DASH if v is None else short_text(v, about, decimals, self._form)) for m, v in pairs]
        listed = "; ".join(f"{month_names.short(month)} {text}" for month, text in texts)
        return tr("A day: {figures}").format(figures=listed) if series.per_day else listed

    # -- bullet -------------------------------------------------------------------------------------------------

    def _bullet(self, row: KpiRow, line: Line) -> Bullet | None:
        """Where the year is what is judged, or a quarter that runs: what there is so far against its path."""
        pace, comparison = row.pace, row.comparison
        goal = comparison.goal if pace is None else row.judgement.goal or comparison.goal
        about = comparison.indicator
        if isinstance(goal, NoValue) or about.direction is Direction.NEUTRAL:
            return None
        found = comparison.value if pace is None else pace.to_date
        value = None if isinstance(found, NoValue) else found
        before = comparison.last_year.before
        last_year = None if isinstance(before, NoValue) or pace is not None else before
        upper = goal.value if goal.upper is None and about.direction is Direction.BAND else goal.upper
        shown = [_on_scale(figure, about.unit) for figure in (value, goal.value, upper, last_year)]
        start, end = (_off_scale(edge, about.unit) for edge in scale_ends(*shown))
        decimals = decimals_of(about, start, end)
        fine = comparison.decimals if pace is None else decimals_of(about, value, goal.value, goal.upper)
        aim = self._aim(about, goal, fine)
        return Bullet(
            value=value,
            goal=goal.value,
            tolerance=float(tolerance_of(goal)),
            end=end,
            last_year=last_year,
            lower_is_better=about.direction is Direction.LOWER,
            value_text="" if value is None else short_text(value, about, fine, self._form),
            goal_text=(tr("goal {figure}") if pace is None else tr("goal so far {figure}")).format(figure=aim),
            end_text=short_text(end, about, decimals, self._form),
            last_year_text=line.last_year if last_year is not None else "",
            status_word=line.status.word,
            start=start,
            start_text=short_text(start, about, decimals, self._form),
            upper=upper,
            aim=aim,
            span="" if pace is None else month_names.span(pace.period.first, pace.month),
        )

    def _aim(self, about: Indicator, goal: Goal, decimals: int) -> str:
        high = short_text(goal.value if goal.upper is None else goal.upper, about, decimals, self._form)
        if goal.upper is None:
            return high
        return tr("{low} to {high}").format(low=bare_text(goal.value, about, decimals, self._form), high=high)

    def _no_bullet(self, row: KpiRow) -> str:
        if row.comparison.indicator.direction is Direction.NEUTRAL:
            return tr("neither more nor less is better")
        goal = row.comparison.goal
        assert isinstance(goal, NoValue)
        return tr("no goal; G sets one") if goal.cause is Cause.NO_GOAL else reason_words.short_reason(goal)

    # -- changes ------------------------------------------------------------------------------------------------

    def _changes(self, row: KpiRow, line: Line) -> list[TileChange]:
        """Against the period before and the year before; one of them where they are the same, or for a year to date."""
        comparison, first = row.comparison, self._workbook.first_month
        period, previous, last_year = comparison.period, comparison.previous, comparison.last_year
        label = month_names.short(previous.period.last) if previous.missing else self._label(period.previous, period)
        told = [
            self._change(label, previous, line.change.mark, tr("change from {month} on"), first.next),
            self._change(
                self._label(period.year_earlier, None),
                last_year,
                line.year_change.mark,
                tr("last year from {month} on"),
                first.plus(12),
            ),
        ]
        if period.kind is PeriodKind.YEAR_TO_DATE and period.length > 1:
            return told[1:]  # the months before the year began are another part of the season
        return told[: 1 if previous.asked.first == last_year.asked.first else 2]

    def _change(self, label: str, against: Against, mark: ChangeMark, later: str, month: Month) -> TileChange:
        """Before there can be a change, from when on there will be one."""
        if against.asked.last < self._workbook.first_month:
            is_month = against.asked.kind is PeriodKind.MONTH
            words = later.format(month=wording.short_month(month)) if is_month else DASH
            note = ChangeMark(Trend.NONE, words, faint=True)
            return TileChange("" if is_month else label, note, note)
        return TileChange(label, mark, replace(mark, text=mark.text.partition(" (")[0]))

    def _label(self, other: Period, beside: Period | None) -> str:
        """Jul; Q2; Aug 25: without the year where it goes without saying."""
        if other.kind is PeriodKind.MONTH:
            return month_names.short(other.first) if beside is not None else wording.short_month(other.first)
        if other.kind is PeriodKind.QUARTER and beside is not None:
            return f"Q{self._workbook.calendar.quarter_of(other.first)}"
        return wording.short_period(other, self._workbook.calendar)


_UNITS_APART = frozenset({Unit.PERCENT, Unit.COUNT, Unit.RATIO, Unit.SCORE, Unit.INDEX})
"""Their figures say what they are, or have no unit."""


def _beneath(line: Line) -> str:
    """The words of the signal, in full where the table of changes is short of room."""
    signal, row = line.row.signal, line.row
    if line.signal is None:
        is_short = row.usual is None and len(row.spark.complete) < LEAST_MONTHS and not line.hollow
        return tr("usual range from 6 months on") if is_short and line.value else line.remark
    if row.usual is None:
        return line.signal.words
    if signal is not None and signal.rule is not Rule.OUTSIDE:
        return line.signal.words
    return usual_words.on_tile(signal, usual_words.basis_of(row.usual), row.comparison.period)


def _on_scale(figure: float | None, unit: Unit) -> float | None:
    """Percent are told in percent, so that their ticks are round there."""
    if figure is None or unit is not Unit.PERCENT:
        return figure
    return in_percent(figure)


def _off_scale(edge: float, unit: Unit) -> float:
    return float(exact(edge) / 100) if unit is Unit.PERCENT else edge
