"""Tables out of the program, as CSV or XLSX files."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kpidesk.domain.csv_text import CsvCell, csv_bytes
from kpidesk.domain.refusal import FileRefused, Refusal
from kpidesk.exchange.xlsx_text import xlsx_bytes
from kpidesk.landing import landing

SUFFIXES = (".csv", ".xlsx")


def write_table(path: Path, rows: Iterable[Sequence[CsvCell]], sheet: str) -> None:
    """The file that the ending asks for, whole or not at all; a file of that name is replaced.

    Raises Refusal for another ending and FileRefused when the folder cannot be written to.
    """
    match path.suffix.lower():
        case ".csv":
            data = csv_bytes(rows)
        case ".xlsx":
            data = xlsx_bytes([(sheet, rows)])
        case other:
            raise Refusal(f"“{other}” is no format for a table; end the file name in {' or '.join(SUFFIXES)}")
    try:
        with landing(path) as part:
            part.write_bytes(data)
    except OSError as error:
        place = path.parent if isinstance(error, FileNotFoundError) else path
        raise FileRefused.by_system(place, error) from error
