"""Forecasts and the activity index from the command line."""

import json
from pathlib import Path

import pytest

from kpidesk.cli.main import main
from tests.cli.conftest import Run

YEAR = [100, 90, 110, 120, 130, 140, 150, 145, 125, 115, 105, 160]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No command here changes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.kpidesk"
    assert main(["new", str(path), "--sample"]) == 0
    return path


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([[1, 2, 3, 4, 5], YEAR, [5, -3, 2, 8, -1, 4, 6, -2, 3, 7, 0, 9]]), encoding="utf-8")
    return path


# -- plain series -------------------------------------------------------------------------------------------------


def test_many_series_are_forecast_in_one_go(run: Run, series: Path) -> None:
    said = run("forecast", "--series", series, "--months", 2, "--json")
    short, year, losses = said.json
    assert short == []
    assert [[round(number, 1) for number in month] for month in year] == [[112.1, 87.2, 144.1], [107.1, 82.5, 139.0]]
    assert [round(number, 2) for number in losses[0]] == [4.08, -1.67, 9.84]
    assert said.code == 0
    assert said.err.strip() == "kpidesk-cli: no forecast for 1 of 3 series: too short 1"


def test_forecasts_can_be_read_without_json(run: Run, series: Path) -> None:
    lines = run("forecast", "--series", series, "--months", 1).out.splitlines()
    assert lines == ["-", "112.083 (87.1904 to 144.083)", "4.08333 (-1.67012 to 9.83679)"]


def test_what_was_never_negative_is_held_above_zero(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([[0, 4, 1, 6, 0, 3, 8, 0, 2, 5, 1, 0]]), encoding="utf-8")
    (months,) = run("forecast", "--series", path, "--months", 12, "--json").json
    assert min(low for _, low, _ in months) == 0.0


def test_a_word_about_the_season_counts(run: Run, series: Path) -> None:
    said = run("forecast", "--series", series, "--months", 1, "--seasonal", "yes", "--json")
    assert said.json[1][0][0] == 100.0


