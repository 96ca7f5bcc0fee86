"""What the columns of a block are called: its lines of headings, units and years above the first month."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.exchange import line_words as words
from kpidesk.exchange.grid import Grid, is_figure
from kpidesk.exchange.month_words import year_in, year_of

_MOST_LINES = 3
_LOOKED_AT = 40
"""Rows above the first month."""
_MOST_SHOWN = 200
"""Characters of a heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """``year`` is one that stands in the heading, which is then ``text`` without it."""

    text: str
    unit: str = ""
    year: int | None = None


def header_rows(grid: Grid, rows: range, columns: Sequence[int]) -> list[int]:
    """Rows that name ``columns``, the nearest to the months first; none where every row holds figures or nothing."""
    found: list[int] = []
    spare: list[int] = []
    for row in reversed(rows[-_LOOKED_AT:]):
        cells = [cell for column in columns if (cell := grid.cell(row, column)).text]
        if not cells:
            if found and not grid.is_turned:
                break
            continue
        if any(is_figure(cell) and year_of(cell) is None for cell in cells):
            if found:
                break
            continue
        is_title = len(columns) > 1 and len({cell.text for cell in cells}) == 1 and not words.is_unit(cells[0].text)
        if not is_title or (found and len(cells) == len(columns) and year_of(cells[0]) is None):
            found.append(row)
        elif not found:
            spare.append(row)
        if len(found) == _MOST_LINES:
            break
    return found or spare[:1]


def headings(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> dict[int, Heading]:
    """The heading of each column; its text is "" where nothing names it."""
    lines = [[grid.cell(row, column).text for column in columns] for row in rows]
    units = _units(lines)
    lines = [line for line in lines if line is not units]
    upper = _spread(lines[1]) if len(lines) > 1 else [""] * len(columns)
    lower = lines[0] if lines else upper
    groups = upper if _are_groups(upper, lower) else [""] * len(columns)
    return {
        column: _heading(group, text, units[place] if units else "")
        for place, (column, group, text) in enumerate(zip(columns, groups, lower, strict=True))
    }


def title_of(grid: Grid, rows: Sequence[int], axis: int) -> str:
    """What a block is about, where its columns are years: the corner, else the nearest line above; "" for nothing."""
    before = range(axis, -1, -1) if grid.is_turned else (axis,)
    corner = [grid.cell(row, at).text for at in before for row in rows]
    higher = range(min(rows, default=0) - 1, -1, -1)[:_LOOKED_AT]
    above = [grid.cell(row, at).text for row in higher for at in range(grid.width)]
    for text in (*corner, *above[:_LOOKED_AT]):
        year = year_in(text)
        plain = text.replace(str(year), "").strip(" -–:/()") if year else text.strip()
        is_axis = words.is_month_word(plain) or words.is_year_word(plain)
        if plain and not is_axis and any(character.isalpha() for character in plain):
            return plain[:_MOST_SHOWN]
    return ""


def _units(lines: list[list[str]]) -> list[str] | None:
    """The line of which every cell is a unit, when there is another one that names the columns."""
    if len(lines) < 2:
        return None
    return next((line for line in lines if all(words.is_unit(text) for text in line if text)), None)


def _spread(line: list[str]) -> list[str]:
    """A heading over several columns stands over the first of them only."""
    spread: list[str] = []
    for text in line:
        spread.append(text or (spread[-1] if spread else ""))
    return spread


def _are_groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the line above is needed: it gathers columns, or the line below repeats itself or has gaps."""
    named = [text for text in upper if text]
    if not named:
        return False
    repeats = len(set(lower)) < len(lower)
    gathers = len(set(named)) > 1 and len(set(named)) < len(named)
    return repeats or gathers


def _heading(group: str, text: str, unit: str) -> Heading:
    year: int | None = None
    parts = []
    for part in (group, text):
        found = year_in(part)
        if found is not None:
            year = found
            part = part.replace(str(found), "").strip(" -–:/()")  # noqa: PLW2901 -- the rest of it
        if part and part not in parts:
            parts.append(part)
    whole, own_unit = words.parted(" – ".join(parts))
    return Heading(" ".join(whole.split())[:_MOST_SHOWN], unit or own_unit, year)
