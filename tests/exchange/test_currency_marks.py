"""Currencies are known by their signs, codes and short words."""

import pytest

from kpidesk.exchange.currency_marks import currency_of, main_currency


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("€ 5", "EUR"), ("5 €", "EUR"), ("5 Euro", "EUR"), ("EUR 5", "EUR"), ("$5", "USD"), ("US$5", "USD")),
        *(("CA$5", "CA$"), ("CHF 5", "CHF"), ("Fr. 5.–", "CHF"), ("5 zł", "PLN"), ("5 kr", ""), ("5", ""), ("n/a", "")),
    ],
)
def test_a_currency_stands_beside_its_number(text: str, code: str) -> None:
    assert currency_of(text) == code


def test_the_currency_of_a_column_is_that_of_most_of_its_cells() -> None:
    assert main_currency(["$1", "€2", "3 €", "4"]) == "EUR"
    assert main_currency(["1", "-"]) == ""
