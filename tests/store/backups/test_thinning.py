"""Which backups go, by a calendar of thousands of made-up ones."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.file_facts import Backup, BackupReason
from kpidesk.store.backups.thinning import FORCED, going

NOW = dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def backup(age: dt.timedelta, reason: BackupReason = BackupReason.HALF_HOUR, size: int = 1) -> Backup:
    return Backup(Path(f"{age}-{reason}"), NOW - age, reason, size, 2, 1, "", 0, "")


def ages(left: list[Backup]) -> list[dt.timedelta]:
    return sorted(NOW - each.at for each in left)


def staying(kept: list[Backup], cap: int = 10**9) -> list[Backup]:
    gone = going(kept, NOW, cap)
    return [each for each in kept if each not in gone]


def test_nothing_goes_of_nothing() -> None:
    assert going([], NOW) == []


def test_all_of_the_last_two_days_stay_up_to_forty() -> None:
    kept = [backup(HOUR * number) for number in range(48)]
    assert ages(staying(kept))[:40] == [HOUR * number for number in range(40)]
    assert len(staying(kept[:40])) == 40


def test_later_the_last_of_each_day_stays_for_fourteen_days() -> None:
    kept = [backup(day * DAY + hour * HOUR) for day in range(3, 17) for hour in (0, 3, 6)]
    assert ages(staying(kept)) == [day * DAY for day in range(3, 17)]


def test_after_two_years_there_are_days_weeks_and_months() -> None:
    kept: list[Backup] = []
    for day in range(1000):
        now = NOW + day * DAY
        kept.append(Backup(Path(str(day)), now, BackupReason.DAY, 1, 2, 1, "", 0, ""))
        gone = going(kept, now)
        kept = [each for each in kept if each not in gone]
    distances = sorted((now - each.at).days for each in kept)
    assert len(kept) == 3 + 14 + 10 + 24
    assert distances[:17] == list(range(17))
    assert [after - before for before, after in pairwise(distances[17:27])] == [7] * 9
    assert 23 * 28 < distances[-1] - distances[26] < 25 * 31


@pytest.mark.parametrize("reason", sorted(FORCED))
def test_forced_ones_stay_for_thirty_days(reason: BackupReason) -> None:
    kept = [backup(DAY * 25 + HOUR * hour, reason) for hour in range(5)]
    assert staying(kept) == kept
    assert len(staying([backup(DAY * 31 + HOUR / 10 * part, reason) for part in range(5)])) == 1


def test_the_newest_stays_however_old_and_however_large() -> None:
    newest = backup(DAY * 4000, size=10**12)
    assert staying([newest, backup(DAY * 4001, size=10**12)], cap=500) == [newest]


def test_beyond_the_cap_the_oldest_daily_ones_go_first() -> None:
    recent, days = (
        [backup(HOUR * hour, size=10) for hour in range(3)],
        [backup(DAY * day, size=10) for day in range(4, 14)],
    )
    assert staying(recent + days, cap=80) == recent + days[:5]
    assert staying(recent + days, cap=25) == recent[:2]


def test_forced_ones_go_last_where_room_is_short() -> None:
    forced = backup(DAY * 20, BackupReason.MIGRATION, size=10)
    recent = [backup(HOUR * hour, size=10) for hour in range(3)]
    assert staying([*recent, forced], cap=20) == [recent[0], forced]


def test_one_from_the_future_pushes_no_recent_one_out() -> None:
    future = [backup(-DAY * 365 - HOUR * hour) for hour in range(50)]
    recent = [backup(HOUR * hour) for hour in range(40)]
    assert [each for each in staying(future + recent) if each in recent] == recent


@given(
    st.lists(
        st.tuples(st.integers(-1000, 900_000), st.sampled_from(list(BackupReason)), st.integers(1, 9)), max_size=90
    ),
    st.integers(1, 400),
)
@settings(derandomize=True, deadline=None)
def test_whatever_there_is_the_rules_hold(stated: list[tuple[int, BackupReason, int]], cap: int) -> None:
    kept = [
        replace(backup(dt.timedelta(minutes=minutes), reason, size), path=Path(str(number)))
        for number, (minutes, reason, size) in enumerate(stated)
    ]
    gone = going(kept, NOW, cap)
    left = [each for each in kept if each not in gone]
    assert bool(left) is bool(kept)
    assert not kept or min(kept, key=lambda each: abs(NOW - each.at)).at in [each.at for each in left]
    assert len(left) <= 1 or sum(each.size for each in left) <= cap
    assert going(left, NOW, cap) == []
