"""The channels, campaigns and products of a business, and what is known of each."""

import datetime as dt

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.change import RenameSegment, SetSegmentCards, SetSegments
from kpidesk.domain.refusal import ChangeRefused
from kpidesk.domain.segment import Segment, SegmentCard
from kpidesk.store.rows.goals import forget_goals_in
from kpidesk.store.rows.keys import WHOLE, Keys
from kpidesk.store.rows.usage import refuse_used
from kpidesk.store.schema.later_tables import confirmed, segment_card
from kpidesk.store.schema.tables import segment, value, value_note

_GONE = -1
"""The position of a segment that is no more."""


def write_segments(connection: Connection, keys: Keys, change: SetSegments, at: dt.datetime) -> None:
    """Raises ChangeRefused when figures or notes still use a segment that goes. Its row stays: the log names it."""
    for gone in [known for known in keys.segments if known is not None and known not in change.segments]:
        key = keys.segments[gone]
        refuse_used(connection, "segment", key, str(gone), value, value_note)
        for table in (segment_card, confirmed):
            connection.execute(delete(table).where(table.c.segment == key))
        forget_goals_in(connection, key, at)
        connection.execute(update(segment).where(segment.c.key == key).values(position=_GONE))
    for misnamed in keys.misnamed & set(change.segments):
        _rename(connection, misnamed, keys.segments[misnamed])
    keys.misnamed = set()
    keys.segments = {None: WHOLE} | {each: keys.segments.get(each, -1) for each in change.segments}
    for position, each in enumerate(change.segments):
        put = insert(segment).values(kind=str(each.kind), name=each.name, position=position)
        placed = put.on_conflict_do_update(index_elements=["kind", "name"], set_={"position": position})
        keys.segments[each] = int(connection.execute(placed.returning(segment.c.key)).scalar_one())


def rename_segment(connection: Connection, keys: Keys, change: RenameSegment) -> None:
    """All that it has stays with its key, the log too. Raises ChangeRefused when there is one of that name."""
    old, new = change.segment, change.segment._replace(name=change.name)
    key = keys.segment(old)
    if old == new:
        return
    if new in keys.segments:
        raise ChangeRefused(f"there is a {new} already; choose another name")
    _rename(connection, new, key)
    keys.misnamed.discard(old)
    keys.segments = {new if known == old else known: place for known, place in keys.segments.items()}


def _rename(connection: Connection, wanted: Segment, key: int) -> None:
    """Write the name that the program shows. A segment that is gone may have it still: that one gives way."""
    same = segment.c.kind == str(wanted.kind), segment.c.name == wanted.name, segment.c.key != key
    for taken in connection.execute(select(segment.c.key).where(*same)).scalars().all():
        aside = f"{wanted.name} (gone: {taken})"
        connection.execute(update(segment).where(segment.c.key == taken).values(name=aside))
    connection.execute(update(segment).where(segment.c.key == key).values(name=wanted.name))


def read_segments(keys: Keys) -> tuple[Segment, ...]:
    return tuple(each for each in keys.segments if each is not None)


def write_segment_cards(connection: Connection, keys: Keys, change: SetSegmentCards) -> None:
    """Raises ChangeRefused for the card of a segment that is not there."""
    for each, card in change.cards.items():
        if card is None or card == SegmentCard():
            connection.execute(delete(segment_card).where(segment_card.c.segment == keys.segments.get(each, _GONE)))
            continue
        row = {"starts": _day(card.starts), "ends": _day(card.ends), "type": card.type}
        put = insert(segment_card).values(segment=keys.segment(each), **row)
        connection.execute(put.on_conflict_do_update(index_elements=["segment"], set_=row))


def read_segment_cards(connection: Connection, keys: Keys) -> dict[Segment, SegmentCard]:
    """Raises ValueError for what is no day."""
    known = keys.segments_by_key
    rows = connection.execute(select(segment_card).order_by(segment_card.c.segment)).all()
    return {
        of: SegmentCard(_date(row.starts), _date(row.ends), row.type)
        for row in rows
        if (of := known.get(row.segment)) is not None
    }


def _day(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
