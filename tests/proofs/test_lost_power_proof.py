"""A power cut at any moment loses nothing; a program that does not flush is caught at it."""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.proofs.lost_power import prove
from tests.proofs.power_cut import CORRUPT, GOOD, LOST, FileSystem, Verdict, record, simulate, why_not
from tests.proofs.power_cut.disk import Disk
from tests.proofs.power_cut.events import Flushed, Renamed, Resized, Trace, Wrote

needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is there")


@needs_strace
def test_nothing_is_lost_in_a_power_cut(tmp_path: Path) -> None:
    reached = prove(0.004, tmp_path)
    assert reached.failures == []
    assert reached.counts["edits"] >= 40
    for system in FileSystem:
        assert reached.counts[f"{system}: states"] == 40
    assert (reached.counts["lost"], reached.counts["corrupt"]) == (0, 0)


SAVES = {
    "written over": "write(new)",
    "renamed, not flushed": "write(part); os.replace(part, new)",
    "moved away first": "write(part); flush(part); os.replace(new, 'old'); os.replace(part, new)",
    "flushed, folder not": "write(part); flush(part); os.replace(part, new)",
    "flushed": "write(part); flush(part); os.replace(part, new); flush('.')",
}
SAVE = """
import os
def write(name):
    with open(name, "w") as file:
        file.write("new" * 500)
def flush(name):
    handle = os.open(name, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
new, part = "letter", "part"
{}
os.write(1, b"saved\\n")
"""


def one_or_the_other(folder: Path, said: Sequence[str]) -> Verdict:
    letter = folder / "letter"
    text = letter.read_text("latin-1") if letter.exists() else "none"
    if text not in {"old", "new" * 500}:
        return Verdict(CORRUPT)
    return Verdict(LOST if "saved" in said and text == "old" else GOOD)


@needs_strace
@pytest.mark.parametrize(
    ("way", "system", "seen"),
    [
        ("written over", FileSystem.POSIX, {CORRUPT, LOST, GOOD}),
        ("renamed, not flushed", FileSystem.POSIX, {CORRUPT, LOST, GOOD}),
        ("moved away first", FileSystem.POSIX, {CORRUPT, LOST, GOOD}),
        ("flushed, folder not", FileSystem.POSIX, {LOST, GOOD}),
        ("flushed", FileSystem.POSIX, {GOOD}),
        ("flushed", FileSystem.NTFS_LIKE, {LOST, GOOD}),
        ("flushed", FileSystem.FAT_LIKE, {LOST, GOOD}),
    ],
)
def test_simulation_tells_safe_ways_to_save_from_others(
    tmp_path: Path, way: str, system: FileSystem, seen: set[str]
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "letter").write_text("old")
    trace = record([sys.executable, "-I", "-S", "-c", SAVE.format(SAVES[way])], desk, tmp_path / "trace", cwd=desk)
    assert trace.lines == ["saved"]
    survived = simulate(trace, system, 300, one_or_the_other)
    assert set(survived.verdicts) == seen
    assert sum(survived.verdicts.values()) == survived.states == 300


def found(trace: Trace, system: FileSystem = FileSystem.POSIX) -> list[dict[str, bytes | None]]:
    """Everything that may be there after the last event."""
    disk, chance = Disk(trace, system), random.Random(3)
    for event in trace.events:
        disk.take(event)
    return [disk.after_power_cut(chance) for _ in range(400)]


def test_flushed_bytes_are_there_for_sure() -> None:
    trace = Trace({1: b"old"}, {"a": 1}, [Wrote(1, 0, b"new"), Flushed(1)], [])
    assert all(state == {"a": b"new"} for state in found(trace))


def test_write_is_torn_in_blocks_and_changes_of_length_may_be_missing() -> None:
    old, new = b"o" * 1536, b"n" * 1024
    trace = Trace({1: old}, {"a": 1}, [Wrote(1, 512, new)], [])
    contents = {state["a"] for state in found(trace)}
    block_o, block_n = old[:512], new[:512]
    torn = {block_o + first + second for first in (block_o, block_n) for second in (block_o, block_n)}
    assert torn <= contents
    assert any(content not in torn for content in contents), "a sector that was being written may spoil its neighbours"
    trace = Trace({1: old}, {"a": 1}, [Resized(1, 0)], [])
    assert {state["a"] for state in found(trace)} == {old, b""}


def test_file_may_have_grown_before_its_bytes_came() -> None:
    contents = {state["a"] for state in found(Trace({1: b""}, {"a": 1}, [Wrote(1, 0, b"n" * 1024)], []))}
    assert {b"", b"n" * 512, b"n" * 1024, b"\0" * 512 + b"n" * 512} <= contents


def test_names_survive_in_their_order() -> None:
    events = [Renamed(".", None, "a", 1), Renamed(".", None, "b", 2), Renamed(".", "a", "c", 1)]
    names = {tuple(sorted(state)) for state in found(Trace({1: b"", 2: b""}, {}, list(events), []))}
    assert names == {(), ("a",), ("a", "b"), ("b", "c")}


def test_flush_of_a_file_covers_names_on_some_file_systems() -> None:
    trace = Trace({1: b"", 2: b""}, {"b": 2}, [Renamed(".", None, "a", 1), Flushed(2)], [])
    assert {len(state) for state in found(trace, FileSystem.NTFS_LIKE)} == {2}
    assert {len(state) for state in found(trace, FileSystem.POSIX)} == {1, 2}
    assert {len(state) for state in found(trace, FileSystem.FAT_LIKE)} == {1, 2}


@needs_strace
def test_what_cannot_be_simulated_is_refused(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "a").write_text("x")
    script = "import os; os.truncate('a', 0)"
    with pytest.raises(RuntimeError, match="truncate cannot be simulated"):
        record([sys.executable, "-I", "-S", "-c", script], desk, tmp_path / "trace", cwd=desk)
    with pytest.raises(RuntimeError, match="ended with 3"):
        record([sys.executable, "-I", "-S", "-c", "raise SystemExit(3)"], desk, tmp_path / "trace", cwd=desk)


@needs_strace
def test_trace_plays_back_to_the_same_bytes(tmp_path: Path) -> None:
    """Played to its end with everything flushed, a trace leaves what the program left."""
    desk = tmp_path / "desk"
    desk.mkdir()
    script = """
import os
with open("a", "wb") as a:
    a.write(b"123456789"); a.flush(); a.seek(3); a.write(b"x"); a.flush(); os.fsync(a.fileno())
with open("a", "ab") as a:
    a.write(b"end"); a.flush(); a.truncate(11); os.fsync(a.fileno())
os.mkdir("in"); os.rename("a", "in/b"); os.link("in/b", "c"); os.unlink("in/b")
for folder in (".", "in"):
    handle = os.open(folder, os.O_RDONLY); os.fsync(handle); os.close(handle)
"""
    trace = record([sys.executable, "-I", "-S", "-c", script], desk, tmp_path / "trace", cwd=desk)
    assert all(state == {"in": None, "c": b"123x56789en"} for state in found(trace))
    assert (desk / "c").read_bytes() == b"123x56789en"
    assert sorted(path.name for path in desk.iterdir()) == ["c", "in"]
