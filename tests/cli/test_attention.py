"""What is worth a look, from the command line."""

import re
from pathlib import Path

import pytest

from kpidesk.analysis.overview.worth_a_look import Why
from kpidesk.cli.attention_words import _ordinal
from kpidesk.cli.main import main
from tests.cli.conftest import Run

ORDER = list(map(str, Why))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test here changes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.kpidesk"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def test_the_most_important_comes_first_and_nothing_is_left_out(run: Run, sample: Path) -> None:
    items = run("attention", sample, "--json").json
    ranks = [ORDER.index(item["why"]) for item in items]
    assert ranks == sorted(ranks) and len(items) > 5
    assert {item["period"] for item in items if item["period"]} == {"2026-08"}
    assert all(item["fact"] and item["measure"] for item in items)


def test_every_number_is_that_of_show(run: Run, sample: Path) -> None:
    for item in run("attention", sample, "--at", "2026-08", "--json").json:
        if item["period"] is None:
            continue
        (row,) = run("show", sample, item["indicator"], "--at", item["period"], "--json").json
        same = ("value", "goal", "goal_upper", "variance", "signal", "limits")
        assert [item[key] for key in same] == [row[key] for key in same]
        assert item["pace"] in (None, row["pace"])


def test_what_is_off_and_signalled_is_both(run: Run, sample: Path) -> None:
    items = run("attention", sample, "--json").json
    first = [item for item in items if item["why"] == Why.OFF_AND_SIGNALLED]
    assert first and all(item["status"] == "off" and item["signal"] for item in first)
    assert all(item["signal"] for item in items if item["why"] == Why.SIGNALLED)


def test_a_year_behind_its_path_is_told_though_the_month_is_on_track(run: Run, shop: Path) -> None:
    for month, revenue in (("2026-01", 100), ("2026-02", 80), ("2026-03", 100)):
        run("set", shop, month, f"revenue={revenue}")
    run("goal", shop, "total_revenue", "100", "--from", "2026-01", "--to", "2026-12")
    item = run("attention", shop, "--at", "2026-03", "--json").json[0]
    assert (item["why"], item["status"]) == (Why.IN_DANGER, "on track")
    assert item["measure"] == (
        "on track: goal 100.00; 2026-01 to 2026-03: 280, goal so far 300, 102 a month needed from here"
    )
    assert "Total revenue (total_revenue) in 2026-03 is 100.00" in run("attention", shop, "--at", "2026-03").out


def test_goals_due_for_review_come_last(run: Run, shop: Path) -> None:
    run("set", shop, "2026-01", "revenue=100")
    run("goal", shop, "total_revenue", "100", "--from", "2020-01", "--to", "2099-12", "--review-on", "2026-02-01")
    item = run("attention", shop, "--at", "2026-01", "--json").json[-1]
    assert (item["why"], item["indicator"]) == (Why.REVIEW, "total_revenue")
    assert item["review"]["review_on"] == "2026-02-01"
    assert "is due for review" in run("attention", shop, "--at", "2026-01").out


def test_open_questions_are_one_thing_with_all_their_sentences(run: Run, sample: Path) -> None:
    (item,) = [item for item in run("attention", sample, "--json").json if item["why"] == Why.QUESTIONS]
    assert len(item["questions"]) == int(item["fact"].split()[0])
    assert item["measure"] == item["questions"][0]


def test_nothing_is_said_of_nothing(run: Run, shop: Path) -> None:
    assert "nothing needs a look" in run("attention", shop).out
    assert run("attention", shop, "--json").json == []


def test_a_running_month_is_not_judged(run: Run, sample: Path) -> None:
    items = run("attention", sample, "--at", "2026-09", "--json").json
    assert {item["why"] for item in items} <= {Why.QUESTIONS, Why.REVIEW}


def test_a_period_that_is_none_is_refused(run: Run, sample: Path) -> None:
    said = run("attention", sample, "--at", "soon")
    assert said.code == 1 and "no period" in said.err


def test_months_in_a_row_are_counted_in_english() -> None:
    told = [_ordinal(number) for number in (8, 11, 13, 21, 22, 23, 112)]
    assert told == ["8th", "11th", "13th", "21st", "22nd", "23rd", "112th"]


NEAR = (
    ("2024-03", "email_ctr", "above"),
    ("2026-01", "email_ctr", "below"),
    ("2024-10", "marketing_cost_ratio", "above"),
)


@pytest.mark.parametrize(("month", "name", "side"), NEAR)
def test_what_lies_beyond_the_usual_range_can_be_told_from_its_end(
    run: Run, sample: Path, month: str, name: str, side: str
) -> None:
    """3.6 % is not read as above a range that ends at 3.6 %: both get the decimals that they need."""
    items = run("attention", sample, "--at", month, "--json").json
    (item,) = [item for item in items if item["indicator"] == name]
    told = re.search(
        rf"{month} \(([\d.]+) %\) is {side} the usual range, usually ([\d.]+) % to ([\d.]+) %", item["measure"]
    )
    assert told is not None, item["measure"]
    value, low, high = map(float, told.groups())
    assert value > high if side == "above" else value < low
    assert value == pytest.approx(item["value"] * 100, abs=0.006)


def test_what_can_be_told_apart_already_is_not_said_twice(run: Run, sample: Path) -> None:
    items = run("attention", sample, "--at", "2026-08", "--json").json
    (item,) = [item for item in items if item["indicator"] == "gross_margin"]
    assert item["measure"].endswith("2026-08 is below the usual range, usually 57 % to 60 %")


SEASON = (80, 78, 95, 100, 102, 90, 85, 80, 100, 110, 130, 150)


@pytest.mark.parametrize(
    ("figures", "measure"),
    [
        ([100 + 10 * at + at % 2 for at in range(14)] + [600], "2025-03 is above the range around its trend, "),
        (
            [100 + 10 * at + 2 * (at % 2) for at in range(24)] + [343 + 10 * at for at in range(8)],
            "2026-08 is the 9th month in a row above its trend, the range around its trend is ",
        ),
        (
            [(each + at % 3) * (1 + at / 50) for at, each in enumerate(SEASON * 2)] + [400],
            "2026-01 is above the range around its trend, ",
        ),
        (
            [each + at % 3 for at, each in enumerate(SEASON * 2)] + [400],
            "2026-01 is above the usual range, usually ",
        ),
    ],
    ids=["trend", "run", "growing season", "season"],
)
def test_what_lies_around_a_trend_is_not_called_usual(
    run: Run, tmp_path: Path, figures: list[float], measure: str
) -> None:
    file = tmp_path / "own.kpidesk"
    run("new", file, "--starter", "shop", "--currency", "EUR")
    table = tmp_path / "own.csv"
    months = [f"{2024 + at // 12}-{at % 12 + 1:02},{each:.0f}" for at, each in enumerate(figures)]
    table.write_text("\n".join(["month,customers_end", *months]) + "\n")
    run("import", file, table)
    run("goal", file, "customer_count", 1, "--at", months[-1][:7])
    (item,) = [each for each in run("attention", file, "--at", months[-1][:7], "--json").json if each["indicator"]]
    assert measure in item["measure"]
    assert item["measure"].count("usual") == 2 * (item["limits"]["basis"] == "season" and "usual" in measure)
