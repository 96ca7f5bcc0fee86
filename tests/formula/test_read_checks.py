"""Checks with their formulas read: who takes part, how long ago, and which formulas are sums."""

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.errors import FormulaError
from kpidesk.formula.read_checks import ReadCheck

MAY = Month.of(2026, 5)


def definitions(*checks: Check) -> Definitions:
    """Of a balance with these checks, and what came in and went out."""
    return Definitions(
        {
            "balance": Indicator("balance", "Balance", Unit.MONEY, "Finance", checks=checks),
            "came": Indicator("came", "Came in", Unit.MONEY, "Finance"),
            "went": Indicator("went", "Went out", Unit.MONEY, "Finance"),
        }
    )


def ask(formula: str) -> Check:
    return Check(Relation.NEAR, formula, Severity.ASK)


def read(formula: str) -> ReadCheck:
    (check,) = definitions(ask(formula)).checks.of("balance")
    return check


def test_the_figures_that_take_part_and_their_months() -> None:
    check = read("prev(balance) + came - went")
    assert check.operands == (("balance", 1), ("came", 0), ("went", 0))
    assert check.against(MAY, None) == (Cell("balance", MAY.previous), Cell("came", MAY), Cell("went", MAY))


def test_the_figure_itself_is_not_held_against_itself() -> None:
    assert read("came + balance").against(MAY, None) == (Cell("came", MAY),)


@pytest.mark.parametrize(
    ("formula", "terms"),
    [
        ("came", [(1.0, "came", 0)]),
        ("10", [(10.0, "", 0)]),
        ("came * 3", [(3.0, "came", 0)]),
        ("prev(came) - (went - 2)", [(1.0, "came", 1), (-1.0, "went", 0), (2.0, "", 0)]),
        ("sum12(came)", [(1.0, "came", back) for back in range(12)]),
        ("came / went", []),
        ("max(came, went)", []),
        ("came + nz(went)", []),
    ],
)
def test_a_sum_of_figures_is_known_as_one(formula: str, terms: list[tuple[float, str, int]]) -> None:
    assert list(read(formula).terms) == terms


def test_a_check_that_refuses_is_found_from_either_side() -> None:
    refuse = Check(Relation.AT_MOST, "came", Severity.REFUSE)
    checks = definitions(refuse, ask("went")).checks
    assert [each.check for each in checks.refusing("balance")] == [refuse]
    assert [each.check for each in checks.refusing("came")] == [refuse]
    assert checks.refusing("went") == ()
    assert [each.check for each in checks.of("balance")] == [refuse, ask("went")]
    assert checks.of("came") == ()


def test_a_check_on_a_figure_that_is_not_there_is_left_out() -> None:
    assert definitions(ask("stayed")).checks.of("balance") == ()


def test_a_formula_that_cannot_be_read_names_its_figure() -> None:
    with pytest.raises(FormulaError) as caught:
        definitions(ask("came +")).checks.of("balance")
    assert caught.value.indicator == "balance"
