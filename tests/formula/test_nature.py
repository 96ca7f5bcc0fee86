"""What adds up over months, what is a level, what looks back."""

from collections.abc import Callable, Mapping

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.domain.month import Month
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.nature import Nature


@pytest.fixture(scope="module")
def definitions(business: Mapping[str, Indicator]) -> Definitions:
    return Definitions(business)


@pytest.mark.parametrize(
    ("indicator", "nature"),
    [
        ("revenue", Nature.FLOW),
        ("target", Nature.FLOW),
        ("cash", Nature.STOCK),
        ("opening", Nature.STOCK),
        ("active", Nature.RATE),
        ("price", Nature.RATE),
        ("profit", Nature.FLOW),
        ("margin", Nature.RATE),
        ("growth", Nature.RATE),
        ("revenue_year", Nature.WINDOW),
        ("runway", Nature.WINDOW),
        ("curve", Nature.RATE),
    ],
)
def test_every_indicator_has_a_nature(indicator: str, nature: Nature, definitions: Definitions) -> None:
    assert definitions.nature(indicator) is nature


@pytest.mark.parametrize(
    ("formula", "nature"),
    [
        ("revenue", Nature.FLOW),
        ("-revenue", Nature.FLOW),
        ("revenue * 20 % - cogs / 2", Nature.FLOW),
        ("revenue * -2", Nature.FLOW),
        ("nz(revenue) + nz(extra)", Nature.FLOW),
        ("yago(revenue)", Nature.FLOW),
        ('at(revenue, "search")', Nature.FLOW),
        ("profit + revenue", Nature.FLOW),
        ("visitors - 30 * days()", Nature.FLOW),
        ("(opening + closing) / 2", Nature.STOCK),
        ("cash * 2", Nature.STOCK),
        ("revenue + cash", Nature.RATE),
        ("revenue + 5", Nature.RATE),
        ("2 / revenue", Nature.RATE),
        ("revenue * orders", Nature.RATE),
        ("prev(revenue)", Nature.RATE),
        ("change(revenue)", Nature.RATE),
        ("max(revenue, 0)", Nature.RATE),
        ("5", Nature.RATE),
        ("if(revenue > 0, revenue, cogs)", Nature.RATE),
        ("avg3(revenue) * 2", Nature.WINDOW),
        ("revenue / sum12(revenue)", Nature.WINDOW),
        ("ytd(revenue)", Nature.WINDOW),
        ("runway + 1", Nature.WINDOW),
    ],
)
def test_a_formula_that_is_typed_has_a_nature(formula: str, nature: Nature, definitions: Definitions) -> None:
    assert definitions.check(formula).nature is nature


def test_flows_add_up_over_the_months_of_a_quarter(desk: Callable[..., object], definitions: Definitions) -> None:
    months = Month.of(2024, 1).until(Month.of(2025, 3))
    cells = {
        Cell(id_, month): float(7 * place + len(id_))
        for id_, indicator in definitions.indicators.items()
        if indicator.kind is Kind.INPUT
        for place, month in enumerate(months)
    }
    formulas = {
        f"flow{n}": text for n, text in enumerate(["revenue * 2 - cogs", "yago(revenue) - days()", "nz(extra)"])
    }
    here = desk(cells, **formulas)
    for id_ in formulas:
        assert here.definitions.nature(id_) is Nature.FLOW  # type: ignore[attr-defined]
        parts = [here.value(id_, f"2025-0{month}") for month in (1, 2, 3)]  # type: ignore[attr-defined]
        assert here.value(id_, "2025-Q1") == pytest.approx(sum(parts))  # type: ignore[attr-defined]
