"""Facts of a selection."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.selection import Summary, summary
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature

SALES = Indicator("revenue", "Sales, net", Unit.MONEY, "Finance")
ORDERS = Indicator("orders", "Orders", Unit.COUNT, "Sales")
CASH = Indicator("cash", "Bank and cash", Unit.MONEY, "Finance")
JUNE = Month.of(2026, 6)
MISSING = NoValue(Cause.MISSING, "revenue", JUNE)

Row = tuple[Cell, Indicator, Nature, Value | None]


def row(value: Value | None, about: Indicator = SALES, nature: Nature = Nature.FLOW) -> Row:
    return Cell(about.id, JUNE), about, nature, value


def test_flows_of_one_unit_are_summed_up() -> None:
    assert summary([row(7023.0), row(7247.0), row(6418.0), row(None)]) == Summary(
        cells=4, figures=3, indicator=SALES, total=20688.0, mean=6896.0, low=6418.0, high=7247.0
    )


def test_cells_without_a_value_are_counted_as_cells_only() -> None:
    assert summary([row(None), row(MISSING)]) == Summary(cells=2, figures=0)


@pytest.mark.parametrize("nature", [Nature.STOCK, Nature.RATE, Nature.WINDOW])
def test_levels_and_rates_have_no_sum(nature: Nature) -> None:
    found = summary([row(10_000.0, CASH, nature), row(12_000.0, CASH, nature)])
    assert (found.total, found.mean, found.low, found.high) == (None, 11_000.0, 10_000.0, 12_000.0)


def test_a_level_among_flows_leaves_the_sum_out() -> None:
    assert summary([row(1.0), row(2.0, CASH, Nature.STOCK)]).total is None


def test_different_units_are_not_summed_up() -> None:
    found = summary([row(1.0), row(2.0, ORDERS)])
    assert found.has_different_units
    assert (found.figures, found.total, found.mean) == (2, None, None)


def test_nothing_selected_says_nothing() -> None:
    assert summary([]) == Summary(0, 0)
    assert not summary([]).has_different_units


def test_decimals_are_those_of_the_most_exact_row() -> None:
    exact = replace(SALES, id="exact", decimals=3)
    assert summary([row(1000.0), row(1000.0, exact)]).decimals == 3


def test_cents_add_up_as_on_paper() -> None:
    assert summary([row(0.1), row(0.2)]).total == 0.3


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30))
def test_mean_lies_between_low_and_high(values: list[int]) -> None:
    found = summary([row(float(value)) for value in values])
    assert found.total == sum(values)
    assert found.low is not None
    assert found.mean is not None
    assert found.high is not None
    assert found.low <= found.mean <= found.high
