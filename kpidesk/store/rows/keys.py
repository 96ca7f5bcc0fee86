"""The integer keys that stand for indicators and segments inside the file."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused
from kpidesk.domain.segment import Segment, SegmentKind, cleanly_named
from kpidesk.store.schema.tables import indicator, segment

WHOLE = 0
"""The key of the whole business."""


class Keys:
    """Keys by id and by segment, as one connection knows them; to be thrown away when its transaction fails."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(indicator.c.key, indicator.c.id).order_by(indicator.c.key))
        self.indicators: dict[str, int] = {row.id: row.key for row in rows}
        of_segments = (
            select(segment).where(segment.c.key != WHOLE, segment.c.position >= 0).order_by(segment.c.position)
        )
        stored = {Segment(SegmentKind(row.kind), row.name): row.key for row in connection.execute(of_segments)}
        clean = cleanly_named(stored)
        self.segments: dict[Segment | None, int] = {None: WHOLE} | dict(zip(clean, stored.values(), strict=True))
        self.misnamed = {shown for shown, held in zip(clean, stored, strict=True) if shown != held}
        """Segments whose name in the file is not the clean one that the program gives them."""

    def make_indicators(self, connection: Connection, ids: Iterable[str]) -> None:
        """Give a key to each id that has none yet."""
        for id_ in ids:
            if id_ not in self.indicators:
                row = insert(indicator).values(id=id_, position=None).returning(indicator.c.key)
                self.indicators[id_] = int(connection.execute(row).scalar_one())

    def segment(self, wanted: Segment | None) -> int:
        """Raises ChangeRefused when the business has no such segment."""
        try:
            return self.segments[wanted]
        except KeyError:
            raise ChangeRefused(f"there is no {wanted}; add it to the business first") from None

    @property
    def ids(self) -> dict[int, str]:
        return {key: id_ for id_, key in self.indicators.items()}

    @property
    def segments_by_key(self) -> dict[int, Segment | None]:
        return {key: segment_ for segment_, key in self.segments.items()}


class Months(dict[int, Month]):
    """One Month object for each integer that the file holds."""

    def __missing__(self, number: int) -> Month:
        month = self[number] = Month(number)
        return month
