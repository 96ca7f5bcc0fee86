"""The reality check of a quarter or a year, as four facts."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.period_reality import AgainstBefore, PeriodCheck
from kpidesk.analysis.goals.reality import Place
from kpidesk.domain.period import Calendar, PeriodKind
from kpidesk.formula.nature import Nature
from kpidesk.ui.goals.reality_words import About, Fact, change_words, remaining_words
from kpidesk.ui.wording import wording


def _tr(text: str) -> str:
    return QCoreApplication.translate("RealityCheck", text)


def period_facts(check: PeriodCheck, about: About, calendar: Calendar) -> tuple[Fact, Fact, Fact, Fact]:
    """``about`` says of what; its month is not spoken of."""
    name = wording.short_period(check.period, calendar)
    usual = Fact(_tr("{period}: no usual range").format(period=name), _tr("it is known for single months only"))
    is_quarter = check.period.kind is PeriodKind.QUARTER
    return _reached(check.reached, is_quarter=is_quarter), _before(check, name, about), usual, _rest(check, about)


def _reached(fact: tuple[int, int] | None, *, is_quarter: bool) -> Fact:
    if fact is None:
        quarters = _tr("no finished quarter of this year has a goal")
        return Fact(_tr("Not reached or missed yet"), quarters if is_quarter else _tr("no finished year has a goal"))
    count, of = fact
    words = _tr("Reached in {count} of {of} quarters") if is_quarter else _tr("Reached in {count} of {of} years")
    if of == 1:
        words = _tr("Reached in the only one") if count else _tr("Missed in the only one")
    return Fact(words.format(count=count, of=of), _tr("finished, with a goal and a figure"))


def _before(check: PeriodCheck, name: str, about: About) -> Fact:
    fact = check.before
    if fact is None:
        words = _tr("{period}: not known a year before")
        return Fact(words.format(period=name), _tr("it needs a goal, and the whole of the year before"))
    if fact.place is not None and fact.upper is not None:
        return _before_band(fact, fact.upper, name, about)
    goal, before = about.written(fact.goal, fact.before), about.written(fact.before, fact.goal)
    measure = _tr("{goal} against {before}").format(goal=goal, before=before)
    if goal == before:
        return Fact(_tr("{period}: the same as a year before").format(period=name), measure)
    change = change_words(fact.change, fact.goal, fact.before, about)
    return Fact(_tr("{period}: {change} on a year before").format(period=name, change=change), measure)


def _before_band(fact: AgainstBefore, upper: float, name: str, about: About) -> Fact:
    statement = {
        Place.BELOW: _tr("{period}: a year before was below the band"),
        Place.ABOVE: _tr("{period}: a year before was above the band"),
    }.get(fact.place or Place.WITHIN, _tr("{period}: a year before was within the band"))
    ends = [about.written(end, fact.goal, upper, fact.before) for end in (fact.before, fact.goal, upper)]
    measure = _tr("{before}, the band is {low} to {high}").format(before=ends[0], low=ends[1], high=ends[2])
    return Fact(statement.format(period=name), measure)


def _rest(check: PeriodCheck, about: About) -> Fact:
    if check.remaining is None and about.nature is not Nature.FLOW:
        is_quarter = check.period.kind is PeriodKind.QUARTER
        statement = _tr("Each quarter stands for itself") if is_quarter else _tr("Each year stands for itself")
        return Fact(statement, _tr("this figure is not added up"))
    if check.remaining is None and about.is_quarter:
        return Fact(_tr("Needed from here: not known"), _tr("a goal is missing, or no month of it is finished"))
    return remaining_words(check.remaining, about)
