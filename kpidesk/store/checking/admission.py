"""Which files may be opened to write: looked through before anything of them can change."""

from pathlib import Path

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.checking.examination import examined
from kpidesk.store.checking.untouched import is_unsettled, untouched
from kpidesk.store.database.header import Header, identify
from kpidesk.store.problems import refusing
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.schema.version_gate import newer


def admit(path: Path) -> Header:
    """The header of a file that may be opened to write; one of an older schema must be brought up to date first.

    What opening would change at once, after a crash or by an upgrade, is examined in its stead here, as it would be
    afterwards. A settled file of the current schema is left to whoever connects to it. Raises FileRefused; not a
    byte of the file or beside it is changed.
    """
    with refusing(path, looking=True):
        header, place = identify(path), path.resolve()
        if header.schema != SCHEMA or is_unsettled(place, header):
            with untouched(place, header) as (there, connect), examined(there, header.schema, connect):
                pass
        if header.schema > SCHEMA:
            raise FileRefused(path, FileProblem.NEWER, f"{newer(header.schema, '')}: it can only be looked at")
        return header
