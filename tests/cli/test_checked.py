"""The check of a file from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.check_report import CheckStep
from tests.cli.conftest import Run


@pytest.fixture
def sample(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "sample.kpidesk"
    assert run("new", path, "--sample").code == 0
    return path


STEPS = [step.name.lower() for step in CheckStep]


def test_every_step_of_a_sound_file_is_told(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    said = run("check", sample).out.splitlines()
    assert said[: len(STEPS)] == [f"   ok    {step}" for step in CheckStep]
    assert "schema 2;" in said[-2] and " figures, 1 changes saved" in said[-2]
    assert said[-1] == f"{sample}: sound"
    assert sample.read_bytes() == before


def test_a_sound_file_has_its_facts_as_json(run: Run, sample: Path) -> None:
    told = run("check", sample, "--json").json
    assert [step["step"] for step in told["steps"]] == STEPS
    assert all(step["passed"] and not step["faults"] for step in told["steps"])
    assert (told["sound"], told["problem"], told["schema"], told["size"]) == (True, None, 2, sample.stat().st_size)
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
    assert "schema 1, opening brings it to 2; 16,896 bytes, 4 figures" in run("check", older).out
    assert older.read_bytes() == kept.read_bytes()
