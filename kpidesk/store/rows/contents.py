"""All that a file holds, read once on opening."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from kpidesk.domain.business import Contents
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.problems import refusing
from kpidesk.store.rows.benchmarks import read_benchmarks, read_further_benchmarks
from kpidesk.store.rows.breaks import read_breaks
from kpidesk.store.rows.goals import read_goals
from kpidesk.store.rows.indicators import read_chosen, read_indicators
from kpidesk.store.rows.keys import Keys
from kpidesk.store.rows.log import read_closed_values, read_once_closed
from kpidesk.store.rows.mappings import read_mappings
from kpidesk.store.rows.months import read_business, read_month_notes, read_months, read_saved_charts
from kpidesk.store.rows.segments import read_segment_cards, read_segments
from kpidesk.store.rows.totals import read_totals
from kpidesk.store.rows.traits import read_traits
from kpidesk.store.rows.values import read_confirmed, read_notes, read_values


@contextmanager
def reading(path: Path, engine: Engine) -> Iterator[Connection]:
    """A look at one moment of the file. What fails inside is FileRefused: a row that no kpidesk writes is damage."""
    with refusing(path, looking=True), engine.begin() as connection:
        try:
            yield connection
        except (ValueError, KeyError, TypeError) as error:
            raise FileRefused(path, FileProblem.DAMAGED, str(error)) from error


def read_contents(connection: Connection) -> Contents:
    """Raises ValueError, KeyError or TypeError when a row says what this version does not know."""
    keys = Keys(connection)
    return Contents(
        business=read_business(connection),
        own_indicators=read_indicators(connection, keys),
        chosen=read_chosen(connection),
        segments=read_segments(keys),
        values=read_values(connection, keys),
        notes=read_notes(connection, keys),
        goals=read_goals(connection, keys),
        benchmarks=read_benchmarks(connection, keys),
        months=read_months(connection),
        month_notes=read_month_notes(connection),
        saved_charts=read_saved_charts(connection),
        segment_cards=read_segment_cards(connection, keys),
        totals=read_totals(connection, keys),
        confirmed=read_confirmed(connection, keys),
        mappings=read_mappings(connection),
        breaks=read_breaks(connection, keys),
        further_benchmarks=read_further_benchmarks(connection, keys),
        traits=read_traits(connection),
        closed_values=read_closed_values(connection, keys),
        once_closed=read_once_closed(connection),
    )
