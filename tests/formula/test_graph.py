"""Circles, order and reach among formulas."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.formula import graph

Edges = dict[str, frozenset[str]]


def edges(**uses: str) -> Edges:
    return {id_: frozenset(used.split()) for id_, used in uses.items()}


def test_without_a_circle_there_is_none_to_name() -> None:
    assert graph.circle(edges(a="b c", b="c", c="", d="a b")) == ()


@pytest.mark.parametrize(
    ("uses", "chain"),
    [
        (edges(a="a"), ("a", "a")),
        (edges(profit="margin", margin="profit"), ("profit", "margin", "profit")),
        (edges(x="a", a="b", b="c", c="a"), ("a", "b", "c", "a")),
        (edges(free="", a="free b", b="free a"), ("a", "b", "a")),
    ],
)
def test_a_circle_is_named_in_order_and_closes_with_its_first(uses: Edges, chain: tuple[str, ...]) -> None:
    assert graph.circle(uses) == chain


def test_a_chain_of_thousands_meets_no_limit() -> None:
    uses = {f"k{i}": frozenset({f"k{i + 1}"}) for i in range(5000)} | {"k5000": frozenset()}
    assert graph.circle(uses) == ()
    assert graph.in_order(uses)[0] == "k5000"
    uses["k5000"] = frozenset({"k0"})
    assert len(graph.circle(uses)) == 5002


def test_order_puts_everything_after_what_it_uses() -> None:
    assert graph.in_order(edges(d="b c", b="a", c="a", a="")) in {("a", "b", "c", "d"), ("a", "c", "b", "d")}


def test_order_keeps_the_given_one_where_nothing_is_used() -> None:
    assert graph.in_order(edges(c="", a="", b="")) == ("c", "a", "b")


def test_turned_edges_name_the_users() -> None:
    assert graph.turned(edges(a="b c", b="c", c="")) == edges(a="", b="a", c="a b")


def test_reachable_is_everything_downstream_without_the_start() -> None:
    uses = edges(a="b", b="c d", c="", d="", e="a")
    assert graph.reachable(["a"], uses) == {"b", "c", "d"}
    assert graph.reachable(["c"], uses) == frozenset()
    assert graph.reachable(["a", "e"], uses) == {"a", "b", "c", "d"}


def test_reachable_names_the_start_when_a_road_leads_back() -> None:
    assert graph.reachable(["a"], edges(a="b", b="a")) == {"a", "b"}


GRAPHS = st.dictionaries(st.sampled_from("abcdefgh"), st.frozensets(st.sampled_from("abcdefgh"), max_size=3)).map(
    lambda uses: {id_: frozenset(used & uses.keys()) for id_, used in uses.items()}
)


@settings(derandomize=True, deadline=None)
@given(GRAPHS)
def test_either_there_is_a_circle_or_an_order(uses: Edges) -> None:
    chain = graph.circle(uses)
    if chain:
        assert chain[0] == chain[-1]
        assert all(used in uses[user] for user, used in pairwise(chain))
        assert len(set(chain)) == len(chain) - 1
    else:
        order = graph.in_order(uses)
        assert sorted(order) == sorted(uses)
        assert all(order.index(used) < order.index(user) for user in uses for used in uses[user])
        assert not any(id_ in graph.reachable([id_], uses) for id_ in uses)
