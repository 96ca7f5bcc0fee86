"""What a check found and what a repair brought over, in the owner's words."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.check_report import CheckReport, CheckStep
from kpidesk.domain.file_facts import Backup, Salvage
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.ui.care import backup_words
from kpidesk.ui.wording import refusal_words

_PLACE = re.compile(r"\*\*\* in database \w+ \*\*\*\s*")
"""What SQLite puts before the pages that it complains of."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Check", text)


def step(value: CheckStep) -> str:
    """What holds when the step is passed."""
    return _steps()[value][0]


def failed_step(value: CheckStep) -> str:
    return _steps()[value][1]


def fault(found: str) -> str:
    """What a step found, without what only a programmer needs."""
    found = _PLACE.sub("", found).strip()
    if found.lower() == "database disk image is malformed":
        return _tr("A page of the file cannot be read")
    return found[:1].upper() + found[1:]


def _steps() -> dict[CheckStep, tuple[str, str]]:
    return {
        CheckStep.FILE: (_tr("It is a file that may be read"), _tr("It cannot be read as a file")),
        CheckStep.HEADER: (_tr("It is a kpidesk file"), _tr("It is no kpidesk file")),
        CheckStep.SCHEMA: (_tr("The list of its parts can be read"), _tr("The list of its parts cannot be read")),
        CheckStep.FOREIGN: (_tr("Nothing in it could act by itself"), _tr("Something in it could act by itself")),
        CheckStep.READABLE: (_tr("This kpidesk can read it"), _tr("This kpidesk cannot read it")),
        CheckStep.TABLES: (_tr("Every part of it is there"), _tr("A part of it is missing")),
        CheckStep.PAGES: (_tr("Every page of it is sound"), _tr("Pages of it are damaged")),
        CheckStep.VERSION: (_tr("It says which version made it"), _tr("It does not say which version made it")),
        CheckStep.REFERENCES: (
            _tr("Nothing in it has lost what it belongs to"),
            _tr("Something in it has lost what it belongs to"),
        ),
        CheckStep.RULES: (_tr("Every entry keeps the rules"), _tr("Some entries break the rules")),
        CheckStep.IDENTITY: (_tr("It says which file it is"), _tr("It does not say which file it is")),
        CheckStep.COUNTS: (_tr("No entry is missing"), _tr("Entries are missing")),
        CheckStep.LOG: (_tr("Every figure agrees with its history"), _tr("A figure does not agree with its history")),
        CheckStep.CONTENTS: (_tr("Every entry can be understood"), _tr("An entry cannot be understood")),
    }


def _tables() -> dict[str, str]:
    """What the tables hold, in the order in which they are told; those that the owner never sees are left out."""
    return {
        "value": _tr("Figures"),
        "value_log": _tr("Changes of figures"),
        "value_note": _tr("Notes on figures"),
        "month_state": _tr("Months closed or unfinished"),
        "month_note": _tr("Notes on months"),
        "goal": _tr("Goals"),
        "goal_history": _tr("Changes of goals"),
        "period_goal": _tr("Goals of quarters, years and parts"),
        "period_goal_history": _tr("Changes of those goals"),
        "benchmark": _tr("Benchmarks"),
        "further_benchmark": _tr("Further benchmarks"),
        "series_break": _tr("Places where a KPI starts anew"),
        "own_indicator": _tr("Own figures and KPIs"),
        "saved_chart": _tr("Saved charts"),
    }


def summary(report: CheckReport) -> str:
    """All is well; or what is wrong, and what can be done."""
    match report.problem:
        case None if report.schema is not None and report.schema < report.newest_schema:
            return _tr("All is well. The file is of an older kpidesk and is brought up to date when it is opened.")
        case None:
            return _tr("All is well.")
        case FileProblem.DAMAGED:
            return _tr("The file is damaged. What can still be read of it can be brought into a new file.")
        case FileProblem.FOREIGN:
            return _tr("The file has parts that do not belong in it. Its figures can be brought into a new file.")
    return _tr("The file cannot be checked. {why}").format(
        why=refusal_words.refusal(FileRefused(report.path, report.problem))
    )


def is_repairable(problem: FileProblem | None) -> bool:
    """Whether a repair could bring anything over."""
    return problem in {FileProblem.DAMAGED, FileProblem.FOREIGN, FileProblem.NOT_KPIDESK}


def counts(rows: Mapping[str, int], form: NumberForm) -> list[tuple[str, str]]:
    """What is in the file: name and number, only what there is."""
    return [(words, form.number(rows[name])) for name, words in _tables().items() if rows.get(name)]


def newest(backup: Backup, form: NumberForm) -> str:
    return _tr("The newest good backup is of {when}, {reason}: {figures}.").format(
        when=backup_words.when(backup),
        reason=backup_words.reason(backup.reason),
        figures=backup_words.figures(backup.figures, form),
    )


def question(backup: Backup) -> str:
    """What putting a backup in the place of a damaged file does."""
    return _tr(
        "The file goes back to {when}. The damaged one is kept on this computer for thirty days, in case it is needed."
    ).format(when=backup_words.when(backup))


def saved(salvage: Salvage, source: Backup | None, form: NumberForm) -> list[str]:
    """Line by line: 7,198 of 7,200 figures; what came from where; what is lost. ``source`` is the backup it used."""
    lines = []
    for name, words in _tables().items():
        count, known = salvage.saved.get(name, 0), salvage.known.get(name)
        if known:
            lines.append(_of(words, count, known, form))
        elif count:
            lines.append(_alone(words, count, form))
    if salvage.from_log:
        lines.append(_from_log(salvage.from_log, form))
    if salvage.from_backup:
        lines.append(_from_backup(salvage.from_backup, source, form))
    return [*lines, *(_lost(sentence) for sentence in salvage.lost)]


def saved_summary(salvage: Salvage) -> str:
    name = salvage.path.name
    if salvage.lost:
        return _tr("What could be read is in “{name}”. Some is lost; it is named below.").format(name=name)
    return _tr("Everything is in “{name}”; nothing is lost.").format(name=name)


def _of(name: str, count: int, known: int, form: NumberForm) -> str:
    return _tr("{name}: {n} of {all}").format(name=name, n=form.number(count), all=form.number(known))


def _alone(name: str, count: int, form: NumberForm) -> str:
    return _tr("{name}: {n}").format(name=name, n=form.number(count))


def _from_log(count: int, form: NumberForm) -> str:
    return _tr("Of the figures, {n} came from the history in the file").format(n=form.number(count))


def _from_backup(count: int, source: Backup | None, form: NumberForm) -> str:
    if source is None:
        return _tr("Of the figures, {n} came from a backup").format(n=form.number(count))
    return _tr("Of the figures, {n} came from the backup of {when}").format(
        n=form.number(count), when=backup_words.when(source)
    )


def _lost(sentence: str) -> str:
    return _tr("Lost: {what}").format(what=sentence)
