"""What is worth a look in plain English: a fact, then its measure."""

from kpidesk.analysis.comparison.row import KpiRow
from kpidesk.analysis.goals.pace import Pace, Word
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Trend
from kpidesk.analysis.numbers.rounding import decimals_apart, decimals_of, displayed
from kpidesk.analysis.overview.worth_a_look import Item, Review
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.process_limits import RUN_LENGTH, Rule
from kpidesk.analysis.signals.signals import Signal
from kpidesk.charts.words import month_names
from kpidesk.cli import words
from kpidesk.cli.odd_words import question_sentence
from kpidesk.cli.row_facts import by_itself
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.period import Period
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook


def fact(item: Item, workbook: Workbook) -> str:
    """“Profit (profit) in 2011-11 is 5,210”; “3 questions are open”."""
    if item.row is not None:
        row = item.row.comparison
        value = words.value_or_reason(row.value, row.indicator, workbook, row.decimals)
        return f"{_name(row.indicator)} in {workbook.calendar.name(row.period)} is {value}"
    if item.review is not None:
        return f"the goal for {_name(workbook.indicator(item.review.indicator))} is due for review"
    count = len(item.questions)
    return "1 question is open" if count == 1 else f"{count} questions are open"


def measure(item: Item, workbook: Workbook) -> str:
    """How far off, and against what; the newest question; since when a goal waits."""
    if item.review is not None:
        return _due(item.review)
    if item.row is None:
        return question_sentence(workbook, item.questions[0])
    told = [_judged(item.row), _year(item.pace, item.row), _signalled(item.row)]
    return "; ".join(part for part in told if part)


def _name(about: Indicator) -> str:
    return f"{about.name} ({about.id})"


def _judged(row: KpiRow) -> str:
    compared, status = row.comparison, row.judgement.status
    judgement = by_itself(compared, row.judgement, row.pace)
    is_of_year = judgement is not row.judgement
    if status is Status.NONE or judgement.goal is None or judgement.variance is None:
        return ""
    said = f"{status}, judged by its year: goal of the month" if is_of_year else f"{status}: goal"
    goal = words.goal(judgement.goal, compared.indicator, compared.decimals)
    off = words.signed(judgement.variance, compared.indicator, compared.decimals)
    return f"{said} {goal}, {off}" if judgement.variance else f"{said} {goal}"


def _year(found: Pace | None, row: KpiRow) -> str:
    """Up to the end of the period: the figure, the goal so far, and what every month left has to bring."""
    if found is None or isinstance(found.to_date, NoValue) or found.judgement.goal is None:
        return ""
    about, goal = row.comparison.indicator, found.judgement.goal
    decimals = decimals_of(about, found.to_date, goal.value, goal.upper)
    span = f"{found.period.first} to {found.month}"
    told = f"{span}: {words.number(found.to_date, about, decimals)}, goal so far {words.goal(goal, about, decimals)}"
    if found.needed is None:
        return told
    each = words.number(found.needed, about)
    if found.word is Word.ABOVE:
        return f"{told}, at most {each} a month from here"
    return f"{told}, {each} a month needed from here"


def _signalled(row: KpiRow) -> str:
    """Limits are those of the last month of the period, for its length."""
    if row.signal is None or row.usual is None:
        return ""
    about, limits = row.comparison.indicator, row.usual.for_month(row.signal.month)
    decimals = decimals_of(about, limits.lower, limits.upper)
    value = _beyond(row)
    if value is None:
        month = str(row.signal.month)
    else:
        end = limits.upper if row.signal.side is Trend.UP else limits.lower
        month, decimals = _told_apart(row, value, end, decimals)
    low, high = (words.number(edge, about, decimals) for edge in (limits.lower, limits.upper))
    basis = named_after(row.usual.around.course)
    return f"{month} {_rule(row.signal, basis)}, {_range(row.signal, basis, f'{low} to {high}')}"


def _range(signal: Signal, basis: Basis, ends: str) -> str:
    """What lies around a line was never usual."""
    match basis:
        case Basis.LEVEL:
            return f"usually {ends}"
        case Basis.SEASON:
            return f"usually {ends} in {month_names.name(signal.month)}"
        case Basis.TREND:
            return ends if signal.rule is Rule.OUTSIDE else f"the range around its trend is {ends}"


def _beyond(row: KpiRow) -> float | None:
    """The figure of a month that lies outside its limits."""
    value = row.comparison.value
    assert row.signal is not None
    is_it = row.signal.rule is Rule.OUTSIDE and row.comparison.period == Period.month(row.signal.month)
    return None if isinstance(value, NoValue) or not is_it else value


def _told_apart(row: KpiRow, value: float, end: float, decimals: int) -> tuple[str, int]:
    """The month, with its figure where it shows like the end of the range that it is beyond, and the decimals."""
    assert row.signal is not None
    about, month = row.comparison.indicator, str(row.signal.month)
    shown, edge = displayed(value, about, row.comparison.decimals), displayed(end, about, decimals)
    if shown > edge if row.signal.side is Trend.UP else shown < edge:
        return month, decimals
    finer = decimals_apart(about, value, end, decimals)
    return f"{month} ({words.number(value, about, finer)})", finer


def _rule(signal: Signal, basis: Basis) -> str:
    side = "above" if signal.side is Trend.UP else "below"
    has_line = basis is Basis.TREND
    middle = "its trend" if has_line else "the middle"
    match signal.rule:
        case Rule.OUTSIDE:
            return f"is {side} the range around its trend" if has_line else f"is {side} the usual range"
        case Rule.RUN:
            return f"is the {_ordinal(max(signal.run, RUN_LENGTH))} month in a row {side} {middle}"
        case _:
            return f"is {side} {middle}, nearer to the limit than to it in three of four months"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _due(review: Review) -> str:
    told = [("set on", review.goal.set_on), ("to be looked at again on", review.goal.review_on)]
    return ", ".join(f"{word} {day.isoformat()}" for word, day in told if day is not None)
