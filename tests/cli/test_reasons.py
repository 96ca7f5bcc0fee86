"""Why, what it would take, and demand, from the command line."""

import math
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def small(run: Run, shop: Path) -> Path:
    for month, figures in (
        ("2025-01", ("revenue=1000", "cogs=400", "expenses=300")),
        ("2025-02", ("revenue=1200", "cogs=500", "expenses=400")),
    ):
        assert run("set", shop, month, *figures).code == 0
    return shop


def test_why_tells_one_sentence_and_steps_that_add_up(run: Run, small: Path) -> None:
    said = run("why", small, "profit", "--from", "2025-01", "--to", "2025-02")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == (
        "Profit (operating) unchanged from 2025-01 to 2025-02: "
        "sales, net +200; direct cost of what was sold −100; all other running costs −100"
    )
    assert lines[2].split() == ["2025-01", "300"] and lines[-1].split() == ["2025-02", "300"]


def test_percent_changes_are_told_in_points(run: Run, small: Path) -> None:
    told = run("why", small, "profit_margin", "--from", "2025-01", "--to", "2025-02", "--json").json
    assert told["sentence"] == (
        "Profit margin (net) −5.0 points from 2025-01 to 2025-02: "
        "sales, net +13.3; direct cost of what was sold −9.1; all other running costs −9.2"
    )
    assert told["change"] == pytest.approx(-0.05)
    assert math.fsum(driver["effect"] for driver in told["drivers"]) == pytest.approx(-0.05, rel=1e-12)
    bridge = told["bridge"]
    steps = math.fsum(step["shown"] for step in bridge["steps"])
    assert bridge["start"] + steps == pytest.approx(bridge["end"], abs=1e-12)


def test_a_missing_figure_is_named(run: Run, small: Path) -> None:
    told = run("why", small, "profit_margin", "--from", "2025-02", "--to", "2025-03", "--json").json
    assert told["change"] is None and told["drivers"] == [] and told["bridge"] is None
    assert told["reason"].startswith("needs") and "(revenue), not entered for 2025-03" in told["reason"]
    assert told["reason"] in told["sentence"]


def test_what_a_goal_would_take(run: Run, small: Path) -> None:
    assert run("goal", small, "profit_margin", "30%", "--from", "2025-02", "--to", "2025-02").code == 0
    told = run("solve", small, "profit_margin", "--for", "expenses", "--at", "2025-02", "--json").json
    assert (told["outcome"], told["figure_now"], told["needed"]) == ("possible", 400.0, 340.0)
    assert told["ranges"] == [{"low": 0.0, "high": 340.0, "low_is_edge": False, "high_is_edge": True}]
    assert told["best_month"] == {"month": "2025-01", "value": 300.0}
    said = run("solve", small, "profit_margin", "--for", "expenses", "--at", "2025-02").out
    assert "at most 340" in said and "now: 400" in said and "best month so far: 300 in 2025-01" in said


def test_what_cannot_be_solved_says_so(run: Run, small: Path) -> None:
    assert "no goal" in run("solve", small, "profit", "--for", "expenses", "--at", "2025-02").out
    refused = run("solve", small, "profit", "--for", "profit_margin", "--at", "2025-02")
    assert refused.code == 1 and "not typed" in refused.err
    assert run("goal", small, "profit", "5000", "--from", "2025-02", "--to", "2025-02").code == 0
    out = run("solve", small, "profit", "--for", "expenses", "--at", "2025-02").out
    assert "no value of" in out and "the best is 700 at 0" in out


def test_in_a_running_year_the_months_left_are_named(run: Run, sample: Path) -> None:
    assert run("goal", sample, "revenue", "10000", "--from", "2026-01", "--to", "2026-12").code == 0
    told = run("solve", sample, "revenue", "--for", "revenue", "--at", "2026", "--json").json
    assert told["months"] == ["2026-10", "2026-11", "2026-12"] and told["running"] == "2026-09"
    assert told["total"] == pytest.approx(120000, abs=3) and told["total"] >= 120000
    said = run("solve", sample, "revenue", "--for", "revenue", "--at", "2026").out
    assert "in each of 2026-10 to 2026-12" in said and "2026-09 still runs" in said


PRICES = [20, 26, 22, 24, 24, 22, 26, 20]
UNITS = [118, 88, 109, 101, 99, 111, 92, 122]


