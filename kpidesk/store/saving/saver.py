"""Saves the changes of an open file in a thread of its own: the window never waits for a slow stick."""

import datetime as dt
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from threading import Condition, Thread

from sqlalchemy.exc import DBAPIError

from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.store.rows.entrance import refuse_unstorable
from kpidesk.store.saving.aides import Care, Rescue
from kpidesk.store.saving.queue import Entry, Queue, goal_entries
from kpidesk.store.saving.save_news import Listener, SaveNews
from kpidesk.store.saving.saving_pace import Proof, Trouble
from kpidesk.store.store import Store

log = logging.getLogger(__name__)

PATIENCE = 0.05
"""Seconds that `write` waits for the disk before it goes on without it."""
RETRIES = (1.0, 5.0, 30.0)
"""Seconds until a change that could not be saved is tried again; the last one for every further time."""
_PERIOD = 60.0
"""Seconds between two looks whether a backup is due."""


class Saver:
    """The ledger of a workbook: writes to its store, and keeps for later what the disk does not take.

    `write` is for one thread; everything else may be called in any. The store is the saver's own until `close`.
    """

    def __init__(
        self, store: Store, rescue: Rescue, care: Care, patience: float = PATIENCE, retries: Sequence[float] = RETRIES
    ) -> None:
        self._store, self._rescue, self._care = store, rescue, care
        self._patience, self._retries = patience, retries
        self._queue = Queue()
        self._trouble: Trouble | None = None
        self._stuck_for: tuple[FileProblem | None, str] = (None, "")
        self._saved_at: dt.datetime | None = None
        self._is_asked = self._is_ending = self._is_behind = self._is_busy = False
        self._proof = Proof()
        self._proof.put_off()  # what was opened is to be known too
        self._goals_told: dict[str, list[GoalEntry]] = {}
        self._turn = Condition()
        self._news = SaveNews(lambda: self.state, care.report)
        self._thread = Thread(target=self._work, name=f"saver of {store.path.name}", daemon=True)
        self._thread.start()

    # -- for whoever makes changes ------------------------------------------------------------------------------

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy = MadeBy.TYPED) -> None:
        """Save the change; returns when it is on the disk, or when that takes long or fails: then it is kept.

        Raises ChangeRefused for a change that the file cannot hold; it is then nowhere.
        """
        refuse_unstorable(change)
        entry = Entry(change, at, made_by)
        with self._turn:
            if self._is_ending:
                raise FileRefused(self._store.path, FileProblem.NOT_WRITABLE, "it has been closed")
            entry.is_awaited = self._queue.first is None
            self._queue.add(entry)
            self._is_behind = True
            self._turn.notify_all()
        if entry.is_awaited and not entry.is_settled.wait(self._patience):
            with self._turn:
                entry.is_awaited = False
        if entry.refusal is not None:
            raise entry.refusal
        if not entry.is_settled.is_set():
            self._news.tell()

    @property
    def state(self) -> SaveState:
        with self._turn:
            waiting, trouble = len(self._queue), self._trouble
            if trouble is not None and trouble.divergence is not None:
                return SaveState(
                    SaveKind.DIVERGED, waiting, trouble.problem, trouble.detail, self._saved_at, trouble.divergence
                )
            if trouble is not None and waiting:
                return SaveState(SaveKind.UNSAVED, waiting, trouble.problem, trouble.detail, self._saved_at)
            if self._queue.has_stuck:
                return SaveState(SaveKind.UNSAVED, waiting, *self._stuck_for, self._saved_at)
            return SaveState(SaveKind.SAVING if waiting else SaveKind.SAVED, waiting, at=self._saved_at)

    @property
    def unsaved(self) -> list[Change]:
        """What is not in the file, in its order."""
        with self._turn:
            return [entry.change for entry in self._queue]

    @property
    def waiting(self) -> list[Entry]:
        """The same, with when and how each came about."""
        with self._turn:
            return list(self._queue)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every new state, in any thread. Answers the call that ends it."""
        return self._news.subscribe(listener)

    def retry(self) -> None:
        """Try at once to save what waits, and see whether the file is still ours. Never blocks."""
        with self._turn:
            self._is_asked = True
            self._turn.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked for is done and everything in the file, but not longer; whether it is."""
        with self._turn:
            return self._turn.wait_for(lambda: not (len(self._queue) or self._has_work() or self._is_busy), seconds)

    def settle(self, seconds: float) -> None:
        """Wait until every change is in the file. Raises FileRefused when the disk takes one not, or not so soon."""
        with self._turn:
            self._turn.wait_for(lambda: self.state.kind is not SaveKind.SAVING, seconds)
            state = self.state
        if state.waiting:
            raise FileRefused(self._store.path, state.problem or FileProblem.NOT_WRITABLE, state.detail)

    def close(self) -> None:
        """Save what can be saved, and let the file go; what cannot stays in the rescue log. Waits for the disk."""
        with self._turn:
            self._is_ending = True
            self._turn.notify_all()
        self._thread.join()

    def forget_rescue(self) -> None:
        """What waits now is safe elsewhere: the next opening of this file need not hear of it."""
        self._rescue.forget()

    # -- what the file tells ------------------------------------------------------------------------------------

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        """With what is not saved yet. Where the drive does not answer at once, with what it told last time."""
        waiting = [entry for each in self.waiting for entry in goal_entries(each, indicator)]
        try:
            if self._store.is_free(self._patience):
                self._goals_told[indicator] = self._store.goal_history(indicator)
        except FileRefused as refused:
            log.warning("the history of a goal cannot be read: %s", refused)
        return self._goals_told.get(indicator, []) + waiting

    def value_history(self, indicator: str, month: Month | None = None) -> list[ValueEntry]:
        """Raises FileRefused."""
        return self._store.value_history(indicator, month)

    # -- the thread that saves ----------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            self._take_care(lambda: self._care.now_and_then(self._store))
            next_care = time.monotonic() + _PERIOD
            while self._is_to_go_on(next_care):
                self._catch_up()
                if time.monotonic() >= next_care:
                    self._take_care(lambda: self._care.now_and_then(self._store))
                    next_care = time.monotonic() + _PERIOD
            self._finish()
        finally:
            self._store.close()
        self._news.tell()

    def _is_to_go_on(self, next_care: float) -> bool:
        """Sleep until there is something to do; False when this is the end."""
        with self._turn:
            self._is_busy = False
            self._turn.notify_all()
            while not self._is_ending and not self._has_work():
                pause = min(next_care, self._proof.due, self._trouble.next_try if self._trouble else next_care)
                if (left := pause - time.monotonic()) <= 0:
                    break
                self._turn.wait(left)
            self._is_busy = True
            return not self._is_ending

    def _has_work(self) -> bool:
        return self._is_asked or self._is_behind

    def _catch_up(self) -> None:
        """Save what waits unless it is too early to try again; keep in the rescue log what is not saved."""
        with self._turn:
            asked = self._is_asked or self._proof.due <= time.monotonic()
            self._is_asked = self._is_behind = False
            trouble = self._trouble
        if trouble is None or asked or trouble.next_try <= time.monotonic():
            self._try(look=asked or (trouble is not None and trouble.divergence is not None))
        if self._trouble is not None:
            self._keep_for_later()
        self._news.tell()

    def _try(self, look: bool) -> None:
        try:
            if look:
                self._look()
            while self._save_first():
                pass
        except FileRefused as refused:
            self._set_trouble(refused)
        except (sqlite3.Error, DBAPIError, OSError) as error:
            log.warning("%s could not be written: %s", self._store.path, error)
            self._set_trouble(FileRefused(self._store.path, FileProblem.NOT_WRITABLE, str(error)), is_odd=True)
        except Exception as error:  # a bug, which must not end this thread: what is typed later would go nowhere
            log.exception("%s: saving failed", self._store.path)
            self._care.report(error)
            self._set_trouble(FileRefused(self._store.path, FileProblem.NOT_WRITABLE, type(error).__name__))
        else:
            self._end_trouble()

    def _look(self) -> None:
        """Raises FileRefused when the file is not ours. Where nothing waits, a drive that is away is no trouble yet."""
        try:
            with self._proof.under_way():
                self._store.look_again()
        except FileRefused as refused:
            if self._trouble is not None or refused.problem in _NOT_OURS or len(self._queue):
                raise

    def _save_first(self) -> bool:
        """Whether there was something to save. Raises FileRefused, sqlite3.Error, DBAPIError or OSError."""
        with self._turn:
            entry = self._queue.first
        if entry is None:
            return False
        try:
            self._take_care(lambda: self._care.before(self._store, entry))
            self._store.write(entry.change, entry.at, entry.made_by, entry.rev)
        except (FileRefused, sqlite3.Error, DBAPIError, OSError):
            raise
        except Exception as error:
            self._cannot_hold(entry, error)
        else:
            self._has_saved(entry)
        return True

    def _take_care(self, care: Callable[[], None]) -> None:
        """A bug in it must not keep a change out of the file."""
        try:
            care()
        except Exception as error:
            log.exception("%s: what is done beside saving failed", self._store.path)
            self._care.report(error)

    def _has_saved(self, entry: Entry) -> None:
        try:
            self._rescue.has_saved(entry.change)
        except Exception:  # it is saved all the same
            log.exception("the rescue log could not be brought up to date")
        with self._turn:
            self._queue.take_first()
            self._proof.put_off()
            self._saved_at = dt.datetime.now(dt.UTC)
            if self._trouble is not None:
                self._trouble = self._trouble._replace(tries=0)
            entry.is_settled.set()
            self._turn.notify_all()

    def _cannot_hold(self, entry: Entry, error: Exception) -> None:
        with self._turn:
            if entry.is_awaited and isinstance(error, ChangeRefused):
                self._queue.take_first()
                entry.refusal = error
                entry.is_settled.set()
                return
            self._queue.put_aside_first(self._store.identity.rev)
            self._stuck_for = (None, str(error) or type(error).__name__)
        log.error("%s: a change could not be saved", self._store.path, exc_info=error)
        self._care.report(error)
        self._keep_for_later()
        entry.is_settled.set()

    def _set_trouble(self, refused: FileRefused, is_odd: bool = False) -> None:
        """`is_odd`: the driver does not say what it is; it may be the file."""
        is_doubtful = is_odd or refused.problem in _NOT_OURS
        divergence = self._divergence() if is_doubtful else None
        with self._turn:
            tries = self._trouble.tries if self._trouble else 0
            was_another = self._trouble is None or self._trouble.divergence is not None
            is_ours_again = is_doubtful and divergence is None and was_another
            pause = 0 if is_ours_again else self._retries[min(tries, len(self._retries) - 1)]
            next_try = time.monotonic() + pause
            self._trouble = Trouble(refused.problem, refused.detail, tries + 1, next_try, divergence)

    def _divergence(self) -> Divergence | None:
        try:
            return self._store.divergence()
        except Exception as error:  # whatever this file is, its reader did not expect it
            log.exception("%s cannot be looked at", self._store.path)
            self._care.report(error)
            return Divergence.BROKEN

    def _end_trouble(self) -> None:
        with self._turn:
            had_trouble, self._trouble = self._trouble is not None, None
        if had_trouble:
            self._keep_for_later()

    def _keep_for_later(self) -> None:
        """What waits goes into the rescue log; whoever waits for the disk need not any longer."""
        with self._turn:
            entries = list(self._queue)
        try:
            self._rescue.keep(self._store.identity.rev, entries)
        except Exception:  # whoever waits must not wait for ever
            log.exception("changes that are not saved could not be kept in the rescue log either")
        for entry in entries:
            entry.is_settled.set()

    def _finish(self) -> None:
        if len(self._queue) and (self._trouble is None or self._trouble.divergence is None):
            self._try(look=False)
        if len(self._queue):  # whatever the trouble: some of it may have come since the log was kept last
            self._keep_for_later()
        if self._trouble is None:
            self._try(look=True)
        if not len(self._queue) and self._trouble is None:
            self._take_care(lambda: self._care.at_the_end(self._store))


_NOT_OURS = frozenset({FileProblem.CHANGED, FileProblem.MOVED, FileProblem.DAMAGED})
"""What has to be looked into: a file that seems damaged may be another one, or a drive that failed for a moment."""
