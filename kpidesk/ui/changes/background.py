"""What the panel tells beside the calculation: a KPI's texts, the history of its goal, notes on its figures."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.words import month_names
from kpidesk.domain.goal import Goal, GoalEntry
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.refusal import Refusal
from kpidesk.formula.writing import show
from kpidesk.ui.changes.text_column import Entry
from kpidesk.ui.changes.words import tr
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook

_FORMULA = re.compile(r"`([^`]+)`")


def texts(about: Indicator, workbook: Workbook, form: NumberForm) -> list[Entry]:
    """What the indicator says about itself; only what there is."""
    own = about.texts
    sources = [tr("kpidesk’s own addition") if source == "addition" else source for source in own.sources]
    told = [
        (tr("What it is"), own.definition),
        (tr("What it tells"), own.tells_you),
        (tr("When it is off"), own.if_off),
        (tr("Take care"), own.caution),
        (tr("Variants"), own.variants),
        (tr("Not defined"), _when(own.undefined_when)),
        (tr("Example"), own.example),
        (tr("Where to find it"), own.look_up_in),
        (tr("Source"), "; ".join(sources)),
    ]
    return [Entry(heading, _with_labels(text, workbook, form)) for heading, text in told if text]


def _when(condition: str) -> str:
    return tr("When {condition}.").format(condition=condition.rstrip(".")) if condition else ""


def _with_labels(text: str, workbook: Workbook, form: NumberForm) -> str:
    """Formulas in backticks are written with labels, as everywhere else."""
    labels = workbook.definitions.labels

    def shown(match: re.Match[str]) -> str:
        try:
            return f"“{show(workbook.check_formula(match[1]).node, labels, form.decimal)}”"
        except Refusal:
            return f"“{match[1]}”"

    return _FORMULA.sub(shown, text)


# -- goal history -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stretch:
    """The same goal given to neighbouring months at one moment; ``goal`` None: it was taken away."""

    first: Month
    last: Month
    entry: GoalEntry


def stretches(history: Sequence[GoalEntry]) -> list[Stretch]:
    """The history with what was done at once put together: the last change first, its months in order."""
    found: list[Stretch] = []
    for entry in sorted(history, key=lambda entry: (*_together(entry), entry.month)):
        last = found[-1] if found else None
        if last and _goes_on(last, entry):
            found[-1] = Stretch(last.first, entry.last, last.entry)
        else:
            found.append(Stretch(entry.month, entry.last, entry))
    return sorted(found, key=lambda stretch: stretch.entry.at, reverse=True)


def _goes_on(stretch: Stretch, entry: GoalEntry) -> bool:
    is_next = stretch.last.next == entry.month and stretch.entry.goal == entry.goal
    return is_next and _together(stretch.entry) == _together(entry)


def _together(entry: GoalEntry) -> tuple[dt.datetime, str, str]:
    """Of the same moment, for periods of the same kind and for the same part."""
    return entry.at, entry.kind, str(entry.segment or "")


def goal_history(about: Indicator, history: Sequence[GoalEntry], currency: str, form: NumberForm) -> list[Entry]:
    """One entry for each time goals were set or taken away, out of the ``history`` of the indicator."""
    found = stretches(history)
    entries = [
        Entry(_set_on(together), _goal_sentences(together, about, form, currency))
        for together in (list(group) for _, group in groupby(found, key=lambda stretch: stretch.entry.at))
    ]
    none = tr("No goal has been set for {name} so far. Ctrl+Enter leads to its goals.").format(name=about.name)
    return entries or [Entry("", none, muted=True)]


def _set_on(together: Sequence[Stretch]) -> str:
    first = together[0].entry
    return month_names.day(first.goal.set_on if first.goal is not None and first.goal.set_on else first.at.date())


def _goal_sentences(together: Sequence[Stretch], about: Indicator, form: NumberForm, currency: str) -> str:
    """The goals set at once, a line each; what is said of all of them below, once."""
    lines = [_goal_line(stretch, about, form, currency) for stretch in together]
    goals = [stretch.entry.goal for stretch in together if stretch.entry.goal is not None]
    reviews = dict.fromkeys(goal.review_on for goal in goals if goal.review_on is not None)
    again = [tr("To be looked at again on {day}.").format(day=month_names.day(day)) for day in reviews]
    return "\n".join([*lines, *again, *dict.fromkeys(goal.reason for goal in goals if goal.reason)])


def _goal_line(stretch: Stretch, about: Indicator, form: NumberForm, currency: str) -> str:
    months, goal = month_names.span(stretch.first, stretch.last), stretch.entry.goal
    if stretch.entry.segment is not None:
        months = f"{stretch.entry.segment.name}, {months}"
    if goal is None:
        return tr("{months}: taken away").format(months=months)
    return tr("{months}: {goal}").format(months=months, goal=goal_text(goal, about, form, currency))


def goal_text(goal: Goal, about: Indicator, form: NumberForm, currency: str) -> str:
    """EUR 1,300; 55 % to 60 %."""
    ends = [goal.value] if goal.upper is None else [goal.value, goal.upper]
    decimals = decimals_of(about, *ends)
    return tr(" to ").join(figure_text(end, about, decimals, form, currency) for end in ends)


# -- notes ------------------------------------------------------------------------------------------------------


def notes(about: Indicator, period: Period, workbook: Workbook) -> list[Entry]:
    """Notes on the months of the period, and on the figures that the indicator comes down to."""
    entries = [*_month_notes(period, workbook), *_figure_notes(about, period, workbook)]
    none = tr("No notes on the figures of {period}. Write them under Figures.")
    return entries or [Entry("", none.format(period=wording.period(period, workbook.calendar)), muted=True)]


def note_text(about: Indicator, period: Period, workbook: Workbook) -> str:
    """The notes on the figures that the indicator comes down to, in one line; "" for none."""
    return "; ".join(f"{entry.heading}: {entry.text}" for entry in _figure_notes(about, period, workbook))


def _month_notes(period: Period, workbook: Workbook) -> Iterator[Entry]:
    for month in period.months:
        if text := workbook.month_note(month):
            yield Entry(wording.month(month), text)


def _figure_notes(about: Indicator, period: Period, workbook: Workbook) -> Iterator[Entry]:
    for name in sorted(workbook.definitions.inputs_of(about.id)):
        for cell in sorted(workbook.noted_cells(name), key=lambda cell: cell.month):
            if period.first <= cell.month <= period.last:
                yield Entry(wording.cell(cell, workbook), workbook.note(cell), cell)
