"""What the welcome page says about a file that was open before."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month
from kpidesk.ui.settings import RecentFile


@dataclass(frozen=True, slots=True)
class RecentRow:
    """Everything a row needs to be painted and read out. ``icon`` is empty when the state needs no eye."""

    file: RecentFile
    gone: bool
    where: tuple[str, ...]  # folders and file name
    state: str
    icon: str
    counts: str  # in words, for the tool tip
    opened: str

    @property
    def path(self) -> Path:
        return Path(self.file.path)

    @property
    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        opened = _tr("opened {when}").format(when=self.opened) if self.opened else ""
        remedy = _tr("Enter looks for it, Delete takes it off the list") if self.gone else ""
        parts = (self.file.name, " / ".join(self.where), self.state, "" if self.gone else self.counts, opened, remedy)
        return ", ".join(part for part in parts if part)


def row_of(file: RecentFile, gone: bool, now: dt.datetime, home: Path) -> RecentRow:
    """``now`` decides which month is missing and what was opened today."""
    state, icon = (_tr("not found there now"), "circle-alert") if gone else _state(file, now)
    return RecentRow(
        file, gone, where(Path(file.path), home), state, icon, counts_in_words(file.counts), opened(file.opened, now)
    )


def where(path: Path, home: Path) -> tuple[str, ...]:
    """Folders below the home folder, else from the root, and the file's name."""
    inside = path.relative_to(home) if path.is_relative_to(home) else path
    return tuple(part.strip("/\\") for part in inside.parts if part.strip("/\\"))


def _state(file: RecentFile, now: dt.datetime) -> tuple[str, str]:
    if file.is_example:
        return _tr("Example"), "flask-conical"
    try:
        last = Month.parse(file.last_month)
    except ValueError:
        return _tr("nothing entered yet"), ""
    due = Month.of_date(now.date()).previous
    if last >= due:
        return _tr("{month} entered").format(month=month_names.full(last)), ""
    if last.next == due:
        return _tr("{month} is missing").format(month=month_names.full(due)), "clock"
    since = f"{month_names.short(last.next)} {last.next.year}"
    return _tr("missing since {month}").format(month=since), "clock"


def counts_in_words(counts: tuple[int, int, int]) -> str:
    """5 on track, 2 watch, 5 off; no goals yet."""
    words = (_tr("{n} on track"), _tr("{n} watch"), _tr("{n} off"))
    said = [word.format(n=count) for word, count in zip(words, counts, strict=True) if count]
    return ", ".join(said) or _tr("no goals yet")


def opened(text: str, now: dt.datetime) -> str:
    """today, 14:32; yesterday, 9:05; 6 August 2026. Empty when ``text`` is no ISO time."""
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError:
        return ""
    if when.tzinfo is not None:
        when = when.astimezone().replace(tzinfo=None)
    days = (now.date() - when.date()).days
    clock = f"{when:%H:%M}"
    if days == 0:
        return _tr("today, {time}").format(time=clock)
    if days == 1:
        return _tr("yesterday, {time}").format(time=clock)
    return f"{when.day} {month_names.full(Month.of_date(when.date()))}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecentFiles", text)
