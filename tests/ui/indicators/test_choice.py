"""What is to show, while it is being chosen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain import change as c
from kpidesk.domain.indicator import Indicator, Kind
from kpidesk.ui.indicators.choice import Choice
from kpidesk.workbook.workbook import Workbook


@pytest.fixture
def choice(workbook: Workbook, catalogue: Catalogue) -> Choice:
    return Choice(workbook, catalogue.groups)


def test_what_shows_comes_first_in_its_order(choice: Choice) -> None:
    assert list(choice.groups)[:2] == ["Finance", "Sales"]
    assert choice.groups["Finance"][:3] == ["revenue", "cogs", "gross_margin"]
    assert choice.groups["Sales"][:3] == ["orders", "margin", "double"]


def test_every_group_of_the_catalogue_follows_in_its_order(choice: Choice, catalogue: Catalogue) -> None:
    assert list(choice.groups) == list(catalogue.groups)


def test_what_does_not_show_comes_core_figures_first_then_figures_then_kpis(choice: Choice, workbook: Workbook) -> None:
    rest = [workbook.indicators[name] for name in choice.groups["Customers"]]
    ranks = [(about.is_calculated, not about.core and not about.is_calculated) for about in rest]
    assert ranks == sorted(ranks)


def test_shared_formulas_are_not_offered(choice: Choice, workbook: Workbook) -> None:
    offered = {name for names in choice.groups.values() for name in names}
    assert offered == {about.id for about in workbook.indicators.values() if about.kind is not Kind.HELPER}


def test_nothing_is_changed_at_first(choice: Choice, workbook: Workbook) -> None:
    assert choice.result == workbook.chosen
    assert not choice.is_changed


def test_groups_that_were_mixed_show_as_they_are_and_count_as_unchanged(
    make: Callable[..., Workbook], catalogue: Catalogue
) -> None:
    choice = Choice(make(chosen=("orders", "revenue", "margin")), catalogue.groups)
    assert choice.result == ("orders", "margin", "revenue")
    assert not choice.is_changed


def test_ticking_appends_inside_the_group(choice: Choice) -> None:
    choice.choose("expenses", True)
    choice.choose("orders", False)
    assert choice.result == ("revenue", "cogs", "gross_margin", "expenses", "margin", "double")
    assert (choice.added, choice.removed) == (1, 1)


def test_taking_a_tick_back_is_no_change(choice: Choice) -> None:
    choice.choose("expenses", True)
    choice.choose("expenses", False)
    assert not choice.is_changed


def test_a_kpi_names_the_figures_that_it_still_lacks(choice: Choice) -> None:
    assert choice.missing_inputs("conversion_rate") == ["visitors", "conversions"]
    choice.choose("visitors", True)
    assert choice.missing_inputs("conversion_rate") == ["conversions"]
    assert choice.missing_inputs("orders") == []
    assert choice.missing_inputs("gross_margin") == []


def test_a_figure_names_the_kpis_in_sight_that_need_it(choice: Choice) -> None:
    assert choice.followers("cogs") == ["gross_margin", "margin", "double"]
    choice.choose("margin", False)
    assert choice.followers("cogs") == ["gross_margin", "double"]


def test_moving_changes_the_order_inside_the_group_only(choice: Choice) -> None:
    assert choice.move("cogs", -1)
    assert choice.result[:2] == ("cogs", "revenue")
    assert choice.is_changed
    assert not choice.move("cogs", -1)
    assert not choice.move(choice.groups["Finance"][-1], 1)


def test_moving_a_group_takes_all_it_has(choice: Choice) -> None:
    assert choice.move_group("Sales", -1)
    assert choice.result == ("orders", "margin", "double", "revenue", "cogs", "gross_margin")
    assert not choice.move_group("Sales", -1)


def test_moving_forth_and_back_is_no_change(choice: Choice) -> None:
    choice.move("cogs", -1)
    choice.move("cogs", 1)
    assert not choice.is_changed


def test_a_starter_set_comes_behind_what_shows(choice: Choice, catalogue: Catalogue) -> None:
    came = choice.add(catalogue.starters["shop"].indicators)
    assert came == len(set(catalogue.starters["shop"].indicators) - {"revenue", "cogs", "gross_margin", "orders"})
    assert choice.groups["Finance"][:4] == ["revenue", "cogs", "gross_margin", "expenses"]
    assert set(catalogue.starters["shop"].indicators) <= set(choice.result)
    assert choice.add(catalogue.starters["shop"].indicators) == 0


@pytest.mark.parametrize("starter", ["shop", "services", "content"])
def test_into_an_empty_file_a_set_comes_in_its_own_order(
    make: Callable[..., Workbook], catalogue: Catalogue, starter: str
) -> None:
    choice = Choice(make(chosen=()), catalogue.groups)
    wanted = catalogue.starters[starter].indicators
    choice.add(wanted)
    of_group: dict[str, list[str]] = {}
    for name in wanted:
        of_group.setdefault(catalogue.indicators[name].group, []).append(name)
    assert choice.result == tuple(name for names in of_group.values() for name in names)


def test_own_ones_that_come_and_go_meanwhile_keep_the_ticks(
    choice: Choice, workbook: Workbook, own: dict[str, Indicator]
) -> None:
    choice.choose("expenses", True)
    choice.choose("cogs", False)
    fresh = replace(own["double"], id="triple", label="Triple")
    workbook.apply(c.Several((c.SetIndicators({"triple": fresh}), c.ChooseIndicators((*workbook.chosen, "triple")))))
    workbook.apply(c.SetIndicators({"double": None}))
    choice.take_changes()
    assert "double" not in choice.result
    assert "triple" in choice.result
    assert "expenses" in choice.result
    assert "cogs" not in choice.result
    assert (choice.added, choice.removed) == (1, 1)


def test_one_that_changed_its_group_moves_there(choice: Choice, workbook: Workbook, own: dict[str, Indicator]) -> None:
    workbook.apply(c.SetIndicators({"margin": replace(own["margin"], group="Finance")}))
    choice.take_changes()
    assert "margin" not in choice.groups["Sales"]
    assert "margin" in choice.groups["Finance"]
    assert not choice.is_changed


NAMES = ("revenue", "cogs", "expenses", "orders", "margin", "double", "visitors", "aov", "cac")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tick"), st.sampled_from(NAMES)),
        st.tuples(st.just("untick"), st.sampled_from(NAMES)),
        st.tuples(st.just("up"), st.sampled_from(NAMES)),
        st.tuples(st.just("down"), st.sampled_from(NAMES)),
        st.tuples(st.just("group"), st.sampled_from(("Finance", "Sales", "Website"))),
        st.tuples(st.just("set"), st.sampled_from(("shop", "content"))),
    ),
    max_size=12,
)


def carry_out(choice: Choice, catalogue: Catalogue, deed: str, name: str) -> None:
    match deed:
        case "tick" | "untick":
            choice.choose(name, deed == "tick")
        case "up" | "down":
            choice.move(name, -1 if deed == "up" else 1)
        case "group":
            choice.move_group(name, 1)
        case "set":
            choice.add(catalogue.starters[name].indicators)


@settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_no_row_is_lost_and_groups_stay_together(
    workbook: Workbook, catalogue: Catalogue, steps: list[tuple[str, str]]
) -> None:
    choice = Choice(workbook, catalogue.groups)
    offered = sorted(name for names in choice.groups.values() for name in names)
    for deed, name in steps:
        carry_out(choice, catalogue, deed, name)
    assert sorted(name for names in choice.groups.values() for name in names) == offered
    assert all(workbook.indicators[name].group == group for group, names in choice.groups.items() for name in names)
    assert len(set(choice.result)) == len(choice.result)
    assert set(choice.result) == {name for name in offered if choice.is_chosen(name)}


@settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=STEPS)
def test_what_was_chosen_comes_back_as_it_was_chosen(
    make: Callable[..., Workbook], catalogue: Catalogue, steps: list[tuple[str, str]]
) -> None:
    workbook = make()
    choice = Choice(workbook, catalogue.groups)
    for deed, name in steps:
        carry_out(choice, catalogue, deed, name)
    workbook.apply(c.ChooseIndicators(choice.result))
    again = Choice(workbook, catalogue.groups)
    assert again.result == choice.result
    assert not again.is_changed
