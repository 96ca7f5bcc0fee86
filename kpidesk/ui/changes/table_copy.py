"""Rows of the table of changes for the clipboard: text with tabs, and a table in HTML."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from kpidesk.domain.csv_text import harmless
from kpidesk.exchange.table import write_block


def mime_of(rows: Sequence[Sequence[str]]) -> QMimeData:
    """``rows`` with their headers first."""
    data = QMimeData()
    data.setText(as_text(rows))
    data.setHtml(as_html(rows))
    return data


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """The first column holds names, which a spreadsheet must not take for formulas."""
    return write_block([[harmless(row[0]), *row[1:]] for row in rows])


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Names to the left, everything else to the right; the first row heads the columns. Formulas start here too."""
    head, *body = rows
    parts = ["<table><thead>", _row(head, "th"), "</thead><tbody>", *(_row(row, "td") for row in body)]
    return "".join([*parts, "</tbody></table>"])


def _row(cells: Sequence[str], tag: str) -> str:
    first, *others = (html.escape(cell) for cell in (harmless(cells[0]), *cells[1:]))
    right = "".join(f'<{tag} align="right">{cell}</{tag}>' for cell in others)
    return f'<tr><{tag} align="left">{first}</{tag}>{right}</tr>'
