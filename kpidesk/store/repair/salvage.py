"""What can still be read of a damaged file, or of one with parts that do not belong: the rows of the tables we know.

A table is read with SELECT of its known columns where SQLite can read it to the end, and page by page where not. No
view, trigger or rule of the file is ever asked, because only real tables are read and none is written.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kpidesk.store.repair.pages import INDEX_INTERIOR, INDEX_LEAF, TABLE_LEAF, Pages, Row, Value
from kpidesk.store.repair.row_shape import RowShape
from kpidesk.store.schema.schema import aim_tables, later_tables, metadata

Key = tuple[Value, ...]
Values = tuple[Value, ...]

_STEP = 100_000
_MOST_STEPS = 500
"""Together some fifty million instructions of SQLite for one table: a hundred times what a large file needs."""

_LONGEST_TEXT = 50_000_000
_SIZES = (512, 4096, 1024, 2048, 8192, 16384, 32768, 65536)
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_SINCE = {
    2: ("meta", "commit_log", "value_log", "month_log"),
    3: tuple(table.name for table in later_tables.ALL),
    4: tuple(table.name for table in aim_tables.ALL),
}
"""Tables that files of an older schema do not have."""

_FITTING = 0.9
"""Part of the rows on a stray page that must look like a table's, for the page to count as one of it."""


@dataclass(slots=True)
class Found:
    """The rows of one table by their keys, in the order of its columns.

    ``is_whole``: all of it could be read. ``counted`` is how many rows its own index names, 0 when it has none.
    """

    rows: dict[Key, Values] = field(default_factory=dict)
    is_whole: bool = False
    counted: int = 0


def salvage(copy: Path) -> dict[str, Found]:
    """Every known table. ``copy`` is a copy of the file with what lay beside it; SQLite may tidy it up.

    Raises OSError.
    """
    shapes = {table.name: RowShape.of(table) for table in metadata.sorted_tables}
    found = {name: Found() for name in shapes} | dict(_by_sqlite(copy, shapes))
    schema = _schema_of(copy)
    for since, names in _SINCE.items():
        if 0 < schema < since:
            found |= {name: Found(is_whole=True) for name in names}
    broken = {name: shape for name, shape in shapes.items() if not found[name].is_whole}
    if broken:
        _add_by_pages(copy.read_bytes(), found, broken)
    return found


def _schema_of(copy: Path) -> int:
    """As the header says, which may be wrong."""
    with copy.open("rb") as file:
        return int.from_bytes(file.read(_HEADER)[60:64], "big")


def _by_sqlite(copy: Path, shapes: dict[str, RowShape]) -> Iterator[tuple[str, Found]]:
    """The tables that can be read to the end."""
    try:
        with closing(_connected(copy)) as raw:
            real = _real_tables(raw)
            for name, shape in shapes.items():
                try:
                    if name in real:
                        yield name, _selected(raw, shape)
                except (sqlite3.Error, UnicodeError, OverflowError, ValueError):
                    continue
    except (sqlite3.Error, UnicodeError):
        return


def _connected(copy: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT)
    raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "foreign_keys=OFF"):
        raw.execute(f"PRAGMA {setting}").fetchall()
    return raw


def _real_tables(raw: sqlite3.Connection) -> set[str]:
    """A table has pages of its own; a view and a virtual table have none."""
    return {
        str(name) for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    }


def _selected(raw: sqlite3.Connection, shape: RowShape) -> Found:
    """Raises sqlite3.Error when it cannot be read to the end, or has not the columns as plain columns."""
    steps = iter(range(_MOST_STEPS))
    raw.set_progress_handler(lambda: next(steps, None) is None, _STEP)
    try:
        described = raw.execute(f'PRAGMA table_xinfo("{shape.name}")').fetchall()
        plain = {str(column[1]) for column in described if column[6] == 0}
        if not plain.issuperset(shape.columns):
            raise sqlite3.DatabaseError(f"{shape.name} has other columns")
        columns = ", ".join(f'"{column}"' for column in shape.columns)
        rows = raw.execute(f'SELECT {columns} FROM "{shape.name}" NOT INDEXED').fetchall()
    finally:
        raw.set_progress_handler(None, 0)
    typed = [row for row in map(shape.typed, rows) if row is not None]
    return Found({shape.key(row): row for row in typed}, is_whole=len(typed) == len(rows))


def _add_by_pages(content: bytes, found: dict[str, Found], broken: dict[str, RowShape]) -> None:
    pages = _pages(content)
    seen = pages.free(int.from_bytes(content[32:36], "big")) if content.startswith(_MAGIC) else set()
    named: list[tuple[str, Values]] = []
    for kind, name, table, root in _roots(pages):
        tree = pages.tree(root)
        seen |= tree.pages
        if kind == "index" and table in found:
            found[table].counted = max(found[table].counted, len(tree.rows))
            named += [(table, row.values) for row in tree.rows]
        elif kind == "table" and name in broken:
            _add(found[name], broken[name], tree.rows)
            found[name].is_whole = tree.is_whole and len(found[name].rows) == len(tree.rows)
    missing = {name: shape for name, shape in broken.items() if not found[name].is_whole}
    for page in range(1, pages.count + 1):
        if page not in seen and pages.kind(page) in {TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR}:
            rows, _ = pages.rows(page)
            home = _home_of(rows, missing)
            if home is not None:
                _add(found[home], missing[home], rows)

    for table, entry in named:
        if table in missing:
            _add_named(found[table], table, entry)


def _add_named(found: Found, table: str, entry: Values) -> None:
    """Their indexes hold all that matters of indicators and segments: without them no figure has a name."""
    match table, entry:
        case "indicator", (str(id_), int(key)):
            found.rows.setdefault((key,), (key, id_, None))
        case "segment", (str(kind), str(name), int(key)):
            found.rows.setdefault((key,), (key, kind, name, key))


def _add(found: Found, shape: RowShape, rows: Iterable[Row]) -> None:
    for row in rows:
        values = shape.values(row)
        if values is not None:
            found.rows.setdefault(shape.key(values), values)


def _pages(content: bytes) -> Pages:
    if content.startswith(_MAGIC):
        stated = int.from_bytes(content[16:18], "big")
        size = 65536 if stated == 1 else stated
        if size in _SIZES:
            return Pages(content, size, content[20])
    return max((Pages(content, size) for size in _SIZES), key=_rows_on_sample)


def _rows_on_sample(pages: Pages) -> int:
    """How many rows show on some of the pages, when they are read as being of that size."""
    return sum(len(pages.rows(page)[0]) for page in range(1, pages.count + 1, max(1, pages.count // 200)))


def _roots(pages: Pages) -> Iterator[tuple[str, str, str, int]]:
    """Kind, name, table and root of each part, as far as the list of them can be read; its own root comes first."""
    schema = pages.tree(1)
    for row in schema.rows:
        match row.values:
            case (str(kind), str(name), str(table), int(root), _) if root > 1:
                yield kind, name, table, root


def _home_of(rows: list[Row], shapes: dict[str, RowShape]) -> str | None:
    """The table whose rows they look like."""
    fitting = Counter(
        {name: count for name, shape in shapes.items() if (count := shape.fitting(rows)) >= _FITTING * len(rows)}
    )
    return fitting.most_common(1)[0][0] if rows and fitting else None
