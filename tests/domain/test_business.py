"""What makes two businesses the same."""

from dataclasses import replace

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month

JULY = Month.of(2026, 7)


def test_businesses_with_the_same_figures_are_equal_whatever_became_of_them_on_the_way() -> None:
    here = Contents(Business("Bakery"), values={Cell("sales", JULY): 5.0})
    there = replace(here, closed_values={Cell("sales", JULY): 4.0}, once_closed=frozenset({JULY}))
    assert here == there
    assert here != replace(here, confirmed={Cell("sales", JULY): 5.0})
