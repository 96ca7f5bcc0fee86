"""Commands that look after a file: its backups, a repair, what happened to a figure."""

import argparse
import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.cli import words
from kpidesk.cli.asked import read_month
from kpidesk.domain.file_facts import Backup, Salvage
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.log import ValueEntry
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.restore import restore as put_back
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.problems import refusing
from kpidesk.store.reader import Reader
from kpidesk.store.repair.repair import repair as make_repaired
from kpidesk.workbook.opening import look_at


def backups(arguments: argparse.Namespace) -> None:
    path: Path = arguments.file
    found = backups_of(path)
    if arguments.json:
        print(json.dumps([_backup_record(each, number) for number, each in enumerate(found, 1)], indent=2))
    elif not found:
        print(f"{path}: there is no backup of it on this computer or beside it")
    else:
        heading = ("", "made", "why", "figures", "bytes", "name")
        rows = [(str(number), *_backup_words(each)) for number, each in enumerate(found, 1)]
        print(words.table([heading, *rows]))


def restore(arguments: argparse.Namespace) -> None:
    path: Path = arguments.file
    chosen = _chosen(path, arguments.backup)
    before = put_back(path, chosen, LocalData.of_user(), dt.datetime.now().astimezone())
    kept = before.path if isinstance(before, Backup) else before
    if arguments.json:
        record = {"file": str(path), "restored": str(chosen), "kept": str(kept) if kept else None}
        print(json.dumps(record | {"can_be_undone": isinstance(before, Backup)}, ensure_ascii=False, indent=2))
        return
    print(f"{path}: holds again what {chosen.name} holds")
    if isinstance(before, Backup):
        print(f"what it held before is a backup; to undo this: kpidesk-cli restore {path} {before.path.name}")
    elif kept:
        print(f"what was there could not be opened; it is kept for 30 days as {kept}")


def repair(arguments: argparse.Namespace) -> None:
    path: Path = arguments.file
    salvage = make_repaired(path, arguments.output, LocalData.of_user())
    if arguments.json:
        print(json.dumps(_salvage_record(salvage), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_salvage_lines(path, salvage)))


def history(arguments: argparse.Namespace) -> None:
    month = read_month(arguments.at) if arguments.at else None
    file = look_at(arguments.file, read_catalogue())
    try:
        indicator = file.workbook.named(arguments.id)
        entries = file.value_history(indicator.id, month)
    finally:
        file.close()
    if arguments.json:
        print(json.dumps([_entry_record(entry) for entry in entries], ensure_ascii=False, indent=2))
    elif not entries:
        print(f"{indicator.id}: no figure of it was ever entered" + (f" for {month}" if month else ""))
    else:
        print("\n".join(_entry_line(entry, indicator) for entry in entries))


def backups_of(path: Path) -> list[Backup]:
    """Newest first. Of a file that cannot say which one it is: those made of one with its name."""
    archive = Archive(LocalData.of_user(), Path(os.path.realpath(path)))
    try:
        with Reader(path) as reader:
            return archive.list(reader.identity.file_uuid)
    except FileRefused as refused:
        found = list(archive.like(()))
        if not found and refused.problem in _NO_FILE:
            raise
        return found


_NO_FILE = (FileProblem.NOT_FOUND, FileProblem.NOT_READABLE, FileProblem.IS_FOLDER)


def _chosen(path: Path, asked: str) -> Path:
    """The backup that is meant: a file, a name as listed, or a number of the list."""
    with refusing(Path(asked)):
        if Path(asked).is_file():
            return Path(asked)
    found = backups_of(path)
    if asked.isdecimal() and 1 <= int(asked) <= len(found):
        return found[int(asked) - 1].path
    named = [each.path for each in found if asked in {each.path.name, each.path.stem}]
    if not named:
        raise Refusal(f"there is no backup “{asked}” of {path}; kpidesk-cli backups {path} lists them")
    return named[0]


def _backup_words(backup: Backup) -> tuple[str, ...]:
    made = f"{backup.at.astimezone():%Y-%m-%d %H:%M:%S}"
    return made, str(backup.reason), f"{backup.figures:,}", f"{backup.size:,}", backup.path.name


def _backup_record(backup: Backup, number: int) -> dict[str, Any]:
    record = asdict(backup) | {"path": str(backup.path), "at": backup.at.isoformat(), "reason": str(backup.reason)}
    return {"number": number, "name": backup.path.name} | record


def _salvage_record(salvage: Salvage) -> dict[str, Any]:
    return asdict(salvage) | {
        "path": str(salvage.path),
        "backup": str(salvage.backup) if salvage.backup else None,
        "lost": list(salvage.lost),
    }


def _salvage_lines(path: Path, salvage: Salvage) -> Iterator[str]:
    figures, known = salvage.saved["value"], salvage.known["value"]
    yield f"{salvage.path}: made, with {figures:,} of {known:,} figures"
    if salvage.from_log:
        yield f"{salvage.from_log:,} come from the log of changes"
    if salvage.from_backup and salvage.backup:
        yield f"{salvage.from_backup:,} rows come from the backup {salvage.backup.name}"
    yield from salvage.lost
    yield f"{path} was not changed"


def _entry_line(entry: ValueEntry, indicator: Indicator) -> str:
    cell = entry.cell
    where = f"{cell.month}" + (f" {cell.segment}" if cell.segment else "")
    old, new = ("-" if each is None else words.number(each, indicator) for each in (entry.old, entry.new))
    restated = ", restated" if entry.restated else ""
    return f"{where}  {entry.at.astimezone():%Y-%m-%d %H:%M:%S}  {old} -> {new}  {entry.made_by}{restated}"


def _entry_record(entry: ValueEntry) -> dict[str, Any]:
    return {
        "id": entry.cell.indicator,
        "month": str(entry.cell.month),
        "segment": str(entry.cell.segment) if entry.cell.segment else None,
        "at": entry.at.isoformat(),
        "made_by": str(entry.made_by),
        "old": entry.old,
        "new": entry.new,
        "restated": entry.restated,
    }
