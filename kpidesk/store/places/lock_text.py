"""What the text of a lock says: who has the file, and whether that process certainly lives no more."""

import os
import platform
import sys
from pathlib import Path
from typing import NamedTuple, Self

from kpidesk.domain.file_facts import Holder

PROGRAM = "kpidesk"


class LockText(NamedTuple):
    """What the text of a lock says. Fields that it does not have are empty."""

    process: int
    program: str
    host: str
    machine: str
    boot: str
    started: str

    @classmethod
    def of(cls, text: str) -> Self | None:
        """None when it tells nothing."""
        lines = [line.strip() for line in text.split("\n")]
        if len(lines) < 3 or not (lines[0].isascii() and lines[0].isdigit()) or not lines[2]:
            return None
        if not 0 < int(lines[0][:10]) < 1 << 31:
            return None
        rest = (*lines[1:6], *[""] * 5)[:5]
        return cls(int(lines[0][:10]), *rest)

    @classmethod
    def of_this_process(cls) -> Self:
        return cls(os.getpid(), PROGRAM, platform.node(), *_machine(), _started(os.getpid()))

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self)

    @property
    def is_here(self) -> bool:
        machine, _ = _machine()
        return self.machine == machine if self.machine and machine else self.host == platform.node()

    def is_dead(self, trust_ours: bool) -> bool:
        """Whether the process that wrote this is certainly gone. `trust_ours`: our own process has it no more."""
        if not self.is_here:
            return False
        _, boot = _machine()
        if self.boot and boot and self.boot != boot:
            return True
        if self.process == os.getpid():
            return trust_ours
        if not _is_alive(self.process):
            return True
        return bool(self.started) and self.started != _started(self.process)


def holder_of(text: str) -> Holder:
    """Who has the file, by the text of its lock."""
    left = LockText.of(text)
    return Holder(left.process, left.program, left.host, left.is_here) if left else Holder(0, "", "", False)


def _machine() -> tuple[str, str]:
    """What tells this computer and its present start from all others; empty where the system does not say."""
    return _first_line("/etc/machine-id"), _first_line("/proc/sys/kernel/random/boot_id")


def _first_line(path: str) -> str:
    try:
        return Path(path).read_text("ascii").partition("\n")[0].strip()
    except (OSError, ValueError):
        return ""


def _process_line(process: int) -> list[str]:
    """What Linux tells of a process after its name: its state first, when it started as the twentieth."""
    return _first_line(f"/proc/{process}/stat").rpartition(")")[2].split()


def _started(process: int) -> str:
    """When the process began, so that another one with its number is not taken for it."""
    told = _process_line(process)
    return told[19] if len(told) > 19 else ""


def _is_alive(process: int) -> bool:
    """A process that has ended and waits to be noticed by its parent is not alive."""
    if _process_line(process)[:1] == ["Z"]:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    import ctypes  # for start-up time: only Windows needs it

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- other systems do not have it
    handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return bool(kernel.GetLastError() == 5)  # it is there, and not ours to ask
    is_over = kernel.WaitForSingleObject(handle, 0) == 0
    kernel.CloseHandle(handle)
    return not is_over
