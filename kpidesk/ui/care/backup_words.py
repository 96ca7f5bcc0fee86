"""Backups in the owner's words: why they were made, how large they are, what differs from now."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.numbers.numerals import SPACE, NumberForm
from kpidesk.domain.comparison import Comparison, Part
from kpidesk.domain.file_facts import Backup, BackupPolicy, BackupReason
from kpidesk.ui.wording import wording

_KILO = 1000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


def reason(value: BackupReason) -> str:
    return {
        BackupReason.DAY: _tr("first change of the day"),
        BackupReason.HALF_HOUR: _tr("half an hour of work"),
        BackupReason.CLOSE: _tr("file closed"),
        BackupReason.MIGRATION: _tr("before an update of the file"),
        BackupReason.IMPORT: _tr("before an import"),
        BackupReason.RESTORE: _tr("before a restore"),
        BackupReason.BULK: _tr("before much was removed"),
        BackupReason.ASKED: _tr("asked for"),
    }[value]


def size(count: int, form: NumberForm) -> str:
    """860 kB; 5.3 MB; of ``count`` bytes."""
    kilos = count / _KILO
    if kilos < _KILO:
        return form.number(max(1.0, kilos)) + SPACE + "kB"
    return form.number(kilos / _KILO, 1) + SPACE + "MB"


def figures(count: int, form: NumberForm) -> str:
    """1 figure; 7,200 figures."""
    return _tr("1 figure") if count == 1 else _tr("{n} figures").format(n=form.number(count))


def when(backup: Backup) -> str:
    return wording.moment(backup.at)


def short_difference(found: Comparison, form: NumberForm) -> str:
    """For the table: 12 figures; other things; nothing."""
    if found.is_same:
        return _tr("nothing")
    return figures(len(found.figures), form) if found.figures else _tr("no figure")


def unreadable() -> str:
    """For the table, in the place of what differs."""
    return _tr("cannot be read")


def difference(found: Comparison, form: NumberForm) -> str:
    """12 figures differ from now, also goals and notes."""
    others = wording.listed(map(part, found.others))
    if found.is_same:
        return _tr("It holds the same as now.")
    if not found.figures:
        return _tr("Every figure is the same as now. What differs: {others}.").format(others=others)
    count = len(found.figures)
    said = _tr("1 figure differs from now") if count == 1 else _tr("{n} figures differ from now")
    said = said.format(n=form.number(count))
    return _tr("{said}, also {others}.").format(said=said, others=others) if others else f"{said}."


def part(value: Part) -> str:
    return {
        Part.BUSINESS: _tr("the business"),
        Part.OWN: _tr("own figures and KPIs"),
        Part.SHOWN: _tr("which figures show"),
        Part.SEGMENTS: _tr("channels, campaigns or products"),
        Part.TOTALS: _tr("which totals follow from their parts"),
        Part.CONFIRMED: _tr("which figures are confirmed"),
        Part.MAPPINGS: _tr("how imports are taken in"),
        Part.MONTHS: _tr("which months are closed or unfinished"),
        Part.NOTES: _tr("notes"),
        Part.GOALS: _tr("goals"),
        Part.BENCHMARKS: _tr("benchmarks"),
        Part.BREAKS: _tr("where a KPI starts anew"),
        Part.TRAITS: _tr("what is known of the business"),
        Part.CHARTS: _tr("saved charts"),
    }[value]


def question(backup: Backup, found: Comparison | None, form: NumberForm) -> str:
    """What a restore would do, and how it is taken back."""
    if found is None or not found.figures:
        first = _tr("The file goes back to {when}.").format(when=when(backup))
    elif len(found.figures) == 1:
        first = _tr("The file goes back to {when}: 1 figure changes.").format(when=when(backup))
    else:
        first = _tr("The file goes back to {when}: {n} figures change.").format(
            when=when(backup), n=form.number(len(found.figures))
        )
    return first + " " + _tr("What is there now is backed up first: restoring that one undoes it.")


def restored(backup: Backup) -> str:
    return _tr("The file is as it was on {when}. What was there before is the newest backup.").format(when=when(backup))


def put_back(backup: Backup) -> str:
    """After a backup took the place of a file that did not open."""
    return _tr("The file is as it was on {when}. The damaged one is kept for thirty days.").format(when=when(backup))


def policy(value: BackupPolicy, path_name: str) -> str:
    """Where backups go from now on."""
    if value.here and value.beside:
        return _tr("Kept on this computer and in “{folder}”.").format(folder=_folder(path_name))
    if value.here:
        return _tr("Kept on this computer only: they do not go with the file.")
    if value.beside:
        return _tr("Kept in “{folder}” only: they go with the file and its drive.").format(folder=_folder(path_name))
    return _tr("No backups are made. If the file is lost, so is everything in it.")


def _folder(path_name: str) -> str:
    return _tr("{name} backups").format(name=path_name)
