"""Rows that no rule of the tables refuses and that no kpidesk writes either: a repair leaves them out."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from enum import StrEnum

from kpidesk.domain.business import MonthStatus
from kpidesk.domain.indicator import Direction, Kind, Rollup, Unit
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import SegmentKind
from kpidesk.domain.series_break import BreakKind
from kpidesk.domain.value import is_storable
from kpidesk.store.checking.row_counts import stated
from kpidesk.store.repair.pages import Value
from kpidesk.store.rows.limits import checks_of

MONTHS = range(22800, 26400)
"""January 1900 to December 2199 (year * 12 + month - 1)."""

Named = Mapping[str, Value]


def makes_sense(table: str, row: Named) -> bool:
    look = _LOOKS.get(table)
    try:
        return ("month" not in row or row["month"] in MONTHS) and (look is None or look(row))
    except (ValueError, TypeError, KeyError, OverflowError, OSError, RecursionError):
        return False


def _figure(row: Named) -> bool:
    return isinstance(row["value"], float) and is_storable(row["value"])


def _logged(row: Named) -> bool:
    figures = (row["old"], row["new"])
    return _in_log(row) and all(each is None or (isinstance(each, float) and is_storable(each)) for each in figures)


def _in_log(row: Named) -> bool:
    """Changes are counted from 1."""
    return _int(row["seq"]) > 0


def _goal(row: Named) -> bool:
    return all(row[name] is None or dt.date.fromisoformat(str(row[name])) for name in ("set_on", "review_on"))


def _goal_entry(row: Named) -> bool:
    return bool(dt.datetime.fromisoformat(str(row["at"]))) and _goal(row)


def _period_goal(row: Named) -> bool:
    return bool(PeriodKind(str(row["kind"]))) and _goal(row)


def _period_goal_entry(row: Named) -> bool:
    return bool(PeriodKind(str(row["kind"]))) and _goal_entry(row)


def _break(row: Named) -> bool:
    return bool(BreakKind(str(row["kind"])))


def _trait(row: Named) -> bool:
    return bool(row["name"]) and isinstance(json.loads(str(row["content"])), dict)


def _benchmark(row: Named) -> bool:
    return row["noted_on"] is None or bool(dt.date.fromisoformat(str(row["noted_on"])))


def _month_state(row: Named) -> bool:
    month, day = Month(_int(row["month"])), row["until_day"]
    return MonthStatus(str(row["status"])) is not MonthStatus.UNFINISHED or 1 <= _int(day) <= month.days


def _segment_card(row: Named) -> bool:
    starts, ends = (row[name] and dt.date.fromisoformat(str(row[name])) for name in ("starts", "ends"))
    return not (isinstance(starts, dt.date) and isinstance(ends, dt.date)) or starts <= ends


def _total_rule(row: Named) -> bool:
    return bool(SegmentKind(str(row["kind"])))


def _own_limit(row: Named) -> bool:
    return len(checks_of(str(row["checks"]))) >= 0


def _mapping(row: Named) -> bool:
    return bool(row["shape"]) and isinstance(json.loads(str(row["settings"])), dict)


def _row_count(row: Named) -> bool:
    return stated(row["stated"]) is not None


def _commit(row: Named) -> bool:
    return (
        _in_log(row) and bool(MadeBy(str(row["made_by"]))) and bool(dt.datetime.fromtimestamp(_int(row["at"]), dt.UTC))
    )


def _own_indicator(row: Named) -> bool:
    words: list[StrEnum] = [kind(str(row[name])) for name, kind in _WORDS.items()]
    kinds = [SegmentKind(kind) for kind in str(row["segment_kinds"]).split(",") if kind]
    balance = str(row["balance"])
    sources = json.loads(str(row["sources"]))
    is_list = isinstance(sources, list) and all(isinstance(source, str) for source in sources)
    return len([*words, *kinds]) >= len(_WORDS) and is_list and (not balance or balance.count(",") == 2)


_WORDS: dict[str, type[StrEnum]] = {"unit": Unit, "kind": Kind, "direction": Direction, "rollup": Rollup}


def _int(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


_LOOKS: dict[str, Callable[[Named], bool]] = {
    "value": _figure,
    "value_log": _logged,
    "month_log": _in_log,
    "reason_log": _in_log,
    "goal": _goal,
    "goal_history": _goal_entry,
    "benchmark": _benchmark,
    "further_benchmark": _benchmark,
    "period_goal": _period_goal,
    "period_goal_history": _period_goal_entry,
    "series_break": _break,
    "trait": _trait,
    "month_state": _month_state,
    "segment_card": _segment_card,
    "total_rule": _total_rule,
    "confirmed": _figure,
    "import_mapping": _mapping,
    "own_limit": _own_limit,
    "row_count": _row_count,
    "commit_log": _commit,
    "own_indicator": _own_indicator,
}
