"""Benchmarks noted and taken away from the command line."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Run

KPI = "conversion_rate"


def test_a_benchmark_is_noted_with_its_source_and_day_and_told(run: Run, shop: Path) -> None:
    said = run(
        *("benchmark", shop, KPI, "2.1%", "--kind", "industry", "--source", "-5 % to last year", "--on", "2011-09-03")
    )
    assert (said.code, said.out) == (0, f"{KPI}: benchmark 2.1 % noted (industry)\n")
    (told,) = run("benchmark", shop, KPI, "--json").json
    assert told == {
        "origin": "noted",
        "value": 0.021,
        "upper": None,
        "kind": "industry",
        "source": "-5 % to last year",
        "noted_on": "2011-09-03",
        "months": None,
    }
    assert run("benchmark", shop, KPI).out == run("goal", shop, KPI, "--benchmarks").out


def test_there_is_one_of_each_kind_and_a_range_has_two_ends(run: Run, shop: Path) -> None:
    for figure, kind in (("2%", "industry"), ("1.8%..2.4%", "competitor"), ("3%", "own-history"), ("2.5%", "industry")):
        assert run("benchmark", shop, KPI, figure, "--kind", kind).code == 0
    told = {each["kind"]: (each["value"], each["upper"]) for each in run("benchmark", shop, KPI, "--json").json}
    assert told == {"industry": (0.025, None), "competitor": (0.018, 0.024), "own history": (0.03, None)}
    day = run("benchmark", shop, KPI, "--json").json[0]["noted_on"]
    assert dt.date.fromisoformat(day) <= dt.date.today()


def test_a_benchmark_below_zero_is_a_figure_and_no_option(run: Run, shop: Path) -> None:
    assert run("benchmark", shop, "profit", "-500..-200", "--kind", "competitor").code == 0
    (told,) = run("benchmark", shop, "profit", "--json").json
    assert (told["value"], told["upper"]) == (-500.0, -200.0)


def test_a_benchmark_is_taken_away_and_the_others_stay(run: Run, shop: Path) -> None:
    for kind in ("industry", "competitor"):
        run("benchmark", shop, KPI, "2%", "--kind", kind)
    said = run("benchmark", shop, KPI, "--kind", "industry", "--remove")
    assert (said.code, said.out) == (0, f"{KPI}: benchmark removed (industry)\n")
    assert [each["kind"] for each in run("benchmark", shop, KPI, "--json").json] == ["competitor"]
    again = run("benchmark", shop, KPI, "--kind", "industry", "--remove")
    assert again.code == 1 and "has no benchmark of the kind industry; there is one of competitor" in again.err


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("much", "--kind", "industry"), "“much” is not a number"),
        (("", "--kind", "industry"), "both ends like 1.8..2.4"),
        (("2%..", "--kind", "industry"), "both ends like 1.8..2.4"),
        (("3%..2%", "--kind", "industry"), "3% is larger than 2%; give the lower end first"),
        (("2%",), "say where it comes from: --kind industry, competitor, own-history"),
        (("2%", "--kind", "industry", "--on", "soon"), "“soon” is no day; write it like 2011-12-09"),
        (("2%", "--kind", "industry", "--on", "2999-01-01"), "--on 2999-01-01 lies ahead"),
        (("2%", "--kind", "industry", "--remove"), "give either the figure of the benchmark or --remove"),
        (("--kind", "industry"), "give the figure of the benchmark, or --remove"),
        (("--remove",), "say where it comes from"),
        (("--kind", "industry", "--remove"), "it has none"),
        (("1e300", "--kind", "industry"), "nothing was stored"),
    ],
)
def test_what_is_no_benchmark_is_refused_and_nothing_is_kept(
    run: Run, shop: Path, asked: tuple[str, ...], words: str
) -> None:
    said = run("benchmark", shop, KPI, *asked)
    assert said.code == 1 and words in said.err
    assert run("benchmark", shop, KPI, "--json").json == []


def test_a_name_that_there_is_not_and_a_kind_that_there_is_not(run: Run, shop: Path) -> None:
    assert run("benchmark", shop, "luck", "2", "--kind", "industry").code == 1
    assert run("benchmark", shop, KPI, "2", "--kind", "dream").code == 2


def test_a_neutral_kpi_takes_a_benchmark_as_its_refused_goal_says(run: Run, shop: Path) -> None:
    name = "mobile_traffic_share"
    refused = run("goal", shop, name, "30%", "--at", "2026-03")
    assert refused.code == 1 and f"kpidesk-cli benchmark FILE {name} VALUE --kind industry" in refused.err
    assert run("benchmark", shop, name, "60%", "--kind", "industry").code == 0
