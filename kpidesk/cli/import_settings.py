"""What a command says about an import: which reader, which column goes where, how numbers and months are written."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kpidesk.cli.asked import find_segment, read_month
from kpidesk.cli.readers import FLAGS, needed_reader
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.exchange.amount import COMMA, POINT
from kpidesk.exchange.grid import grid_of
from kpidesk.exchange.intake import laid_out, settings_for
from kpidesk.exchange.layout import DayOrder, Layout
from kpidesk.exchange.matching import match_all
from kpidesk.exchange.readers import recognise
from kpidesk.exchange.readers.bank_rule import OWN_TRANSFER, BankRule, Sign
from kpidesk.exchange.readers.reader import Option, Reader, ReaderOptions, ReaderRefused
from kpidesk.exchange.series import SourceSeries
from kpidesk.exchange.settings import NOWHERE, ImportSettings, Target, reader_shape
from kpidesk.exchange.sheet import SourceFile, column_letters
from kpidesk.workbook.mappings import SETTINGS_LENGTH
from kpidesk.workbook.workbook import Workbook

_SURE = 1.0
"""The score of a heading that is a figure's own id or name."""


def picked(source: SourceFile, names: Sequence[str]) -> SourceFile:
    """The sheets of these names; without names all. Raises Refusal with the sheets that there are."""
    if not names:
        return source
    there = [sheet.name for sheet in source.sheets]
    if there == [""]:
        raise Refusal(f"this is no .xlsx file, so it has no sheet “{names[0]}”")
    for name in names:
        if name not in there:
            raise Refusal(f"there is no sheet “{name}”; the sheets are {', '.join(f'“{each}”' for each in there)}")
    chosen = (replace(sheet, is_hidden=False) for sheet in source.sheets if sheet.name in names)
    return replace(source, sheets=tuple(chosen))


def decided(workbook: Workbook, source: SourceFile, asked: argparse.Namespace) -> tuple[Layout, ImportSettings]:
    """The file laid out, and the settings for it. Raises Refusal with what has to be said."""
    reader = _reader(source, asked.reader)
    settings = _with_options(workbook, reader, _beginning(workbook, source, reader, asked), asked)
    try:
        layout = laid_out(source, settings)
    except ReaderRefused as refused:
        raise Refusal(f"{refused}{_how_to_say(refused)}") from None
    _refuse_unclear(source, layout, settings)
    if asked.map:
        settings = _mapped(workbook, layout, settings, asked.map)
    if asked.decimal and reader is None:
        form = COMMA if asked.decimal == "," else POINT
        settings = replace(settings, forms={series.key: form for series in layout.series})
    return layout, settings


def is_explicit(settings: ImportSettings, asked: argparse.Namespace) -> bool:
    """Whether somebody decided where the columns go: then those without a figure are left out."""
    return bool(asked.map or asked.mapping or settings.targets or settings.reader)


# -- the beginning ------------------------------------------------------------------------------------------------


def _reader(source: SourceFile, name: str) -> Reader | None:
    match name.strip().casefold():
        case "auto":
            return recognise(source)
        case "none":
            return None
    return needed_reader(name)


def _beginning(
    workbook: Workbook, source: SourceFile, reader: Reader | None, asked: argparse.Namespace
) -> ImportSettings:
    """The mapping that is named, else what is remembered for files of this shape; with --map nothing of either."""
    if asked.mapping:
        return _read_mapping(asked.mapping)
    if asked.map:
        return ImportSettings()
    if reader is None and recognise(source) is not None:  # a reader that the command does not want
        return ImportSettings()
    if reader is None:
        return settings_for(workbook, source)
    return ImportSettings.from_json(workbook.mapping(reader_shape(reader.name)))


def _read_mapping(path: Path) -> ImportSettings:
    try:
        with path.open("rb") as file:
            raw = file.read(4 * SETTINGS_LENGTH + 1)
        told = json.loads(raw)
    except OSError as error:
        raise FileRefused.by_system(path, error, FileProblem.NOT_READABLE) from None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or len(raw) > 4 * SETTINGS_LENGTH:
        raise Refusal(f"{path}: this is no mapping; --save-mapping writes one")
    return ImportSettings.from_json(json.dumps(told))


def _with_options(
    workbook: Workbook, reader: Reader | None, settings: ImportSettings, asked: argparse.Namespace
) -> ImportSettings:
    order = DayOrder(asked.day_order.replace("-", " ")) if asked.day_order else None
    layout = settings.layout
    settings = replace(
        settings,
        layout=replace(
            layout,
            year=asked.year or layout.year,
            day_order=order or layout.day_order,
            sheets=tuple(asked.sheet) or layout.sheets,
        ),
        by_month=asked.by_month or settings.by_month,
        reader=settings.reader if asked.mapping and asked.reader == "auto" else reader.name if reader else "",
        reason=asked.reopen or "",
    )
    reader = needed_reader(settings.reader) if settings.reader else None
    said = _reader_options(workbook, asked)
    _refuse_unknown_options(reader, said)
    if reader is None:
        return settings
    kept = ReaderOptions.from_json(settings.reader_options)
    options = ReaderOptions(
        said.split or kept.split,
        said.ads or kept.ads,
        said.currency or kept.currency,
        said.decimal or kept.decimal,
        said.day_order or kept.day_order,
        kept.month if said.month is None else said.month,
        said.rules or kept.rules,
    )
    return replace(settings, reader_options=options.to_json())


