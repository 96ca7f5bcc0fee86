"""Pixels as a PNG file.

Written here and not by Pillow, because Pillow tries five filters on every row and holds Python's lock meanwhile: of a
slide at 300 dpi that took twice as long, and other threads waited. A chart has one row that is like the row above
after another, so the filter “up” alone gives even smaller files.
"""

import struct
import zlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA = bytes([8, 6, 0, 0, 0])  # bits, colour type, compression, filters, no interlacing
_UP = 2
_INCH = 0.0254  # metres
_LEVEL = 6


def png_file(pixels: NDArray[np.uint8], dpi: float, texts: Mapping[str, str]) -> bytes:
    """The bytes of the file; ``pixels`` are height by width by red, green, blue, alpha (PNG, third edition)."""
    height, width, _ = pixels.shape
    per_metre = round(dpi / _INCH)
    chunks = [
        _chunk(b"IHDR", struct.pack(">II", width, height) + _RGBA),
        *(_chunk(b"iTXt", _text(key, text)) for key, text in texts.items()),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        _chunk(b"IDAT", zlib.compress(_filtered(pixels).data, _LEVEL)),
        _chunk(b"IEND", b""),
    ]
    return _SIGNATURE + b"".join(chunks)


def _filtered(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Every row as its difference to the row above, behind the number of that filter."""
    height = pixels.shape[0]
    rows = pixels.reshape(height, -1)
    out = np.empty((height, rows.shape[1] + 1), np.uint8)
    out[:, 0] = _UP
    out[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=out[1:, 1:])
    return out


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _text(key: str, text: str) -> bytes:
    """Not compressed, no language, UTF-8."""
    return key.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
