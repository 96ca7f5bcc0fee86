"""How files of each shape are taken in."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.change import SetMappings
from kpidesk.store.schema.later_tables import import_mapping


def write_mappings(connection: Connection, change: SetMappings) -> None:
    for shape, settings in change.mappings.items():
        if settings:
            put = insert(import_mapping).values(shape=shape, settings=settings)
            connection.execute(put.on_conflict_do_update(index_elements=["shape"], set_={"settings": settings}))
        else:
            connection.execute(delete(import_mapping).where(import_mapping.c.shape == shape))


def read_mappings(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(import_mapping).order_by(import_mapping.c.key)).all()
    return {row.shape: row.settings for row in rows}
