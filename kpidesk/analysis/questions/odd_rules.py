"""When a figure is odd beside its own history: one function for each rule, and what keeps it from asking too much.

Measured, all rules together: steady growth of up to 20 % a month, a linear rise, a fee that never changes, and zeros
with a few small counts ask nothing. Of a hundred figures with ten percent of chance in them 1.4 are asked about, of
counts around 150 with twelve percent 2.1. A lasting new level asks once or twice, a strong season in its first year
only. The sample business, 48 lines over 36 months, asks about 0.3 figures a month.
"""

from math import sqrt

from kpidesk.analysis.numbers.digits import are_swapped, changes_of, significant, step_of
from kpidesk.analysis.questions.line_history import LOOK_BACK, LineHistory
from kpidesk.analysis.questions.usual_range import UsualRange
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month

TEN_TIMES = 8.0
"""A slip with the zero makes ten times of a figure that has moved itself: from here on it may be one."""

_LEAST_LARGE = 20.0  # below this ten times is nothing: two replies, then one
_LEAST_DIGITS = 3
_NEW_DIGITS = 4  # of a figure whose moves are not known yet
_TELLING_STEPS = 20  # a figure that moves by fewer steps than this meets its last value by chance every few years
_YEAR = 12
_FEW_EARLIER = 3
_MOST_REPEATS = 2
_SEASON_REACH = 0.2  # one year alone says little about how strong a season is
_CHANCE = 3.0  # standard deviations by which a count of independent events may differ


def is_new_sign(value: float, month: Month, line: LineHistory) -> bool:
    if value == 0 or (line.about.lowest is not None and line.about.lowest >= 0):
        return False
    earlier = [one for one in line.before(month, LOOK_BACK) if one]
    return len(earlier) >= _FEW_EARLIER and all((one < 0) is not (value < 0) for one in earlier)


def is_ten_times(value: float, last: float, month: Month, line: LineHistory, is_running: bool) -> bool:
    """Not where the figure was as large, or as small, before; shares and scores do not get another zero.

    A month that still runs may well have a tenth.
    """
    now, then = abs(value), abs(last)
    if now < TEN_TIMES * then and (is_running or then < TEN_TIMES * now):
        return False
    if not now or not then or line.about.unit in {Unit.PERCENT, Unit.SCORE} or max(now, then) < _LEAST_LARGE:
        return False
    earlier = [abs(one) for one in line.before(month, 2 * _YEAR) if one]
    return now > 1.25 * max(earlier) if now > then else now < 0.8 * min(earlier)


def is_swapped(value: float, last: float, month: Month, line: LineHistory) -> bool:
    return are_swapped(value, last) and (_moves_freely(month, line, value) or _moves_less(month, line, value - last))


def is_repeated(value: float, last: float, month: Month, line: LineHistory) -> bool:
    """Not a figure that stands, nor one that often repeats or moves by so little that it must meet itself."""
    if value != last or line.about.standing or len(significant(value)) < _LEAST_DIGITS:
        return False
    moves = changes_of(line.before(month, _YEAR))
    repeats = moves.count(0.0)
    is_rare = repeats < _MOST_REPEATS and 4 * repeats <= len(moves)
    return is_rare and _moves_freely(month, line, value)


def _moves_freely(month: Month, line: LineHistory, value: float) -> bool:
    """Whether it moves by so many steps of its last digit that meeting a given value by chance is rare."""
    moves = changes_of(line.before(month, _YEAR))
    if len(moves) < _FEW_EARLIER:
        return len(significant(value)) >= _NEW_DIGITS
    return sum(moves) >= _TELLING_STEPS * len(moves) * step_of(value)


def _moves_less(month: Month, line: LineHistory, move: float) -> bool:
    """Whether it usually moves by less than half of this."""
    moves = changes_of(line.before(month, _YEAR))
    return 2 * sum(moves) < len(moves) * abs(move)


def is_as_last_year(value: float, month: Month, line: LineHistory, usual: UsualRange) -> bool:
    """Whether the same month of last year was as unlike its own neighbours: each December.

    Compared with last year's figure times what the three months before have grown since.
    """
    a_year_ago = line.rate(month - _YEAR)
    recent = [line.rate(month - back) for back in (1, 2, 3)]
    earlier = [line.rate(month - back - _YEAR) for back in (1, 2, 3)]
    pairs = [(new, old) for new, old in zip(recent, earlier, strict=True) if new is not None and old is not None]
    grown, base = sum(new for new, _ in pairs), sum(old for _, old in pairs)
    if not a_year_ago or not usual.centre or base <= 0 or grown <= 0:
        return False
    expected = a_year_ago * grown / base * line.days(month)
    reach = max((usual.high - usual.low) / 2, _SEASON_REACH * abs(usual.centre)) * abs(expected / usual.centre)
    return abs(value - expected) <= reach


def is_within_chance(value: float, line: LineHistory, usual: UsualRange) -> bool:
    """Whether so many events come together by chance: seven complaints where there are three on average."""
    is_counted = line.per_day and line.about.unit is Unit.COUNT
    return is_counted and abs(value - usual.centre) <= _CHANCE * sqrt(max(usual.centre, 1.0))
