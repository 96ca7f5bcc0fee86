import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.numerals import ENGLISH, FRENCH, GERMAN, NumberForm
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.exchange.amount import AmountRefused
from kpidesk.ui.wording.figure_text import (
    bare_difference,
    bare_text,
    difference_text,
    figure_text,
    full_text,
    read_figure,
    short_text,
    typed_text,
)


def about(unit: Unit) -> Indicator:
    return Indicator("x", "X", unit, "Test")


MONEY, RATE, COUNT, DAYS = (about(unit) for unit in (Unit.MONEY, Unit.PERCENT, Unit.COUNT, Unit.DAYS))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("indicator", "value", "decimals", "bare", "short", "whole"),
    [
        (MONEY, 6418.4, 0, "6,418", "6,418", "EUR 6,418"),
        (RATE, 0.18, 0, "18", "18 %", "18 %"),
        (COUNT, 140.0, 0, "140", "140", "140"),
        (DAYS, 55.25, 1, "55.3", "55.3", "55.3 days"),
        (about(Unit.MONEY_PER_HOUR), 40.0, 2, "40.00", "40.00", "40.00 EUR/h"),
    ],
)
def test_a_figure_has_its_unit_where_it_needs_one(  # noqa: PLR0917 -- one row of the table
    indicator: Indicator, value: float, decimals: int, bare: str, short: str, whole: str
) -> None:
    assert plain(bare_text(value, indicator, decimals, ENGLISH)) == bare
    assert plain(short_text(value, indicator, decimals, ENGLISH)) == short
    assert plain(figure_text(value, indicator, decimals, ENGLISH, "EUR")) == whole


def test_differences_have_signs_and_percents_are_points() -> None:
    assert difference_text(-438.0, MONEY, 0, ENGLISH) == "−438"
    assert plain(difference_text(0.004, RATE, 1, ENGLISH)) == "+0.4 pp"
    assert bare_difference(0.004, RATE, 1, ENGLISH) == "+0.4"
    assert bare_difference(438.0, MONEY, 0, ENGLISH) == "+438"


@pytest.mark.parametrize(
    ("indicator", "value", "form", "typed", "full"),
    [
        (MONEY, 89510.5, ENGLISH, "89510.5", "89,510.50"),
        (MONEY, 1.125, ENGLISH, "1.125", "1.125"),
        (MONEY, 89510.0, GERMAN, "89510", "89.510"),
        (RATE, 0.0325, ENGLISH, "3.25", "3.25 %"),
        (RATE, 0.06, GERMAN, "6", "6 %"),
    ],
)
def test_every_digit_is_there_to_edit(
    indicator: Indicator, value: float, form: NumberForm, typed: str, full: str
) -> None:
    assert typed_text(value, indicator, form) == typed
    assert plain(full_text(value, indicator, form)) == full


def test_a_blank_is_no_figure_and_nonsense_is_refused() -> None:
    assert read_figure("  ", MONEY, ENGLISH) is None
    with pytest.raises(AmountRefused):
        read_figure("1.2.3", MONEY, ENGLISH)


@given(
    st.decimals(-(10**9), 10**9, places=4).map(float),
    st.sampled_from([MONEY, RATE, COUNT]),
    st.sampled_from([ENGLISH, GERMAN, FRENCH]),
)
@settings(derandomize=True, deadline=None)
def test_what_is_shown_in_full_is_read_back_exactly(value: float, indicator: Indicator, form: NumberForm) -> None:
    held = float(exact(value))
    assert read_figure(typed_text(held, indicator, form), indicator, form) == pytest.approx(held, rel=1e-14)
    assert read_figure(full_text(held, indicator, form), indicator, form) == pytest.approx(held, rel=1e-14)
