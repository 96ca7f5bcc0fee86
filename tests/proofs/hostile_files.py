"""Files that mean harm to whoever reads them, and what a sound reader says about each."""

import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.exchange.spreadsheet import SHEET, packed, parts, rows_xml, sheet_xml, spreadsheet

TOP = rows_xml(("month", "revenue"))
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@dataclass(frozen=True)
class Hostile:
    """``says`` is part of the refusal, empty where a table is all right. ``is_large`` ones take seconds to read."""

    name: str
    make: Callable[[Path], None]
    says: str
    is_large: bool = False


def _sheet(cells: str, **others: str | bytes) -> bytes:
    return packed({**parts(TOP + cells), **others})


def _bytes(raw: Callable[[], bytes]) -> Callable[[Path], None]:
    return lambda path: _written(path, raw())


def _written(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)


def _one_string(path: Path) -> None:
    """300 MB of one letter."""
    _string(path, (b"x" * 1_000_000 for _ in range(300)))


def _hard_string(path: Path) -> None:
    """As much as may be unpacked, at a ratio that real spreadsheets have."""
    dice = random.Random(2)
    _string(path, (b"x" * 980 + dice.randbytes(10).hex().encode() for _ in range(190_000)))


def _string(path: Path, pieces: Iterable[bytes]) -> None:
    """One cell; written in pieces, so that only the reader could run out of memory."""
    head, tail = sheet_xml(f'{TOP}<row><c t="inlineStr"><is><t>|</t></is></c></row>').split("|")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts("").items():
            if name != SHEET:
                package.writestr(name, content)
        with package.open(SHEET, "w", force_zip64=True) as sheet:
            for piece in chain([head.encode()], pieces, [tail.encode()]):
                sheet.write(piece)


def _many_rows(path: Path) -> None:
    path.write_bytes(_sheet("".join(f'<row><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 600_002))))


def _one_text_everywhere(path: Path) -> None:
    """30,000 letters, named by 300,000 cells."""
    dice = random.Random(1)  # what repeats itself too well is refused for that alone
    cells = "".join(
        "<row>" + "".join(f'<c t="s" x="{dice.random()}"><v>0</v></c>' for _ in range(500)) + "</row>"
        for _ in range(600)
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = parts(cells)
    content["[Content_Types].xml"] = str(content["[Content_Types].xml"]).replace(
        "</Types>",
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sharedStrings+xml"/></Types>',
    )
    content["xl/_rels/workbook.xml.rels"] = str(content["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>", f'<Relationship Id="rId2" Type="{relation}" Target="sharedStrings.xml"/></Relationships>'
    )
    content["xl/sharedStrings.xml"] = f'<sst xmlns="{main}"><si><t>{"x" * 30_000}</t></si></sst>'
    path.write_bytes(packed(content))


def _small_claim() -> bytes:
    """The list of contents says that a part is half as long as it is."""
    raw = bytearray(spreadsheet(("month", "revenue"), ("2026-01", 1)))
    place = raw.rindex(b"PK\x01\x02") + 24
    size = int.from_bytes(raw[place : place + 4], "little")
    raw[place : place + 4] = (size // 2).to_bytes(4, "little")
    return bytes(raw)


def _deep() -> bytes:
    dice = random.Random(3)
    names = [f"c{dice.randrange(10**6)}" for _ in range(1_000_000)]
    return _sheet("".join(f"<{name}>" for name in names) + "".join(f"</{name}>" for name in reversed(names)))


def _locked() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") * 100


def hostile_files() -> Iterator[Hostile]:
    good = rows_xml(("2026-01", 5))
    laughs = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'
    reads = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    yield Hostile("a text of 300 MB", _one_string, "unpack to far more")
    yield Hostile("a text of 190 MB that is hard to pack", _hard_string, "", is_large=True)
    yield Hostile(
        "a cell in the last corner",
        _bytes(lambda: _sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "row 1048576: more than",
    )
    yield Hostile("600,000 rows", _many_rows, "more than 200,000 rows", is_large=True)
    yield Hostile(
        "a billion laughs",
        _bytes(lambda: _sheet(good, **{"xl/workbook.xml": f"{laughs}<workbook>&l9;</workbook>"})),
        "words of its own",
    )
    yield Hostile(
        "laughs in UTF-16",
        _bytes(lambda: _sheet(good, **{SHEET: f"{laughs}<worksheet>&l9;</worksheet>".encode("utf-16")})),
        "words of its own",
    )
    yield Hostile(
        "a file of the machine's",
        _bytes(lambda: _sheet(good, **{SHEET: f"{reads}<worksheet>&f;</worksheet>"})),
        "words of its own",
    )
    yield Hostile(
        "names that lead out", _bytes(lambda: _sheet(good, **{"../../out": "x", "/out": "x", "C:\\out": "x"})), ""
    )
    yield Hostile(
        "a cell that names no text", _bytes(lambda: _sheet('<row><c t="s"><v>9</v></c></row>')), "no sound spreadsheet"
    )
    yield Hostile(
        "no sheet at all",
        _bytes(lambda: packed({name: part for name, part in parts("").items() if name != SHEET})),
        "no s",
    )
    yield Hostile("a torn file", _bytes(lambda: _sheet(good)[:-40]), "damaged")
    yield Hostile(
        "no package behind its mark",
        _bytes(lambda: b"PK\x03\x04" + bytes(range(256)) * 40),
        "packed file of another kind",
    )
    yield Hostile("a locked file", _bytes(_locked), "locked with a password")
    yield Hostile("a part that hides its size", _bytes(_small_claim), "spreadsheet")
    yield Hostile("2,100 parts", _bytes(lambda: _sheet(good, **{f"p{n}": "" for n in range(2_100)})), "2,000 parts")
    yield Hostile("one text in every cell", _one_text_everywhere, "more than 200,000 rows", is_large=True)
    yield Hostile(
        "a row beyond all rows",
        _bytes(lambda: _sheet('<row r="99999999999999"><c><v>1</v></c></row>')),
        "more than 200,000 rows",
    )
    yield Hostile(
        "a column beyond all columns",
        _bytes(lambda: _sheet('<row r="2"><c r="ZZZZZZZZ2"><v>1</v></c></row>')),
        "",
    )
    yield Hostile("a million steps deep", _bytes(_deep), "", is_large=True)
    yield Hostile("a number beyond all", _bytes(lambda: _sheet('<row><c r="A2"><v>1e999</v></c></row>')), "")
    yield Hostile("a formula without a result", _bytes(lambda: _sheet('<row><c r="A2"><f>1</f></c></row>')), "")
    yield Hostile("30 MB of CSV", _bytes(lambda: b"month,revenue\n" + b"2026-01,5\n" * 3_000_000), "20 MB")
    yield Hostile("CSV without an end", _bytes(lambda: b'month,revenue\n"' + b"x\n" * 9_000_000), "line")
    yield Hostile("CSV of commas", _bytes(lambda: b"," * 19_000_000), "nothing that can be seen", is_large=True)
    yield Hostile("CSV of zeros", _bytes(lambda: bytes(19_000_000)), "no text file")
    yield Hostile(
        "300,000 rows of CSV", _bytes(lambda: b"month,revenue\n" + b"2026-01,5\n" * 300_000), "more than 200,000 rows"
    )
