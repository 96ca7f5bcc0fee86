"""One figure in words, with every digit that the tables show: what is read out when it is pointed at."""

from kpidesk.analysis.numbers.numerals import SPACE, NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.indicator import Indicator, Unit


def figure_words(value: float, about: Indicator, currency: str, form: NumberForm, decimals: int | None = None) -> str:
    """EUR 6,418; 18 %; 55 days. ``decimals`` of percent count behind the point of the percent; None: the usual ones."""
    places = decimals_of(about, value) if decimals is None else decimals
    match about.unit:
        case Unit.MONEY:
            return form.money(value, places, currency)
        case Unit.MONEY_PER_HOUR:
            return f"{form.money(value, places, currency)} per hour"
        case Unit.PERCENT:
            return form.percent(value, places)
        case Unit.COUNT | Unit.RATIO | Unit.SCORE | Unit.INDEX:
            return form.number(value, places)
        case _:
            return form.number(value, places) + SPACE + str(about.unit)


def difference_words(step: float, about: Indicator, form: NumberForm, decimals: int) -> str:
    """+438; +0.4 pp: the difference of two displayed figures."""
    return form.points(step, decimals) if about.unit is Unit.PERCENT else form.signed(step, decimals)
