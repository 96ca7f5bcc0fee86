"""What a formula means: its tree."""

from collections.abc import Mapping

import pytest

from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import SegmentKind
from kpidesk.formula.errors import FormulaError, FormulaProblem
from kpidesk.formula.names import Names
from kpidesk.formula.nodes import (
    At,
    Call,
    Comparison,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Stated,
    Sum,
    children,
    names,
    walk,
)
from kpidesk.formula.parser import DEEPEST, LONGEST, MOST_PARTS, parse

A, B, C = Name("revenue"), Name("cogs"), Name("expenses")
ONE, TWO, THREE = Number(1.0), Number(2.0), Number(3.0)

TREES: list[tuple[str, Node]] = [
    ("revenue", A),
    ("2", TWO),
    ("0.5", Number(0.5)),
    (".5", Number(0.5)),
    ("1e3", Number(1000.0)),
    ("revenue - cogs", Sum((A, B), "-")),
    ("revenue - cogs + expenses", Sum((A, B, C), "-+")),
    ("revenue * cogs / expenses", Product((A, B, C), "*/")),
    ("revenue - cogs * expenses", Sum((A, Product((B, C), "*")), "-")),
    ("revenue * cogs - expenses", Sum((Product((A, B), "*"), C), "-")),
    ("(revenue - cogs) * expenses", Product((Sum((A, B), "-"), C), "*")),
    ("revenue - (cogs - expenses)", Sum((A, Sum((B, C), "-")), "-")),
    ("revenue / (cogs / expenses)", Product((A, Product((B, C), "/")), "/")),
    ("((revenue))", A),
    ("-revenue", Negative(A)),
    ("--revenue", Negative(Negative(A))),
    ("-revenue * cogs", Product((Negative(A), B), "*")),
    ("revenue - -cogs", Sum((A, Negative(B)), "-")),
    ("revenue * -cogs", Product((A, Negative(B)), "*")),
    ("-2^2", Negative(Power(TWO, TWO))),
    ("(-2)^2", Power(Negative(TWO), TWO)),
    ("2^3^2", Power(TWO, Power(THREE, TWO))),
    ("2^-1", Power(TWO, Negative(ONE))),
    ("2^-3^2", Power(TWO, Negative(Power(THREE, TWO)))),
    ("revenue^2 * cogs", Product((Power(A, TWO), B), "*")),
    ("5 %", Number(5.0, True)),
    ("12.5%", Number(12.5, True)),
    ("revenue * 5 %", Product((A, Number(5.0, True)), "*")),
    ("5 %^2", Power(Number(5.0, True), TWO)),
    ("prev(revenue)", Call("prev", (A,))),
    ("PREV(Revenue)", Call("prev", (A,))),
    ("days()", Call("days", ())),
    ("min(revenue, cogs, 3)", Call("min", (A, B, THREE))),
    ("sum12(revenue - cogs)", Call("sum12", (Sum((A, B), "-"),))),
    ("if(revenue > 2, cogs, 1)", Call("if", (Comparison(">", A, TWO), B, ONE))),
    ("if(revenue = 2, cogs, 1)", Call("if", (Comparison("=", A, TWO), B, ONE))),
    ("if(revenue != 2, cogs, 1)", Call("if", (Comparison("<>", A, TWO), B, ONE))),
    ("if(revenue - cogs <= 2, 1, 2)", Call("if", (Comparison("<=", Sum((A, B), "-"), TWO), ONE, TWO))),
    ('at(revenue, "Search ")', At(A, "Search")),
    ("at(revenue, channel)", At(A, "", SegmentKind.CHANNEL)),
    ("at(revenue, Product)", At(A, "", SegmentKind.PRODUCT)),
    ('none("no sales")', Stated("no sales")),
    ("[Sales, net]", A),
    ("[sales, NET] - [direct   cost]", Sum((A, B), "-")),
    ("[cogs]", B),
    ("[Cost of goods]", B),
    ("REVENUE − Cogs", Sum((A, B), "-")),
    ("revenue\n  - cogs", Sum((A, B), "-")),
]


@pytest.fixture(scope="module")
def known(inputs: dict[str, Indicator]) -> Names:
    indicators = dict(inputs)
    from_goods = indicators["cogs"]
    indicators["cogs"] = Indicator("cogs", "Cost of goods", from_goods.unit, "Finance", short_label="Direct cost")
    return Names(indicators)


