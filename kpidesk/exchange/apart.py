"""Files that somebody else made are read apart: whatever they do to their reader, the program goes on."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.exchange import answer
from kpidesk.exchange.sheet import SourceFile
from kpidesk.exchange.table import LARGEST_FILE, TableRefused

LONGEST = 60.0
"""Seconds that reading may take."""
_LARGEST_ANSWER = 6 * LARGEST_FILE
_READER = (sys.executable, "-P", "-m", "kpidesk.exchange.reading")  # -P: nothing from the current folder


def read_sheets(path: Path, reader: tuple[str, ...] = _READER, seconds: float = LONGEST) -> SourceFile:
    """Everything in a CSV, TSV or .xlsx file; which of them it is its content tells.

    Raises FileRefused when the file cannot be read and TableRefused, with the place, when it holds no table, or when
    reading it takes more than ``seconds`` or 1 GB. ``reader`` is the command that reads stdin.
    """
    source = answer.source_in(path.name, _read(path, reader, seconds))
    if source is None:
        raise _broken(path)
    return source


def _read(path: Path, reader: tuple[str, ...], seconds: float) -> object:
    if _is_regular(path):
        # Its reader opens it: were it the file that is open here, closing it would let go of its locks.
        return _told(path, _answer(path, subprocess.DEVNULL, [*reader, str(path)], seconds))
    file = _opened(path)
    try:
        return _told(path, _answer(path, file, [*reader], seconds))
    finally:
        os.close(file)


def _is_regular(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(mode):
        raise FileRefused(path, FileProblem.IS_FOLDER)
    return stat.S_ISREG(mode)


def _opened(path: Path) -> int:
    """A pipe, which is given on. Nobody waits for its writer but the reader, whose time is limited."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise _unreadable(path, error) from None
    if sys.platform != "win32":
        os.set_blocking(file, True)
    return file


def _unreadable(path: Path, error: Exception) -> FileRefused:
    told = error if isinstance(error, OSError) else OSError(0, str(error))
    return FileRefused.by_system(path, told, FileProblem.NOT_READABLE)


def _answer(path: Path, file: int, command: list[str], seconds: float) -> bytes:
    """What the reader wrote. It is ended when its time is over, and when it writes more than any table."""
    with _started(path, file, command) as process:
        assert process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds, end)
        clock.start()
        try:
            answer = process.stdout.read(_LARGEST_ANSWER + 1)
            if len(answer) > _LARGEST_ANSWER:
                process.kill()
            process.wait()
        finally:
            clock.cancel()
            process.kill()
    if late.is_set():
        raise TableRefused(f"{path}: reading this file takes too long; copy the sheet into a new file")
    if process.returncode != 0 or len(answer) > _LARGEST_ANSWER:
        raise _broken(path)
    return answer


def _started(path: Path, file: int, command: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise TableRefused(
            f"{path}: its reader cannot be started ({reason}); close other programs, try again"
        ) from error


def _told(path: Path, told: bytes) -> object:
    """What the answer says, which is trusted no more than the file."""
    try:
        match json.loads(told):
            case {"refused": str(sentence)}:
                raise TableRefused(f"{path}: {sentence}")
            case {"errno": int(number)}:
                raise _unreadable(path, OSError(number, os.strerror(number)))
            case found:
                return found
    except (ValueError, OverflowError, RecursionError):
        raise _broken(path) from None


def _broken(path: Path) -> TableRefused:
    return TableRefused(f"{path}: this file breaks its reader and was not taken; copy the sheet into a new file")
