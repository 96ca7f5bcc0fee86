"""A file about an error that nobody expected, for whoever looks after the program. No figure and no name is in it."""

import datetime as dt
import platform
import traceback
from pathlib import Path

from kpidesk import __version__

MOST = 20
"""Reports that are kept, the newest."""


def keep_report(folder: Path, error: BaseException, now: dt.datetime) -> Path | None:
    """Write what happened where; None when even that cannot be written."""
    lines = [
        f"kpidesk {__version__}, Python {platform.python_version()}, {platform.platform()}",
        now.isoformat(timespec="seconds"),
        "",
        *_frames(error),
    ]
    path = folder / f"crash-{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-MOST]:
            old.unlink()
    except OSError:
        return None
    return path


def _frames(error: BaseException) -> list[str]:
    """Kind and places of the error and of what it came from; its text may name a figure and stays out."""
    found: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        found.append(type(seen).__name__)
        found += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return found
