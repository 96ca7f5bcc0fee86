"""Whether an open database is sound: its parts, pages, references, figures. Reads only, and never without end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from kpidesk.domain.check_report import CheckStep, Finding
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.checking.figure_checks import identity_faults, log_faults, reason_faults
from kpidesk.store.checking.row_checks import page_faults, reference_faults, rule_faults
from kpidesk.store.checking.row_counts import count_faults
from kpidesk.store.database.engine import bounded, without_rules
from kpidesk.store.database.self_test import refuse_if_numbers_change
from kpidesk.store.problems import refusal, refusing
from kpidesk.store.schema.allow_list import Words, acting, allowed, missing, parts_of, strangers
from kpidesk.store.schema.schema import FIRST_WITH_CARDS, FIRST_WITH_IDENTITY, SCHEMA
from kpidesk.store.schema.version_gate import unreadable, version_faults

OF_THE_FILE = (FileProblem.DAMAGED, FileProblem.FOREIGN)
"""What a file is refused for because of what it holds."""


@dataclass
class _Subject:
    """What is examined: a file that says to have that schema."""

    connection: Connection
    schema: int

    @cached_property
    def parts(self) -> Words:
        return parts_of(self.connection)

    @property
    def known(self) -> Words:
        """What a file of this schema is made of; of a newer one, what of it is known here."""
        return allowed(min(self.schema, SCHEMA))


def faults(engine: Engine, schema: int | None = None) -> list[str]:
    """What is wrong with a file of that schema (None: this version's), in plain sentences; empty when nothing is.

    Raises DBAPIError or OSError when the file cannot be looked at.
    """
    return [fault for finding in findings(engine, schema or SCHEMA) for fault in finding.faults]


def findings(engine: Engine, schema: int) -> list[Finding]:
    """Every step up to the first that fails."""
    found: list[Finding] = []
    with bounded(engine), without_rules(engine), engine.connect() as connection:
        subject = _Subject(connection, schema)
        try:
            for step, problem, look in _STEPS:
                wrong = tuple(look(subject))
                found.append(Finding(step, wrong, problem if wrong else None))
                if wrong:
                    break
        except (DBAPIError, UnicodeError, MemoryError, OverflowError) as error:
            found.append(broken_off(_STEPS[len(found)][0], error))
    return found


def examine(path: Path, engine: Engine, schema: int) -> None:
    """Raise FileRefused (FOREIGN, NEWER, DAMAGED) for the first fault of a file of that schema."""
    with refusing(path, looking=True):
        last = findings(engine, schema)[-1]
        if last.problem is not None:
            raise FileRefused(path, last.problem, last.faults[0])


def broken_off(step: CheckStep, error: Exception) -> Finding:
    """What the file itself broke is a fault of it. Raises the error when anything else may be the cause."""
    expected = refusal(Path(), error, looking=True)
    if not isinstance(expected, FileRefused) or expected.problem not in OF_THE_FILE:
        raise error
    return Finding(step, (expected.detail,), expected.problem)


@contextmanager
def examined(path: Path, schema: int, connect: Callable[[Path], Engine]) -> Iterator[Engine]:
    """As `open_examined`, and closed at the end."""
    engine = open_examined(path, schema, connect)
    try:
        yield engine
    finally:
        engine.dispose()


def open_examined(path: Path, schema: int, connect: Callable[[Path], Engine]) -> Engine:
    """Connect to the file and examine it before anything else is done with it. Raises FileRefused.

    A file is called damaged only when it still is after it was opened anew: a drive that fails for a moment looks
    just like that.
    """
    refuse_if_numbers_change(path)
    try:
        return _examined_once(path, schema, connect)
    except FileRefused as refused:
        if refused.problem is not FileProblem.DAMAGED:
            raise
    return _examined_once(path, schema, connect)


def _examined_once(path: Path, schema: int, connect: Callable[[Path], Engine]) -> Engine:
    with refusing(path, looking=True):
        engine = connect(path)
        try:
            examine(path, engine, schema)
        except BaseException:
            engine.dispose()
            raise
        return engine


def _unreadable_schema(subject: _Subject) -> list[str]:
    return [] if subject.parts else ["it has no tables"]


def _strangers(subject: _Subject) -> list[str]:
    if subject.schema > SCHEMA:
        return acting(subject.parts)
    return strangers(subject.parts, subject.known)


def _unreadable(subject: _Subject) -> list[str]:
    return unreadable(subject.connection, subject.schema, subject.parts, subject.known)


def _version_faults(subject: _Subject) -> list[str]:
    return version_faults(subject.connection, subject.schema)


def _rule_faults(subject: _Subject) -> list[str]:
    return rule_faults(subject.connection, {part.name for part in subject.known})


def _identity_faults(subject: _Subject) -> list[str]:
    return identity_faults(subject.connection) if subject.schema >= FIRST_WITH_IDENTITY else []


def _count_faults(subject: _Subject) -> list[str]:
    if not FIRST_WITH_CARDS <= subject.schema <= SCHEMA:
        return []
    return count_faults(subject.connection, {part.name for part in subject.known})


def _log_faults(subject: _Subject) -> list[str]:
    found = log_faults(subject.connection) if subject.schema >= FIRST_WITH_IDENTITY else []
    return found + (reason_faults(subject.connection) if subject.schema >= FIRST_WITH_CARDS else [])


_STEPS: tuple[tuple[CheckStep, FileProblem, Callable[[_Subject], list[str]]], ...] = (
    (CheckStep.SCHEMA, FileProblem.DAMAGED, _unreadable_schema),
    (CheckStep.FOREIGN, FileProblem.FOREIGN, _strangers),
    (CheckStep.READABLE, FileProblem.NEWER, _unreadable),
    (CheckStep.TABLES, FileProblem.DAMAGED, lambda subject: missing(subject.parts, subject.known)),
    (CheckStep.PAGES, FileProblem.DAMAGED, lambda subject: page_faults(subject.connection)),
    (CheckStep.VERSION, FileProblem.DAMAGED, _version_faults),
    (CheckStep.REFERENCES, FileProblem.DAMAGED, lambda subject: reference_faults(subject.connection)),
    (CheckStep.RULES, FileProblem.DAMAGED, _rule_faults),
    (CheckStep.IDENTITY, FileProblem.DAMAGED, _identity_faults),
    (CheckStep.COUNTS, FileProblem.DAMAGED, _count_faults),
    (CheckStep.LOG, FileProblem.DAMAGED, _log_faults),
)
