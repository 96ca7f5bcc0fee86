"""What the window asks of files: open one, make one, keep it. Built by `app`, which knows the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kpidesk.domain.file_name import SUFFIX

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.catalogue.catalogue import Catalogue
    from kpidesk.domain.business import Business, Contents
    from kpidesk.domain.change import Change
    from kpidesk.domain.check_report import CheckReport
    from kpidesk.domain.file_facts import (
        Backup,
        BackupPolicy,
        BackupReason,
        Difference,
        Notice,
        ReadOnly,
        Salvage,
    )
    from kpidesk.domain.log import ValueEntry
    from kpidesk.domain.month import Month
    from kpidesk.domain.saving import SaveState
    from kpidesk.workbook.workbook import Workbook


class WorkbookFile(Protocol):
    """A workbook and the file that keeps it. What blocks is to be called beside the window's thread."""

    @property
    def workbook(self) -> "Workbook": ...

    @property
    def path(self) -> Path: ...

    @property
    def read_only(self) -> "ReadOnly | None":
        """Why nothing can be changed: then ``Workbook.apply`` raises FileRefused. None: it can."""

    @property
    def notices(self) -> "tuple[Notice, ...]":
        """What the owner should hear once after opening."""

    @property
    def save_state(self) -> "SaveState": ...

    @property
    def unsaved(self) -> "Sequence[Change]":
        """Changes that are not in the file yet, in their order."""

    def watch_saving(self, listener: "Callable[[SaveState], None]") -> Callable[[], None]:
        """Call ``listener`` with every new state, in whatever thread it comes about; the answer ends that."""

    def retry_saving(self) -> None:
        """Try at once to save what waits. Never blocks."""

    def look_for_changes(self) -> None:
        """See whether the file is still the one that was left; never blocks, the state tells."""

    def save_elsewhere(self, path: Path) -> None:
        """Write everything, what waits included, as the same business. Blocks. Raises FileRefused."""

    def differences(self) -> "list[Difference]":
        """What is here, unsaved changes included, against the file as it is now. Blocks. Raises FileRefused."""

    def keep_conflict_copy(self) -> Path:
        """Write what is here beside the file, or among the documents; answers where. Blocks. Raises FileRefused."""

    def value_history(self, indicator: str, month: "Month | None" = None) -> "list[ValueEntry]":
        """Every change of a figure. Blocks."""

    def backups(self) -> "list[Backup]":
        """Newest first. Blocks."""

    def backup_now(self, reason: "BackupReason") -> "Backup | None":
        """None when nothing has changed since the last one. Blocks. Raises FileRefused."""

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        """Write a second file with everything in it. Blocks. Raises FileRefused."""

    def close(self) -> None:
        """Blocks until the writer has ended; what is unsaved by then is kept for the next time."""


@dataclass(frozen=True, slots=True)
class Files:
    """Each may block and raises FileRefused.

    ``new`` takes the id of a starter set; ``sample`` says where it is kept. ``open`` takes whether the file is to be
    taken from whoever has it; without that it raises FileHeld. ``look_at`` opens a file to be looked at only.
    ``repair`` takes the damaged file and the new one, ``restore`` the file and the backup; ``restore`` answers what was
    there before, a backup if it could be opened. ``newest_backup`` is the newest good one of a file that may be
    damaged. For these three and ``check`` the file must not be open. ``backup_contents`` is what one backup holds.
    """

    catalogue: "Callable[[], Catalogue]"
    open: Callable[[Path, bool], WorkbookFile]
    look_at: "Callable[[Path, ReadOnly], WorkbookFile]"
    new: "Callable[[Path, Business, str], WorkbookFile]"
    sample: Callable[[], WorkbookFile]
    check: "Callable[[Path], CheckReport]"
    repair: "Callable[[Path, Path], Salvage]"
    restore: "Callable[[Path, Path], Backup | Path | None]"
    backup_contents: "Callable[[Path], Contents]"
    policy: "Callable[[], BackupPolicy]"
    keep_policy: "Callable[[BackupPolicy], None]"
    newest_backup: "Callable[[Path], Backup | None]"


def with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
