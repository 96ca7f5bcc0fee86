"""How titles, subtitles and footnotes of charts name what they are about, on one line and not too long."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from kpidesk.domain.business import Business
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.segment import Segment

LONGEST_TITLE = 110
_ELLIPSIS = "\u2026"
_LONGEST_TAIL = 8
_LETTERS_BEFORE = 3


def one_line(text: str) -> str:
    return " ".join(text.split())


def full_name(about: Indicator, segment: Segment | None = None) -> str:
    """The figure and the part of the business it is about."""
    return one_line(about.label + (f", {segment.kind} {segment.name}" if segment else ""))


def names_of(about: Indicator, segment: Segment | None = None) -> tuple[str, ...]:
    """From the fullest to the shortest."""
    if segment is not None:
        return tuple(dict.fromkeys((full_name(about, segment), one_line(f"{about.name}, {segment.name}"))))
    return tuple(dict.fromkeys(map(one_line, (about.label, about.name))))


def without_colon(names: Iterable[str]) -> tuple[str, ...]:
    """Names after which a title goes on with a colon: one in a name would be the second. All, if each has one."""
    every = tuple(names)
    return tuple(name for name in every if ": " not in name) or every


def titled(names: Iterable[str], tails: Iterable[str]) -> tuple[str, ...]:
    """Every name with every tail that is short enough, fullest first; the last one always is."""
    heads, ends = list(names), list(tails)
    fitting = tuple(head + end for head in heads for end in ends if len(head + end) <= LONGEST_TITLE)
    shortest = min(ends, key=len)
    return (*fitting, cut(heads[-1], LONGEST_TITLE - len(shortest)) + shortest)


def titled_by_message(names: Iterable[str], tails: Iterable[str]) -> tuple[str, ...]:
    """As `titled`, but a shorter name comes before a tail that says less: the subtitle has the full name anyway."""
    heads, ends = list(names), list(tails)
    fitting = tuple(head + end for end in ends for head in heads if len(head + end) <= LONGEST_TITLE)
    return (*fitting, titled(heads, ends)[-1])


def within(titles: Iterable[str]) -> tuple[str, ...]:
    """Those that are short enough; of the last one as much as is, so that there always is a title."""
    every = list(titles)
    return (*(title for title in every if len(title) <= LONGEST_TITLE), cut(every[-1], LONGEST_TITLE))


def cut(text: str, room: int) -> str:
    """At most so many characters, cut between words where a word is not most of it."""
    if len(text) <= room:
        return text
    head, space, _ = text[: room - 1].rpartition(" ")
    return (head if space and len(head) > room // 2 else text[: room - 1]).rstrip(" ,;:") + _ELLIPSIS


def plain_name(name: str) -> str:
    """Without what stands in brackets at its end: Visits (sessions) is called Visits in a sentence."""
    return one_line(name).partition(" (")[0]


def cut_middle(text: str, room: int) -> str:
    """As `cut`, but a short last word stays: it may be all that tells a name from others like it."""
    head, _, tail = text.rpartition(" ")
    if len(text) <= room or not head or len(tail) > _LONGEST_TAIL:
        return cut(text, room)
    return f"{cut(head, room - len(tail) - 1)} {tail}"


def told_apart(names: Sequence[str], room: int) -> list[str]:
    """As `cut_middle`; names that would look alike lose the words with which all of them begin.

    A name that is cut looks like every one that goes on from there.
    """
    short = [cut_middle(name, room) for name in names]
    stems = sorted((text.removesuffix(_ELLIPSIS) for text in short if text.endswith(_ELLIPSIS)), key=len)
    looks = [next(filter(name.startswith, stems), text) for name, text in zip(names, short, strict=True)]
    ends = without_shared_start(names, looks)
    return [text if end == name else cut(end, room) for text, name, end in zip(short, names, ends, strict=True)]


def without_shared_start(names: Sequence[str], looks: Sequence[Hashable]) -> list[str]:
    """Names whose ``looks`` are the same, from the first word on that tells them apart and the one before it."""
    found = list(names)
    for look in dict.fromkeys(looks):
        alike = [place for place, other in enumerate(looks) if other == look]
        if len({names[place] for place in alike}) > 1:
            shared = _shared_words([names[place].split() for place in alike])
            for place in alike:
                rest = " ".join(names[place].split()[max(0, shared - 1) :])
                found[place] = _ELLIPSIS + rest if shared > 1 else names[place]
    return found


def first_difference(names: Sequence[str], looks: Sequence[Hashable], *, by_words: bool) -> dict[int, int]:
    """By the place of each name whose look another one has, where the first word stands that tells them apart; else a
    few letters before the first letter that does.
    """
    found: dict[int, int] = {}
    for look in dict.fromkeys(looks):
        alike = [place for place, other in enumerate(looks) if other == look]
        group = [names[place] for place in alike]
        shared = _shared_letters(group)
        start = group[0].rfind(" ", 0, shared) + 1 if by_words else shared - _LETTERS_BEFORE
        if len(set(group)) > 1:
            found |= dict.fromkeys(alike, max(0, start))
    return found


def _shared_letters(names: Sequence[str]) -> int:
    least = min(map(len, names))
    return next((place for place in range(least) if len({name[place] for name in names}) > 1), least)


def _shared_words(names: Sequence[Sequence[str]]) -> int:
    """With how many words all of them begin; the last word of a name is never counted."""
    least = min(map(len, names)) - 1
    return next((place for place in range(least) if len({words[place] for words in names}) > 1), max(least, 0))


def source_words(business: Business) -> str:
    return f"Source: {'example figures' if business.is_example else 'own books'}."


def exact_unit(unit: Unit, currency: str) -> str:
    """Of unrounded figures in a table; percent are held as ratios."""
    if unit in {Unit.MONEY, Unit.MONEY_PER_HOUR}:
        return one_line(currency) + ("" if unit is Unit.MONEY else " per hour")
    return "ratio, 0.05 is 5 %" if unit is Unit.PERCENT else str(unit)


def sentences(*parts: str) -> str:
    """What there is of them, in one paragraph."""
    return " ".join(_ended(parts))


def _ended(parts: Iterable[str]) -> Iterator[str]:
    for part in filter(None, map(str.strip, parts)):
        yield part if part.endswith((".", "!", "?", _ELLIPSIS)) else part + "."
