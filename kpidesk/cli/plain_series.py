"""Series of figures without a file, as JSON: a list of lists of numbers, null where a month has none."""

import json
from pathlib import Path

from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import LARGEST

LARGEST_FILE = 50_000_000
"""Bytes."""


def read_series(path: Path) -> list[list[float | None]]:
    """Raises Refusal for a file that cannot be read and for what is no list of lists of numbers."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal(f"{path} has more than {LARGEST_FILE // 1_000_000} MB")
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise Refusal(f"{path} is no JSON") from None
    if not isinstance(read, list) or not all(isinstance(row, list) for row in read):
        raise Refusal(f"{path} holds no list of lists of numbers")
    return [[_number(value, place) for value in row] for place, row in enumerate(read, start=1)]


def _number(value: object, place: int) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST:
        raise Refusal(f"series {place}: {json.dumps(value)[:40]} is no figure")
    return float(value)
