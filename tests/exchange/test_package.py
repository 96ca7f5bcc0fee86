"""What is refused before anything of a spreadsheet is read."""

import zipfile

import pytest

from kpidesk.exchange.package import check_package
from kpidesk.exchange.table import TableRefused
from tests.exchange.spreadsheet import SHEET, packed, parts, rows_xml, spreadsheet

GOOD = parts(rows_xml(("month", "revenue"), ("2026-01", 5)))
BOMB = '<?xml version="1.0"{}?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'


def test_a_sound_spreadsheet_passes_with_its_pictures() -> None:
    check_package(packed({**GOOD, "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({**GOOD, SHEET: BOMB.format("")}, "words of its own"),
        ({**GOOD, SHEET: BOMB.format(' encoding="UTF-16"').encode("utf-16")}, "words of its own"),
        ({**GOOD, "customXml/any.bin": " " * 100_000 + BOMB.format("").partition("?>")[2]}, "words of its own"),
        ({**GOOD, "xl/sharedStrings.xml": "x" * 2_000_000}, "unpack to far more"),
        ({**GOOD, **{f"part{number}": "" for number in range(2_000)}}, "more than 2,000 parts"),
        ({**GOOD, "XL/Workbook.xml": ""}, "two parts of one name"),
    ],
)
def test_a_package_that_would_do_harm_is_refused(content: dict[str, str | bytes], words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        check_package(packed(content))


def test_many_parts_are_too_much_together() -> None:
    part = b"<x>" + bytes(range(32, 127)) * 7_000  # below the size at which a single one is looked at
    content = {f"part{number}": part for number in range(310)}
    with pytest.raises(TableRefused, match="200 MB"):
        check_package(packed(content))


def test_an_unusual_packing_is_refused() -> None:
    with pytest.raises(TableRefused, match="unusual"):
        check_package(packed(GOOD, zipfile.ZIP_LZMA))


def test_a_locked_part_is_refused() -> None:
    raw = bytearray(spreadsheet(("month", "a"), ("2026-01", 1)))
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(TableRefused, match="password"):
        check_package(bytes(raw))


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, spreadsheet(("a",))[:-30]])
def test_a_torn_package_is_damaged(raw: bytes) -> None:
    with pytest.raises(TableRefused, match="damaged"):
        check_package(raw)


def test_a_part_that_is_not_what_its_sum_says_is_damaged() -> None:
    raw = packed(GOOD, zipfile.ZIP_STORED).replace(b"<Types", b"<Tipes", 1)
    with pytest.raises(TableRefused, match="damaged"):
        check_package(raw)
