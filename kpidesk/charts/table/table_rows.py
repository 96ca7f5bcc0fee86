"""The KPI table as exact figures, and each of its lines as a sentence."""

from collections.abc import Iterator

from kpidesk.analysis.comparison.comparison import Against
from kpidesk.analysis.numbers.movement import ChangeKind
from kpidesk.charts.chart import Cells, Origin, Spot
from kpidesk.charts.table import table_words
from kpidesk.charts.table.table_lines import TableFacts, TableLine
from kpidesk.charts.words.figure_words import figure_words
from kpidesk.charts.words.status_words import missing_word, status_word
from kpidesk.charts.words.title_words import one_line
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Unit
from kpidesk.domain.value import NoValue, Value


def rows_of(facts: TableFacts) -> Iterator[Cells]:
    """One row a KPI, exact; percent are ratios. Percentages of change stand only where the table has them, the last
    columns are the months of the line, per day for what adds up over days."""
    months: list[str | float | None] = [str(month) for month in facts.lines[0].row.spark.months]
    heading: Cells = ["KPI", "group", "unit", "actual", "goal", "goal up to", "difference to goal", "before"]
    heading += ["change in percent", "a year before", "change in percent to it", "status", "signal"]
    yield [*heading, "usual from", "usual to", "note", *months]
    for line in facts.lines:
        row, goal = line.row, line.row.aim
        limits = None if row.usual is None else row.usual.limits
        yield [
            one_line(line.about.label),
            line.about.group,
            _unit(facts, line),
            _number(row.comparison.value),
            float(goal.value) if isinstance(goal, Goal) else None,
            float(goal.upper) if isinstance(goal, Goal) and goal.upper is not None else None,
            line.against.exact_variance,
            _number(row.comparison.previous.before),
            _percent(row.comparison.previous),
            _number(row.comparison.last_year.before),
            _percent(row.comparison.last_year),
            status_word(row.judgement),
            table_words.signal(line),
            None if limits is None else limits.lower,
            None if limits is None else limits.upper,
            line.note,
            *row.spark.values,
        ]


def spots_of(facts: TableFacts) -> tuple[Spot, ...]:
    """Every line, in order; its key is the id of its KPI."""
    return tuple(
        Spot(line.about.id, line_words(facts, line), Origin(line.about.id, facts.month, facts.segment))
        for line in facts.lines
    )


def line_words(facts: TableFacts, line: TableLine) -> str:
    """Total revenue EUR 6,418, goal EUR 6,856, −438, watch, −829 (−11 %) against the period before, usual range."""
    about, comparison, form = line.about, line.row.comparison, facts.form

    def written(value: Value) -> str:
        if isinstance(value, NoValue):
            return missing_word(value)
        return figure_words(value, about, facts.currency, form, comparison.decimals)

    said = [f"{one_line(about.name)} {written(comparison.value)}" + (" so far" if facts.so_far else "")]
    goal = line.row.aim
    if isinstance(goal, Goal):
        ends = [goal.value, goal.upper]
        said.append(f"goal {' to '.join(written(end) for end in ends if end is not None)}")
    to_goal = table_words.to_goal(line, form)
    said.append("" if to_goal.is_silent else to_goal.text)
    said.append(status_word(line.row.judgement))
    before, year = table_words.to_previous(line, form), table_words.to_last_year(line, form)
    said.append("" if before.is_silent else f"{before.text} against the period before")
    said.append("" if year.is_silent else f"{year.text} against a year before")
    said += [table_words.signal(line), one_line(line.note)]
    return ", ".join(filter(None, said))


def _unit(facts: TableFacts, line: TableLine) -> str:
    unit = line.about.unit
    return {Unit.MONEY: facts.currency, Unit.MONEY_PER_HOUR: f"{facts.currency} per hour"}.get(unit, str(unit))


def _number(value: Value) -> float | None:
    return None if isinstance(value, NoValue) else float(value)


def _percent(against: Against) -> float | None:
    move = against.movement
    return move.change if move.kind is ChangeKind.PERCENT else None
