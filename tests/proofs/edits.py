"""Edits numbered from 1, of every size, and what a file must hold after each of them."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetMonths, SetNotes, SetValues, Several
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileRefused
from kpidesk.store.check import check
from kpidesk.store.store import Store

AT = dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)
CYCLE = 16
"""Edit n touches the cells of its turn, n % CYCLE, and no others; so the last CYCLE edits tell what a file holds."""

IMPORT, PASTED = 0, 9
_FIRST = Month.of(2010, 1)
_INDICATORS = ("revenue", "orders", "visitors", "ad_spend", "units_sold")
_SIZES = {IMPORT: 600, PASTED: 60}
_NOTED = (3, 7, 11, PASTED)


@dataclass(frozen=True)
class Held:
    """What edits put into a file."""

    values: dict[Cell, float]
    notes: dict[Cell, str]
    months: dict[Month, MonthState]


def is_import(number: int) -> bool:
    return number % CYCLE == IMPORT


def edit(number: int) -> Change:
    """A few cells, a pasted block or an import; in some with notes from 1 to 3,000 letters; some cells emptied."""
    values = SetValues(_values(number))
    if number % CYCLE in _NOTED:
        return Several((values, SetNotes(_notes(number)), SetMonths(_months(number))))
    return values


def held_after(number: int) -> Held:
    """All that a file holds after the edits 1 to ``number``, when it was empty before."""
    values: dict[Cell, float | None] = {}
    notes: dict[Cell, str] = {}
    months: dict[Month, MonthState] = {}
    for each in range(max(1, number - CYCLE + 1), number + 1):
        values |= _values(each)
        if each % CYCLE in _NOTED:
            notes |= _notes(each)
            months |= _months(each)
    return Held({cell: value for cell, value in values.items() if value is not None}, notes, months)


def number_in(contents: Contents) -> int | None:
    """After which edit a file holds exactly this; None when it is the state after none of them."""
    seen = max((int(value) for value in contents.values.values()), default=0)
    held = Held(contents.values, contents.notes, contents.months)
    return seen if held_after(seen) == held else None


def new_file(path: Path, last: int = 0) -> Path:
    """A closed file with the edits 1 to ``last``."""
    with Store.create(path, Business("Bakery"), _INDICATORS, at=AT) as store:
        for number in range(1, last + 1):
            store.write(edit(number), AT)
    return path


def examined(path: Path, take_over: bool = False) -> tuple[int, str]:
    """The last edit that a file holds whole, opened, read and checked by the program; or -1 and what is wrong.

    `take_over` as the owner answers when the lock beside the file does not say who has it.
    """
    try:
        with Store.open(path, take_over) as store:
            number = number_in(store.read())
        if found := check(path):
            return -1, f"check says {found[0]}"
    except FileRefused as refused:
        return -1, str(refused)
    return (-1, "it holds parts of an edit") if number is None else (number, "")


def _cells(turn: int) -> list[Cell]:
    first = sum(_size(before) for before in range(turn))
    return [_cell(index) for index in range(first, first + _size(turn))]


def _cell(index: int) -> Cell:
    months, indicator = divmod(index, len(_INDICATORS))
    return Cell(_INDICATORS[indicator], _FIRST.plus(months))


def _size(turn: int) -> int:
    return _SIZES.get(turn, 1 + turn % 3)


def _values(number: int) -> dict[Cell, float | None]:
    """Never all emptied: the first cell of a turn tells the number."""
    cells = _CELLS[number % CYCLE]
    return {
        cell: None if place and (number + place) % 7 == 0 else number + place / 1024 for place, cell in enumerate(cells)
    }


def _notes(number: int) -> dict[Cell, str]:
    return {_CELLS[number % CYCLE][0]: f"{number} " + "é" * (number * 611 % 3000)}


def _months(number: int) -> dict[Month, MonthState]:
    month = _FIRST.plus(number % CYCLE)
    return {month: MonthState(MonthStatus.UNFINISHED, 1 + number % 28)}


_CELLS = [_cells(turn) for turn in range(CYCLE)]
