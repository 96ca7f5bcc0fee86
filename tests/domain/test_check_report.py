"""What a check found is told in clean sentences."""

from pathlib import Path

from kpidesk.domain.check_report import CheckStep, Finding
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.text import SENTENCE_LENGTH

EVIL = "the table “\x1b[2Jgone\x07" + "y" * 10_000 + "”"


def test_what_a_file_says_of_itself_commands_no_terminal_and_fills_none() -> None:
    finding = Finding(CheckStep.FOREIGN, (EVIL,), FileProblem.FOREIGN)
    assert finding.faults[0].startswith("the table “[2Jgone")
    assert len(finding.faults[0]) == SENTENCE_LENGTH
    refused = FileRefused(Path("shop.kpidesk"), FileProblem.FOREIGN, EVIL)
    assert refused.detail.isprintable() and str(refused).isprintable()
