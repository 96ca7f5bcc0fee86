"""The pages of a database are read as SQLite reads them, and whatever they say nothing breaks."""

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.store.repair.pages import TABLE_LEAF, Pages
from kpidesk.store.repair.row_shape import RowShape
from kpidesk.store.schema.schema import SCHEMA, metadata
from tests.store.test_kept_files import FOLDER

PAGE = 512


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A file with every kind of page: rows that flow over, interior pages of both kinds, pages that are free."""
    path = Path(shutil.copy(FOLDER / f"{SCHEMA:04}.kpidesk", tmp_path / "full.kpidesk"))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        cells = [(23_000 + month, indicator, 0) for month in range(200) for indicator in (1, 2, 3)]
        raw.executemany("INSERT INTO value VALUES (?, ?, ?, ?)", [(*cell, cell[0] * 1.5) for cell in cells])
        notes = [(*cell, "ö" * (place * 7)) for place, cell in enumerate(cells)]
        raw.executemany("INSERT INTO value_note VALUES (?, ?, ?, ?)", notes)
        raw.executemany("INSERT INTO month_note VALUES (?, 'x')", [(25_000 + month,) for month in range(900)])
        raw.execute("DELETE FROM month_note WHERE month > 25100")
        raw.execute("COMMIT")
    return path


def roots(pages: Pages) -> dict[str, int]:
    return {str(row.values[1]): int(str(row.values[3])) for row in pages.tree(1).rows if row.values[0] == "table"}


def test_every_row_of_every_table_is_read_as_sqlite_reads_it(full: Path) -> None:
    pages = Pages(full.read_bytes(), PAGE)
    trees = {name: pages.tree(root) for name, root in roots(pages).items()}
    assert all(tree.is_whole for tree in trees.values())
    with closing(sqlite3.connect(full)) as raw:
        for name, table in metadata.tables.items():
            shape = RowShape.of(table)
            rows = {shape.key(values): values for row in trees[name].rows if (values := shape.values(row))}
            stored = raw.execute(f'SELECT * FROM "{name}"').fetchall()
            assert len(rows) == len(trees[name].rows), name
            assert rows == {shape.key(row): row for row in stored}, name


def test_no_page_is_free_and_in_use(full: Path) -> None:
    content = full.read_bytes()
    pages = Pages(content, PAGE)
    free = pages.free(int.from_bytes(content[32:36], "big"))
    used = set[int]().union(*(pages.tree(root).pages for root in roots(pages).values()))
    assert len(free) > 5
    assert not free & used


@pytest.mark.parametrize("size", [1024, 4096, 65536])
def test_pages_of_every_size_are_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "x.db"
    rows = [(number, "ä" * (number * 31)) for number in range(400)]
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA page_size={size}")
        raw.execute("CREATE TABLE x (a, b)")
        raw.executemany("INSERT INTO x VALUES (?, ?)", rows)
    tree = Pages(path.read_bytes(), size).tree(2)
    assert ([row.values for row in tree.rows], tree.is_whole) == (rows, True)


def test_page_that_is_destroyed_leaves_the_others(full: Path) -> None:
    whole = bytearray(full.read_bytes())
    pages = Pages(bytes(whole), PAGE)
    tree = pages.tree(roots(pages)["month_note"])
    leaf = next(page for page in sorted(tree.pages) if pages.kind(page) == TABLE_LEAF)
    lost = pages.rows(leaf)[0]
    whole[(leaf - 1) * PAGE : leaf * PAGE] = bytes(PAGE)
    left = Pages(bytes(whole), PAGE).tree(roots(pages)["month_note"])
    assert not left.is_whole
    assert left.rows == [row for row in tree.rows if row not in lost]


def test_nothing_breaks_whatever_the_bytes_say(full: Path) -> None:
    chance, whole = random.Random(4), full.read_bytes()
    for turn in range(60):
        content = bytearray(whole)
        for _ in range(200):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if turn % 3 == 0:
            content = bytearray(
                chance.choice(b"\2\5\12\15\0") if at % PAGE == 0 else chance.randrange(256) for at in range(20_000)
            )
        pages = Pages(bytes(content), PAGE, reserved=chance.choice((0, 0, 255)))
        for page in range(pages.count + 2):
            pages.rows(page)
        pages.tree(1)
        pages.free(chance.randrange(pages.count + 2))


def test_rows_on_top_of_each_other_are_given_up() -> None:
    """Each of a hundred cells on each of fifty pages claims the rest of the file: twenty gigabytes in all."""
    leaves, length = 50, 3_900_000
    cell = bytes([0x81, 0xEE, 0x84, 0x60, 0x01]) + (leaves + 1).to_bytes(4, "big") * 50
    leaf = bytes([TABLE_LEAF, 0, 0, 0, 100, 0, 0, 0]) + (PAGE - len(cell)).to_bytes(2, "big") * 100
    leaf = leaf.ljust(PAGE - len(cell), b"\0") + cell
    chain = b"".join(page.to_bytes(4, "big").ljust(PAGE, b"\1") for page in range(leaves + 2, leaves + 8002))
    pages = Pages(leaf * leaves + chain, PAGE)
    start = time.monotonic()
    rows = [row for page in range(1, leaves + 1) for row in pages.rows(page)[0]]
    assert len(rows) < 100
    assert time.monotonic() - start < 10
    assert pages._varint(PAGE - len(cell)) == (length, PAGE - len(cell) + 4)
