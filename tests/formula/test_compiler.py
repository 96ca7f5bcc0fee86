"""The Python function made from a formula's tree."""

import math
import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.compiler import Translator, View, column_text, compiled
from kpidesk.formula.nodes import Call, Name, Negative, Node, Number, Power, Product, Stated, Sum
from kpidesk.formula.parser import parse

Source = tuple[str, int, bool]
SEARCH = Segment(SegmentKind.CHANNEL, "search")


def translator() -> Translator[Source]:
    def read(node: Node, view: View) -> Source:
        name = node.id if isinstance(node, Name) else type(node).__name__
        return f"{name} {view.segment}" if view.segment else name, view.back, view.to_date

    return Translator(read, lambda at: SEARCH if at.segment == "search" else None, lambda id_, _: id_ != "margin")


def text_of(formula: str, known: Mapping[str, Indicator]) -> tuple[str, list[Source]]:
    one = translator()
    return one.text(parse(formula, known), View(), 0), one.sources


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("revenue", "v0"),
        ("2", "2.0"),
        ("5 %", "0.05"),
        ("revenue - cogs", "(v0 - v1)"),
        ("revenue - revenue", "(v0 - v0)"),
        ("-revenue", "(-v0)"),
        ("revenue * 2", "(v0 * 2.0)"),
        ("revenue / 2", "(v0 / 2.0)"),
        ("revenue / orders", "(v0 / v1 if v1 else nan)"),
        ("revenue / orders / visitors", "(v0 / v1 / v2 if v1 and v2 else nan)"),
        ("revenue^2", "power(v0, 2.0)"),
        ("min(revenue, 0)", "min(v0, 0.0)"),
        ("nz(revenue)", "(v0 if v0 == v0 else 0.0)"),
        ("prev(revenue)", "v0"),
        ("revenue - prev(revenue)", "(v0 - v1)"),
        ("change(revenue)", "(v0 - v1)"),
        ("pchange(revenue)", "((v0 - v1) / abs(v1) * v2 if v1 else nan)"),
        ('none("why")', "nan"),
        ('at(revenue, "podcast")', "nan"),
        ("if(revenue > 0, orders, 1)", "((v1 if v0 > 0.0 else 1.0) if v0 == v0 and -T <= (t1 := 0.0) <= T else nan)"),
        ("if(revenue = orders, 1, 2)", "((1.0 if v0 == v1 else 2.0) if v0 == v0 and v1 == v1 else nan)"),
        ("if(revenue <> orders, 1, 2)", "((1.0 if v0 != v1 else 2.0) if v0 == v0 and v1 == v1 else nan)"),
        ("1 / (revenue - cogs)", "(1.0 / t1 if (t1 := (v0 - v1)) and -T <= t1 <= T else nan)"),
    ],
)
def test_a_formula_becomes_this_expression(formula: str, text: str, business: Mapping[str, Indicator]) -> None:
    found = text_of(formula, business)[0].replace("1.7976931348623157e+308", "T")
    assert found == text.replace("v0 > 0.0", "v0 > t1")


def test_every_column_is_taken_once_for_each_time_it_looks_at(business: Mapping[str, Indicator]) -> None:
    formula = "revenue + prev(revenue) + yago(prev(revenue)) + revenue + ytd(cogs) + prev(ytd(cogs))"
    text, sources = text_of(formula, business)
    assert text == "(v0 + v1 + v2 + v0 + v3 + v4)"
    assert sources == [
        ("revenue", 0, False),
        ("revenue", 1, False),
        ("revenue", 13, False),
        ("cogs", 0, True),
        ("cogs", 1, True),
    ]


def test_segments_reach_the_columns(business: Mapping[str, Indicator]) -> None:
    text, sources = text_of('at(revenue - orders, "search") / revenue', business)
    assert text == "((v0 - v1) / v2 if v2 else nan)"
    assert [name for name, _, _ in sources] == ["revenue channel:search", "orders channel:search", "revenue"]


