"""The four facts of the reality check, each as a short statement and its measure."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numerals import NumberForm
from kpidesk.analysis.reality import AgainstAverage, AgainstUsual, Place, Reached, RealityCheck, Remaining
from kpidesk.analysis.rounding import decimals_of, difference
from kpidesk.charts import month_names
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.formula.nature import Nature
from kpidesk.ui import wording
from kpidesk.ui.figure_text import short_text

_MOST_NAMED = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("RealityCheck", text)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is so, and what it is measured by."""

    statement: str
    measure: str


@dataclass(frozen=True, slots=True)
class About:
    """What the facts are about. ``goals`` of the year's months have a goal."""

    indicator: Indicator
    nature: Nature
    month: Month
    goals: int
    form: NumberForm

    def written(self, value: float, *others: float) -> str:
        return short_text(value, self.indicator, decimals_of(self.indicator, value, *others), self.form)


def facts_of(check: RealityCheck, about: About) -> tuple[Fact, Fact, Fact, Fact]:
    return (
        _reached(check.reached),
        _average(check.average, about),
        _usual(check.usual, about),
        _remaining(check.remaining, about),
    )


def _reached(fact: Reached | None) -> Fact:
    if fact is None:
        return Fact(_tr("Not reached or missed yet"), _tr("no finished month of this year has a goal"))
    statement = _tr("Reached in {count} of {of} months").format(count=fact.count, of=fact.of)
    if fact.of == 1:
        statement = _tr("Reached in the only month") if fact.count else _tr("Missed in the only month")
    return Fact(statement, _missed(fact))


def _missed(fact: Reached) -> str:
    if fact.of == 1:
        return _tr("no other finished month has a goal")
    if not fact.missed:
        return _tr("missed in none")
    if len(fact.missed) > _MOST_NAMED:
        return _tr("missed in {n} months, the last was {month}").format(
            n=len(fact.missed), month=month_names.name(fact.missed[-1])
        )
    return _tr("missed in {months}").format(months=wording.listed(map(month_names.name, fact.missed)))


def _average(fact: AgainstAverage | None, about: About) -> Fact:
    month = month_names.name(about.month)
    if fact is None:
        return Fact(_tr("{month}: no average yet").format(month=month), _no_average(about))
    numbers = about.written(fact.goal, fact.average), about.written(fact.average, fact.goal)
    measure = _tr("{goal} against {average} over 12 months").format(goal=numbers[0], average=numbers[1])
    if numbers[0] == numbers[1]:
        return Fact(_tr("{month}: the same as your average").format(month=month), measure)
    if about.indicator.unit is Unit.PERCENT or fact.change is None:
        decimals = decimals_of(about.indicator, fact.goal, fact.average)
        step = difference(fact.goal, fact.average, about.indicator, decimals)
        is_percent = about.indicator.unit is Unit.PERCENT
        change = about.form.points(step, decimals) if is_percent else about.form.signed(step, decimals)
    else:
        change = about.form.percent_change(fact.change)
    return Fact(_tr("{month}: {change} on your average").format(month=month, change=change), measure)


def _no_average(about: About) -> str:
    return _tr("it needs 12 months in a row and a goal") if about.goals else _tr("no month of this year has a goal")


def _usual(fact: AgainstUsual | None, about: About) -> Fact:
    month = month_names.name(about.month)
    if fact is None:
        measure = _tr("it needs 6 finished months and a goal")
        if about.nature is Nature.WINDOW:
            measure = _tr("figures that look back over months have none")
        return Fact(_tr("{month}: no usual range yet").format(month=month), measure)
    statement = {
        Place.WITHIN: _tr("{month} is in the usual range"),
        Place.ABOVE: _tr("{month} is above the usual range"),
        Place.BELOW: _tr("{month} is below the usual range"),
    }[fact.place].format(month=month)
    ends = {
        "low": about.written(fact.lower, fact.upper, fact.goal),
        "high": about.written(fact.upper, fact.lower, fact.goal),
        "days": fact.month.days,
    }
    words = _tr("{low} to {high} for a month of {days} days") if about.nature is Nature.FLOW else _tr("{low} to {high}")
    measure = words.format(**ends)
    return Fact(statement, _tr("{range}, still settling").format(range=measure) if fact.provisional else measure)


def _remaining(fact: Remaining | None, about: About) -> Fact:
    if fact is None:
        return _no_remaining(about)
    is_limit = about.indicator.direction is Direction.LOWER
    left = about.written(abs(fact.left), fact.goal)
    average = _tr("{average} on average so far").format(average=about.written(fact.average, fact.needed or 0.0))
    if fact.left <= 0:
        month = month_names.name(fact.reached_in) if fact.reached_in else ""
        statement = _tr("Used up in {month}") if is_limit else _tr("Reached in {month}")
        over = _tr("{left} over the goal of the year").format(left=left)
        return Fact(statement.format(month=month), over if fact.left else average)
    if fact.needed is None:
        statement = _tr("The year is over: {left} not used") if is_limit else _tr("The year is over: {left} short")
        return Fact(statement.format(left=left), average)
    statement = _tr("Left from here: {needed} a month") if is_limit else _tr("Needed from here: {needed} a month")
    measure = _tr("{average}; {left} left").format(average=average, left=left)
    return Fact(statement.format(needed=about.written(fact.needed, fact.average)), measure)


def _no_remaining(about: About) -> Fact:
    if about.nature is not Nature.FLOW:
        return Fact(_tr("Each month stands for itself"), _tr("this figure is not added up over the year"))
    if about.goals < 12:
        return Fact(_tr("Needed from here: not known"), _tr("{n} of 12 months have a goal").format(n=about.goals))
    return Fact(_tr("Needed from here: not known"), _tr("a month of this year is missing, or none is finished"))
