"""A bit that turned where nothing is kept yet: harmless by itself, and the first that is seen of a failing drive."""

from sqlalchemy import Connection

_LEAVES = {0x0A, 0x0D}  # of an index or a table without a row id, of a table: SQLite's file format, 1.6
_HEADER = 8
_MOST_BYTES = 64 * 2**20
"""A file of figures is far smaller; what is larger is not taken into memory for this."""


def room_faults(connection: Connection) -> list[str]:
    """Of tables and indexes without a row: whole pages in which nothing but zeros can be.

    What rows that are gone have left behind is more than one bit, so one bit alone came from elsewhere.
    """
    pages, size = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in ("page_count", "page_size")
    )
    if pages * size > _MOST_BYTES:
        return []
    raw = connection.connection.driver_connection
    assert raw is not None
    whole = memoryview(raw.serialize())
    roots = connection.exec_driver_sql("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1").all()
    return [
        f"a bit has turned where “{name}” holds nothing: no figure is lost, but the drive may be failing"
        for name, root in roots
        if _has_turned_bit(bytes(whole[(root - 1) * size : root * size]))
    ]


def _has_turned_bit(page: bytes) -> bool:
    is_empty = page[:1] != b"" and page[0] in _LEAVES and page[3:5] == b"\0\0"
    return is_empty and int.from_bytes(page[_HEADER:]).bit_count() == 1
