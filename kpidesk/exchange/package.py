"""The parts of a spreadsheet file, looked at before anything in them is read."""

import io
import zipfile
import zlib

from defusedxml.common import DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from kpidesk.exchange.table import TableRefused

MOST_PARTS = 2_000
LARGEST_CONTENT = 200_000_000
"""Bytes of all parts unpacked."""
LARGEST_RATIO, SMALL_PART = 200, 1_000_000
"""How much smaller than its content a part may be packed; parts below ``SMALL_PART`` bytes do no harm."""
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_CHUNK = 65_536
_SAVE_ANEW = "open it in a spreadsheet program and save it anew"


def check_package(raw: bytes) -> None:
    """Raises TableRefused for what unpacks to too much, is locked, or defines entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_sizes(package.infolist())
            for part in package.infolist():
                _check_beginning(package, part)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
        raise TableRefused(f"this spreadsheet is damaged ({error}); {_SAVE_ANEW}") from None


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise TableRefused(f"this spreadsheet has more than {MOST_PARTS:,} parts; copy the sheet into a new one")
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise TableRefused(f"this spreadsheet has two parts of one name; {_SAVE_ANEW}")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise TableRefused("this spreadsheet is locked with a password; save it without one")
    if any(part.compress_type not in _METHODS for part in parts):
        raise TableRefused(f"this spreadsheet is packed in an unusual way; {_SAVE_ANEW}")
    too_large = sum(part.file_size for part in parts) > LARGEST_CONTENT
    if too_large or any(_is_bloated(part) for part in parts):
        raise TableRefused(
            f"this spreadsheet would unpack to far more than its size (at most {LARGEST_CONTENT // 1_000_000} MB); "
            "copy the sheet into a new one"
        )


def _is_bloated(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL_PART and part.file_size > LARGEST_RATIO * part.compress_size


class _Beginning:
    """Notices the first element: what may come before it has come."""

    def __init__(self) -> None:
        self.is_over = False

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self.is_over = True

    def close(self) -> None:
        """Nothing was kept."""


def _check_beginning(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A document type stands before the first element, in whatever encoding: the parser itself is asked."""
    beginning = _Beginning()
    parser = DefusedXMLParser(target=beginning, forbid_dtd=True)
    try:
        with package.open(part) as content:
            while not beginning.is_over and (chunk := content.read(_CHUNK)):
                parser.feed(chunk)
    except DTDForbidden:
        raise TableRefused(f"this spreadsheet defines words of its own for its XML; {_SAVE_ANEW}") from None
    except (ParseError, LookupError):
        return  # a picture, or something that will be refused when it is read
