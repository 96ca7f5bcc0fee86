"""Everything that a file holds, as one change."""

from kpidesk.domain import change as c
from kpidesk.domain.business import Contents


def as_change(contents: Contents) -> c.Several:
    """Everything in ``contents``, as the change that makes it out of an empty file."""
    return c.Several(
        (
            c.SetIndicators(contents.own_indicators),
            c.SetSegments(contents.segments),
            c.SetSegmentCards(contents.segment_cards),
            c.SetTotals(contents.totals),
            c.ChooseIndicators(contents.chosen),
            c.SetValues(contents.values),
            c.SetNotes(contents.notes),
            c.Confirm(contents.confirmed),
            c.SetGoals(contents.goals),
            c.SetBenchmarks(contents.benchmarks),
            c.SetFurtherBenchmarks(contents.further_benchmarks),
            c.SetBreaks(contents.breaks),
            c.SetMonths(contents.months),
            c.SetMonthNotes(contents.month_notes),
            c.SetSavedCharts(contents.saved_charts),
            c.SetMappings(contents.mappings),
            c.SetTraits(contents.traits),
        )
    )
