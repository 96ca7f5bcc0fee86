"""From a table to one change: which column is which figure, and everything that stands against it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, ChooseIndicators, SetValues, Several
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import AmountRefused, Marks, evidence, is_ambiguous, parse_amount
from kpidesk.exchange.month_text import parse_month
from kpidesk.exchange.table import Table
from kpidesk.formula.names import Names
from kpidesk.workbook.workbook import Workbook


class ImportRefused(Refusal):
    """Nothing was imported. ``problems`` are sentences, each with its place and the remedy."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do. ``left_out`` are headings of columns that go nowhere."""

    values: Mapping[Cell, float]
    columns: Mapping[str, str]
    left_out: tuple[str, ...]
    new: int
    changed: int
    same: int

    def change(self, workbook: Workbook) -> Change:
        """What differs, and the indicators that have to show so that it can be seen; one step of undo.

        Figures that are the same already are left alone, so that those of a closed month stand in nobody's way.
        """
        differing = {cell: value for cell, value in self.values.items() if workbook.typed(cell) != value}
        hidden = [name for name in dict.fromkeys(self.columns.values()) if name not in workbook.chosen]
        if not hidden:
            return SetValues(differing)
        return Several((ChooseIndicators((*workbook.chosen, *hidden)), SetValues(differing)))


def plan_import(workbook: Workbook, table: Table, mapping: Mapping[str, str], decimal: str = "") -> Import:
    """Work out an import of a table whose first column is the month.

    ``mapping`` sends headings to indicators (ids or names; "" leaves the column out). Columns that it does not name
    go to the indicator of the same id or name; without one they are left out if a mapping was given, else refused.
    ``decimal`` "." or "," says how numbers are written where the file itself does not tell.
    Raises ImportRefused with every problem found; nothing is changed here.
    """
    problems: list[str] = []
    columns, left_out = _columns(workbook, table, mapping, problems)
    months = _months(table, problems)
    marks = _marks(table, list(columns), decimal, problems)
    values: dict[Cell, float] = {}
    for place, name in columns.items():
        for row, line, month in zip(table.rows, table.lines, months, strict=True):
            try:
                value = parse_amount(row[place], marks[place])
            except AmountRefused as refusal:
                problems.append(f"line {line}, column “{table.header[place]}”: {refusal}")
                continue
            if month is not None and value is not None:
                values[Cell(name, month)] = value
    if problems:
        raise ImportRefused(problems)
    before = {cell: workbook.typed(cell) for cell in values}
    new = sum(value is None for value in before.values())
    same = sum(before[cell] == value for cell, value in values.items())
    headings = {table.header[place]: name for place, name in columns.items()}
    return Import(values, headings, tuple(left_out), new, len(values) - new - same, same)


def _columns(
    workbook: Workbook, table: Table, mapping: Mapping[str, str], problems: list[str]
) -> tuple[dict[int, str], list[str]]:
    """Column number to indicator id; and the headings that are left out."""
    names = workbook.definitions.names
    asked = {heading.strip().casefold(): target.strip() for heading, target in mapping.items()}
    headings = [heading.casefold() for heading in table.header]
    there = ", ".join(table.header[1:])
    missing = [heading for heading in mapping if heading.strip().casefold() not in headings[1:]]
    problems += [f"no column is called “{heading}”; the columns are {there}" for heading in missing]
    columns: dict[int, str] = {}
    left_out: list[str] = []
    for place, heading in enumerate(headings[1:], start=1):
        shown = table.header[place]
        target = asked.get(heading, heading)
        name = names.named(target)
        if (heading in asked and not target) or (name is None and heading not in asked and mapping):
            left_out.append(shown)
        elif name is None:
            problems.append(_goes_nowhere(workbook, place, shown, target))
        elif workbook.indicators[name].is_calculated:
            problems.append(
                f"column {place + 1}, “{shown}”: {name} is calculated; import the figures it follows from, "
                f"or leave the column out with --map “{shown}=”"
            )
        elif name in columns.values():
            problems.append(f"column {place + 1}, “{shown}”: another column goes to {name} as well; leave one out")
        else:
            columns[place] = name
    if not columns and not problems:
        problems.append("no column goes to a figure; say where with --map “column=indicator”")
    return columns, left_out


def _goes_nowhere(workbook: Workbook, place: int, shown: str, target: str) -> str:
    near = Names({name: i for name, i in workbook.indicators.items() if not i.is_calculated}).nearest(target)
    hint = f" (the nearest is {near})" if near else ""
    return (
        f"column {place + 1}, “{shown}”: no figure is called “{target}”{hint}; "
        f"name one with --map “{shown}=indicator”, or leave the column out with --map “{shown}=”"
    )


def _months(table: Table, problems: list[str]) -> list[Month | None]:
    months: list[Month | None] = []
    seen: dict[Month, int] = {}
    for row, line in zip(table.rows, table.lines, strict=True):
        try:
            month = parse_month(row[0])
        except ValueError as error:
            problems.append(f"line {line}, column “{table.header[0]}”: {error}")
            months.append(None)
            continue
        if month in seen:
            problems.append(f"line {line}: {month} stands in line {seen[month]} already; keep one of the two")
        seen[month] = line
        months.append(month)
    return months


def _marks(table: Table, places: list[int], decimal: str, problems: list[str]) -> dict[int, Marks]:
    """How each column writes numbers: as asked, as its own cells show, else as the rest of the file shows."""
    if decimal:
        marks = Marks(decimal, "," if decimal == "." else ".")
        return dict.fromkeys(places, marks)
    told: dict[int, Marks | None] = {}
    for place in places:
        try:
            told[place] = evidence([row[place] for row in table.rows])
        except AmountRefused as refusal:
            problems.append(f"column “{table.header[place]}”: {refusal}")
            told[place] = None
    file_marks = {marks for marks in told.values() if marks}
    common = next(iter(file_marks)) if len(file_marks) == 1 else None
    result: dict[int, Marks] = {}
    for place in places:
        marks_of_column = told[place] or common
        doubt = next((row[place] for row in table.rows if is_ambiguous(row[place])), None)
        if marks_of_column is None and doubt is not None:
            problems.append(
                f"column “{table.header[place]}”: “{doubt}” can be read in two ways; "
                "say which mark is the decimal one with --decimal . or --decimal ,"
            )
        result[place] = marks_of_column or Marks()
    return result