@pytest.fixture
def mugs(run: Run, shop: Path) -> Path:
    assert run("segment", shop, "add", "product:Mug").code == 0
    days = [31, 28, 31, 30, 31, 30, 31, 31]
    for place, (price, units, count) in enumerate(zip(PRICES, UNITS, days, strict=True)):
        sold = units * count / 30
        figures = (f"units_sold={sold:.6f}", f"revenue={sold * price:.6f}")
        assert run("set", shop, f"2025-{place + 1:02}", *figures, "--segment", "product:Mug").code == 0
    return shop


def test_a_demand_curve_of_a_product_or_the_reason_why_there_is_none(run: Run, mugs: Path) -> None:
    told = run("demand", mugs, "mug", "--json").json
    assert told["refusal"] is None and told["curve"]["kind"] == "linear"
    assert [told["curve"]["a"], told["curve"]["b"]] == pytest.approx([220, 5], rel=1e-5)
    assert told["revenue_price"]["price"] == pytest.approx(22, rel=1e-5)
    said = run("demand", mugs, "Mug").out
    assert "most revenue at a price of GBP 22.00 (20.82 to 23.18)" in said and "not set at random" in said
    without = [word for month in range(1, 5) for word in ("--without", f"2025-{month:02}")]
    told = run("demand", mugs, "mug", *without, "--json").json
    assert (told["refusal"], told["curve"], told["revenue_price"]) == ("few months", None, None)
    assert told["left_out"] == {f"2025-{month:02}": "by owner" for month in range(1, 5)}
    assert "no curve: 6 complete months are needed" in run("demand", mugs, "mug", *without).out
    refused = run("demand", mugs, "cup")
    assert refused.code == 1 and "no product:cup" in refused.err


def test_elasticity_between_two_periods(run: Run, mugs: Path) -> None:
    """Price 20 to 26, units a day 118 to 88: −25.4 % on +30 %."""
    told = run("demand", mugs, "mug", "--from", "2025-01", "--to", "2025-02", "--json").json
    assert told["elasticity"] == pytest.approx(-30 / 118 / 0.3, rel=1e-5)
    assert told["arc"] == pytest.approx((-30 / 206) / (6 / 46), rel=1e-5)
    assert (
        "elasticity -0.85, -1.12 from the middle"
        in run("demand", mugs, "mug", "--from", "2025-01", "--to", "2025-02").out
    )
    same = run("demand", mugs, "mug", "--from", "2025-04", "--to", "2025-05", "--json").json
    assert same["refusal"] in {"price unchanged", "price hardly moved"} and same["elasticity"] is None
    missing = run("demand", mugs, "mug", "--from", "2024-12", "--to", "2025-01", "--json").json
    assert missing["refusal"] == "missing" and "2024-12" in missing["reason"]
    assert run("demand", mugs, "mug", "--from", "2025-01").code == 1
    assert "elasticity" in run("demand", "--help").out


def test_where_a_demand_line_has_nothing_sold_no_elasticity_is_told(run: Run, shop: Path) -> None:
    pairs = [(10, 100), (16, 1), (12, 62), (14, 20), (10, 98), (12, 60), (14, 22), (16, 0)]
    for place, (price, units) in enumerate(pairs):
        run("set", shop, f"2025-{place + 1:02}", f"units_sold={units}", f"unit_price={price}")
    told = run("demand", shop, "all", "--json").json
    assert (told["refusal"], told["price"], told["elasticity"]) == (None, 16, None)
    assert "at 16.00, the price of the last month used, nothing would be sold by it" in run("demand", shop, "all").out


def test_a_count_is_told_in_whole_numbers_and_never_where_there_is_no_result(run: Run, sample: Path) -> None:
    """6,308.07 of sales: more than that an order cannot be worth, as there is no half order and none by 0 orders."""

    def solved(goal: str) -> tuple[str, dict[str, Any]]:
        run("goal", sample, "aov", goal, "--from", "2026-08", "--to", "2026-08")
        asked = ("solve", sample, "aov", "--for", "orders", "--at", "2026-08")
        return run(*asked).out.splitlines()[0], run(*asked, "--json").json

    said, told = solved("100000")
    assert said.endswith("the best is 6,308.07 at 1") and (told["outcome"], told["ranges"]) == ("impossible", [])
    said, told = solved("2000")
    assert said.endswith("is reached with orders of 1 to 3")
    assert [(one["low"], one["high"]) for one in told["ranges"]] == [(1, 3)]


def test_an_end_that_a_figure_cannot_reach_is_told_as_one(run: Run, sample: Path) -> None:
    run("goal", sample, "roas", "30000", "--from", "2026-08", "--to", "2026-08")
    said = run("solve", sample, "roas", "--for", "ad_spend", "--at", "2026-08").out
    assert "is reached with ad spend of more than 0.00 and at most 0.04\n" in said
