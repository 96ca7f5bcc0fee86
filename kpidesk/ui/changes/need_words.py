"""What would it take, in words: a heading, and for each figure what it is, would have to be, and was at best."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kpidesk.analysis.levers.reach import Stretch
from kpidesk.analysis.levers.solve import Outcome, Solution
from kpidesk.analysis.levers.ways import Ways
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.ui.changes.background import goal_text
from kpidesk.ui.changes.words import DASH, tr
from kpidesk.ui.wording import reason_words, wording
from kpidesk.ui.wording.figure_text import figure_text, short_text
from kpidesk.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class NeedRow:
    """``remark`` stands below, as where no value reaches the goal. ``is_head`` is the row of headings.

    ``wanted`` are the figures that reach it, to be tried; empty where none does.
    """

    name: str
    now: str
    needed: str
    best: str
    remark: str = ""
    spoken: str = ""
    cell: Cell | None = None
    is_head: bool = False
    wanted: Mapping[Cell, float | None] = field(default_factory=dict)


class NeedWriter:
    """Puts solutions into the words and numbers of their reader."""

    def __init__(self, workbook: Workbook, form: NumberForm) -> None:
        self._workbook, self._form = workbook, form

    def heading(self, about: Indicator, goal: Goal) -> str:
        text = goal_text(goal, about, self._form, self._workbook.business.currency)
        return tr("What would it take to reach {goal}?").format(goal=text)

    def remark(self, about: Indicator, period: Period, found: Ways, *, short: bool = False) -> str:
        """What stands under the heading; ``short`` where one line has to do."""
        goal = goal_text(found.goal, about, self._form, self._workbook.business.currency)
        when = wording.period(period, self._workbook.calendar)
        if found.is_met:
            return tr("Nothing: the goal of {goal} is met in {period}.").format(goal=goal, period=when)
        if not found.solutions:
            return tr("None of the figures it comes from has been entered.")
        text = tr("One figure changes, the others stay as in {period}.").format(period=when)
        if short:
            text = tr("One figure changes, the others stay.")
        running = next((s.running for s in found.solutions if s.running is not None), None)
        if running is not None:
            text += " " + tr("{month} still runs: figures so far.").format(month=wording.month(running))
        if any(s.lever is not None and s.lever.assumed for s in found.solutions):
            text += " " + tr("What is still to come is taken as usual.")
        return text

    def rows(self, period: Period, found: Ways) -> list[NeedRow]:
        """Headings first; none when nothing is needed or nothing can be turned.

        The best month there ever was stands beside a month only: a longer period is no month.
        """
        if not found.solutions:
            return []
        units = {self._typed(solution).unit for solution in found.solutions}
        unit = self._workbook.business.currency if units == {Unit.MONEY} else tr("Figure")
        head = NeedRow(unit, tr("now"), tr("needed"), tr("best ever") if period.length == 1 else "", is_head=True)
        return [head, *(self._row(solution, period) for solution in found.solutions)]

    def _typed(self, solution: Solution) -> Indicator:
        assert solution.lever is not None or solution.reason is not None
        name = solution.lever.figure[0] if solution.lever is not None else solution.indicator
        return self._workbook.indicators[name]

    def _row(self, solution: Solution, period: Period) -> NeedRow:
        about = self._typed(solution)
        segment = solution.lever.figure[1] if solution.lever is not None else solution.segment
        now = None if isinstance(solution.figure_now, NoValue) else solution.figure_now
        needed = solution.total if solution.outcome is Outcome.POSSIBLE else None
        is_month = period.length == 1
        best = solution.best_month[1] if solution.best_month is not None and is_month else None
        decimals = max(decimals_of(about, now, needed, best), decimals_of(about, needed))
        values = (now, needed, best)
        texts = (DASH if v is None else short_text(v, about, decimals, self._form) for v in values)
        now_text, needed_text, best_text = texts
        best_text = best_text if is_month else ""
        name = about.name if segment is None else f"{about.name}, {segment.name}"
        remark = self._remark(about, solution)
        figures = ["" if v is None else self._figure(v, about, decimals) for v in values]
        spoken = self._spoken(name, figures, solution, remark)
        cell, wanted = Cell(about.id, period.last, segment), _wanted(solution)
        return NeedRow(name, now_text, needed_text, best_text, remark, spoken, cell, wanted=wanted)

    def _remark(self, about: Indicator, solution: Solution) -> str:
        if solution.outcome is Outcome.IMPOSSIBLE:
            return tr("no value of this figure reaches it")
        if solution.outcome is Outcome.UNKNOWN:
            reason = solution.reason
            return tr("cannot be told") if reason is None else reason_words.short_reason(reason)
        lever, told = solution.lever, []
        if lever is not None and lever.is_ahead and len(lever.months) > 1 and solution.needed is not None:
            each = self._figure(solution.needed, about, decimals_of(about, solution.needed))
            told.append(tr("{figure} in each of {n} months to come").format(figure=each, n=len(lever.months)))
        if len(solution.ranges) > 1:
            told.append(tr("reached at {ranges}").format(ranges=self._ranges(about, solution)))
        return "; ".join(told)

    def _ranges(self, about: Indicator, solution: Solution) -> str:
        return wording.listed([self._range(about, part) for part in solution.ranges])

    def _range(self, about: Indicator, part: Stretch) -> str:
        """Edges are rounded inwards, so that what is told reaches it; where there is no result at the end itself, more
        than that."""
        shown = [Edge.of(about, part.low, math.ceil), Edge.of(about, part.high, math.floor)]
        if shown[0].value > shown[1].value:  # narrower than a step of what shows
            shown = [Edge(end, decimals_of(about, end) + _FINER) for end in (part.low, part.high)]
        low, high = (self._figure(edge.value, about, edge.decimals) for edge in shown)
        if part.low_is_edge and shown[0].value < part.low * (1 - _NEAR):
            return (tr("more than {low}, up to {high}") if part.high_is_edge else tr("more than {low}")).format(
                low=low, high=high
            )
        if not part.high_is_edge:
            return tr("{low} or more").format(low=low)
        return low if low == high else tr("{low} to {high}").format(low=low, high=high)

    def _spoken(self, name: str, figures: Sequence[str], solution: Solution, remark: str) -> str:
        now, needed, best = figures
        told = [tr("{name}: now {figure}").format(name=name, figure=now) if now else name]
        told += [tr("needed {figure}").format(figure=needed)] if needed else []
        told += [remark] if remark else []
        if best and solution.best_month is not None:
            month = wording.month(solution.best_month[0])
            told.append(tr("best month {month}, {figure}").format(month=month, figure=best))
        return ", ".join(told)

    def _figure(self, value: float, about: Indicator, decimals: int) -> str:
        return figure_text(value, about, decimals, self._form, self._workbook.business.currency)


class Edge(NamedTuple):
    """An end of a range as it shows."""

    value: float
    decimals: int

    @classmethod
    def of(cls, about: Indicator, end: float, inwards: Callable[[float], int]) -> "Edge":
        """Rounded ``inwards``; what is smaller than any step that shows is the 0 that it comes from."""
        decimals = decimals_of(about, end)
        step = 10.0 ** (decimals + 2 * (about.unit is Unit.PERCENT))
        near = round(end * step)
        if abs(end * step - near) <= _NEAR * max(1.0, abs(near)):
            return cls(near / step, decimals)
        return cls(inwards(end * step) / step, decimals)


_NEAR = 1e-6
_FINER = 3


def _wanted(solution: Solution) -> Mapping[Cell, float | None]:
    """With what else had to be supposed for months to come."""
    if solution.outcome is not Outcome.POSSIBLE or solution.lever is None or solution.needed is None:
        return {}
    return solution.lever.cells(solution.needed)
