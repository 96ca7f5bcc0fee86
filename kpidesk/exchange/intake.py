"""A file on its way in: with the settings that are remembered for it, laid out by the reader that knows it."""

from dataclasses import replace

from kpidesk.exchange.layout import Layout, layout_of
from kpidesk.exchange.readers.reader import ReaderOptions
from kpidesk.exchange.readers.recognition import reader_named, recognise
from kpidesk.exchange.settings import ImportSettings, reader_shape, shape_of
from kpidesk.exchange.sheet import SourceFile
from kpidesk.workbook.workbook import Workbook


def settings_for(workbook: Workbook, source: SourceFile) -> ImportSettings:
    """What was said of a file of this shape before; else the reader that knows it, or nothing."""
    reader = recognise(source)
    if reader is not None:
        kept = workbook.mapping(reader_shape(reader.name))
        return ImportSettings.from_json(kept) if kept else ImportSettings(reader=reader.name)
    return ImportSettings.from_json(workbook.mapping(shape_of(layout_of(source))))


def laid_out(source: SourceFile, settings: ImportSettings) -> Layout:
    """The layout that the settings ask for. Raises ReaderRefused when a ready-made reader must be told more."""
    reader = reader_named(settings.reader) if settings.reader else None
    if reader is None:
        return layout_of(source, settings.layout)
    said = ReaderOptions.from_json(settings.reader_options)
    return reader.read(source, replace(said, day_order=said.day_order or settings.layout.day_order))
