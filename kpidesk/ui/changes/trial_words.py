"""Figures that are tried and what moves with them, in the words and numbers of their reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpidesk.analysis.goals.status import Judgement, Status
from kpidesk.analysis.levers.what_if import WhatIf, figures_to_try
from kpidesk.analysis.numbers.merit import Trend, trend_of
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_in, decimals_of, exact, in_percent
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value
from kpidesk.ui.changes import words
from kpidesk.ui.changes.background import goal_text
from kpidesk.ui.changes.movements import signed
from kpidesk.ui.changes.trial import Trial
from kpidesk.ui.changes.words import DASH, tr
from kpidesk.ui.painters.change import ChangeMark, change_words
from kpidesk.ui.painters.status import StatusMark, status_words
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text, short_text, typed_text
from kpidesk.workbook.workbook import Workbook

ARROW = " → "
MOST_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A figure with what it is and what is tried instead ("" for nothing). A row without a cell heads others.

    ``typed`` is what stands in its field when it is opened: every digit.
    """

    name: str
    now: str = ""
    tried: str = ""
    typed: str = ""
    spoken: str = ""
    cell: Cell | None = None

    @property
    def is_head(self) -> bool:
        return self.cell is None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A KPI before and after, its difference, and its status against the goal. ``was`` is "" for the same status."""

    name: str
    before: str
    after: str
    mark: ChangeMark
    status: StatusMark
    was: str
    goal: str
    spoken: str
    cell: Cell | None = None


class TrialWriter:
    """Facts in, rows and text out."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    # -- figures ------------------------------------------------------------------------------------------------

    def rows(self, trial: Trial, indicator: str, month: Month, segment: Segment | None) -> list[TrialRow]:
        """The figures of the KPI first, then those of the other chosen KPIs, then what is tried elsewhere."""
        own, others = figures_to_try(self._workbook, indicator, segment)
        name = self._workbook.indicator(indicator).name
        here = {Cell(figure, month, segment) for figure in (*own, *others)}
        blocks = (
            (tr("Figures of {name}").format(name=name), [Cell(figure, month, segment) for figure in own]),
            (tr("Other figures") if own else tr("Figures"), [Cell(figure, month, segment) for figure in others]),
            (tr("Tried besides"), [cell for cell in trial.figures if cell not in here]),
        )
        rows: list[TrialRow] = []
        for heading, cells in blocks:
            if cells:
                head = TrialRow(heading, tr("now"), tr("instead")) if not rows else TrialRow(heading)
                elsewhere = not here.issuperset(cells)
                rows += [head, *(self._row(trial, cell, with_month=elsewhere) for cell in cells)]
        return rows

    def _row(self, trial: Trial, cell: Cell, *, with_month: bool) -> TrialRow:
        about, now, tried = self._workbook.indicator(cell.indicator), trial.now(cell), trial.figures.get(cell)
        name = wording.cell(cell, self._workbook) if with_month else about.name
        decimals = decimals_of(about, now)
        now_text = DASH if isinstance(now, NoValue) else short_text(now, about, decimals, self._form)
        told = [tr("{name}: now {figure}").format(name=name, figure=self._figure(now, about, decimals))]
        if tried is not None:
            told.append(tr("tried {figure}").format(figure=self._figure(tried, about, decimals_of(about, tried))))
        typed = tried if tried is not None else None if isinstance(now, NoValue) else now
        return TrialRow(
            name,
            now_text,
            "" if tried is None else self._tried(tried, about),
            "" if typed is None else typed_text(typed, about, self._form),
            ", ".join(told),
            cell,
        )

    def _tried(self, tried: float, about: Indicator) -> str:
        """As it was typed; of what was worked out two decimals."""
        exactly = exact(in_percent(tried) if about.unit is Unit.PERCENT else tried)
        return short_text(tried, about, min(decimals_in(exactly), MOST_DECIMALS), self._form)

    def _figure(self, value: Value, about: Indicator, decimals: int) -> str:
        if isinstance(value, NoValue):
            return reason_words.short_reason(value)
        return figure_text(value, about, decimals, self._form, self._workbook.business.currency)

    # -- what moves ---------------------------------------------------------------------------------------------

    def outcomes(self, found: Iterable[WhatIf], indicator: str) -> list[OutcomeRow]:
        """The KPI looked at first, moved or not; of the others those that move or lose or gain a value."""
        told = [one for one in found if one.about.id == indicator or is_other(one)]
        return [self._outcome(one) for one in sorted(told, key=lambda one: one.about.id != indicator)]

    def _outcome(self, one: WhatIf) -> OutcomeRow:
        about, mark = one.about, self._mark(one)
        before, after = (
            DASH if isinstance(value, NoValue) else short_text(value, about, one.decimals, self._form)
            for value in (one.now, one.then)
        )
        goal = self._goal(one)
        status = StatusMark(one.judgement.status, words.status(one.judgement), one.judgement.hollow)
        was = self._was(one.before, one.judgement)
        figures = [self._figure(value, about, one.decimals) for value in (one.now, one.then)]
        told = [tr("{name}: {before}, then {after}").format(name=about.name, before=figures[0], after=figures[1])]
        told += [change_words(mark), status_words(status), remark(was, goal)]
        return OutcomeRow(about.name, before, after, mark, status, was, goal, ", ".join(filter(None, told)))

    def _mark(self, one: WhatIf) -> ChangeMark:
        if isinstance(one.then, NoValue):
            return ChangeMark(Trend.NONE, reason_words.short_reason(one.then), faint=True)
        if one.moved is None:
            return ChangeMark(Trend.NONE, tr("new"), faint=True)
        if not one.moved:
            same = one.now == one.then
            return ChangeMark(Trend.NONE, tr("unchanged") if same else tr("too little to show"), faint=True)
        text = signed(one.moved, one.about, one.decimals, self._form)
        return ChangeMark(trend_of(one.moved), text, one.merit)

    def _goal(self, one: WhatIf) -> str:
        if not isinstance(one.goal, Goal):
            return ""
        return goal_text(one.goal, one.about, self._form, self._workbook.business.currency)

    def _was(self, before: Judgement, judgement: Judgement) -> str:
        """The status before, where it was another one."""
        if before.status is judgement.status or Status.NONE in {before.status, judgement.status}:
            return ""
        return tr("was {status}").format(status=words.status(before))

    def facts(self, found: Sequence[WhatIf], chosen: int) -> str:
        """3 of 24 chosen KPIs move."""
        moved = sum(is_other(one) for one in found)
        return tr("{n} of {all} chosen KPIs move").format(n=moved, all=chosen)

    # -- as text ------------------------------------------------------------------------------------------------

    def text(self, trial: Trial, found: Sequence[OutcomeRow], period: Period, segment: Segment | None) -> str:
        """Lines for a message: what is tried, then a row with tabs for each KPI."""
        when = wording.period(period, self._workbook.calendar)
        if segment is not None:
            when = f"{when}, {segment.name}"
        lines = [tr("What if, {period} (tried on a copy, nothing is stored)").format(period=when)]
        for cell, tried in trial.figures.items():
            about, now = self._workbook.indicator(cell.indicator), trial.now(cell)
            known = [value for value in (now, tried) if value is not None]
            figures = [self._figure(value, about, decimals_of(about, value)) for value in known]
            lines.append(f"{wording.cell(cell, self._workbook)}: " + ARROW.join(figures))
        head = (tr("KPI"), tr("now"), tr("then"), tr("difference"), tr("status"), tr("goal"))
        rows = [
            (
                row.name,
                row.before,
                row.after,
                row.mark.text,
                ", ".join(filter(None, (row.status.word, row.was))),
                row.goal,
            )
            for row in found
        ]
        return "\n".join([*lines, *("\t".join(row) for row in (head, *rows))])


def remark(was: str, goal: str) -> str:
    """was off; goal EUR 40.00"""
    return "; ".join(part for part in (was, tr("goal {goal}").format(goal=goal) if goal else "") if part)


def is_other(one: WhatIf) -> bool:
    """Whether it would be something else than it is, however little."""
    if isinstance(one.now, NoValue) or isinstance(one.then, NoValue):
        return isinstance(one.now, NoValue) is not isinstance(one.then, NoValue)
    return one.now != one.then
