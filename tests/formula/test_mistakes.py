"""Every kind of mistake: where it is, what the sentence says, what is suggested."""

from typing import NamedTuple

import pytest

from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.names import Names
from kpidesk.formula.parser import parse


class Case(NamedTuple):
    text: str
    problem: FormulaProblem
    place: tuple[int, int]
    says: str
    suggestion: str = ""


P = FormulaProblem

CASES = [
    Case("", P.EMPTY, (0, 0), "The formula is empty"),
    Case("   ", P.EMPTY, (0, 0), "The formula is empty"),
    Case("=revenue", P.UNEXPECTED, (0, 1), "Position 1: the = at the start does not belong here"),
    # something is missing
    Case("revenue -", P.EXPECTED, (9, 9), "Position 10: a figure, a number or a bracket is missing after -"),
    Case(
        "revenue - * 2", P.EXPECTED, (10, 11), "Position 11: a figure, a number or a bracket is missing between - and *"
    ),
    Case("* 3", P.EXPECTED, (0, 1), "missing before *"),
    Case("+5", P.EXPECTED, (0, 1), "missing before +"),
    Case("()", P.EXPECTED, (1, 2), "missing between the brackets"),
    Case("min(1, )", P.EXPECTED, (7, 8), "missing between , and )"),
    Case("min(, 1)", P.EXPECTED, (4, 5), "missing between ( and ,"),
    Case("2^", P.EXPECTED, (2, 2), "missing after ^, where the formula ends"),
    Case("if(> 3, 1, 2)", P.EXPECTED, (3, 4), "missing between ( and >"),
    Case("[ ]", P.EXPECTED, (0, 3), "a name is missing between [ and ]"),
    # brackets
    Case("2 * (revenue - cogs", P.UNCLOSED, (4, 5), "Position 5: the bracket ( opened here is never closed"),
    Case("prev(revenue", P.UNCLOSED, (4, 5), "Position 5: the bracket ("),
    Case("((revenue)", P.UNCLOSED, (0, 1), "Position 1: the bracket ("),
    Case("revenue)", P.UNOPENED, (7, 8), "Position 8: this ) closes nothing"),
    Case(")", P.UNOPENED, (0, 1), "Position 1: this ) closes nothing"),
    Case("(revenue))", P.UNOPENED, (9, 10), "Position 10: this ) closes nothing"),
    # side by side
    Case("revenue cogs", P.NO_OPERATOR, (8, 12), "Position 9: revenue and cogs stand side by side; put + - * or /"),
    Case("12 34", P.NO_OPERATOR, (3, 5), "Position 4: the numbers 12 and 34 stand side by side"),
    Case("max(1 2)", P.NO_OPERATOR, (6, 7), "or a comma if they are two values"),
    Case("2 revenue", P.NO_OPERATOR, (2, 9), "2 and revenue stand side by side"),
    Case("2(revenue)", P.NO_OPERATOR, (1, 2), "2 and ( stand side by side"),
    Case("(revenue)(cogs)", P.NO_OPERATOR, (9, 10), ") and ( stand side by side"),
    Case("60 %3", P.NO_OPERATOR, (4, 5), "% and 3 stand side by side"),
    Case("revenue [Direct cost]", P.NO_OPERATOR, (8, 21), "revenue and [Direct cost] stand side by side"),
    Case("hours worked", P.NO_OPERATOR, (0, 12), "hours and worked stand side by side", "hours"),
    # names
    Case(
        "order",
        P.UNKNOWN_NAME,
        (0, 5),
        "Position 1: no figure or KPI is called “order”; the nearest is orders",
        "orders",
    ),
    Case(
        "revenue / visitor", P.UNKNOWN_NAME, (10, 17), "Position 11: no figure or KPI is called “visitor”", "visitors"
    ),
    Case("expences", P.UNKNOWN_NAME, (0, 8), "the nearest is expenses (Running costs)", "expenses"),
    Case("running costs / 2", P.UNKNOWN_NAME, (0, 13), "write expenses, or [Running costs]", "expenses"),
    Case("customers won / 2", P.UNKNOWN_NAME, (0, 13), "write won, or [Customers won]", "won"),
    Case("direct costs", P.UNKNOWN_NAME, (0, 12), "“direct costs”; the nearest is cogs (Direct cost)", "cogs"),
    Case("xylophone", P.UNKNOWN_NAME, (0, 9), "Position 1: no figure or KPI is called “xylophone”."),
    Case(
        "[Sales net]",
        P.UNKNOWN_NAME,
        (0, 11),
        "no figure or KPI is called “Sales net”; the nearest is revenue",
        "revenue",
    ),
    Case("2 * [Zebra]", P.UNKNOWN_NAME, (4, 11), "Position 5: no figure or KPI is called “Zebra”."),
    Case("[Twice]", P.AMBIGUOUS_NAME, (0, 7), "“Twice” is the name of several: twin_one and twin_two"),
    # functions
    Case("sum(revenue)", P.UNKNOWN_FUNCTION, (0, 3), "there is no function “sum”; the nearest is sum12", "sum12"),
    Case("average(revenue)", P.UNKNOWN_FUNCTION, (0, 7), "the nearest is avg12", "avg12"),
    Case("1 + LOG(revenue)", P.UNKNOWN_FUNCTION, (4, 7), "Position 5: there is no function “LOG”", "ln"),
    Case("prv(revenue)", P.UNKNOWN_FUNCTION, (0, 3), "there is no function “prv”; the nearest is prev", "prev"),
    Case("frobnicate(revenue)", P.UNKNOWN_FUNCTION, (0, 10), "Position 1: there is no function “frobnicate”."),
    Case("revenue(2)", P.NOT_A_FUNCTION, (0, 7), "revenue is a figure, not a function"),
    Case(
        "revenue / days",
        P.NEEDS_BRACKETS,
        (10, 14),
        "Position 11: days is a function and needs its brackets; write days()",
    ),
    Case("prev revenue", P.NEEDS_BRACKETS, (0, 4), "prev is a function and needs its brackets; write prev(x)"),
    Case("nz()", P.WRONG_ARGUMENTS, (0, 4), "nz takes 1 value, there is none; write nz(x)"),
    Case(
        "2 * prev(revenue, 2)", P.WRONG_ARGUMENTS, (4, 20), "Position 5: prev takes 1 value, here are 2; write prev(x)"
    ),
    Case("days(3)", P.WRONG_ARGUMENTS, (0, 7), "days takes no value, here is 1"),
    Case("min(1)", P.WRONG_ARGUMENTS, (0, 6), "min takes 2 or more values, here is 1"),
    Case("if(1 > 2, 3)", P.WRONG_ARGUMENTS, (0, 12), "if takes 3 values, here are 2; write if(x > y, a, b)"),
    Case("if()", P.WRONG_ARGUMENTS, (0, 4), "if takes 3 values, there is none"),
    Case("at(revenue)", P.WRONG_ARGUMENTS, (0, 11), "at takes 2 values, here is 1"),
    Case('at(revenue, "x", 2)', P.WRONG_ARGUMENTS, (0, 16), "at takes 2 values, here are more"),
    Case("nz(1,5)", P.WRONG_ARGUMENTS, (0, 7), "and 1.5 with a point if 1,5 is one number"),
    # numbers
    Case("1,5 * revenue", P.DECIMAL_COMMA, (0, 3), "Position 1: 1,5 has a decimal comma; write 1.5 with a point"),
    Case("revenue * (0,25)", P.DECIMAL_COMMA, (11, 15), "0,25 has a decimal comma; write 0.25"),
    Case("revenue + 0,125", P.DECIMAL_COMMA, (10, 15), "write 0.125 with a point"),
    Case("min((1,5), 2)", P.DECIMAL_COMMA, (5, 8), "write 1.5"),
    Case("1,000 + 2", P.THOUSANDS, (0, 5), "1,000 has separators in it; write 1000, or 1.000"),
    Case("1,000,000", P.THOUSANDS, (0, 9), "write 1000000"),
    Case("1.000.000", P.THOUSANDS, (0, 9), "write 1000000"),
    Case("1.234,5", P.THOUSANDS, (0, 7), "write 1234.5"),
    Case("1,234.5", P.THOUSANDS, (0, 7), "write 1234.5"),
    Case("1 000", P.THOUSANDS, (0, 5), "1 000 has separators in it; write 1000"),
    Case("1\u00a0000\u00a0000", P.THOUSANDS, (0, 9), "write 1000000"),
    Case("1'000", P.THOUSANDS, (0, 5), "write 1000"),
    Case("1’000", P.THOUSANDS, (0, 5), "write 1000"),
    Case("1_000", P.THOUSANDS, (0, 5), "write 1000"),
    Case("1.2.3", P.BAD_NUMBER, (0, 5), "write digits with at most one point"),
    Case("5.", P.BAD_NUMBER, (0, 2), "write digits with at most one point"),
    Case("1e999", P.BAD_NUMBER, (0, 5), "no number that can be kept exactly"),
    Case("1e-999", P.BAD_NUMBER, (0, 6), "no number that can be kept exactly"),
    Case("0.1234567890123456", P.BAD_NUMBER, (0, 18), "at most 15 digits"),
    Case("revenue %", P.UNEXPECTED, (8, 9), "% does not belong here; it follows a number directly"),
    Case("% 5", P.UNEXPECTED, (0, 1), "% does not belong here"),
    # characters, text
    Case("revenue ; 2", P.UNKNOWN_CHARACTER, (8, 9), "the character ; means nothing in a formula"),
    Case("min(1; 2)", P.UNKNOWN_CHARACTER, (5, 6), "write a comma between the values of a function"),
    Case("$ 5", P.UNKNOWN_CHARACTER, (0, 1), "currencies are not written"),
    Case("revenue : orders", P.UNKNOWN_CHARACTER, (8, 9), "divide with /"),
    Case("revenue²", P.UNKNOWN_CHARACTER, (7, 8), "write ^2"),
    Case("{revenue}", P.UNKNOWN_CHARACTER, (0, 1), "use round brackets"),
    Case("revenue #", P.UNKNOWN_CHARACTER, (8, 9), "leave it out"),
    Case("revenue, cogs", P.UNEXPECTED, (7, 8), "a comma stands only between the values of a function"),
    Case("revenue ** 2", P.UNEXPECTED, (9, 10), "the second * does not belong here; write ^"),
    Case('"revenue" + 1', P.TEXT, (0, 9), 'the text "revenue" stands where a number belongs'),
    Case('revenue "x"', P.TEXT, (8, 11), "stands where a number belongs"),
    Case('none("', P.UNCLOSED_TEXT, (5, 6), 'Position 6: the text that begins here has no end; add "'),
    Case('"abc', P.UNCLOSED_TEXT, (0, 4), 'add "'),
    Case("1 + [Direct cost", P.UNCLOSED_TEXT, (4, 16), "Position 5: the text that begins here has no end; add ]"),
    Case("none(5)", P.NEEDS_TEXT, (5, 6), "none() needs a reason in quotes"),
    Case("none()", P.NEEDS_TEXT, (5, 6), "none() needs a reason in quotes"),
    Case('none(" ")', P.NEEDS_TEXT, (5, 8), "none() needs a reason in quotes"),
    Case(
        "at(revenue, social)", P.NEEDS_TEXT, (12, 18), "at() needs the name of a channel, campaign or product in quotes"
    ),
    Case('at(revenue, "")', P.NEEDS_TEXT, (12, 14), "at() needs the name"),
    # comparisons
    Case(
        "revenue > 3", P.COMPARISON, (8, 9), "Position 9: > compares, which is possible only in the first place of if()"
    ),
    Case("revenue = 3", P.COMPARISON, (8, 9), "= compares"),
    Case("if((revenue > 3), 1, 2)", P.COMPARISON, (12, 13), "without brackets around it"),
    Case("if(1 > 2 > 3, 1, 2)", P.COMPARISON, (9, 10), "once"),
    Case("if(1 > 2, 1 > 0, 2)", P.COMPARISON, (12, 13), "in the first place of if()"),
    Case(
        "if(revenue, 1, 2)",
        P.NEEDS_COMPARISON,
        (3, 10),
        "Position 4: if() begins with a comparison; write if(x > y, a, b)",
    ),
    Case("if(1 > 2 and 3 > 2, 1, 2)", P.UNEXPECTED, (9, 12), "and does not belong here; one comparison is possible"),
    Case("not revenue", P.UNEXPECTED, (0, 3), "not does not belong here"),
]


