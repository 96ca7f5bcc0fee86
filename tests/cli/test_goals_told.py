"""Goals of quarters, years and parts; all goals in one table; breaks and seasons, as the owner says them."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def goals(run: Run, file: Path, *arguments: object) -> dict[str, Any]:
    """By indicator."""
    return {row["indicator"]: row for row in run("goals", file, *arguments, "--json").json}


def of_months(row: dict[str, Any]) -> list[float | None]:
    return [cell["goal"] for cell in row["months"]]


def test_total_of_a_year_or_quarter_is_spread_over_its_months(run: Run, shop: Path) -> None:
    said = run("goal", shop, "revenue", "1200", "--at", "2026", "--tolerance", "60", "--reason", "as agreed")
    assert (said.code, said.out) == (0, "revenue: goal set for 2026\n")
    assert run("goal", shop, "revenue", "900", "--at", "2026-Q2", "--spread", "by-days").code == 0
    row = goals(run, shop, "--at", "2026")["revenue"]
    assert of_months(row) == [100.0] * 3 + [297.0, 307.0, 296.0] + [100.0] * 6
    assert [cell["goal"] for cell in row["quarters"]] == [300.0, 900.0, 300.0, 300.0]
    assert (row["year"]["goal"], row["kind"], row["judged"]) == (1800.0, None, "month")
    refused = run("goal", shop, "revenue", "900", "--at", "2026", "--spread", "by-last-year")
    assert refused.code == 1 and "nothing was changed" in refused.err


def test_year_that_lost_money_has_no_shares_and_the_refusal_names_the_month(run: Run, shop: Path) -> None:
    for month in range(1, 13):
        run("set", shop, f"2025-{month:02}", "revenue=100", f"expenses={150 if month == 4 else 50}", "cogs=0")
    refused = run("goal", shop, "profit", "1200", "--at", "2026", "--spread", "by-last-year")
    assert refused.code == 1
    assert "Profit (operating) (profit) was below zero in 2025-04, so the months have no shares" in refused.err
    assert "--spread equally or by-days; nothing was changed" in refused.err


def test_year_that_added_up_to_nothing_has_no_shares(run: Run, shop: Path) -> None:
    for month in range(1, 13):
        run("set", shop, f"2025-{month:02}", "revenue=0")
    refused = run("goal", shop, "revenue", "1200", "--at", "2026", "--spread", "by-last-year")
    assert refused.code == 1
    assert "(revenue) added up to nothing a year before, so the months have no shares" in refused.err
    assert "--spread equally or by-days; nothing was changed" in refused.err


@pytest.mark.parametrize(
    "asked",
    [
        ("30%", "--at", "2026-03"),
        ("20%..30%", "--from", "2026-01", "--to", "2026-12"),
        ("30%", "--at", "2026"),
        ("--at", "2026-03", "--fill-forward", "year"),
    ],
)
def test_kpi_of_which_neither_more_nor_less_is_better_takes_no_goal(
    run: Run, shop: Path, asked: tuple[str, ...]
) -> None:
    refused = run("goal", shop, "mobile_traffic_share", *asked)
    assert refused.code == 1
    assert "neither more nor less of it is better, so there is nothing to aim at" in refused.err
    assert "kpidesk-cli benchmark FILE mobile_traffic_share VALUE --kind industry" in refused.err
    assert goals(run, shop, "--at", "2026") == {}


def test_goal_of_such_a_kpi_that_an_older_file_holds_can_be_taken_away(run: Run, shop: Path) -> None:
    assert run("goal", shop, "mobile_traffic_share", "", "--at", "2026-03").code == 0


def test_rate_has_goals_of_its_own_for_a_quarter_and_a_year(run: Run, shop: Path) -> None:
    run("goal", shop, "conversion_rate", "2%", "--from", "2026-01", "--to", "2026-03")
    assert (
        run("goal", shop, "conversion_rate", "3%", "--at", "2026-Q1").out == "conversion_rate: goal set for 2026-Q1\n"
    )
    run("goal", shop, "conversion_rate", "4%..5%", "--at", "2026", "--review-on", "2026-12-01")
    row = goals(run, shop, "--at", "2026")["conversion_rate"]
    assert of_months(row)[:4] == [0.02, 0.02, 0.02, None]
    assert [cell["goal"] for cell in row["quarters"]] == [0.03, None, None, None]
    assert (row["year"]["goal"], row["year"]["goal_upper"]) == (0.04, 0.05)
    assert (row["kind"], row["review_on"]) == ("between", "2026-12-01")
    run("set", shop, "2026-01", "visitors=1000", "online_orders=25", "orders=25")
    assert run("goal", shop, "conversion_rate", "", "--at", "2026-Q1").out.endswith("removed for 2026-Q1\n")
    row = goals(run, shop, "--at", "2026")["conversion_rate"]
    assert [cell["goal"] for cell in row["quarters"]] == [0.02, None, None, None]


def test_goal_is_carried_on_to_the_end_of_the_year_or_the_next(run: Run, shop: Path) -> None:
    said = run("goal", shop, "aov", "50", "--at", "2026-10", "--fill-forward", "next-year")
    assert said.out == "aov: goal set for 2026-10\naov: goal of 2026-10 carried on to 2027-12\n"
    assert of_months(goals(run, shop, "--at", "2026")["aov"]) == [None] * 9 + [50.0] * 3
    assert of_months(goals(run, shop, "--at", "2027")["aov"]) == [50.0] * 12
    refused = run("goal", shop, "aov", "--at", "2026-03", "--fill-forward", "year")
    assert refused.code == 1 and "nothing was changed" in refused.err


def test_what_is_refused_halfway_leaves_nothing_behind(run: Run, shop: Path) -> None:
    assert run("goal", shop, "revenue", "100", "--at", "2026-02", "--judge", "year").code == 1
    assert goals(run, shop, "--at", "2026") == {}


def test_year_may_count_as_a_whole(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "revenue=150")
    run("set", shop, "2026-02", "revenue=80")
    said = run("goal", shop, "total_revenue", "1200", "--at", "2026", "--judge", "year")
    assert said.out.endswith("total_revenue: 2026 is judged as a whole, by its pace\n")
    (row,) = run("show", shop, "total_revenue", "--at", "2026-02", "--json").json
    assert (row["goal"], row["variance"]) == (100.0, -20.0)
    assert (row["status"], row["pace"]["distance"]) == ("on track", 30.0)
    told = goals(run, shop, "--at", "2026")["total_revenue"]
    assert (told["judged"], told["months"][1]["pace"], told["reached"], told["reached_of"]) == ("year", "ahead", 1, 2)
    assert (told["year"]["status"], told["year"]["pace"]) == ("on track", "ahead")
    run("goal", shop, "total_revenue", "--at", "2026-05", "--judge", "month")
    assert run("show", shop, "total_revenue", "--at", "2026-02", "--json").json[0]["status"] == "off"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("revenue", "5"), "either --at"),
        (("revenue", "5", "--at", "2026", "--from", "2026-01"), "either --at"),
        (("revenue", "5", "--at", "ytd:2026-03"), "a quarter or a business year"),
        (("revenue", "--at", "2026"), "give the goal"),
        (("revenue", "5", "--at", "2026", "--segment", "channel:nowhere"), "channel:nowhere"),
    ],
)
def test_goal_that_says_too_little_or_too_much_is_refused(
    run: Run, shop: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = run("goal", shop, *arguments)
    assert said.code == 1
    assert words in said.err


def test_table_of_goals_reads_like_a_table(run: Run, shop: Path) -> None:
    assert "nothing has a goal" in run("goals", shop, "--at", "2026").out
    run("set", shop, "2026-01", "revenue=150")
    run("goal", shop, "total_revenue", "1200", "--at", "2026")
    lines = run("goals", shop).out.splitlines()
    assert lines[0] == "2026"
    assert lines[2].split() == [
        "total_revenue",
        "at",
        "least",
        "1,200",
        "100",
        "on",
        "track",
        "on",
        "track",
        "1",
        "of",
        "1",
        "-",
    ]
    every = goals(run, shop, "--at", "2026", "--all")
    assert every["conversion_rate"]["kind"] is None and len(every) > 10
    assert "give a business year" in run("goals", shop, "--at", "2026-03").err


def test_benchmarks_are_told_apart_from_goals(run: Run, sample: Path) -> None:
    told = run("goal", sample, "total_revenue", "--at", "2026-08", "--benchmarks", "--json").json
    assert told[0]["origin"] == "own median" and told[0]["months"] == ["2025-09", "2026-08"]
    values = [
        row["value"]
        for row in run("show", sample, "total_revenue", "--from", "2025-09", "--at", "2026-08", "--json").json
    ]
    ordered = sorted(values)
    assert told[0]["value"] == pytest.approx((ordered[5] + ordered[6]) / 2)
    assert "median of 2025-09 to 2026-08" in run("goal", sample, "total_revenue", "--benchmarks").out


# -- what the owner says ------------------------------------------------------------------------------------------


def test_break_is_noted_told_and_taken_back(run: Run, sample: Path) -> None:
    before = run("show", sample, "total_revenue", "--at", "2026-08", "--json").json[0]["limits"]
    assert before["earlier"] == []
    said = run("break", sample, "total_revenue", "--at", "2025-09", "--kind", "new-level", "--note", "second shop")
    assert said.out == "total_revenue: new level from 2025-09 on\n"
    limits = run("show", sample, "total_revenue", "--at", "2026-08", "--json").json[0]["limits"]
    assert (limits["first"], limits["months"]) == ("2025-09", 12)
    (earlier,) = limits["earlier"]
    assert (earlier["first"], earlier["until"]) == (before["first"], "2025-08")
    its_last = run("show", sample, "total_revenue", "--at", "2025-08", "--json").json[0]["limits"]
    ends = ("basis", "centre", "lower", "upper")
    assert [earlier[end] for end in ends] == [its_last[end] for end in ends]
    told = run("break", sample, "total_revenue", "--json").json
    assert told == [{"month": "2025-09", "kind": "new level", "note": "second shop"}]
    assert run("break", sample, "total_revenue").out == "2025-09  new level: second shop\n"
    assert run("break", sample, "total_revenue", "--at", "2025-09", "--remove").code == 0
    assert run("show", sample, "total_revenue", "--at", "2026-08", "--json").json[0]["limits"] == before
    assert "nothing to remove" in run("break", sample, "total_revenue", "--at", "2025-09", "--remove").err


def test_nothing_is_compared_or_forecast_across_another_meaning(run: Run, sample: Path) -> None:
    run("break", sample, "visitors", "--at", "2026-06", "--kind", "redefined")
    row, follower = run("show", sample, "visitors", "conversion_rate", "--at", "2026-06", "--json").json
    assert (row["change"], row["change_kind"], row["change_last_year"]) == (None, "none", None)
    assert row["limits"] is None
    assert (follower["change"], follower["limits"]) == (None, None)
    assert run("show", sample, "visitors", "--at", "2026-08", "--json").json[0]["forecast"]["why"] == "redefined"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--at", "2026-06"), "either --kind"),
        (("--at", "2026-06", "--kind", "redefined", "--remove"), "either --kind"),
        (("--remove",), "from which month on"),
        (("--at", "June", "--kind", "redefined"), "no month"),
    ],
)
def test_break_that_says_too_little_or_too_much_is_refused(
    run: Run, shop: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = run("break", shop, "visitors", *arguments)
    assert said.code == 1
    assert words in said.err


def test_seasons_are_said_of_the_business_and_of_one_kpi(run: Run, sample: Path) -> None:
    assert run("seasonal", sample).out == "the business: seasonal not said\n"
    assert run("seasonal", sample, "yes").out == "the business: seasonal yes\n"
    run("seasonal", sample, "no", "--of", "total_revenue")
    assert run("seasonal", sample, "--of", "total_revenue", "--json").json == {
        "indicator": "total_revenue",
        "seasonal": "no",
    }
    assert run("seasonal", sample, "--json").json == {"indicator": None, "seasonal": "yes"}
    kept = run("forecast", sample, "total_revenue", "--months", 3, "--json").json["months"]
    asked = run("forecast", sample, "total_revenue", "--months", 3, "--seasonal", "no", "--json").json["months"]
    assert kept == asked
    assert run("seasonal", sample, "perhaps").code == 2
