"""`make prove` finds every proof, and says so when one fails."""

import importlib
import re
from pathlib import Path

import pytest

from tests.proofs import __main__ as command
from tests.proofs.__main__ import Threat
from tests.proofs.proof import Reached, scaled


def test_every_proof_states_what_it_proves() -> None:
    for threat in command.threats():
        module = importlib.import_module(f"tests.proofs.{threat.module}")
        assert callable(module.prove)
        assert threat.rows
        assert threat.title


def test_every_proof_has_a_test_of_its_own() -> None:
    tests = "".join(path.read_text("utf-8") for path in command.HERE.glob("test_*.py"))
    untested = [threat.module for threat in command.threats() if not re.search(rf"\b{threat.module}\b", tests)]
    assert untested == []


def test_line_tells_counts_and_failures() -> None:
    threat = Threat("none", (2, 3), "power cut", 1)
    assert command.told(threat, Reached({"states": 10000, "lost": 0}), 61.2) == (
        " 2, 3  power cut: states 10,000, lost 0 (61 s) passed\n"
    )
    assert command.told(threat, Reached({"lost": 1}, ["edit 7 is gone"]), 1.0).endswith(
        "(1 s) FAILED\n         edit 7 is gone\n"
    )


def test_proof_that_breaks_has_failed(tmp_path: Path) -> None:
    reached, _ = command.made(Threat("not_there", (1,), "none", 0), 1.0, tmp_path)
    assert "No module named" in reached.failures[0]


def test_command_fails_when_a_proof_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "threats", lambda: [Threat("good", (1,), "good", 0), Threat("bad", (2,), "bad", 0)])
    monkeypatch.setattr(
        command, "made", lambda threat, scale, folder: (Reached({}, ["lost"] if threat.module == "bad" else []), 0.0)
    )
    assert command.main([]) == 1
    assert "1 of 2 passed" in capsys.readouterr().out
    assert command.main(["--rows", "1"]) == 0
    assert command.main(["--rows", "9"]) == 1, "nothing proved is no success"


def test_scale_keeps_a_least_number() -> None:
    assert [scaled(1000, 1.0), scaled(1000, 0.1), scaled(1000, 0.0001)] == [1000, 100, 1]
    assert scaled(1000, 0.001, least=30) == 30
