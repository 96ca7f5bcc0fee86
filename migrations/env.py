"""Runs the migrations on the connection that is handed over; whoever opened its transaction commits it."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # pysqlite would otherwise leave a failed migration half applied
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
