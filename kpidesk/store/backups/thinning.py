"""Which backups go: the older they are, the fewer are kept, and never the newest."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Sequence
from enum import IntEnum

from kpidesk.domain.file_facts import Backup, BackupReason

FORCED = frozenset(
    {
        BackupReason.MIGRATION,
        BackupReason.IMPORT,
        BackupReason.RESTORE,
        BackupReason.BULK,
    }
)
"""Made before something that cannot be undone step by step: kept for thirty days whatever comes after."""

CAP = 500_000_000
"""Bytes that the backups of one file may take together."""

_RECENT, _MOST_RECENT = dt.timedelta(days=2), 40
_FORCED_FOR = dt.timedelta(days=30)


class _Tier(IntEnum):
    """What a backup is kept as; where room is short, they go in this order, the oldest of each first."""

    DAILY = 0
    WEEKLY = 1
    MONTHLY = 2
    RECENT = 3
    FORCED = 4


_Span = Callable[[dt.datetime], Hashable]
_SPANS: tuple[tuple[_Tier, int, _Span], ...] = (
    (_Tier.DAILY, 14, lambda at: at.date()),
    (_Tier.WEEKLY, 10, lambda at: at.isocalendar()[:2]),
    (_Tier.MONTHLY, 24, lambda at: (at.year, at.month)),
)


def going(kept: Sequence[Backup], now: dt.datetime, cap: int = CAP) -> list[Backup]:
    """Those of one file's backups that need not stay, ``now`` being a moment with its time zone.

    All of the last two days stay (the newest 40), then the last of each of 14 days, of 10 weeks and of 24 months that
    have any; forced ones for thirty days; and always the newest. Days, weeks and months are those of the zone of
    ``now``. Beyond ``cap`` bytes more go, the oldest daily ones first. A backup from the future, by a clock that was
    wrong, counts as old as it is far away.
    """
    by_age = sorted(kept, key=lambda backup: abs(now - backup.at))
    tiers = _tiers(by_age, now)
    gone = [backup for backup, tier in zip(by_age, tiers, strict=True) if tier is None]
    staying = [(tier, place) for place, tier in enumerate(tiers) if tier is not None]
    too_much = sum(by_age[place].size for _, place in staying) - cap
    for _, place in sorted(staying[1:], key=lambda each: (each[0], -each[1])):
        if too_much <= 0:
            break
        gone.append(by_age[place])
        too_much -= by_age[place].size
    return gone


def _tiers(by_age: Sequence[Backup], now: dt.datetime) -> list[_Tier | None]:
    """What each is kept as, the nearest first; None for what goes."""
    moments = [backup.at.astimezone(now.tzinfo) for backup in by_age]
    recent = [abs(now - backup.at) <= _RECENT for backup in by_age].count(True)
    recent = min(recent, _MOST_RECENT)
    tiers: list[_Tier | None] = [_Tier.RECENT] * recent
    tiers += list(_representatives(moments[recent:], moments[recent - 1] if recent else None))
    return [
        _Tier.FORCED if backup.reason in FORCED and abs(now - backup.at) <= _FORCED_FOR else tier
        for backup, tier in zip(by_age, tiers, strict=True)
    ]


def _representatives(moments: Sequence[dt.datetime], last: dt.datetime | None) -> Iterator[_Tier | None]:
    """The newest of each day while days are left, then of each week, then of each month; ``last`` is kept already."""
    left = [count for _, count, _ in _SPANS]
    for moment in moments:
        place = next((place for place, count in enumerate(left) if count), None)
        if place is None:
            yield None
            continue
        tier, _, span = _SPANS[place]
        if last is not None and span(moment) == span(last):
            yield None
            continue
        left[place] -= 1
        last = moment
        yield tier