@pytest.mark.parametrize(("text", "tree"), TREES, ids=[text for text, _ in TREES])
def test_formula_means_this_tree(text: str, tree: Node, known: Names) -> None:
    assert parse(text, known) == tree


def test_a_percent_is_its_hundredth() -> None:
    assert Number(5.0, True).value == 0.05
    assert Number(7.0, True).value == 0.07
    assert Number(5.0).value == 5.0


def test_nodes_know_where_they_stand(known: Names) -> None:
    text = "  (revenue - cogs) / prev(expenses)^2"
    found = [(type(node).__name__, text[node.start : node.end]) for node in walk(parse(text, known))]
    assert found == [
        ("Product", "revenue - cogs) / prev(expenses)^2"),
        ("Sum", "revenue - cogs"),
        ("Name", "revenue"),
        ("Name", "cogs"),
        ("Power", "prev(expenses)^2"),
        ("Call", "prev(expenses)"),
        ("Name", "expenses"),
        ("Number", "2"),
    ]


def test_places_do_not_make_trees_different(known: Names) -> None:
    assert parse("revenue-cogs", known) == parse("  revenue  -  cogs", known)


def test_names_are_those_that_a_formula_reads(known: Names) -> None:
    assert names(parse('if(revenue > 0, at(cogs, "mug"), none("x")) + prev(revenue)', known)) == {"revenue", "cogs"}


def test_children_of_every_node_are_its_parts() -> None:
    assert children(Sum((A, B), "+")) == children(Product((A, B), "/")) == children(Power(A, B)) == (A, B)
    assert children(Comparison("<", A, B)) == children(Call("min", (A, B))) == (A, B)
    assert children(Negative(A)) == children(At(A, "x")) == (A,)
    assert children(A) == children(ONE) == children(Stated("x")) == ()


def test_divisors_are_what_stands_after_a_division_sign() -> None:
    assert Product((A, B, C, ONE), "*/*").divisors == [C]


def test_a_plain_mapping_of_indicators_is_enough(inputs: Mapping[str, Indicator]) -> None:
    assert parse("revenue", inputs) == A


def test_formulas_may_be_2000_characters_long(known: Names) -> None:
    text = "12345" + "+12345" * 300
    parse(text.ljust(LONGEST), known)
    with pytest.raises(FormulaError) as refused:
        parse(text.ljust(LONGEST + 1), known)
    assert refused.value.problem is FormulaProblem.TOO_LONG
    assert "2,001 characters" in str(refused.value)


def test_formulas_may_have_500_parts(known: Names) -> None:
    parse("1" + "+1" * (MOST_PARTS - 2), known)
    with pytest.raises(FormulaError) as refused:
        parse("1" + "+1" * (MOST_PARTS - 1), known)
    assert refused.value.problem is FormulaProblem.TOO_MANY_PARTS
    assert (refused.value.start, refused.value.end) == (998, 999)
    assert "Position 999: from here on the formula has more than 500 parts" in str(refused.value)


def test_a_long_sum_is_not_deep(known: Names) -> None:
    tree = parse("revenue" + " + cogs" * 200, known)
    assert isinstance(tree, Sum)
    assert len(tree.operands) == 201


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("-", ""), ("abs(", ")"), ("2^", ""), ("min(1, ", ")"), ("if(1 < 2, 3, ", ")")],
)
def test_nesting_ends_at_64_levels(opening: str, closing: str, known: Names) -> None:
    parse(opening * DEEPEST + "revenue" + closing * DEEPEST, known)
    with pytest.raises(FormulaError) as refused:
        parse(opening * (DEEPEST + 1) + "revenue" + closing * (DEEPEST + 1), known)
    assert refused.value.problem is FormulaProblem.TOO_DEEP
    assert "64" in str(refused.value)


def test_brackets_side_by_side_are_not_deep(known: Names) -> None:
    parse(" + ".join(["(revenue)"] * 100), known)


def test_hundreds_of_opening_brackets_are_refused_not_a_crash(known: Names) -> None:
    with pytest.raises(FormulaError):
        parse("(" * LONGEST, known)
    with pytest.raises(FormulaError):
        parse("-" * LONGEST, known)
    with pytest.raises(FormulaError):
        parse("abs(" * (LONGEST // 4), known)
