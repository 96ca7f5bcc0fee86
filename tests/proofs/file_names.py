"""Whatever a business or a figure is called, its file lies in the folder that was named, under a name that all take."""

import random
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

from kpidesk.domain.file_name import LONGEST_NAME, SUFFIX, safe_name
from tests.proofs.fuzzed_text import fuzzed_text
from tests.proofs.proof import Reached, scaled

ROWS = (21,)
TITLE = "path traversal in names"
_NAMES, _ONE_IN = 200_000, 40
_SUFFIXES = ("", SUFFIX, ".csv", "_goal-vs-actual.png")
_DEVICES = {"con", "prn", "aux", "nul", "clock$", "conin$", "conout$"} | {
    port + number for port in ("com", "lpt") for number in "0123456789¹²³"
}


def prove(scale: float, folder: Path) -> Reached:
    dice = random.Random(21)
    inside = folder / "inside"
    inside.mkdir()
    counts = {"names": 0, "outside": 0, "reserved": 0, "too long": 0, "ending badly": 0, "hidden": 0, "made": 0}
    failures: list[str] = []
    for _ in range(scaled(_NAMES, scale)):
        text, suffix = fuzzed_text(dice), dice.choice(_SUFFIXES)
        name = safe_name(text, "business", suffix)
        counts["names"] += 1
        for fault in _faults(name, suffix):
            counts[fault] += 1
            failures.append(f"{text!r} became {name!r}, which is {fault}")
        if counts["names"] % _ONE_IN == 0 and not failures:
            _make(inside, name, failures)
            counts["made"] += 1
    if [path.name for path in folder.iterdir()] != ["inside"]:
        failures.append("a file was made outside the folder")
    return Reached(dict(counts), failures)


def _faults(name: str, suffix: str) -> list[str]:
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    alone = windows.parts == posix.parts == (name,) and not windows.drive and not set(name) & set('<>:"/\\|?*\0')
    readable = not {unicodedata.category(character) for character in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return [
        *["outside"] * (not alone),
        *["reserved"] * (name.partition(".")[0].rstrip().lower() in _DEVICES),
        *["too long"] * (len(name.encode(errors="replace")) > LONGEST_NAME),
        *["ending badly"] * (name.endswith((".", " ")) or not name.endswith(suffix) or not readable),
        *["hidden"] * (name.startswith((".", "~", "-", " ")) or name == suffix),
    ]


def _make(folder: Path, name: str, failures: list[str]) -> None:
    """The file itself, and that nothing else came into being."""
    path = folder / name
    path.write_bytes(b"")
    if [made.name for made in folder.iterdir()] != [name]:
        failures.append(f"{name!r} was made under another name")
    path.unlink()
