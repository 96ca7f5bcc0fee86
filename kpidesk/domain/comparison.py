"""What differs between two states of the same business: figure by figure, and by name for the rest."""

from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.business import Contents
from kpidesk.domain.file_facts import Difference


class Part(StrEnum):
    """What a file holds besides figures."""

    BUSINESS = "about the business"
    OWN = "own figures and KPIs"
    SHOWN = "figures shown"
    SEGMENTS = "segments"
    TOTALS = "totals that follow from parts"
    CONFIRMED = "confirmed figures"
    MAPPINGS = "how imports are taken in"
    MONTHS = "states of months"
    NOTES = "notes"
    GOALS = "goals"
    BENCHMARKS = "benchmarks"
    BREAKS = "where a KPI starts anew"
    TRAITS = "what is known of the business"
    CHARTS = "saved charts"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``figures`` differ, the last month first; of ``others`` it is only known that something in them differs."""

    figures: tuple[Difference, ...] = ()
    others: tuple[Part, ...] = ()

    @property
    def is_same(self) -> bool:
        return not self.figures and not self.others


def differences(ours: Contents, theirs: Contents) -> list[Difference]:
    """Every figure that is not the same in both: the last month first, then by figure and segment."""
    here, there = ours.values, theirs.values
    cells = (cell for cell in here.keys() | there.keys() if here.get(cell) != there.get(cell))
    return sorted((Difference(cell, here.get(cell), there.get(cell)) for cell in cells), key=_order)


def compare(ours: Contents, theirs: Contents) -> Comparison:
    pairs = (
        (Part.BUSINESS, ours.business, theirs.business),
        (Part.OWN, ours.own_indicators, theirs.own_indicators),
        (Part.SHOWN, ours.chosen, theirs.chosen),
        (Part.SEGMENTS, (ours.segments, ours.segment_cards), (theirs.segments, theirs.segment_cards)),
        (Part.TOTALS, ours.totals, theirs.totals),
        (Part.CONFIRMED, ours.confirmed, theirs.confirmed),
        (Part.MAPPINGS, ours.mappings, theirs.mappings),
        (Part.MONTHS, ours.months, theirs.months),
        (Part.NOTES, (ours.notes, ours.month_notes), (theirs.notes, theirs.month_notes)),
        (Part.GOALS, ours.goals, theirs.goals),
        (
            Part.BENCHMARKS,
            (ours.benchmarks, ours.further_benchmarks),
            (theirs.benchmarks, theirs.further_benchmarks),
        ),
        (Part.BREAKS, ours.breaks, theirs.breaks),
        (Part.TRAITS, ours.traits, theirs.traits),
        (Part.CHARTS, ours.saved_charts, theirs.saved_charts),
    )
    others = tuple(part for part, here, there in pairs if here != there)
    return Comparison(tuple(differences(ours, theirs)), others)


def _order(difference: Difference) -> tuple[int, str, str]:
    cell = difference.cell
    return -cell.month, cell.indicator, cell.segment.name if cell.segment else ""
