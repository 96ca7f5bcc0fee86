"""The usual range of plain series from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BASELINE = [212, 198, 225, 205, 231, 219, 208, 226, 201, 215, 222, 209]
AFTER = [228, 217, 262, 255, 248, 259, 251, 266]
YEAR = [100, 90, 110, 120, 130, 160, 200, 190, 150, 120, 100, 240]
RISING = [100 + 10 * place + wobble for place, wobble in enumerate([2, -1, 3, -2, 1, -3] * 3)]


def test_limits_of_many_series_are_told_in_one_go(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([[10, 50, 40, 30], BASELINE + AFTER]), encoding="utf-8")
    short, long = run("limits", "--series", path, "--json").json
    assert short == []
    assert long == [214.25, pytest.approx(169.03), pytest.approx(259.47)]
    assert run("limits", "--series", path).out.splitlines() == ["-", "214.25 (169.03 to 259.47)"]


def test_what_stands_out_of_a_series_is_told_by_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([[], [*BASELINE, None, *AFTER]]), encoding="utf-8")
    none, long = run("limits", "--series", path, "--signals").json
    assert none == {}
    assert [signal["place"] for signal in long["signals"]] == [15, 17, 18, 19, 20]
    assert long["signals"][0] == {"place": 15, "rules": ["outside a limit"], "side": "up"}
    assert (long["mean_range"], long["months"], long["provisional"]) == (17.0, 12, False)


@pytest.mark.parametrize(
    ("basis", "found"), [("level", ["level"] * 3), ("auto", ["level", "trend", "season"]), ("trend", ["trend"] * 3)]
)
def test_what_the_range_lies_around_can_be_said(run: Run, tmp_path: Path, basis: str, found: list[str]) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([BASELINE + AFTER, RISING, YEAR * 2]), encoding="utf-8")
    told = run("limits", "--series", path, "--basis", basis, "--signals").json
    assert [one["basis"] for one in told] == found
    plain = run("limits", "--series", path, "--basis", basis, "--json").json
    assert plain == [[one[end] for end in ("centre", "lower", "upper")] for one in told]


def test_around_a_trend_the_range_of_the_last_month_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([RISING]), encoding="utf-8")
    ((centre, lower, upper),) = run("limits", "--series", path, "--basis", "auto", "--json").json
    assert centre == pytest.approx(270, abs=3) and lower < 267 < upper


def test_a_season_needs_two_years(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text(json.dumps([YEAR, [*YEAR, None, *YEAR[1:]]]), encoding="utf-8")
    assert run("limits", "--series", path, "--basis", "season", "--json").json == [[], []]
