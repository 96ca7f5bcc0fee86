"""Titles of at most 110 characters, and lists in words."""

from collections.abc import Iterable, Sequence

LONGEST_TITLE = 110
_ELLIPSIS = "\u2026"


def one_line(text: str) -> str:
    return " ".join(text.split())


def within(titles: Iterable[str]) -> tuple[str, ...]:
    """Those that are short enough, each once."""
    return tuple(dict.fromkeys(title for title in titles if len(title) <= LONGEST_TITLE))


def named_titles(names: Sequence[str], tails: Sequence[str]) -> tuple[str, ...]:
    """Every name with every tail as far as they fit, the fullest first; the last name is cut to fit the last tail."""
    clean = [one_line(name) for name in names]
    whole = within(name + tail for name in clean for tail in tails)
    return within((*whole, cut(clean[-1], LONGEST_TITLE - len(tails[-1])) + tails[-1]))


def cut(name: str, room: int) -> str:
    """As much of the name as there is room for, cut between words."""
    line = one_line(name)
    if len(line) <= room:
        return line
    head, space, _ = line[: room - 1].rpartition(" ")
    kept = head if space and len(head) > room // 2 else line[: room - 1]
    return kept.rstrip(" ,;.(") + _ELLIPSIS


def listed(words: Sequence[str], most: int = 4) -> str:
    """One, two and three; from the fifth on they are counted."""
    if len(words) > most:
        return f"{', '.join(words[: most - 1])} and {len(words) - most + 1} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def ended(title: str) -> str:
    """As a sentence."""
    return title if title.endswith((".", "!", "?", _ELLIPSIS)) else title + "."


def none_of(count: int, many: str) -> str:
    """Not one of 5 KPIs; neither of the two KPIs. Goes before a verb in the singular."""
    return f"neither of the two {many}" if count == 2 else f"not one of {count} {many}"


def begun(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    """1 KPI, 3 KPIs."""
    return f"{number} {one if number == 1 else many}"
