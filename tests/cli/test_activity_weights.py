"""The weights and the base of the activity index, kept for a business from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HALVES = ("--weight", "visits=50", "--weight", "Order Value=50%")
USUAL = {"visits": 0.3, "orders": 0.3, "order value": 0.2, "lifetime value": 0.2}


def test_without_a_period_the_weights_that_hold_are_told(run: Run, sample: Path) -> None:
    assert run("activity", sample, "--json").json == {
        "kept": False,
        "weights": USUAL,
        "base": None,
        "changed_on": None,
    }
    said = run("activity", sample)
    assert said.out.startswith("usual weights: visits 30 %, orders 30 %, order value 20 %, lifetime value 20 %\n")
    assert "100 is the first month with all the parts" in said.out


def test_kept_weights_hold_for_the_index_until_the_usual_ones_come_back(run: Run, sample: Path) -> None:
    before = run("activity", sample, "--at", "2026-08", "--json").json
    kept = run("activity", sample, "--keep", *HALVES)
    assert (kept.code, kept.out.splitlines()[0]) == (
        0,
        "weights kept for this business: visits 50 %, order value 50 %",
    )
    told = run("activity", sample, "--at", "2026-08", "--json").json
    assert {part["part"]: part["weight"] for part in told["components"]} == {"visits": 0.5, "order value": 0.5}
    assert run("activity", sample, "--usual", "--json").json["kept"] is False
    assert run("activity", sample, "--at", "2026-08", "--json").json == before


def test_the_base_is_kept_beside_the_weights_and_each_alone(run: Run, sample: Path) -> None:
    run("activity", sample, "--keep", *HALVES)
    told = run("activity", sample, "--keep", "--base", "2025-06", "--at", "2025-06", "--json").json
    assert (told["value"], told["base"]) == (100.0, "2025-06")
    run("activity", sample, "--keep", "--weight", "orders=100")
    told = run("activity", sample, "--json").json
    assert told.pop("changed_on") == "2026-09-17"  # the day on which the sample is looked at
    assert told == {"kept": True, "weights": {"orders": 1.0}, "base": "2025-06"}
    assert "weights changed on " in run("activity", sample).out
    assert "weights changed on " in run("activity", sample, "--at", "2026-08").out
    assert "weights changed on " not in run("activity", sample, "--at", "2026-08", *HALVES).out


def test_what_is_tried_for_once_is_not_kept(run: Run, sample: Path) -> None:
    assert run("activity", sample, "--at", "2026-08", *HALVES).code == 0
    assert run("activity", sample, "--json").json["weights"] == USUAL


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--weight", "visits=50"), "the weights make 50% together and not 100%; change them until they do"),
        (("--weight", "visits=150", "--weight", "orders=-50"), "a weight is not below zero"),
        (("--weight", "visits=nan"), "“nan” is no percentage"),
        (("--weight", "visits=inf"), "“inf” is no percentage"),
        (("--weight", "visits=1e400"), "is no percentage"),
        (("--weight", "visits=50", "--weight", "visits=50"), "visits is named twice"),
        (("--weight", "luck=100"), "there is no part “luck”; there are visits, orders"),
        (("--weight", "visits"), "write a weight as name=value"),
        (("--base", "2023-10"), "2023-10 cannot be 100: the base lacks lifetime value"),
        (("--base", "soon"), "no period"),
        ((), "say what to keep: --weight PART=PERCENT for each part, --base PERIOD, or both"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_changes_nothing(
    run: Run, sample: Path, asked: tuple[str, ...], words: str
) -> None:
    said = run("activity", sample, "--keep", *asked)
    assert said.code == 1 and words in said.err
    assert run("activity", sample, "--json").json["kept"] is False
    assert run("activity", sample, "--json").json["weights"] == USUAL


def test_keeping_and_going_back_exclude_each_other_and_weights_need_a_period_or_keep(run: Run, sample: Path) -> None:
    assert run("activity", sample, "--keep", "--usual", *HALVES).code == 2
    assert "give no weight and no base with it" in run("activity", sample, "--usual", *HALVES).err
    assert "or --keep to keep them" in run("activity", sample, *HALVES).err
