"""The four facts of the reality check, each as a short statement and its measure."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.reality import AgainstAverage, AgainstUsual, Place, Reached, RealityCheck, Remaining
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of, difference
from kpidesk.analysis.signals.course import Basis
from kpidesk.charts.words import month_names
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.formula.nature import Nature
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import short_text

_MOST_NAMED = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("RealityCheck", text)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is so, and what it is measured by."""

    statement: str
    measure: str


@dataclass(frozen=True, slots=True)
class Ends:
    """Words about the end of a year or a quarter, with ``{left}`` for the distance."""

    over: str
    even: str
    unused: str
    short: str
    beyond: str


@dataclass(frozen=True, slots=True)
class About:
    """What the facts are about. ``goals`` of the year's months have a goal."""

    indicator: Indicator
    nature: Nature
    month: Month
    goals: int
    form: NumberForm
    is_quarter: bool = False

    @property
    def ends(self) -> "Ends":
        """How the end of what is judged is spoken of."""
        if self.is_quarter:
            return Ends(
                over=_tr("{left} over the goal of the quarter"),
                even=_tr("The quarter is over: just as its goal"),
                unused=_tr("The quarter is over: {left} not used"),
                short=_tr("The quarter is over: {left} short"),
                beyond=_tr("The quarter is over: {left} beyond its goal"),
            )
        return Ends(
            over=_tr("{left} over the goal of the year"),
            even=_tr("The year is over: just as its goal"),
            unused=_tr("The year is over: {left} not used"),
            short=_tr("The year is over: {left} short"),
            beyond=_tr("The year is over: {left} beyond its goal"),
        )

    def written(self, value: float, *others: float) -> str:
        return short_text(value, self.indicator, decimals_of(self.indicator, value, *others), self.form)


