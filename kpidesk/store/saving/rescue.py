"""Changes that the file did not take, kept on this computer until it does.

One text for each file, a line of JSON for each change. It is written only when saving fails.
"""

import datetime as dt
import json
import logging
import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from kpidesk.domain.change import Change
from kpidesk.domain.file_facts import Notice, NoticeKind
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.landing import flush_folder, landing
from kpidesk.store.saving.change_json import as_json, from_json
from kpidesk.store.saving.queue import Entry
from kpidesk.store.store import Store

log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """A change that waits, the state ``base`` of the file that it is to be made to, and the state ``rev`` it makes."""

    file_uuid: str
    base: str
    rev: str
    at: dt.datetime
    made_by: MadeBy
    change: Change

    def line(self) -> str:
        fields = self._replace(at=self.at.isoformat(), made_by=str(self.made_by), change=as_json(self.change))  # type: ignore[arg-type]
        return json.dumps(fields._asdict()) + "\n"

    @classmethod
    def of(cls, line: str) -> "Kept":
        """Raises ValueError for anything but a line of this kind."""
        try:
            given = json.loads(line)
            at, made_by = dt.datetime.fromisoformat(given["at"]), MadeBy(given["made_by"])
            states = str(given["file_uuid"]), str(given["base"]), str(given["rev"])
            return cls(*states, at, made_by, from_json(given["change"]))
        except (TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
            raise ValueError(f"this is no change: {error}") from error


class RescueLog:
    """What waits for one file: from earlier times, and what its saver could not save since."""

    def __init__(self, path: Path, file_uuid: str) -> None:
        """Reads what is there. What cannot be read is moved to a text beside it, and raises nothing."""
        self.path, self._file_uuid = path, file_uuid
        self._turn = RLock()
        self._earlier = self._read()
        self._entries: list[Entry] = []
        self._has_all_on_disk = False

    @property
    def earlier(self) -> tuple[Change, ...]:
        """Changes of earlier times that still wait."""
        return tuple(kept.change for kept in self._earlier)

    def keep(self, rev: str, entries: Sequence[Entry]) -> None:
        """These, and no others, are not in the file, whose state is ``rev``. On the disk when this returns.

        Raises OSError.
        """
        with self._turn:
            entries = list(entries)
            if entries == self._entries:
                return
            new = [self._kept(rev, entry) for entry in entries]
            count = len(self._entries)
            if self._has_all_on_disk and entries[:count] == self._entries:
                self._append(new[count:])
            else:
                self._put([*self._earlier, *new])
            self._entries = entries

    def forget(self) -> None:
        """What was kept last is safe elsewhere. Raises OSError."""
        with self._turn:
            self._put(self._earlier)
            self._has_all_on_disk = False

    def has_saved(self, change: Change) -> None:
        """A change that waited since earlier times does not wait any more when it was made again. Raises OSError."""
        with self._turn:
            equal = next((kept for kept in self._earlier if kept.change == change), None)
            if equal is not None:
                self._earlier.remove(equal)
                self._put(self._earlier)
                self._entries = []

    def put_back(self, store: Store) -> list[Notice]:
        """Make the changes of earlier times that fit the file; say what became of them. Raises nothing but bugs."""
        waiting: list[Kept] = []
        count = 0
        for base, group in groupby(self._earlier, lambda kept: kept.base):
            changes = list(group)
            done = _done_already(store, base, changes)
            if done is None:
                waiting += changes
                continue
            left = changes[done:]
            while left and _is_put_back(store, left[0]):
                left.pop(0)
                count += 1
            waiting += [kept._replace(base=store.identity.rev) for kept in left]
        if waiting != self._earlier:
            self._earlier = waiting
            self._try_to_put(waiting)
        put_in = [Notice(NoticeKind.RESCUED, count=count)] if count else []
        return put_in + ([Notice(NoticeKind.RESCUE_WAITING, (self.path,), len(waiting))] if waiting else [])

    def _kept(self, rev: str, entry: Entry) -> Kept:
        return Kept(self._file_uuid, entry.base or rev, entry.rev, entry.at, entry.made_by, entry.change)

    def _try_to_put(self, lines: Sequence[Kept]) -> None:
        try:
            self._put(lines)
        except OSError:
            log.exception("%s could not be brought up to date", self.path)

    def _put(self, lines: Sequence[Kept]) -> None:
        if lines:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with landing(self.path) as part:
                part.write_text("".join(kept.line() for kept in lines), "utf-8")
        else:
            self.path.unlink(missing_ok=True)
            if self.path.parent.is_dir():
                flush_folder(self.path.parent)
        self._has_all_on_disk = bool(lines)

    def _append(self, lines: Sequence[Kept]) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write("".join(kept.line() for kept in lines))
            file.flush()
            os.fsync(file.fileno())

    def _read(self) -> list[Kept]:
        try:
            text = self.path.read_text("utf-8", "replace")
        except FileNotFoundError:
            return []
        except OSError:
            log.exception("%s cannot be read", self.path)
            return []
        kept, unreadable = [], []
        for line in filter(str.strip, text.split("\n")):
            try:
                kept.append(Kept.of(line))
            except ValueError as error:
                log.warning("a line of %s cannot be read: %s", self.path, error)
                unreadable.append(line)
        if unreadable:
            self._put_aside(unreadable)
            self._try_to_put(kept)
        return kept

    def _put_aside(self, lines: Sequence[str]) -> None:
        try:
            with self.path.with_suffix(".unreadable").open("a", encoding="utf-8", errors="replace") as file:
                file.writelines(f"{line}\n" for line in lines)
        except OSError:
            log.exception("what cannot be read of %s could not be kept beside it", self.path)


def _done_already(store: Store, base: str, changes: Sequence[Kept]) -> int | None:
    """How many of the changes are in the file, which went on from ``base`` with nothing else; None: it did not."""
    since = store.revs_since(base)
    if since is None or since != [kept.rev for kept in changes[: len(since)]]:
        return None
    return len(since)


def _is_put_back(store: Store, kept: Kept) -> bool:
    try:
        store.write(kept.change, kept.at, MadeBy.RESCUED, kept.rev)
    except Refusal as refused:
        log.warning("a change that waited could not be made: %s", refused)
        return False
    return True
