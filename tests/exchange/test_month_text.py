import pytest

from kpidesk.exchange.month_text import parse_month


@pytest.mark.parametrize(
    "text",
    [
        "2011-01",
        "2011/1",
        "2011-01-31",
        "2011-01-01T00:00:00",
        "01/2011",
        "1.2011",
        "Jan 2011",
        "january 2011",
        "Jan-11",
        "janvier 2011",
        "Styczeń 2011",
    ],
)
def test_a_month_as_files_write_it(text: str) -> None:
    assert str(parse_month(text)) == "2011-01"


@pytest.mark.parametrize("text", ["2011-13", "2011-02-30", "13/2011", "2011-00"])
def test_a_month_that_does_not_exist_is_said_to(text: str) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        parse_month(text)


@pytest.mark.parametrize("text", ["", "sales", "03/04/2011", "Total", "2011", "Foo 2011"])
def test_what_is_no_month_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="is no month"):
        parse_month(text)