def test_a_gap_is_a_null(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([[*YEAR[:5], None, *YEAR[6:]], [None, *YEAR]]), encoding="utf-8")
    said = run("forecast", "--series", path, "--months", 1, "--json")
    assert [len(months) for months in said.json] == [0, 1]
    assert "gap 1" in said.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{}", "no list of lists"),
        ("[1, 2]", "no list of lists"),
        ("[[1, true]]", "series 1: true is no figure"),
        ('[[1], ["x"]]', 'series 2: "x" is no figure'),
        ("[[NaN]]", "is no figure"),
        ("[[1e999]]", "is no figure"),
        (f"[[1{'0' * 400}]]", "is no figure"),
        ("[[1,", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_what_is_no_series_is_refused(run: Run, tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "series.json"
    path.write_text(content, encoding="utf-8")
    for name, more in (("forecast", ("--months", 1)), ("limits", ())):
        said = run(name, "--series", path, "--json", *more)
        assert (said.code, said.out) == (1, "")
        assert words in said.err


def test_a_file_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    said = run("limits", "--series", tmp_path / "none.json")
    assert said.code == 1 and "cannot be read" in said.err


# -- of a file ----------------------------------------------------------------------------------------------------


def test_a_figure_is_forecast_with_its_range_and_where_the_year_ends(run: Run, sample: Path) -> None:
    told = run("forecast", sample, "revenue", "--months", 6, "--json").json
    assert [month["month"] for month in told["months"]][:2] == ["2026-09", "2026-10"]
    assert all(month["low"] < month["value"] < month["high"] for month in told["months"])
    assert (told["stage"], told["line"], told["rough"], told["basis"]) == ("seasonal", True, False, "itself")
    end = told["year_end"]
    assert (end["period"], end["months_left"]) == ("2026", 4)
    assert end["value"] == pytest.approx(end["so_far"] + sum(month["value"] for month in told["months"][:4]))
    assert 0 <= told["record"]["inside"] <= 1


def test_a_ratio_is_worked_out_and_has_neither_year_end_nor_record(run: Run, sample: Path) -> None:
    told = run("forecast", sample, "aov", "--months", 1, "--json").json
    assert (told["basis"], told["year_end"], told["record"]) == ("inputs", None, None)
    month = told["months"][0]
    assert (month["goal"], month["outlook"]) == (48.0, "open")


def test_a_forecast_reads_as_a_sentence(run: Run, sample: Path) -> None:
    lines = run("forecast", sample, "revenue", "--months", 1).out.splitlines()
    assert "from 35 months, 2023-10 to 2026-08; with the season of the months" in lines[0]
    assert "2026-09  " in lines[1] and ", likely between " in lines[1] and lines[1].endswith("(4 in 5)")


def test_it_can_be_seen_from_an_earlier_month(run: Run, sample: Path) -> None:
    told = run("forecast", sample, "revenue", "--months", 3, "--last", "2024-06", "--json").json
    assert (told["stage"], told["line"]) == ("range only", False)
    assert told["months"][0]["month"] == "2024-07"
    assert "usually between" in run("forecast", sample, "revenue", "--months", 1, "--last", "2024-06").out


def test_a_refusal_is_told_as_a_reason(run: Run, sample: Path) -> None:
    told = run("forecast", sample, "revenue", "--months", 3, "--last", "2024-01", "--json").json
    assert (told["why"], told["reason"], told["months"]) == ("too short", "6 months needed, there are 4", [])
    assert "no forecast; 6 months needed" in run("forecast", sample, "revenue", "--months", 3, "--last", "2024-01").out


@pytest.mark.parametrize("months", [0, 13, -1])
def test_more_than_a_year_is_refused(run: Run, sample: Path, months: int) -> None:
    said = run("forecast", sample, "revenue", "--months", months)
    assert said.code in {1, 2} and said.out == ""


def test_a_file_or_series_and_not_both(run: Run, sample: Path, series: Path) -> None:
    assert run("forecast", "--months", 1).code == 1
    assert run("forecast", sample, "--months", 1).code == 1
    assert run("forecast", sample, "revenue", "--series", series, "--months", 1).code == 1


# -- activity -----------------------------------------------------------------------------------------------------


def test_the_index_has_its_parts_and_what_moved_it(run: Run, sample: Path) -> None:
    told = run("activity", sample, "--at", "2026-08", "--json").json
    assert (told["period"], told["base"], told["parts"], told["hollow"]) == ("2026-08", "2024-09", [4, 4], False)
    assert sum(part["contribution"] for part in told["components"]) == pytest.approx(told["log_points"])
    assert sum(part["weight"] for part in told["components"]) == pytest.approx(1.0)
    assert set(told["change"]) == {part["part"] for part in told["components"]}
    assert (told["goal_allowed"], told["counts_twice"]) == (True, False)


def test_the_base_is_a_hundred(run: Run, sample: Path) -> None:
    assert run("activity", sample, "--at", "2024-09", "--json").json["value"] == 100.0
    assert run("activity", sample, "--at", "2025-06", "--base", "2025-06", "--json").json["value"] == 100.0
    assert run("activity", sample, "--at", "2025-06").out.startswith("2025-06: ")


def test_weights_can_be_given(run: Run, sample: Path) -> None:
    told = run(
        "activity", sample, "--at", "2026-08", "--weight", "visits=50", "--weight", "order value=50", "--json"
    ).json
    assert [part["weight"] for part in told["components"]] == [0.5, 0.5]


def test_what_to_be_careful_about_is_said(run: Run, sample: Path) -> None:
    weights = ("--weight", "total revenue=40", "--weight", "orders=30", "--weight", "order value=30")
    said = run("activity", sample, "--at", "2026-08", *weights)
    assert "together they count twice" in said.out
    assert "count twice" not in run("activity", sample, "--at", "2026-08").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--weight", "visits=50"), "50% together and not 100%"),
        (("--weight", "luck=100"), "no part “luck”"),
        (("--weight", "visits=many"), "no percentage"),
        (("--base", "2023-10"), "the base lacks lifetime value"),
        (("--base", "soon"), "no period"),
    ],
)
def test_what_makes_no_index_is_refused(run: Run, sample: Path, arguments: tuple[str, ...], words: str) -> None:
    said = run("activity", sample, "--at", "2026-08", *arguments)
    assert said.code == 1 and words in said.err