def facts_of(check: RealityCheck, about: About) -> tuple[Fact, Fact, Fact, Fact]:
    return (
        _reached(check.reached),
        _average(check.average, about),
        _usual(check.usual, about),
        remaining_words(check.remaining, about),
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
        return Fact(_tr("{month}: not compared yet").format(month=month), _no_average(about))
    numbers = about.written(fact.goal, fact.average), about.written(fact.average, fact.goal)
    measure = _tr("{goal} against {average} over 12 months").format(goal=numbers[0], average=numbers[1])
    if fact.upper is not None and fact.place is not None:
        return _average_of_band(fact.place, fact, about)
    if numbers[0] == numbers[1]:
        return Fact(_tr("{month}: the same as your average").format(month=month), measure)
    change = change_words(fact.change, fact.goal, fact.average, about)
    return Fact(_tr("{month}: {change} on your average").format(month=month, change=change), measure)


def change_words(change: float | None, goal: float, before: float, about: About) -> str:
    """+5.2 %; +0.4 pp; +700 where no percentage is true."""
    if about.indicator.unit is not Unit.PERCENT and change is not None:
        return about.form.percent_change(change)
    decimals = decimals_of(about.indicator, goal, before)
    step = difference(goal, before, about.indicator, decimals)
    if about.indicator.unit is Unit.PERCENT:
        return about.form.points(step, decimals)
    return about.form.signed(step, decimals)


def _average_of_band(place: Place, fact: AgainstAverage, about: About) -> Fact:
    statement = {
        Place.BELOW: _tr("{month}: your average is below the band"),
        Place.ABOVE: _tr("{month}: your average is above the band"),
    }.get(place, _tr("{month}: your average is within the band"))
    upper = fact.goal if fact.upper is None else fact.upper
    ends = [about.written(end, fact.goal, upper, fact.average) for end in (fact.average, fact.goal, upper)]
    words = _tr("{average} over 12 months, the band is {low} to {high}")
    measure = words.format(average=ends[0], low=ends[1], high=ends[2])
    return Fact(statement.format(month=month_names.name(about.month)), measure)


def _no_average(about: About) -> str:
    if not about.goals:
        return _tr("no month of this year has a goal")
    return _tr("your average needs 12 months in a row and a goal")


def _usual(fact: AgainstUsual | None, about: About) -> Fact:
    month = month_names.name(about.month)
    if fact is None:
        if about.nature is Nature.WINDOW:
            none = _tr("figures that look back over months have none")
            return Fact(_tr("{month}: no usual range").format(month=month), none)
        measure = _tr("the usual range needs 6 finished months and a goal")
        return Fact(_tr("{month}: not compared yet").format(month=month), measure)
    statement = (_around_trend if fact.basis is Basis.TREND else _in_usual)(fact.place).format(month=month)
    ends = {
        "low": about.written(fact.lower, fact.upper, fact.goal),
        "high": about.written(fact.upper, fact.lower, fact.goal),
        "days": fact.month.days,
        "month": month,
    }
    measure = _range_words(fact.basis, adds_up=about.nature is Nature.FLOW).format(**ends)
    return Fact(statement, _tr("{range}, still settling").format(range=measure) if fact.provisional else measure)


def _in_usual(place: Place) -> str:
    return {
        Place.WITHIN: _tr("{month} is in the usual range"),
        Place.ABOVE: _tr("{month} is above the usual range"),
        Place.BELOW: _tr("{month} is below the usual range"),
        Place.PARTLY: _tr("{month} is partly in the usual range"),
        Place.AROUND: _tr("{month} holds the whole usual range"),
    }[place]


def _around_trend(place: Place) -> str:
    """No month has been where a line leads: that is not usual yet. The measure below says around what it lies."""
    return {
        Place.WITHIN: _tr("{month} is in its range"),
        Place.ABOVE: _tr("{month} is above its range"),
        Place.BELOW: _tr("{month} is below its range"),
        Place.PARTLY: _tr("{month} is partly in its range"),
        Place.AROUND: _tr("{month} holds its whole range"),
    }[place]


def _range_words(basis: Basis, *, adds_up: bool) -> str:
    """Short enough for one line of the card. Where a month has its own range, its length is in it."""
    match basis:
        case Basis.SEASON:
            return _tr("{low} to {high} as usual in {month}")
        case Basis.TREND:
            return (
                _tr("{low} to {high} around its trend, {days} days")
                if adds_up
                else _tr("{low} to {high} around its trend")
            )
        case _:
            return _tr("{low} to {high} for a month of {days} days") if adds_up else _tr("{low} to {high}")


def remaining_words(fact: Remaining | None, about: About) -> Fact:
    if fact is None:
        return _no_remaining(about)
    average = _tr("{average} on average so far").format(average=about.written(fact.average, fact.needed or 0.0))
    if fact.upper_left is not None:
        return _band_remaining(fact, fact.upper_left, about, average)
    is_limit = about.indicator.direction is Direction.LOWER
    left = about.written(abs(fact.left), fact.goal)
    if fact.reached_in is not None:
        month = month_names.name(fact.reached_in)
        statement = _tr("Used up in {month}") if is_limit else _tr("Reached in {month}")
        over = about.ends.over.format(left=left)
        return Fact(statement.format(month=month), over if fact.left else average)
    if fact.needed is None:
        return Fact(_over_words(fact, about, is_limit=is_limit).format(left=left), average)
    statement = _tr("Left from here: {needed} a month") if is_limit else _tr("Needed from here: {needed} a month")
    measure = _tr("{average}; {left} left").format(average=average, left=left) if fact.left > 0 else average
    return Fact(statement.format(needed=about.written(fact.needed, fact.average)), measure)


def _over_words(fact: Remaining, about: About, *, is_limit: bool) -> str:
    """Of a year or quarter that is over."""
    if not fact.left:
        return about.ends.even
    if fact.left > 0:
        return about.ends.unused if is_limit else about.ends.short
    return about.ends.beyond


def _band_remaining(fact: Remaining, upper_left: float, about: About, average: str) -> Fact:
    """Both ends of what is left, or where the sum ended."""
    if upper_left < 0:
        over = about.written(-upper_left, fact.goal)
        return Fact(_tr("Above the band by {over}").format(over=over), average)
    if fact.needed is None or fact.upper_needed is None:
        if fact.left > 0:
            return Fact(_tr("Below the band by {short}").format(short=about.written(fact.left, fact.goal)), average)
        return Fact(_tr("Ended within the band"), average)
    low, high = about.written(fact.needed, fact.upper_needed), about.written(fact.upper_needed, fact.needed)
    return Fact(_tr("From here: {low} to {high} a month").format(low=low, high=high), average)


def _no_remaining(about: About) -> Fact:
    if about.nature is not Nature.FLOW:
        return Fact(_tr("Each month stands for itself"), _tr("this figure is not added up over the year"))
    if about.goals < 12:
        return Fact(_tr("Needed from here: not known"), _tr("{n} of 12 months have a goal").format(n=about.goals))
    return Fact(_tr("Needed from here: not known"), _tr("a month of this year is missing, or none is finished"))
