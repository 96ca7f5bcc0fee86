"""A usual range is shown so that it is true beside the figure."""

from kpidesk.analysis.signals.range_ends import RangeEnds, range_ends
from kpidesk.domain.indicator import Indicator, Unit

MONEY = Indicator("sales", "Sales", Unit.MONEY, "Finance")
COUNT = Indicator("orders", "Orders", Unit.COUNT, "Sales")


def test_counts_have_the_whole_numbers_that_lie_inside() -> None:
    assert range_ends(COUNT, 7.91, 11.26) == RangeEnds(8, 11, 0)
    assert range_ends(COUNT, 7.2, 7.4) == RangeEnds(7.2, 7.4, 2)


def test_money_has_as_many_decimals_as_usual() -> None:
    assert range_ends(MONEY, 406_431.3, 997_525.2, 1_461_756.25) == RangeEnds(406_431.3, 997_525.2, 0)


def test_a_figure_outside_never_looks_like_an_end() -> None:
    assert range_ends(MONEY, 406_431.3, 997_524.7, 997_525.0).decimals == 1
    assert range_ends(MONEY, 406_431.3, 997_524.7, 406_431.2).decimals == 1
    assert range_ends(MONEY, 406_431.3, 997_524.7, 997_524.6).decimals == 0
