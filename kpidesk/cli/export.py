"""The command that takes the typed figures out, for other programs and for `import`."""

import argparse

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.cli.asked import known_segment
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.figures_export import figure_rows
from kpidesk.exchange.table_file import write_table
from kpidesk.workbook.opening import look_at


def export(arguments: argparse.Namespace) -> None:
    file = look_at(arguments.file, read_catalogue())
    try:
        segment = known_segment(file.workbook, arguments.segment)
        rows = figure_rows(file.workbook, segment)
        if not rows:
            where = f" for {segment}" if segment else ""
            raise Refusal(f"nothing is typed{where}, so there is nothing to export")
        write_table(arguments.output, rows, str(segment) if segment else file.workbook.business.name)
        months, figures = len(rows) - 1, len(rows[0]) - 1
        print(f"{arguments.output}: {figures} figure{'s'[: figures > 1]}, {months} month{'s'[: months > 1]}")
    finally:
        file.close()
