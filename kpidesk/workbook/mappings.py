"""How imports are taken in, as it is remembered: the shape of a file, and JSON for it."""

import json

from kpidesk.domain.refusal import Refusal
from kpidesk.domain.text import clean_text

SHAPE_LENGTH = 2_000
"""Characters of what tells the shape of a file."""
SETTINGS_LENGTH = 200_000
"""Characters of the settings for one shape."""


def shape(text: str) -> str:
    """Cleaned. Raises Refusal when nothing is left or it is too long."""
    clean = clean_text(text, SHAPE_LENGTH + 1)
    if not 0 < len(clean) <= SHAPE_LENGTH:
        raise Refusal("the headings of this file are too long to be remembered, or there are none")
    return clean


def settings(text: str) -> str:
    """Exactly as given: JSON says by itself what it means. Raises Refusal for what is no JSON object; "" is none."""
    if text and not _is_object(text):
        raise Refusal("how this file is taken in cannot be remembered; nothing was changed")
    return text


def is_kept(shape_text: str, settings_text: str) -> bool:
    """Whether what a file says of an import is of use."""
    return clean_text(shape_text, SHAPE_LENGTH) == shape_text != "" and _is_object(settings_text)


def _is_object(text: str) -> bool:
    if len(text) > SETTINGS_LENGTH or not text.isprintable():
        return False
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
