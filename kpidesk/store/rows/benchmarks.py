"""Benchmarks: the first of each indicator, and those of further kinds."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from kpidesk.domain.change import SetBenchmarks, SetFurtherBenchmarks
from kpidesk.domain.goal import Benchmark, BenchmarkKey
from kpidesk.store.rows.keys import Keys
from kpidesk.store.schema.aim_tables import further_benchmark
from kpidesk.store.schema.tables import benchmark


def write_benchmarks(connection: Connection, keys: Keys, change: SetBenchmarks) -> None:
    for id_, reference in change.benchmarks.items():
        if reference is not None:
            keys.make_indicators(connection, [id_])
        if (key := keys.indicators.get(id_)) is None:
            continue
        connection.execute(delete(benchmark).where(benchmark.c.indicator == key))
        if reference is not None:
            connection.execute(insert(benchmark).values(indicator=key, kind=reference.kind, **_row(reference)))


def read_benchmarks(connection: Connection, keys: Keys) -> dict[str, Benchmark]:
    ids = keys.ids
    rows = connection.execute(select(benchmark).order_by(benchmark.c.indicator)).all()
    return {ids[row.indicator]: _benchmark(row) for row in rows}


def write_further_benchmarks(connection: Connection, keys: Keys, change: SetFurtherBenchmarks) -> None:
    """The key says of which kind it is."""
    table = further_benchmark
    for (id_, kind), reference in change.benchmarks.items():
        if reference is not None:
            keys.make_indicators(connection, [id_])
        if (key := keys.indicators.get(id_)) is None:
            continue
        connection.execute(delete(table).where(table.c.indicator == key, table.c.kind == kind))
        if reference is not None:
            connection.execute(insert(table).values(indicator=key, kind=kind, **_row(reference)))


def read_further_benchmarks(connection: Connection, keys: Keys) -> dict[BenchmarkKey, Benchmark]:
    ids = keys.ids
    ordered = select(further_benchmark).order_by(further_benchmark.c.indicator, further_benchmark.c.kind)
    return {BenchmarkKey(ids[row.indicator], row.kind): _benchmark(row) for row in connection.execute(ordered)}


def _row(reference: Benchmark) -> dict[str, Any]:
    return {
        "value": reference.value,
        "upper": reference.upper,
        "source": reference.source,
        "noted_on": None if reference.noted_on is None else reference.noted_on.isoformat(),
    }


def _benchmark(row: Row[Any]) -> Benchmark:
    noted_on = None if row.noted_on is None else dt.date.fromisoformat(row.noted_on)
    return Benchmark(row.value, row.upper, row.kind, row.source, noted_on)
