"""Figures of an indicator as text, with and without their unit, and as they are typed."""

from kpidesk.analysis.numbers.numerals import SPACE, NumberForm
from kpidesk.analysis.numbers.rounding import decimals_in, exact, in_percent
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.ui.wording import wording

_CENTS = 2


def bare_text(value: float, about: Indicator, decimals: int, form: NumberForm) -> str:
    """6,418; 18 for 18 %: where the unit stands once for a row or a table."""
    return form.number(in_percent(value) if about.unit is Unit.PERCENT else value, decimals)


def short_text(value: float, about: Indicator, decimals: int, form: NumberForm) -> str:
    """6,418; 18 %: the only unit that is said is the one that is a sign."""
    return form.percent(value, decimals) if about.unit is Unit.PERCENT else form.number(value, decimals)


def figure_text(value: float, about: Indicator, decimals: int, form: NumberForm, currency: str) -> str:
    """EUR 6,418; 18 %; 55 days: with its unit, for sentences."""
    match about.unit:
        case Unit.MONEY:
            return form.money(value, decimals, currency)
        case Unit.PERCENT | Unit.COUNT | Unit.RATIO | Unit.SCORE | Unit.INDEX:
            return short_text(value, about, decimals, form)
        case _:
            return form.number(value, decimals) + SPACE + wording.unit(about.unit, currency)


def difference_text(step: float, about: Indicator, decimals: int, form: NumberForm) -> str:
    """+438; +0.4 pp: the difference of two displayed figures."""
    return form.points(step, decimals) if about.unit is Unit.PERCENT else form.signed(step, decimals)


def bare_difference(step: float, about: Indicator, decimals: int, form: NumberForm) -> str:
    """+438; +0.4 for 0.4 points."""
    return form.signed(in_percent(step) if about.unit is Unit.PERCENT else step, decimals)


def typed_text(value: float, about: Indicator, form: NumberForm) -> str:
    """Every digit, as it would be typed: 6418.5; 3.25 for 3.25 %."""
    return form.as_typed(in_percent(value) if about.unit is Unit.PERCENT else value)


def full_text(value: float, about: Indicator, form: NumberForm) -> str:
    """Every digit, in groups: 89,510.50; 6 %; for a field that is read more often than it is typed in.

    Money that is not whole has its cents.
    """
    is_percent = about.unit is Unit.PERCENT
    decimals = decimals_in(exact(in_percent(value) if is_percent else value))
    if about.unit is Unit.MONEY and decimals:
        decimals = max(decimals, _CENTS)
    return form.percent(value, decimals) if is_percent else form.number(value, decimals)


def read_figure(text: str, about: Indicator, form: NumberForm) -> float | None:
    """What was typed; None for a blank. Raises AmountRefused. In a row of percents 3 means 3 %."""
    return parse_amount(text, Marks(form.decimal, form.group), percent=about.unit is Unit.PERCENT)
