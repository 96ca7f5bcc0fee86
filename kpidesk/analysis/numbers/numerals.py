"""How numbers are written: separators of the reader's language, true minus, narrow space before the percent sign."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kpidesk.analysis.numbers.rounding import exact, in_percent, percent_decimals, round_half_up

MINUS = "\N{MINUS SIGN}"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class NumberForm:
    """One way to write numbers. ``grouping`` counts the digits of the last group and of those before it."""

    decimal: str = "."
    group: str = ","
    minus: str = MINUS
    percent_space: str = NARROW_SPACE
    grouping: tuple[int, int] = (3, 3)
    currency_first: bool = True
    name: str = "en"

    @staticmethod
    def of_locale(name: str) -> "NumberForm":
        """The form of a locale such as ``de_DE``; the English one for a name that is not known."""
        from babel import Locale, UnknownLocaleError  # for start-up time: Babel reads its tables on import
        from babel.numbers import get_decimal_symbol, get_group_symbol

        try:
            locale = Locale.parse(name.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            return ENGLISH
        # The digits written are always 0 to 9, so the separators must be those of the Latin digits.
        return NumberForm(
            decimal=get_decimal_symbol(locale, numbering_system="latn"),
            group=get_group_symbol(locale, numbering_system="latn"),
            grouping=locale.decimal_formats[None].grouping,
            currency_first=locale.currency_formats["standard"].pattern.lstrip("\u200e\u200f").startswith("\xa4"),
            name=str(locale),
        )

    @property
    def without_groups(self) -> "NumberForm":
        """For a field that is being typed in."""
        return replace(self, group="")

    def number(self, value: float, decimals: int = 0) -> str:
        """``1,234.50``; a number that rounds to zero has no sign."""
        return self._written(round_half_up(value, decimals))

    def as_typed(self, value: float) -> str:
        """Every digit that was typed and none more, without groups."""
        plain = exact(value).normalize()
        return self.without_groups._written(plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain)

    def signed(self, value: float, decimals: int = 0) -> str:
        """``+12``, ``−12``, and ``0`` without a sign."""
        rounded = round_half_up(value, decimals)
        return ("+" if rounded > 0 else "") + self._written(rounded)

    def percent(self, ratio: float, decimals: int) -> str:
        """0.058 as ``5.8 %``."""
        return self.number(in_percent(ratio), decimals) + self.percent_space + "%"

    def percent_change(self, ratio: float) -> str:
        """0.083 as ``+8.3 %``, 0.31 as ``+31 %``."""
        return self.signed(in_percent(ratio), percent_decimals(ratio)) + self.percent_space + "%"

    def points(self, difference: float, decimals: int) -> str:
        """A difference of two ratios in percentage points: 0.005 as ``+0.5 pp``."""
        return self.signed(in_percent(difference), decimals) + self.percent_space + "pp"

    def money(self, value: float, decimals: int, currency: str) -> str:
        """With the currency's code where this language puts it: ``EUR 1,250``, ``1.250 EUR``."""
        amount = self.number(value, decimals)
        return f"{currency}{SPACE}{amount}" if self.currency_first else f"{amount}{SPACE}{currency}"

    def times(self, factor: float) -> str:
        """For a change that is too large for percent: ``× 12``, ``× 10.5``."""
        return "\N{MULTIPLICATION SIGN}" + self.percent_space + self.number(factor, 0)

    def _written(self, number: Decimal) -> str:
        sign = self.minus if number < 0 else ""
        whole, _, fraction = f"{abs(number):f}".partition(".")
        return sign + self._grouped(whole) + (self.decimal + fraction if fraction else "")

    def _grouped(self, digits: str) -> str:
        last, others = self.grouping
        if not self.group or not last:
            return digits
        head, parts = digits[:-last], [digits[-last:]]
        while head:
            parts.append(head[-others:])
            head = head[:-others]
        return self.group.join(reversed(parts))


ENGLISH = NumberForm()
GERMAN = NumberForm(decimal=",", group=".", currency_first=False, name="de")
FRENCH = NumberForm(decimal=",", group=NARROW_SPACE, currency_first=False, name="fr")


@dataclass(frozen=True, slots=True)
class ChartScale:
    """Labels of one chart: one step and one number of decimals for all of them, three digits for the largest.

    ``step`` is 1, 1,000 or 1,000,000 and is said once, in the subtitle; ``suffix`` is its letter for running text.
    """

    step: int = 1
    decimals: int = 0

    @staticmethod
    def of(values: Iterable[float]) -> "ChartScale":
        numbers = [abs(exact(value)) for value in values]
        largest = _three_digits(max(numbers, default=Decimal(0)))
        step = next((step for step in (1_000_000, 1_000) if largest >= step), 1)
        decimals = max(0, 2 - (largest / step).adjusted()) if largest else 0
        if step == 1 and all(number == number.to_integral() for number in numbers):
            decimals = 0
        return ChartScale(step, decimals)

    @property
    def suffix(self) -> str:
        return {1: "", 1_000: "k", 1_000_000: "M"}[self.step]

    def rounded(self, value: float) -> Decimal:
        """What the label stands for, in steps; labels add up when these do."""
        return round_half_up(value / self.step, self.decimals)

    def label(self, value: float, form: NumberForm = ENGLISH) -> str:
        return form.number(value / self.step, self.decimals)


def _three_digits(number: Decimal) -> Decimal:
    """Rounded to three significant digits, so that 999.9 is seen as the 1,000 that it will show."""
    return round(number, 2 - number.adjusted()) if number else number
