"""What the editor says about a formula."""

import pytest

from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.value import Cause
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.functions import FUNCTIONS
from kpidesk.formula.undefined import Condition
from kpidesk.ui.indicators import sentences
from kpidesk.workbook.workbook import Workbook


def said(workbook: Workbook, text: str, replacing: str | None = None) -> str:
    with pytest.raises(FormulaError) as refused:
        workbook.check_formula(text, replacing)
    return sentences.mistake(refused.value, workbook)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write the formula here, for example revenue - cogs."),
        ("revenue / order", "Position 11: no figure is called order. Nearest: Orders."),
        ("qqqq * 2", "Position 1: no figure is called qqqq. Ctrl+Space shows every name."),
        ("Sales, net * 2", "Position 1: no figure is called Sales. Nearest: Sales, net."),
        ("Margin of things * 2", "Position 8: Margin and of stand side by side; put + - * or / between them."),
        (
            "nzz(revenue)",
            "Position 1: there is no function nzz. Nearest: nz(x), blank counts as 0.",
        ),
        ("revenue > 0", "Position 9: a comparison stands only first inside if(), as in if(x > y, a, b)."),
        ("(revenue", "Position 1: the bracket ( opened here is never closed; add ) where it ends."),
        ("1,5 * revenue", "Position 1: 1,5 has a decimal comma; write 1.5 with a point."),
    ],
)
def test_mistake_says_where_what_and_the_nearest(workbook: Workbook, text: str, words: str) -> None:
    assert said(workbook, text) == words


def test_a_label_with_spaces_is_led_to_its_id(workbook: Workbook) -> None:
    assert said(workbook, "Money paid out + 1") == (
        "Position 1: no figure is called Money paid out. In a formula, Money paid out is written cash_out."
    )


def test_a_circle_is_named_in_order(workbook: Workbook) -> None:
    assert said(workbook, "double + 1", "margin") == (
        "Margin uses Double margin, Double margin uses Margin. A formula cannot follow from itself."
    )


def test_the_middle_of_a_long_circle_is_left_out(workbook: Workbook) -> None:
    error = FormulaError(FormulaProblem.CIRCULAR, chain=("margin", "orders", "cogs", "revenue", "visitors", "margin"))
    words = sentences.mistake(error, workbook)
    assert words.startswith("Margin uses Orders, Orders uses ")
    assert words.endswith(", and so on, Visits (sessions) uses Margin. A formula cannot follow from itself.")


def test_too_many_levels_below_name_no_endless_chain(workbook: Workbook) -> None:
    error = FormulaError(FormulaProblem.TOO_DEEP, expected="200", found=" with ...", chain=("a",) * 200)
    assert sentences.mistake(error, workbook) == (
        "With everything it uses written out, the formula is more than 200 levels deep. "
        "Use fewer KPIs that follow from KPIs."
    )


def test_long_words_of_the_owner_are_shortened_in_the_middle(workbook: Workbook) -> None:
    assert sentences.quoted("a" * 24) == "a" * 24
    assert sentences.quoted("a" * 20 + "b" * 20) == "a" * 15 + "…" + "b" * 8
    assert len(said(workbook, "x" * 1500)) < 120


def test_the_button_is_a_verb_with_the_name(workbook: Workbook) -> None:
    error = FormulaError(FormulaProblem.UNKNOWN_NAME, 0, 5, found="order", suggestion="orders")
    assert sentences.suggestion(error) == "Use orders"
    assert sentences.suggestion(FormulaError(FormulaProblem.EMPTY)) == ""
    long = FormulaError(FormulaProblem.UNKNOWN_NAME, found="x", suggestion="monthly_revenue_per_customer")
    assert sentences.suggestion(long) == "Use it"


def test_long_ids_may_break_behind_their_joints() -> None:
    assert sentences.breakable("a_b / c").replace("\u200b", "|") == "a_|b / c"


def test_nothing_wrong_looks_right(workbook: Workbook) -> None:
    assert sentences.right(workbook.check_formula("revenue - cogs"), "EUR") == "Looks right"


def test_different_things_added_are_pointed_out(workbook: Workbook) -> None:
    assert sentences.right(workbook.check_formula("revenue + orders"), "EUR") == (
        "Position 11: EUR and count are added or compared. Check that this is meant."
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 of 2,000 characters"),
        (39, "39 of 2,000 characters"),
        (2000, "2,000 of 2,000 characters"),
        (3130, "too long: 1,130 characters have to go"),
    ],
)
def test_length_turns_to_words_when_it_is_too_much(count: int, words: str) -> None:
    assert sentences.length(count) == words


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ((), ("always defined", "(once its figures are entered)")),
        (
            (Condition(Cause.ZERO_DIVISOR, "Orders"), Condition(Cause.ZERO_DIVISOR, "Visits")),
            ("Orders is 0, or Visits is 0", "(found from the formula: division by zero)"),
        ),
        (
            (Condition(Cause.OUT_OF_DOMAIN, "ln(Orders)"), Condition(Cause.STATED, "nothing was sold")),
            ("ln(Orders) has no result, or nothing was sold", "(found from the formula)"),
        ),
    ],
)
def test_when_it_is_not_defined(conditions: tuple[Condition, ...], words: tuple[str, str]) -> None:
    assert sentences.undefined_when(conditions) == words


def test_choices_name_every_direction_and_the_rollups_of_typed_figures() -> None:
    assert [key for key, _ in sentences.directions()] == [str(direction) for direction in Direction]
    calculated = {Rollup.RECOMPUTED, Rollup.MONTHS_ONLY}
    assert {rollup for rollup, _ in sentences.rollups()} == set(Rollup) - calculated


def test_units_are_signs_where_those_say_enough() -> None:
    shown = [sentences.unit(unit, "EUR") for unit in (Unit.MONEY, Unit.PERCENT, Unit.MONEY_PER_HOUR, Unit.DAYS)]
    assert shown == ["EUR", "% (percent)", "EUR per hour", "days"]


def test_long_lists_of_names_are_counted(workbook: Workbook) -> None:
    few, many = ["revenue", "orders"], ["revenue"] * 9
    assert sentences.named(few, workbook) == "Sales, net and Orders"
    assert sentences.named(many, workbook).endswith(" and 3 more")


@pytest.mark.parametrize(
    ("added", "removed", "words"),
    [
        (2, 1, "2 more shown, 1 no longer shown"),
        (2, 0, "2 more shown"),
        (0, 1, "1 no longer shown"),
        (0, 0, "Shown in another order"),
    ],
)
def test_what_a_new_choice_did(added: int, removed: int, words: str) -> None:
    assert sentences.shown_changed(added, removed) == words


def test_every_function_has_plain_words() -> None:
    assert sentences.function_words().keys() == FUNCTIONS.keys()


def test_longer_periods_of_a_kpi() -> None:
    assert sentences.longer_periods(Rollup.RECOMPUTED) == (
        "recomputed from the summed figures",
        "(never a mean of monthly values)",
    )
    assert sentences.longer_periods(Rollup.MONTHS_ONLY) == ("single months only", "(it is not added up)")


def test_an_empty_list_says_what_to_do() -> None:
    assert sentences.nothing_found("  ") == "There is none of this kind yet."
    assert "“mug”" in sentences.nothing_found("mug")
