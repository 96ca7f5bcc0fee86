"""Small multiples as exact figures, and each of their points in words."""

from collections.abc import Iterator

from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.multiples.multiples_series import UNASSIGNED, MultiplesFacts, PanelSeries
from kpidesk.charts.words import month_names
from kpidesk.charts.words.figure_words import figure_words
from kpidesk.charts.words.title_words import one_line
from kpidesk.domain.month import Month
from kpidesk.domain.value import Cause, NoValue


def rows_of(facts: MultiplesFacts) -> Iterator[Cells]:
    """One row a month of each line, in the order of the panels; percent are ratios."""
    yield ["line", "unit", "month", "actual", "goal", "goal up to", "note"]
    for panel in facts.every:
        for place, month in enumerate(facts.months):
            goal = panel.goals[place]
            yield [
                one_line(panel.name),
                str(panel.about.unit),
                str(month),
                panel.numbers[place],
                None if goal is None else float(goal.value),
                None if goal is None or goal.upper is None else float(goal.upper),
                facts.days if place == len(facts.months) - 1 else "",
            ]


def spot_key(panel: PanelSeries, month: Month) -> str:
    return f"{panel.key}-{month}"


def spots_of(facts: MultiplesFacts) -> tuple[Spot, ...]:
    """Every month of every line, panel by panel."""
    return tuple(
        Spot(spot_key(panel, month), point_words(facts, panel, place), _origin(panel, month))
        for panel in facts.panels
        for place, month in enumerate(facts.months)
    )


def _origin(panel: PanelSeries, month: Month) -> Origin | None:
    """What no part explains is not a figure of its own."""
    return None if panel.key == UNASSIGNED else Origin(panel.about.id, month, panel.segment)


def point_words(facts: MultiplesFacts, panel: PanelSeries, place: int) -> str:
    """Search, August 2026: 2,546; or why there is no value."""
    head = f"{one_line(panel.name)}, {month_names.full(facts.months[place])}"
    value = panel.values[place]
    if isinstance(value, NoValue):
        return f"{head}: no value, {'not entered' if value.cause is Cause.MISSING else 'not defined'}"
    decimals = decimals_of(panel.about, *(panel.numbers))
    words = figure_words(value, panel.about, facts.currency, facts.form, decimals)
    is_last = facts.is_running and place == len(facts.months) - 1
    goal = panel.goals[place]
    aim = (
        "" if goal is None else f", goal {figure_words(goal.value, panel.about, facts.currency, facts.form, decimals)}"
    )
    return f"{head}: {words}{f' so far, {facts.days}' if is_last else ''}{aim}"
