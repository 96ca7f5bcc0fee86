"""Breaks painted text into lines that fit a width."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole

ELLIPSIS = "…"
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

Fits = Callable[[str], bool]


def broken(text: str, width: float, role: TextRole, most: int = 0) -> list[str]:
    """``text`` in lines at most ``width`` pixels wide, broken between words.

    With ``most`` lines allowed, the last one ends in an ellipsis when something had to go.
    """
    return list(_broken(text, width, role, most, fonts.scale()))


@lru_cache(maxsize=128)
def _broken(text: str, width: float, role: TextRole, most: int, _scale: float) -> tuple[str, ...]:
    """Kept: a layout asks for the height of the same few words over and over before the first frame."""
    return tuple(broken_where(text, lambda line: fonts.width(line, role) <= width, most))


def broken_where(text: str, fits: Fits, most: int = 0) -> list[str]:
    """The same for whatever ``fits`` a line."""
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\n]+", text)):  # not at the space between a figure and its unit
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and fits(joined):
            lines[-1] = joined
        else:
            lines += _pieces(word, fits)
    if most and len(lines) > most:
        return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), fits)]
    return lines


def shortened_path(parts: Sequence[str], fits: Fits) -> str:
    """Folders and file name in one line; folders go first, from the front of the middle, then the name's middle."""
    for left_out in range(len(parts) - 1):
        first = () if left_out == 0 else (*parts[:1], ELLIPSIS)
        rest = parts if left_out == 0 else parts[1 + left_out :]
        line = " / ".join((*first, *rest))
        if fits(line):
            return line
    for line in (f"{ELLIPSIS} / {parts[-1]}" if len(parts) > 1 else "", parts[-1]):
        if line and fits(line):
            return line
    return _cut_in_the_middle(parts[-1], fits)


def paint_lines(painter: QPainter, place: QRect, lines: Sequence[str], role: TextRole, colour: QColor) -> None:
    """From the top of ``place``, one line height after the other."""
    painter.setFont(fonts.font(role))
    painter.setPen(colour)
    height = fonts.line_height(role)
    for number, line in enumerate(lines):
        painter.drawText(QRect(place.x(), place.y() + number * height, place.width(), height), _LEFT, line)


def _pieces(word: str, fits: Fits) -> list[str]:
    """A word longer than a line is broken where the line ends."""
    pieces = []
    while len(word) > 1 and not fits(word):
        length = _longest_start(word, fits)
        pieces.append(word[:length])
        word = word[length:]
    return [*pieces, word]


def _longest_start(text: str, fits: Fits) -> int:
    return _longest(len(text) - 1, lambda count: fits(text[:count]))


def _cut(text: str, fits: Fits) -> str:
    return text[: _longest(len(text), lambda count: fits(text[:count] + ELLIPSIS))].rstrip() + ELLIPSIS


def _cut_in_the_middle(text: str, fits: Fits) -> str:
    def cut(count: int) -> str:
        return text[: (count + 1) // 2] + ELLIPSIS + text[len(text) - count // 2 :]

    return cut(_longest(len(text) - 1, lambda count: fits(cut(count))))


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest count from 1 to ``most`` that fits, or 1: what is shown is never nothing."""
    low, high = 1, max(1, most)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
