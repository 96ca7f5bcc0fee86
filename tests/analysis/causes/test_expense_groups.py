"""Running costs in groups."""

import pytest

from kpidesk.analysis.causes.expense_groups import expense_groups
from kpidesk.domain.period import Period
from tests.analysis.typed_business import START, typed_business

JANUARY, FEBRUARY = Period.month(START), Period.month(START.next)


def test_groups_and_the_rest_make_the_total_of_both_months() -> None:
    lines = {"expenses": [1200, 1560], "ad_spend": [500, 800], "ad_extra_cost": [None, 40], "sales_cost": [None, 60]}
    groups = expense_groups(typed_business(lines), JANUARY, FEBRUARY)
    assert groups == (
        {"ad_spend": 500, "sales_cost": 0, "rest of expenses": 700},
        {"ad_spend": 840, "sales_cost": 60, "rest of expenses": 660},
    )


def test_parts_larger_than_their_total_are_not_told_apart() -> None:
    book = typed_business({"expenses": [400, 1560], "ad_spend": [500, 800]})
    assert expense_groups(book, JANUARY, FEBRUARY) == ({"expenses": 400}, {"expenses": 1560})


def test_the_total_alone_is_one_group() -> None:
    book = typed_business({"expenses": [400, 500]})
    assert expense_groups(book, JANUARY, FEBRUARY) == ({"expenses": 400}, {"expenses": 500})


def test_without_a_total_there_is_nothing_to_split() -> None:
    with pytest.raises(ValueError, match="no running costs"):
        expense_groups(typed_business({"ad_spend": [1, 2]}), JANUARY, FEBRUARY)
