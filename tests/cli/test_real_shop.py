"""A real shop, Online Retail (see tests/data/README.md): brought in, compared, and judged by what others published."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data" / "online_retail_monthly.csv"

# Changes of total sales against the month before, in percent, from an independent analysis of the same data.
PUBLISHED = {
    "2011-01": -25.2293,
    "2011-02": -11.0603,
    "2011-03": 37.1850,
    "2011-04": -27.8163,
    "2011-05": 46.6592,
    "2011-06": -4.4530,
    "2011-07": -1.4213,
    "2011-08": 0.2026,
    "2011-09": 49.3653,
    "2011-10": 5.0032,
    "2011-11": 36.5228,
    "2011-12": -70.3324,
}


@pytest.fixture
def retail(run: Run, shop: Path) -> Path:
    said = run("import", shop, DATA, "--map", "total_sales=revenue", "--map", "units_sold_uk=units_sold")
    assert said.code == 0, said.err
    assert "26 new" in said.out
    return shop


def test_changes_equal_the_published_ones(run: Run, retail: Path) -> None:
    rows = run("show", retail, "revenue", "--from", "2011-01", "--at", "2011-12", "--json").json
    assert {row["period"]: round(row["change"] * 100, 4) for row in rows} == PUBLISHED
    assert {row["change_kind"] for row in rows} == {"percent"}


def test_quarters_and_years_are_sums(run: Run, retail: Path) -> None:
    (quarter,) = run("show", retail, "revenue", "--at", "2011-Q4", "--json").json
    assert quarter["value"] == pytest.approx(1070704.67 + 1461756.25 + 433668.01)
    assert quarter["previous"] == pytest.approx(681300.11 + 682680.51 + 1019687.62)
    (year,) = run("show", retail, "revenue", "--at", "2011", "--json").json
    assert year["value"] == pytest.approx(8998790.91)


def test_the_unfinished_month_is_not_compared_in_percent(run: Run, retail: Path) -> None:
    assert run("month", retail, "2011-12", "--unfinished-until", 9).code == 0
    (row,) = run("show", retail, "revenue", "--at", "2011-12", "--json").json
    assert (row["value"], row["previous"]) == (433668.01, 1461756.25)
    assert (row["change"], row["change_kind"], row["unfinished"]) == (None, "none", True)
    assert "so far: 9 of 31 days" in run("show", retail, "revenue", "--at", "2011-12").out
    (quarter,) = run("show", retail, "revenue", "--at", "2011-Q4", "--json").json
    assert quarter["change_kind"] != "percent"


def test_an_import_can_mark_its_last_month_unfinished(run: Run, shop: Path) -> None:
    run("import", shop, DATA, "--map", "total_sales=revenue", "--unfinished-until", "2011-12-09")
    (row,) = run("show", shop, "revenue", "--at", "2011-12", "--json").json
    assert row["unfinished"] and row["change"] is None


def test_columns_without_a_mapping_are_left_out_and_said_to_be(run: Run, shop: Path) -> None:
    said = run("import", shop, DATA, "--map", "total_sales=revenue")
    assert "left out: column “active_customers_uk”" in said.out
    assert "13 new, 0 changed, 0 the same" in said.out


def test_an_import_twice_changes_nothing(run: Run, retail: Path) -> None:
    again = run("import", retail, DATA, "--map", "total_sales=revenue", "--map", "units_sold_uk=units_sold")
    assert "0 new, 0 changed, 26 the same" in again.out


def test_a_dry_run_stores_nothing(run: Run, shop: Path) -> None:
    before = shop.read_bytes()
    said = run("import", shop, DATA, "--map", "total_sales=revenue", "--dry-run")
    assert "would import 13 new" in said.out
    assert shop.read_bytes() == before
