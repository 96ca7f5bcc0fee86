import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.exchange.amount import COMMA, POINT, AmountRefused, Marks, evidence, is_ambiguous, parse_amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", 1234.5),
        ("1 234 567.8", 1234567.8),
        ("1\u202f234\u00a0567", 1234567.0),
        ("1'234.5", 1234.5),
        ("1’234", 1234.0),
        ("(1,200)", -1200.0),
        ("(£1,200.50)", -1200.5),
        ("−5", -5.0),
        ("-5", -5.0),
        ("5-", -5.0),
        ("+5", 5.0),
        ("12.5 %", 0.125),
        ("7%", 0.07),
        ("£748957.02", 748957.02),
        ("12 EUR", 12.0),
        ("12 €", 12.0),
        ("$ 0.99", 0.99),
        (".5", 0.5),
        ("0", 0.0),
        ("999999999999999", 999_999_999_999_999.0),
        ("0.123456789012345", 0.123456789012345),
    ],
)
def test_a_number_as_people_write_it(text: str, value: float) -> None:
    assert parse_amount(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("1.234,50", 1234.5), ("1.250,00", 1250.0), ("3,25 %", 0.0325), ("−1 234,5", -1234.5)]
)
def test_a_number_with_a_decimal_comma(text: str, value: float) -> None:
    assert parse_amount(text, COMMA) == value


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\t"])
def test_blank_is_no_number_and_not_zero(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "12,3,4",
        "0,125",
        "(-5)",
        "(5-)",
        "abc",
        "1e5",
        "NaN",
        "inf",
        "1.2.3",
        "1,23",
        "12 34",
        "--5",
        "5%%",
        "1,234,56",
        "٣",
        "1_000",
        "=1+1",
        "-",
    ],
)
def test_nonsense_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(AmountRefused, match=r"write 1,234\.50"):
        parse_amount(text)


@pytest.mark.parametrize("text", ["1234567890123456", "1000000000000000", "0.1234567890123456", "12345678.123456789"])
def test_more_than_fifteen_digits_are_refused(text: str) -> None:
    with pytest.raises(AmountRefused, match="15 digits"):
        parse_amount(text)


def test_in_a_percent_row_a_plain_number_is_percent() -> None:
    assert parse_amount("7", percent=True) == 0.07
    assert parse_amount("7 %", percent=True) == 0.07


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6), st.sampled_from([POINT, COMMA]))
@settings(derandomize=True, deadline=None)
def test_every_storable_number_survives_writing_and_reading(digits: int, decimals: int, marks: Marks) -> None:
    value = digits / 10**decimals
    text = f"{value:,.{decimals}f}".translate(str.maketrans({",": marks.group, ".": marks.decimal}))
    if len(text.strip("-0").replace(marks.group, "").replace(marks.decimal, "")) <= 15:
        assert parse_amount(text, marks) == float(f"{value:.{decimals}f}")


@given(st.text(max_size=30))
@settings(derandomize=True, deadline=None)
def test_any_text_is_a_number_a_blank_or_a_refusal(text: str) -> None:
    try:
        value = parse_amount(text)
    except AmountRefused:
        return
    assert value is None or abs(value) < 1e15


def test_nothing_below_zero_is_zero() -> None:
    assert str(parse_amount("-0")) == "0.0"


def test_a_point_after_a_leading_zero_is_a_decimal_point() -> None:
    assert evidence(["0.125"]) == POINT
    assert not is_ambiguous("0.125")
    with pytest.raises(AmountRefused):
        parse_amount("0.125", COMMA)
    assert parse_amount("0,125", COMMA) == 0.125


def test_one_clear_cell_tells_how_a_column_writes_numbers() -> None:
    assert evidence(["1.234", "12", "1.5"]) == POINT
    assert evidence(["1.234", "1,5"]) == COMMA
    assert evidence(["1,234,567"]) == POINT
    assert evidence(["1.234", "12", ""]) is None


def test_cells_that_contradict_each_other_are_both_named() -> None:
    with pytest.raises(AmountRefused, match=r"1,5.*1\.5"):
        evidence(["1.5", "1,5"])


def test_only_a_lone_group_of_three_is_ambiguous() -> None:
    assert is_ambiguous("1.234") and is_ambiguous("12,345")
    assert not any(is_ambiguous(text) for text in ("1234", "1.23", "1,234.5", "x"))


@pytest.mark.parametrize(
    ("text", "marks", "number"),
    [
        ("1e-09", POINT, 1e-9),
        ("1E+12", POINT, 1e12),
        ("1E+12", COMMA, 1e12),
        ("-1.23456789E-05", POINT, -1.23456789e-5),
        ("1,5E+03", COMMA, 1500.0),
        ("1.E+03", POINT, 1000.0),
        ("2.5E−02", POINT, 0.025),
        ("EUR 4.2e+01", POINT, 42.0),
        ("1.2e+01 %", POINT, 0.12),
    ],
)
def test_very_large_and_small_numbers_are_read_as_spreadsheets_write_them(
    text: str, marks: Marks, number: float
) -> None:
    assert parse_amount(text, marks) == number


@pytest.mark.parametrize(
    "text", ["1E5", "1e400", "1E123", "12E+03", "1,234E+05", "1E+", "1E+1", "E+12", "1E+400", "1.234567890123456E+02"]
)
def test_what_only_looks_like_it_is_refused(text: str) -> None:
    with pytest.raises(AmountRefused):
        parse_amount(text, POINT)


def test_the_decimal_mark_of_such_a_number_tells_the_number_form() -> None:
    assert evidence(["1,5E+03"]) == COMMA and evidence(["1.234E+05"]) == POINT and evidence(["1E+12"]) is None
    assert not is_ambiguous("1.234E+05")


@pytest.mark.parametrize(
    ("text", "value"),
    [("778.4000000000001", 778.4), ("-741.8199999999999", -741.82), ("0.30000000000000004", 0.3)],
)
def test_the_noise_of_a_sum_in_another_program_is_no_digit(text: str, value: float) -> None:
    assert parse_amount(text) == value


@pytest.mark.parametrize(
    "text",
    ["0.1234567890123456", "1234567890123456", "100000000000000.5", "778.40000000000000001", "1.000000000000123"],
)
def test_more_digits_that_say_something_are_still_refused(text: str) -> None:
    with pytest.raises(AmountRefused, match="15 digits"):
        parse_amount(text)


@given(st.integers(1, 9_999_999), st.integers(1, 40))
@settings(derandomize=True, deadline=None)
def test_a_sum_of_prices_is_taken_as_it_was_meant(cents: int, times: int) -> None:
    total = 0.0
    for _ in range(times):
        total += cents / 100
    digits = len(repr(total).replace(".", "").strip("0"))

    assert parse_amount(repr(total)) == (total if digits <= 15 else cents * times / 100)
