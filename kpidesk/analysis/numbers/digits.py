"""The digits of a figure as it was typed: how many of them tell something, and whether two of them changed places."""

from itertools import pairwise


def significant(value: float) -> str:
    """The digits without sign, point, and zeros before and behind."""
    mantissa, _, _ = f"{abs(value):.14e}".partition("e")
    return mantissa.replace(".", "").rstrip("0")


def step_of(value: float) -> float:
    """What the last digit that was typed counts: 0.01 of 12.34; 1 of a whole number."""
    _, point, decimals = f"{abs(value):.15g}".partition(".")
    return 10.0 ** -len(decimals) if point and "e" not in decimals else 1.0


def are_swapped(value: float, other: float) -> bool:
    """Whether two neighbouring digits changed places and nothing else did; both have at least three digits."""
    if value == other or (value < 0) != (other < 0) or not _may_have_the_same_digits(value - other):
        return False
    mine, theirs = _aligned(abs(value), abs(other))
    if len(mine) != len(theirs) or len(mine) < _LEAST_DIGITS:
        return False
    differing = [place for place, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return (mine[first], mine[second]) == (theirs[second], theirs[first]) and mine[0] != "0" != theirs[0]


_LEAST_DIGITS = 3


def _may_have_the_same_digits(difference: float) -> bool:
    """Figures with the same digits in another order differ by a multiple of nine: eight in nine are told at once."""
    steps = difference * 1e4
    whole = round(steps)
    return whole % 9 == 0 or abs(steps - whole) > _NOT_WHOLE


_NOT_WHOLE = 0.01  # more decimals than four, or too large for a float to tell


def _aligned(value: float, other: float) -> tuple[str, str]:
    """Both with the same number of decimals, without the point."""
    texts = [f"{number:.15g}" for number in (value, other)]
    if any("e" in text for text in texts):
        return "", ""
    parts = [text.partition(".") for text in texts]
    decimals = max(len(part[2]) for part in parts)
    first, second = (whole + behind.ljust(decimals, "0") for whole, _, behind in parts)
    return first, second


def changes_of(values: list[float | None]) -> list[float]:
    """The sizes of the moves from one value to the next, where both are there."""
    return [abs(later - earlier) for earlier, later in pairwise(values) if earlier is not None and later is not None]
