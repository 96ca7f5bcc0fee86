"""By which marks a copied block is read."""

import pytest

from kpidesk.exchange.amount import COMMA, POINT, AmountRefused, Marks
from kpidesk.ui.figures.number_reading import NumberReading, number_reading

SPACED = Marks(",", "\u202f")


@pytest.mark.parametrize(
    ("texts", "own", "reading"),
    [
        (["1.234,56", "7"], POINT, NumberReading(COMMA)),
        (["1,234.56"], COMMA, NumberReading(POINT)),
        (["12.5"], COMMA, NumberReading(POINT)),
        (["1,250.50", "1,234"], POINT, NumberReading(POINT)),
        (["12", "7 %"], COMMA, NumberReading(COMMA)),
        (["1.234,50"], SPACED, NumberReading(COMMA)),
        (["1\u202f234,50"], SPACED, NumberReading(SPACED)),
        (["abc"], POINT, NumberReading(POINT)),
        ([], COMMA, NumberReading(COMMA)),
    ],
)
def test_a_cell_with_one_reading_tells_for_all(texts: list[str], own: Marks, reading: NumberReading) -> None:
    assert number_reading(texts, own, None) == reading


def test_without_such_a_cell_the_first_that_are_unsure_are_shown() -> None:
    texts = ["5", "1,234", "2,345", "1,234", "3,456", "4,567"]
    assert number_reading(texts, POINT, None) == NumberReading(None, ("1,234", "2,345", "3,456"))


def test_the_answer_holds_until_a_cell_tells_otherwise() -> None:
    assert number_reading(["1,234"], POINT, COMMA) == NumberReading(COMMA)
    assert number_reading(["1,234", "1,234.5"], POINT, COMMA) == NumberReading(POINT)


def test_two_cells_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(AmountRefused, match="different decimal marks"):
        number_reading(["1.234,5", "1,234.5"], POINT, None)
