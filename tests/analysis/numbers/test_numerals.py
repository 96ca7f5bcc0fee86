"""Numbers as text: every language's separators, true minus, narrow space, steps in charts."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, ChartScale, NumberForm


@pytest.mark.parametrize(
    ("value", "decimals", "english", "german"),
    [
        (0.0, 0, "0", "0"),
        (7.0, 0, "7", "7"),
        (999.0, 0, "999", "999"),
        (1234.5, 2, "1,234.50", "1.234,50"),
        (-1234.5, 1, "−1,234.5", "−1.234,5"),
        (1_234_567.0, 0, "1,234,567", "1.234.567"),
        (-0.04, 1, "0.0", "0,0"),
        (2.675, 2, "2.68", "2,68"),
        (999_999_999_999_999.0, 0, "999,999,999,999,999", "999.999.999.999.999"),
    ],
)
def test_numbers_have_the_separators_of_their_language(value: float, decimals: int, english: str, german: str) -> None:
    assert ENGLISH.number(value, decimals) == english
    assert GERMAN.number(value, decimals) == german


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_US", "1,234,567.5"),
        ("de_DE", "1.234.567,5"),
        ("fr_FR", "1\u202f234\u202f567,5"),
        ("de_CH", "1’234’567.5"),
        ("en_IN", "12,34,567.5"),
        ("hi-IN", "12,34,567.5"),
        ("sv_SE", "1\xa0234\xa0567,5"),
        ("ar_EG", "1,234,567.5"),
        ("no such place", "1,234,567.5"),
        ("C", "1,234,567.5"),
    ],
)
def test_the_form_of_a_locale_comes_from_its_tables(locale: str, text: str) -> None:
    assert NumberForm.of_locale(locale).number(1_234_567.5, 1) == text


def test_the_built_in_forms_agree_with_the_tables() -> None:
    assert NumberForm.of_locale("en") == ENGLISH
    assert NumberForm.of_locale("de") == GERMAN
    assert NumberForm.of_locale("fr") == FRENCH


def test_a_minus_is_the_true_minus_in_every_language() -> None:
    assert {NumberForm.of_locale(name).number(-1.0) for name in ("en", "de", "sv", "fa", "he")} == {"−1"}


def test_signed_numbers_carry_their_sign_and_zero_none() -> None:
    assert [ENGLISH.signed(value, 1) for value in (12.0, -12.0, 0.0, 0.04, -0.04)] == [
        "+12.0",
        "−12.0",
        "0.0",
        "0.0",
        "0.0",
    ]


def test_percent_stands_after_a_narrow_space() -> None:
    assert ENGLISH.percent(0.058, 1) == "5.8\u202f%"
    assert GERMAN.percent(-0.125, 0) == "−13\u202f%"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0.083, "+8.3 %"), (0.31, "+31 %"), (-0.252293, "−25 %"), (0.002026, "+0.2 %"), (0.0997, "+10 %"), (0.0, "0 %")],
)
def test_percent_changes_choose_their_decimals(ratio: float, text: str) -> None:
    assert ENGLISH.percent_change(ratio) == text.replace(" ", "\u202f")


def test_points_are_never_written_as_percent() -> None:
    assert ENGLISH.points(0.005, 1) == "+0.5\u202fpp"
    assert GERMAN.points(-0.07, 0) == "−7\u202fpp"


def test_money_has_its_code_where_the_language_puts_it() -> None:
    assert ENGLISH.money(1250.0, 0, "EUR") == "EUR\xa01,250"
    assert GERMAN.money(-35.5, 2, "EUR") == "−35,50\xa0EUR"


def test_very_large_changes_are_said_as_a_factor() -> None:
    assert ENGLISH.times(12.3) == "×\u202f12"


def test_a_form_for_typing_has_no_groups() -> None:
    assert GERMAN.without_groups.number(1234567.0) == "1234567"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1250.0, "1250"),
        (0.1 + 0.2, "0,3"),
        (-7.25, "−7,25"),
        (1e14, "100000000000000"),
        (1e-7, "0,0000001"),
        (0.0, "0"),
    ],
)
def test_every_digit_that_was_typed_is_shown(value: float, text: str) -> None:
    assert GERMAN.as_typed(value) == text


def test_a_form_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        ENGLISH.group = ""  # type: ignore[misc]


@settings(derandomize=True, deadline=None)
@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(0, 4))
def test_the_text_reads_back_as_the_rounded_number(value: float, decimals: int) -> None:
    for form in (ENGLISH, GERMAN, NumberForm.of_locale("en_IN")):
        text = form.number(value, decimals).replace(form.group, "").replace(form.decimal, ".").replace("−", "-")
        assert abs(float(text) - value) <= 0.5 * 10**-decimals + abs(value) * 1e-14


@pytest.mark.parametrize(
    ("values", "step", "labels"),
    [
        ([6412.0, 8440.0, 67.0], 1000, ["6.41", "8.44", "0.07"]),
        ([54_629.0, 53_603.0], 1000, ["54.6", "53.6"]),
        ([412_345.0, 9_000.0], 1000, ["412", "9"]),
        ([1_250_000.0, 400_000.0], 1_000_000, ["1.25", "0.40"]),
        ([131.0, 9.0], 1, ["131", "9"]),
        ([14.2, 3.0], 1, ["14.2", "3.0"]),
        ([0.125, 3.5], 1, ["0.13", "3.50"]),
        ([999.9, 10.0], 1000, ["1.00", "0.01"]),
        ([-2500.0, 300.0], 1000, ["−2.50", "0.30"]),
        ([0.0], 1, ["0"]),
        ([], 1, []),
    ],
)
def test_chart_labels_share_one_step_and_their_decimals(values: list[float], step: int, labels: list[str]) -> None:
    scale = ChartScale.of(values)
    assert scale.step == step
    assert [scale.label(value) for value in values] == labels


def test_labels_that_add_up_are_known_before_they_are_drawn() -> None:
    scale = ChartScale.of([8440.0])
    assert scale.rounded(6412.0) + scale.rounded(67.0) == scale.rounded(6479.0)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.floats(-1e12, 1e12, allow_nan=False), min_size=1, max_size=20))
def test_the_largest_label_never_has_more_than_three_digits_below_a_thousand_steps(values: list[float]) -> None:
    scale = ChartScale.of(values)
    largest = max(map(abs, values))
    if largest < 999_000_000:
        assert len(scale.label(largest).replace(".", "").lstrip("0")) <= 3
