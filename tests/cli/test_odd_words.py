"""What is odd is told with the minus and the decimals of everything else that is told."""

from kpidesk.analysis.questions.odd import Oddity, OddKind
from kpidesk.cli.odd_words import figure, odd_sentence
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from tests.ui.changes.shop import shop

AT = Month.of(2025, 3)


def outside(name: str, value: float, low: float, high: float) -> str:
    odd = Oddity(Cell(name, AT), OddKind.OUTSIDE, value, range=(low, high))
    return odd_sentence(shop({"sales": [1.0]}), odd)


def test_a_range_has_the_decimals_and_the_minus_of_a_figure() -> None:
    assert outside("sales", 1_461_756.25, -406_431.337, 997_525.24) == (
        "2025-03: sales (1,461,756.25) is above the usual range of the months before, −406,431 to 997,525"
    )
    assert outside("visits", 34, 5.2, 30.9).endswith(
        "visits (34) is above the usual range of the months before, 6 to 30"
    )


def test_a_figure_next_to_its_range_is_told_apart() -> None:
    assert outside("sales", 997_525.0, 400_000.0, 997_524.7).endswith("400,000.0 to 997,524.7")


def test_every_digit_of_a_figure_is_told() -> None:
    known = shop({"sales": [1.0]}).indicators
    assert figure(-1234.5678, known["sales"]) == "−1,234.5678"
    assert figure(1e15 - 1, known["sales"]) == "999,999,999,999,999"
    assert figure(0.0123, known["profit_margin"]) == "1.23 %"
