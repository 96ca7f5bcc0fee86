"""When a formula has no result although every figure is there."""

from collections.abc import Mapping

import pytest

from kpidesk.domain.indicator import Indicator
from kpidesk.domain.value import Cause
from kpidesk.formula.definitions import Definitions

ZERO, DOMAIN, STATED = Cause.ZERO_DIVISOR, Cause.OUT_OF_DOMAIN, Cause.STATED


@pytest.mark.parametrize(
    ("formula", "conditions"),
    [
        ("revenue - cogs", []),
        ("revenue / orders", [(ZERO, "Orders placed")]),
        ("revenue / (orders - visitors)", [(ZERO, "Orders placed - Visits")]),
        ("revenue / orders / orders", [(ZERO, "Orders placed")]),
        ("revenue / orders + cogs / visitors", [(ZERO, "Orders placed"), (ZERO, "Visits")]),
        ("revenue / 2", []),
        ("revenue / 0", [(ZERO, "0")]),
        ("revenue / days()", []),
        ("revenue / months() / orders", [(ZERO, "Orders placed")]),
        ("pchange(orders)", [(ZERO, "prev(Orders placed)")]),
        ("revenue / avg3(orders)", [(ZERO, "avg3(Orders placed)")]),
        ("sqrt(revenue)", [(DOMAIN, "sqrt([Sales, net])")]),
        ("ln(orders)", [(DOMAIN, "ln(Orders placed)")]),
        ("orders^2", []),
        ("orders^0.5", [(DOMAIN, "Orders placed^0.5")]),
        ("orders^-1", [(DOMAIN, "Orders placed^-1")]),
        ('if(orders > 0, revenue, none("nothing was sold"))', [(STATED, "nothing was sold")]),
    ],
)
def test_conditions_are_found_in_the_formula(
    formula: str, conditions: list[tuple[Cause, str]], business: Mapping[str, Indicator]
) -> None:
    found = Definitions(business).check(formula).undefined_when
    assert [(condition.cause, condition.text) for condition in found] == conditions


def test_a_condition_knows_its_figures(business: Mapping[str, Indicator]) -> None:
    (condition,) = Definitions(business).check("revenue / (orders - visitors)").undefined_when
    assert condition.uses == {"orders", "visitors"}