@pytest.fixture(scope="module")
def known(inputs: dict[str, Indicator]) -> Names:
    unit = inputs["revenue"].unit
    twins = {id_: Indicator(id_, "Twice", unit, "Finance") for id_ in ("twin_one", "twin_two")}
    return Names(inputs | twins)


@pytest.mark.parametrize("case", CASES, ids=[case.text or "empty" for case in CASES])
def test_mistake_is_named_with_its_place_and_remedy(case: Case, known: Names) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(case.text, known)
    error = refused.value
    assert (error.problem, (error.start, error.end)) == (case.problem, case.place)
    assert case.says in str(error)
    assert error.suggestion == case.suggestion


@pytest.mark.parametrize("case", CASES, ids=[case.text or "empty" for case in CASES])
def test_every_sentence_is_whole(case: Case, known: Names) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(case.text, known)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "{found}" not in sentence
    assert "{expected}" not in sentence
    assert "  " not in sentence or "  " in case.text
    assert sentence[0].isupper()


def test_every_problem_of_a_single_formula_has_a_case() -> None:
    elsewhere = {P.TOO_LONG, P.TOO_DEEP, P.TOO_MANY_PARTS, P.TOO_MANY_STEPS, P.MIXED_SEGMENTS, P.CIRCULAR}
    assert {case.problem for case in CASES} == set(P) - elsewhere


def test_a_formula_error_is_an_expected_error() -> None:
    assert issubclass(FormulaError, Refusal)


def test_an_error_can_say_whose_formula_it_is() -> None:
    error = FormulaError(P.UNKNOWN_NAME, 4, 9, found="order", suggestion="orders", suggestion_label="Orders placed")
    named = error.of("aov")
    assert named.indicator == "aov"
    assert str(named) == (
        "Formula of aov: Position 5: no figure or KPI is called “order”; the nearest is orders (Orders placed)."
    )
    assert (named.start, named.end, named.suggestion) == (4, 9, "orders")


def test_taking_the_suggestion_mends_the_formula(known: Names) -> None:
    text = "2 * running costs / visitor"
    for _ in range(2):
        with pytest.raises(FormulaError) as refused:
            parse(text, known)
        error = refused.value
        text = text[: error.start] + error.suggestion + text[error.end :]
    assert text == "2 * expenses / visitors"
    parse(text, known)