@pytest.mark.parametrize(
    ("formula", "sources"),
    [
        ("sum12(revenue - cogs)", ["Call"]),
        ("nz(margin)", ["Call"]),
        ("days()", ["Call"]),
        ("change(revenue - cogs)", ["Sum", "Sum"]),
        ("ytd(prev(revenue))", ["Call"]),
        ("ytd(change(revenue))", ["Call"]),
        ("ytd(nz(revenue))", ["Call"]),
        ("ytd(yago(revenue))", ["revenue"]),
        ("ytd(revenue - cogs)", ["revenue", "cogs"]),
    ],
)
def test_what_is_no_arithmetic_is_read_as_a_column(
    formula: str, sources: list[str], business: Mapping[str, Indicator]
) -> None:
    assert [name for name, _, _ in text_of(formula, business)[1]] == sources


def test_deep_parts_become_columns_of_their_own(business: Mapping[str, Indicator]) -> None:
    one = translator()
    deep = parse("(1 + 2 * " * 30 + "revenue" + ")" * 30, business)
    text = one.text(deep, View(), 0)
    assert [name for name, _, _ in one.sources] == ["Product"]
    assert max(text[:place].count("(") - text[:place].count(")") for place in range(len(text))) < 20


@pytest.mark.parametrize(
    ("expression", "count", "text"),
    [
        ("v0", 1, "def column(v0):\n    return v0\n"),
        ("(-v0)", 1, "def column(v0):\n    return [(-v0) for v0 in v0]\n"),
        ("(v0 - v1)", 2, "def column(v0, v1):\n    return [(v0 - v1) for v0, v1 in zip(v0, v1)]\n"),
        ("2.0", 0, "def column(v0):\n    return [2.0] * v0\n"),
    ],
)
def test_the_function_runs_over_whole_columns(expression: str, count: int, text: str) -> None:
    assert column_text(expression, count) == text


def test_compiled_functions_compute() -> None:
    divide = compiled("(v0 / v1 if v1 else nan)", 2)
    result = divide([1.0, 2.0, math.nan, 1.0], [4.0, 0.0, 1.0, math.nan])
    assert result[0] == 0.25
    assert [math.isnan(value) for value in result] == [False, True, True, True]
    assert compiled("3.0", 0)(4) == [3.0] * 4


def test_formulas_of_one_shape_share_a_function() -> None:
    assert compiled("(v0 * v1)", 2) is compiled("(v0 * v1)", 2)


def test_compiled_functions_know_no_built_in_but_zip() -> None:
    names = compiled("(v0 * 3.0)", 1).__globals__
    assert names["__builtins__"] == {}
    assert set(names) - {"column"} == {
        "__builtins__", "zip", "nan", "power", "min", "max", "abs", "sqrt", "ln", "exp"
    }  # fmt: skip


LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Number, st.floats(0, 1e300), st.booleans()),
    st.builds(Name, st.text(min_size=1)),
    st.builds(Stated, st.text()),
)
TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(lambda a, b, c: Sum((a, b, c), "+-"), parts, parts, parts),
        st.builds(lambda a, b, c: Product((a, b, c), "*/"), parts, parts, parts),
        st.builds(Negative, parts),
        st.builds(Power, parts, parts),
        st.builds(
            lambda name, part: Call(name, (part,)), st.sampled_from(["abs", "nz", "prev", "pchange", "sqrt"]), parts
        ),
        st.builds(lambda a, b: Call("min", (a, b)), parts, parts),
    ),
    max_leaves=20,
)
WORDS = r"v\d+|t\d+|nan|power|min|max|abs|sqrt|ln|exp|if|else|and"
NUMBER = r"\d+(\.\d+)?(e[+-]\d+)?"
ALPHABET = re.compile(rf"(?:(?:{WORDS})\b|{NUMBER}|[-+*/(), ]|:=|==|!=|<=|>=|<|>)*")


@settings(derandomize=True, deadline=None)
@given(TREES)
def test_nothing_that_was_typed_gets_into_the_text(tree: Node) -> None:
    one = translator()
    text = one.text(tree, View(), 0)
    assert ALPHABET.fullmatch(text)
    compiled(text, len(one.sources))
