"""What a check of a file found, step by step."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kpidesk.domain.file_facts import Identity, Notice
from kpidesk.domain.refusal import FileProblem
from kpidesk.domain.text import SENTENCE_LENGTH, clean_text


class CheckStep(StrEnum):
    """What is looked at before a file is opened, in this order. After a step that fails, the rest is not looked at."""

    FILE = "it is a file that may be read"
    HEADER = "it is a kpidesk file"
    SCHEMA = "its schema can be read"
    FOREIGN = "nothing in it could act by itself"
    READABLE = "this version may read it"
    TABLES = "every table is there"
    PAGES = "every page is sound"
    VERSION = "it says which schema it has"
    REFERENCES = "every reference leads somewhere"
    RULES = "every row keeps the rules"
    IDENTITY = "it says which file and which state it is"
    COUNTS = "as many rows are there as it says"
    LOG = "every figure is what its log says"
    CONTENTS = "every row can be understood"


@dataclass(frozen=True, slots=True)
class Finding:
    """One step: passed without ``faults`` (sentences). ``problem`` is what the file is refused for otherwise.

    A sentence may quote the file, which may hold anything: it is cleaned.
    """

    step: CheckStep
    faults: tuple[str, ...] = ()
    problem: FileProblem | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "faults", tuple(clean_text(fault, SENTENCE_LENGTH) for fault in self.faults))

    @property
    def passed(self) -> bool:
        return self.problem is None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``findings`` are the steps that were reached; only the last one can have failed.

    ``size`` in bytes, ``rows`` by table. ``schema``, ``size`` and ``identity`` are None and ``rows`` empty when the
    file was refused before they could be read. ``newest_schema`` is the one of this version: an older file is sound
    and will be brought to it when it is opened.
    """

    path: Path
    findings: tuple[Finding, ...]
    newest_schema: int
    size: int | None = None
    schema: int | None = None
    identity: Identity | None = None
    rows: dict[str, int] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()

    @property
    def is_sound(self) -> bool:
        return self.problem is None

    @property
    def problem(self) -> FileProblem | None:
        """What the file is refused for; None when it is sound."""
        return self.findings[-1].problem if self.findings else None

    @property
    def faults(self) -> list[str]:
        """In sentences."""
        return [fault for finding in self.findings for fault in finding.faults]

    @property
    def not_reached(self) -> tuple[CheckStep, ...]:
        reached = {finding.step for finding in self.findings}
        return tuple(step for step in CheckStep if step not in reached)
