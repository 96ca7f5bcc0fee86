"""Ready-made readers for the files that other programs hand out."""

from kpidesk.exchange.readers.recognition import READERS, reader_named, recognise

__all__ = ["READERS", "reader_named", "recognise"]
