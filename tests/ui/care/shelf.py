"""A file with a shelf of backups, all of them in memory; what was asked of it is written down."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TypeVar

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.check_report import CheckReport
from kpidesk.domain.file_facts import Backup, BackupPolicy, BackupReason, ReadOnly, Salvage
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

T = TypeVar("T")

AUGUST = Month.of(2026, 8)
NOON = dt.datetime(2026, 11, 3, 12, 0).astimezone()
SEARCH = Segment(SegmentKind.CHANNEL, "Search")
SALES = Indicator("sales", "Sales, net", Unit.MONEY, "Finance")
BOUNCE = Indicator("bounce", "Bounce rate", Unit.PERCENT, "Website")
VISITS = Indicator("visits", "Visits (sessions)", Unit.COUNT, "Website", segment_kinds=frozenset({SegmentKind.CHANNEL}))
INDICATORS = {about.id: about for about in (SALES, BOUNCE, VISITS)}


def contents(**sales: float) -> Contents:
    """A business with the sales of August, and whatever else is named."""
    return Contents(Business("Bakery"), values={Cell(name, AUGUST): value for name, value in sales.items()})


def backup(number: int = 0, reason: BackupReason = BackupReason.CLOSE, *, figures: int = 7200) -> Backup:
    """The larger the number, the older it is, an hour for each."""
    name = f"{number}-{reason}.kpidesk"
    digest = hashlib.sha256(name.encode()).hexdigest()
    at = NOON - dt.timedelta(hours=number)
    return Backup(Path("/backups") / name, at, reason, 5_300_000, 2, 100 - number, digest[:32], figures, digest)


@dataclass
class Shelf:
    """A `WorkbookFile` and the `Files` around it, as far as the care of a file asks them."""

    ours: Contents
    kept: dict[Backup, Contents] = field(default_factory=dict)
    path: Path = Path("/shop/Bakery & Co.kpidesk")
    read_only: ReadOnly | None = None
    made: list[BackupReason] = field(default_factory=list)
    read: list[Path] = field(default_factory=list)
    policies: list[BackupPolicy] = field(default_factory=list)
    problem: Exception | None = None
    answer: Backup | None = None
    reports: dict[Path, CheckReport] = field(default_factory=dict)
    salvage: Salvage | None = None
    copied: list[Path] = field(default_factory=list)
    checked: list[Path] = field(default_factory=list)
    repaired: list[tuple[Path, Path]] = field(default_factory=list)
    of_closed: list[Backup] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.workbook = Workbook(NoLedger(), self.ours, INDICATORS, lambda: dt.datetime(2026, 9, 3, 10, 0))
        self.may_answer = Event()
        self.may_answer.set()

    # -- the file -----------------------------------------------------------------------------------------------

    def backups(self) -> list[Backup]:
        return self._answered(lambda: list(self.kept))

    def backup_now(self, reason: BackupReason) -> Backup | None:
        self.made.append(reason)
        made = self._answered(lambda: self.answer)
        if made is not None:
            self.kept = {made: self.workbook.contents(), **self.kept}
        return made

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        self._answered(lambda: self.copied.append(path))

    # -- files --------------------------------------------------------------------------------------------------

    def backup_contents(self, path: Path) -> Contents:
        self.read.append(path)
        return self._answered(lambda: next(held for backup, held in self.kept.items() if backup.path == path))

    def policy(self) -> BackupPolicy:
        return self.policies[-1] if self.policies else BackupPolicy()

    def keep_policy(self, policy: BackupPolicy) -> None:
        self._answered(lambda: self.policies.append(policy))

    def check(self, path: Path) -> CheckReport:
        self.checked.append(path)
        return self._answered(lambda: self.reports.get(path) or next(iter(self.reports.values())))

    def repair(self, path: Path, new: Path) -> Salvage:
        self.repaired.append((path, new))
        assert self.salvage is not None
        salvage = self.salvage
        return self._answered(lambda: salvage)

    def backups_of(self, path: Path) -> list[Backup]:
        return self._answered(lambda: self.of_closed)

    def _answered(self, answer: Callable[[], T]) -> T:
        self.may_answer.wait(5)
        if self.problem is not None:
            raise self.problem
        return answer()
