"""Whether a draft can be kept."""

from dataclasses import replace

import pytest

from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.formula.errors import FormulaProblem
from kpidesk.ui.indicators.draft import Draft
from kpidesk.ui.indicators.draft_check import check_draft, first_draft
from kpidesk.workbook.workbook import Workbook

GOOD = Draft(id="per_order", label="Margin per order", formula="(revenue - cogs) / orders", group="Sales")


def test_nothing_stands_against_a_good_draft(workbook: Workbook) -> None:
    found = check_draft(workbook, GOOD, "")
    assert found.problem == ""
    assert found.checked is not None
    assert found.checked.unit is Unit.MONEY
    assert found.error is None


def test_what_would_be_kept_has_the_canonical_formula(workbook: Workbook) -> None:
    found = check_draft(workbook, replace(GOOD, formula="([Sales, net]-COGS)/orders"), "")
    assert found.indicator(None).formula == "(revenue - cogs) / orders"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"label": "  "}, "It needs a name."),
        ({"label": "margin"}, "There is a “Margin” already; give it another name."),
        ({"id": "Per order"}, "The name in formulas has small letters, digits and _, and is no function."),
        ({"id": "nz"}, "The name in formulas has small letters, digits and _, and is no function."),
        ({"id": "orders"}, "“orders” stands for another figure in formulas; write another one."),
        ({"formula": "revenue /"}, "The formula has an error; it can be saved once that is corrected."),
        (
            {"is_kpi": False, "rollup": Rollup.WEIGHTED_MEAN},
            "Say which figure the mean is weighted by.",
        ),
    ],
)
def test_what_stands_against_saving(workbook: Workbook, changed: dict[str, object], problem: str) -> None:
    assert check_draft(workbook, replace(GOOD, **changed), "").problem == problem  # type: ignore[arg-type]


def test_own_name_and_id_do_not_stand_against_a_change(workbook: Workbook) -> None:
    draft = first_draft(workbook, "margin")
    assert check_draft(workbook, draft, "margin").problem == ""


def test_a_circle_is_found_only_when_it_is_this_one_that_changes(workbook: Workbook) -> None:
    draft = replace(GOOD, formula="double + 1")
    assert check_draft(workbook, draft, "").error is None
    error = check_draft(workbook, draft, "margin").error
    assert error is not None
    assert (error.problem, error.chain) == (FormulaProblem.CIRCULAR, ("margin", "double", "margin"))


def test_the_formula_of_a_typed_figure_is_not_looked_at(workbook: Workbook) -> None:
    found = check_draft(workbook, replace(GOOD, is_kpi=False, formula="nonsense ("), "")
    assert (found.checked, found.error, found.problem) == (None, None, "")
    assert found.indicator(None).formula == ""


def test_a_new_one_begins_in_the_group_that_shows_first(workbook: Workbook) -> None:
    assert first_draft(workbook, "") == Draft(group="Finance")


def test_an_own_one_begins_with_what_is_kept(workbook: Workbook, own: dict[str, Indicator]) -> None:
    draft = first_draft(workbook, "margin")
    assert (draft.id, draft.label, draft.formula) == ("margin", own["margin"].label, "revenue - cogs")


def test_a_shipped_one_begins_a_copy_with_another_name(workbook: Workbook) -> None:
    draft = first_draft(workbook, "gross_margin")
    assert draft.id == ""
    assert draft.label == "Gross profit margin (own)"
    assert draft.formula == workbook.indicators["gross_margin"].formula


def test_what_has_no_formula_yet_begins_an_empty_one_in_its_group(workbook: Workbook) -> None:
    assert first_draft(workbook, "demand_linear") == Draft(group="Pricing")


def test_an_id_that_is_gone_begins_a_new_one(workbook: Workbook) -> None:
    assert first_draft(workbook, "nothing_like_it") == first_draft(workbook, "")
