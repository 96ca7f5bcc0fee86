"""Runs a program under strace and reads from the trace what it did to the files of a folder."""

import os.path
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tests.proofs.power_cut.events import (
    FOLDER,
    Event,
    Flushed,
    FlushedFolder,
    Renamed,
    Resized,
    Said,
    Trace,
    Wrote,
)

_CALLS = (
    "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fsync,fdatasync,sync_file_range,"
    "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,close,dup,dup2,dup3,"
    "fcntl,lseek,sendfile,copy_file_range,fallocate,mmap"
)
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)")
_HALF = re.compile(r"(.*) <unfinished \.\.\.>$")
_REST = re.compile(r"<\.\.\. \w+ resumed>(.*)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNKNOWN = {"sync_file_range", "symlink", "symlinkat", "copy_file_range", "fallocate", "truncate"}
"""Calls that the program does not use; one that touches the folder would make the simulation wrong."""


def why_not() -> str:
    """Why no program can be traced here; empty when one can."""
    if shutil.which("strace") is None:
        return "there is no strace"
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


def record(command: Sequence[str], folder: Path, notes: Path, cwd: Path | None = None) -> Trace:
    """What ``command``, a program of one process, does to the files in ``folder`` and in the folders within.

    ``notes`` is a file outside of it for strace. Raises RuntimeError when the program fails, or does to the folder
    what cannot be simulated.
    """
    folder = folder.resolve()
    reader = _Reader(folder, (cwd or Path.cwd()).resolve())
    strace = ["strace", "-f", "--seccomp-bpf", "-xx", "-s", "1000000000", "-o", str(notes), "-e", f"trace={_CALLS}"]
    done = subprocess.run([*strace, *command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command} ended with {done.returncode}: {done.stderr}")
    with notes.open(encoding="ascii") as lines:
        for name, arguments, result in _calls(lines):
            reader.read(name, arguments, result)
    return Trace(reader.before, reader.names_before, reader.events, done.stdout.splitlines())


def _calls(lines: Iterable[str]) -> Iterator[tuple[str, list[str], int]]:
    """Name, arguments and result of every call that succeeded, in the order of their ends."""
    halves: dict[str, str] = {}
    for line in lines:
        process, _, said = line.rstrip("\n").partition(" ")
        said = said.lstrip()
        if half := _HALF.match(said):
            halves[process] = half[1]
            continue
        if rest := _REST.match(said):
            said = halves.pop(process) + rest[1]
        call = _CALL.match(said)
        if call and (result := int(call[3], 0)) >= 0:
            yield call[1], call[2].split(", "), result


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.strip('"').replace("\\x", ""))


@dataclass
class _Handle:
    """What a file descriptor leads to: a file by number, or a folder by name."""

    file: int
    name: str
    position: int = 0
    appends: bool = False


class _Reader:
    """Follows names and descriptors through the calls of one process."""

    def __init__(self, root: Path, cwd: Path) -> None:
        self._root, self._cwd = PurePosixPath(root), PurePosixPath(cwd)
        self.events: list[Event] = []
        self.before: dict[int, bytes] = {}
        self.names_before: dict[str, int] = {}
        for path in sorted(root.rglob("*")):
            number = FOLDER if path.is_dir() else len(self.before) + 1
            self.names_before[str(path.relative_to(root))] = number
            if path.is_file():
                self.before[number] = path.read_bytes()
        self._names = dict(self.names_before)
        self._sizes = {number: len(content) for number, content in self.before.items()}
        self._handles: dict[str, _Handle] = {}

    def read(self, name: str, arguments: list[str], result: int) -> None:
        if method := getattr(self, f"_{name}", None):
            method(arguments, result)
        elif name in _UNKNOWN and self._touches(arguments):
            raise RuntimeError(f"{name} cannot be simulated: {arguments}")

    def _touches(self, arguments: list[str]) -> bool:
        return any(each in self._handles or (each[:1] == '"' and self._inside("AT_FDCWD", each)) for each in arguments)

    def _inside(self, folder: str, quoted: str) -> str | None:
        """A path as a name relative to the root; None outside of it."""
        start = self._root / self._handles[folder].name if folder in self._handles else self._cwd
        path = PurePosixPath(os.path.normpath(start / _bytes(quoted).decode()))
        return str(path.relative_to(self._root)) if path.is_relative_to(self._root) else None

    def _new_file(self) -> int:
        number = max(self._sizes, default=0) + 1
        self._sizes[number] = 0
        return number

    def _rename_in_trace(self, gone: str | None, there: str | None, file: int) -> None:
        place = there if there is not None else gone
        assert place is not None
        if gone is not None:
            self._names.pop(gone, None)
        if there is not None:
            self._names[there] = file
        self.events.append(Renamed(str(PurePosixPath(place).parent), gone, there, file))

    # the calls, by their names

    def _openat(self, arguments: list[str], result: int) -> None:
        self._handles.pop(str(result), None)
        name = self._inside(arguments[0], arguments[1])
        if name is None:
            return
        flags = set(arguments[2].split("|"))
        if "O_TMPFILE" in flags:
            self._handles[str(result)] = _Handle(self._new_file(), "")
            return
        if name not in self._names and name != ".":
            self._rename_in_trace(None, name, self._new_file())
        file = FOLDER if name == "." else self._names[name]
        self._handles[str(result)] = _Handle(file, name, appends="O_APPEND" in flags)
        if "O_TRUNC" in flags:
            self._resize(file, 0)

    def _open(self, arguments: list[str], result: int) -> None:
        self._openat(["AT_FDCWD", *arguments], result)

    def _creat(self, arguments: list[str], result: int) -> None:
        self._openat(["AT_FDCWD", arguments[0], "O_CREAT|O_TRUNC"], result)

    def _close(self, arguments: list[str], result: int) -> None:
        self._handles.pop(arguments[0], None)

    def _dup(self, arguments: list[str], result: int) -> None:
        self._handles.pop(str(result), None)
        if handle := self._handles.get(arguments[0]):
            self._handles[str(result)] = handle

    _dup2 = _dup3 = _dup

    def _fcntl(self, arguments: list[str], result: int) -> None:
        if arguments[1].startswith("F_DUPFD"):
            self._dup(arguments, result)

    def _lseek(self, arguments: list[str], result: int) -> None:
        if handle := self._handles.get(arguments[0]):
            handle.position = result

    def _write(self, arguments: list[str], result: int) -> None:
        if arguments[0] == "1":
            self.events.append(Said(_bytes(arguments[1]).decode().strip()))
        elif handle := self._handles.get(arguments[0]):
            self._write_on(handle, _bytes(arguments[1])[:result])

    def _writev(self, arguments: list[str], result: int) -> None:
        if handle := self._handles.get(arguments[0]):
            self._write_on(handle, _joined(arguments)[:result])

    def _pwrite64(self, arguments: list[str], result: int) -> None:
        if handle := self._handles.get(arguments[0]):
            self._write_at(handle.file, int(arguments[3]), _bytes(arguments[1])[:result])

    def _pwritev(self, arguments: list[str], result: int) -> None:
        if arguments[0] in self._handles:
            raise RuntimeError("pwritev cannot be simulated")

    _pwritev2 = _pwritev

    def _sendfile(self, arguments: list[str], result: int) -> None:
        if arguments[0] in self._handles:
            raise RuntimeError("a copy inside the system cannot be simulated: its bytes are not in the trace")

    def _mmap(self, arguments: list[str], result: int) -> None:
        if "PROT_WRITE" in arguments[2] and "MAP_SHARED" in arguments[3] and arguments[4] in self._handles:
            raise RuntimeError("writing through memory cannot be simulated")

    def _ftruncate(self, arguments: list[str], result: int) -> None:
        if handle := self._handles.get(arguments[0]):
            self._resize(handle.file, int(arguments[1]))

    def _fsync(self, arguments: list[str], result: int) -> None:
        if handle := self._handles.get(arguments[0]):
            is_folder = handle.file == FOLDER
            self.events.append(FlushedFolder(handle.name) if is_folder else Flushed(handle.file))

    _fdatasync = _fsync

    def _renameat(self, arguments: list[str], result: int) -> None:
        gone, there = self._inside(*arguments[:2]), self._inside(*arguments[2:4])
        if gone is not None and there is not None:
            self._rename_in_trace(gone, there, self._names[gone])
        elif gone is not None or there is not None:
            raise RuntimeError(f"a rename into or out of the folder cannot be simulated: {arguments}")

    _renameat2 = _renameat

    def _rename(self, arguments: list[str], result: int) -> None:
        self._renameat(["AT_FDCWD", arguments[0], "AT_FDCWD", arguments[1]], result)

    def _linkat(self, arguments: list[str], result: int) -> None:
        there = self._inside(*arguments[2:4])
        if there is None:
            return
        source = _bytes(arguments[1]).decode()
        if source.startswith("/proc/self/fd/"):
            file = self._handles[source.rpartition("/")[2]].file
        else:
            file = self._names[self._inside(*arguments[:2]) or ""]
        self._rename_in_trace(None, there, file)

    def _link(self, arguments: list[str], result: int) -> None:
        self._linkat(["AT_FDCWD", arguments[0], "AT_FDCWD", arguments[1]], result)

    def _unlinkat(self, arguments: list[str], result: int) -> None:
        name = self._inside(*arguments[:2])
        if name is not None:
            self._rename_in_trace(name, None, self._names[name])

    def _unlink(self, arguments: list[str], result: int) -> None:
        self._unlinkat(["AT_FDCWD", *arguments], result)

    _rmdir = _unlink

    def _mkdirat(self, arguments: list[str], result: int) -> None:
        name = self._inside(*arguments[:2])
        if name is not None:
            self._rename_in_trace(None, name, FOLDER)

    def _mkdir(self, arguments: list[str], result: int) -> None:
        self._mkdirat(["AT_FDCWD", *arguments], result)

    # what they come down to

    def _write_on(self, handle: _Handle, data: bytes) -> None:
        at = self._sizes[handle.file] if handle.appends else handle.position
        self._write_at(handle.file, at, data)
        handle.position = at + len(data)

    def _write_at(self, file: int, at: int, data: bytes) -> None:
        self._sizes[file] = max(self._sizes[file], at + len(data))
        self.events.append(Wrote(file, at, data))

    def _resize(self, file: int, size: int) -> None:
        self._sizes[file] = size
        self.events.append(Resized(file, size))


def _joined(arguments: list[str]) -> bytes:
    return b"".join(_bytes(found[1]) for found in _TEXT.finditer(", ".join(arguments)))
