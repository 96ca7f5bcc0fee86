"""How many rows the tables have that nothing else in a file knows of: stated with every commit, counted on opening.

A table with an index or a log has a second copy of itself, and of a table with several pages SQLite misses each one.
Of the others an empty page looks just like an empty table.
"""

import re
from collections.abc import Collection

from sqlalchemy import Connection

TABLES = (
    "benchmark", "business", "goal", "goal_history", "month_note", "own_indicator", "own_limit", "saved_chart",
    "segment_card", "total_rule",
)  # fmt: skip
"""Small ones. SQLite counts them by their pages: 7,200 goals with a history of 21,600 entries in a third of a
millisecond, what an owner has in some microseconds. What a file states may lack a table that a later schema brought.
"""

WORDS = {
    "business": "facts about the business",
    "indicator": "names of figures and KPIs",
    "own_indicator": "indicators of your own",
    "segment": "channels, campaigns and products",
    "value": "figures",
    "value_note": "notes on figures",
    "goal": "goals",
    "goal_history": "entries in the history of goals",
    "benchmark": "benchmarks",
    "month_state": "states of months",
    "month_note": "notes on months",
    "saved_chart": "saved charts",
    "commit_log": "entries in the list of changes",
    "value_log": "entries in the history of figures",
    "month_log": "entries in the history of months",
    "segment_card": "dates and types of channels, campaigns and products",
    "total_rule": "totals that follow from their parts",
    "confirmed": "confirmed figures",
    "import_mapping": "kinds of file that imports remember",
    "month_reason": "reasons why a month was opened again",
    "reason_log": "entries in the history of those reasons",
    "own_limit": "limits of indicators of your own",
    "period_goal": "goals of quarters, years and parts",
    "period_goal_history": "entries in the history of those goals",
    "series_break": "places where a KPI starts anew",
    "further_benchmark": "further benchmarks",
    "trait": "things known of the business",
}
"""What the rows of each table are to the owner."""

_COUNTS = {name: f"(SELECT count(*) FROM {name})" for name in TABLES}

_COUNTED = "'{" + ", ".join(f"\"{name}\": ' || {count} || '" for name, count in _COUNTS.items()) + "}'"
"""The SQL of what is to be stated: JSON, always written alike. SQLite may have been built without functions for it."""

STATE = (
    "INSERT OR REPLACE INTO row_count (key, stated) "
    f"SELECT 1, now FROM (SELECT {_COUNTED} AS now) WHERE now IS NOT (SELECT stated FROM row_count WHERE key = 1)"
)
"""Writes nothing where nothing is different: each page that an edit changes is written and flushed twice."""

_ONE = rf'"({"|".join(TABLES)})": (\d{{1,18}})'
_FORM = re.compile(rf"\{{{_ONE}(, {_ONE})*\}}", re.ASCII)


def stated(text: object) -> dict[str, int] | None:
    """By table; None when it is no such statement."""
    if not isinstance(text, str) or not _FORM.fullmatch(text):
        return None
    return {name: int(count) for name, count in re.findall(_ONE, text)}


def count_faults(connection: Connection, names: Collection[str]) -> list[str]:
    """Of the tables with these names. Only fewer rows are a fault: another program may add some, and no damage does."""
    told = stated(connection.exec_driver_sql("SELECT stated FROM row_count").scalar())
    if told is None or not told.keys() <= set(names):
        return ["it does not say how many goals, notes and charts it holds"]
    lost = {
        name: count - connection.exec_driver_sql(f"SELECT {_COUNTS[name]}").scalar_one() for name, count in told.items()
    }
    return [
        f"{gone} of {told[name]} {WORDS[name]} {'is' if gone == 1 else 'are'} missing"
        for name, gone in lost.items()
        if gone > 0
    ]
