"""Words in one line or two: nothing is cut, a word is broken only when it alone is too wide."""

from itertools import accumulate

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole


def lines_of(text: str, role: TextRole, width: float) -> list[str]:
    """The text in one line if it fits ``width``, else in two with as much as possible in the first."""
    if fonts.width(text, role) <= width or not text:
        return [text]
    fitting = [start for start, _ in splits(text) if fonts.width(start, role) <= width]
    first = fitting[-1] if fitting else _start_that_fits(text, role, width)
    return [first, text[len(first) :].strip()]


def all_lines_of(text: str, role: TextRole, width: float) -> list[str]:
    """The text in as many lines as it takes."""
    first, *rest = lines_of(text, role, width)
    return [first, *(line for part in rest for line in all_lines_of(part, role, width))]


def width_in_two(text: str, role: TextRole) -> float:
    """The least width at which ``text`` takes no more than two lines, broken between words."""
    pairs = [max(fonts.width(start, role), fonts.width(rest, role)) for start, rest in splits(text)]
    return min([fonts.width(text, role), *pairs])


def splits(text: str) -> list[tuple[str, str]]:
    """Every way to break the text between two words, the shortest start first."""
    words = text.split(" ")
    starts = list(accumulate(words, lambda before, word: f"{before} {word}"))
    return [(start, text[len(start) + 1 :]) for start in starts[:-1]]


LONGEST_WORD = 24


def breakable(text: str) -> str:
    """The same to the eye, with places where a very long word may be broken in a label."""
    return " ".join(_with_breaks(word) if len(word) > LONGEST_WORD else word for word in text.split(" "))


def _with_breaks(word: str) -> str:
    parts = [word[start : start + LONGEST_WORD // 2] for start in range(0, len(word), LONGEST_WORD // 2)]
    return "\N{ZERO WIDTH SPACE}".join(parts)


def _start_that_fits(text: str, role: TextRole, width: float) -> str:
    ends = (end for end in range(len(text) - 1, 1, -1) if fonts.width(text[:end], role) <= width)
    return text[: next(ends, 1)]
