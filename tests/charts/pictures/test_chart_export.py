"""Files of charts: by their ending, whole or not at all, and refused with a reason."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.charts.pictures.export import SUFFIXES, UnknownFormat, content, export, replace_file
from kpidesk.charts.pictures.picture import Look
from kpidesk.charts.pictures.presets import PRESETS
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal


@pytest.fixture
def chart(facts: Callable[..., GoalVsActualFacts]) -> GoalVsActual:
    return describe(facts())


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF-"), (".csv", b'\xef\xbb\xbf"month"')],
)
def test_the_ending_decides_the_format(chart: GoalVsActual, tmp_path: Path, suffix: str, start: bytes) -> None:
    path = tmp_path / f"chart{suffix.upper()}"
    export(chart, path, PRESETS["square"])
    assert path.read_bytes().startswith(start)
    if suffix != ".pdf":  # embedding the fonts twice takes long, and another test compares two runs
        assert path.read_bytes() == content(chart, suffix, PRESETS["square"])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_all_endings_are_known() -> None:
    assert SUFFIXES == (".png", ".svg", ".pdf", ".csv")


@pytest.mark.parametrize("name", ["chart", "chart.jpg", "chart.png.txt"])
def test_other_endings_are_refused_with_those_that_work(chart: GoalVsActual, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"end the file name in \.png, \.svg, \.pdf, \.csv") as refused:
        export(chart, tmp_path / name)
    assert isinstance(refused.value, Refusal)
    assert not list(tmp_path.iterdir())


def test_the_look_reaches_the_file(chart: GoalVsActual, tmp_path: Path) -> None:
    export(chart, tmp_path / "dark.svg", look=Look(dark=True))
    assert "#15191e" in (tmp_path / "dark.svg").read_text()


def test_an_older_file_is_replaced(chart: GoalVsActual, tmp_path: Path) -> None:
    path = tmp_path / "chart.csv"
    path.write_text("old")
    export(chart, path)
    assert "old" not in path.read_text()


def test_a_folder_in_place_of_the_file_is_refused(chart: GoalVsActual, tmp_path: Path) -> None:
    (tmp_path / "chart.png").mkdir()
    with pytest.raises(FileRefused) as refused:
        export(chart, tmp_path / "chart.png")
    assert refused.value.problem is FileProblem.IS_FOLDER


@pytest.mark.parametrize("place", ["missing/chart.png", "file/chart.png"])
def test_a_folder_that_is_not_there_is_named(chart: GoalVsActual, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(FileRefused) as refused:
        export(chart, tmp_path / place)
    assert (refused.value.problem, refused.value.path) == (FileProblem.NOT_FOUND, (tmp_path / place).parent)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), FileProblem.NOT_WRITABLE),
        (OSError(errno.EROFS, "Read-only file system"), FileProblem.NOT_WRITABLE),
        (OSError(errno.ENOSPC, "No space left on device"), FileProblem.DISK_FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FileProblem.DISK_FULL),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), FileProblem.IS_FOLDER),
        (FileNotFoundError(errno.ENOENT, "No such file"), FileProblem.NOT_FOUND),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: FileProblem
) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(b"old")

    def fail(_: Path, __: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FileRefused) as refused:
        replace_file(path, b"new")
    monkeypatch.undo()
    assert refused.value.problem is problem
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_longer_than_the_system_allows_is_refused(chart: GoalVsActual, tmp_path: Path) -> None:
    for path in (tmp_path / ("x" * 300 + ".png"), tmp_path / ("x" * 300) / "chart.png"):
        with pytest.raises(FileRefused):
            export(chart, path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".png")
    replace_file(path, b"picture")
    assert path.read_bytes() == b"picture"


def test_unknown_content_is_refused_as_well(chart: GoalVsActual) -> None:
    with pytest.raises(UnknownFormat):
        content(chart, ".gif")
