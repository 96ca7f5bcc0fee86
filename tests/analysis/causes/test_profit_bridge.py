"""Profit from one period to another."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.causes.profit_bridge import ProfitFigures, ProfitStep, profit_bridge, profit_figures
from kpidesk.domain.period import Period
from kpidesk.domain.value import Cause, NoValue
from tests.analysis.typed_business import START, typed_business

BEFORE = ProfitFigures(4800, 1800, {"ads": 500, "other": 700}, 120)
AFTER = ProfitFigures(5670, 2160, {"ads": 800, "other": 760}, 135)


def test_volume_price_cost_and_expenses_lead_from_one_profit_to_the_other() -> None:
    found = profit_bridge(BEFORE, AFTER)
    assert (found.start, found.end, found.has_units) == (1800, 1950, True)
    assert [(kind, name, round(effect, 9)) for kind, name, effect in found.steps] == [
        (ProfitStep.VOLUME, "", 375),
        (ProfitStep.PRICE, "", 270),
        (ProfitStep.UNIT_COST, "", -135),
        (ProfitStep.EXPENSE, "ads", -300),
        (ProfitStep.EXPENSE, "other", -60),
    ]


def test_without_units_sales_and_margin_stand_for_them() -> None:
    before, after = (ProfitFigures(f.revenue, f.cogs, f.expenses) for f in (BEFORE, AFTER))
    found = profit_bridge(before, after)
    assert not found.has_units
    assert [kind for kind, *_ in found.steps][:2] == [ProfitStep.SALES, ProfitStep.MARGIN]
    assert [effect for *_, effect in found.steps][:2] == pytest.approx([870 * 0.625, 3510 - 3000 - 870 * 0.625])


def test_small_steps_are_put_together() -> None:
    after = ProfitFigures(4800, 1800, {"ads": 510, "other": 715, "rent": 400}, 120)
    assert profit_bridge(BEFORE, after).steps == (
        (ProfitStep.EXPENSE, "rent", -400.0),
        (ProfitStep.OTHER, "", -25.0),
    )


AMOUNT = st.floats(0, 1e6)
FIGURES = st.builds(
    ProfitFigures, AMOUNT, AMOUNT, st.fixed_dictionaries({"ads": AMOUNT}), st.one_of(st.none(), st.floats(0.5, 1e4))
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(FIGURES, FIGURES)
def test_steps_add_up_to_the_cent(before: ProfitFigures, after: ProfitFigures) -> None:
    found = profit_bridge(before, after)
    total = found.start + math.fsum(effect for *_, effect in found.steps)
    scale = max(1.0, *(abs(effect) for *_, effect in found.steps)) if found.steps else 1.0
    assert total == pytest.approx(found.end, abs=1e-9 * scale)


def test_figures_are_read_and_the_missing_one_is_named() -> None:
    workbook = typed_business({"revenue": [4800, 5670], "cogs": [1800, 2160], "expenses": [1200], "units_sold": [120]})
    assert profit_figures(workbook, Period.month(START)) == ProfitFigures(4800, 1800, {"expenses": 1200}, 120)
    missing = profit_figures(workbook, Period.month(START.next))
    assert isinstance(missing, NoValue)
    assert (missing.cause, missing.indicator, missing.month) == (Cause.MISSING, "expenses", START.next)
