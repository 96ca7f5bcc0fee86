"""Errors that nobody expected leave a report without anything of the owner's."""

import datetime as dt
from pathlib import Path

from kpidesk.crash_report import MOST, keep_report

NOON = dt.datetime(2026, 9, 3, 12, 0)


def failed(text: str) -> BaseException:
    try:
        try:
            raise KeyError(text)
        except KeyError as first:
            raise ValueError(text) from first
    except ValueError as error:
        return error


def test_a_report_says_what_happened_where_and_no_figure(tmp_path: Path) -> None:
    path = keep_report(tmp_path / "crashes", failed("Salary 4,321"), NOON)
    assert path == tmp_path / "crashes" / "crash-2026-09-03-120000.txt"
    text = path.read_text()
    assert "ValueError" in text and "KeyError" in text and "test_crash_report.py" in text
    assert "4,321" not in text


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    for minute in range(MOST + 5):
        keep_report(tmp_path / "crashes", failed("x"), NOON + dt.timedelta(minutes=minute))
    kept = sorted(path.name for path in (tmp_path / "crashes").iterdir())
    assert len(kept) == MOST and kept[0] == "crash-2026-09-03-120500.txt"


def test_a_report_that_cannot_be_written_is_no_second_error(tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("in the way")
    assert keep_report(tmp_path / "crashes", failed("x"), NOON) is None
