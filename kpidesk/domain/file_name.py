"""How files are called, and names for new ones that every system accepts."""

import re
import unicodedata

from kpidesk.domain.text import clean_text

SUFFIX = ".kpidesk"
"""The ending of a business's file."""
LONGEST_NAME = 180
"""Bytes of a name with its ending; systems take 255, and some programs add to a name."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_RESERVED = frozenset({"con", "prn", "aux", "nul", "clock$", "conin$", "conout$", *_PORTS})


def safe_name(text: str, otherwise: str, suffix: str = "") -> str:
    """A file's name made of ``text`` and ``suffix``, never with a folder in it, never hidden, never empty.

    ``suffix`` and ``otherwise``, which stands where nothing of ``text`` is left, are words of the program. The name is
    none that Windows keeps for its devices, with an ending or without, ends in no dot or blank, and has at most
    LONGEST_NAME bytes in UTF-8, of which the suffix loses none.
    """
    room = LONGEST_NAME - len(suffix.encode())
    plain = _trimmed(" ".join(_FORBIDDEN.sub(" ", clean_text(text)).split()))
    name = _free(_shortened(plain, room - len("-1"))) or otherwise
    return name + suffix


def _trimmed(name: str) -> str:
    """A dot in front hides a file, a hyphen makes it an option of a command, a tilde a folder."""
    return name.lstrip(" .-~").rstrip(" .")


def _shortened(name: str, longest: int) -> str:
    """Cut to that many bytes, between two letters."""
    short = name.encode()[:longest].decode(errors="ignore")
    if len(short) < len(name) and unicodedata.combining(name[len(short)]):
        short = short.rstrip("".join(set(filter(unicodedata.combining, short))))[:-1] or short
    return _trimmed(short)


def _free(name: str) -> str:
    """Windows looks at what stands before the first dot only."""
    stem, dot, rest = name.partition(".")
    return f"{stem.rstrip()}-1{dot}{rest}" if stem.rstrip().lower() in _RESERVED else name
