"""Every table of a file of this version, and the two numbers in its header."""

from kpidesk.store.schema import aim_tables, later_tables, log_tables, tables
from kpidesk.store.schema.columns import metadata

__all__ = ["APPLICATION_ID", "SCHEMA", "aim_tables", "later_tables", "log_tables", "metadata", "tables"]

APPLICATION_ID = 0x4B504944
"""``KPID`` in the header of every kpidesk file."""

SCHEMA = 4
"""The schema that this version reads and writes: ``user_version`` of the file and number of the last migration."""

OLDEST_READER, OLDEST_WRITER = 2, 4
"""The oldest schemas whose programs can read and write a file of this one."""

FIRST_WITH_IDENTITY = 2
"""The schema from which on a file says which one it is, and has a log."""

FIRST_WITH_CARDS = 3
"""The schema from which on a file has the tables of `later_tables`."""
