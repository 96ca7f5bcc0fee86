"""One step, the same decimals, true minus, units in words."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, GERMAN, NumberForm
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.indicator import Indicator, Unit


def fitting(
    values: list[float], unit: Unit = Unit.MONEY, decimals: int | None = None, form: NumberForm = ENGLISH
) -> Scale:
    return Scale.fitting(values, Indicator("x", "X", unit, "g", decimals=decimals), "EUR", form)


@pytest.mark.parametrize(
    ("values", "unit", "labels"),
    [
        ([6418.0, 998.0], Unit.MONEY, ["6.42", "1.00"]),
        ([12345.0, 2.0], Unit.MONEY, ["12.3", "0.0"]),
        ([140.0, 7.0], Unit.COUNT, ["140", "7"]),
        ([48.2, 7.15], Unit.MONEY, ["48.2", "7.2"]),
        ([1_234_567.0], Unit.COUNT, ["1.23"]),
        ([999.6], Unit.MONEY, ["1.00"]),
        ([-500.0, -1200.0], Unit.MONEY, ["\u22120.50", "\u22121.20"]),
        ([0.052, 0.04], Unit.PERCENT, ["5.2", "4.0"]),
        ([0.182, 0.04], Unit.PERCENT, ["18", "4"]),
        ([0.0994], Unit.PERCENT, ["9.9"]),
        ([0.0996], Unit.PERCENT, ["10"]),
        ([0.00042], Unit.PERCENT, ["0.042"]),
        ([0.0, 0.0], Unit.MONEY, ["0", "0"]),
        ([9.8e-141], Unit.MONEY, ["0.000000"]),
        ([], Unit.MONEY, []),
    ],
)
def test_the_largest_figure_has_three_digits_and_all_have_the_same_decimals(
    values: list[float], unit: Unit, labels: list[str]
) -> None:
    scale = fitting(values, unit)
    assert [scale.label(scale.shown(value)) for value in values] == labels


def test_the_indicators_own_decimals_are_never_exceeded() -> None:
    scale = fitting([3.25, 1.5], Unit.SCORE, decimals=0)
    assert [scale.label(scale.shown(value)) for value in (3.25, 1.5)] == ["3", "2"]


def test_what_is_expected_of_whole_things_is_told_in_whole_things() -> None:
    about = Indicator("x", "Orders", Unit.COUNT, "g")
    scale = Scale.fitting([13.0, 7.0], about, "EUR", ENGLISH, expected=[13.9, 10.8])
    assert [scale.label(scale.shown(value)) for value in (7.0, 13.9)] == ["7", "14"]
    halves = Scale.fitting([13.5, 7.0], about, "EUR", ENGLISH, expected=[13.9])
    assert halves.label(halves.shown(13.9)) == "13.9"


def test_what_is_expected_may_need_a_larger_step() -> None:
    about = Indicator("x", "Orders", Unit.COUNT, "g")
    assert Scale.fitting([900.0], about, "EUR", ENGLISH, expected=[1100.4]).phrase == "thousands"


def test_german_figures_have_a_decimal_comma() -> None:
    scale = fitting([6418.0], form=GERMAN)
    assert scale.worded(scale.shown(6418.0)) == "6,42k\u00a0EUR"


def test_a_difference_has_its_sign_and_zero_has_none() -> None:
    scale = fitting([6418.0])
    signed = [scale.signed(Decimal(text)) for text in ("0.40", "-0.40", "0.00")]
    assert signed == ["+0.40", "\u22120.40", "0.00"]


@pytest.mark.parametrize(
    ("unit", "value", "plain", "difference"),
    [
        (Unit.MONEY, 12.5, "12.5\u00a0EUR", "12.5\u00a0EUR"),
        (Unit.MONEY_PER_HOUR, 12.5, "12.5\u00a0EUR per hour", "12.5\u00a0EUR per hour"),
        (Unit.PERCENT, 0.052, "5.2\u202f%", "5.2\u202fpp"),
        (Unit.COUNT, 12.0, "12", "12"),
        (Unit.RATIO, 2.5, "2.50", "2.50"),
        (Unit.SCORE, 4.0, "4", "4\u00a0points"),
        (Unit.SCORE, 1.0, "1", "1\u00a0point"),
        (Unit.INDEX, 104.0, "104", "104\u00a0points"),
        (Unit.DAYS, 3.0, "3\u00a0days", "3\u00a0days"),
        (Unit.DAYS, 1.0, "1\u00a0day", "1\u00a0day"),
        (Unit.HOURS, 1.5, "1.50\u00a0hours", "1.50\u00a0hours"),
        (Unit.DAYS, 1000.0, "1.00k\u00a0days", "1.00k\u00a0days"),
    ],
)
def test_a_sentence_gives_the_unit_and_differences_of_percents_are_points(
    unit: Unit, value: float, plain: str, difference: str
) -> None:
    scale = fitting([value], unit)
    shown = scale.shown(value)
    assert (scale.worded(shown), scale.worded(shown, difference=True)) == (plain, difference)


@pytest.mark.parametrize(
    ("unit", "value", "phrase"),
    [
        (Unit.MONEY, 5.0, "EUR"),
        (Unit.MONEY, 5e3, "thousand EUR"),
        (Unit.MONEY, 5e6, "million EUR"),
        (Unit.MONEY_PER_HOUR, 5.0, "EUR per hour"),
        (Unit.COUNT, 5.0, "number"),
        (Unit.COUNT, 5e3, "thousands"),
        (Unit.PERCENT, 0.5, "percent"),
        (Unit.SCORE, 5.0, "points"),
        (Unit.HOURS, 5e3, "thousand hours"),
        (Unit.RATIO, 5.0, "ratio"),
    ],
)
def test_the_subtitle_says_once_what_the_labels_count(unit: Unit, value: float, phrase: str) -> None:
    assert fitting([value], unit).phrase == phrase


@pytest.mark.parametrize(
    ("unit", "values", "value", "step", "text"),
    [
        (Unit.PERCENT, [0.18], "0.15", "0.05", "15\u202f%"),
        (Unit.PERCENT, [0.05], "0.035", "0.005", "3.5\u202f%"),
        (Unit.MONEY, [6500.0], "6500", "500", "6.5"),
        (Unit.DAYS, [30.0], "20", "5", "20"),
    ],
)
def test_numbers_along_an_axis_have_as_many_decimals_as_its_steps(
    unit: Unit, values: list[float], value: str, step: str, text: str
) -> None:
    assert fitting(values, unit).tick(Decimal(value), Decimal(step)) == text


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=13), st.sampled_from(list(Unit)))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_displayed_figures_are_never_further_off_than_half_a_step(values: list[float], unit: Unit) -> None:
    scale = fitting(values, unit)
    half = 0.5 * scale.per_label * 10.0**-scale.chart.decimals
    for value in values:
        assert abs(float(scale.shown(value)) * scale.per_label - value) <= half * 1.0001 + 1e-9


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=13))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_labels_of_one_chart_have_one_number_of_decimals(values: list[float]) -> None:
    scale = fitting(values)
    decimals = {len(scale.label(scale.shown(value)).partition(".")[2]) for value in values}
    assert len(decimals) == 1
