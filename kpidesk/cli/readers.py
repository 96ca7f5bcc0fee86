"""The command that lists the ready-made readers: whose files they know, and which columns they look for."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.readers import READERS, reader_named
from kpidesk.exchange.readers.reader import Column, Option, Reader
from kpidesk.formula.names import closest

FLAGS = {
    Option.SPLIT: "--split",
    Option.ADS: "--ads",
    Option.CURRENCY: "--currency",
    Option.DECIMAL: "--decimal",
    Option.DAY_ORDER: "--day-order",
    Option.MONTH: "--month",
    Option.RULES: "--rules",
}
"""How an option of a reader is said to the command."""


def readers(arguments: argparse.Namespace) -> None:
    asked = (needed_reader(arguments.name),) if arguments.name else READERS
    if arguments.json:
        print(json.dumps([_record(reader) for reader in asked], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join("\n".join(_lines(reader)) for reader in asked))


def needed_reader(name: str) -> Reader:
    """Whatever the case. Raises Refusal with the nearest."""
    names = {reader.name.casefold(): reader.name for reader in READERS}
    folded = name.strip().casefold()
    found = reader_named(names.get(folded, ""))
    if found is None:
        near = names.get(closest(folded, names), "")
        hint = f"; the nearest is “{near}”" if near else ""
        raise Refusal(f"no reader is called “{name}”{hint}; there are {', '.join(names.values())}")
    return found


def _lines(reader: Reader) -> Iterator[str]:
    options = [FLAGS[option] for option in reader.options]
    yield reader.name + (f"  ({' '.join(options)})" if options else "")
    for download in reader.downloads:
        yield f"  {download.name}: {download.get_it}"
        for column in download.columns:
            need = "*" if column.is_needed else " "
            gives = f" -> {column.gives}" if column.gives else ""
            yield f"   {need} {column.heading}: {column.meaning}{gives}"


def _record(reader: Reader) -> dict[str, Any]:
    return {
        "name": reader.name,
        "program": reader.program,
        "options": [FLAGS[option] for option in reader.options],
        "downloads": [
            {
                "name": download.name,
                "get_it": download.get_it,
                "columns": [_column(column) for column in download.columns],
            }
            for download in reader.downloads
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "heading": column.heading,
        "also_called": [name for name in column.names.split("|") if name],
        "meaning": column.meaning,
        "gives": column.gives or None,
        "needed": column.is_needed,
    }