def _reader_options(workbook: Workbook, asked: argparse.Namespace) -> ReaderOptions:
    return ReaderOptions(
        asked.split,
        asked.ads,
        asked.currency.strip().upper(),
        asked.decimal or "",
        DayOrder(asked.day_order.replace("-", " ")) if asked.day_order else None,
        read_month(asked.month) if asked.month else None,
        tuple(_rule(workbook, text) for text in asked.rules),
    )


def _refuse_unknown_options(reader: Reader | None, said: ReaderOptions) -> None:
    """What every import takes is no mistake; the rest is meant for a reader that has it."""
    given = {
        Option.SPLIT: said.split,
        Option.ADS: said.ads,
        Option.CURRENCY: said.currency,
        Option.MONTH: said.month is not None,
        Option.RULES: said.rules,
    }
    for option, is_given in given.items():
        if is_given and (reader is None or option not in reader.options):
            whose = f"the reader “{reader.name}”" if reader else "a sheet that no ready-made reader knows"
            raise Refusal(f"{FLAGS[option]} says nothing about {whose}; `kpidesk-cli readers` tells what each takes")


def _rule(workbook: Workbook, text: str) -> BankRule:
    contains, equals, rest = text.rpartition("=")
    sign, colon, target = rest.partition(":")
    if not colon:
        sign, target = Sign.ANY, rest
    sign = sign.strip().lower()
    if not equals or sign not in set(Sign) or not target.strip():
        raise Refusal(f"“{text}”: write a rule as TEXT=SIGN:FIGURE, like hosting=out:expenses")
    if " ".join(target.split()).casefold() == OWN_TRANSFER:
        return BankRule(contains.strip(), Sign(sign), OWN_TRANSFER)
    return BankRule(contains.strip(), Sign(sign), _typed_figure(workbook, target.strip(), f"the rule “{text}”").id)


def _how_to_say(refused: ReaderRefused) -> str:
    if refused.asks is None:
        return ""
    choices = [each.replace(" ", "-") if refused.asks is Option.DAY_ORDER else each for each in refused.choices]
    said = [f"{FLAGS[refused.asks]} {choice}" for choice in choices] or [FLAGS[refused.asks]]
    return f"; say it with {' or '.join(said)}"


def _refuse_unclear(source: SourceFile, layout: Layout, settings: ImportSettings) -> None:
    if layout.needs_year:
        raise Refusal(f"{layout.name}: its months have no year; say it with --year, like --year 2011")
    if layout.needs_day_order:
        raise Refusal(
            f"{layout.name}: its dates can be read in two ways; say which with --day-order day-first or month-first"
        )
    if not layout.series:
        raise Refusal(f"{layout.name}: {_nothing_there(source)}")
    if layout.is_daily and not settings.by_month:
        raise Refusal(f"{layout.name}: it has more than one line a month; add them up with --by-month")


def _nothing_there(source: SourceFile) -> str:
    months = [(grid, min(grid.whens)) for sheet in source.shown if (grid := grid_of(sheet)) is not None]
    if not months:
        return (
            "no months were found in it; months stand in one column or one line, like 2011-01, and figures beside or"
            " below them"
        )
    grid, (row, column) = months[0]
    line, place = grid.address(row, column)
    return f"months stand from {column_letters(place)}{line} on, but no number stands beside or below them"


# -- the columns --------------------------------------------------------------------------------------------------


def _mapped(workbook: Workbook, layout: Layout, settings: ImportSettings, pairs: Sequence[str]) -> ImportSettings:
    """Columns that are not named go to the figure of the same id or name, or nowhere."""
    matches = match_all(workbook, layout.series)
    targets = {
        series.key: matches[series.key].target if matches[series.key].score >= _SURE else NOWHERE
        for series in layout.series
    }
    for pair in pairs:
        heading, equals, where = pair.rpartition("=")
        if not equals or not heading.strip():
            raise Refusal(f"“{pair}”: write --map as COLUMN=FIGURE; an empty figure leaves the column out")
        series = _series(layout, heading.strip())
        targets[series.key] = _target(workbook, series, where.strip())
    return replace(settings, targets=targets)


def _series(layout: Layout, heading: str) -> SourceSeries:
    wanted = " ".join(heading.split()).casefold()
    for series in layout.series:
        names = (series.key, series.heading, f"{series.heading} ({series.unit})", f"{series.heading} {series.unit}")
        if wanted in {" ".join(name.split()).casefold() for name in names}:
            return series
    there = ", ".join(series.key for series in layout.series)
    raise Refusal(f"no column is called “{heading}”; the columns are {there}")


def _target(workbook: Workbook, series: SourceSeries, where: str) -> Target:
    if not where:
        return NOWHERE
    name, at, part = where.rpartition("@")
    if not at or workbook.definitions.names.named(where) is not None:
        name, part = where, ""
    about = _typed_figure(workbook, name.strip(), f"column “{series.key}”")
    return Target(about.id, find_segment(workbook, part.strip()) if at else None)


def _typed_figure(workbook: Workbook, name: str, place: str) -> Indicator:
    """Raises Refusal with the nearest, and for what is calculated."""
    id_ = workbook.definitions.names.named(name)
    if id_ is None:
        near = workbook.definitions.names.nearest(name)
        hint = f" (the nearest is {near})" if near else ""
        raise Refusal(f"{place}: no figure is called “{name}”{hint}")
    about = workbook.indicators[id_]
    if about.is_calculated:
        raise Refusal(f"{place}: {id_} is calculated; import the figures it follows from")
    return about
