"""What the owner decides about an import, each as the settings that follow from it."""

from collections.abc import Iterable
from dataclasses import replace

from kpidesk.domain.month import Month
from kpidesk.exchange.layout import Direction, LayoutOptions, LeftOut, Why
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.readers.reader import ReaderOptions
from kpidesk.exchange.settings import ImportSettings
from kpidesk.exchange.sheet import SourceFile


def corrected(settings: ImportSettings, key: str, month: Month, value: float | None) -> ImportSettings:
    """A figure typed in place of a cell; None takes back what was typed."""
    others = {place: held for place, held in settings.corrections.items() if place != (key, month)}
    return replace(settings, corrections=others if value is None else {**others, (key, month): value})


def scaled(settings: ImportSettings, key: str, scale: int) -> ImportSettings:
    """By how much the numbers of a series are multiplied; 1 is said, too, where its heading says thousands."""
    return replace(settings, scales={**settings.scales, key: scale})


def reopening(settings: ImportSettings, months: Iterable[Month], reason: str) -> ImportSettings:
    """Closed months that may change after all; none takes that back."""
    return replace(settings, reopen=frozenset(months), reason=reason.strip())


def taking_in(settings: ImportSettings, what: LeftOut, month: Month | None = None) -> ImportSettings:
    """A sheet, line or column that was left out; a line as the month that it is said to be."""
    layout = settings.layout
    months = {**layout.months, what.key: month} if month is not None else dict(layout.months)
    sheets = layout.sheets
    if sheets is not None and what.why in {Why.HIDDEN, Why.ASKED} and what.key not in sheets:
        sheets = (*sheets, what.key)
    return _with_layout(
        settings,
        replace(
            layout,
            taken_in=layout.taken_in | {what.key},
            left_out=layout.left_out - {what.key},
            months=months,
            sheets=sheets,
        ),
    )


def choosing_sheet(settings: ImportSettings, source: SourceFile, name: str, taken: bool) -> ImportSettings:
    """Whether a sheet is read; all that are not hidden are, until one is ticked or unticked."""
    before = chosen_sheets(settings, source)
    wanted = before | {name} if taken else before - {name}
    in_order = tuple(sheet.name for sheet in source.sheets if sheet.name in wanted)
    return _with_layout(settings, replace(settings.layout, sheets=in_order))


def chosen_sheets(settings: ImportSettings, source: SourceFile) -> frozenset[str]:
    if settings.layout.sheets is not None:
        return frozenset(settings.layout.sheets)
    return frozenset(sheet.name for sheet in source.shown)


def in_direction(settings: ImportSettings, direction: Direction) -> ImportSettings:
    """What was left out or taken in was said of other lines."""
    kept = replace(settings.layout, taken_in=frozenset(), left_out=frozenset(), months={})
    return _with_layout(settings, replace(kept, direction=direction))


def of_year(settings: ImportSettings, year: int) -> ImportSettings:
    return _with_layout(settings, replace(settings.layout, year=year))


def in_order(settings: ImportSettings, order: DayOrder) -> ImportSettings:
    """Which is the day in 03/04/2026."""
    return _with_layout(settings, replace(settings.layout, day_order=order))


def with_reader(settings: ImportSettings, name: str) -> ImportSettings:
    """Read by another ready-made reader, or by none: what was said of its series says nothing of the others'."""
    return ImportSettings(reader=name, by_month=settings.by_month)


def with_options(settings: ImportSettings, options: ReaderOptions) -> ImportSettings:
    return replace(settings, reader_options=options.to_json())


def options_of(settings: ImportSettings) -> ReaderOptions:
    return ReaderOptions.from_json(settings.reader_options)


def _with_layout(settings: ImportSettings, layout: LayoutOptions) -> ImportSettings:
    return replace(settings, layout=layout)
