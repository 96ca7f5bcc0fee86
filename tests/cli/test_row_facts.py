"""What show tells of a figure besides its changes."""

from pathlib import Path

import pytest

from kpidesk.cli.main import main
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test here changes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.kpidesk"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def test_every_record_has_signal_limits_pace_and_forecast(run: Run, sample: Path) -> None:
    rows = run("show", sample, "--at", "2026-08", "--json").json
    assert all({"signal", "limits", "pace", "forecast"} <= row.keys() for row in rows)
    assert all(row["forecast"]["reason"] or row["forecast"]["month"] == "2026-09" for row in rows)
    assert all(row["limits"] for row in rows if row["signal"])


def test_a_signal_outside_a_limit_lies_outside_the_limits_told_with_it(run: Run, sample: Path) -> None:
    rows = run("show", sample, "--from", "2025-01", "--at", "2026-08", "--json").json
    outside = [row for row in rows if row["signal"] and "outside a limit" in row["signal"]["rules"]]
    within = [row for row in rows if row["limits"] and row["value"] is not None and row not in outside]
    assert outside and within
    for row in outside:
        assert not row["limits"]["lower"] <= row["value"] <= row["limits"]["upper"]
    for row in within:
        slack = 1e-9 * abs(row["value"])
        assert row["limits"]["lower"] - slack <= row["value"] <= row["limits"]["upper"] + slack


def test_the_forecast_is_that_of_the_command_forecast(run: Run, sample: Path) -> None:
    (row,) = run("show", sample, "revenue", "--at", "2025-12", "--json").json
    asked = run("forecast", sample, "revenue", "--months", 1, "--last", "2025-12", "--json").json
    (month,) = asked["months"]
    told = row["forecast"]
    assert (told["month"], told["value"], told["low"], told["high"]) == (
        month["month"],
        month["value"],
        month["low"],
        month["high"],
    )
    assert (told["rough"], told["line"]) == (asked["rough"], asked["line"])


def test_while_a_month_runs_it_is_what_is_forecast(run: Run, sample: Path) -> None:
    (row,) = run("show", sample, "revenue", "--at", "2026-09", "--json").json
    assert row["unfinished"] and row["forecast"]["month"] == "2026-09"
    assert row["signal"] is None


def test_a_refusal_is_told_with_its_reason(run: Run, sample: Path) -> None:
    (row,) = run("show", sample, "revenue", "--at", "2023-11", "--json").json
    assert row["limits"] is None
    assert (row["forecast"]["why"], row["forecast"]["reason"]) == ("too short", "6 months needed, there are 2")
    assert row["forecast"]["value"] is None


def test_what_no_month_has_gives_its_own_reason(run: Run, sample: Path) -> None:
    (row,) = run("show", sample, "demand_linear", "--at", "2026-08", "--json").json
    assert row["forecast"]["reason"] == row["reason"]
    assert row["pace"] is None


def test_the_pace_says_what_each_month_left_has_to_bring(run: Run, shop: Path) -> None:
    for month, revenue in (("2026-01", 100), ("2026-02", 80), ("2026-03", 90)):
        run("set", shop, month, f"revenue={revenue}")
    run("goal", shop, "total_revenue", "100", "--from", "2026-01", "--to", "2026-12")
    (row,) = run("show", shop, "total_revenue", "--at", "2026-03", "--json").json
    told = row["pace"]
    assert (told["period"], told["month"], told["word"]) == ("2026", "2026-03", "behind")
    assert (told["to_date"], told["path"], told["distance"], told["goal"]) == (270.0, 300.0, -30.0, 1200.0)
    assert (told["left"], told["months_left"]) == (930.0, 9.0)
    assert told["needed"] == pytest.approx(930 / 9)


def test_a_part_of_the_business_has_a_pace_of_its_own(run: Run, shop: Path) -> None:
    run("segment", shop, "add", "channel:newsletter")
    for month in range(1, 9):
        run("set", shop, f"2026-{month:02}", f"visitors={100 + month}", "--segment", "channel:newsletter")
    (row,) = run("show", shop, "visitors", "--at", "2026-08", "--segment", "channel:newsletter", "--json").json
    assert (row["pace"]["to_date"], row["pace"]["goal"], row["pace"]["word"]) == (836.0, None, None)
    run("goal", shop, "visitors", "1200", "--at", "2026", "--segment", "channel:newsletter")
    (row,) = run("show", shop, "visitors", "--at", "2026-08", "--segment", "channel:newsletter", "--json").json
    assert (row["goal"], row["variance"]) == (100.0, 8.0)
    assert (row["pace"]["path"], row["pace"]["distance"], row["pace"]["goal"]) == (800.0, 36.0, 1200.0)
    assert row["limits"]["months"] == 8 and row["limits"]["provisional"]
    assert row["forecast"]["month"] == "2026-09" and row["forecast"]["rough"]
