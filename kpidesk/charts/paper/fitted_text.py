"""Owners' words in a narrow place: in so many lines, the last one cut short where there is more. Needs matplotlib."""

from collections.abc import Callable, Sequence
from functools import partial

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import wrapped
from kpidesk.charts.words.naming import first_difference, without_shared_start

_ELLIPSIS = "\u2026"


def lines_within(text: str, size: float, width: float, most: int = 1, *, bold: bool = False) -> list[str]:
    """At most so many lines, each at most so wide; what is left out ends in dots."""
    lines = wrapped(fonts.printable(text), size, width, bold=bold)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), size, width, bold)]


def lines_apart(texts: Sequence[str], size: float, width: float, most: int, *, bold: bool = False) -> list[list[str]]:
    """As `lines_within`; texts that would look alike lose the beginning that they share."""

    def fitted(_place: int, text: str) -> list[str]:
        return lines_within(text, size, width, most, bold=bold)

    return apart(texts, fitted)


def named_apart(names: Sequence[str], ends: Sequence[str], size: float, width: float, most: int = 1) -> list[list[str]]:
    """As `lines_apart`, and behind each name its own end, which is never cut."""

    room = max((fonts.width(end, size) for end in ends), default=0.0)  # the same for all, so that alike looks alike

    def fitted(place: int, name: str) -> list[str]:
        end = ends[place]
        whole = lines_within(name + end, size, width, most)
        if end and whole[-1:] and whole[-1].endswith(end.strip()):
            return [*whole[:-1], whole[-1].removesuffix(end.strip()).rstrip()]
        if not end and len(wrapped(fonts.printable(name), size, width)) <= most:
            return whole
        return lines_within(name, size, width - room, most) or [""]

    found = apart(names, fitted)
    return [[*lines[:-1], (lines[-1] + end).strip()] for lines, end in zip(found, ends, strict=True)]


def apart(texts: Sequence[str], fit: Callable[[int, str], list[str]]) -> list[list[str]]:
    """What ``fit`` makes of each text, by its place.

    Where different texts look alike they lose words with which all of them begin; where that is not enough, their
    middle, up to the first word that tells them apart, or the first letters.
    """
    lines = [fit(place, text) for place, text in enumerate(texts)]
    shown = without_shared_start(texts, [tuple(group) for group in lines])
    lines = [fit(place, text) for place, text in enumerate(shown)]
    for by_words in (True, False):
        starts = first_difference(texts, [tuple(group) for group in lines], by_words=by_words)
        for place, start in starts.items():
            lines[place] = _without_middle(texts[place], start, partial(fit, place))
    return lines


def _without_middle(text: str, start: int, fit: Callable[[str], list[str]]) -> list[str]:
    """The first words, as many as there is room for, and all from ``start`` on."""
    tail, words = text[start:].lstrip(), text[:start].split()
    for count in range(len(words) - 1, 0, -1):
        lines = fit(f"{' '.join(words[:count])} {_ELLIPSIS} {tail}")
        if "".join(lines).endswith(tail[-1:]) and not "".join(lines).endswith(_ELLIPSIS):
            return lines
    return fit(_ELLIPSIS + tail)


def _cut(text: str, size: float, width: float, bold: bool) -> str:
    """As many characters as fit, and dots."""
    kept = text
    while kept and fonts.width(kept + _ELLIPSIS, size, bold) > width:
        kept = kept[:-1].rstrip(" ,;(-")
    return kept + _ELLIPSIS if kept else ""
