"""Reads the pages of a database file without SQLite, which stops at the first page that it cannot read.

After https://www.sqlite.org/fileformat.html. Whatever the bytes say, nothing here raises, loops or grows: what makes no
sense is no row.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Value = int | float | str | bytes | None

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_KINDS = frozenset({INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF})
_HEADER = 100
_MOST_CELLS = 10_000
_MOST_COLUMNS = 200
_PATIENCE = 20
"""Times its size that may be read of a file. Rows that lie on top of each other are no rows but a trap."""


class Row(NamedTuple):
    """``rowid`` is None in an index and in a table without rowid."""

    rowid: int | None
    values: tuple[Value, ...]


class NoRow(Exception):  # noqa: N818 -- it never leaves this module
    """These bytes are no row."""


@dataclass(slots=True)
class Tree:
    """What can be reached from a root. ``is_whole``: every page and row of it could be read."""

    rows: list[Row] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    is_whole: bool = True


class Pages:
    """The pages of one file; they count from 1."""

    def __init__(self, content: bytes, size: int, reserved: int = 0) -> None:
        self._content = content
        self._size = size
        self._usable = max(size - reserved, 100)
        self._patience = _PATIENCE * len(content)

    @property
    def count(self) -> int:
        return len(self._content) // self._size

    def kind(self, page: int) -> int:
        """0 for what is no page of rows."""
        start = self._start(page)
        if not 1 <= page <= self.count:
            return 0
        kind = self._content[start]
        return kind if kind in _KINDS else 0

    def tree(self, root: int) -> Tree:
        """Every row under a root, as far as it can be followed."""
        tree, waiting = Tree(), [root]
        while waiting:
            page = waiting.pop()
            if page in tree.pages or not self.kind(page):
                tree.is_whole = False
                continue
            tree.pages.add(page)
            waiting += reversed(self._children(page))
            rows, all_read = self.rows(page)
            tree.rows += rows
            tree.is_whole = tree.is_whole and all_read
        return tree

    def rows(self, page: int) -> tuple[list[Row], bool]:
        """The rows that lie on a page, and whether these are all."""
        kind = self.kind(page)
        if kind in {0, TABLE_INTERIOR}:
            return [], kind != 0
        found: list[Row] = []
        whole = True
        for cell in self._cells(page):
            try:
                found.append(self._row(page, kind, cell))
            except (NoRow, IndexError, struct.error, UnicodeDecodeError):
                whole = False
        return found, whole

    def free(self, first: int) -> set[int]:
        """The pages that hold nothing any more, from the first trunk page that the header names."""
        found: set[int] = set()
        trunk = first
        while 1 <= trunk <= self.count and trunk not in found:
            found.add(trunk)
            start = (trunk - 1) * self._size
            following, leaves = struct.unpack_from(">II", self._content, start)
            leaves = min(leaves, self._size // 4 - 2)
            found.update(struct.unpack_from(f">{leaves}I", self._content, start + 8))
            trunk = following
        return found

    def _start(self, page: int) -> int:
        return _HEADER if page == 1 else (page - 1) * self._size

    def _cells(self, page: int) -> Iterator[int]:
        """Where the cells of a page begin, from the beginning of the page."""
        start, kind = self._start(page), self.kind(page)
        (count,) = struct.unpack_from(">H", self._content, start + 3)
        pointers = start + (12 if kind in {INDEX_INTERIOR, TABLE_INTERIOR} else 8)
        room = ((page * self._size) - pointers) // 2
        for place in range(min(count, room, _MOST_CELLS)):
            yield struct.unpack_from(">H", self._content, pointers + 2 * place)[0]

    def _children(self, page: int) -> list[int]:
        if self.kind(page) not in {INDEX_INTERIOR, TABLE_INTERIOR}:
            return []
        base = (page - 1) * self._size
        places = [base + cell for cell in self._cells(page) if cell + 4 <= self._size]
        places.append(self._start(page) + 8)
        return [struct.unpack_from(">I", self._content, place)[0] for place in places]

    def _row(self, page: int, kind: int, cell: int) -> Row:
        place = (page - 1) * self._size + cell + (4 if kind == INDEX_INTERIOR else 0)
        length, place = self._varint(place)
        rowid = None
        if kind == TABLE_LEAF:
            rowid, place = self._varint(place)
        return Row(rowid, _record(self._payload(place, length, kind)))

    def _payload(self, place: int, length: int, kind: int) -> bytes:
        """Of a cell, and of the pages it flows over to."""
        if not 0 < length <= len(self._content) or self._patience < length:
            raise NoRow
        self._patience -= length
        here = self._local(length, kind)
        parts, left = [self._content[place : place + here]], length - here
        if left:
            (page,) = struct.unpack_from(">I", self._content, place + here)
            while left > 0:
                if not 1 <= page <= self.count:
                    raise NoRow
                start = (page - 1) * self._size
                (page,) = struct.unpack_from(">I", self._content, start)
                part = self._content[start + 4 : start + 4 + min(left, self._usable - 4)]
                parts.append(part)
                left -= len(part)
        return b"".join(parts)

    def _local(self, length: int, kind: int) -> int:
        """How much of a payload lies on the page itself."""
        usable = self._usable
        most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (usable - 12) * 32 // 255 - 23
        fitting = least + (length - least) % (usable - 4)
        return fitting if fitting <= most else least

    def _varint(self, place: int) -> tuple[int, int]:
        return _varint(self._content, place)


def _record(payload: bytes) -> tuple[Value, ...]:
    length, place = _varint(payload, 0)
    if not place <= length <= len(payload):
        raise NoRow
    kinds = []
    while place < length:
        kind, place = _varint(payload, place)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise NoRow
    values = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    return tuple(values)


_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS: dict[int, Value] = {0: None, 8: 0, 9: 1}


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind in _CONSTANTS:
        return _CONSTANTS[kind], place
    if kind == 7:
        return struct.unpack_from(">d", payload, place)[0], place + 8
    width = _WIDTHS.get(kind) or (kind - 12) // 2
    end = place + width
    if kind in {10, 11} or kind < 0 or end > len(payload):
        raise NoRow
    part = payload[place:end]
    if kind in _WIDTHS:
        return int.from_bytes(part, "big", signed=True), end
    return (part.decode() if kind % 2 else part), end


def _varint(content: bytes, place: int) -> tuple[int, int]:
    number = 0
    for step in range(9):
        byte = content[place + step]
        if step == 8:
            number = number << 8 | byte
            return number - (1 << 64) if number >> 63 else number, place + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + step + 1
    raise NoRow  # never reached: the ninth byte ends it
