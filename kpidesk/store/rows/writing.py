"""One change of any kind, written inside a transaction that is already open."""

from sqlalchemy import Connection

from kpidesk.domain.change import (
    Change,
    ChooseIndicators,
    Confirm,
    RenameSegment,
    SetBenchmarks,
    SetBreaks,
    SetBusiness,
    SetFurtherBenchmarks,
    SetGoals,
    SetIndicators,
    SetMappings,
    SetMonthNotes,
    SetMonths,
    SetNotes,
    SetSavedCharts,
    SetSegmentCards,
    SetSegments,
    SetTotals,
    SetTraits,
    SetValues,
    Several,
)
from kpidesk.store.rows.benchmarks import write_benchmarks, write_further_benchmarks
from kpidesk.store.rows.breaks import write_breaks
from kpidesk.store.rows.goals import write_goals
from kpidesk.store.rows.indicators import write_chosen, write_indicators
from kpidesk.store.rows.keys import Keys
from kpidesk.store.rows.log import Commit
from kpidesk.store.rows.mappings import write_mappings
from kpidesk.store.rows.months import write_business, write_month_notes, write_months, write_saved_charts
from kpidesk.store.rows.segments import rename_segment, write_segment_cards, write_segments
from kpidesk.store.rows.totals import write_totals
from kpidesk.store.rows.traits import write_traits
from kpidesk.store.rows.values import write_confirmed, write_notes, write_values


def write(connection: Connection, keys: Keys, change: Change, commit: Commit) -> None:
    """Catalogue indicators get their row when a change first names them. Raises ChangeRefused or DBAPIError."""
    match change:
        case Several():
            for each in change.changes:
                write(connection, keys, each, commit)
        case SetValues():
            write_values(connection, keys, change, commit)
        case SetNotes():
            write_notes(connection, keys, change)
        case SetGoals():
            write_goals(connection, keys, change, commit.at)
        case SetBenchmarks():
            write_benchmarks(connection, keys, change)
        case SetFurtherBenchmarks():
            write_further_benchmarks(connection, keys, change)
        case SetBreaks():
            write_breaks(connection, keys, change)
        case SetIndicators():
            write_indicators(connection, keys, change)
        case ChooseIndicators():
            write_chosen(connection, keys, change)
        case SetSegments():
            write_segments(connection, keys, change, commit.at)
        case SetSegmentCards():
            write_segment_cards(connection, keys, change)
        case RenameSegment():
            rename_segment(connection, keys, change)
        case SetTotals():
            write_totals(connection, keys, change)
        case Confirm():
            write_confirmed(connection, keys, change)
        case SetMappings():
            write_mappings(connection, change)
        case SetTraits():
            write_traits(connection, change)
        case SetMonths():
            write_months(connection, change, commit)
        case SetMonthNotes():
            write_month_notes(connection, change)
        case SetBusiness():
            write_business(connection, change, commit.at)
        case SetSavedCharts():
            write_saved_charts(connection, change)
