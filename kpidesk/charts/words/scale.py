"""How the numbers of one chart are written: one thousand step, the same decimals and the unit in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from kpidesk.analysis.numbers.numerals import NARROW_SPACE, SPACE, ChartScale, NumberForm
from kpidesk.analysis.numbers.rounding import decimals_in, exact, in_percent, percent_decimals
from kpidesk.domain.indicator import Indicator, Unit

_MOST_DECIMALS = 6  # what is smaller than a millionth shows as 0
_STEP_WORDS = {1: "", 1_000: "thousand", 1_000_000: "million"}
_PHRASES = {
    Unit.COUNT: "number",
    Unit.SCORE: "points",
    Unit.INDEX: "100 = base",
}
_SINGULARS = {Unit.HOURS: "hour", Unit.DAYS: "day", Unit.MONTHS: "month", Unit.YEARS: "year"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns exact values into displayed ones, and these into text.

    A displayed value is a Decimal in units of the labels (percent, thousands), rounded to their last digit.
    Differences are taken between displayed values, so that a reader's own sum comes out.
    """

    chart: ChartScale
    unit: Unit
    currency: str
    form: NumberForm

    @classmethod
    def fitting(
        cls,
        values: Iterable[float],
        indicator: Indicator,
        currency: str,
        form: NumberForm,
        expected: Iterable[float] = (),
    ) -> Self:
        """The scale in which the largest value has three significant digits (percent: one decimal under 10).

        What is ``expected`` of things that are counted in whole ones has no decimals either.
        """
        numbers = list(values)
        is_whole = indicator.unit is Unit.COUNT and all(number == round(number) for number in numbers)
        numbers += [float(round(number)) for number in expected] if is_whole else expected
        if indicator.unit is Unit.PERCENT:
            return cls(ChartScale(1, _decimals_of_percents(numbers)), indicator.unit, currency, form)
        chart = ChartScale.of(numbers)
        if chart.step == 1:
            most = _MOST_DECIMALS if indicator.decimals is None else indicator.decimals
            chart = ChartScale(1, min(chart.decimals, most))
        return cls(chart, indicator.unit, currency, form)

    def shown(self, value: float) -> Decimal:
        """The value as the labels display it."""
        return self.chart.rounded(in_percent(value) if self.unit is Unit.PERCENT else value)

    @property
    def per_label(self) -> float:
        """What 1 of the labels is in the indicator's own unit: 0.01 for percent, 1,000 for thousands."""
        return 0.01 if self.unit is Unit.PERCENT else float(self.chart.step)

    def label(self, shown: Decimal) -> str:
        """A displayed value as text, without step and unit."""
        return self.form.number(float(shown), self.chart.decimals)

    def signed(self, shown: Decimal) -> str:
        """A displayed difference with its sign; zero has none."""
        return self.form.signed(float(shown), self.chart.decimals)

    def stepped(self, shown: Decimal) -> str:
        """With the letter of the step, for sentences: 0.44k."""
        return self.label(shown) + self.chart.suffix

    def worded(self, shown: Decimal, *, difference: bool = False) -> str:
        """With step and unit, for sentences: 0.44k EUR, 18 %, 3 days; a difference of percents is in points."""
        word = self._unit_word(abs(shown) == 1 and self.chart.step == 1, difference)
        space = NARROW_SPACE if self.unit is Unit.PERCENT else SPACE
        return self.stepped(shown) + (space + word if word else "")

    def tick(self, value: Decimal, step: Decimal) -> str:
        """A number along an axis whose numbers are ``step`` apart: as many decimals as the steps need."""
        factor = Decimal(100) if self.unit is Unit.PERCENT else 1 / Decimal(self.chart.step)
        number = self.form.number(float(value * factor), decimals_in(step * factor))
        return number + NARROW_SPACE + "%" if self.unit is Unit.PERCENT else number

    @property
    def phrase(self) -> str:
        """What the labels count, for the subtitle: thousand EUR, percent, hours."""
        step = _STEP_WORDS[self.chart.step]
        if self.unit is Unit.COUNT and step:
            return step + "s"
        return f"{step} {self._phrase}".strip()

    @property
    def _phrase(self) -> str:
        match self.unit:
            case Unit.MONEY:
                return self.currency
            case Unit.MONEY_PER_HOUR:
                return f"{self.currency} per hour"
            case _:
                return _PHRASES.get(self.unit, str(self.unit))

    def _unit_word(self, is_one: bool, difference: bool) -> str:
        match self.unit:
            case Unit.MONEY | Unit.MONEY_PER_HOUR:
                return self._phrase
            case Unit.PERCENT:
                return "pp" if difference else "%"
            case Unit.SCORE | Unit.INDEX:
                return ("point" if is_one else "points") if difference else ""
            case Unit.COUNT | Unit.RATIO:
                return ""
            case _:
                return _SINGULARS[self.unit] if is_one else str(self.unit)


def _decimals_of_percents(ratios: list[float]) -> int:
    """One under 10 %, none from there; more where even the largest would look like 0."""
    largest = max((abs(exact(ratio)) * 100 for ratio in ratios), default=Decimal(0))
    if not largest or largest >= Decimal("0.95"):
        return percent_decimals(float(largest / 100))
    return min(4, 1 - largest.adjusted())
