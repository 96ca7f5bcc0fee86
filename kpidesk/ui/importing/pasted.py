"""Cells from the clipboard, taken in as a file."""

from dataclasses import replace

from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing.words import tr


def pasted(text: str) -> SourceFile:
    """Cells on the clipboard as a file: a spreadsheet puts tabs between them."""
    return replace(csv_source(text), name=tr("Clipboard"), encoding=tr("pasted"))
