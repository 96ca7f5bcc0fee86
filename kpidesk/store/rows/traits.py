"""What is known of the business, by name, as JSON."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from kpidesk.domain.change import SetTraits
from kpidesk.store.schema.aim_tables import trait


def write_traits(connection: Connection, change: SetTraits) -> None:
    for name, content in change.traits.items():
        if content:
            put = insert(trait).values(name=name, content=content)
            connection.execute(put.on_conflict_do_update(index_elements=["name"], set_={"content": content}))
        else:
            connection.execute(delete(trait).where(trait.c.name == name))


def read_traits(connection: Connection) -> dict[str, str]:
    return {row.name: row.content for row in connection.execute(select(trait).order_by(trait.c.name))}
