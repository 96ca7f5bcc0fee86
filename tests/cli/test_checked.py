"""The check of a file from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.check_report import CheckStep
from kpidesk.store.schema.schema import SCHEMA
from tests.cli.conftest import Run

STEPS = [step.name.lower() for step in CheckStep]


def test_every_step_of_a_sound_file_is_told(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    said = run("check", sample).out.splitlines()
    assert said[: len(STEPS)] == [f"   ok    {step}" for step in CheckStep]
    assert f"schema {SCHEMA};" in said[-2] and " figures, 1 changes saved" in said[-2]
    assert said[-1] == f"{sample}: sound"
    assert sample.read_bytes() == before


def test_a_sound_file_has_its_facts_as_json(run: Run, sample: Path) -> None:
    told = run("check", sample, "--json").json
    assert [step["step"] for step in told["steps"]] == STEPS
    assert all(step["passed"] and not step["faults"] for step in told["steps"])
    assert (told["sound"], told["problem"], told["schema"], told["size"]) == (True, None, SCHEMA, sample.stat().st_size)
    assert told["identity"]["seq"] == 1 and len(told["identity"]["rev"]) == 32
    assert told["rows"]["value"] == told["rows"]["value_log"] > 1000


def test_the_step_that_failed_is_named_and_the_rest_was_not_reached(run: Run, sample: Path) -> None:
    with closing(sqlite3.connect(sample, isolation_level=None)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON value BEGIN DELETE FROM value; END")
    said = run("check", sample)
    assert said.code == 1
    assert "the trigger “t” does not belong here" in said.err and "repair" in said.err
    told = run("check", sample, "--json").json
    assert (told["sound"], told["problem"], told["identity"], told["rows"]) == (False, "foreign", None, {})
    passed = {step["step"]: step["passed"] for step in told["steps"]}
    assert passed == dict.fromkeys(STEPS) | {"file": True, "header": True, "schema": True, "foreign": False}


@pytest.mark.parametrize(
    ("name", "problem"), [("none", "not_found"), ("", "is_folder"), ("text", "not_kpidesk")], ids=str
)
def test_what_is_no_file_of_ours_is_refused_with_a_record(run: Run, tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "text").write_text("Dear bank")
    said = run("check", tmp_path / name, "--json")
    assert (said.code, said.json["problem"], said.json["sound"]) == (1, problem, False)
    assert said.err.startswith("kpidesk-cli: ")


def test_a_file_of_an_older_version_is_sound_and_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    kept = Path(__file__).parent.parent / "store" / "upgrade_from" / "0001.kpidesk"
    older = tmp_path / "older.kpidesk"
    older.write_bytes(kept.read_bytes())
    assert f"schema 1, opening brings it to {SCHEMA}; 16,896 bytes, 4 figures" in run("check", older).out
    assert older.read_bytes() == kept.read_bytes()


def changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_file_whose_texts_are_not_utf_8_is_damaged_and_can_be_repaired(run: Run, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kpidesk"
    with closing(sqlite3.connect(sample)) as old, closing(sqlite3.connect(other, isolation_level=None)) as new:
        new.execute("PRAGMA encoding='UTF-16'")
        new.executescript("".join(old.iterdump()))
        for name in ("application_id", "user_version"):
            new.execute(f"PRAGMA {name}={old.execute(f'PRAGMA {name}').fetchone()[0]}")
    for command in (["check", other], ["show", other, "--at", "2025-05"], ["set", other, "2026-09", "orders=1"]):
        said = run(*command)
        assert said.code == 1
        assert "texts are not UTF-8" in said.err
    whole = tmp_path / "whole.kpidesk"
    assert run("repair", other, "-o", whole).code == 0
    assert run("check", whole).code == 0
    assert run("show", whole, "--at", "2025-05").out == run("show", sample, "--at", "2025-05").out


def test_moment_beyond_the_calendar_is_found_by_the_check_and_told_by_the_history(run: Run, sample: Path) -> None:
    changed(sample, "UPDATE commit_log SET at = 9000000000000000000")
    assert run("check", sample, "--json").json["problem"] == "damaged"
    said = run("history", sample, "orders")
    assert said.code == 1
    assert "damaged" in said.err


@pytest.mark.parametrize(
    ("formula", "why"), [("ratio + 1", "These go round in a circle"), ('__import__("os")', "there is no function")]
)
def test_file_with_a_formula_that_no_kpidesk_would_take_is_not_called_sound(
    run: Run, sample: Path, formula: str, why: str
) -> None:
    assert run("indicator", sample, "ratio", "--label", "Ratio", "--formula", "orders / 2").code == 0
    assert run("check", sample, "--json").json["unusable"] is None
    with closing(sqlite3.connect(sample, isolation_level=None)) as connection:
        connection.execute("UPDATE own_indicator SET formula = ?", (formula,))
    said = run("check", sample)
    assert said.code == 1
    assert "it cannot be used" in said.err and why in said.err
    assert not said.out.endswith(": sound\n")
    assert why in run("check", sample, "--json").json["unusable"]


def test_chosen_figure_that_nobody_knows_here_is_left_out(run: Run, sample: Path) -> None:
    before = run("show", sample, "--at", "2025-05").out
    changed(
        sample,
        "INSERT INTO indicator SELECT max(key) + 1, 'from_a_newer_catalogue', max(position) + 1 FROM indicator",
    )
    assert run("show", sample, "--at", "2025-05").out == before
    assert run("indicator", sample, "extra", "--label", "Extra").code == 0


def test_names_in_a_hostile_file_command_no_terminal(run: Run, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as raw, raw:
        raw.execute(f'CREATE TABLE "\x1b[2J{"x" * 5000}\x07" (x)')
    said = run("check", sample)
    assert said.code == 1
    assert (said.out + said.err).replace("\n", "").isprintable()
    assert len(said.out + said.err) < 3000
