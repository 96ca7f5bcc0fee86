"""Files of any shape, ready-made readers and mappings, from the command line."""

import argparse
import json
import shlex
from pathlib import Path

import openpyxl
import pytest

from kpidesk.cli.main import parser, shielded
from kpidesk.exchange.readers import READERS
from tests.cli.conftest import Run

GERMAN = (
    "Monat;Nettoumsatz;Bestellungen;Notiz\n"
    "Januar 2026;1.234,50 €;12;ruhig\nFebruar 2026;2.000,00 €;20;\nSumme;3.234,50 €;32;\n"
)
BANK = (
    "Date,Description,Amount,Balance\n"
    "2026-01-03,HETZNER ONLINE hosting,-20.00,980.00\n2026-01-05,Invoice 7,500.00,1480.00\n"
    "2026-02-03,HETZNER ONLINE hosting,-22.00,1458.00\n2026-02-10,To savings,-400.00,1058.00\n"
)


def file(folder: Path, text: str, name: str = "figures.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def value(run: Run, shop: Path, name: str, at: str = "2026-01", *more: str) -> object:
    return run("show", shop, name, "--at", at, "--json", *more).json[0]["value"]


def test_a_sheet_in_another_language_says_where_it_goes_and_what_is_left_out(
    run: Run, shop: Path, tmp_path: Path
) -> None:
    said = run("import", shop, file(tmp_path, GERMAN))
    assert said.code == 0, said.err
    assert "left out: line 4 “Summe”, total" in said.out
    assert "Nettoumsatz -> revenue\nBestellungen -> orders\n" in said.out
    assert said.out.endswith("imported: 4 new, 0 changed, 0 the same\n")
    assert value(run, shop, "revenue") == 1234.5


def test_importing_twice_changes_not_a_byte(run: Run, shop: Path, tmp_path: Path) -> None:
    run("import", shop, file(tmp_path, GERMAN))
    before = shop.read_bytes()
    said = run("import", shop, file(tmp_path, GERMAN))
    assert (said.code, said.out.splitlines()[-1]) == (0, "nothing to import: 0 new, 0 changed, 4 the same")
    assert shop.read_bytes() == before


def test_a_dry_run_says_of_every_cell_what_would_happen(run: Run, shop: Path, tmp_path: Path) -> None:
    run("set", shop, "2026-01", "revenue=5", "orders=3")
    before = shop.read_bytes()
    path = file(tmp_path, "month,revenue,orders,aov\n2026-01,9,3,4\n2026-02,7,x,2\n2026-03,-,4,\n")
    said = run("import", shop, path, "--dry-run")
    assert said.code == 1 and "“x” is text, not a number" in said.err
    cells = [" ".join(line.split()) for line in said.out.splitlines()]
    assert "B2 2026-01 revenue 9 5 9 changed" in cells
    assert "C2 2026-01 orders 3 3 3 same" in cells
    assert "B3 2026-02 revenue 7 - 7 new" in cells
    assert "C3 2026-02 orders x - - refused: “x” is text, not a number" in cells
    assert "B4 2026-03 revenue - - - left out: a dash is a blank" in cells
    assert "2026-01: aov is 4 in D2, here 3" in cells
    assert shop.read_bytes() == before


def test_a_dry_run_as_json_has_stable_keys_and_exact_numbers(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "month,revenue,aov\n2026-01,0.1,2\n")
    told = run("import", shop, path, "--dry-run", "--json").json
    assert set(told) == {
        *("stored", "reader", "new", "changed", "same", "refused", "left_out", "columns", "cells", "left_out_lines"),
        *("notes", "closed_months", "kpi_differences"),
    }
    assert (told["stored"], told["new"], told["reader"]) == (False, 1, None)
    assert told["cells"] == [
        {
            "column": "revenue",
            "place": "B2",
            "month": "2026-01",
            "id": "revenue",
            "segment": None,
            "text": "0.1",
            "value": 0.1,
            "before": None,
            "state": "new",
            "reason": None,
        }
    ]
    assert [each["compared_with"] for each in told["columns"]] == [None, "aov"]
    assert run("import", shop, path, "--json").json["stored"] is True


def test_refused_cells_stop_everything_unless_they_are_skipped(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "month,revenue,orders\n2026-01,9,3\n2026-02,7,x\n")
    before = shop.read_bytes()
    assert run("import", shop, path).code == 1
    assert shop.read_bytes() == before
    said = run("import", shop, path, "--skip-refused")
    assert said.code == 0 and "refused: C3, column “orders”" in said.out
    assert said.out.endswith("imported: 3 new, 0 changed, 0 the same, 1 refused\n")


def test_impossible_figures_are_refused_cells(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "month,emails_sent,emails_delivered\n2026-01,10,11\n2026-02,10,9\n")
    said = run("import", shop, path)
    assert said.code == 1 and "Emails delivered (11) cannot be more than Emails sent (10)" in said.err
    assert run("import", shop, path, "--skip-refused").code == 0
    assert value(run, shop, "emails_delivered", "2026-02") == 9.0


def test_a_column_goes_to_a_part_of_the_business(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "month,google,x\n2026-01,9,1\n")
    said = run("import", shop, path, "--map", "google=visitors@channel:search")
    assert "google -> visitors@channel:search" in said.out and "left out: column “x”" in said.out
    assert value(run, shop, "visitors", "2026-01", "--segment", "channel:search") == 9.0


def test_what_was_decided_is_remembered_for_files_of_that_shape(run: Run, shop: Path, tmp_path: Path) -> None:
    run("import", shop, file(tmp_path, "month,takings,x\n2026-01,9,1\n"), "--map", "takings=revenue")
    said = run("import", shop, file(tmp_path, "month,takings,x\n2026-02,7,1\n", "later.csv"))
    assert said.out.endswith("imported: 1 new, 0 changed, 0 the same\n")
    assert value(run, shop, "revenue", "2026-02") == 7.0


def test_a_mapping_is_written_and_used_for_another_business(run: Run, shop: Path, tmp_path: Path) -> None:
    path, kept = file(tmp_path, "month,a,b\n2026-01,9,1\n"), tmp_path / "kept.json"
    assert run("import", shop, path, "--map", "a=revenue", "b=", "--save-mapping", kept).code == 0
    assert json.loads(kept.read_text())["targets"]["a"] == {"indicator": "revenue"}
    run("new", tmp_path / "other.kpidesk")
    said = run("import", tmp_path / "other.kpidesk", path, "--mapping", kept)
    assert said.out.endswith("imported: 1 new, 0 changed, 0 the same\n")


@pytest.mark.parametrize("text", ["", "[]", "{", "\x00", '"x"', "[" * 100_000])
def test_a_mapping_that_is_none_is_refused(run: Run, shop: Path, tmp_path: Path, text: str) -> None:
    path = file(tmp_path, "month,revenue\n2026-01,9\n")
    said = run("import", shop, path, "--mapping", file(tmp_path, text, "kept.json"))
    assert said.code == 1 and "this is no mapping" in said.err
    assert run("import", shop, path, "--mapping", tmp_path / "none.json").code == 1


def test_a_mapping_of_nonsense_decides_nothing(run: Run, shop: Path, tmp_path: Path) -> None:
    kept = file(tmp_path, '{"targets": {"revenue": 5, "x": {"indicator": []}}, "forms": [], "sheets": 7}', "kept.json")
    assert run("import", shop, file(tmp_path, "month,revenue\n2026-01,9\n"), "--mapping", kept).code == 0
    assert value(run, shop, "revenue") == 9.0


def test_years_on_sheets_of_their_own_are_put_together_or_chosen(run: Run, shop: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for year in (2024, 2025):
        sheet = book.create_sheet(str(year))
        sheet.append(["", "Jan", "Feb"])
        sheet.append(["Revenue", year, year + 0.5])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "years.xlsx")
    said = run("import", shop, tmp_path / "years.xlsx", "--dry-run")
    assert "would import 4 new" in said.out, said.err
    assert "would import 2 new" in run("import", shop, tmp_path / "years.xlsx", "--dry-run", "--sheet", "2025").out
    both = run("import", shop, tmp_path / "years.xlsx", "--sheet", "2024", "--sheet", "2025")
    assert both.out.endswith("imported: 4 new, 0 changed, 0 the same\n")
    assert value(run, shop, "revenue", "2025-02") == 2025.5


def test_months_without_a_year_are_told_theirs(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "month,revenue\nJanuary,9\nFebruary,8\n")
    assert "--year" in run("import", shop, path).err
    assert run("import", shop, path, "--year", "2026").code == 0
    assert value(run, shop, "revenue", "2026-02") == 8.0
    assert run("import", shop, path, "--year", "26").code == 2


def test_days_are_ordered_and_added_up_when_that_is_said(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "date,revenue\n03/04/2026,5\n04/04/2026,6\n")
    assert "--day-order" in run("import", shop, path).err
    assert "--by-month" in run("import", shop, path, "--day-order", "day-first").err
    assert run("import", shop, path, "--day-order", "day-first", "--by-month").code == 0
    assert value(run, shop, "revenue", "2026-04") == 11.0


def test_figures_of_a_closed_month_change_only_for_a_reason(run: Run, shop: Path, tmp_path: Path) -> None:
    run("set", shop, "2026-01", "revenue=5")
    run("month", shop, "2026-01", "--closed")
    path = file(tmp_path, "month,revenue\n2026-01,9\n2026-02,8\n")
    assert "2026-01 is closed; with --reopen REASON" in run("import", shop, path).err
    assert "left out: figures of 2026-01" in run("import", shop, path, "--skip-refused").out
    assert run("import", shop, path, "--reopen", "the books were wrong").code == 0
    assert value(run, shop, "revenue") == 9.0


# -- ready-made readers -------------------------------------------------------------------------------------------


def test_a_bank_account_is_totalled_by_month_and_by_rules_that_are_remembered(
    run: Run, shop: Path, tmp_path: Path
) -> None:
    rules = ("--rules", "hetzner=out:expenses", "--rules", "to savings=own transfer")
    said = run("import", shop, file(tmp_path, BANK), *rules)
    assert said.code == 0, said.err
    assert "reader: Bank account" in said.out and "note: 1 of 4 bookings are own transfers" in said.out
    assert (value(run, shop, "cash_in"), value(run, shop, "expenses", "2026-02")) == (500.0, 22.0)
    later = BANK.replace("2026-01", "2026-03").replace("2026-02", "2026-04")
    assert run("import", shop, file(tmp_path, later, "later.csv")).code == 0
    assert value(run, shop, "expenses", "2026-04") == 22.0


def test_a_reader_can_be_named_or_kept_out(run: Run, shop: Path, tmp_path: Path) -> None:
    path = file(tmp_path, BANK)
    assert "reader: Bank account" in run("import", shop, path, "--reader", "BANK account", "--dry-run").out
    assert "more than one line a month" in run("import", shop, path, "--reader", "none").err
    assert "this is no file of Shopify" in run("import", shop, path, "--reader", "shopify").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--rules", "hetzner"), "TEXT=SIGN:FIGURE"),
        (("--rules", "hetzner=up:expenses"), "TEXT=SIGN:FIGURE"),
        (("--rules", "hetzner=out:expnses"), "the nearest is expenses"),
        (("--rules", "hetzner=out:profit"), "is calculated"),
        (("--rules", "hetzner=out:cash_out"), "counts as money received"),
        (("--rules", " =out:expenses"), "needs a text"),
        (("--split",), "--split says nothing about the reader “Bank account”"),
        (("--reader", "shopfy"), "the nearest is “Shopify”"),
        (("--reader", "none", "--rules", "a=out:expenses"), "no ready-made reader"),
        (("--sheet", "2025"), "no .xlsx file"),
        (("--month", "soon"), "is no month"),
        (("--map", "x"), "COLUMN=FIGURE"),
        (("--map", "Money received=visitors@search"), "is no segment"),
        (("--map", "Nothing=revenue"), "no column is called “Nothing”"),
        (("--map", "\x1b[31m=revenue"), "no column is called"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_remedy(
    run: Run, shop: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = shop.read_bytes()
    said = run("import", shop, file(tmp_path, BANK), *arguments)
    assert said.code == 1 and words in said.err and "\x1b" not in said.err
    assert shop.read_bytes() == before


def test_every_reader_is_listed_with_the_columns_that_it_looks_for(run: Run) -> None:
    told = run("readers", "--json").json
    assert [each["name"] for each in told] == [reader.name for reader in READERS]
    assert all(
        column["heading"] and column["meaning"] for each in told for d in each["downloads"] for column in d["columns"]
    )
    said = run("readers", "shopify").out
    assert said.startswith("Shopify") and "-> revenue" in said
    assert "the nearest is “Mailchimp”" in run("readers", "mailchmp").err


# -- help ---------------------------------------------------------------------------------------------------------


def examples() -> list[str]:
    """Every example that a --help shows."""
    found: list[str] = []
    waiting = [parser()]
    while waiting:
        each = waiting.pop()
        found += [line.strip() for line in (each.epilog or "").splitlines() if line.startswith("  kpidesk-cli ")]
        for action in each._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
    return found


@pytest.mark.parametrize("example", sorted(examples()))
def test_every_example_of_the_help_is_right_usage(example: str) -> None:
    asked = parser().parse_args(shielded(shlex.split(example)[1:]))
    assert callable(asked.run)


def test_every_command_has_an_example_and_says_how_it_ends(run: Run) -> None:
    made = parser()._actions
    (commands,) = (action.choices for action in made if isinstance(action, argparse._SubParsersAction))
    assert len(commands) == 35
    for name in commands:
        said = run(name, "--help")
        assert said.code == 0 and f"kpidesk-cli {name}" in said.out.split("example:")[1]
        assert "It ends with 0 when done, 1 when something was refused" in said.out
