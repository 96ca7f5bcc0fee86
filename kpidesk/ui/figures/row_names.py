"""What a heading may call the rows of the grid."""

from collections.abc import Sequence
from dataclasses import replace

from kpidesk.domain.csv_text import unguarded
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.rows import Layout, Row, RowKind, rows
from kpidesk.workbook.workbook import Workbook


def row_names(workbook: Workbook, shown: Sequence[Row]) -> dict[str, Row]:
    """Every name of every chosen figure, in small letters; a name that two figures have stands for the one shown."""
    everything = rows(workbook, Layout(opened=frozenset(workbook.chosen)))
    found: dict[str, Row] = {}
    for row in (*everything, *shown):
        if not row.has_values:
            continue
        plain = replace(row, foldable=False, open=False)
        names = [sentences.full_name(row, workbook)]
        if row.kind is RowKind.FIGURE:
            about = workbook.indicators[row.indicator]
            names += [about.name, about.label, about.id]
        found |= {unguarded(name).strip().casefold(): plain for name in names if name.strip()}
    return found
