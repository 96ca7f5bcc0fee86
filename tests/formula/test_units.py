"""The unit found from a formula, and sums of different things."""

from collections.abc import Mapping

import pytest

from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.parser import parse
from kpidesk.formula.units import UnitConflict, infer


@pytest.fixture(scope="module")
def definitions(business: Mapping[str, Indicator]) -> Definitions:
    score = Indicator("score", "Answers", Unit.SCORE, "Customers")
    rate = Indicator("rate", "Revenue an hour", Unit.MONEY_PER_HOUR, "Freelance")
    share = Indicator("share", "Share", Unit.PERCENT, "Sales")
    return Definitions({**business, "score": score, "rate": rate, "share": share})


def unit(formula: str, definitions: Definitions) -> Unit | None:
    return infer(parse(formula, definitions.indicators), lambda id_: definitions.indicators[id_].unit).unit


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("revenue", Unit.MONEY),
        ("revenue - cogs", Unit.MONEY),
        ("revenue * 2", Unit.MONEY),
        ("revenue + 5", Unit.MONEY),
        ("5 - revenue", Unit.MONEY),
        ("-revenue", Unit.MONEY),
        ("profit / revenue", Unit.PERCENT),
        ("(revenue - cogs) / revenue", Unit.PERCENT),
        ("1 - cogs / revenue", Unit.PERCENT),
        ("revenue / orders", Unit.MONEY),
        ("orders / visitors", Unit.PERCENT),
        ("orders / days()", Unit.COUNT),
        ("revenue / months()", Unit.MONEY),
        ("revenue / hours", Unit.MONEY_PER_HOUR),
        ("rate * hours", Unit.MONEY),
        ("hours / orders", Unit.HOURS),
        ("orders * price", Unit.MONEY),
        ("orders * (price - 2) - expenses", Unit.MONEY),
        ("revenue * share", Unit.MONEY),
        ("revenue * 19 %", Unit.MONEY),
        ("orders * share", Unit.COUNT),
        ("share * share", Unit.PERCENT),
        ("share / share", Unit.RATIO),
        ("1 / share", Unit.RATIO),
        ("share * 100", Unit.RATIO),
        ("share / 2", Unit.PERCENT),
        ("share^2", Unit.PERCENT),
        ("pchange(revenue)", Unit.PERCENT),
        ("pchange(orders) / pchange(price)", Unit.RATIO),
        ("change(cash)", Unit.MONEY),
        ("prev(orders) + yago(orders)", Unit.COUNT),
        ("nz(extra)", Unit.MONEY),
        ("sum12(revenue) / avg12(closing)", Unit.MONEY),
        ("avg3(score)", Unit.SCORE),
        ("ytd(hours)", Unit.HOURS),
        ("abs(revenue)", Unit.MONEY),
        ("max(revenue, 0)", Unit.MONEY),
        ("if(orders > 0, revenue, 0)", Unit.MONEY),
        ('if(orders > 0, revenue / orders, none("no orders"))', Unit.MONEY),
        ('at(visitors, "search") / visitors', Unit.PERCENT),
        ("days()", Unit.DAYS),
        ("months()", Unit.MONTHS),
        ("sqrt(orders)", Unit.RATIO),
        ("ln(revenue)", Unit.RATIO),
        ("1.2^2", None),
        ("5 %", Unit.PERCENT),
        ("2", None),
        ("revenue * cogs", None),
        ("orders / revenue", None),
        ("orders^2", None),
        ("orders^2 * share", None),
        ("orders * visitors", None),
    ],
)
def test_unit_is_found_from_the_figures(formula: str, found: Unit | None, definitions: Definitions) -> None:
    assert unit(formula, definitions) is found


def test_a_share_may_also_be_shown_as_a_ratio(definitions: Definitions) -> None:
    def alternatives(formula: str) -> tuple[Unit, ...]:
        tree = parse(formula, definitions.indicators)
        return infer(tree, lambda id_: definitions.indicators[id_].unit).alternatives

    assert alternatives("profit / revenue") == (Unit.RATIO,)
    assert alternatives("share / share") == (Unit.PERCENT,)
    assert alternatives("revenue") == ()


@pytest.mark.parametrize(
    ("formula", "conflict"),
    [
        ("revenue + orders", (Unit.MONEY, Unit.COUNT, "orders")),
        ("orders - hours", (Unit.COUNT, Unit.HOURS, "hours")),
        ("2 + revenue + 3 - orders / 2", (Unit.MONEY, Unit.COUNT, "orders / 2")),
        ("max(revenue, orders)", (Unit.MONEY, Unit.COUNT, "orders")),
        ("if(revenue > orders, 1, 2)", (Unit.MONEY, Unit.COUNT, "orders")),
        ("if(1 > 2, revenue, orders)", (Unit.MONEY, Unit.COUNT, "orders")),
        ("share + revenue", (Unit.PERCENT, Unit.MONEY, "revenue")),
    ],
)
def test_sums_of_different_things_are_pointed_out(
    formula: str, conflict: tuple[Unit, Unit, str], definitions: Definitions
) -> None:
    left, right, text = conflict
    start = formula.rindex(text)
    assert definitions.check(formula).conflicts == (UnitConflict(left, right, start, start + len(text)),)


@pytest.mark.parametrize("formula", ["revenue - 5", "1 - share", "share + profit / revenue", "max(0, orders)"])
def test_plain_numbers_and_shares_fit_each_other(formula: str, definitions: Definitions) -> None:
    assert definitions.check(formula).conflicts == ()
