"""Of which kind the parts make a blank total of a figure."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.change import SetTotals
from kpidesk.domain.segment import SegmentKind
from kpidesk.store.rows.keys import Keys
from kpidesk.store.schema.later_tables import total_rule


def write_totals(connection: Connection, keys: Keys, change: SetTotals) -> None:
    keys.make_indicators(connection, [id_ for id_, kind in change.totals.items() if kind is not None])
    for id_, kind in change.totals.items():
        if kind is None:
            connection.execute(delete(total_rule).where(total_rule.c.indicator == keys.indicators.get(id_)))
        else:
            put = insert(total_rule).values(indicator=keys.indicators[id_], kind=str(kind))
            connection.execute(put.on_conflict_do_update(index_elements=["indicator"], set_={"kind": str(kind)}))


def read_totals(connection: Connection, keys: Keys) -> dict[str, SegmentKind]:
    ids = keys.ids
    rows = connection.execute(select(total_rule).order_by(total_rule.c.indicator)).all()
    return {ids[row.indicator]: SegmentKind(row.kind) for row in rows}
