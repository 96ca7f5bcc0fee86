"""What the command line tells about a file."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

KEYS = [
    "indicator", "unit", "period", "segment", "value", "reason", "previous", "change", "change_kind", "last_year",
    "change_last_year", "goal", "variance", "status",
]  # fmt: skip


def test_every_record_has_every_key(run: Run, sample: Path) -> None:
    rows = run("show", sample, "--at", "2026-08", "--json").json
    assert len(rows) > 50
    assert all(set(KEYS) <= row.keys() for row in rows)


def test_a_range_gives_every_period_of_its_kind(run: Run, sample: Path) -> None:
    for first, last, count in (("2026-01", "2026-08", 8), ("2025-Q1", "2026-Q2", 6), ("2024", "2025", 2)):
        rows = run("show", sample, "revenue", "--from", first, "--at", last, "--json").json
        assert len(rows) == count
        assert (rows[0]["period"], rows[-1]["period"]) == (first, last)
    ends = [
        row["period"]
        for row in run("show", sample, "revenue", "--from", "ytd:2026-01", "--at", "ytd:2026-03", "--json").json
    ]
    assert ends == ["ytd:2026-01", "ytd:2026-02", "ytd:2026-03"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--at", "2026-13"), "no month"),
        (("--at", "2026-Q5"), "no quarter"),
        (("--at", "soon"), "no period"),
        (("--at", "2026-01", "--from", "2025-Q1"), "different kinds"),
        (("--at", "2026-01", "--from", "2026-02"), "lies after"),
        (("--at", "2026-01", "--segment", "channel:nowhere"), "there is no channel:nowhere"),
    ],
)
def test_a_period_or_segment_that_is_not_there_is_refused(
    run: Run, sample: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = run("show", sample, "revenue", *arguments)
    assert said.code == 1 and words in said.err


def test_a_missing_figure_has_its_reason_in_every_way_of_asking(run: Run, sample: Path) -> None:
    words = "needs Units returned (units_returned), not entered for 2026-05"
    assert run("show", sample, "return_rate", "--at", "2026-05", "--json").json[0]["reason"] == words
    assert words in run("show", sample, "return_rate", "--at", "2026-05").out
    assert run("explain", sample, "return_rate", "--at", "2026-05", "--json").json["reason"] == words
    assert words in run("explain", sample, "return_rate", "--at", "2026-05").out
    (quarter,) = run("show", sample, "return_rate", "--at", "2026-Q2", "--json").json
    assert quarter["reason"] == f"2 of 3 months: {words}"


def test_growth_is_not_told_of_a_month_that_runs(run: Run, sample: Path) -> None:
    (row,) = run("show", sample, "revenue_growth", "--at", "2026-09", "--json").json
    assert row["value"] is None and "still runs" in row["reason"]


def test_a_running_month_is_compared_per_day_in_words_only(run: Run, sample: Path) -> None:
    assert "a day, was" in run("show", sample, "revenue", "--at", "2026-09").out
    (row,) = run("show", sample, "revenue", "--at", "2026-09", "--json").json
    assert (row["change"], row["change_kind"], row["unfinished"]) == (None, "none", True)


def test_profit_and_loss_are_said_of_profits_only(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "revenue=100", "cogs=150", "expenses=10")
    run("set", shop, "2026-02", "revenue=400", "cogs=150", "expenses=10")
    out = run("show", shop, "profit", "profit_margin", "--at", "2026-02").out
    assert out.count("from loss to profit") == 1
    assert "+120 pp" in out


def test_a_value_of_any_size_is_shown(run: Run, shop: Path) -> None:
    run("indicator", shop, "big", "--label", "Big", "--formula", "10^300 + 0 * days()", "--unit", "count")
    said = run("show", shop, "big", "--at", "2026-01")
    assert said.code == 0 and "000,000" in said.out
    run("indicator", shop, "big", "--formula", "10^300 * 10^300 + 0 * days()")
    assert "too large" in run("show", shop, "big", "--at", "2026-01").out


def test_an_explanation_puts_the_numbers_in(run: Run, sample: Path) -> None:
    told = run("explain", sample, "profit_margin", "--at", "2026-Q2", "--json").json
    assert told["formula"] == "Net profit / [Sales, net]"
    top, bottom = (float(part) for part in told["substituted"].split(" / "))
    assert told["value"] == pytest.approx(top / bottom)
    assert [step["indicator"] for step in told["steps"]] == ["net_profit", "revenue"]


def test_what_stands_in_for_a_blank_is_said(run: Run, sample: Path) -> None:
    assert "opening + gains - losses" in run("explain", sample, "customers_end", "--at", "2026-08").out
    assert "from the end of the month before" in run("explain", sample, "customers_start", "--at", "2026-08").out


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv"])
def test_a_chart_is_written_in_every_format(run: Run, sample: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    said = run("chart", sample, "total_revenue", "--at", "2026-08", "-o", path, "--dark")
    assert said.code == 0 and "Total revenue" in said.out
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b"\xef\xbb\xbf"}[ending]
    assert path.read_bytes().startswith(start)


def test_charts_that_cannot_be_are_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    assert "no format" in run("chart", sample, "revenue", "--at", "2026-08", "-o", tmp_path / "x.bmp").err
    assert "no such file" in run("chart", sample, "revenue", "--at", "2026-08", "-o", tmp_path / "no" / "x.png").err
    said = run("chart", sample, "demand_linear", "--at", "2026-08", "-o", tmp_path / "x.png")
    assert "is told by kpidesk-cli demand FILE PRODUCT" in said.err
    assert run("chart", sample, "revenue", "--at", "2026-08", "-o", tmp_path / "x.png", "--preset", "huge").code == 2


def test_what_has_a_command_of_its_own_leads_to_it(run: Run, sample: Path) -> None:
    ids = ("demand_linear", "demand_power", "campaign_lift")
    rows = run("show", sample, *ids, "--at", "2026-08", "--json").json
    reasons = {row["indicator"]: row["reason"] for row in rows}
    for name, reason in reasons.items():
        command = reason.partition("is told by kpidesk-cli ")[2].split()
        assert run(command[0], "--help").code == 0, name


def test_the_activity_index_is_shown_like_every_other_kpi(run: Run, sample: Path) -> None:
    row = run("show", sample, "activity_level", "--at", "2026-08", "--json").json[0]
    before = run("activity", sample, "--at", "2026-07", "--json").json["value"]
    assert row["value"] == run("activity", sample, "--at", "2026-08", "--json").json["value"]
    assert row["previous"] == before and row["change"] == pytest.approx(row["value"] - before)
    assert row["limits"]["lower"] < row["limits"]["centre"] < row["limits"]["upper"]
    assert row["forecast"]["line"] is False


def test_the_catalogue_lists_everything(run: Run) -> None:
    listed = run("catalogue", "--json").json
    kinds = [entry["kind"] for entry in listed]
    assert (kinds.count("input"), kinds.count("helper"), len(kinds)) == (111, 7, 239)
    assert len(run("catalogue").out.splitlines()) == 239


def test_a_sound_file_is_said_to_be(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    assert run("check", sample).out.endswith("sound\n")
    assert sample.read_bytes() == before


def test_a_damaged_file_is_refused_with_the_way_out(run: Run, sample: Path) -> None:
    sample.write_bytes(sample.read_bytes()[:9_000])
    said = run("check", sample)
    assert said.code == 1 and "known to be good" in said.err


def test_looking_changes_nothing_in_the_folder(run: Run, sample: Path, tmp_path: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    run("show", sample, "--at", "2026-08")
    run("explain", sample, "aov", "--at", "2026-08")
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before


def test_a_month_judged_by_its_year_keeps_its_own_variance(run: Run, sample: Path) -> None:
    """The figure less the goal beside it; how the year stands is told by its pace."""
    run("goal", sample, "total_revenue", 60000, "--at", "2026", "--judge", "year")
    (row,) = run("show", sample, "total_revenue", "--at", "2026-08", "--json").json
    assert row["variance"] == pytest.approx(row["value"] - row["goal"])
    assert row["status"] == row["pace"]["status"] and row["pace"]["distance"] != pytest.approx(row["variance"])
    value, goal, variance = 6308, round(row["goal"]), round(6308 - row["goal"])
    assert f"{value:,}" in (line := run("show", sample, "total_revenue", "--at", "2026-08").out.splitlines()[2])
    assert f" {goal:,} {variance:+,} " in " ".join(line.replace("\N{MINUS SIGN}", "-").split())
    (item,) = [each for each in run("attention", sample, "--json").json if each["indicator"] == "total_revenue"]
    assert (item["goal"], item["variance"]) == (row["goal"], pytest.approx(row["variance"]))
    assert f"{row['status']}, judged by its year: goal of the month {goal:,}, " in item["measure"]


def test_of_a_period_that_runs_only_days_that_can_be_entered_are_counted(run: Run, sample: Path) -> None:
    def head(at: str) -> str:
        return run("show", sample, "total_revenue", "--at", at).out.splitlines()[0]

    assert head("2026-09") == "2026-09, so far: 17 of 30 days"
    assert head("2026-Q3") == "2026-Q3, 2026-07 to 2026-09, so far: 79 of 92 days"
    assert head("2026") == "2026, 2026-01 to 2026-12, so far"
    assert head("2026-08") == "2026-08"


def test_a_year_on_its_way_is_held_against_its_goal_so_far(run: Run, sample: Path) -> None:
    (row,) = run("show", sample, "total_revenue", "--at", "2026", "--json").json
    line = run("show", sample, "total_revenue", "--at", "2026").out.splitlines()[2]
    assert f"{row['pace']['path']:,.0f} so far" in line
    assert row["variance"] == pytest.approx(row["pace"]["distance"])
    assert (row["pace"]["month"], row["pace"]["months_left"]) == ("2026-09", pytest.approx(3 + 13 / 30))


def test_the_kpi_of_a_chart_may_follow_the_options(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    said = run("chart", sample, "--kind", "ranking", "--at", "2026-08", "website_visits", "-o", path)
    assert said.code == 0 and path.exists()
    assert run("forecast", sample, "--months", "2", "total_revenue").out.startswith("Total revenue")
    assert run("goal", sample, "total_revenue", "--at", "2027-01", "9000").code == 0
    with_two = run("chart", sample, "--at", "2026-08", "profit", "aov", "-o", path)
    assert with_two.code == 2 and "unrecognized arguments" in with_two.err
