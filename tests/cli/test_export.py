"""Typed figures out, and back in."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run


@pytest.fixture
def filled(run: Run, shop: Path) -> Path:
    run("set", shop, "2026-01", "revenue=1.234", "orders=100")
    run("set", shop, "2026-03", "revenue=-0.0000001", "ad_spend=999.125")
    run("set", shop, "2026-02", "visitors=50", "--segment", "channel:newsletter")
    return shop


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_import_takes_an_export_back_unchanged(run: Run, filled: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    assert run("export", filled, "-o", out).out == f"{out}: 3 figures, 3 months\n"
    assert run("import", filled, out).out.endswith("nothing to import: 0 new, 0 changed, 4 the same\n")
    run("new", tmp_path / "other.kpidesk", "--starter", "shop")
    assert run("import", tmp_path / "other.kpidesk", out).out.endswith("imported: 4 new, 0 changed, 0 the same\n")


def test_every_month_has_a_row_and_every_figure_its_id(run: Run, filled: Path, tmp_path: Path) -> None:
    run("export", filled, "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines() == [
        '"month","revenue","orders","ad_spend"',
        '"2026-01","1.2340","100.0",""',
        '"2026-02","","",""',
        '"2026-03","-0.0000001","","999.1250"',
    ]


def test_one_segment_is_exported_by_itself(run: Run, filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert run("export", filled, "-o", out, "--segment", "channel:newsletter").out == f"{out}: 1 figure, 1 month\n"
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet.title == "channel newsletter"
    assert list(sheet.values) == [("month", "visitors"), ("2026-02", 50)]


def test_where_nothing_is_typed_nothing_is_written(run: Run, shop: Path, tmp_path: Path) -> None:
    assert "nothing is typed" in run("export", shop, "-o", tmp_path / "a.csv").err
    assert not (tmp_path / "a.csv").exists()


def test_an_export_changes_nothing_in_the_file(run: Run, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    assert run("export", filled, "-o", tmp_path / "a.ods").code == 1
    assert run("export", filled, "-o", tmp_path / "a.csv").code == 0
    assert filled.read_bytes() == before


def test_closed_months_take_back_what_they_hold_and_nothing_else(run: Run, filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    run("export", filled, "-o", out)
    run("month", filled, "2026-01", "--closed")
    assert run("import", filled, out).out.endswith("nothing to import: 0 new, 0 changed, 4 the same\n")
    out.write_text(out.read_text(encoding="utf-8").replace("100.0", "101.0"), encoding="utf-8")
    assert "2026-01 is closed" in run("import", filled, out).err
