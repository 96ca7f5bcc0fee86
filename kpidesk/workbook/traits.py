"""What is known of the business besides its figures: small JSON texts by name."""

import json
import re

from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import NOTE_LENGTH

BRAND = "brand"
"""The accent colour, and the logo as base64 PNG."""
LOGO_BYTES = 500_000
_BRAND_LENGTH = LOGO_BYTES * 4 // 3 + 1_000
"""Characters: base64 takes four for three bytes."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}(:[a-z][a-z0-9_]{0,59})?", re.ASCII)
"""A word; of one indicator the word, a colon and its id."""


def name(text: str) -> str:
    """Raises Refusal for what is no name of a trait."""
    if not _NAME.fullmatch(text):
        raise Refusal("what is known of the business has a name of small letters, digits and _; nothing was changed")
    return text


def content(named: str, text: str) -> str:
    """Exactly as given. Raises Refusal for what is no JSON object or too long; "" forgets it."""
    if len(text) > _longest(named) and named == BRAND:
        raise Refusal(f"this picture is too large to keep; choose one of at most {LOGO_BYTES // 1_000} kB")
    if text and not _is_object(named, text):
        raise Refusal(f"what is known as “{named}” cannot be kept like this; nothing was changed")
    return text


def is_kept(named: str, text: str) -> bool:
    """Whether what a file says is of use."""
    return _NAME.fullmatch(named) is not None and _is_object(named, text)


def _longest(named: str) -> int:
    return _BRAND_LENGTH if named == BRAND else NOTE_LENGTH


def _is_object(named: str, text: str) -> bool:
    if len(text) > _longest(named) or not text.isprintable():
        return False
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
