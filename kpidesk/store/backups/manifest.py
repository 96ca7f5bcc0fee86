"""What lies beside each backup: which state of which file it is, and numbers to verify it by."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from kpidesk.domain.file_facts import Backup, BackupReason
from kpidesk.landing import landing

_LONGEST = 100_000
"""Bytes of a manifest that is read at all."""

_YEARS = range(1970, 9999)
"""What has a clock of every zone."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``name`` is the file's at that time, ``at`` in UTC, ``size`` in bytes; ``sha256`` is of the file, ``digest`` of
    its contents, ``rows`` by table."""

    name: str
    file_uuid: str
    rev: str
    seq: int
    schema: int
    app_version: str
    reason: BackupReason
    at: dt.datetime
    size: int
    sha256: str
    digest: str
    rows: dict[str, int]

    @classmethod
    def read(cls, backup: Path) -> Self | None:
        """None when there is none beside ``backup``, or none that makes sense."""
        try:
            if not manifest_of(backup).is_file():  # a pipe would be waited for
                return None
            with manifest_of(backup).open("rb") as file:
                said = json.loads(file.read(_LONGEST))
            return cls(**_typed(said))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None

    def write(self, backup: Path) -> None:
        """Raises OSError."""
        said = asdict(self) | {"at": self.at.isoformat(), "reason": str(self.reason)}
        with landing(manifest_of(backup)) as part:
            part.write_text(json.dumps(said, indent=2), "utf-8")

    def backup(self, path: Path) -> Backup:
        figures = self.rows.get("value", 0)
        return Backup(path, self.at, self.reason, self.size, self.schema, self.seq, self.rev, figures, self.digest)

    def has_size_of(self, backup: Path) -> bool:
        try:
            return backup.stat().st_size == self.size
        except OSError:
            return False

    def fits(self, backup: Path) -> bool:
        """Whether the file is, byte for byte, the one that was verified. Raises OSError."""
        return self.has_size_of(backup) and sha256_of(backup) == self.sha256


def manifest_of(backup: Path) -> Path:
    return backup.with_name(backup.name + ".json")


def sha256_of(path: Path) -> str:
    """Of a file that no one here has open. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_KINDS: dict[str, type] = {
    "name": str, "file_uuid": str, "rev": str, "seq": int, "schema": int, "app_version": str, "reason": str, "at": str,
    "size": int, "sha256": str, "digest": str, "rows": dict,
}  # fmt: skip


def _typed(said: Any) -> dict[str, Any]:
    """Raises ValueError, KeyError or TypeError for what no manifest says."""
    for name, kind in _KINDS.items():
        if type(said[name]) is not kind:
            raise TypeError(name)
    at = dt.datetime.fromisoformat(said["at"]).astimezone(dt.UTC)
    if at.year not in _YEARS:
        raise ValueError(said["at"])
    rows = {str(table): int(count) for table, count in said["rows"].items()}
    stated = {name: said[name] for name in _KINDS}
    return stated | {"at": at, "reason": BackupReason(said["reason"]), "rows": rows}
