"""Where a column can go, and how that is found."""

import pytest

from kpidesk.exchange.settings import NOWHERE, Target
from kpidesk.ui.importing.targets import Kind, choices, fitting, name_of
from tests.ui.figures.desk import CHOSEN, INDICATORS, SEARCH

KNOWN = {about.id: about for about in INDICATORS}


def test_typed_figures_stand_by_group_below_leaving_out_and_a_new_one() -> None:
    found = [(choice.kind, choice.text) for choice in choices(KNOWN, CHOSEN)]
    assert found == [
        (Kind.NOWHERE, "Leave out"),
        (Kind.OWN, "New own figure…"),
        (Kind.HEADING, "Finance"),
        (Kind.FIGURE, "Sales, net"),
        (Kind.FIGURE, "Costs"),
        (Kind.FIGURE, "Cash"),
        (Kind.FIGURE, "Price"),
        (Kind.HEADING, "Website"),
        (Kind.FIGURE, "Visits"),
        (Kind.FIGURE, "Bounce rate"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [("cos", "Costs"), ("rate", "Bounce rate"), ("ca", "Cash"), ("leave", "Leave out"), ("zzz", "New own figure…")],
)
def test_each_word_that_is_written_begins_one_of_the_name(text: str, first: str) -> None:
    assert fitting(choices(KNOWN, CHOSEN), text)[0].text == first


def test_letters_within_a_word_do_not_count() -> None:
    assert "Cash" not in [choice.text for choice in fitting(choices(KNOWN, CHOSEN), "ash")]


def test_a_new_figure_can_be_made_whatever_is_written() -> None:
    assert fitting(choices(KNOWN, CHOSEN), "cost")[-1].kind is Kind.OWN


def test_some_figures_can_be_kept_out() -> None:
    assert "Cash" not in [choice.text for choice in choices(KNOWN, CHOSEN, ["cash"])]


def test_a_target_is_called_by_its_name_and_its_part() -> None:
    assert name_of(NOWHERE, KNOWN) == "Leave out"
    assert name_of(Target("visits", SEARCH), KNOWN) == "Visits: Search"
    assert name_of(Target(label="Letters"), KNOWN) == "Letters"
