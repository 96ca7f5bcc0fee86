"""Figures from spreadsheets that others made."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.exchange.spreadsheet import packed, parts, rows_xml, spreadsheet


def test_a_spreadsheet_is_imported_exactly(run: Run, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(spreadsheet(("month", "revenue"), ("2026-01", 1.234), ("2026-02", 0.1 + 0.2), ("2026-03", -5)))
    assert run("import", shop, path, "--sheet", "Figures").out.endswith("imported: 3 new, 0 changed, 0 the same\n")
    rows = run("show", shop, "revenue", "--at", "2026-03", "--from", "2026-01", "--json").json
    assert [row["value"] for row in rows] == [1.234, 0.3, -5.0]


@pytest.mark.parametrize("text", ["NaN", "inf", "-Infinity", "1e400", "1E5"])
def test_what_is_no_finite_number_is_refused_with_its_place(run: Run, shop: Path, tmp_path: Path, text: str) -> None:
    before = shop.read_bytes()
    (tmp_path / "a.csv").write_text(f"month,revenue\n2026-01,5\n2026-02,{text}\n")
    (tmp_path / "a.xlsx").write_bytes(spreadsheet(("month", "revenue"), ("2026-01", 5), ("2026-02", text)))
    for name in ("a.csv", "a.xlsx"):
        said = run("import", shop, tmp_path / name)
        assert said.code == 1
        assert "B3" in said.err and f"column “revenue”, 2026-02: “{text}” is text, not a number" in said.err
    assert shop.read_bytes() == before


def test_a_number_beyond_all_numbers_is_refused_with_its_cell(run: Run, shop: Path, tmp_path: Path) -> None:
    cells = (
        rows_xml(("month", "revenue")) + '<row r="2"><c t="inlineStr"><is><t>2026-01</t></is></c><c r="B2"><v>1e400</v>'
    )
    (tmp_path / "a.xlsx").write_bytes(packed(parts(cells + "</c></row>")))
    assert (
        "B2 of “Figures”, column “revenue”, 2026-01: the sheet shows the error inf"
        in run("import", shop, tmp_path / "a.xlsx").err
    )


def test_a_sheet_that_is_not_there_is_told(run: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(spreadsheet(("month", "revenue"), ("2026-01", 1)))
    assert "the sheets are “Figures”" in run("import", shop, tmp_path / "a.xlsx", "--sheet", "2026").err


def test_a_table_of_blanks_has_no_last_month(run: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("month,revenue\n2026-01,\n")
    said = run("import", shop, tmp_path / "a.csv", "--unfinished-until", "2026-01-09")
    assert (said.code, "no number stands beside" in said.err) == (1, True)
