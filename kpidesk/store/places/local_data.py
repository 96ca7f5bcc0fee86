"""The folder of this computer's own: backups, damaged originals, rescued changes, reports of crashes."""

import hashlib
import json
import uuid
from pathlib import Path
from typing import Self

from kpidesk.domain.file_facts import BackupPolicy
from kpidesk.landing import landing

_POLICY = "backups.json"


class LocalData:
    """Where things lie on this computer; making the folders is for whoever fills them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def of_user(cls) -> Self:
        from platformdirs import user_data_dir  # for start-up time: the first frame needs no folder

        return cls(Path(user_data_dir("kpidesk", appauthor=False)))

    @property
    def damaged(self) -> Path:
        return self.root / "damaged"

    @property
    def crashes(self) -> Path:
        return self.root / "crashes"

    def backups(self, file_uuid: str) -> Path:
        return self.root / "backups" / _safe(file_uuid)

    def all_backups(self) -> list[Path]:
        """The folders with the backups of any file."""
        try:
            return sorted(folder for folder in (self.root / "backups").iterdir() if folder.is_dir())
        except OSError:
            return []

    def rescue(self, file_uuid: str) -> Path:
        return self.root / "rescue" / f"{_safe(file_uuid)}.jsonl"

    @property
    def policy(self) -> BackupPolicy:
        """Where backups go; the usual places when nothing readable is kept here."""
        try:
            kept = json.loads((self.root / _POLICY).read_text("utf-8"))
            here, beside = kept["here"], kept["beside"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return BackupPolicy()
        if not (isinstance(here, bool) and isinstance(beside, bool)):
            return BackupPolicy()
        return BackupPolicy(here, beside)

    def keep_policy(self, policy: BackupPolicy) -> None:
        """Raises OSError."""
        self.root.mkdir(parents=True, exist_ok=True)
        with landing(self.root / _POLICY) as part:
            part.write_text(json.dumps(policy._asdict()), "utf-8")


def _safe(file_uuid: str) -> str:
    """The name of a folder. What a file says of itself may be anything, a path for one."""
    try:
        if str(uuid.UUID(file_uuid)) == file_uuid:
            return file_uuid
    except ValueError:
        pass
    return hashlib.sha256(file_uuid.encode("utf-8", "replace")).hexdigest()[:32]
