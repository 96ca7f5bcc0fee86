"""The ways to a goal."""

from kpidesk.analysis.levers.solve import Outcome
from kpidesk.analysis.levers.ways import ways
from kpidesk.domain.goal import Goal
from tests.ui.changes.shop import SEARCH, calculated, month, shop

FIGURES = {"sales": [100, 120, 110], "costs": [60, 80, 99]}
MARCH = month("2025-03")


def test_every_figure_that_reaches_the_goal_is_a_way() -> None:
    book = shop(FIGURES, ["profit", "sales", "costs"])
    found = ways(book, "profit", MARCH, Goal(40.0))
    assert not found.is_met
    assert [(s.lever.figure[0], s.needed) for s in found.solutions if s.lever] == [("sales", 139.0), ("costs", 70.0)]


def test_a_goal_that_is_met_needs_nothing() -> None:
    found = ways(shop(FIGURES, ["profit"]), "profit", MARCH, Goal(5.0))
    assert found.is_met and found.solutions == ()


def test_what_does_not_reach_it_comes_last() -> None:
    book = shop(FIGURES, ["costs", "sales", "profit"])
    found = ways(book, "profit", MARCH, Goal(150.0))
    assert [s.outcome for s in found.solutions] == [Outcome.POSSIBLE, Outcome.IMPOSSIBLE]
    assert found.solutions[1].lever is not None and found.solutions[1].lever.figure[0] == "costs"


def test_a_figure_that_was_never_entered_is_no_way_unless_it_reaches_the_goal() -> None:
    extra = [calculated("net", "sales - costs - extras")]
    book = shop(FIGURES, ["net"], extra=extra)
    found = ways(book, "net", MARCH, Goal(40.0))
    assert {s.lever.figure[0] for s in found.solutions if s.lever} == {"sales", "costs"}


def test_a_part_of_the_business_is_turned_in_its_own_figures() -> None:
    book = shop(FIGURES, ["profit"], by_segment={SEARCH: FIGURES})
    found = ways(book, "profit", MARCH, Goal(40.0), SEARCH)
    assert {s.lever.figure for s in found.solutions if s.lever} == {("sales", SEARCH), ("costs", SEARCH)}
