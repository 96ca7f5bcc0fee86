"""Where KPIs start anew."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.change import SetBreaks
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.store.rows.keys import Keys
from kpidesk.store.schema.aim_tables import series_break


def write_breaks(connection: Connection, keys: Keys, change: SetBreaks) -> None:
    keys.make_indicators(connection, [key.indicator for key, there in change.breaks.items() if there is not None])
    for (id_, month), there in change.breaks.items():
        if (key := keys.indicators.get(id_)) is None:
            continue
        same = series_break.c.indicator == key, series_break.c.month == int(month)
        if there is None:
            connection.execute(delete(series_break).where(*same))
            continue
        row = {"kind": str(there.kind), "note": there.note}
        put = insert(series_break).values(indicator=key, month=int(month), **row)
        connection.execute(put.on_conflict_do_update(index_elements=["indicator", "month"], set_=row))


def read_breaks(connection: Connection, keys: Keys) -> dict[BreakKey, Break]:
    """Raises ValueError for a kind that this version does not know."""
    ids = keys.ids
    rows = connection.execute(select(series_break).order_by(series_break.c.indicator, series_break.c.month)).all()
    return {BreakKey(ids[row.indicator], Month(row.month)): Break(BreakKind(row.kind), row.note) for row in rows}
